"""The tax code's file read as an accounting program does, apart from the code that writes it."""

from decimal import Decimal
from itertools import groupby
from typing import NamedTuple


class Read(NamedTuple):
    """One line; amounts in cents."""

    journal: str
    number: str
    on: str
    account: str
    party: str
    piece: str
    label: str
    debit: int
    credit: int


def read(content: str, separator: str = "\t") -> list[Read]:
    """Its lines, by the names of the first one."""
    head, *lines = content.splitlines()
    titles = head.split(separator)
    found = []
    for line in lines:
        cells = dict(zip(titles, line.split(separator), strict=True))
        found.append(
            Read(
                cells["JournalCode"], cells["EcritureNum"], cells["EcritureDate"], cells["CompteNum"], cells["CompAuxNum"], cells["PieceRef"],
                cells["EcritureLib"], _cents(cells["Debit"]), _cents(cells["Credit"]),
            )
        )  # fmt: skip
    return found


def grouped(lines: list[Read]) -> list[tuple[str, list[Read]]]:
    """Entries as a program that starts another one at each new number sees them."""
    return [(number, list(those)) for number, those in groupby(lines, key=lambda line: line.number)]


def _cents(text: str) -> int:
    return int(Decimal(text.replace(",", ".")) * 100)
