"""By which day the payment of a deposited invoice is awaited, or how late it is, in words."""

from datetime import date
from typing import TYPE_CHECKING

from chorus_desktop import services
from chorus_desktop.domain.french import euros, long_date, plural
from chorus_desktop.domain.lifecycle import InvoiceState
from chorus_desktop.domain.portal_status import Phase

if TYPE_CHECKING:
    from chorus_desktop.services.delay import DelayView

BALANCE = "Aucun délai ne court encore\u00a0: il part de la réception du décompte général et définitif (R. 2192-16)."
WAITS = "La collectivité a renvoyé la facture\u00a0: elle ne paiera pas avant votre réponse."
WORKS_WAITS = (
    "La pièce vous est revenue\u00a0: répondez. Le délai court quand même\u00a0: seule la maîtrise d’ouvrage peut l’interrompre, par écrit "
    "(R. 2192-27), pas la maîtrise d’œuvre."
)


def awaits_account(view: "DelayView") -> bool:
    """Whether it asks for the balance of a market, whose delay only runs from the décompte général et définitif."""
    works, life = view.document.works, view.life
    asked = works is not None and view.delay is None and view.document.owed and life.state is InvoiceState.DEPOSITED and not life.is_void
    return asked and works is not None and services.portal_data.works().cadre(works.cadre).chain == "final"


def said(view: "DelayView", today: date) -> tuple[str, str, str, str]:
    """Where the payment stands: a title, a sentence, the tone of its pill and the pill's words."""
    delay = view.delay
    if awaits_account(view):
        return "Paiement du solde", BALANCE, "todo", "Pas encore"
    if delay is None:
        return "Aucun délai de paiement ne court", "La collectivité n’a pas la facture, ou ne la paiera pas.", "locked", "Pas de délai"
    if not view.principal:
        why = "Un avoir déposé rend tout ce que la facture demandait." if view.credited else "La facture était payée avant son dépôt."
        return "Rien n’est dû", why, "done", "Rien à payer"
    if not view.unpaid:
        late = "En retard\u00a0: des intérêts et une indemnité vous sont dus." if view.late else "Dans le délai."
        return "Payée", f"{euros(view.paid)} reçus. {late}", "warning" if view.late else "done", "Payée en retard" if view.late else "Payée"
    awaited = f"{euros(view.unpaid)} attendus."
    if delay.due_on is None:
        when = long_date(delay.interrupted_on) if delay.interrupted_on else ""
        text = f"{awaited} Interrompu le {when}\u00a0: le délai reprend quand la collectivité a tout reçu."
        return "Délai de paiement interrompu", text, "warning", "Interrompu"
    ordered = view.life.status if view.life.phase is Phase.ORDERED else None
    if ordered is not None:
        text = f"{awaited} Notez le virement quand il est sur le compte."
        return (
            f"Virement ordonné le {long_date(ordered.on)}",
            text,
            "warning" if view.late else "doing",
            "En retard" if view.late else "Ordonnée",
        )
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
