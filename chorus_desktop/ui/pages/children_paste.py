"""Children copied from a spreadsheet or a message: a line each, in the columns from the cell they are pasted in."""

from collections.abc import Mapping, Sequence
from uuid import uuid4

from chorus_desktop.domain.directory import truth
from chorus_desktop.domain.french import plain
from chorus_desktop.ui.pages.invoice_paste import cells

MOST_PASTED = 500
"""More than any club has: beyond, it is the wrong thing that was copied."""
_TITLES = {"prenom", "nom", "prenoms", "enfant", "enfants", "nom ou initiale", "nom de famille", "beneficiaire"}
Texts = Mapping[str, str]


def pasted(text: str, fields: list[str], rows: Sequence[Texts]) -> tuple[dict[str, Texts], dict[str, Texts], int]:
    """What a paste makes of the rows.

    Args:
        text: what was copied; a first line of titles is left out.
        fields: those of the columns, from the cell of the paste on.
        rows: the rows from that cell on; further lines are new children.

    Returns:
        The texts to write by id of the row, what they were before, and how many lines were too many.
    """
    copied = cells(text)
    if copied and {plain(cell) for cell in copied[0] if cell} & _TITLES:
        copied = copied[1:]
    if fields[:1] == ["first_name"] and all(len(values) == 1 for values in copied):
        copied = [[*_split(values[0])] for values in copied]
    changes: dict[str, Texts] = {}
    before: dict[str, Texts] = {}
    for rank, values in enumerate(copied[:MOST_PASTED]):
        former = rows[rank] if rank < len(rows) else {"id": uuid4().hex}
        given = dict(zip(fields, values, strict=False))
        if "beneficiary" in given:
            given["beneficiary"] = "oui" if truth(given["beneficiary"]) else ""
        changes[former["id"]] = given
        before[former["id"]] = {**dict.fromkeys(given, ""), **former}
    return changes, before, max(0, len(copied) - MOST_PASTED)


def _split(name: str) -> tuple[str, str]:
    """First and last name of a name in one piece: « BERNARD Lina » as well as « Lina Bernard »; what is in capitals is the last name."""
    words = name.split()
    capitals = [word for word in words if len(word.strip(".")) > 1 and word == word.upper() != word.lower()]
    if capitals and len(capitals) < len(words):
        return " ".join(word for word in words if word not in capitals), " ".join(capitals)
    return words[0], " ".join(words[1:])
