"""A month as a picture: the days in their weeks, what each one asks in words, walked with the arrows."""

from calendar import Calendar
from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from chorus_desktop.domain.deadlines import Deadline, DeadlineLevel
from chorus_desktop.domain.french import MONTHS, WEEKDAYS, plural, weekday_date
from chorus_desktop.ui import announce, theme
from chorus_desktop.ui.pages.day_cell import COUNT, IS_TODAY, LEVEL, DayCell
from chorus_desktop.ui.pages.deadline_row import TONE
from chorus_desktop.ui.widgets.boxes import Card, boxed, horizontal
from chorus_desktop.ui.widgets.buttons import QuietButton
from chorus_desktop.ui.widgets.flow import Flow
from chorus_desktop.ui.widgets.pictures import Picture
from chorus_desktop.ui.widgets.status import TONES
from chorus_desktop.ui.widgets.words import words

_ROW = 52.0
_HEAD = 30.0
_MOST = 6
"""More than this is not read aloud of one day."""


class MonthPicture(Card):
    """One month and the way to the others.

    Args:
        today: the day that is marked.

    Signals:
        chosen: a day that asks something was pressed with Enter or the mouse.
    """

    chosen = Signal(date)

    def __init__(self, today: date) -> None:
        super().__init__(gap=10)
        self._today = today
        self._first = today.replace(day=1)
        self._by_day: Mapping[date, Sequence[Deadline]] = {}
        self._title = words("", "subheading", wrap=False)
        self.before = QuietButton("arrow-left", "Mois précédent", lambda: self._turn(-1))
        self.after = QuietButton("arrow-right", "Mois suivant", lambda: self._turn(1))
        self.table = _table()
        self.table.cellActivated.connect(self._choose)
        self.table.cellClicked.connect(self._choose)
        self.body.addLayout(horizontal((self._title, 1), self.before, self.after, gap=4))
        self.body.addWidget(self.table)
        self.body.addWidget(_legend())
        self._draw()

    def show_deadlines(self, deadlines: Sequence[Deadline], today: date) -> None:
        """Show these in place of the former ones, and mark the day."""
        self._today = today
        by_day: dict[date, list[Deadline]] = {}
        for item in deadlines:
            by_day.setdefault(item.day, []).append(item)
        self._by_day = by_day
        self._draw()

    @property
    def month(self) -> date:
        """The first day of the month that is shown."""
        return self._first

    def _turn(self, step: int) -> None:
        months = self._first.year * 12 + self._first.month - 1 + step
        if not date.min.year * 12 < months < date.max.year * 12:
            return
        self._first = date(months // 12, months % 12 + 1, 1)
        self._draw()
        announce.say(self, self.table.accessibleName())

    def _draw(self) -> None:
        weeks = Calendar().monthdatescalendar(self._first.year, self._first.month)
        name = f"{MONTHS[self._first.month - 1].capitalize()} {self._first.year}"
        asked = sum(len(items) for day, items in self._by_day.items() if day.replace(day=1) == self._first)
        self._title.setText(name)
        self.table.setAccessibleName(f"{name}, {plural(asked, 'échéance') if asked else 'aucune échéance'}")
        self.table.setRowCount(len(weeks))
        theme.hold(self.table, height=_HEAD + len(weeks) * _ROW + 4)
        for row, week in enumerate(weeks):
            for column, day in enumerate(week):
                self.table.setItem(row, column, self._cell(day))
        start = self._today if self._today.replace(day=1) == self._first else self._first
        self.table.setCurrentCell(*next((row, column) for row, week in enumerate(weeks) for column, day in enumerate(week) if day == start))

    def _cell(self, day: date) -> QTableWidgetItem:
        if day.month != self._first.month:
            outside = QTableWidgetItem("")
            outside.setFlags(Qt.ItemFlag.NoItemFlags)
            return outside
        items = self._by_day.get(day, ())
        cell = QTableWidgetItem(str(day.day))
        cell.setData(Qt.ItemDataRole.UserRole, day)
        cell.setData(IS_TODAY, day == self._today)
        cell.setData(COUNT, len(items))
        cell.setData(LEVEL, _worst(items).value if items else None)
        about = _listed([f"{item.title}, {item.level.label}" for item in items], "\u00a0; ") or "rien"
        today = ", aujourd’hui" if day == self._today else ""
        cell.setData(Qt.ItemDataRole.AccessibleTextRole, f"{weekday_date(day)}{today}\u00a0: {about}")
        cell.setToolTip(_listed([item.title for item in items], "\n"))
        return cell

    def _choose(self, row: int, column: int) -> None:
        cell = self.table.item(row, column)
        day = cell.data(Qt.ItemDataRole.UserRole) if cell is not None else None
        if isinstance(day, date) and day in self._by_day:
            self.chosen.emit(day)


def _worst(items: Sequence[Deadline]) -> DeadlineLevel:
    order = list(DeadlineLevel)
    return min((item.level for item in items), key=order.index)


def _listed(said: Sequence[str], between: str) -> str:
    left = len(said) - _MOST
    return between.join([*said[:_MOST], *([f"et {plural(left, 'autre')}"] if left > 0 else [])])


def _legend() -> QWidget:
    """What each shape means, and the frame."""
    shapes = [
        boxed(horizontal(Picture(TONES[TONE[level]].icon, TONES[TONE[level]].ink, 18), words(level.label, "caption", wrap=False), gap=6))
        for level in DeadlineLevel
    ]
    return Flow(*shapes, words("Aujourd’hui est encadré", "caption", wrap=False), gap=16)


def _table() -> QTableWidget:
    table = QTableWidget(0, 7)
    table.setHorizontalHeaderLabels([name[:3] + "." for name in WEEKDAYS])
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    table.horizontalHeader().setHighlightSections(False)
    table.verticalHeader().hide()
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    table.setProperty("surface", "month")
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setTabKeyNavigation(False)
    table.setItemDelegate(DayCell(table))
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return table
