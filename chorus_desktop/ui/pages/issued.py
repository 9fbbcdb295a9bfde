"""An issued invoice and its deposit: what to do now, what to copy into the portal, what to take there."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from chorus_desktop import services
from chorus_desktop.domain import french
from chorus_desktop.domain.after_deposit import how_to_get_certificate
from chorus_desktop.domain.lifecycle import InvoiceState
from chorus_desktop.ui import announce
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.pages.certificate_area import CertificateArea
from chorus_desktop.ui.pages.certificate_card import CertificateCard
from chorus_desktop.ui.pages.changed_card import ChangedCard
from chorus_desktop.ui.pages.companion_card import CompanionCard
from chorus_desktop.ui.pages.history_card import HistoryCard
from chorus_desktop.ui.pages.issued_payments import PaymentsCard
from chorus_desktop.ui.pages.issued_portal import clicks_card, form_cards, trap_boxes
from chorus_desktop.ui.pages.issued_side import checklist_card, folder_card, papers_card
from chorus_desktop.ui.pages.issued_state import StateCard, other_acts, state_said
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.pages.status_card import StatusCard
from chorus_desktop.ui.widgets.boxes import Columns, boxed, vertical
from chorus_desktop.ui.widgets.buttons import SecondaryButton
from chorus_desktop.ui.widgets.disclosure import Disclosure
from chorus_desktop.ui.widgets.page import Page
from chorus_desktop.ui.widgets.problems import ProblemBox
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from datetime import date

    from chorus_desktop.services.views import IssuedView


class IssuedPage(Page):
    """The page of an invoice that has its number."""

    def __init__(self, desk: Desk, invoice_id: str) -> None:
        super().__init__("Facture", where="Facture")
        self._desk = desk
        self._id = invoice_id
        self._boxes = Slot(gap=12)
        self._sheets = ChangedCard(desk)
        self._main = Slot(gap=16)
        self._side = Slot(gap=16)
        self._told = words("", "done")
        self._told.hide()
        columns = Columns([boxed(vertical(self._main, None)), boxed(vertical(self._side, None))], weights=[62, 38], from_width=820, gap=20)
        self.add(self._boxes, self._sheets, self._told, columns)
        self.add_actions(back=SecondaryButton("Retour", desk.back, icon="arrow-left"))
        self.returned()

    @override
    def returned(self) -> None:
        self._ask()

    def _ask(self, _: object = None) -> None:
        self._desk.ask(services.deposit.view, self._id, self._desk.today, then=self._show)

    def _changed(self, _: object) -> None:
        """A fact was kept: the page is read again from its top, and the focus waits on nothing that would undo it."""
        self._desk.ask(services.deposit.view, self._id, self._desk.today, then=self._show_changed)

    def _show_changed(self, view: "IssuedView") -> None:
        self.take_focus()
        self._show(view)
        announce.say(self, state_said(view)[0])

    def _show(self, view: "IssuedView") -> None:
        document = view.document
        said = french.period(document.period_from, document.period_to)
        parts = [french.euros(document.totals.net), f"période {said}", f"engagement {document.engagement}" if document.engagement else ""]
        self.header.say(
            document.title,
            where=f"{document.procedure_title or document.buyer.name} · {document.season}",
            subtitle=" · ".join(part for part in parts if part),
        )
        boxes = [ProblemBox(problem.sentence, level="warning") for problem in view.warnings if view.state is InvoiceState.FINALISED]
        if view.erased:
            why = f"{french.listing(view.erased)}. Le programme garde de quoi les reconnaître, pas leur contenu\u00a0; le dossier de dépôt est écrit sans elles."
            said = "Pièces effacées avec les noms des enfants"
            boxes.append(ProblemBox(said, why, level="warning" if view.state is InvoiceState.FINALISED else "info"))
        self._boxes.show_pieces(*boxes)
        self._sheets.show_of_invoice(view.dossier_id, self._id)
        to_deposit = view.state is InvoiceState.FINALISED and not view.accounts_only
        now = [CompanionCard(self._desk, self._id)] if to_deposit else []
        history = [HistoryCard(self._desk, view, self._changed)] if view.events else []
        self._main.show_pieces(*now, *self._stands(view), *self._followed(view), *self._certificate(view), *history, *self._portal(view))
        side: list[QWidget] = (
            [] if view.state is InvoiceState.CANCELLED else [folder_card(self._desk, view, self._tell_folder, self._tell_erased)]
        )
        if to_deposit:
            side.append(checklist_card(view.checklist, partial(self._get_ready, view.dossier_id)))
        side.append(papers_card(self._desk, view, self._tell))
        acts = other_acts(self._desk, view)
        self._side.show_pieces(*side, *([acts] if acts is not None else []))

    def _stands(self, view: "IssuedView") -> list[QWidget]:
        """Where it stands, with the place of the certificate as long as that is what is missing."""
        proof = None
        if _awaits_proof(view):
            area = CertificateArea(self._desk, self._id, view.document.issued_on)
            area.filed.connect(partial(self._filed, view.life.deposited_on))
            hint = [words(how_to_get_certificate(view.document), "caption")] if view.state is InvoiceState.DEPOSITED else []
            proof = boxed(vertical(area, *hint, gap=8))
        return [StateCard(self._desk, view, self._changed, proof)]

    def _followed(self, view: "IssuedView") -> list[QWidget]:
        """What is likely next stands open, and first: the portal's state, then the money; both are folded once it is void."""
        if view.state is not InvoiceState.DEPOSITED:
            return []
        money_next = _money_next(view)
        status = StatusCard(self._desk, view, self._changed, folded=money_next or view.life.is_void)
        if not view.document.owed:
            return [status]
        payments = PaymentsCard(self._desk, view, folded=not money_next)
        return [payments, status] if money_next else [status, payments]

    def _certificate(self, view: "IssuedView") -> list[QWidget]:
        if view.state is InvoiceState.CANCELLED or _awaits_proof(view):
            return []
        changed = partial(self._filed, view.life.deposited_on)
        return [CertificateCard(self._desk, self._id, view.document.issued_on, view.life, view.certificate, changed, folded=True)]

    def _filed(self, told_before: "date | None", notes: tuple[str, ...]) -> None:
        self._tell(" ".join(notes))
        self._changed(notes)
        if told_before is None:
            self._desk.go.deposited(self._id)

    def _portal(self, view: "IssuedView") -> list[QWidget]:
        if view.state is InvoiceState.CANCELLED or (view.accounts_only and view.state is InvoiceState.FINALISED):
            return []
        pieces = [*trap_boxes(view.traps), clicks_card(view.clicks), *form_cards(self._desk, view.form)]
        title = (
            "Copier sans le compagnon\u00a0: les champs du portail"
            if view.state is InvoiceState.FINALISED
            else "Revoir les champs du portail"
        )
        return [Disclosure(title, boxed(vertical(*pieces, gap=16)))]

    def _get_ready(self, dossier_id: str) -> None:
        self._desk.ask(services.dossiers.association_of, dossier_id, then=lambda whose: self._desk.go.preparation(whose))

    def _tell_folder(self, path: Path) -> None:
        self._tell(f"Écrit\u00a0: {path}")
        self._ask()

    def _tell_erased(self, said: str) -> None:
        self._tell(said)
        self._ask()

    def _tell(self, said: str) -> None:
        self._told.setText(said)
        self._told.setVisible(bool(said))
        announce.say(self, said)


def _awaits_proof(view: "IssuedView") -> bool:
    """Whether the certificate is the next thing to bring: not where the portal asks for more urgent, nor where it was accepted, nor where nothing will be paid."""
    if view.certificate or view.state is InvoiceState.CANCELLED:
        return False
    return not (view.life.awaits_her or view.life.is_void or _money_next(view))


def _money_next(view: "IssuedView") -> bool:
    """Whether only the money is awaited, or some of it came."""
    return view.paid or view.life.accepted_on is not None
