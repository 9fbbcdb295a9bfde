"""A large choice: an icon, a verb, what it means; the whole card is a button."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy
from typing_extensions import override

from chorus_desktop.ui.widgets.boxes import horizontal, vertical
from chorus_desktop.ui.widgets.pictures import Picture
from chorus_desktop.ui.widgets.words import words


class ChoiceCard(QPushButton):
    """One way among a few.

    Args:
        icon: a Lucide name.
        title: a verb and its object.
        text: what it means.
        press: what it does.
        main: the one most people take.
    """

    def __init__(self, icon: str, title: str, text: str, press: Callable[[], object], *, main: bool = False) -> None:
        super().__init__()
        self.setProperty("kind", "choice_main" if main else "choice")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        pieces = [words(title, "title"), words(text, "second")]
        pictures = [Picture(icon, "accent", 32), Picture("arrow-right", "accent", 22)]
        for child in (*pieces, *pictures):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._inside = horizontal(pictures[0], (vertical(*pieces, gap=4), 1), pictures[1], margins=(24, 22, 24, 22), gap=20)
        self.setLayout(self._inside)
        self.clicked.connect(lambda: press())

    @override
    def sizeHint(self) -> QSize:
        # A push button measures its own (empty) text; this one is as large as what it holds.
        return self._inside.sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        return self._inside.minimumSize()
