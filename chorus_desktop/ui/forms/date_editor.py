"""A day, typed as one likes (5/3/26, 05032026, empty) or picked in a calendar."""

from datetime import date

from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QToolButton

from chorus_desktop.domain import french
from chorus_desktop.domain.money import UnreadableError, parse_date
from chorus_desktop.ui import icons, theme
from chorus_desktop.ui.forms.editors import LineEditor
from chorus_desktop.ui.widgets.boxes import vertical
from chorus_desktop.ui.widgets.buttons import QuietButton


class DateEditor(LineEditor):
    """A line for the day and a button that opens a calendar under it."""

    def __init__(self, title: str) -> None:
        self._button = QuietButton("calendar-days", f"Choisir dans un calendrier\u00a0: {title}", self.open_calendar)
        super().__init__(width=130, beside=[self._button])
        self._title = title
        self.line.setPlaceholderText("jj/mm/aaaa")
        self.hold(self.line)

    def open_calendar(self) -> None:
        """Show the calendar on the typed day, or on today's."""
        popup = _Calendar(self._title)
        popup.setParent(self, Qt.WindowType.Popup)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        try:
            day = parse_date(self.text())
            popup.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        except UnreadableError:
            pass  # nothing readable yet: Qt shows the computer's own month
        popup.calendar.activated.connect(lambda chosen: self._choose(chosen, popup))
        popup.calendar.clicked.connect(lambda chosen: self._choose(chosen, popup))
        popup.adjustSize()
        popup.move(self._beside(popup.height()))
        popup.show()
        popup.calendar.setFocus()

    def _beside(self, height: int) -> QPoint:
        """Under the line, or above it where the screen ends."""
        gap = theme.px(4)
        under = self.line.mapToGlobal(QPoint(0, self.line.height() + gap))
        if under.y() + height <= self.screen().availableGeometry().bottom():
            return under
        return self.line.mapToGlobal(QPoint(0, -height - gap))

    def _choose(self, chosen: QDate, popup: QFrame) -> None:
        self.show_text(french.short_date(date(chosen.year(), chosen.month(), chosen.day())))
        popup.close()
        self.line.setFocus()
        self.edited.emit()


class _Calendar(QFrame):
    def __init__(self, title: str) -> None:
        super().__init__()
        self.setProperty("surface", "card")
        self.calendar = QCalendarWidget()
        self.calendar.setAccessibleName(title)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setGridVisible(False)
        self._colour()
        self.setLayout(vertical(self.calendar, margins=(8, 8, 8, 8)))

    def _colour(self) -> None:
        # Qt writes week-ends in red, which means a mistake here.
        day, head = QTextCharFormat(), QTextCharFormat()
        day.setForeground(theme.colour("text"))
        head.setForeground(theme.colour("second"))
        for each in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(each, day)
        self.calendar.setHeaderTextFormat(head)
        for name, icon, said in (
            ("qt_calendar_prevmonth", "arrow-left", "Mois précédent"),
            ("qt_calendar_nextmonth", "arrow-right", "Mois suivant"),
        ):
            button = self.calendar.findChild(QToolButton, name)
            if button is not None:
                button.setIcon(icons.icon(icon))
                button.setAccessibleName(said)
