"""A piece that somebody else deposited, noted so that the program knows what comes next."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from chorus_desktop import services
from chorus_desktop.domain.problems import Problem
from chorus_desktop.domain.reading import Choice
from chorus_desktop.domain.works.piece import Piece, PieceState
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.forms.editors import ComboEditor
from chorus_desktop.ui.forms.field_rows import FieldRows
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.widgets.boxes import Card, Columns
from chorus_desktop.ui.widgets.buttons import Button, PrimaryButton, SecondaryButton
from chorus_desktop.ui.widgets.flow import Flow
from chorus_desktop.ui.widgets.page import Page
from chorus_desktop.ui.widgets.problems import ErrorSummary, ProblemBox
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.services.works import PieceForm


class WorksPiecePage(Page):
    """Kept by its button, for it is a fact about somebody else.

    Args:
        desk: what a page may ask for.
        dossier_id: of the market.
        piece_id: of a piece noted before; empty for a new one.
        cadre: proposed for a new one; ``after`` the piece that it continues.
    """

    def __init__(self, desk: Desk, dossier_id: str, piece_id: str = "", cadre: str = "", after: str = "") -> None:
        super().__init__("Quelle pièce a été déposée\u00a0?", where="Dossier")
        self._desk, self._id, self._key = desk, dossier_id, piece_id
        self._proposed = {"cadre": cadre, "continues": after}
        self._summary = ErrorSummary()
        self._card = Card(gap=16)
        self._now = Slot(gap=16)
        self._fields: FieldRows | None = None
        self._remove = Button("Retirer cette pièce", self._take_away, kind="danger", icon="trash-2")
        self.add(self._now, self._summary, self._card)
        self.add_actions(
            PrimaryButton("Noter cette pièce", self._keep), self._remove, back=SecondaryButton("Retour", desk.back, icon="arrow-left")
        )
        self._remove.setVisible(bool(piece_id))
        desk.ask(services.works.piece_form, dossier_id, piece_id, then=self._show)

    def _show(self, form: "PieceForm") -> None:
        number = form.typed.get("number", "") if self._key else ""
        self.header.say(f"Où en est {number}\u00a0?" if number else "Quelle pièce a été déposée\u00a0?", where=form.title)
        fields = self._fields = FieldRows(Piece, parent=self)
        cadres = [Choice(value=code, label=label) for code, label in form.cadres]
        before = [Choice(value=key, label=label) for key, label in form.before]
        after = fields.make("continues", choices=before) if before else None
        if after is not None and isinstance(after.editor, ComboEditor):
            after.editor.combo.setItemText(0, "Aucune\u00a0: dépôt initial")
        rows = [
            fields.make("cadre", choices=cadres),
            *([after] if after is not None else []),
            Columns([fields.make("number"), fields.make("state")], from_width=520, gap=20),
            Columns([fields.make("before_vat"), fields.make("net")], from_width=520, gap=20),
            Columns([fields.make("on"), fields.make("available_on")], from_width=520, gap=20),
        ]
        for row in rows:
            self._card.body.addWidget(row)
        fields.show_texts({**form.typed, **{name: text for name, text in self._proposed.items() if text}})
        self._now.show_pieces(*self._states(form))
        # A piece that was proposed has its cadre already: its number is what is read on the portal.
        begun = "number" if self._proposed["cadre"] else "cadre"
        self.first = fields.by_name[begun].editor.inputs[0]
        if self.isVisible():
            self.take_focus()

    def _states(self, form: "PieceForm") -> list[QWidget]:
        """Of a piece noted before, where it stands now, in one press."""
        refused: list[QWidget] = [ProblemBox("Cette pièce est refusée", form.refused, level="warning")] if form.refused else []
        if not form.next:
            return refused
        card = Card(words("Le portail affiche maintenant…", "subheading"), gap=10)
        card.body.addWidget(Flow(*(Button(state.label, partial(self._note_state, state)) for state in form.next), gap=12))
        return [*refused, card]

    def _note_state(self, state: PieceState) -> None:
        self._desk.ask(services.works_states.note_state, self._id, self._key, state, then=partial(self._noted, state))

    def _noted(self, state: PieceState, before: Piece | None) -> None:
        desk, dossier = self._desk, self._id
        desk.back()
        if before is not None:
            desk.offer_undo(f"{before.number}\u00a0: «\u00a0{state.label}\u00a0», noté.", partial(_put_back, desk, dossier, before))

    def _keep(self) -> None:
        if self._fields is not None:
            self._desk.ask(services.works.note_piece, self._id, self._key, self._fields.typed(), self._desk.today, then=self._kept)

    def _kept(self, problems: tuple[Problem, ...]) -> None:
        if self._fields is not None:
            self._fields.show_problems(problems, self._summary)
        if not problems:
            self._desk.back()

    def _take_away(self) -> None:
        self._desk.ask(services.works.remove_piece, self._id, self._key, then=self._taken)

    def _taken(self, gone: Piece | None) -> None:
        desk, dossier = self._desk, self._id
        desk.back()
        if gone is not None:
            desk.offer_undo(f"Pièce {gone.number} retirée.", partial(_put_back, desk, dossier, gone))


def _put_back(desk: Desk, dossier_id: str, gone: Piece) -> None:
    desk.ask(services.works.add_piece, dossier_id, gone, then=lambda _: desk.go.works(dossier_id))
