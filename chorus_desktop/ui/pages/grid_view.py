"""The sheet with its sums beside it and its scroll bars: one white card."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout
from typing_extensions import override

from chorus_desktop.ui import theme
from chorus_desktop.ui.pages.grid_edges import ChildSums, SessionSums
from chorus_desktop.ui.pages.grid_model import GridModel
from chorus_desktop.ui.pages.grid_table import GridTable
from chorus_desktop.ui.widgets import scroll_bars


class GridCard(QFrame):
    """What the page shows.

    Attributes:
        table: the sheet itself.
    """

    def __init__(self, model: GridModel) -> None:
        super().__init__()
        self.setProperty("surface", "card")
        self.table = GridTable(model)
        self._beside = ChildSums(self.table, model)
        self._under = SessionSums(self.table, model, self._beside)
        inside = QGridLayout()
        theme.space(inside, margins=(6, 6, 6, 6))
        inside.addWidget(self.table, 0, 0)
        inside.addWidget(self._beside, 0, 1)
        inside.addWidget(self._under, 1, 0, 1, 2)
        inside.addWidget(scroll_bars.twin(self.table.verticalScrollBar()), 0, 2)
        inside.addWidget(scroll_bars.twin(self.table.horizontalScrollBar()), 2, 0)
        inside.setColumnStretch(0, 1)
        inside.setRowStretch(0, 1)
        self.setLayout(inside)
        scroll_bars.hide_own(self.table)
        model.modelReset.connect(self._under.updateGeometry)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._beside.fit(event.size().width())
        super().resizeEvent(event)
