"""« Est-ce fait ? »: the day of a step and who did it; an empty day says that it is not done."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from chorus_desktop import services
from chorus_desktop.domain.french import short_date
from chorus_desktop.domain.preparation import StepDone
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.forms.autosave import Autosave, Save, Typed
from chorus_desktop.ui.forms.field_rows import FieldRows
from chorus_desktop.ui.widgets.boxes import Card, Columns, horizontal
from chorus_desktop.ui.widgets.buttons import Button
from chorus_desktop.ui.widgets.flow import Flow
from chorus_desktop.ui.widgets.status import StatusPill
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.services.preparation import PreparationView


class DoneCard(Card):
    """Saved by itself.

    Signals:
        changed: what was typed is kept.
    """

    changed = Signal()

    def __init__(self, desk: Desk, association_id: str, key: str) -> None:
        super().__init__(gap=14)
        self._desk, self._id, self._key = desk, association_id, key
        self._who = ""
        self._pill = StatusPill("todo")
        self._fields = FieldRows(StepDone, parent=self)
        top = horizontal((words("Est-ce fait\u00a0?", "title"), 1), self._pill, gap=16)
        top.setAlignment(self._pill, Qt.AlignmentFlag.AlignTop)
        self._today = Button("C’est fait aujourd’hui", self._tick, icon="check")
        self._undo = Button("Décocher", self._untick, kind="small", icon="undo-2")
        self.body.addLayout(top)
        self.body.addWidget(Columns([self._fields.make("on"), self._fields.make("by")], weights=[0, 1], from_width=420, gap=20))
        self.body.addWidget(Flow(self._today, self._undo))
        self._autosave = Autosave(self, self._fields.typed, self._save)
        self._fields.edited.connect(self._autosave.touch)
        self._fields.edited.connect(self._follow)
        self._follow()

    def flush(self) -> None:
        """Save now what was typed."""
        self._autosave.flush()

    def show_step(self, view: "PreparationView") -> None:
        """Show what is kept of the step."""
        # Whoever did the last step probably does this one.
        latest = [step for step in view.done.values() if step.on is not None and step.by]
        self._who = max(latest, key=lambda step: step.on or self._desk.today).by if latest else ""
        if not self._autosave.unsaved:
            self._fields.show_texts(view.step_typed[self._key])
            self._fields.show_problems(self._fields.problems())
        self._follow()

    def _follow(self) -> None:
        typed = self._fields.typed()
        wrong = bool(self._fields.problems())
        self._pill.show_status("fix" if wrong else "done" if typed["on"].strip() else "todo")
        self._today.setVisible(not typed["on"].strip())
        self._undo.setVisible(bool(typed["on"].strip()))

    def _tick(self) -> None:
        by = self._fields.typed()["by"] or self._who
        self._put({"on": short_date(self._desk.today), "by": by})
        self._undo.setFocus()

    def _untick(self) -> None:
        former = self._fields.typed()
        self._put({"on": "", "by": ""})
        self._today.setFocus()
        desk, whose, key = self._desk, self._id, self._key
        desk.offer_undo("L’étape n’est plus cochée.", lambda: self._put_back(desk, whose, key, former), icon="check")

    def _put_back(self, desk: Desk, whose: str, key: str, former: Typed) -> None:
        desk.keep(services.preparation.save_step, whose, key, former, then=self._kept)

    def _put(self, typed: Typed) -> None:
        self._fields.show_texts(typed)
        self._fields.show_problems(())
        self._follow()
        self._autosave.touch()
        self._autosave.flush()

    def _save(self, typed: Typed) -> Save:
        return self._desk.keep(services.preparation.save_step, self._id, self._key, typed, then=self._kept)

    def _kept(self, _: object) -> None:
        self.changed.emit()
