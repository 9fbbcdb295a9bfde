"""The sheet of a dossier: who came when, ticked from the keyboard; each mark is written at once, and can be undone for ever."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout
from typing_extensions import override

from chorus_desktop import services
from chorus_desktop.domain.attendance import Change
from chorus_desktop.domain.care import masked
from chorus_desktop.domain.french import NBSP, plural
from chorus_desktop.ui import announce, theme
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.pages.grid_choices import GridChoices
from chorus_desktop.ui.pages.grid_model import At, GridModel
from chorus_desktop.ui.pages.grid_search import ChildSearch
from chorus_desktop.ui.pages.grid_view import GridCard
from chorus_desktop.ui.pages.grid_writes import writes_of
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.widgets.boxes import boxed, horizontal, vertical
from chorus_desktop.ui.widgets.buttons import Button, PrimaryButton
from chorus_desktop.ui.widgets.emptiness import EmptyState
from chorus_desktop.ui.widgets.flow import Flow
from chorus_desktop.ui.widgets.names import NamesButton
from chorus_desktop.ui.widgets.page import Page
from chorus_desktop.ui.widgets.problems import Mend
from chorus_desktop.ui.widgets.words import restyle, words

if TYPE_CHECKING:
    from chorus_desktop.services.presences import Done, GridView

HEADING = "Feuille de présence"
KEYS_SAID = (
    "P ou Espace\u00a0: présent · A\u00a0: absent · E\u00a0: excusé · un chiffre ou H\u00a0: durée · Retour arrière\u00a0: effacer · "
    "Entrée\u00a0: enfant suivant · Ctrl+Espace\u00a0: toute la séance · Ctrl+C, Ctrl+V\u00a0: copier, coller · Ctrl+D\u00a0: recopier "
    "vers le bas · Ctrl+F\u00a0: chercher"
)
WIDE_UNITS = 1800


class GridPage(Page):
    """Children down, sessions across.

    Args:
        desk: what a page may ask for.
        dossier_id: whose sheet.
        activity_id: what to show first; every activity when empty, unless there is only one.
    """

    def __init__(self, desk: Desk, dossier_id: str, activity_id: str = "") -> None:
        super().__init__(HEADING, where="Dossier")
        theme.hold(self._content, max_width=WIDE_UNITS)
        self._desk = desk
        self._id = dossier_id
        self._view: GridView | None = None
        self._writes = writes_of(desk, dossier_id)
        self._model = GridModel(self)
        self._card = GridCard(self._model)
        self._table = self._card.table
        self._searched_from = ("", "")
        self._search = ChildSearch(lambda: [child.name for child in self._model.listed])
        self._names = NamesButton()
        self._choices = GridChoices(activity_id, self._names)
        self._everybody = Button("Tous présents", self._then_back(self._table.mark_all_present), kind="small", icon="users")
        self._undo = Button("Annuler", self._then_back(self._writes.undo), kind="small", icon="undo-2")
        self._redo = Button("Rétablir", self._then_back(self._writes.redo), kind="small", icon="refresh-cw")
        self._sums = words("", "strong")
        self._note = words("", "warning")
        self._empty = Slot()
        self._empty.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._sheet = boxed(self._laid_out())
        self.add(self._empty, (self._sheet, 1))
        self._connect()
        self.returned()

    def _laid_out(self) -> QVBoxLayout:
        printing = Button("Imprimer", self._print, kind="small", icon="printer")
        acts = Flow(self._everybody, self._undo, self._redo, printing, self._search, gap=10)
        # The note has its room even while it says nothing: the sheet must not jump under the eyes.
        policy = self._note.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._note.setSizePolicy(policy)
        self._tell("")
        foot = horizontal((vertical(self._sums, self._note, gap=4), 1), PrimaryButton("J’ai terminé", self._desk.back), gap=12)
        told = vertical(foot, words(KEYS_SAID, "caption"), gap=8)
        return vertical(self._choices, acts, (self._card, 1), told, gap=12)

    def _connect(self) -> None:
        self._writes.done.connect(self._written)
        self._choices.changed.connect(self._arrange)
        self._names.turned.connect(self._say_names)
        self._search.begun.connect(self._remember_place)
        self._search.found.connect(self._jump)
        self._search.lost.connect(lambda: self._go_to(self._model.at(self._searched_from)))
        self._search.left.connect(self._table.setFocus)
        self._table.acted.connect(self._keep)
        self._table.refused.connect(self._refuse)
        self._table.undo_wanted.connect(self._writes.undo)
        self._table.redo_wanted.connect(self._writes.redo)
        self._table.search_wanted.connect(self._begin_search)
        self._table.looked_at.connect(self._say_place)
        self._model.counted.connect(self._say_sums)
        QShortcut(QKeySequence("Ctrl+F"), self, activated=self._begin_search)  # type: ignore[call-overload]  # the stubs lack signals in constructors

    @override
    def returned(self) -> None:
        self._desk.ask(services.presences.grid, self._id, then=self._show)

    @override
    def leaving(self) -> None:
        self._names.hide_names()

    def _show(self, view: "GridView") -> None:
        newly, self._view = self._view is None or self._sheet.isHidden(), view
        self.header.say(HEADING, where=view.title)
        self._names.setVisible(view.sensitive)
        self._model.know(view.sessions, self._writes.over(view.marks), view.billed)
        self._choices.show_view(view, self._desk.today)
        if not self._writes.waits:
            self._say_labels(view.undo, view.redo)
        self._arrange()
        begun = bool(view.children and view.sessions)
        self._sheet.setVisible(begun)
        self._empty.show_pieces(*([] if begun else [self._nothing(view)]))
        self.first = self._table if begun else None
        if begun and newly and self.isVisible():
            self._table.setFocus()

    def _nothing(self, view: "GridView") -> EmptyState:
        go, whose = self._desk.go, self._id
        if view.children:
            text = "Créez-les en une fois\u00a0: un jour de la semaine, les dates, les vacances."
            return EmptyState("calendar-days", "Aucune séance", text, Mend("Créer les séances", partial(go.activities, whose)))
        state = EmptyState(
            "users",
            "Aucun enfant",
            "Ajoutez les enfants un par un, ou reprenez le tableau que vous avez déjà.",
            Mend("Ajouter des enfants", partial(go.children, whose)),
        )
        state.body.addWidget(Button("Importer un tableau", partial(go.import_presences, whose), icon="upload"))
        return state

    def _arrange(self) -> None:
        view = self._view
        if view is None:
            return
        before = self._here()
        sessions = self._choices.sessions()
        several = len({session.activity for session in sessions}) > 1
        self._model.show(self._choices.listed(), sessions, view.activities if several else {}, self._desk.today)
        self._say_names()
        self._go_to(self._model.at(before) or self._model.first_blank(self._desk.today))

    def _here(self) -> tuple[str, str]:
        at = self._table.current
        return self._model.place(*at) if at else ("", "")

    def _go_to(self, at: At | None) -> None:
        if at is not None:
            self._table.go_to(at)

    def _say_names(self) -> None:
        hidden = self._view is not None and self._view.sensitive and not self._names.shows
        self._model.show_names([masked(child.name) if hidden else child.name for child in self._model.listed])

    # What is done on it

    def _keep(self, changes: tuple[Change, ...], label: str) -> None:
        self._writes.put(changes, label)
        self._say_labels(label, "")
        self._say_place()
        announce.say(self._table, label)

    def _written(self, done: "Done", changes: tuple[Change, ...]) -> None:
        at = self._model.apply(changes)
        if at is not None:
            self._table.go_to(at)
            self._say_place()
        elif changes:
            self._tell("Ce qui a changé n’est pas montré ici\u00a0: choisissez une autre activité, ou tous les mois, pour le voir.")
        if not self._writes.waits:
            self._say_labels(done.undo, done.redo)

    def _refuse(self, sentence: str) -> None:
        self._tell(f"{sentence} La case n’a pas changé.", "problem")
        announce.say(self._note, self._note.text())

    def _then_back(self, act: Callable[[], object]) -> Callable[[], None]:
        def both() -> None:
            act()
            self._table.setFocus()

        return both

    def _print(self) -> None:
        self._desk.go.sheets(self._id, self._choices.activity)

    def _begin_search(self) -> None:
        self._search.begin()

    def _remember_place(self) -> None:
        self._searched_from = self._here()

    def _jump(self, row: int) -> None:
        at = self._table.current
        self._go_to((row, at[1] if at else 0))

    # What is said around it

    def _say_labels(self, undo: str, redo: str) -> None:
        for button, verb, label in ((self._undo, "Annuler", undo), (self._redo, "Rétablir", redo)):
            button.setText(f"{verb}\u00a0: {label}" if label else verb)
            button.setEnabled(bool(label))

    def _say_place(self) -> None:
        at = self._table.current
        session = self._model.sessions[at[1]] if at else None
        self._everybody.setText(f"Tous présents le {session.day:%d/%m}" if session else "Tous présents")
        number = self._model.billed(at) if at else ""
        said = f"Présence facturée sur {number}\u00a0: si vous la changez, la facture ne correspondra plus à la feuille."
        self._tell(said if number else "")

    def _tell(self, said: str, step: str = "warning") -> None:
        restyle(self._note, step)
        self._note.setText(said or NBSP)
        self._note.setVisible(bool(said))

    def _say_sums(self) -> None:
        totals = self._model.totals
        whole = totals.whole
        said = [plural(len(self._model.listed), "enfant"), plural(len(self._model.sessions), "séance")]
        paid = f" (dont {whole.paid} de bénéficiaires)" if totals.has_unpaid else ""
        said.append(f"{plural(whole.present, 'présence')}{paid}")
        said += [whole.hours] if whole.hours else []
        said += [f"{plural(totals.blank, 'case vide', 'cases vides')}"] if totals.blank else []
        self._sums.setText(" · ".join(said))
