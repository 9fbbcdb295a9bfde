"""Just deposited: the day, the certificate, what happens next and when, whom to call; to print."""

from typing import TYPE_CHECKING

from typing_extensions import override

from chorus_desktop import services
from chorus_desktop.domain import french
from chorus_desktop.domain.after_deposit import how_to_get_certificate
from chorus_desktop.ui import announce, printing
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.pages.certificate_card import CertificateCard
from chorus_desktop.ui.pages.confirmed import call_card, next_card
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.widgets.boxes import Card, Columns, boxed, horizontal, vertical
from chorus_desktop.ui.widgets.buttons import Button, PrimaryButton, SecondaryButton
from chorus_desktop.ui.widgets.facts import KeyFact
from chorus_desktop.ui.widgets.flow import Flow
from chorus_desktop.ui.widgets.page import Page
from chorus_desktop.ui.widgets.pictures import Picture
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.services.deposited import DepositedView


class DepositedPage(Page):
    """The confirmation of a deposit."""

    def __init__(self, desk: Desk, invoice_id: str) -> None:
        super().__init__("Facture déposée")
        self._desk = desk
        self._id = invoice_id
        self._view: DepositedView | None = None
        self._notes: tuple[str, ...] = ()
        self._facts, self._proof, self._next, self._call = Slot(), Slot(gap=8), Slot(), Slot()
        self._told = words("", "done")
        self._told.hide()
        columns = Columns([boxed(vertical(self._next, None)), boxed(vertical(self._call, None))], weights=[60, 40], from_width=720, gap=16)
        self.add(self._facts, self._told, self._proof, columns)
        self.add_actions(
            PrimaryButton("Revenir au dossier", self._to_dossier, icon="arrow-right", after=True),
            Button("Imprimer cette confirmation…", self._print, icon="printer"),
            back=SecondaryButton("Retour", desk.back, icon="arrow-left"),
        )
        self.returned()

    @override
    def returned(self) -> None:
        self._desk.ask(services.deposited.view, self._id, then=self._show)

    def _show(self, view: "DepositedView") -> None:
        self._view = view
        document = view.document
        kind = document.kind
        self.header.say(
            f"{'Pièce' if document.works else kind.label} {document.number} déposé{kind.e}",
            where=f"{document.procedure_title or document.buyer.name} · {document.season}",
        )
        day = french.long_date(view.deposited_on)
        facts = [
            (f"Déposé{kind.e} le", day),
            (kind.net, french.euros(document.totals.net)),
            ("Engagement", str(document.engagement or "aucun")),
        ]
        flow = Flow(*(KeyFact(label, value) for label, value in facts), gap=48)
        self._facts.show_pieces(Card(horizontal(Picture("circle-check", "done", 34), (flow, 1), gap=18), surface="done"))
        card = CertificateCard(self._desk, self._id, document.issued_on, view.life, view.certificate, self._changed)
        if not view.certificate:
            card.body.addWidget(words(how_to_get_certificate(document), "caption"))
        self._proof.show_pieces(card)
        self._next.show_pieces(next_card([(step.when, step.what) for step in view.steps]))
        self._call.show_pieces(call_card(view.contacts))
        announce.say(self, f"{self.header.heading.text()}, le {day}.")

    def _changed(self, notes: tuple[str, ...]) -> None:
        self._tell(" ".join(notes))
        self.returned()

    def _print(self) -> None:
        if self._view is not None:
            title = f"Confirmation de dépôt {self._view.document.number}"
            then = lambda made: printing.print_pdf(self._desk, title, made.data, self._tell)  # noqa: E731 - held by this page, gone with it
            self._desk.ask(services.deposited.paper, self._id, then=then)

    def _to_dossier(self) -> None:
        if self._view is not None:
            self._desk.go.dossier(self._view.dossier_id)

    def _tell(self, said: str) -> None:
        self._told.setText(said)
        self._told.setVisible(bool(said))
        if said:
            announce.say(self, said)
