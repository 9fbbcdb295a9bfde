"""The sessions of an activity, month by month: one button a day, opened to be moved or taken away."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from chorus_desktop.domain.french import month_year, plural, short_date, short_weekday
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.widgets.boxes import vertical
from chorus_desktop.ui.widgets.buttons import Button
from chorus_desktop.ui.widgets.flow import Flow
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.services.timetable import SessionRow

Typed = Mapping[str, str]


class SessionMonths(QWidget):
    """The days, month by month; ``chosen`` is called with the session pressed."""

    def __init__(self, activity: str, chosen: Callable[["SessionRow"], object]) -> None:
        super().__init__()
        self._activity = activity
        self._chosen = chosen
        self._shown: tuple[SessionRow, ...] | None = None
        self._slot = Slot(gap=10)
        self.setLayout(vertical(self._slot))

    def show_rows(self, rows: "Sequence[SessionRow]") -> None:
        """Show these sessions."""
        if tuple(rows) == self._shown:
            return
        self._shown = tuple(rows)
        self._slot.show_pieces(*(self._month(month, list(of)) for month, of in groupby(rows, lambda row: month_year(row.session.day))))

    def _month(self, month: str, rows: "Sequence[SessionRow]") -> QWidget:
        marks = sum(row.marks for row in rows)
        said = f"{month[0].upper()}{month[1:]} · {plural(len(rows), 'séance')}"
        said += f", {plural(marks, 'case remplie', 'cases remplies')}" if marks else ""
        line = QWidget()
        line.setLayout(vertical(words(said, "label"), Flow(*(self._day(row) for row in rows), gap=8), gap=6))
        return line

    def _day(self, row: "SessionRow") -> Button:
        session = row.session
        said = f"{short_weekday(session.day)} {session.day.day}"
        hours = f" à {session.starts_at.pretty()}" if session.starts_at else ""
        unusual = f", {row.warnings[0].sentence}" if row.warnings else ""
        marks = f", {plural(row.marks, 'case remplie', 'cases remplies')}" if row.marks else ""
        name = f"Séance du {short_date(session.day)}{hours}, {self._activity}{marks}{unusual}"
        icon = "triangle-alert" if row.warnings else ""
        button = Button(f"{said} ({row.marks})" if row.marks else said, partial(self._chosen, row), kind="small", icon=icon, name=name)
        button.setToolTip(name)
        return button
