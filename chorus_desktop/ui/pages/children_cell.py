"""How a cell of the table of children is painted: a text or a box to tick, the row chosen, what is wrong."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from chorus_desktop.ui import icons, theme
from chorus_desktop.ui.pages.children_model import PROBLEM_ROLE

_GROUNDS = {"error": "problem_soft", "warning": "warning_soft"}


def paint_cell(
    painter: QPainter,
    rect: QRect,
    index: QModelIndex | QPersistentModelIndex,
    *,
    chosen: bool,
    current: bool,
    ticked: bool | None,
    hint: str,
) -> None:
    """Paint a cell.

    Args:
        painter: of the table.
        rect: where.
        index: which cell.
        chosen: whether its row is.
        current: whether keys go to it.
        ticked: of a box; none for a text.
        hint: what an empty cell waits for.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    level = index.data(PROBLEM_ROLE)
    if chosen or level:
        painter.fillRect(rect, theme.colour(_GROUNDS.get(level, "accent_soft")))
    painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("line"))
    if current:
        painter.setPen(QPen(theme.colour("accent"), 2))
        painter.drawRect(rect.adjusted(1, 1, -2, -2))
    inner = rect.adjusted(theme.px(10), 0, -theme.px(4), -1)
    if ticked is None:
        _paint_text(painter, inner, str(index.data() or ""), hint)
    else:
        _paint_tick(painter, inner, ticked=ticked)
    painter.restore()


def _paint_text(painter: QPainter, box: QRect, text: str, hint: str) -> None:
    painter.setFont(theme.current().font("body"))
    painter.setPen(theme.colour("text" if text else "second"))
    shown = painter.fontMetrics().elidedText(text or hint, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)


def _paint_tick(painter: QPainter, box: QRect, *, ticked: bool) -> None:
    side = theme.px(18)
    square = QRectF(box.left(), box.top() + (box.height() - side) / 2, side, side)
    painter.setPen(QPen(theme.colour("primary" if ticked else "border"), 1))
    painter.setBrush(theme.colour("primary" if ticked else "card"))
    painter.drawRoundedRect(square.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    if ticked:
        icons.paint(painter, "check", "on_primary", square.adjusted(2, 2, -2, -2))
