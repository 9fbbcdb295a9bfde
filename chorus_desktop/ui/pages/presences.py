"""Where the attendance of a dossier stands, and all that leads from it; no name of a child is on it."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from chorus_desktop import services
from chorus_desktop.domain.french import listing, month_year, plural
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.pages.changed_card import ChangedCard
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.widgets.boxes import Card, Columns, horizontal
from chorus_desktop.ui.widgets.buttons import LinkButton, PrimaryButton
from chorus_desktop.ui.widgets.facts import key_facts
from chorus_desktop.ui.widgets.page import Page
from chorus_desktop.ui.widgets.task_row import TaskList, TaskRow
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.services.presences import HubView

HEADING = "Présences"
LIVED = "Facultatif\u00a0: les séjours saisis ici servent à compter vos quantités et à faire les attestations que la collectivité demande."
NEVER = (
    "Facultatif\u00a0: les présences cochées ici servent à compter vos quantités et à faire les attestations que la collectivité demande."
)


class PresencesPage(Page):
    """The hub of a dossier's attendance."""

    def __init__(self, desk: Desk, dossier_id: str) -> None:
        super().__init__(HEADING, where="Dossier")
        self._desk = desk
        self._id = dossier_id
        self._shown: HubView | None = None
        self._changed = ChangedCard(desk)
        self._slot = Slot()
        self.add(self._changed, self._slot)
        self.returned()

    @override
    def returned(self) -> None:
        self._desk.ask(services.presences.hub, self._id, self._desk.today, then=self._show)
        self._changed.show_of_dossier(self._id)

    def _show(self, view: "HubView") -> None:
        if view == self._shown:
            return
        self._shown = view
        self.header.say("Séjours" if view.by_stay else HEADING, where=view.title, subtitle=view.recipient)
        self._slot.show_pieces(Columns([self._now(view), _figures(view)], weights=[4, 3]), TaskList(self._rows(view)))

    def _now(self, view: "HubView") -> QWidget:
        go, whose = self._desk.go, self._id
        link: tuple[str, Callable[[], object]] | None = None
        if not view.children:
            title, why, verb = "Qui vient\u00a0?", LIVED if view.by_stay else NEVER, "Ajouter des enfants"
            act, link = partial(go.children, whose), ("Importer un tableau", partial(go.import_presences, whose))
        elif view.by_stay:
            title = plural(view.stays, "séjour") if view.stays else "Aucun séjour pour l’instant"
            why, verb, act = "Un séjour va de l’arrivée au départ, absences comprises.", "Saisir les séjours", partial(go.stays, whose)
        elif not view.sessions:
            title, why = (
                "Quand viennent-ils\u00a0?",
                "Un jour de la semaine, des dates, les vacances\u00a0: les séances se créent en une fois.",
            )
            verb, act = "Créer les séances", partial(go.activities, whose)
        elif view.past and not view.blank:
            title, why = "Toutes les séances passées sont cochées", "Vos quantités sont comptées\u00a0: il reste à faire les attestations."
            verb, act = "Faire les attestations", partial(go.certificates, whose)
        else:
            title, why = _left(view), "La feuille se coche au clavier\u00a0: P, A ou E, et l’enfant suivant."
            verb, act = "Cocher les présences", partial(go.grid, whose)
        card = Card(words("À faire maintenant", "caption"), words(title, "title"), words(why, "second"))
        links = [LinkButton(*link)] if link else []
        card.body.addLayout(
            horizontal(PrimaryButton(verb, act, icon="arrow-right", after=True), *links, None, margins=(0, 8, 0, 0), gap=16)
        )
        return card

    def _rows(self, view: "HubView") -> list[TaskRow]:
        go, whose = self._desk.go, self._id
        children = plural(view.children, "enfant") + (f", dont {view.paid} {view.beneficiaries}" if view.children else "")
        children += f" · {plural(view.children_left, 'ligne')} à vérifier" if view.children_left else ""
        to_tell = view.children and (view.children_left or not view.paid)
        activities = " · ".join([listing(view.names), plural(view.sessions, "séance")]) if view.names else "Aucune activité"
        paid = f", dont {view.paid_presences} de bénéficiaires" if view.presences else ""
        sheet = f"{plural(view.past, 'séance passée', 'séances passées')} · {plural(view.presences, 'présence')}{paid}"
        lived = _with(plural(view.stays, "séjour"), view.stays_wrong)
        stays = TaskRow("Séjours", lived, _begun(view.stays, view.stays_wrong), partial(go.stays, whose))
        ticked = TaskRow("Feuille de présence", sheet, "doing" if view.blank else _begun(view.presences), partial(go.grid, whose))
        # Received by the day, children have stays in place of a sheet, unless sessions were made all the same.
        by_session = not view.by_stay or view.sessions
        sheets = _way("Feuilles à imprimer", _so_far(view.sheets, "feuille imprimée"), "Imprimer", partial(go.sheets, whose))
        certified = _so_far(view.certificates, "série d’attestations", "séries d’attestations")
        table = "Une feuille déjà remplie\u00a0: CSV, classeur, ou copier-coller"
        return [
            TaskRow("Enfants", children, "doing" if to_tell else _begun(view.children), partial(go.children, whose)),
            *([stays] if view.by_stay or view.stays else []),
            TaskRow(
                "Activités et séances",
                _with(activities, view.activities_wrong),
                _begun(view.sessions, view.activities_wrong),
                partial(go.activities, whose),
            ),
            *([ticked, sheets] if by_session else []),
            _way("Attestations", certified, "Faire", partial(go.certificates, whose)),
            _way("Tableau à importer", table, "Importer", partial(go.import_presences, whose)),
        ]


def _way(title: str, fact: str, said: str, press: Callable[[], object]) -> TaskRow:
    return TaskRow(title, fact, "todo", press, said=said)


def _begun(count: int, wrong: int = 0) -> str:
    return "fix" if wrong else "done" if count else "todo"


def _with(fact: str, wrong: int) -> str:
    return f"{fact} · {wrong} à corriger" if wrong else fact


def _so_far(count: int, one: str, many: str = "") -> str:
    return plural(count, one, many) if count else "Aucune pour l’instant"


def _left(view: "HubView") -> str:
    if not view.past:
        return "Aucune séance n’est encore passée"
    left = sum(view.blank.values())
    months = listing([month_year(month) for month in view.blank]) if len(view.blank) < 3 else ""
    return f"{plural(left, 'case vide', 'cases vides')}{f' en {months}' if months else ''}"


def _figures(view: "HubView") -> QWidget:
    facts = [("Enfants", str(view.children)), ("Bénéficiaires", str(view.paid))]
    if view.by_stay:
        facts.append(("Séjours", str(view.stays)))
    if view.sessions or not view.by_stay:
        facts += [("Séances passées", f"{view.past} sur {view.sessions}"), ("Présences", str(view.presences))]
    return Card(key_facts(facts), gap=16)
