"""One payment: noted from the statement, for one invoice or several; changed, or deleted, later."""

from functools import partial
from typing import TYPE_CHECKING

from chorus_desktop import services
from chorus_desktop.domain import french
from chorus_desktop.domain.money import UnreadableError, parse_amount
from chorus_desktop.domain.payment_rules import PaymentTyped
from chorus_desktop.domain.problems import Level
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.forms.form import Form, Section
from chorus_desktop.ui.pages.payment_acts import deleted, noted
from chorus_desktop.ui.pages.payment_shares import SharesCard, typed_amount
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.widgets.buttons import Button, PrimaryButton, SecondaryButton
from chorus_desktop.ui.widgets.page import Page
from chorus_desktop.ui.widgets.problems import ErrorSummary, ProblemBox

if TYPE_CHECKING:
    from chorus_desktop.services.payments import Noted, PaymentView

SUBTITLE = "Recopiez la ligne du relevé de compte. Payée est un fait à part\u00a0: seule la banque le dit."


class PaymentPage(Page):
    """A new payment, or one to change.

    Args:
        desk: what a page may ask for.
        payment_id: the one to change; empty for a new one.
        invoice_id: the invoice that led here.
    """

    def __init__(self, desk: Desk, payment_id: str = "", invoice_id: str = "") -> None:
        super().__init__("Paiement reçu" if payment_id else "Noter un paiement", where="Paiements", subtitle=SUBTITLE)
        self._desk, self._id, self._invoice = desk, payment_id, invoice_id
        self._own_amount = bool(payment_id)
        self._shown = False
        self._summary, self._notices = ErrorSummary(), Slot(gap=10)
        self.form = Form(PaymentTyped, (Section((("on", "amount"), "label"), "La ligne du relevé"),))
        self._shares = SharesCard()
        self.form.edited.connect(self._edited)
        self._shares.ticked.connect(self._ticked)
        self.add(self._summary, self._notices, self.form, self._shares)
        keep = PrimaryButton("Enregistrer" if payment_id else "Noter ce paiement", self._keep, icon="check")
        others = [Button("Supprimer ce paiement", self._delete, kind="danger", icon="trash-2")] if payment_id else []
        self.add_actions(keep, *others, back=SecondaryButton("Retour", desk.back, icon="arrow-left"))
        self.first = self.form.first
        desk.ask(services.payments.view, payment_id, invoice_id, then=self._show)

    def _show(self, view: "PaymentView") -> None:
        value = view.value
        self._notices.show_pieces(*self._notes(view))
        self._shares.show_payables(view, self._invoice)
        if value is not None:
            self.header.say(
                f"Paiement du {french.long_date(value.on)}",
                where="Paiements",
                subtitle=services.payments.source_said(value.source).capitalize(),
            )
            self.form.show_texts({"on": french.short_date(value.on), "amount": typed_amount(value.amount), "label": value.label})
        else:
            self.form.show_texts({"on": french.short_date(self._desk.today)})
        self._shown = True
        self._ticked()
        self._shares.show_amount(self._amount())

    def _notes(self, view: "PaymentView") -> list[ProblemBox]:
        void = next((each for each in view.payables if each.invoice == self._invoice and each.void), None)
        if void is None:
            return []
        why = "Ce virement paie sans doute celle qui la remplace\u00a0: cochez-la à sa place."
        return [ProblemBox(f"{void.number} est rejetée ou annulée\u00a0: personne ne la paiera", why, level="warning")]

    def _amount(self) -> int | None:
        try:
            return parse_amount(self.form.typed()["amount"])
        except UnreadableError:
            return None

    def _ticked(self) -> None:
        """What is ticked says how much the transfer was, as long as nobody did."""
        if self._shown and not self._own_amount:
            total = self._shares.total
            self.form.show_texts({"amount": typed_amount(total) if total > 0 else ""})
            self._shares.show_amount(self._amount())

    def _edited(self) -> None:
        amount = self.form.typed()["amount"]
        self._own_amount = bool(amount.strip())
        self._shares.show_amount(self._amount())

    def _keep(self, *, twice: bool = False) -> None:
        typed, parts = self.form.typed(), self._shares.typed()
        self._desk.ask(services.payments.note, self._id, typed, parts, self._desk.today, twice, then=self._noted, otherwise=self._failed)

    def _failed(self, trouble: Trouble) -> None:
        self._desk.dialogs.trouble(trouble)

    def _noted(self, answer: "Noted") -> None:
        wrong = [problem for problem in answer.problems if problem.level is Level.ERROR]
        if not answer.id and answer.twins:
            self._ask_twice(answer)
            return
        if not answer.id:
            self.form.show_problems(wrong)
            self._shares.show_problems(wrong)
            ways = {name: row.take_focus for name, row in self.form.rows.items()}
            lines = [(each.sentence, ways.get(each.where) or partial(self._shares.take_focus, each.where)) for each in wrong]
            self._summary.show_lines(lines)
            return
        if not self._id:
            noted(self._desk, (answer.id,))
        self._desk.back()

    def _ask_twice(self, answer: "Noted") -> None:
        twin = answer.twins[0]
        said = f"Un virement de {french.euros(twin.amount)} du {french.long_date(twin.on)}, avec le même libellé, est déjà dans la liste. "
        said += "Le noter encore compterait deux fois le même argent, sauf si la banque en a vraiment inscrit deux."
        two = {"no": "Ne rien ajouter", "twice": "Ce sont deux virements"}
        if self._desk.dialogs.choose("Ce paiement est déjà noté", said, two, main="no") == "twice":
            self._keep(twice=True)

    def _delete(self) -> None:
        self._desk.ask(services.payments.delete, (self._id,), self._desk.today, then=lambda _: self._gone())

    def _gone(self) -> None:
        deleted(self._desk, self._id)
        self._desk.back()
