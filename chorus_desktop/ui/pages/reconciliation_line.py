"""One line of an invoice beside its attendance sheet: the sentence, what mends it, the sessions one by one."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt

from chorus_desktop.domain import french
from chorus_desktop.domain.line_check import LineCheck
from chorus_desktop.domain.problems import Problem
from chorus_desktop.ui.pages.reconciliation_table import sessions_table
from chorus_desktop.ui.widgets.boxes import Card, horizontal, vertical
from chorus_desktop.ui.widgets.buttons import Button
from chorus_desktop.ui.widgets.disclosure import Disclosure
from chorus_desktop.ui.widgets.flow import Flow
from chorus_desktop.ui.widgets.pictures import Picture
from chorus_desktop.ui.widgets.words import words


def line_card(check: LineCheck, problems: Sequence[Problem], open_sheet: Callable[[], object], take: Callable[[], object]) -> Card:
    """Show a line.

    Args:
        check: the line against its sheet.
        problems: what is to be said of it.
        open_sheet: opens the sheet of its activity.
        take: gives the line the quantity of the sheet.
    """
    place = check.rank + 1
    name = check.line.designation.strip() or check.activity.name
    agrees = not problems
    ink = "done" if agrees else "warning"
    picture = Picture("circle-check" if agrees else "triangle-alert", ink, 20)
    title = words(f"Ligne {place}\u00a0: {name}", "subheading")
    said = words(f"{check.sentence}.", "strong")
    buttons = [Button("Ouvrir la feuille", open_sheet, kind="small", name=f"Ouvrir la feuille, ligne {place}")]
    if check.counted is not None and (check.gap or check.line.quantity is None):
        taken = f"Reprendre le compte de la feuille\u00a0: {french.decimal(check.counted)}"
        buttons.append(Button(taken, take, kind="small", name=f"{taken}, ligne {place}"))
    others = [words(problem.sentence, "second") for problem in problems if problem.code != "proof.gap"]
    table = Disclosure("Séance par séance", sessions_table(check), name=f"Séance par séance, ligne {place}")
    table.open(shown=bool(check.gap))
    head = horizontal(picture, (said, 1), gap=10)
    head.setAlignment(picture, Qt.AlignmentFlag.AlignTop)
    return Card(title, head, *others, vertical(Flow(*buttons, gap=10)), table, gap=10)
