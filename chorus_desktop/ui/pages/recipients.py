"""« Collectivités »: every public structure that pays, or may."""

from typing import TYPE_CHECKING

from typing_extensions import override

from chorus_desktop import services
from chorus_desktop.domain.french import long_date, plural
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.record_list import RecordList
from chorus_desktop.ui.record_table import Column
from chorus_desktop.ui.widgets.buttons import PrimaryButton, SecondaryButton
from chorus_desktop.ui.widgets.emptiness import EmptyState
from chorus_desktop.ui.widgets.page import Page
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.services.directory import About
    from chorus_desktop.services.recipients import RecipientTuple

STATES = {"open": ("done", "Active"), "closed": ("locked", "Fermée"), "unfinished": ("fix", "À compléter")}


class RecipientsPage(Page):
    """The list of structures, and the directory that new ones are picked from."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Collectivités", subtitle="Qui paie vos factures, et ce que chacune demande sur Chorus Pro.")
        self._desk = desk
        add = PrimaryButton("Ajouter une collectivité", desk.go.find_recipient, icon="plus")
        bring = SecondaryButton("Importer l’annuaire…", self._import, icon="download")
        self._directory = words("", "caption")
        empty = EmptyState("landmark", "Aucune collectivité pour l’instant", "Ajoutez celle qui paie vos factures.")
        self._list = RecordList(
            "Collectivités", _columns(), lambda row: row.key, lambda row: desk.go.recipient(row.key), empty=empty, noun="collectivité"
        )
        self.add(self._directory, (self._list, 1))
        self.add_actions(add, bring)
        self.first = self._list.search
        self.returned()

    @override
    def returned(self) -> None:
        self._desk.ask(services.recipients.listed, self._desk.today, then=self._list.show_rows)
        self._desk.ask(services.directory.about, then=self._show_directory)

    def _show_directory(self, about: "About | None") -> None:
        self._directory.setText(directory_words(about))

    def _import(self) -> None:
        self._desk.go.import_table(services.directory.kind(self._desk.today))


def directory_words(about: "About | None") -> str:
    """What directory is there, in words."""
    if about is None:
        return "Aucun annuaire n’est importé\u00a0: une collectivité se saisit à la main, ou se trouve par son nom une fois l’annuaire importé."
    return f"Annuaire importé le {long_date(about.day)}\u00a0: {plural(about.structures, 'structure')}."


def _columns() -> "list[Column[RecipientTuple]]":
    return [
        Column(
            "Collectivité", lambda row: row.name or "Sans nom", detail=lambda row: f"{_grouped(row.siret)} · {row.said}".removeprefix(" · ")
        ),
        Column("Dossiers", lambda row: str(row.dossiers), sort=lambda row: row.dossiers, right=True, width=120),
        Column("État", lambda row: STATES[row.state][1], status=lambda row: STATES[row.state][0], width=160),
    ]


def _grouped(siret: str) -> str:
    return f"{siret[:3]} {siret[3:6]} {siret[6:9]} {siret[9:]}" if siret else ""
