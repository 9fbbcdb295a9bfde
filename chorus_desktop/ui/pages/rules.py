"""Where every rule of the program was read, and when it was last compared with its source."""

from datetime import date
from typing import TYPE_CHECKING

from chorus_desktop import services
from chorus_desktop.domain.french import long_date
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.widgets.boxes import Card, Columns, boxed, vertical
from chorus_desktop.ui.widgets.buttons import SecondaryButton
from chorus_desktop.ui.widgets.page import Page
from chorus_desktop.ui.widgets.problems import ProblemBox
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.services.data import RulesAge
    from chorus_desktop.services.opening import Store


def age(store: "Store", today: date) -> "RulesAge":
    """How old the rules are; asked in the background like all that reads files."""
    return services.procedures.age(store, today)


class RulesPage(Page):
    """The oldest rule first."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            "D’où viennent les règles\u00a0?",
            where="Âge des règles",
            subtitle="Chaque règle a été lue quelque part, un jour. Le programme ne va pas vérifier lui-même\u00a0: il ne va jamais sur Internet.",
        )
        self._slot = Slot()
        self.add(self._slot)
        self.add_actions(back=SecondaryButton("Retour", desk.back, icon="arrow-left"))
        desk.ask(age, desk.today, then=self._show)

    def _show(self, found: "RulesAge") -> None:
        card = Card(margins=(20, 10, 20, 10), gap=0)
        rows = []
        for part in found.sources:
            what = boxed(vertical(words(part.title, "strong"), words(part.source, "caption"), gap=2, margins=(0, 10, 0, 10)))
            when = boxed(vertical(words(f"Vérifié le {long_date(part.checked_on)}", "second"), None, margins=(0, 10, 0, 10)))
            rows.append(Columns([what, when], weights=[5, 2], gap=20))
        card.add_rows(rows)
        old = ProblemBox("Ces règles ont plus d’un an", found.sentence, level="warning")
        self._slot.show_pieces(*([old] if found.old else []), card)
