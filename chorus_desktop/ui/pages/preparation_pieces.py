"""What the pages of the preparation share: the clicks, fields to copy, a ready text, what goes wrong with the rights."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from chorus_desktop.domain.preparation_guide import PreparationCase, PreparationStep
from chorus_desktop.domain.preparing import BLANK, CopyLine
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.pages.numbered import steps
from chorus_desktop.ui.widgets.boxes import Card, Line, boxed, vertical
from chorus_desktop.ui.widgets.buttons import WideLink
from chorus_desktop.ui.widgets.facts import CopyRow
from chorus_desktop.ui.widgets.problems import Mend, ProblemBox
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.services.preparation import PreparationView

PEOPLE = "people"
"""The part of the preparation that is neither a step nor a case: who has which right."""
PEOPLE_TITLE = "Qui a quel droit"


def clicks_pieces(part: PreparationStep | PreparationCase) -> list[QWidget]:
    """What to click, in order, and what to beware of."""
    card = Card(words("Sur le portail, dans l’ordre", "title"), steps([(click, "") for click in part.clicks]), gap=12)
    return [card, *([ProblemBox("À savoir", part.note, level="info")] if part.note else [])]


def copy_card(title: str, help_text: str, lines: Sequence[CopyLine]) -> Card:
    """Fields of a form of the portal, « Copier » on each."""
    card = Card(margins=(6, 6, 6, 6), gap=0)
    head = vertical(words(title, "title"), words(help_text, "second"), margins=(14, 10, 14, 10), gap=4)
    card.body.addWidget(boxed(head))
    for line in lines:
        card.body.addWidget(Line())
        card.body.addWidget(CopyRow(line.label, line.value, line.copied, hint=line.hint))
    return card


def letter_card(view: "PreparationView", key: str) -> list[QWidget]:
    """A ready text, to copy; nothing where none is needed."""
    found = view.guide.letter(key)
    if found is None:
        return []
    subject, body = view.letters[key]
    card = Card(margins=(6, 6, 6, 6), gap=0)
    help_text = (
        f"Complétez les «\u00a0{BLANK}\u00a0» une fois le texte collé."
        if BLANK in subject + body
        else "Rien n’est envoyé par le programme."
    )
    card.body.addWidget(boxed(vertical(words(found.title, "title"), words(help_text, "second"), margins=(14, 10, 14, 10), gap=4)))
    for label, text in (("Objet", subject), ("Texte", body)):
        if text:
            card.body.addWidget(Line())
            card.body.addWidget(CopyRow(label, text, text, prose=True))
    return [card]


def parts_card(desk: Desk, view: "PreparationView", title: str, parts: Sequence[PreparationCase]) -> list[QWidget]:
    """Links to what to do in some cases; nothing where there are none."""
    if not parts:
        return []
    links = [WideLink(part.title, partial(desk.go.preparation, view.id, part.key)) for part in parts]
    return [Card(words(title, "title"), *links, gap=10)]


def notices(desk: Desk, view: "PreparationView", here: str = "") -> list[QWidget]:
    """What goes wrong with the rights, then what would be safer; each with the button that mends it.

    Args:
        desk: what a page may ask for.
        view: where the association stands.
        here: the part that is shown: no button leads to it.
    """
    said = [(problem, "warning") for problem in view.problems] + [(problem, "info") for problem in view.advice]
    boxes = list[QWidget]()
    for problem, level in said:
        answer = view.guide.answer(problem.code)
        ways = [(answer.title, answer.key)] if answer is not None else []
        title, key = next(((title, key) for title, key in [*ways, (PEOPLE_TITLE, PEOPLE)] if key != here), ("", ""))
        mend = Mend(title, partial(desk.go.preparation, view.id, key), f"{title}\u00a0: {problem.sentence}")
        boxes.append(ProblemBox(problem.sentence, level=level, mends=[mend] if key else []))
    return boxes
