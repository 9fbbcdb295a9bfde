"""The figures of a chart as a table, walked with the arrows."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from chorus_desktop.ui import theme

_ROW = 34.0
SHOWN_ROWS = 14


def figure_table(name: str, titles: Sequence[str], rows: Sequence[Sequence[str]]) -> QTableWidget:
    """Rows of texts, all but the first column on the right; the last row is the total, in bold."""
    table = QTableWidget(len(rows), len(titles))
    table.setProperty("surface", "bare")
    table.setProperty("dense", "true")
    table.setAccessibleName(name)
    table.setHorizontalHeaderLabels(list(titles))
    table.verticalHeader().hide()
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setWordWrap(False)
    middle = Qt.AlignmentFlag.AlignVCenter
    for line, cells in enumerate(rows):
        for place, text in enumerate(cells):
            cell = QTableWidgetItem(text)
            cell.setTextAlignment(middle | (Qt.AlignmentFlag.AlignRight if place else Qt.AlignmentFlag.AlignLeft))
            if line == len(rows) - 1:
                font = table.font()
                font.setBold(True)
                cell.setFont(font)
            table.setItem(line, place, cell)
    head = table.horizontalHeader()
    head.setHighlightSections(False)
    head.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | middle)
    if (first := table.horizontalHeaderItem(0)) is not None:
        first.setTextAlignment(Qt.AlignmentFlag.AlignLeft | middle)
    head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    table.verticalHeader().setDefaultSectionSize(theme.px(_ROW))
    if len(rows) <= SHOWN_ROWS:
        table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    theme.hold(table, height=_ROW * (min(len(rows), SHOWN_ROWS) + 1) + 22)
    return table
