"""The payment of one invoice: the delay day by day, its interruption, what being late costs, how one claims it."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from chorus_desktop import services
from chorus_desktop.domain.french import euros, long_date, plural
from chorus_desktop.ui import announce
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.pages.delay_interruption import interruption_card
from chorus_desktop.ui.pages.issued_delay import said
from chorus_desktop.ui.pages.late_interest import late_cards
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.widgets.boxes import Card, boxed, horizontal, vertical
from chorus_desktop.ui.widgets.buttons import SecondaryButton
from chorus_desktop.ui.widgets.disclosure import Disclosure
from chorus_desktop.ui.widgets.facts import FactList, key_facts
from chorus_desktop.ui.widgets.page import Page
from chorus_desktop.ui.widgets.status import StatusPill
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.domain.payment_delay import Delay, DelayRules
    from chorus_desktop.services.delay import DelayView


class PaymentDelayPage(Page):
    """How long the payer has, and what it owes when it is late."""

    def __init__(self, desk: Desk, invoice_id: str) -> None:
        super().__init__("Paiement", where="Délai et intérêts de retard")
        self._desk = desk
        self._id = invoice_id
        self._slot = Slot(gap=16)
        self._told = words("", "done")
        self._told.hide()
        self.add(self._told, self._slot)
        self.add_actions(back=SecondaryButton("Retour", desk.back, icon="arrow-left"))
        self.returned()

    @override
    def returned(self) -> None:
        self._desk.ask(services.delay.view, self._id, self._desk.today, then=self._show)

    def _changed(self, _: object = None) -> None:
        self.take_focus()
        self.returned()

    def _tell(self, told: str) -> None:
        self._told.setText(told)
        self._told.show()
        announce.say(self, told)

    def _show(self, view: "DelayView") -> None:
        document = view.document
        self.header.say(
            f"Paiement de {document.number}",
            where="Délai et intérêts de retard",
            subtitle=f"{document.buyer.name} · {euros(view.principal)}",
        )
        pieces: list[QWidget] = [self._state(view)]
        if view.delay is not None:
            pieces.append(_delay_card(view.delay, view.rules, _received(view)))
            pieces += interruption_card(self._desk, view, self._changed)
            # The payer waits for her: what it may owe is no question of today.
            pieces += [] if view.life.awaits_her else late_cards(self._desk, view, self._changed, self._tell)
        self._slot.show_pieces(*pieces, _why(view.rules))

    def _state(self, view: "DelayView") -> Card:
        title, text, tone, pill = said(view, self._desk.today)
        figures = [("À payer", euros(view.principal)), ("Reçu", euros(view.paid)), ("Reste", euros(view.unpaid))]
        return Card(
            horizontal((words(title, "title"), 1), StatusPill(tone, pill), gap=12), words(text, "second"), key_facts(figures), gap=12
        )


def _received(view: "DelayView") -> str:
    """What the day that the delay runs from is."""
    if view.delay is not None and view.delay.balance:
        return "Décompte général et définitif reçu"
    return "Mise à disposition" if view.document.works else "Reçue par la collectivité"


def _delay_card(delay: "Delay", rules: "DelayRules", label: str) -> FactList:
    facts = FactList("Le délai, jour par jour")
    received = long_date(delay.received_on)
    facts.add(label, received if delay.told else f"{received}, estimé ({rules.article('presumed').article})")
    if delay.by_execution:
        facts.add(
            "Fin de ce qui est facturé", f"{long_date(delay.starts_on)}\u00a0: le délai part de là ({rules.article('execution').article})"
        )
    facts.add("Délai légal", f"{plural(delay.days, 'jour')} à partir du {long_date(delay.starts_on)}")
    if delay.interrupted_on is not None:
        facts.add("Interrompu", long_date(delay.interrupted_on))
    if delay.resumed_on is not None:
        facts.add(
            "Tout reçu",
            f"{long_date(delay.resumed_on)}\u00a0: {plural(delay.renewed, 'jour')} de plus ({rules.article('renewal').article})",
        )
    if delay.due_on is not None:
        facts.add("Dernier jour pour payer", long_date(delay.due_on))
    return facts


def _why(rules: "DelayRules") -> Disclosure:
    """Every article with its sentence, and where the texts leave something open."""
    lines = [
        words(f"{item.article}\u00a0: {item.text}" if item.settled else f"{item.article} (à confirmer)\u00a0: {item.text}")
        for item in rules.articles
    ]
    about = words(f"{rules.source}. Vérifié le {long_date(rules.checked_on)}.", "caption")
    limits = words("Ces règles valent pour une prestation payée par un acheteur public, pas pour une subvention.", "second")
    return Disclosure("Pourquoi\u00a0? Les articles", boxed(vertical(limits, *lines, about, gap=8)))
