"""Once a table of presences is brought in: the children to tell apart, and what takes all of it back."""

from functools import partial
from typing import TYPE_CHECKING

import shiboken6

from chorus_desktop import services
from chorus_desktop.domain.french import plural
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.widgets.problems import Mend, ProblemBox

if TYPE_CHECKING:
    from chorus_desktop.services.presence_undo import Undo


def alike_box(desk: Desk, dossier_id: str, said: str, alike: int) -> ProblemBox:
    """What was brought in, and the way to decide about children who look the same.

    Args:
        desk: what a page may ask for.
        dossier_id: whose children.
        said: what was brought in.
        alike: how many children.
    """
    question = f"{plural(alike, 'enfant')} se ressemblent\u00a0: est-ce le même enfant, écrit autrement\u00a0?"
    decide = Mend("Décider", partial(desk.go.twins, dossier_id))
    return ProblemBox(said, question, level="done", mends=(decide, Mend("Plus tard", desk.back)))


def take_back(desk: Desk, dossier_id: str, undo: "Undo") -> None:
    """Undo an import, wherever the volunteer is since."""

    def told(kept: str) -> None:
        page = desk.shell.page
        if page is not None and shiboken6.isValid(page):
            page.returned()
        if kept:
            desk.dialogs.tell(kept)

    desk.ask(services.presence_undo.take_back, dossier_id, undo, then=told)
