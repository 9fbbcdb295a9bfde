"""Tables that people have: CSV in any usual encoding, XLSX, XLS and ODS, read into rows of text with their titles."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.intake import text_tables, workbooks

LARGEST_BYTES = 200_000_000
MOST_ROWS = 1_000_000
MOST_COLUMNS = 500
_HEAD_ROWS = 30
"""Titles of the table, addresses, dates of export: above the titles of the columns, never more than this."""


class Row(NamedTuple):
    """One row.

    Attributes:
        number: its place in the file as a spreadsheet counts it, from 1.
        cells: its texts, without the spaces around them; a short row has fewer than there are titles.
    """

    number: int
    cells: tuple[str, ...]


class Pasted(NamedTuple):
    """Cells copied in a spreadsheet, or any text a table may stand in."""

    text: str


Source = Path | Pasted
"""Where a table is read from: a file that somebody chose, or what was pasted."""

Heading = Callable[[Sequence[tuple[str, ...]]], int | None]
"""Which of the first rows holds the titles of the columns; none when no row does."""


@dataclass(frozen=True)
class Table:
    """A table whose head was read.

    Attributes:
        source: where it is; the rows are read from it each time they are asked for.
        titles: one for each column; « Colonne 2 » where the file gives none.
        headed: whether the file has a row of titles.
        start: number of the first row of data.
    """

    source: Source
    titles: tuple[str, ...]
    headed: bool
    start: int

    def rows(self) -> Iterator[Row]:
        """The rows that hold something, one after the other.

        Raises:
            Trouble: the file is damaged further on, or too long.
        """
        return (row for row in _filled(self.source) if row.number >= self.start)


def open_table(source: Source, heading: Heading | None = None) -> Table:
    """Look at the head of a table.

    Args:
        source: where it is.
        heading: knows the titles of such a table; without it, titles are words in the first row that fills several cells.

    Raises:
        Trouble: it is no table, is empty, damaged, protected or too large.
    """
    return read_table(source, heading)[0]


def read_table(source: Source, heading: Heading | None = None) -> tuple[Table, Iterator[Row]]:
    """The same, with its rows of data: the file is read once, which counts for a large workbook.

    Raises:
        Trouble: it is no table…; the rows raise it too, where the file is damaged further on.
    """
    lines = _filled(source)
    head = list(islice(lines, _HEAD_ROWS))
    if not head:
        raise _empty(source)
    table = _headed(source, head, heading)
    return table, (row for row in chain(head, lines) if row.number >= table.start)


def _headed(source: Source, head: Sequence[Row], heading: Heading | None) -> Table:
    widest = max(len(row.cells) for row in head)
    if widest > MOST_COLUMNS:
        raise Trouble(
            f"Ce tableau a plus de {MOST_COLUMNS} colonnes\u00a0: ce n’est sans doute pas la bonne feuille.",
            "Gardez les colonnes utiles et enregistrez-le de nouveau.",
        )
    # What stands above the table (its title, the day of the export) fills one cell, the titles fill several.
    first = next((row for row in head if sum(map(bool, row.cells)) > 1), head[0])
    titled = heading([row.cells for row in head]) if heading is not None else None
    first = head[titled] if titled is not None else first
    if titled is None if heading is not None else not _is_head(first.cells):
        return Table(source, tuple(f"Colonne {place}" for place in range(1, widest + 1)), headed=False, start=first.number)
    titles = (*first.cells, *("" for _ in range(widest - len(first.cells))))
    named = tuple(title or f"Colonne {place}" for place, title in enumerate(titles, start=1))
    return Table(source, named, headed=True, start=first.number + 1)


def _is_head(cells: tuple[str, ...]) -> bool:
    """Titles are words: a row that holds a number or a date is data already."""
    filled = [cell for cell in cells if cell]
    return all(
        any(sign.isalpha() for sign in cell) and not any(part.isdigit() and len(part) > 4 for part in cell.split()) for cell in filled
    )


def _empty(source: Source) -> Trouble:
    if isinstance(source, Pasted):
        return Trouble(
            "Il n’y a rien à coller\u00a0: aucun texte n’est copié.",
            "Sélectionnez les cellules dans votre tableur, copiez-les (Ctrl + C), puis collez-les ici.",
        )
    return Trouble("Ce fichier est vide\u00a0: il n’y a aucune ligne à lire.", "Vérifiez que c’est le bon fichier.")


def _filled(source: Source) -> Iterator[Row]:
    """Every row that is not blank.

    Raises:
        Trouble: the file cannot be read, or the table is too long.
    """
    lines = text_tables.rows_of(source.text) if isinstance(source, Pasted) else _lines(source)
    for number, cells in enumerate(lines, start=1):
        if number > MOST_ROWS:
            raise Trouble(
                f"Ce tableau a plus d’un million de lignes ({MOST_ROWS:_}).".replace("_", "\u202f"),
                "Partagez-le en plusieurs fichiers.",
            )
        kept = tuple(_tidied(cell) for cell in cells)
        if any(kept):
            yield Row(number, kept)


def _lines(path: Path) -> Iterator[list[str]]:
    """The rows of a file.

    Raises:
        Trouble: it cannot be read.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            magic = file.read(8)
    except OSError as gone:
        raise Trouble(
            f"Le fichier «\u00a0{path.name}\u00a0» ne peut pas être lu.",
            "Vérifiez qu’il existe toujours et qu’aucun autre programme ne le retient.",
        ) from gone
    if size > LARGEST_BYTES:
        raise Trouble(
            f"Ce fichier dépasse {LARGEST_BYTES // 1_000_000}\u00a0Mo\u00a0: il est trop gros pour être lu.",
            "Gardez les lignes et les colonnes utiles, puis enregistrez-le de nouveau.",
        )
    return workbooks.rows(path) if workbooks.is_workbook(magic) else text_tables.rows(path)


def _tidied(cell: str) -> str:
    text = cell.strip()
    return text if text.isprintable() else "".join(sign if sign.isprintable() or sign in "\u00a0\u202f" else " " for sign in text).strip()
