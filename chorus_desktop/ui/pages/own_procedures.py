"""« Mes démarches »: those the volunteer wrote or received, and those of the program that one can copy or complete."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from chorus_desktop import services
from chorus_desktop.domain.french import plural
from chorus_desktop.domain.procedure import Procedure
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.pages.own_sharing import open_received, read_again, share
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.widgets.boxes import Card, boxed, horizontal, vertical
from chorus_desktop.ui.widgets.buttons import Button, PrimaryButton, SecondaryButton
from chorus_desktop.ui.widgets.emptiness import EmptyState
from chorus_desktop.ui.widgets.flow import Flow
from chorus_desktop.ui.widgets.page import Page
from chorus_desktop.ui.widgets.status import StatusPill
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.services.opening import Store
    from chorus_desktop.services.procedures import OwnRow, ProcedureList

SUBTITLE = (
    "Les règles d’une collectivité que le programme ne connaît pas\u00a0: écrivez-les une fois, partagez-les avec les autres associations."
)


class OwnProceduresPage(Page):
    """Hers first, those of the program below."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Mes démarches", subtitle=SUBTITLE)
        self._desk = desk
        self._slot = Slot()
        receive = SecondaryButton("Ouvrir une démarche reçue…", partial(open_received, desk), icon="download")
        self.add(self._slot)
        self.add_actions(
            PrimaryButton("Écrire une démarche", self._create, icon="pencil"),
            receive,
            back=SecondaryButton("Retour", desk.back, icon="arrow-left"),
        )
        self.returned()

    def returned(self) -> None:
        self._desk.ask(services.procedures.listed, then=self._show)

    def _show(self, found: "ProcedureList") -> None:
        none = EmptyState(
            "pencil",
            "Vous n’avez pas encore de démarche à vous",
            "Écrivez celle de votre collectivité, ou ouvrez celle qu’on vous a envoyée.",
        )
        own = [_listed("Les vôtres", [self._own(row) for row in found.own])] if found.own else [none]
        begun = {row.extends for row in found.own if row.extends}
        shipped = [self._shipped(item, adds=item.kind == "season" and item.title not in begun) for item in found.shipped]
        self._slot.show_pieces(*own, *([_listed("Celles du programme", shipped)] if shipped else []))

    def _own(self, row: "OwnRow") -> QWidget:
        name = f"Saisons ajoutées\u00a0: {row.extends}" if row.extends else row.name or "Démarche sans nom"
        acts = [_act("Modifier", partial(self._desk.go.own_procedure, row.id), name, "pencil")]
        if row.served is not None:
            acts.append(_act("Voir", partial(self._desk.go.own_preview, row.id), name, "eye"))
            acts.append(_act("Partager…", partial(share, self._desk, row.id, row.served), name, "upload"))
        acts.append(_act("Supprimer", partial(self._delete, row.id, name), name, "trash-2"))
        said = [f"Il reste {plural(row.left, 'chose')} à compléter."] if row.left else []
        said += ["Elle remplace celle du programme."] if row.replaces else []
        if row.extends:
            said.append("Vos dates passent avant celles du programme." if row.serves else "Vous n’y avez encore rien changé.")
        pill = StatusPill("done", "Complète") if row.serves and not row.left else StatusPill("doing", "À compléter")
        return _row(name, " ".join(said), pill, acts)

    def _shipped(self, item: Procedure, *, adds: bool) -> QWidget:
        acts = [_act("En faire une copie", partial(self._begin, services.procedures.copy, item.id), item.title, "copy")]
        if adds:
            acts.append(_act("Ajouter une saison", partial(self._begin, services.procedures.extend, item.id), item.title, "plus"))
        return _row(item.title, item.summary, None, acts)

    def _create(self) -> None:
        self._desk.ask(services.procedures.create, then=self._desk.go.own_procedure)

    def _begin(self, verb: "Callable[[Store, str], str]", procedure_id: str) -> None:
        self._desk.ask(verb, procedure_id, then=self._desk.go.own_procedure)

    def _delete(self, own_id: str, name: str) -> None:
        self._desk.ask(services.procedures.delete, own_id, self._desk.today, then=lambda _: self._deleted(own_id, name))

    def _deleted(self, own_id: str, name: str) -> None:
        self.returned()
        self._desk.offer_undo(f"«\u00a0{name}\u00a0» est dans la corbeille.", partial(_put_back, self._desk, own_id))


def _put_back(desk: Desk, own_id: str) -> None:
    desk.ask(services.trash.put_back, "own_procedure", own_id, then=lambda _: read_again(desk))


def _listed(title: str, rows: list[QWidget]) -> Card:
    card = Card(words(title, "title"), gap=0)
    card.add_rows(rows)
    return card


def _row(title: str, said: str, pill: QWidget | None, acts: list[Button]) -> QWidget:
    head = horizontal((words(title, "strong"), 1), *([pill] if pill is not None else []), gap=14)
    return boxed(vertical(head, *([words(said, "second")] if said else []), Flow(*acts, gap=10), margins=(0, 12, 0, 12), gap=8))


def _act(said: str, press: Callable[[], object], of: str, icon: str) -> Button:
    return Button(said, press, kind="small", icon=icon, name=f"{said.rstrip('…')}\u00a0: {of}")
