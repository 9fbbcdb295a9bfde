"""A part of a page that is made anew whenever its facts change, without the focus getting lost."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from chorus_desktop.ui.tab_order import in_reading_order
from chorus_desktop.ui.widgets.boxes import vertical


class Slot(QWidget):
    """Holds pieces under each other; empty, it takes no room at all.

    What has the focus is found again by its name among the new pieces: « Retirer FA2026-011 » stays « Retirer FA2026-011 ».
    """

    def __init__(self, *pieces: QWidget, gap: float = 18) -> None:
        super().__init__()
        self._box = vertical(*pieces, gap=gap)
        self.setLayout(self._box)
        if not pieces:
            self.hide()

    def show_pieces(self, *pieces: QWidget) -> None:
        """Show these pieces in place of the former ones."""
        focused = QApplication.focusWidget()
        inside = focused is not None and self.isAncestorOf(focused)
        name = _name(focused) if focused is not None and inside else ""
        if focused is not None and inside:
            # Or Qt would hand the focus on to whatever follows, and the page would scroll there.
            focused.clearFocus()
        while (item := self._box.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for piece in pieces:
            self._box.addWidget(piece)
            # Qt would show it one turn of the event loop later, and the page would blink.
            piece.show()
        self.setVisible(bool(pieces))
        if inside:
            self._refocus(name)

    def take_focus(self) -> None:
        """Put the focus on what can be used first, unless it is in here already."""
        focused = QApplication.focusWidget()
        if focused is None or not self.isAncestorOf(focused):
            self._refocus("")

    def _refocus(self, name: str) -> None:
        stops = [stop for place in range(self._box.count()) if (item := self._box.itemAt(place)) for stop in _stops(item.widget())]
        again = next((stop for stop in stops if _name(stop) == name), stops[0] if stops else None)
        if again is not None:
            again.setFocus(Qt.FocusReason.OtherFocusReason)


def _stops(piece: QWidget | None) -> list[QWidget]:
    return [stop for stop in in_reading_order(piece) if stop.isEnabled()] if piece is not None else []


def _name(widget: QWidget) -> str:
    return widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")
