"""What scrolls in the companion: the screen shown, and under it what the keys do."""

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget
from typing_extensions import override

from chorus_desktop.ui import theme
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.widgets import scroll_bars
from chorus_desktop.ui.widgets.boxes import vertical

AROUND = 12.0


class Scrolled(QWidget):
    """Scrolls one piece after the other.

    Args:
        below: stands under each of them.

    Attributes:
        area: what scrolls.
    """

    def __init__(self, below: QWidget) -> None:
        super().__init__()
        self._slot = Slot(gap=0)
        inner = _Inner()
        inner.setLayout(vertical(self._slot, below, None))
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(inner)
        self.setLayout(scroll_bars.beside(self.area))

    def show_piece(self, piece: QWidget) -> None:
        """Show another piece, from its top."""
        self._slot.show_pieces(piece)
        # Its height is known only once it is laid out.
        QTimer.singleShot(0, piece, lambda: self.area.verticalScrollBar().setValue(0))

    def see(self, row: QWidget) -> None:
        """Bring a row in sight."""
        self.area.ensureWidgetVisible(row, 0, theme.px(AROUND))


class _Inner(QWidget):
    @override
    def minimumSizeHint(self) -> QSize:
        # Text that wraps asks for its height at its narrowest; the scroll area would keep that much empty room under the screen.
        return QSize(super().minimumSizeHint().width(), 0)
