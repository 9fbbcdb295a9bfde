"""« Paiement attendu » on the page of a deposited invoice: by which day, or how late, and the way to the reckoning."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from chorus_desktop import services
from chorus_desktop.domain.french import euros, long_date, plural
from chorus_desktop.domain.lifecycle import InvoiceState
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.widgets.boxes import Card, horizontal
from chorus_desktop.ui.widgets.buttons import LinkButton
from chorus_desktop.ui.widgets.status import StatusPill
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.services.delay import DelayView
    from chorus_desktop.services.views import IssuedView


BALANCE = "Aucun délai ne court encore\u00a0: il part de la réception du décompte général et définitif (R. 2192-16)."
WAITS = "La collectivité a renvoyé la facture\u00a0: elle ne paiera pas avant votre réponse."
WORKS_WAITS = (
    "La pièce vous est revenue\u00a0: répondez. Le délai court quand même\u00a0: seule la maîtrise d’ouvrage peut l’interrompre, par écrit "
    "(R. 2192-27), pas la maîtrise d’œuvre."
)


def delay_cards(desk: Desk, view: "IssuedView") -> list[QWidget]:
    """The card, where a payment delay runs; nothing where the invoice quotes no delay, or nobody who pays has it."""
    if view.runs:
        return [DelayCard(desk, view.id)]
    works = view.document.works
    awaited = works is not None and view.document.owed and view.state is InvoiceState.DEPOSITED and not view.life.is_void
    if awaited and works is not None and services.portal_data.works().cadre(works.cadre).chain == "final":
        return [Card(words("Paiement du solde", "subheading"), words(BALANCE, "second"), gap=10)]
    return []


class DelayCard(Card):
    """What is awaited, in one look."""

    def __init__(self, desk: Desk, invoice_id: str) -> None:
        super().__init__(gap=10)
        self._today = desk.today
        self._title = words("Paiement attendu", "subheading")
        self._pill = StatusPill("doing", "En cours")
        self._said = words("", "second")
        link = LinkButton("Délai et intérêts de retard", partial(desk.go.payment_delay, invoice_id))
        self.body.addLayout(horizontal((self._title, 1), self._pill, gap=12))
        self.body.addWidget(self._said)
        self.body.addLayout(horizontal(link, None))
        desk.ask(services.delay.view, invoice_id, desk.today, then=self._show)

    def _show(self, view: "DelayView") -> None:
        title, text, status, pill = said(view, self._today)
        self._title.setText(title)
        self._said.setText(text)
        self._pill.show_status(status, pill)


def said(view: "DelayView", today: date) -> tuple[str, str, str, str]:
    """Where the payment stands: a title, a sentence, the tone of its pill and the pill's words."""
    delay = view.delay
    if delay is None:
        return "Aucun délai de paiement ne court", "La collectivité n’a pas la facture, ou ne la paiera pas.", "locked", "Pas de délai"
    if not view.unpaid:
        late = "En retard\u00a0: des intérêts et une indemnité vous sont dus." if view.late else "Dans le délai."
        return "Payée", f"{euros(view.paid)} reçus. {late}", "warning" if view.late else "done", "Payée en retard" if view.late else "Payée"
    awaited = f"{euros(view.unpaid)} attendus."
    if delay.due_on is None:
        when = long_date(delay.interrupted_on) if delay.interrupted_on else ""
        text = f"{awaited} Interrompu le {when}\u00a0: le délai reprend quand la collectivité a tout reçu."
        return "Délai de paiement interrompu", text, "warning", "Interrompu"
    asked = " Si la collectivité a aussi interrompu le délai, dites quel jour." if view.proposed else ""
    if view.life.awaits_her:
        text = f"{awaited} {WORKS_WAITS if view.document.works else WAITS}{asked}"
        return "Paiement en attente de votre réponse", text, "warning", "À vous de répondre"
    left = (delay.due_on - today).days
    about = "" if delay.told else " Jour estimé\u00a0: le portail n’a pas encore dit quand la collectivité l’a reçue."
    if left < 0:
        title = f"Paiement en retard de {plural(-left, 'jour')}"
        return title, f"{awaited} Le délai finissait le {long_date(delay.due_on)}.{about}{asked}", "fix", "En retard"
    when = "C’est le dernier jour." if left == 0 else f"Encore {plural(left, 'jour')}."
    return f"Paiement attendu le {long_date(delay.due_on)} au plus tard", f"{awaited} {when}{about}{asked}", "doing", "Dans le délai"
