"""What a table of presences would bring in, before anything is written: in one line, what was left aside, what differs."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from chorus_desktop.domain.french import listing, plural, weekday_date
from chorus_desktop.domain.problems import Level
from chorus_desktop.ui.forms.editors import RadioEditor
from chorus_desktop.ui.widgets.boxes import Card, boxed, vertical
from chorus_desktop.ui.widgets.problems import ProblemBox
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.domain.presence_found import Found
    from chorus_desktop.services.presence_import import Judged

KEEP, REPLACE = "keep", "replace"
MOST_DAYS = 4


def summary(found: "Found", *, replace: bool) -> ProblemBox:
    """One line: what would be written, and how many cells are not read."""
    errors = sum(1 for each in found.problems if each.problem.level is Level.ERROR)
    said = found.said(replace=replace)
    same = [f"{plural(found.same, 'case')} {'est' if found.same < 2 else 'sont'} déjà ainsi dans le dossier."] if found.same else []
    unread = [f"{plural(errors, 'cellule')} {'n’est pas lue' if errors < 2 else 'ne sont pas lues'}."] if errors else []
    created = [found.created] if found.created else []
    why = " ".join([*created, *same, *unread, "Rien n’est encore écrit."])
    if said:
        return ProblemBox(f"À importer\u00a0: {said}", why, level="warning" if errors else "done")
    return ProblemBox("Il n’y a rien à importer", why, level="warning" if errors or not found.same else "info")


def notes(found: "Found") -> list[QWidget]:
    """What was left aside, or is read in another way than one might think."""
    told: list[QWidget] = [boxed(vertical(*(words(note) for note in found.notes), gap=4))] if found.notes else []
    if found.strays:
        shown = listing([weekday_date(day) for day in found.strays[:MOST_DAYS]])
        others = len(found.strays) - MOST_DAYS
        more = f", et {plural(others, 'autre')}" if others > 0 else ""
        what = "Une séance à créer n’est pas" if len(found.strays) < 2 else "Des séances à créer ne sont pas"
        told.append(
            ProblemBox(
                f"{what} un jour de cette activité", f"{shown[0].upper()}{shown[1:]}{more}\u00a0: vérifiez la date.", level="warning"
            )
        )
    return told


class DifferingCard(Card):
    """What the table says otherwise than the dossier, and which of them holds.

    Args:
        judged: what the table says.
        name: how a child's name may be shown.
        choice: what is chosen so far.
        chosen: told the choice.
    """

    def __init__(self, judged: "Judged", name: Callable[[str], str], choice: str, chosen: Callable[[str], object]) -> None:
        super().__init__(gap=12)
        found = judged.found
        cells, children = len(found.differing), found.contradicted
        parts = []
        if cells:
            parts.append(f"{plural(cells, 'case')} {'diffère' if cells < 2 else 'diffèrent'} de la feuille")
        if children:
            parts.append(f"{plural(children, 'enfant')} {'a' if children < 2 else 'ont'} d’autres renseignements dans le tableau")
        self.body.addWidget(words(f"{' et '.join(parts)}", "title"))
        lines = [
            words(f"{name(each.child)}, {each.when}\u00a0: {each.before} dans la feuille, {each.after} dans le tableau")
            for each in judged.differing
        ]
        if cells > len(lines):
            lines.append(words(f"… et {plural(cells - len(lines), 'autre')}.", "caption"))
        if lines:
            self.body.addWidget(boxed(vertical(*lines, gap=4)))
        editor = RadioEditor([(KEEP, "Garder ce qui est dans le dossier"), (REPLACE, "Prendre ce que dit le tableau")])
        editor.show_text(choice)
        editor.edited.connect(lambda: chosen(editor.text()))
        self.body.addWidget(editor)
