"""Keys that one page keeps for itself, before the window's menus and shortcuts."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget
from typing_extensions import override

_HEARD = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)


class OwnKeys(QObject):
    """Hears the keys that nothing inside a widget took: a field in which one types keeps its own.

    Args:
        widget: whose keys they are.
        acts: « Ctrl+Z » → what it does.
    """

    def __init__(self, widget: QWidget, acts: Mapping[str, Callable[[], object]]) -> None:
        super().__init__(widget)
        self._acts = {QKeySequence(keys).toString(): act for keys, act in acts.items()}
        widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() not in _HEARD:
            return False
        act = self._acts.get(QKeySequence(event.keyCombination()).toString())
        if act is None:
            return False
        # A shortcut of the window asks first whether somebody wants the key.
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            act()
        return True
