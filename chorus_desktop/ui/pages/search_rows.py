"""The answers of search as rows: a heading over each kind, its answers, and the way to more of them."""

from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from chorus_desktop.domain.french import decimal

if TYPE_CHECKING:
    from chorus_desktop.services.search import Answers
    from chorus_desktop.services.search_answers import Answer, Kind

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1


class Row(NamedTuple):
    """One row.

    Attributes:
        answer: what it leads to; none of a heading, nor of the row that leads to more of its kind.
        more: how many of its kind there are, where it leads to them; 0 elsewhere.
    """

    kind: "Kind"
    answer: "Answer | None" = None
    more: int = 0

    @property
    def is_heading(self) -> bool:
        """Whether it leads nowhere."""
        return self.answer is None and not self.more

    @property
    def said(self) -> str:
        """What a screen reader says of it."""
        if self.answer is not None:
            return f"{self.answer.title.text}. {self.answer.why.text}"
        return f"Voir les {decimal(Decimal(self.more))} {self.kind.noun}" if self.more else self.kind.label


class AnswerRows(QAbstractListModel):
    """The rows of what was answered last."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()

    def show_answers(self, answers: "Answers", *, alone: bool) -> None:
        """Show these; of one kind ``alone``, no row leads to more."""
        self.beginResetModel()
        rows: list[Row] = []
        for group in answers.groups:
            rows.append(Row(group.kind))
            rows += (Row(group.kind, answer) for answer in group.answers)
            if group.total > len(group.answers) and not alone:
                rows.append(Row(group.kind, more=group.total))
        self._rows = tuple(rows)
        self.endResetModel()

    def row(self, place: int) -> Row:
        """The row at a place."""
        return self._rows[place]

    def place_of(self, said: str) -> int:
        """The place of the row that says this, else of the first one that leads somewhere; -1 where there is none."""
        same = next((place for place, row in enumerate(self._rows) if said and row.said == said), -1)
        return same if same >= 0 else self.step(-1, 1)

    def step(self, place: int, by: int) -> int:
        """The place of the next row, or the former one, that leads somewhere; the same where there is none."""
        going = place + by
        while 0 <= going < len(self._rows) and self._rows[going].is_heading:
            going += by
        return going if 0 <= going < len(self._rows) else place

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._rows[index.row()].said
        return self._rows[index.row()] if role == ROW_ROLE else None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        heading = index.isValid() and self._rows[index.row()].is_heading
        return Qt.ItemFlag.ItemIsEnabled if heading else Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
