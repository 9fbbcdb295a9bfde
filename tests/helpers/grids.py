"""A sheet of four children and three sessions in its page, and what of it is in the file."""

from itertools import product

from PySide6.QtCore import QItemSelectionModel

from chorus_desktop.domain.attendance import Attendance
from chorus_desktop.store.marks import marks
from chorus_desktop.ui.pages.grid import GridPage
from chorus_desktop.ui.pages.grid_model import At
from chorus_desktop.ui.pages.grid_table import GridTable
from tests.helpers import presences
from tests.helpers.rooms import Room

ROWS, COLUMNS = range(4), range(3)


def blank() -> Attendance:
    """Nothing ticked yet, in January."""
    return presences.sheet(len(ROWS), len(COLUMNS), blank=tuple(product(ROWS, COLUMNS)))


def opened(room: Room, made: Attendance) -> GridTable:
    """A sheet kept in the club's dossier, and shown."""
    presences.stored(room.store, room.club.dossier, made)
    room.show(GridPage(room.desk, room.club.dossier))
    table: GridTable = room.named("Feuille de présence", GridTable)
    table.setFocus()
    table.go_to((0, 0))
    return table


def written(room: Room) -> list[str]:
    """What the file holds: a text per child, a letter per session, minutes where they were typed."""
    kept = marks(room.store, room.club.dossier)
    cells = [[kept.get((f"judo-{column}", f"c{row}")) for column in COLUMNS] for row in ROWS]
    return ["".join("." if cell is None else f"{cell.mark.value}{cell.minutes or ''}" for cell in row) for row in cells]


def select(table: GridTable, first: At, last: At) -> None:
    """Choose a block of cells."""
    table.go_to(first)
    for row, column in product(range(first[0], last[0] + 1), range(first[1], last[1] + 1)):
        table.selectionModel().select(table.model().index(row, column), QItemSelectionModel.SelectionFlag.Select)
