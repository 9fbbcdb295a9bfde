"""Entries in the form of the « fichier des écritures comptables » (livre des procédures fiscales, art. A. 47 A-1, VII)."""

import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date

from chorus_desktop.domain.ledger import Entry, Line

COLUMNS = (
    "JournalCode", "JournalLib", "EcritureNum", "EcritureDate", "CompteNum", "CompteLib", "CompAuxNum", "CompAuxLib", "PieceRef",
    "PieceDate", "EcritureLib", "Debit", "Credit", "EcritureLet", "DateLet", "ValidDate", "Montantdevise", "Idevise",
)  # fmt: skip
ENCODING = "iso-8859-15"
"""One of the three character sets of the article; the CSV of the same is in UTF-8."""

_LONGEST = 200
_TYPOGRAPHY = str.maketrans(
    {"’": "'", "‘": "'", "“": "'", "”": "'", '"': "'", "–": "-", "—": "-", "…": "...", "|": "/", "\u202f": " ", "\u00a0": " "}
)


def rows(entries: Iterable[Entry]) -> list[tuple[str, ...]]:
    """Its rows, without the titles; entries are numbered from 1 in one series, so that a program that groups by number takes none for another.

    Lettering and currency are left empty; the day of validation is that of the entry, for it is the program that reads it that validates.
    """
    return [_row(number, entry, line) for number, entry in enumerate(entries, start=1) for line in entry.lines]


def _row(number: int, entry: Entry, line: Line) -> tuple[str, ...]:
    day = _day(entry.on)
    return (
        entry.journal, clean(entry.journal_label), str(number), day, line.account, clean(line.label), line.party, clean(line.party_name),
        clean(entry.piece), _day(entry.piece_on), clean(entry.label), _amount(line.debit), _amount(line.credit), "", "", day, "", "",
    )  # fmt: skip


def text(found: Sequence[Sequence[str]]) -> str:
    """The whole file: titles, then rows, cells parted by tabulations."""
    return "".join("\t".join(cells) + "\r\n" for cells in (COLUMNS, *found))


def name(siren: str, last: date) -> str:
    """« 123456782FEC20261231.txt »: SIREN of the association, last day of the exercise."""
    return f"{siren}FEC{_day(last)}.txt"


def clean(said: str) -> str:
    """A text that cannot be taken for a separator, a quotation or an end of line, in the characters of the file, not too long."""
    written = "".join(map(_written, said.translate(_TYPOGRAPHY)))
    # Once more: a full-width quotation mark becomes a plain one only now.
    plain = "".join(sign if sign.isprintable() else " " for sign in written.translate(_TYPOGRAPHY))
    return " ".join(plain.split())[:_LONGEST].strip()


def _written(sign: str) -> str:
    for form in (sign, "".join(part for part in unicodedata.normalize("NFKD", sign) if not unicodedata.combining(part))):
        try:
            form.encode(ENCODING)
        except UnicodeEncodeError:
            continue
        return form
    return "?"


def _day(day: date) -> str:
    return f"{day:%Y%m%d}"


def _amount(cents: int) -> str:
    return f"{cents // 100},{cents % 100:02}"
