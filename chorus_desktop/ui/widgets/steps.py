"""« Étape 2 sur 4 », what this step is, and which one comes next."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from chorus_desktop.ui import theme
from chorus_desktop.ui.widgets.boxes import vertical
from chorus_desktop.ui.widgets.words import words


class StepIndicator(QWidget):
    """Where one stands in a short way (eight steps at most, the next one named)."""

    def __init__(self, step: int, steps: int, following: str = "") -> None:
        super().__init__()
        self._place = words("", "caption", wrap=False)
        self._next = words("", "caption")
        self._bar = _Steps()
        self.setLayout(vertical(self._place, self._bar, self._next, gap=6))
        self.show_step(step, steps, following)

    def show_step(self, step: int, steps: int, following: str = "") -> None:
        """Show another place.

        Args:
            step: from 1.
            steps: how many.
            following: the title of the next step; empty on the last one.
        """
        self._place.setText(f"Étape {step} sur {steps}")
        self._next.setText(f"Étape suivante\u00a0: {following}")
        self._next.setVisible(bool(following))
        self._bar.show_step(step, steps)


class _Steps(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._step, self._steps = 1, 1
        theme.hold(self, height=6, max_width=480)

    def show_step(self, step: int, steps: int) -> None:
        self._step, self._steps = step, steps
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        gap = theme.px(4)
        width = (self.width() - gap * (self._steps - 1)) / self._steps
        for place in range(self._steps):
            painter.setBrush(theme.colour("bar" if place < self._step else "line"))
            painter.drawRoundedRect(QRectF(place * (width + gap), 0, width, self.height()), 3, 3)
        painter.end()
