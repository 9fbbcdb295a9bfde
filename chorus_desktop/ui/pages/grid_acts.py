"""What the keys of the sheet make of the selected cells: marked, copied, pasted, filled down; and how each act is called."""

from collections.abc import Sequence
from itertools import product

from chorus_desktop.domain.attendance import Cell, Mark, Session
from chorus_desktop.domain.clock import parse_minutes
from chorus_desktop.domain.french import NBSP, plain, plural
from chorus_desktop.ui.pages.grid_model import At, GridModel, cell_text

Cells = list[tuple[At, Cell | None]]
Block = list[list[str]]
"""Texts by row and column."""

MARKS = {"p": Mark.PRESENT, "x": Mark.PRESENT, "a": Mark.ABSENT, "e": Mark.EXCUSED}
"""What is typed → what it means; on paper, a cross is a child who came."""
_WORDS = MARKS | {"present": Mark.PRESENT, "absent": Mark.ABSENT, "excuse": Mark.EXCUSED}
_CYCLE: dict[Mark | None, Mark | None] = {
    None: Mark.PRESENT, Mark.PRESENT: Mark.ABSENT, Mark.ABSENT: Mark.EXCUSED, Mark.EXCUSED: None,
}  # fmt: skip


def following(cell: Cell | None) -> Cell | None:
    """What a click makes of a cell: present, absent, excused, nothing."""
    mark = _CYCLE[cell.mark if cell else None]
    return Cell(mark) if mark else None


def read_cell(text: str, session: Session) -> Cell | None:
    """A cell as one pastes it: a letter or a word, or how long the child stayed.

    Raises:
        UnreadableError: neither.
    """
    bare = text.strip()
    if not bare:
        return None
    mark = _WORDS.get(plain(bare))
    return Cell(mark) if mark else stayed_for(bare, session)


def stayed_for(text: str, session: Session) -> Cell:
    """A presence of the length typed; the whole session's is not told apart.

    Raises:
        UnreadableError: not a length of time.
    """
    minutes = parse_minutes(text)
    return Cell(Mark.PRESENT, None if minutes == session.minutes else minutes)


def copied(model: GridModel, at: Sequence[At]) -> str:
    """The block around some cells, as a spreadsheet takes it."""
    rows, columns = _bounds(at)
    return "\n".join("\t".join(cell_text(model.cell((row, column))) for column in columns) for row in rows)


def pasted(model: GridModel, text: str, at: Sequence[At]) -> Cells:
    """A block put where some cells are: repeated where they are a whole number of it, else once from their corner.

    Raises:
        UnreadableError: a text of it is neither a mark nor a length of time.
    """
    block = [line.split("\t") for line in text.rstrip("\n").split("\n")]
    high, wide = len(block), max(len(line) for line in block)
    rows, columns = _bounds(at)
    if len(rows) % high or len(columns) % wide:
        rows = range(rows.start, rows.start + high)
        columns = range(columns.start, columns.start + wide)
    found: Cells = []
    for row, column in product(
        range(rows.start, min(rows.stop, model.rowCount())), range(columns.start, min(columns.stop, model.columnCount()))
    ):
        line = block[(row - rows.start) % high]
        place = (column - columns.start) % wide
        if place < len(line):
            found.append(((row, column), read_cell(line[place], model.sessions[column])))
    return found


def filled_down(model: GridModel, at: Sequence[At]) -> Cells:
    """Each column of a selection like its topmost cell; a single cell like the one above it."""
    rows, columns = _bounds(at)
    top = rows.start
    if len(rows) == 1:
        top = max(0, top - 1)
    return [((row, column), model.cell((top, column))) for row, column in product(range(top + 1, rows.stop), columns)]


def label_of(what: str, model: GridModel, at: Sequence[At]) -> str:
    """An act in a few words, without a name: « Présent le 14/10 », « Présent : 12 cases »."""
    columns = {column for _, column in at}
    day = f" le {model.sessions[min(columns)].day:%d/%m}" if len(columns) == 1 else ""
    return f"{what}{day}" if len(at) == 1 else f"{what}{day}{NBSP}: {plural(len(at), 'case')}"


def _bounds(at: Sequence[At]) -> tuple[range, range]:
    rows, columns = [row for row, _ in at], [column for _, column in at]
    return range(min(rows), max(rows) + 1), range(min(columns), max(columns) + 1)
