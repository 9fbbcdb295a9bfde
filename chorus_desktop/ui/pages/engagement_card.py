"""One engagement number: which invoices it serves, where to find it, what it carries."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from chorus_desktop.domain import engagement as rules
from chorus_desktop.domain.engagement import Engagement
from chorus_desktop.domain.french import long_date, month_year, of_month
from chorus_desktop.domain.problems import Problem
from chorus_desktop.domain.procedure import EngagementRule
from chorus_desktop.domain.reading import read
from chorus_desktop.domain.season import EngagementWindow, Season
from chorus_desktop.ui.forms.autosave import Autosave
from chorus_desktop.ui.forms.editors import LineEditor
from chorus_desktop.ui.forms.field_rows import FieldRows
from chorus_desktop.ui.forms.fields import FieldRow
from chorus_desktop.ui.forms.place import PLACE
from chorus_desktop.ui.pages.engagement_use import use_piece
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.widgets.boxes import Card, Columns, horizontal, vertical
from chorus_desktop.ui.widgets.buttons import Button, QuietButton
from chorus_desktop.ui.widgets.problems import Mend, ProblemBox
from chorus_desktop.ui.widgets.status import StatusPill
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.services.views import EngagementUse


class EngagementCard(Card):
    """Saved by its page through ``typed``.

    Args:
        stored: the engagement as it was read.
        season: its dossier's.
        rule: what the payer says of its numbers.

    Attributes:
        autosave: has what is typed saved.

    Signals:
        removed: « Retirer » was pressed; only a number added by hand has it.
        wanted: a ready e-mail was asked for; its key.
    """

    removed = Signal()
    wanted = Signal(str)

    def __init__(self, stored: Engagement, season: Season, rule: EngagementRule) -> None:
        super().__init__(gap=14)
        self._stored, self._season, self._rule = stored, season, rule
        self.setProperty(PLACE, stored.id)
        self._window = season.window(stored.window)
        self._others: Sequence[Engagement] = ()
        self._pill = StatusPill("todo")
        self.fields = FieldRows(Engagement, self._check, parent=self)
        self._notices, self._use = Slot(gap=8), Slot()
        title = self._title = self._window.title if self._window else "Autre numéro" if season.windows else "Numéro d’engagement"
        head = vertical(words(title, "title"), words(_served(self._window), "second"), gap=4)
        top = horizontal((head, 1), self._pill, gap=16)
        top.setAlignment(self._pill, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(top)
        self.body.addWidget(self._notices)
        make = self.fields.make
        number = make("number")
        if isinstance(number.editor, LineEditor):
            # The example of this very window, not of the year that the field's own example is from.
            number.editor.line.setPlaceholderText(f"ex. {self._window.mask.replace('*', '4512') if self._window else 'BC-2026-17'}")
        self.body.addWidget(number)
        if self._window is None:
            self.body.addWidget(Columns([make("valid_from"), make("valid_to")], from_width=420, gap=20))
        self.body.addWidget(Columns([make("ceiling"), make("received_on")], from_width=420, gap=20))
        for row in self.fields.by_name.values():
            _name_apart(row, title)
        self.body.addWidget(self._use)
        self._remove = Button("Retirer ce numéro", self.removed.emit, kind="small", icon="trash-2")
        self.body.addLayout(horizontal(self._remove, None))
        self._remove.setVisible(self._window is None)

    def watch(self, save: "Autosave") -> None:
        """Have what is typed saved."""
        self.autosave = save
        self.fields.edited.connect(save.touch)
        self.fields.left.connect(self._tidy)

    def show_engagement(
        self,
        typed: Mapping[str, str],
        stored: Engagement,
        others: Sequence[Engagement],
        use: "EngagementUse | None",
        today: date,
        *,
        member: bool,
    ) -> None:
        """Show what is stored and what follows from it.

        Args:
            typed: the texts of the form.
            stored: the engagement.
            others: every engagement of the dossier.
            use: what it carries, once it is known.
            today: the day to reckon from.
            member: whether the association was under convention the season before.
        """
        self._stored, self._others = stored, others
        if not self.autosave.unsaved:
            self.fields.show_texts(typed)
            self.fields.show_problems([found for found in self.fields.problems() if found.field in self.fields.by_name])
        known = stored.number is not None
        self._remove.setAccessibleName(f"Retirer le numéro {stored.number}" if known else "Retirer ce numéro")
        awaited = self._awaited(today) and not known
        self._pill.show_status(*(("done", "Connu") if known else ("locked", "Attendu") if awaited else ("todo", "À saisir")))
        self._notices.show_pieces(*self._notes(today, known=known, member=member))
        self._use.show_pieces(*([use_piece(use)] if use is not None else []))

    def _awaited(self, today: date) -> bool:
        window = self._window
        return window is not None and window.available_from is not None and today < window.available_from

    def _notes(self, today: date, *, known: bool, member: bool) -> list[QWidget]:
        window, notes = self._window, list[QWidget]()
        if window is None:
            return notes
        if window.member_note and member:
            notes.append(ProblemBox(window.member_note, level="info"))
        doubt = ", à confirmer" if window.by_analogy else ""
        level = "warning" if doubt else "info"
        if not known and window.available_from is not None:
            day = window.available_from
            since = f"Attendu à partir {of_month(day)}" if self._awaited(today) else f"Communiqué depuis {month_year(day)}"
            notes.append(ProblemBox(f"{since}{doubt}", window.note, level=level, mends=[self._write(window)]))
        elif doubt:
            notes.append(ProblemBox("À confirmer par la collectivité", window.note, level=level, mends=[self._write(window)]))
        elif not known:
            notes.append(ProblemBox("Pas encore reçu\u00a0?", window.note, level=level, mends=[self._write(window)]))
        return notes

    def _write(self, window: EngagementWindow) -> Mend:
        # What is only deduced is a question about the season, not about one number.
        letter = "ask_season" if window.by_analogy else "ask_engagement"
        return Mend("Écrire au service", partial(self.wanted.emit, letter), f"Écrire au service\u00a0: {self._title}")

    def _tidy(self, name: str) -> None:
        """Write the number as the payer does, where only spaces and capitals differ, and say what is still doubtful."""
        if name != "number":
            return
        row = self.fields.by_name[name]
        typed = read(Engagement, {name: row.text()}).value.number
        if typed is not None:
            better = rules.tidied(self._window.mask if self._window else self._rule.mask, typed)
            if better != typed:
                row.show_text(better)
                self.autosave.touch()
        row.show_problem(next((found for found in self.fields.problems() if found.field == name), None))

    def _check(self, typed: Mapping[str, str]) -> tuple[Problem, ...]:
        reading = read(Engagement, typed, self._stored)
        return (*reading.problems, *rules.check(reading.value, self._season, self._others, self._rule.mask, self._rule.placeholder))


def _name_apart(row: FieldRow, title: str) -> None:
    """Several cards have the same fields: each is said with the window it belongs to."""
    row.editor.inputs[0].setAccessibleName(f"{row.spec.title}, {title}")
    for button in row.editor.findChildren(QuietButton):
        button.setAccessibleName(f"{button.accessibleName()}, {title}")


def _served(window: EngagementWindow | None) -> str:
    if window is None:
        return "Un bon de commande, ou une année à part. S’il y en a plusieurs, indiquez les dates de facture que celui-ci couvre."
    shape = f"Il s’écrit {window.mask.replace('*', '…')}."
    if window.issued_to is None:
        return f"Pour les factures datées à partir du {long_date(window.issued_from)}. {shape}"
    return f"Pour les factures datées du {long_date(window.issued_from)} au {long_date(window.issued_to)}. {shape}"
