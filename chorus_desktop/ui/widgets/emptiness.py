"""A place where nothing is yet: what will stand here, and how to begin."""

from chorus_desktop.ui.widgets.boxes import Card, horizontal
from chorus_desktop.ui.widgets.buttons import PrimaryButton
from chorus_desktop.ui.widgets.pictures import Picture
from chorus_desktop.ui.widgets.problems import Mend
from chorus_desktop.ui.widgets.words import words


class EmptyState(Card):
    """An icon, one sentence that says what is missing, one that says what to do, and its button."""

    def __init__(self, icon: str, title: str, text: str = "", begin: Mend | None = None) -> None:
        super().__init__(margins=(28, 28, 28, 28), gap=10)
        self.body.addLayout(horizontal(Picture(icon, "accent", 32), None))
        self.body.addWidget(words(title, "title"))
        if text:
            self.body.addWidget(words(text, "second"))
        if begin is not None:
            self.body.addLayout(horizontal(PrimaryButton(begin.words, begin.press), None, margins=(0, 8, 0, 0)))
