"""A table brought in from a file: looked at, its columns chosen, judged row by row, then written in one go that can be undone.

Each kind of table (a directory, a list of « prises en charge »…) is a ``TableKind``; the window's page is the same for all.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Generic, NamedTuple, TypeVar

from chorus_desktop.domain.columns import Chosen, RowProblem, Wanted, cells_of, guess
from chorus_desktop.domain.french import plural
from chorus_desktop.domain.problems import Problem
from chorus_desktop.intake.tables import Pasted, Row, Source, open_table
from chorus_desktop.store.database import Store

__all__ = [
    "Judged", "Preview", "Read", "Reader", "Source", "TableKind", "Told", "Written", "bring_in", "judge", "look", "pasted", "take_back",
]  # fmt: skip

T = TypeVar("T")
Told = Callable[[int, int, str], object]
"""How far a long work is: done, in all, what it is at; it raises when the work is given up."""

PREVIEW_ROWS = 6
MOST_LISTED = 200
_STEP = 2_000


class Read(NamedTuple, Generic[T]):
    """What one row says.

    Attributes:
        value: none when the row is not imported.
        problems: what is wrong in it; ``where`` is the key of a wanted field. A warning does not keep the row out.
        tally: words under which such rows are counted (« SIRET déjà vus plus haut »), where the list of problems would be too long.
    """

    value: T | None
    problems: tuple[Problem, ...] = ()
    tally: str = ""


class Written(NamedTuple):
    """What an import did.

    Attributes:
        said: one sentence for the « Annuler » bar.
        undo: given back to the kind's ``undo``; empty when there is nothing to take back.
    """

    said: str
    undo: str


Reader = Callable[[Mapping[str, str]], Read[T]]


@dataclass(frozen=True)
class TableKind(Generic[T]):
    """One kind of table.

    Attributes:
        heading: of the page; ``subtitle``: where such a file comes from.
        noun: one row in words (« structure »), and ``many`` its plural where an ``s`` is not enough.
        wanted: the fields looked for.
        reader: makes what reads one row; made anew for each pass, so that it may remember the rows before (duplicates).
        write: writes all values in one transaction.
        undo: takes back what was written.
    """

    heading: str
    subtitle: str
    noun: str
    wanted: tuple[Wanted, ...]
    reader: Callable[[], Reader[T]]
    write: Callable[[Store, Iterator[T]], Written]
    undo: Callable[[Store, str], object]
    many: str = ""


@dataclass(frozen=True)
class Head:
    """What is shown of a table: its titles, its first rows of data, the columns guessed."""

    titles: tuple[str, ...]
    rows: tuple[Row, ...]
    chosen: Chosen


@dataclass(frozen=True)
class Preview(Head):
    """The head of a file.

    Attributes:
        headed: whether it has titles.
    """

    source: Source
    headed: bool


@dataclass(frozen=True)
class Judged:
    """What every row of a table says.

    Attributes:
        good: rows that will be imported; ``left_out``: rows that will not.
        listed: the first problems, by row; ``more``: how many follow that are not listed.
        tallies: words and how many rows they count, the most first.
    """

    good: int
    left_out: int
    listed: tuple[RowProblem, ...]
    more: int
    tallies: tuple[tuple[str, int], ...] = ()


def pasted(text: str) -> Pasted:
    """Cells copied in a spreadsheet, as a table to look at."""
    return Pasted(text)


def look(store: Store, source: Source, wanted: Sequence[Wanted]) -> Preview:  # noqa: ARG001 - every service is given the store
    """The head of a table and what its columns seem to hold.

    Raises:
        Trouble: the file is no table.
    """
    table = open_table(source)
    first = tuple(islice(table.rows(), PREVIEW_ROWS))
    return Preview(table.titles, first, guess(wanted, table.titles) if table.headed else {}, source, table.headed)


def judge(store: Store, kind: TableKind[Any], source: Source, chosen: Chosen, progress: Told) -> Judged:  # noqa: ARG001 - as above
    """Read every row without writing anything.

    Raises:
        Trouble: the file is damaged further on.
    """
    good = left_out = found = 0
    listed: list[RowProblem] = []
    tallies = Counter[str]()
    for row, read in _read(kind, source, chosen, 0, progress):
        good, left_out = (good + 1, left_out) if read.value is not None else (good, left_out + 1)
        found += len(read.problems)
        tallies.update([read.tally] if read.tally else [])
        if len(listed) < MOST_LISTED:
            listed += [RowProblem(row=row.number, problem=problem) for problem in read.problems]
    return Judged(good, left_out, tuple(listed[:MOST_LISTED]), max(0, found - MOST_LISTED), tuple(tallies.most_common()))


def bring_in(store: Store, kind: TableKind[Any], source: Source, chosen: Chosen, total: int, progress: Told) -> Written:
    """Write what a table says; nothing is written when it is given up or fails on the way.

    Args:
        store: the open data file.
        kind: what the table holds.
        source: its file, or what was pasted.
        chosen: its columns.
        total: how many rows ``judge`` counted.
        progress: told how far it is.

    Raises:
        Trouble: the file changed and is damaged, or the disk refuses.
    """
    return kind.write(store, (read.value for _, read in _read(kind, source, chosen, total, progress) if read.value is not None))


def _read(kind: TableKind[T], source: Source, chosen: Chosen, total: int, progress: Told) -> Iterator[tuple[Row, Read[T]]]:
    read = kind.reader()
    for count, row in enumerate(open_table(source).rows()):
        if count and count % _STEP == 0:
            progress(count, total, f"{plural(count, 'ligne')} lues")
        yield row, read(cells_of(chosen, row.cells))


def take_back(store: Store, kind: TableKind[Any], undo: str) -> None:
    """Undo an import."""
    kind.undo(store, undo)
