"""The way to search, in the column: looks like the field that it opens, with its keys."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy
from typing_extensions import override

from chorus_desktop.ui.widgets.boxes import horizontal
from chorus_desktop.ui.widgets.pictures import Picture
from chorus_desktop.ui.widgets.words import words

KEYS = "Ctrl+K"
WORDS = "Rechercher partout"


class SearchButton(QPushButton):
    """« Rechercher », and the shortcut that does the same."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "search")
        self.setAccessibleName(WORDS)
        self.setAccessibleDescription(KEYS)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._said = words("Rechercher", "second", wrap=False)
        self._keys = words(KEYS, "caption", wrap=False)
        self._inside = horizontal(Picture("search", "second", 18), (self._said, 1), self._keys, margins=(10, 7, 10, 7), gap=10)
        self.setLayout(self._inside)
        for child in (self._said, self._keys):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def be_narrow(self, *, narrow: bool) -> None:
        """Show the glass alone."""
        self._said.setVisible(not narrow)
        self._keys.setVisible(not narrow)
        self.setToolTip(f"{WORDS} ({KEYS})" if narrow else "")

    @override
    def sizeHint(self) -> QSize:
        return self._inside.sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        return self._inside.minimumSize()
