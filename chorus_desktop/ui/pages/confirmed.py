"""Just finalised: the reference, what happens next and when, whom to call."""

from pathlib import Path
from typing import TYPE_CHECKING

from typing_extensions import override

from chorus_desktop import services
from chorus_desktop.domain import french
from chorus_desktop.domain.invoice import DocumentKind
from chorus_desktop.domain.recipient import Contact
from chorus_desktop.ui import announce, printing
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.pages.folder_acts import open_folder
from chorus_desktop.ui.pages.numbered import steps
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.widgets.boxes import Card, Columns, boxed, horizontal, vertical
from chorus_desktop.ui.widgets.buttons import Button, PrimaryButton, SecondaryButton
from chorus_desktop.ui.widgets.facts import KeyFact
from chorus_desktop.ui.widgets.flow import Flow
from chorus_desktop.ui.widgets.page import Page
from chorus_desktop.ui.widgets.pictures import Picture
from chorus_desktop.ui.widgets.problems import ProblemBox
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.services.views import DossierView, IssuedView

PORTAL_HELP = "Une question sur le portail lui-même\u00a0? ClaudIA, son assistante, puis «\u00a0Nous contacter\u00a0»."


class ConfirmedPage(Page):
    """The confirmation of an invoice that has its number."""

    def __init__(self, desk: Desk, invoice_id: str) -> None:
        super().__init__("Facture finalisée")
        self._desk = desk
        self._id = invoice_id
        self._view: IssuedView | None = None
        self._facts = Slot()
        self._next = Slot()
        self._call = Slot()
        self._told = words("", "done")
        self._told.hide()
        acts = Flow(
            Button("Ouvrir le dossier de dépôt", self._open_folder, icon="folder-open"),
            Button("Aperçu", self._look, icon="eye"),
            Button("Imprimer…", self._print, icon="printer"),
            gap=10,
        )
        self.add(self._facts, acts, self._told)
        self.add(Columns([boxed(vertical(self._next, None)), boxed(vertical(self._call, None))], weights=[60, 40], from_width=720, gap=16))
        self._primary = PrimaryButton("Préparer le dépôt", lambda: desk.go.issued(invoice_id), icon="arrow-right", after=True)
        self.add_actions(self._primary, back=SecondaryButton("Revenir au dossier", self._back, icon="arrow-left"))
        self.returned()

    @override
    def returned(self) -> None:
        self._desk.ask(services.deposit.view, self._id, self._desk.today, then=self._show)

    def _show(self, view: "IssuedView") -> None:
        self._view = view
        document = view.document
        self.header.say(
            document.title if document.works else f"{document.kind.label} {document.number} finalisé{document.kind.e}",
            where=f"{document.procedure_title or document.buyer.name} · {document.season}",
        )
        net = document.kind.net
        facts = [
            ("Numéro", str(document.number)),
            (net, french.euros(document.totals.net)),
            ("Engagement", str(document.engagement or "aucun")),
        ]
        panel = Card(
            horizontal(Picture("circle-check", "done", 34), (Flow(*(KeyFact(label, value) for label, value in facts), gap=48), 1), gap=18),
            surface="done",
        )
        elsewhere = [ProblemBox(problem.sentence, level="warning") for problem in view.warnings if problem.where == "folder"]
        self._facts.show_pieces(panel, *elsewhere)
        self._desk.ask(services.dossiers.view, view.dossier_id, self._desk.today, self._id, then=self._show_next)
        announce.say(self, f"{self.header.heading.text()}. {net}\u00a0: {french.euros(document.totals.net)}")

    def _show_next(self, dossier: "DossierView") -> None:
        view = self._view
        if view is None:
            return
        document = view.document
        credit = document.kind is DocumentKind.CREDIT_NOTE
        it = "pièce" if document.works else "facture"
        when = f" C’est le {dossier.deadline}." if dossier.deadline.startswith("dernier dépôt") else ""
        when = when.replace("C’est le dernier dépôt le", "Dernier dépôt le")
        what = [
            (
                f"Déposez-l{'e' if credit else 'a'} sur Chorus Pro.",
                f"La page suivante donne chaque valeur à copier, dans l’ordre du portail.{when}",
            ),
            ("Revenez avec le certificat de dépôt.", f"Déposé sur la page de la {it}, il est lu et rangé : le jour du dépôt s’y trouve."),
        ]
        if document.works:
            what.append(
                ("Suivez le dossier de facturation.", "La page des pièces du marché dit qui doit déposer la suite, et avant quand.")
            )
        if not credit and (document.works is None or document.works.demand):
            days = f"La collectivité a {document.payment_days} jours. " if document.terms else ""
            what.append(
                (
                    "Attendez le paiement.",
                    f"{days}Le portail vous écrit à chaque changement d’état de la {it}.",
                )
            )
        self._next.show_pieces(next_card(what))
        self._call.show_pieces(call_card(dossier.work.procedure.contacts))

    def _open_folder(self) -> None:
        if self._view is not None:
            open_folder(self._desk, self._view, self._say_folder)

    def _say_folder(self, path: Path) -> None:
        self._tell(f"Dossier de dépôt\u00a0: {path}")

    def _look(self) -> None:
        if self._view is not None:
            title = self._view.document.title
            self._desk.ask(services.issue.preview, self._id, self._desk.today, then=lambda pdf: self._desk.go.paper(title, pdf))

    def _print(self) -> None:
        if self._view is not None:
            title = self._view.document.title
            then = lambda pdf: printing.print_pdf(self._desk, title, pdf, self._tell)  # noqa: E731 - held by this page, gone with it
            self._desk.ask(services.issue.preview, self._id, self._desk.today, then=then)

    def _back(self) -> None:
        if self._view is not None:
            self._desk.go.dossier(self._view.dossier_id)

    def _tell(self, said: str) -> None:
        self._told.setText(said)
        self._told.show()
        announce.say(self, said)


def next_card(what: list[tuple[str, str]]) -> Card:
    """What to do, or to expect, in order."""
    return Card(words("Et maintenant\u00a0?", "subheading"), steps(what, gap=12), gap=12)


def call_card(contacts: tuple[Contact, ...]) -> Card:
    """Whom to ask, and for the portal itself."""
    asked = "Qui appeler\u00a0?" if any(contact.phone for contact in contacts) else "À qui écrire\u00a0?"
    card = Card(words(asked, "subheading"), gap=8)
    for contact in contacts:
        card.body.addWidget(words(contact.title, "strong"))
        for line in (contact.email or "", contact.phone.pretty() if contact.phone else "", contact.hours):
            if line:
                label = words(line, "second")
                card.body.addWidget(label)
    card.body.addWidget(words(PORTAL_HELP, "second"))
    return card
