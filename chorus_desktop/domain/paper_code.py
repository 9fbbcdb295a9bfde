"""The short code printed on each page of a sheet or a certificate, so that its scan finds its way back.

``CD:F7K3Q9X/2`` is page 2 of the sheet ``F-7K3Q-9X``: a letter for the kind, five letters or digits drawn by lot, a check character.
Read by a machine as a QR code, typed by hand where the scan is too poor. It tells nothing of who is on the page.
"""

import re
from typing import NamedTuple

from stdnum import luhn

from chorus_desktop.domain.money import UnreadableError
from chorus_desktop.domain.numbers import Number
from chorus_desktop.domain.problems import sentences

sentences(
    {
        "code.text": "«\u00a0{text}\u00a0» n’est pas un code de feuille. Il est au pied de la page, comme F-7K3Q-9X.",
        "code.key": "«\u00a0{text}\u00a0»\u00a0: un caractère de ce code est sans doute mal recopié.",
    }
)

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Without 0, 1, I and O, which one takes for another."""

SHEET, CERTIFICATE = "F", "A"
"""The first letter: « feuille » de présence, « attestation »."""

_SCANNED = re.compile(r"CD:([0-9A-Z-]{7,9})/([0-9]{1,4})")
_PRINTED = re.compile(r"\b([0-9A-Z]-[0-9A-Z]{4}-[0-9A-Z]{2})\s*\S?\s*page\s+([0-9]{1,4})/[0-9]")
"""As ``PaperCode.printed`` writes it; recognition software may take the dot between for something else."""


class PaperCode(Number):
    """A code such as ``F7K3Q9X``, whose last character checks the others."""

    __slots__ = ()

    @classmethod
    def compact(cls, text: str) -> str:
        bare = re.sub(r"[\s\-\u2010-\u2015.]", "", text).upper().removeprefix("CD:")
        if not re.fullmatch(f"[{SHEET}{CERTIFICATE}][{ALPHABET}]{{6}}", bare):
            raise UnreadableError("code.text", text=text.strip())
        if not luhn.is_valid(bare, alphabet=ALPHABET):
            raise UnreadableError("code.key", text=text.strip())
        return bare

    def pretty(self) -> str:
        return f"{self[0]}-{self[1:5]}-{self[5:]}"

    def on_page(self, page: int) -> str:
        """What the QR code of a page says; pages count from 1."""
        return f"CD:{self}/{page}"

    def printed(self, page: int, count: int) -> str:
        """The same in letters, beside the QR code."""
        return f"{self.pretty()} \u00b7 page {page}/{count}"


class ScannedPage(NamedTuple):
    """What was read on a page: whose it is, and which page of it."""

    code: PaperCode
    page: int


def paper_code(kind: str, drawn: int) -> PaperCode:
    """The code that a number drawn by lot gives.

    Args:
        kind: ``SHEET`` or ``CERTIFICATE``.
        drawn: any number from 0 to 32⁵ − 1.
    """
    letters = kind
    for _ in range(5):
        drawn, rank = divmod(drawn, len(ALPHABET))
        letters += ALPHABET[rank]
    return PaperCode(letters + luhn.calc_check_digit(letters, alphabet=ALPHABET))


def scanned(text: str) -> tuple[ScannedPage, ...]:
    """Every page code in a text: that of a QR code, or of the text layer of a PDF."""
    found = []
    for match in (*_SCANNED.finditer(text), *_PRINTED.finditer(text)):
        try:
            found.append(ScannedPage(PaperCode(match[1]), int(match[2])))
        except UnreadableError:
            continue
    return tuple(found)
