"""« Accueil »: the dossiers, what to do now in each, and what speaks of the whole file."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from chorus_desktop import services
from chorus_desktop.domain.french import euros, plural
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.pages.home_today import Today
from chorus_desktop.ui.pages.home_years import Years
from chorus_desktop.ui.pages.practice_cards import PracticeCards
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.pages.stages import open_task
from chorus_desktop.ui.widgets.boxes import Card, Columns, boxed, horizontal, vertical
from chorus_desktop.ui.widgets.buttons import Button, LinkButton, SecondaryButton
from chorus_desktop.ui.widgets.emptiness import EmptyState
from chorus_desktop.ui.widgets.facts import key_facts
from chorus_desktop.ui.widgets.flow import Flow
from chorus_desktop.ui.widgets.page import Page
from chorus_desktop.ui.widgets.problems import Mend
from chorus_desktop.ui.widgets.status import StatusPill
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.services.views import AssociationView, DossierRow, Home


class HomePage(Page):
    """Every dossier as a card, grouped by association when there are several."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Vos dossiers", where="Accueil")
        self._desk = desk
        self._shown: Home | None = None
        self._practice = PracticeCards(desk)
        self._today = Today(desk)
        self._slot = Slot()
        self.add(self._practice, self._today, self._slot)
        self.returned()

    def returned(self) -> None:
        self._practice.refresh()
        self._desk.ask(services.home.home, self._desk.today, then=self._show)
        self._today.ask()

    def _show(self, view: "Home") -> None:
        if view == self._shown:
            return
        self._shown = view
        pieces: list[QWidget] = []
        if not view.associations:
            pieces.append(self._nothing())
        first = True
        for association in view.associations:
            pieces.append(self._group(association, view, first=first))
            first = False
        if view.associations:
            pieces.append(self._foot())
        self._slot.show_pieces(*pieces)

    def _nothing(self) -> QWidget:
        begin = Mend("Commencer", self._desk.go.first_start)
        return EmptyState("building-2", "Aucune association pour l’instant", "Décrivez la vôtre, ou ouvrez une copie reçue.", begin)

    def _group(self, association: "AssociationView", view: "Home", *, first: bool) -> QWidget:
        rows = [row for row in view.dossiers if row.association_id == association.id]
        name = association.association.name or "Association sans nom"
        pieces: list[QWidget] = []
        if len(view.associations) > 1:
            pieces.append(words(name, "title"))
        awake = [row for row in rows if not row.asleep]
        pieces += [self._card(row, view, main=first and place == 0) for place, row in enumerate(awake)]
        if not rows:
            pieces.append(self._no_dossier(association, name))
        new = SecondaryButton("Nouveau dossier", partial(self._desk.go.new_dossier, association.id), icon="plus")
        new.setAccessibleName(f"Nouveau dossier pour {name}")
        if rows:
            pieces.append(boxed(horizontal(new, None)))
        if len(awake) < len(rows):
            before = Years([row for row in rows if row.asleep], self._desk.go.dossier, name)
            before.open(shown=not awake)
            pieces.append(before)
        return boxed(vertical(*pieces, margins=(0, 10 if len(view.associations) > 1 else 0, 0, 0), gap=14))

    def _no_dossier(self, association: "AssociationView", name: str) -> QWidget:
        if association.problems:
            left = plural(len(association.problems), "point")
            begin = Mend("Reprendre", partial(self._desk.go.setup, association.id))
            return EmptyState(
                "building-2", f"{name}\u00a0: fiche à compléter", f"Il reste {left} à remplir, puis une démarche à choisir.", begin
            )
        begin = Mend("Ouvrir un dossier", partial(self._desk.go.new_dossier, association.id))
        return EmptyState("folder-open", f"{name}\u00a0: aucun dossier", "Choisissez la démarche et la saison à facturer.", begin)

    def _card(self, row: "DossierRow", view: "Home", *, main: bool) -> QWidget:
        head = vertical(words(row.title, "title"), words(f"{row.recipient} · {row.deadline}", "second"), gap=4)
        top = horizontal((head, 1), gap=16)
        if row.closed:
            top.addWidget(StatusPill("locked", "Saison close"))
        amounts = vertical(
            key_facts([("Facturé", euros(row.invoiced)), ("Déposé", euros(row.deposited))]),
            *([words(f"Payé\u00a0: {euros(row.paid)}", "caption")] if row.paid else []),
            words(
                f"{row.done} tâches terminées sur {row.total}" if row.done > 1 else f"{row.done} tâche terminée sur {row.total}", "caption"
            ),
            None,
            gap=12,
        )
        open_it = partial(self._desk.go.dossier, row.id)
        link = LinkButton("Ouvrir le dossier", open_it, name=f"Ouvrir le dossier {row.title}")
        columns = Columns([boxed(vertical(*self._now(row, view, link, main=main), gap=6)), boxed(amounts)], weights=[5, 3], gap=28)
        return Card(top, columns, gap=16)

    def _now(self, row: "DossierRow", view: "Home", link: Button, *, main: bool) -> list[QWidget]:
        kind = "primary" if main else "secondary"
        if row.closed and any(other.association_id == row.association_id and not other.closed for other in view.dossiers):
            return [words("Ce qui a été fait reste ici, à consulter et à imprimer.", "second"), _acts(link)]
        if row.closed:
            go = partial(self._desk.go.new_dossier, row.association_id)
            said = "La date limite de dépôt est passée\u00a0: continuez avec la saison suivante."
            return [words(said), _acts(Button("Ouvrir la saison suivante", go, kind=kind, icon="arrow-right", after=True), link)]
        if row.next is None:
            return [words("Tout est fait", "subheading"), words("Rien à faire pour l’instant.", "second"), _acts(link)]
        act = Button(row.next.action, partial(open_task, self._desk, row, row.next), kind=kind, icon="arrow-right", after=True)
        act.setAccessibleName(f"{row.next.action}\u00a0: {row.title}")
        fact = [words(row.next.fact, "second")] if row.next.fact else []
        return [words("À faire maintenant", "caption"), words(row.next.title, "subheading"), *fact, _acts(act, link)]

    def _foot(self) -> QWidget:
        go = self._desk.go
        age = services.data.age_of_rules(self._desk.today)
        links = Flow(
            LinkButton("Voir toutes les factures", go.invoices),
            LinkButton("Ajouter une association", self._add_association),
            LinkButton("D’où viennent les règles\u00a0?", go.rules),
            gap=24,
        )
        return boxed(vertical(links, words(age.sentence, "warning" if age.old else "caption"), gap=6))

    def _add_association(self) -> None:
        self._desk.ask(services.associations.create, then=self._desk.go.setup)


def _acts(*buttons: Button) -> QWidget:
    return Flow(*buttons, margins=(0, 8, 0, 0), gap=16)
