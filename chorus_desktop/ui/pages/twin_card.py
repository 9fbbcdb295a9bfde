"""Two children who may be one: what each row says, and the two answers."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from chorus_desktop.domain.attendance import Cell, Child
from chorus_desktop.domain.care import masked
from chorus_desktop.domain.clock import duration
from chorus_desktop.domain.french import long_date, plural, short_date
from chorus_desktop.ui.forms.editors import RadioEditor
from chorus_desktop.ui.widgets.boxes import Card, Columns, boxed, vertical
from chorus_desktop.ui.widgets.buttons import SecondaryButton
from chorus_desktop.ui.widgets.flow import Flow
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.services.roster import Conflict, TwinView


class TwinCard(Card):
    """One pair.

    Args:
        pair: who they are.
        place: its rank on the page, from 1.
        same: « C’est le même enfant »; given the answers to what both rows say differently: session → 0 or 1.
        two: « Ce sont deux enfants ».
    """

    def __init__(
        self, pair: "TwinView", place: int, *, hidden: bool, same: Callable[[Mapping[str, int]], object], two: Callable[[], object]
    ) -> None:
        super().__init__(gap=14)
        self._same = same
        self._answers: dict[str, RadioEditor] = {}
        both = zip((pair.first, pair.second), pair.marks, strict=True)
        sides = [_side(rank, child, marks, hidden=hidden) for rank, (child, marks) in enumerate(both, start=1)]
        self.body.addWidget(words(pair.why, "subheading"))
        self.body.addWidget(Columns(sides, from_width=420, gap=20))
        if pair.conflicts:
            said = plural(len(pair.conflicts), "séance où les deux lignes se contredisent", "séances où les deux lignes se contredisent")
            self.body.addWidget(words(said, "label"))
            for conflict in pair.conflicts:
                self.body.addWidget(self._question(conflict, place))
        name = masked(pair.first.name) if hidden else pair.first.name
        kept = f"Si c’est le même, une seule ligne reste, au nom de «\u00a0{name}\u00a0», avec les présences et les séjours des deux."
        self.body.addWidget(words(kept, "second"))
        yes = SecondaryButton("C’est le même enfant", self._press, icon="check", name=f"C’est le même enfant, paire {place}")
        no = SecondaryButton("Ce sont deux enfants", two, name=f"Ce sont deux enfants, paire {place}")
        self.body.addWidget(Flow(yes, no, gap=12, margins=(0, 4, 0, 0)))

    def _question(self, conflict: "Conflict", place: int) -> Columns:
        said = f"{long_date(conflict.session.day)} · {conflict.activity}"
        answer = RadioEditor([(str(rank), f"Ligne {rank + 1}\u00a0: {_cell(cell)}") for rank, cell in enumerate(conflict.cells)])
        answer.show_text(str(conflict.preferred))
        for each in answer.inputs:
            each.setAccessibleName(f"{each.property('text')}, le {said}, paire {place}")
        self._answers[conflict.session.id] = answer
        return Columns([words(said), answer], from_width=420, gap=20)

    def _press(self) -> None:
        self._same({session: int(answer.text()) for session, answer in self._answers.items()})


def _cell(cell: Cell) -> str:
    return f"{cell.mark.label}, {duration(cell.minutes)}" if cell.minutes is not None else cell.mark.label


def _side(rank: int, child: Child, marks: int, *, hidden: bool) -> QWidget:
    facts = [f"Groupe {child.group}" if child.group else "", _paid(child), plural(marks, "case remplie", "cases remplies")]
    if child.card:
        facts.insert(0, f"N° {masked(child.card) if hidden else child.card}")
    name = masked(child.name) if hidden else child.name
    return boxed(
        vertical(
            words(f"Ligne {rank}", "caption"), words(name, "strong"), words(" · ".join(fact for fact in facts if fact), "caption"), gap=2
        )
    )


def _paid(child: Child) -> str:
    if not child.beneficiary:
        return "non bénéficiaire"
    begun = f" du {short_date(child.beneficiary_from)}" if child.beneficiary_from else ""
    ended = f" au {short_date(child.beneficiary_to)}" if child.beneficiary_to else ""
    return f"bénéficiaire{begun}{ended}"
