"""Attestations de présence, as they were issued: who came when, in whose words, signed by whom.

One set is what was issued in one go, and becomes one PDF: one attestation per child, per child and month, or one list of all.
It names children, so it is kept apart from the invoice it proves, and can be erased; the invoice's record only keeps its hash.
"""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator

from chorus_desktop.domain.numbers import Siret
from chorus_desktop.domain.paper_code import PaperCode
from chorus_desktop.domain.shape import FileId, Key, Record


class Grouping(StrEnum):
    """What one attestation speaks of."""

    CHILD = "child"
    CHILD_MONTH = "child_month"
    COLLECTIVE = "collective"

    @property
    def label(self) -> str:
        """How the choice is said to a volunteer."""
        return {
            "collective": "Une liste de tous les enfants",
            "child": "Une attestation par enfant",
            "child_month": "Une attestation par enfant et par mois",
        }[self.value]


class Attended(Record):
    """One session that a child came to; ``minutes`` none where nobody knows how long.

    Attributes:
        activity: its name on that day; for a stay, what it is called, and ``day`` to ``last_day`` its days.
    """

    activity: str
    day: date
    last_day: date | None = None
    minutes: int | None = None


class Attestation(Record):
    """What is attested of one child.

    Attributes:
        child: id; ``name`` and ``card`` as printed.
        first: first day that it speaks of; ``last``: the last one.
    """

    child: Key
    name: str
    card: str = ""
    group: str = ""
    first: date
    last: date
    attended: tuple[Attended, ...]

    @property
    def minutes(self) -> int | None:
        """In all; none as soon as one is not known."""
        known = [item.minutes for item in self.attended]
        return sum(item or 0 for item in known) if known and None not in known else None


def _several(value: object) -> object:
    """One id alone was written as a text."""
    return tuple(filter(None, (value,))) if isinstance(value, str) else value


class CertificateSet(Record):
    """Attestations issued together.

    Attributes:
        code: printed on each page; the signed scan is known by it.
        invoice: id of the invoice that they prove; empty when they were made for themselves.
        who: which children were wanted, one of ``chosen.choices``; empty: chosen one by one.
        words: those of each attestation, places filled, in the order of ``items``; a collective one has a single text.
        signature: SHA-256 of the image printed; empty: it is to be signed by hand.
        pages: how many pages its PDF has.
        replaces: ids of the sets issued before for the same, whose scans count no more.
    """

    id: Key = ""
    code: PaperCode
    grouping: Grouping
    dossier: Key
    invoice: Key = ""
    who: Key = ""
    first: date
    last: date
    issued_on: date
    place: str
    association: str
    siret: Siret | None = None
    address: tuple[str, ...] = ()
    signatory: str
    quality: str
    recipient: str
    scheme: str
    card_title: str = ""
    items: tuple[Attestation, ...]
    words: tuple[str, ...]
    signature: FileId = ""
    pages: int = 0
    replaces: Annotated[tuple[Key, ...], BeforeValidator(_several)] = ()
    practice: bool = False

    @property
    def to_sign(self) -> bool:
        """Whether it is worth nothing before somebody signed it by hand."""
        return not self.signature


class SheetPage(Record):
    """One page of a printed sheet: which sessions are its columns, which children its rows; both by id."""

    sessions: tuple[Key, ...]
    children: tuple[Key, ...]


class PrintedSheet(Record):
    """An attendance sheet that was printed, so that its scan is filed with the right sessions.

    Attributes:
        filled: whether the marks were printed in it.
    """

    id: Key = ""
    code: PaperCode
    dossier: Key
    activity: Key
    printed_on: date
    filled: bool = False
    landscape: bool = True
    pages: tuple[SheetPage, ...]
