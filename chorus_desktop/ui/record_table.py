"""Thousands of records in a table: sorted, filtered as one types, walked with the keyboard."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from chorus_desktop.domain.french import plain

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex

PILL_ROLE = int(Qt.ItemDataRole.UserRole) + 1
DETAIL_ROLE = PILL_ROLE + 1


@dataclass(frozen=True)
class Column(Generic[T]):
    """One column.

    Attributes:
        title: its head.
        show: what is read in a row.
        sort: what rows are sorted by (a date, cents); by default what is read, without accents.
        right: figures, aligned on the right.
        width: in units; 0 takes the room left over.
        detail: a smaller second line.
        status: the tone of a status (``done``, ``fix``…), which makes the cell a pill.
    """

    title: str
    show: Callable[[T], str]
    sort: Callable[[T], Any] | None = None
    right: bool = False
    width: float = 0
    detail: Callable[[T], str] | None = None
    status: Callable[[T], str] | None = None


class RecordModel(QAbstractTableModel, Generic[T]):
    """Immutable rows, the order they are shown in, and those that hold the searched words.

    Everything a filter looks at is prepared once when the rows come, so that a key costs one pass over plain texts.
    """

    def __init__(self, columns: Sequence[Column[T]], key: Callable[[T], Hashable], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._key = key
        self._rows: tuple[T, ...] = ()
        self._texts: tuple[tuple[str, ...], ...] = ()
        self._searched: tuple[str, ...] = ()
        self._order: list[int] = []
        self._shown: list[int] = []
        self._filter: tuple[str, ...] = ()
        self._sorted_by: tuple[int, Qt.SortOrder] | None = None

    def show_rows(self, rows: Sequence[T]) -> None:
        """Show these rows; order and filter stay."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self._texts = tuple(tuple(column.show(row) for column in self.columns) for row in self._rows)
        details = [column.detail for column in self.columns if column.detail is not None]
        self._searched = tuple(
            plain("\n".join((*texts, *(detail(row) for detail in details)))) for row, texts in zip(self._rows, self._texts, strict=True)
        )
        self._order = list(range(len(self._rows)))
        self._arrange()
        self.endResetModel()

    def filter(self, text: str) -> None:
        """Keep the rows that hold every word of a text, wherever it stands."""
        words = tuple(plain(text).split())
        if words != self._filter:
            self.beginResetModel()
            self._filter = words
            self._keep()
            self.endResetModel()

    def record(self, row: int) -> T:
        """The record shown in a row."""
        return self._rows[self._shown[row]]

    def row_of(self, key: Hashable) -> int | None:
        """Where a record is shown, or None when it is filtered out."""
        return next((place for place, number in enumerate(self._shown) if self._key(self._rows[number]) == key), None)

    def key_of(self, row: int) -> Hashable:
        """The key of the record shown in a row."""
        return self._key(self.record(row))

    @property
    def total(self) -> int:
        """How many records there are, filtered out or not."""
        return len(self._rows)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own default
        return 0 if parent.isValid() else len(self._shown)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own default
        return 0 if parent.isValid() else len(self.columns)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._texts[self._shown[index.row()]][index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if role == DETAIL_ROLE and column.detail is not None:
            return column.detail(self.record(index.row()))
        if role == PILL_ROLE and column.status is not None:
            return column.status(self.record(index.row()))
        return None

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        return _alignment(self.columns[section]) if role == Qt.ItemDataRole.TextAlignmentRole else None

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.layoutAboutToBeChanged.emit()
        former = self.persistentIndexList()
        numbers = [self._shown[index.row()] for index in former]
        self._sorted_by = (column, order) if 0 <= column < len(self.columns) else None
        self._arrange()
        places = {number: place for place, number in enumerate(self._shown)}
        # What is selected stays selected wherever it goes.
        moved = [self.index(places[number], index.column()) for number, index in zip(numbers, former, strict=True)]
        self.changePersistentIndexList(former, moved)
        self.layoutChanged.emit()

    def _arrange(self) -> None:
        if self._sorted_by is None:
            self._order = list(range(len(self._rows)))
        else:
            place, order = self._sorted_by
            by = self.columns[place].sort
            keys = [by(row) for row in self._rows] if by is not None else [plain(texts[place]) for texts in self._texts]
            self._order.sort(key=keys.__getitem__, reverse=order == Qt.SortOrder.DescendingOrder)
        self._keep()

    def _keep(self) -> None:
        words, searched = self._filter, self._searched
        self._shown = [number for number in self._order if all(word in searched[number] for word in words)] if words else list(self._order)


def _alignment(column: Column[Any]) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
