"""An address of the Web: copied, or opened in the computer's browser because one asks; the program never goes there."""

from functools import partial

from PySide6.QtWidgets import QWidget

from chorus_desktop.domain.procedure import Link
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.widgets.boxes import Columns, boxed, horizontal
from chorus_desktop.ui.widgets.buttons import Button
from chorus_desktop.ui.widgets.facts import CopyRow


def link_row(desk: Desk, link: Link) -> QWidget:
    """A link with its note, « Copier » and « Ouvrir »."""
    open_it = Button("Ouvrir", partial(desk.open_outside, link.url), kind="small", icon="external-link")
    open_it.setAccessibleName(f"Ouvrir dans le navigateur\u00a0: {link.title}")
    open_it.setToolTip("Ouvrir dans le navigateur")
    row = CopyRow(link.title, link.url, hint=link.note, flush=True)
    return Columns([row, boxed(horizontal(open_it, None))], weights=[1, 0], from_width=600, gap=8)
