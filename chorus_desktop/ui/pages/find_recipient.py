"""A structure looked for as one types: among those kept and, once it is imported, in the portal's directory."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from chorus_desktop import services
from chorus_desktop.domain.french import plural
from chorus_desktop.domain.numbers import grouped
from chorus_desktop.ui import announce, icons, theme
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.pages.recipients import directory_words
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.widgets.boxes import Card, boxed, horizontal, vertical
from chorus_desktop.ui.widgets.buttons import Button, SecondaryButton
from chorus_desktop.ui.widgets.page import Page
from chorus_desktop.ui.widgets.pictures import Picture
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.services.directory import About, Found

SHOWN = 12


class FindRecipientPage(Page):
    """Chosen for a dossier, or added to the list.

    Args:
        desk: what a page may ask for.
        dossier_id: which dossier is given its payer; empty to add one to the list.
    """

    def __init__(self, desk: Desk, dossier_id: str = "") -> None:
        super().__init__(
            "Quelle collectivité paie\u00a0?" if dossier_id else "Quelle collectivité ajoutez-vous\u00a0?", where="Collectivités"
        )
        self._desk = desk
        self._dossier = dossier_id
        self._asked: str | None = None
        self._busy = False
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.setPlaceholderText("Nom, ville ou SIRET")
        self.search.setAccessibleName("Nom, ville ou SIRET de la collectivité")
        self.search.addAction(icons.icon("search", "second"), QLineEdit.ActionPosition.LeadingPosition)
        for button in self.search.findChildren(QToolButton):
            # Qt's own icons in a field have no name.
            button.setAccessibleName("Effacer la recherche" if button.defaultAction().objectName() else "Rechercher")
        theme.hold(self.search, max_width=560)
        self.search.textChanged.connect(lambda _: self._look())
        self._directory = words("", "caption")
        self._results = Slot(gap=10)
        by_hand = SecondaryButton("La saisir à la main", self._create, icon="pencil")
        bring = SecondaryButton("Importer l’annuaire…", self._import, icon="download")
        self.add(vertical(self.search, self._directory, gap=6), self._results)
        self.add_actions(None, by_hand, bring, back=SecondaryButton("Retour", desk.back, icon="arrow-left"))
        self.first = self.search
        self.returned()

    def returned(self) -> None:
        self._desk.ask(services.directory.about, then=self._say_directory)
        self._look()

    def _say_directory(self, about: "About | None") -> None:
        self._directory.setText(directory_words(about))

    def _look(self) -> None:
        """Search for what is typed now; while a search is under way, only the last text typed meanwhile is looked for next."""
        self._asked = self.search.text()
        if not self._busy:
            self._busy = True
            self._desk.ask(
                services.directory.search, self._asked, self._desk.today, then=partial(self._found, self._asked), otherwise=self._failed
            )

    def _found(self, text: str, found: "tuple[Found, ...]") -> None:
        self._busy = False
        if text != self._asked:
            self._look()
            return
        self._show(text, found)

    def _failed(self, trouble: object) -> None:
        self._busy = False
        self._results.show_pieces(words(f"{trouble} Importez-le de nouveau.", "problem"))

    def _show(self, text: str, found: "tuple[Found, ...]") -> None:
        if not found:
            said = (
                "Aucune collectivité de ce nom. Essayez un seul mot, ou son SIRET."
                if text.strip()
                else "Tapez son nom, sa ville ou son SIRET."
            )
            self._results.show_pieces(words(said, "second"))
            return
        card = Card(margins=(6, 6, 6, 6), gap=0)
        card.add_rows(self._row(each) for each in found[:SHOWN])
        more = [words("D’autres répondent aussi à ces mots\u00a0: précisez le nom ou la ville.", "caption")] if len(found) > SHOWN else []
        self._results.show_pieces(card, *more)
        if text.strip():
            announce.say(self.search, plural(len(found), "collectivité trouvée"))

    def _row(self, found: "Found") -> QWidget:
        siret = grouped(found.siret, 3, 3, 3)
        head = words(found.name or "Sans nom", "strong")
        text = vertical(head, words(" · ".join(filter(None, (siret, found.said))), "caption"), gap=2)
        verb = "Choisir" if self._dossier or not found.kept else "Ouvrir"
        act = Button(
            verb, partial(self._choose, found.key, found.name), kind="small", name=f"{verb}\u00a0: {found.name or 'sans nom'}, {siret}"
        )
        picture = Picture("landmark" if found.kept else "search", "accent" if found.kept else "second", 22)
        return boxed(horizontal(picture, (text, 1), act, margins=(14, 10, 14, 10), gap=14))

    def _choose(self, key: str, name: str) -> None:
        if self._dossier:
            self._desk.ask(services.recipients.choose, self._dossier, key, then=partial(self._chosen, name))
        else:
            self._desk.ask(services.recipients.pick, key, then=self._desk.go.recipient_instead)

    def _chosen(self, name: str, before: str) -> None:
        self._desk.offer_undo(
            f"«\u00a0{name}\u00a0» paie maintenant ce dossier.", partial(_choose_again, self._desk, self._dossier, before), icon="check"
        )
        self._desk.back()

    def _create(self) -> None:
        self._desk.ask(services.recipients.create, self._desk.today, then=self._created)

    def _created(self, key: str) -> None:
        if self._dossier:
            self._desk.ask(services.recipients.choose, self._dossier, key, then=lambda _: self._desk.go.recipient_instead(key))
        else:
            self._desk.go.recipient_instead(key)

    def _import(self) -> None:
        self._desk.go.import_table(services.directory.kind(self._desk.today))


def _choose_again(desk: Desk, dossier_id: str, before: str) -> None:
    def again(_: None) -> None:
        if desk.shell.page is not None:
            desk.shell.page.returned()

    desk.ask(services.recipients.choose_again, dossier_id, before, then=again)
