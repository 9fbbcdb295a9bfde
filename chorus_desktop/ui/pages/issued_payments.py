"""What came in for an issued invoice: how much, when, what is left; *payée* is told by the bank alone."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from chorus_desktop import services
from chorus_desktop.domain.french import euros, long_date
from chorus_desktop.domain.invoice import DocumentKind
from chorus_desktop.domain.lifecycle import InvoiceState
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.widgets.boxes import Card, Line, boxed, horizontal, vertical
from chorus_desktop.ui.widgets.buttons import Button, LinkButton, SecondaryButton
from chorus_desktop.ui.widgets.facts import key_facts
from chorus_desktop.ui.widgets.problems import ProblemBox
from chorus_desktop.ui.widgets.status import StatusPill
from chorus_desktop.ui.widgets.words import breakable, words

if TYPE_CHECKING:
    from chorus_desktop.domain.payment import Payment
    from chorus_desktop.services.payments import OfInvoice
    from chorus_desktop.services.views import IssuedView

PILLS = {"done": "Payée", "doing": "En partie", "todo": "Attendue"}
CREDIT_PILLS = {"done": "Déduit", "doing": "En partie", "todo": "À déduire"}


def payments_card(desk: Desk, view: "IssuedView") -> list[QWidget]:
    """The card, once the document was deposited; nothing where nothing is to be paid."""
    return [PaymentsCard(desk, view)] if view.state is InvoiceState.DEPOSITED and view.document.totals.net else []


class PaymentsCard(Card):
    """The payments of one document, read by itself.

    Args:
        desk: what every page is given.
        view: the document.
    """

    def __init__(self, desk: Desk, view: "IssuedView") -> None:
        super().__init__(gap=12)
        self._desk, self._id, self._kind = desk, view.id, view.document.kind
        self._slot = Slot(gap=12)
        self.body.addWidget(self._slot)
        desk.ask(services.payments.of_invoice, view.id, then=self._show)

    def _show(self, money: "OfInvoice") -> None:
        paid = money.paid
        credit = self._kind is DocumentKind.CREDIT_NOTE
        pill = StatusPill(paid.status, (CREDIT_PILLS if credit else PILLS)[paid.status])
        head = boxed(horizontal((words("Paiements", "subheading"), 1), pill, gap=12))
        pieces: list[QWidget] = [head, words(paid.said + ".", "strong" if paid.is_whole else "second")]
        if money.void:
            what, why = (
                ("Cet avoir ne sera pas déduit", "Il porte sur une facture rejetée ou annulée, ou l’est lui-même.")
                if credit
                else (
                    "Cette facture ne sera pas payée",
                    "Un virement qui arrive maintenant paie sans doute celle qui la remplace\u00a0: notez-le sur elle.",
                )
            )
            pieces.append(ProblemBox(what, why, level="warning"))
        if paid.received:
            label = "Déduit" if credit else "Reçu"
            facts = [(label, euros(abs(paid.received))), ("Reste" if paid.left * paid.net >= 0 else "En trop", euros(abs(paid.left)))]
            pieces.append(key_facts(facts))
            pieces.append(self._rows(money))
        note = partial(self._desk.go.payment, "", self._id)
        act = LinkButton("Noter un autre paiement", note) if paid.is_whole else SecondaryButton("Noter un paiement", note, icon="euro")
        pieces.append(boxed(horizontal(act, None)))
        self._slot.show_pieces(*pieces)

    def _rows(self, money: "OfInvoice") -> QWidget:
        rows = vertical(gap=8)
        for rank, (payment_id, payment, share) in enumerate(money.payments):
            if rank:
                rows.addWidget(Line())
            rows.addWidget(self._row(payment_id, payment, share))
        return boxed(rows)

    def _row(self, payment_id: str, payment: "Payment", share: int) -> QWidget:
        of_more = f" sur un virement de {euros(payment.amount)}" if payment.amount != share else ""
        day = long_date(payment.on)
        said = words(f"{euros(share)} le {day}{of_more}")
        label = [words(breakable(payment.label), "caption")] if payment.label else []
        change = Button(
            "Modifier", partial(self._desk.go.payment, payment_id), kind="small", name=f"Modifier le paiement de {euros(share)} du {day}"
        )
        return boxed(horizontal((vertical(said, *label, gap=2), 1), change, gap=12))
