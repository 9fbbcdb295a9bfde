"""« Règles et contacts »: what a payer asks, whom to ask, where it is written."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from chorus_desktop import services
from chorus_desktop.domain.french import long_date, plural
from chorus_desktop.domain.procedure import Law, Link, Procedure
from chorus_desktop.domain.recipient import Contact, Recipient
from chorus_desktop.domain.season import Season
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.pages.link_row import link_row
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.widgets.boxes import Card, Line, vertical
from chorus_desktop.ui.widgets.buttons import SecondaryButton, WideLink
from chorus_desktop.ui.widgets.facts import CopyRow, FactList
from chorus_desktop.ui.widgets.page import Page
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.services.views import DossierView


class ProcedurePage(Page):
    """Everything the program knows of the payer of a dossier."""

    def __init__(self, desk: Desk, dossier_id: str) -> None:
        super().__init__("Règles et contacts", where="Dossier")
        self._desk = desk
        self._id = dossier_id
        self._slot = Slot()
        self.add(self._slot)
        self.add_actions(back=SecondaryButton("Retour", desk.back, icon="arrow-left"))
        desk.ask(services.dossiers.view, dossier_id, desk.today, then=self._show)

    def _show(self, view: "DossierView") -> None:
        procedure = view.work.procedure
        self.header.say("Règles et contacts", where=view.title, subtitle=procedure.summary)
        self._slot.show_pieces(
            steps_card(procedure), self._contacts(procedure.contacts, view.work.recipient), season_facts(view.work.season, procedure),
            self._letters(procedure), self._links(procedure.links), laws_card(procedure.laws),
            _said(f"Source\u00a0: {procedure.source}. Vérifié le {long_date(procedure.checked_on)}."),
        )  # fmt: skip

    def _contacts(self, contacts: Sequence[Contact], recipient: Recipient) -> QWidget:
        siret = recipient.siret
        known = [CopyRow(f"SIRET, {recipient.name}", siret.pretty(), siret, flush=True)] if siret else []
        card = _card("Qui appeler, où écrire", *known)
        for contact in contacts:
            card.body.addWidget(Line())
            card.body.addWidget(_titled(contact.title, contact.hours))
            rows = [("E-mail", str(contact.email or "")), ("Téléphone", contact.phone.pretty() if contact.phone else "")]
            rows.append(("Adresse", "\n".join(contact.lines)))
            for label, value in rows:
                if value:
                    card.body.addWidget(CopyRow(label, value, flush=True))
        return card

    def _letters(self, procedure: Procedure) -> QWidget:
        open_one = partial(partial, self._desk.go.letter, self._id)
        links = [WideLink(letter.title, open_one(letter.key)) for letter in procedure.letters if letter.key != "cover_letter"]
        return _card("Messages tout prêts", *links)

    def _links(self, links: Sequence[Link]) -> QWidget:
        card = _card("Sur Internet")
        for link in links:
            card.body.addWidget(Line())
            card.body.addWidget(link_row(self._desk, link))
        return card


def _card(title: str, *pieces: QWidget) -> Card:
    return Card(words(title, "title"), *pieces, gap=10)


def _said(text: str) -> QWidget:
    return words(text, "caption")


def _titled(title: str, text: str) -> QWidget:
    holder = QWidget()
    pieces = [words(title, "strong"), *([words(text, "caption")] if text else [])]
    holder.setLayout(vertical(*pieces, margins=(0, 8, 0, 0), gap=2))
    return holder


def steps_card(procedure: Procedure) -> QWidget:
    """The steps of the payer's notice."""
    card = _card("Les étapes")
    for rank, step in enumerate(procedure.steps, start=1):
        card.body.addLayout(vertical(words(f"{rank}. {step.title}", "strong"), words(step.text), margins=(0, 4, 0, 4), gap=3))
    return card


def season_facts(season: Season, procedure: Procedure) -> QWidget:
    """What is known of one season."""
    facts = FactList()
    facts.body.insertWidget(0, words(f"Saison {season.title}", "title"))
    facts.add("Activités payées", f"du {long_date(season.starts_on)} au {long_date(season.ends_on)}")
    facts.add("Dernier jour de dépôt", long_date(season.last_deposit) if season.last_deposit else "pas encore annoncé")
    for window in season.windows:
        facts.add(window.title, f"numéro {window.mask.replace('*', '…')}" + (" (à confirmer)" if window.by_analogy else ""))
    if procedure.convention:
        rule, years = procedure.convention, plural(procedure.convention.max_years, "année scolaire")
        facts.add(
            "Convention", f"{years} au plus, par reconduction tacite" if rule.tacit_renewal else "À signer de nouveau chaque année scolaire"
        )
    days = procedure.recipient.payment_days
    facts.add("Délai de paiement", f"{days} jours" if days else "pas de délai légal")
    facts.body.addWidget(
        words(f"{season.note} Source\u00a0: {season.source}. Vérifié le {long_date(season.checked_on)}.".strip(), "caption")
    )
    return facts


def laws_card(laws: Sequence[Law]) -> QWidget:
    """The laws quoted, and where they stand today."""
    card = _card("Textes cités, et où ils en sont")
    for law in laws:
        today = [words(f"Aujourd’hui\u00a0: {law.today[0].lower()}{law.today[1:]}", "second")] if law.today else []
        card.body.addLayout(vertical(words(law.title, "strong"), words(law.text), *today, margins=(0, 4, 0, 4), gap=3))
    return card
