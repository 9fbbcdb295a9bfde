"""Steps in their order: the number stands at the top of what it counts, the words under each other."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from chorus_desktop.ui import theme
from chorus_desktop.ui.widgets.boxes import boxed, vertical
from chorus_desktop.ui.widgets.words import words


def steps(said: Sequence[tuple[str, str]], *, gap: float = 10) -> QWidget:
    """Numbered steps.

    Args:
        said: what to do, and how; the second may be empty.
        gap: between two of them, in units.
    """
    holder = QWidget()
    grid = QGridLayout(holder)
    theme.space(grid, gap=gap)
    grid.setColumnStretch(1, 1)
    for place, (what, how) in enumerate(said):
        number = words(f"{place + 1}.", "strong", wrap=False)
        grid.addWidget(number, place, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        grid.addWidget(_words(place, what, how), place, 1)
    return holder


def _words(place: int, what: str, how: str) -> QWidget:
    first: QLabel = words(what, "strong" if how else "body")
    first.setAccessibleName(f"{place + 1}. {what}")
    return boxed(vertical(first, *([words(how, "second")] if how else []), gap=2))
