"""A long list narrowed by a few letters; a short one is seen whole, and has no such field."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from chorus_desktop.domain.french import plain, plural
from chorus_desktop.ui import theme
from chorus_desktop.ui.widgets.boxes import horizontal
from chorus_desktop.ui.widgets.search_field import search_field
from chorus_desktop.ui.widgets.words import words

FROM = 13
"""Rows from which a list is long."""

AT_ONCE = 12
"""Rows of a long list made before the window is given back to whoever uses it."""


class Narrowing(QWidget):
    """The field, and how many rows hold every word typed.

    Args:
        what: is searched, with its article: « un prix ».
        narrow: shows the rows that answer, and gives how many; told a test of a text.
    """

    def __init__(self, what: str, narrow: Callable[[Callable[[str], bool]], int]) -> None:
        super().__init__()
        self._narrow = narrow
        self.field = search_field(what, hint=f"Chercher {what}")
        theme.hold(self.field, width=240)
        self._said = words("", "caption", wrap=False)
        self.setLayout(horizontal(self.field, self._said, None, gap=8))
        self.field.textChanged.connect(self._typed)
        self.hide()

    def show_count(self, rows: int) -> None:
        """Say how long the list is."""
        self.setVisible(rows >= FROM)
        if rows < FROM:
            self.clear()

    def clear(self) -> None:
        """Show every row again."""
        self.field.clear()

    def _typed(self, text: str) -> None:
        asked = plain(text).split()
        found = self._narrow(lambda said: all(word in plain(said) for word in asked))
        self._said.setText(plural(found, "trouvé") if asked else "")
