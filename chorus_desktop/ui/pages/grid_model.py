"""The sheet as Qt's views read it: children down, sessions across. A mark changes one cell, its sums, and nothing else."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from chorus_desktop.domain.attendance import Cell, Change, Child, Mark, Place, Session
from chorus_desktop.domain.blanks import expected
from chorus_desktop.domain.clock import duration
from chorus_desktop.domain.french import brief_date, weekday_date
from chorus_desktop.ui.pages.grid_totals import Totals

Index = QModelIndex | QPersistentModelIndex
At = tuple[int, int]
"""Row and column."""

CELL_ROLE = int(Qt.ItemDataRole.UserRole) + 1
PAID_ROLE = CELL_ROLE + 1
BILLED_ROLE = CELL_ROLE + 2
DETAIL_ROLE = CELL_ROLE + 3
ACTIVITY_ROLE = CELL_ROLE + 4
UNPAID, UNPAID_SHORT = "non bénéficiaire", "non bénéf."


class GridModel(QAbstractTableModel):
    """The cells that are shown, over the marks of the whole dossier.

    Attributes:
        listed: the children of the rows; ``sessions``: the columns.
        totals: what they add up to.

    Signals:
        counted: sums have changed.
    """

    counted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.listed: tuple[Child, ...] = ()
        self.sessions: tuple[Session, ...] = ()
        self.totals = Totals((), (), {}, expected((), ()), date.min)
        self._names: tuple[str, ...] = ()
        self._activities: Mapping[str, str] = {}
        self._marks: dict[Place, Cell] = {}
        self._billed: Mapping[Place, str] = {}
        self._expected = expected((), ())
        self._rows: dict[str, int] = {}
        self._columns: dict[str, int] = {}

    def know(self, sessions: Sequence[Session], marks: Mapping[Place, Cell], billed: Mapping[Place, str]) -> None:
        """Take over what is stored, of the whole dossier; ``show`` follows."""
        self._expected = expected(sessions, marks)
        self._marks = dict(marks)
        self._billed = billed

    def show(self, children: Sequence[Child], sessions: Sequence[Session], activities: Mapping[str, str], today: date) -> None:
        """Show these rows and columns.

        Args:
            children: the rows.
            sessions: the columns.
            activities: id → name, said where columns are of several; empty where they are of one.
            today: cells of later sessions are not missed.
        """
        self.beginResetModel()
        self.listed, self.sessions, self._activities = tuple(children), tuple(sessions), activities
        self._names = tuple(child.name for child in children)
        self._rows = {child.id: row for row, child in enumerate(children)}
        self._columns = {session.id: column for column, session in enumerate(sessions)}
        self.totals = Totals(self.listed, self.sessions, self._marks, self._expected, today)
        self.endResetModel()
        self.counted.emit()

    def show_names(self, names: Sequence[str]) -> None:
        """Say the children by these names, whole or masked."""
        self._names = tuple(names)
        self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, max(0, len(names) - 1))

    def cell(self, at: At) -> Cell | None:
        """What is marked there."""
        return self._marks.get(self.place(*at))

    def changes(self, cells: Iterable[tuple[At, Cell | None]]) -> list[Change]:
        """What setting these cells would change; those that say so already are left out."""
        found = []
        for at, after in cells:
            place = self.place(*at)
            before = self._marks.get(place)
            if before != after:
                found.append(Change(place, before, after))
        return found

    def apply(self, changes: Iterable[Change]) -> At | None:
        """Make changes, those of cells that are not shown as well.

        Returns:
            The first of them that is shown, to be looked at; none when none is.
        """
        touched: list[At] = []
        for (session, child), _, after in changes:
            place = (session, child)
            before = self._marks.get(place)
            if after is None:
                self._marks.pop(place, None)
            else:
                self._marks[place] = after
            row, column = self._rows.get(child), self._columns.get(session)
            if row is not None and column is not None and before != after:
                self.totals.change(row, column, before, after)
                touched.append((row, column))
        if not touched:
            return None
        rows, columns = [row for row, _ in touched], [column for _, column in touched]
        self.dataChanged.emit(self.index(min(rows), min(columns)), self.index(max(rows), max(columns)))
        self.counted.emit()
        return min(touched)

    def at(self, place: Place) -> At | None:
        """Where a place is shown."""
        row, column = self._rows.get(place[1]), self._columns.get(place[0])
        return (row, column) if row is not None and column is not None else None

    def first_blank(self, today: date) -> At | None:
        """Where to go on: the first empty cell of the last session that is past, else its first child; none on an empty sheet."""
        if not self.listed or not self.sessions:
            return None
        column = max((column for column, session in enumerate(self.sessions) if session.day <= today), default=0)
        return (next((row for row in range(len(self.listed)) if self.cell((row, column)) is None), 0), column)

    def billed(self, at: At) -> str:
        """The number of the invoice that billed a cell; empty for none."""
        return self._billed.get(self.place(*at), "")

    @property
    def has_several(self) -> bool:
        """Whether the columns are of several activities."""
        return bool(self._activities)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own default
        return 0 if parent.isValid() else len(self.listed)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own default
        return 0 if parent.isValid() else len(self.sessions)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable if index.isValid() else Qt.ItemFlag.NoItemFlags

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        at = (index.row(), index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return cell_text(self.cell(at))
            case Qt.ItemDataRole.EditRole:
                cell = self.cell(at)
                return duration(cell.minutes) if cell and cell.minutes is not None else ""
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return self._said(at)
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignCenter
            case _ if role == CELL_ROLE:
                return self.cell(at)
            case _ if role == PAID_ROLE:
                return self.totals.is_paid(*at)
            case _ if role == BILLED_ROLE:
                return self.billed(at)
        return None

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return self._row_head(section, role) if 0 <= section < len(self.listed) else None
        return self._column_head(section, role) if 0 <= section < len(self.sessions) else None

    def _row_head(self, row: int, role: int) -> Any:
        child = self.listed[row]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._names[row]
        if role == DETAIL_ROLE:
            return " · ".join(filter(None, ("" if child.beneficiary else UNPAID_SHORT, child.group)))
        if role == PAID_ROLE:
            return child.beneficiary
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return ", ".join(filter(None, (self._names[row], child.group, "" if child.beneficiary else UNPAID, self.totals.rows[row].said)))
        return None

    def _column_head(self, column: int, role: int) -> Any:
        session = self.sessions[column]
        if role == Qt.ItemDataRole.DisplayRole:
            return brief_date(session.day)
        if role == DETAIL_ROLE:
            return hours_of(session)
        if role == ACTIVITY_ROLE:
            return self._activities.get(session.activity, "")
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return ", ".join(
                filter(
                    None,
                    (
                        weekday_date(session.day),
                        hours_of(session),
                        self._activities.get(session.activity, ""),
                        self.totals.columns[column].said,
                    ),
                )
            )
        return None

    def _said(self, at: At) -> str:
        cell, session, number = self.cell(at), self.sessions[at[1]], self.billed(at)
        said = f"{cell.mark.label.lower()}{f' {duration(cell.minutes)}' if cell.minutes is not None else ''}" if cell else "rien de coché"
        return ", ".join(
            filter(
                None,
                (
                    self._names[at[0]],
                    weekday_date(session.day),
                    self._activities.get(session.activity, ""),
                    said,
                    "" if self.totals.is_paid(*at) else UNPAID,
                    f"facturé sur {number}" if number else "",
                ),
            )
        )

    def place(self, row: int, column: int) -> Place:
        """Where a mark of that cell is kept."""
        return (self.sessions[column].id, self.listed[row].id)


def cell_text(cell: Cell | None) -> str:
    """A cell as one copies it: ``P``, ``A``, ``E``, how long for a child who did not stay for the whole session."""
    if cell is None:
        return ""
    return duration(cell.minutes) if cell.mark is Mark.PRESENT and cell.minutes is not None else cell.mark.value


def hours_of(session: Session) -> str:
    """When a session takes place: « 14 h – 15 h 30 »; empty while it is not known."""
    ends = [moment.pretty() for moment in (session.starts_at, session.ends_at) if moment is not None]
    return " – ".join(ends)
