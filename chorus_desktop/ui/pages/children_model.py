"""The children as a table one types in: texts as they are typed, a blank row at the end for the next child."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from chorus_desktop.domain.attendance import Child
from chorus_desktop.domain.care import masked
from chorus_desktop.domain.problems import Problem
from chorus_desktop.domain.reading import fields_of, read, write

Index = QModelIndex | QPersistentModelIndex
Texts = dict[str, str]
PROBLEM_ROLE = int(Qt.ItemDataRole.UserRole) + 1
NAMES = ("first_name", "last_name", "card")
_SPECS = {spec.name: spec for spec in fields_of(Child)}
_DATES = ("beneficiary_from", "beneficiary_to")


@dataclass(frozen=True)
class ChildColumn:
    """A column: the field it holds, its title, its width in units (0 takes the room left over), and what it gives way down to."""

    field: str
    title: str
    width: float = 0
    least: float = 0


def columns(card: str) -> tuple[ChildColumn, ...]:
    """The columns of a dossier; ``card`` is what its payer calls the number of a child, empty where it gives none."""
    return (
        ChildColumn("first_name", "Prénom"),
        ChildColumn("last_name", "Nom"),
        *([ChildColumn("card", card[:1].upper() + card[1:], 140, 90)] if card else []),
        ChildColumn("group", "Groupe", 128, 72),
        ChildColumn("beneficiary", "Bénéficiaire", 104),
        ChildColumn("beneficiary_from", "du", 93),
        ChildColumn("beneficiary_to", "au", 93),
    )


class ChildrenModel(QAbstractTableModel):
    """The rows.

    Signals:
        edited: the id of a row that was changed.
    """

    edited = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.columns = columns("")
        self.masked = False
        self._rows: list[Texts] = [_blank()]
        self._problems: dict[tuple[str, str], Problem] = {}

    @property
    def rows(self) -> tuple[Texts, ...]:
        """The texts of the children, the blank row left out."""
        return tuple(dict(row) for row in self._rows if not is_blank(row))

    def show_rows(self, rows: Sequence[Mapping[str, str]], card: str) -> None:
        """Show these children, and a blank row."""
        if columns(card) == self.columns and [*map(dict, rows)] == self._rows[:-1] and is_blank(self._rows[-1]):
            return
        self.beginResetModel()
        self.columns = columns(card)
        self._rows = [*map(dict, rows), _blank()]
        self.endResetModel()

    def show_problems(self, problems: Iterable[Problem]) -> None:
        """Mark the cells that something is to be said of; an error comes before a doubt."""
        self._problems = {}
        for problem in problems:
            _, child, field = problem.where.split(".")
            self._problems.setdefault((child, field), problem)
        self._changed()

    def be_masked(self, *, masked: bool) -> None:
        """Hide or show names and numbers."""
        self.masked = masked
        self._changed()

    def texts(self, row: int) -> Texts:
        """What a row holds, its ``id`` among it."""
        return dict(self._rows[row])

    def place_of(self, child_id: str, field: str) -> QModelIndex:
        """Where a child's field is; the first cell of the blank row where there is none."""
        row = next((rank for rank, texts in enumerate(self._rows) if texts["id"] == child_id), len(self._rows) - 1)
        column = next((rank for rank, each in enumerate(self.columns) if each.field == field), 0)
        return self.index(row, column)

    def problems_of(self, row: int) -> list[tuple[str, Problem]]:
        """What is to be said of a row: title of the column, and what."""
        child = self._rows[row]["id"]
        found = [(column.title, self._problems.get((child, column.field))) for column in self.columns]
        return [(title, problem) for title, problem in found if problem is not None]

    def write(self, changes: Mapping[str, Mapping[str, str]]) -> None:
        """Write texts over those of some rows, by id; an id that is not there is a new row."""
        there = {row["id"]: rank for rank, row in enumerate(self._rows)}
        new = [child for child in changes if child not in there]
        if new:
            # The blank row stays the last one.
            self.beginInsertRows(QModelIndex(), len(self._rows) - 1, len(self._rows) + len(new) - 2)
            self._rows[-1:-1] = [{"id": child, **changes[child]} for child in new]
            self.endInsertRows()
        for child, texts in changes.items():
            if child in there:
                self._rows[there[child]] = {**self._rows[there[child]], **texts}
            self.edited.emit(child)
        self._changed()
        self._keep_a_blank_row()

    def type_text(self, row: int, field: str, text: str) -> None:
        """Hold what is being typed in a cell, as it is."""
        self._rows[row][field] = text
        self.edited.emit(self._rows[row]["id"])
        self._keep_a_blank_row()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own default
        return 0 if parent.isValid() else len(self.columns)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        kind = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        ticked = self.columns[index.column()].field == "beneficiary"
        return kind | (Qt.ItemFlag.ItemIsUserCheckable if ticked else Qt.ItemFlag.ItemIsEditable)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        field = self.columns[index.column()].field
        row = self._rows[index.row()]
        text = row.get(field, "")
        problem = self._problems.get((row["id"], field))
        match role:
            case Qt.ItemDataRole.DisplayRole if field == "beneficiary":
                return ""
            case Qt.ItemDataRole.DisplayRole:
                return _masked(field, text) if self.masked else text
            case Qt.ItemDataRole.EditRole:
                return text
            case Qt.ItemDataRole.CheckStateRole if field == "beneficiary":
                return Qt.CheckState.Checked if text == "oui" else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._said(index.row(), index.column())
            case Qt.ItemDataRole.ToolTipRole if problem is None:
                return _masked(field, text) if self.masked else text
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleDescriptionRole:
                return problem.sentence if problem else None
            case _ if role == PROBLEM_ROLE:
                return problem.level.value if problem else ""
        return None

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        field = self.columns[index.column()].field
        if role == Qt.ItemDataRole.CheckStateRole:
            value = "oui" if Qt.CheckState(value) is Qt.CheckState.Checked else ""
        row = self._rows[index.row()]
        text = _tidied(field, str(value or ""))
        if row.get(field, "") != text:
            row[field] = text
            self.dataChanged.emit(index, index)
            self.edited.emit(row["id"])
            self._keep_a_blank_row()
        return True

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def _said(self, row: int, place: int) -> str:
        """A cell as a screen reader says it, its column first."""
        column, texts = self.columns[place], self._rows[row]
        text = texts.get(column.field, "")
        if column.field == "beneficiary":
            said = "oui" if text == "oui" else "non"
        else:
            said = (_masked(column.field, text) if self.masked else text) or "vide"
        who = "nouvel enfant" if row == len(self._rows) - 1 else f"enfant {row + 1}"
        return f"{column.title}, {who}\u00a0: {said}"

    def _keep_a_blank_row(self) -> None:
        if not is_blank(self._rows[-1]):
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows))
            self._rows.append(_blank())
            self.endInsertRows()

    def _changed(self) -> None:
        self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(self.columns) - 1))


def is_blank(texts: Mapping[str, str]) -> bool:
    """Whether nothing is typed in a row."""
    return not any(text.strip() for name, text in texts.items() if name != "id")


def _blank() -> Texts:
    return {"id": uuid4().hex}


def _masked(field: str, text: str) -> str:
    return masked(text) if field in NAMES and text else text


def _tidied(field: str, text: str) -> str:
    """A date as it is always written; anything else as it was typed."""
    reading = read(Child, {field: text}) if field in _DATES else None
    return write(reading.value)[field] if reading and not reading.problems else text
