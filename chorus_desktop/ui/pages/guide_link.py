"""« Qu’est-ce que c’est ? »: from a word of the portal to its entry of the guide."""

from functools import partial

from PySide6.QtWidgets import QWidget

from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.widgets.boxes import boxed, horizontal
from chorus_desktop.ui.widgets.buttons import LinkButton


def what_is(desk: Desk, entry: str, word: str) -> QWidget:
    """A line with a link to an entry of the guide.

    Args:
        desk: opens it.
        entry: its key.
        word: what is asked about, for screen readers, who hear the link alone.
    """
    link = LinkButton("Qu’est-ce que c’est\u00a0?", partial(desk.go.guide, entry), name=f"Qu’est-ce que c’est\u00a0: {word}")
    return boxed(horizontal(link, None))
