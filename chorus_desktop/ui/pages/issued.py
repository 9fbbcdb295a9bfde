"""An issued invoice and its deposit: what to do now, what to copy into the portal, what to take there."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from chorus_desktop import services
from chorus_desktop.domain import french
from chorus_desktop.domain.lifecycle import InvoiceState
from chorus_desktop.ui import announce
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.pages.certificate_card import CertificateCard
from chorus_desktop.ui.pages.changed_card import ChangedCard
from chorus_desktop.ui.pages.companion_card import CompanionCard
from chorus_desktop.ui.pages.history_card import HistoryCard
from chorus_desktop.ui.pages.issued_delay import delay_cards
from chorus_desktop.ui.pages.issued_payments import payments_card
from chorus_desktop.ui.pages.issued_portal import clicks_card, form_cards, trap_boxes
from chorus_desktop.ui.pages.issued_side import checklist_card, folder_card, papers_card
from chorus_desktop.ui.pages.issued_state import StateCard, other_acts, state_said
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.pages.status_card import StatusCard
from chorus_desktop.ui.pages.status_words import status_of
from chorus_desktop.ui.widgets.boxes import Columns, boxed, vertical
from chorus_desktop.ui.widgets.buttons import SecondaryButton
from chorus_desktop.ui.widgets.disclosure import Disclosure
from chorus_desktop.ui.widgets.page import Page
from chorus_desktop.ui.widgets.problems import ProblemBox
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
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
        if (status := status_of(view.life)) is not None:
            parts.append(f"sur le portail\u00a0: {status.label}")
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
        now = [CompanionCard(self._desk, self._id)] if view.state is InvoiceState.FINALISED else []
        told = [StatusCard(self._desk, view, self._changed)] if view.state is InvoiceState.DEPOSITED else []
        after = (*self._certificate(view), *delay_cards(self._desk, view), *payments_card(self._desk, view))
        history = HistoryCard(self._desk, view, self._changed)
        self._main.show_pieces(*now, StateCard(self._desk, view, self._changed), *told, *after, history, *self._portal(view))
        side: list[QWidget] = (
            [] if view.state is InvoiceState.CANCELLED else [folder_card(self._desk, view, self._tell_folder, self._tell_erased)]
        )
        if view.state is InvoiceState.FINALISED:
            side.append(checklist_card(view.checklist, partial(self._get_ready, view.dossier_id)))
        side.append(papers_card(self._desk, view, self._tell))
        acts = other_acts(self._desk, view)
        self._side.show_pieces(*side, *([acts] if acts is not None else []))

    def _certificate(self, view: "IssuedView") -> list[QWidget]:
        if view.state is InvoiceState.CANCELLED:
            return []
        known = view.life.deposited_on is not None

        def changed(notes: tuple[str, ...]) -> None:
            self._tell(" ".join(notes))
            self._changed(notes)
            if not known:
                self._desk.go.deposited(self._id)

        return [CertificateCard(self._desk, self._id, view.document.issued_on, view.life, view.certificate, changed)]

    def _portal(self, view: "IssuedView") -> list[QWidget]:
        if view.state is InvoiceState.CANCELLED:
            return []
        pieces = [*trap_boxes(view.traps), clicks_card(view.clicks), *form_cards(self._desk, view.form)]
        if view.state is InvoiceState.FINALISED:
            return pieces
        return [Disclosure("Revoir les champs du portail", boxed(vertical(*pieces, gap=16)))]

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
