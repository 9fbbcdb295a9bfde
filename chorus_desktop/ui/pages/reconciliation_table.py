"""The sessions of a line of the invoice one by one: who came, who did not, what the sheet does not say."""

from collections import Counter
from collections.abc import Callable, Container
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from chorus_desktop.domain import french
from chorus_desktop.domain.line_check import LineCheck, SessionCheck
from chorus_desktop.ui import theme

_ROW = 34.0
SHOWN_ROWS = 16


def sessions_table(check: LineCheck) -> QTableWidget:
    """Draw them, those with a gap in bold."""
    columns = _columns(check)
    table = QTableWidget(len(check.sessions), len(columns))
    table.setProperty("surface", "bare")
    table.setAccessibleName(f"Séances de la ligne {check.rank + 1}")
    table.setHorizontalHeaderLabels([title for title, _ in columns])
    table.verticalHeader().hide()
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
    table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    for line, item in enumerate(check.sessions):
        short = item.session.day in check.gap_days
        for place, (_, show) in enumerate(columns):
            cell = QTableWidgetItem(show(item))
            cell.setTextAlignment(Qt.AlignmentFlag.AlignVCenter | (Qt.AlignmentFlag.AlignRight if place else Qt.AlignmentFlag.AlignLeft))
            if short:
                font = table.font()
                font.setBold(True)
                cell.setFont(font)
            table.setItem(line, place, cell)
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    if (first := table.horizontalHeaderItem(0)) is not None:
        first.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    table.verticalHeader().setDefaultSectionSize(theme.px(_ROW))
    if len(check.sessions) <= SHOWN_ROWS:
        table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    # With room for the bar that a large text may need under it.
    theme.hold(table, height=_ROW * (min(len(check.sessions), SHOWN_ROWS) + 1) + 22)
    return table


def _columns(check: LineCheck) -> list[tuple[str, Callable[[SessionCheck], str]]]:
    """Only those that say something: no column of zeros but for who came."""
    days = Counter(item.session.day for item in check.sessions)
    twice = {day for day, count in days.items() if count > 1}
    found: list[tuple[str, Callable[[SessionCheck], str]]] = [("Séance", lambda item: _day(item, twice))]
    if any(item.expected is not None for item in check.sessions):
        found.append(("Attendus", lambda item: "" if item.expected is None else str(item.expected)))
    found.append(("Présents", lambda item: str(item.present)))
    rarer: list[tuple[str, Callable[[SessionCheck], str]]] = [
        ("Absents", lambda item: str(item.absent or "")),
        ("Excusés", lambda item: str(item.excused or "")),
        ("Cases vides", lambda item: str(item.blank or "")),
        ("Non pris en charge", lambda item: str(item.unpaid or "")),
        ("Déjà sur", lambda item: ", ".join(item.billed_on)),
    ]
    found += [(title, show) for title, show in rarer if any(show(item) for item in check.sessions)]
    return found


def _day(item: SessionCheck, twice: Container[date]) -> str:
    """The day; with the hour where the activity took place twice that day."""
    starts = item.session.starts_at
    hour = f", {starts.pretty()}" if starts and item.session.day in twice else ""
    return f"{french.short_date(item.session.day)}{hour}"
