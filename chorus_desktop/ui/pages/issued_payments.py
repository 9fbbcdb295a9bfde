"""What is awaited for an issued invoice, and by when; what came in, what is left; *payée* is told by the bank alone."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from chorus_desktop import services
from chorus_desktop.domain.french import euros, long_date
from chorus_desktop.domain.invoice import DocumentKind
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.pages.issued_delay import awaits_account, said
from chorus_desktop.ui.pages.issued_section import Section
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.widgets.boxes import Line, boxed, horizontal, vertical
from chorus_desktop.ui.widgets.buttons import Button, LinkButton, SecondaryButton
from chorus_desktop.ui.widgets.facts import key_facts
from chorus_desktop.ui.widgets.flow import Flow
from chorus_desktop.ui.widgets.problems import ProblemBox
from chorus_desktop.ui.widgets.words import breakable, words

if TYPE_CHECKING:
    from datetime import date

    from chorus_desktop.domain.payment import Payment
    from chorus_desktop.services.delay import DelayView
    from chorus_desktop.services.opening import Store
    from chorus_desktop.services.payments import OfInvoice
    from chorus_desktop.services.views import IssuedView

TITLE = "Paiements"
LATE = "Reçu après la fin du délai\u00a0: des intérêts et une indemnité vous sont dus."
PILLS = {"done": "Payée", "doing": "En partie", "todo": "Attendue"}
CREDIT_PILLS = {"done": "Déduit", "doing": "En partie", "todo": "À déduire"}


def _read(store: "Store", invoice_id: str, today: "date") -> "tuple[OfInvoice, DelayView]":
    return services.payments.of_invoice(store, invoice_id), services.delay.view(store, invoice_id, today)


class PaymentsCard(Section):
    """The payments of one document, and the delay of its payer, read by themselves.

    Args:
        desk: what every page is given.
        view: a deposited document.
        folded: something else comes first.
    """

    def __init__(self, desk: Desk, view: "IssuedView", *, folded: bool = False) -> None:
        super().__init__(TITLE, folded=folded)
        self._desk, self._id, self._kind = desk, view.id, view.document.kind
        self._slot = Slot(gap=12)
        self.body.addWidget(self._slot)
        desk.ask(_read, view.id, desk.today, then=self._show)

    def _show(self, read: "tuple[OfInvoice, DelayView]") -> None:
        money, delay = read
        paid, credit = money.paid, self._kind is DocumentKind.CREDIT_NOTE
        runs = delay.delay is not None
        pieces: list[QWidget] = self._awaited(money, delay)
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
        acts: list[QWidget] = []
        if paid.net:
            acts.append(
                LinkButton("Noter un autre paiement", note) if paid.is_whole else SecondaryButton("Noter un paiement", note, icon="euro")
            )
        if runs:
            acts.append(LinkButton("Délai et intérêts de retard", partial(self._desk.go.payment_delay, self._id)))
        pieces.append(Flow(*acts, gap=20))
        self._slot.show_pieces(*pieces)

    def _awaited(self, money: "OfInvoice", delay: "DelayView") -> list[QWidget]:
        """What is said first: by when the payer pays, where a delay runs; what came in, where none does or nothing is left."""
        paid = money.paid
        if money.void and not paid.received:
            self.say(TITLE, "locked", "Plus attendue")
            return []
        runs = delay.delay is not None and (delay.unpaid or not delay.principal)
        if runs or (awaits_account(delay) and not paid.received):
            title, text, status, pill = said(delay, self._desk.today)
            self.say(title, status, pill)
            return [words(text, "second")]
        pills = CREDIT_PILLS if self._kind is DocumentKind.CREDIT_NOTE else PILLS
        late = [words(LATE, "second")] if delay.delay is not None and delay.late else []
        self.say(TITLE, "warning" if late else paid.status, "Payée en retard" if late else pills[paid.status])
        return [words(paid.said + ".", "strong" if paid.is_whole else "second"), *late]

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
