"""A procedure that a volunteer writes for her own town, section by section; or the seasons she adds to one of the program."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

import shiboken6

from chorus_desktop import services
from chorus_desktop.domain.french import plural
from chorus_desktop.domain.own_procedure import OwnProcedure, PresencesBy, Rhythm
from chorus_desktop.domain.problems import Problem
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.forms.autosave import Autosave, Save
from chorus_desktop.ui.forms.field_rows import FieldRows
from chorus_desktop.ui.forms.fields import FieldRow
from chorus_desktop.ui.forms.form import Section
from chorus_desktop.ui.forms.row_lists import ListSpec, RowList
from chorus_desktop.ui.pages.own_sections import (
    ABSENCES,
    ABSENCES_CARD,
    AFTER,
    BEFORE,
    LISTS,
    OF_CONVENTION,
    OF_STAYS,
    SEASONS,
    SEASONS_CARD,
)
from chorus_desktop.ui.pages.own_sharing import share
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.widgets.boxes import Card, Columns, boxed, vertical
from chorus_desktop.ui.widgets.buttons import PrimaryButton, SecondaryButton
from chorus_desktop.ui.widgets.disclosure import Disclosure
from chorus_desktop.ui.widgets.page import Page
from chorus_desktop.ui.widgets.problems import ErrorSummary, ProblemBox
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.services.procedures import OwnView

SUBTITLE = "Remplissez ce que vous savez, dans l’ordre que vous voulez. Tout s’enregistre au fur et à mesure."
OF_SEASONS = "Ce que la collectivité a annoncé depuis. Vos dates passent avant celles du programme, et une mise à jour n’y touche pas."


MOST_OPEN = 2
"""Rows of a list that is open at once."""


class OwnProcedurePage(Page):
    """Saved by itself; dossiers follow it as soon as nothing is missing."""

    def __init__(self, desk: Desk, own_id: str) -> None:
        super().__init__("Votre démarche", where="Mes démarches", subtitle=SUBTITLE)
        self._desk = desk
        self._id = own_id
        self._fields = FieldRows(OwnProcedure, parent=self)
        self._lists: list[RowList] = []
        self._own_cards: list[Card] = []
        self._folds: dict[str, Disclosure] = {}
        self._view: OwnView | None = None
        self._before: dict[str, str] = {}
        self._summary = ErrorSummary()
        self._state = Slot()
        self._see = SecondaryButton("Ce que verra un bénévole", partial(desk.go.own_preview, own_id), icon="eye")
        self._share = SecondaryButton("Partager cette démarche…", self._hand_over, icon="upload")
        self.add(self._summary, self._state, *map(self._section, BEFORE))
        self._seasons = self._listed(*SEASONS_CARD, SEASONS)
        lists = [self._own(self._listed(*each)) for each in LISTS]
        self._absences = self._own(self._listed(*ABSENCES_CARD, ABSENCES))
        *presences, origin = map(self._section, AFTER)
        self.add(self._seasons, *lists, *presences, self._absences, origin)
        self.add_actions(
            PrimaryButton("J’ai terminé", self._finish),
            self._see,
            self._share,
            back=SecondaryButton("Retour", desk.back, icon="arrow-left"),
        )
        self._autosave = Autosave(self, self._typed, self._save)
        self._fields.edited.connect(self._edited)
        for each in self._lists:
            each.edited.connect(self._edited)
            each.removing.connect(self._remember)
            each.removed.connect(self._removed)
        for button in (self._see, self._share):
            button.hide()
        self._follow()
        self.returned()

    def returned(self) -> None:
        self._desk.ask(services.procedures.view, self._id, then=self._show)

    def leaving(self) -> None:
        self._autosave.flush()

    def _section(self, section: Section) -> Card:
        card = Card(vertical(words(section.title, "title"), *([words(section.help, "second")] if section.help else []), gap=4), gap=16)
        for names in section.fields:
            if isinstance(names, str):
                card.body.addWidget(self._fields.make(names))
            else:
                card.body.addWidget(Columns([self._fields.make(name) for name in names], from_width=420, gap=20))
        return self._own(card)

    def _own(self, card: Card) -> Card:
        self._own_cards.append(card)
        return card

    def _listed(self, title: str, said: str, spec: ListSpec) -> Card:
        rows = RowList(spec)
        self._lists.append(rows)
        fold = self._folds[spec.name] = Disclosure("Voir et modifier", rows, name=f"Voir et modifier\u00a0: {title}")
        fold.open()
        return Card(boxed(vertical(words(title, "title"), words(said, "second"), gap=4)), fold, gap=16)

    def _typed(self) -> dict[str, str]:
        """What the page shows; of seasons added to a procedure of the program only these."""
        if self._view is not None and self._view.own.extends:
            return self._lists[0].typed()
        typed = self._fields.typed()
        for each in self._lists:
            typed |= each.typed()
        return typed

    def _every_field(self) -> dict[str, FieldRow]:
        found = dict(self._fields.by_name)
        for each in self._lists:
            found |= each.fields()
        return found

    def _show(self, view: "OwnView") -> None:
        first, self._view = self._view is None, view
        adds = bool(view.own.extends)
        self.header.say(
            f"Saisons de {view.own.scheme}" if adds else view.own.name or "Votre démarche",
            where="Mes démarches",
            subtitle=OF_SEASONS if adds else SUBTITLE,
        )
        for card in self._own_cards:
            card.setVisible(not adds)
        if not self._autosave.unsaved:
            self._show_texts(view.typed)
            self._show_problems(tuple(each for each in view.problems if not each.code.startswith(("own.", "text."))))
        if first:
            self._fold()
        self._kept(view)
        self._follow()

    def _fold(self) -> None:
        """Close the long lists, or a copied procedure would be twenty screens long; short ones have nothing to open."""
        for each in self._lists:
            fold = self._folds[each.name]
            fold.button.setVisible(each.count > MOST_OPEN)
            fold.open(shown=each.count <= MOST_OPEN)

    def _show_texts(self, typed: Mapping[str, str]) -> None:
        self._fields.show_texts(typed)
        for each in self._lists:
            each.show_texts(typed)

    def _show_problems(self, problems: tuple[Problem, ...], summary: ErrorSummary | None = None) -> None:
        fields, said = self._every_field(), {problem.where: problem for problem in problems}
        for path, row in fields.items():
            row.show_problem(said.get(path))
        if summary is not None:
            summary.show_lines([(problem.sentence, partial(self._go_to, problem.where)) for problem in problems])

    def _go_to(self, where: str) -> None:
        fold, row = self._folds.get(where.split(".")[0]), self._every_field().get(where)
        if fold is not None:
            fold.open()
        if row is not None:
            row.take_focus()
        for each in self._lists:
            if each.name == where:
                each.take_focus()

    def _kept(self, view: "OwnView") -> None:
        """Say where it stands, what is typed being left alone."""
        self._view = view
        serves = bool(view.own.served or view.own.served_seasons)
        left = plural(len(view.problems), "chose manque ou ne convient pas", "choses manquent ou ne conviennent pas")
        if not view.problems and view.own.extends:
            what = "Vos dossiers suivent ces dates" if serves else "Corrigez ce que la collectivité a annoncé"
            said = ProblemBox(
                what, "" if serves else "Voici ce que le programme sait de la dernière saison.", level="done" if serves else "info"
            )
        elif not view.problems:
            said = ProblemBox("Complète\u00a0: vous pouvez ouvrir un dossier avec elle", level="done")
        elif serves:
            said = ProblemBox(left, "En attendant, vos dossiers suivent la dernière version complète.", level="warning")
        else:
            said = ProblemBox(
                left,
                "«\u00a0J’ai terminé\u00a0» les montre. La démarche servira dès qu’elle sera complète.",
                level="info",
            )
        self._state.show_pieces(said)
        self._see.setVisible(serves)
        self._share.setVisible(serves and not view.own.extends)

    def _edited(self) -> None:
        self._follow()
        self._autosave.touch()

    def _follow(self) -> None:
        """Show what the choices made so far ask for."""
        rows, adds = self._fields.by_name, self._view is not None and bool(self._view.own.extends)
        for name in OF_CONVENTION:
            rows[name].setVisible(bool(rows["convention"].text()))
        stays = rows["attendance_by"].text() == PresencesBy.STAY.value
        for name in OF_STAYS:
            rows[name].setVisible(stays)
        self._absences.setVisible(stays and not adds)
        self._seasons.setVisible(adds or rows["rhythm"].text() not in (Rhythm.YEAR.value, Rhythm.WORKS.value))

    def _remember(self) -> None:
        self._before = self._typed()

    def _removed(self, said: str) -> None:
        self._autosave.touch()
        self._autosave.flush()
        self._desk.offer_undo(said, partial(self._put_back, self._before))

    def _put_back(self, before: dict[str, str]) -> None:
        if not shiboken6.isValid(self):
            # The page was left since: the row goes back where it is kept.
            self._desk.keep(services.procedures.save, self._id, before)
            return
        self._show_texts(before)
        self._autosave.touch()
        self._autosave.flush()

    def _save(self, typed: Mapping[str, str]) -> Save:
        return self._desk.keep(services.procedures.save, self._id, typed, then=self._kept)

    def _finish(self) -> None:
        self._autosave.flush()
        self._desk.ask(services.procedures.view, self._id, then=self._judge)

    def _judge(self, view: "OwnView") -> None:
        self._kept(view)
        self._show_problems(view.problems, self._summary)
        if view.problems:
            self._state.show_pieces()  # the summary says it all
        else:
            self._desk.back()

    def _hand_over(self) -> None:
        self._autosave.flush()
        if self._view is not None and self._view.own.served is not None:
            share(self._desk, self._id, self._view.own.served)
