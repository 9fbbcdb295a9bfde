"""How files come to an invoice: dropped, pasted, chosen, one batch after the other; and what became of those that wait for something."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from chorus_desktop import services
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.forms.editors import RadioEditor
from chorus_desktop.ui.pages.attachment_kinds import demand_said, joinable, wanted_first
from chorus_desktop.ui.pages.attachment_twin import twin_box
from chorus_desktop.ui.pages.locked_file import LockedFile
from chorus_desktop.ui.pages.long_work import LongWork
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.widgets.boxes import Card, vertical
from chorus_desktop.ui.widgets.buttons import Button
from chorus_desktop.ui.widgets.files import FileDropArea, paths_in, png
from chorus_desktop.ui.widgets.flow import Flow
from chorus_desktop.ui.widgets.problems import ErrorSummary, ProblemBox
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.domain.attachment_demands import Demanded
    from chorus_desktop.domain.portal import PortalLimits
    from chorus_desktop.services.adding import Added
    from chorus_desktop.services.scanned import Brought

SAID = "Déposez ici des PDF ou des photos\u00a0: tout est redressé, allégé et nommé pour le portail."


class AddingArea(QWidget):
    """Where files are brought.

    Args:
        desk: what a page may ask for.
        invoice_id: the draft.
        summary: of the page; says why a file was not joined.

    Signals:
        added: something may have been joined.
        kind_chosen: what is added from now on is something else.
    """

    added = Signal()
    kind_chosen = Signal()

    def __init__(self, desk: Desk, invoice_id: str, summary: ErrorSummary) -> None:
        super().__init__()
        self._desk, self._id, self._summary = desk, invoice_id, summary
        self._kinds: RadioEditor | None = None
        self._only = "other"
        self._limits: PortalLimits | None = None
        # One work at a time: beginning another one would give up the one that runs.
        self._waiting: list[Path | Brought] = []
        self._opening: list[tuple[Added, str, str]] = []
        self._insisted: list[tuple[Added, str]] = []
        self._demands: Sequence[Demanded] = ()
        self._running = False
        self._locked: list[Added] = []
        self._choice = vertical(gap=6)
        self.drop = FileDropArea(SAID, self._pick)
        self.drop.dropped.connect(self.bring)
        self._work = LongWork(desk, "Préparation des pièces", self._given_up)
        self._passwords, self._notes = Slot(gap=12), Slot(gap=12)
        paste = Button("Coller (Ctrl + V)", self.paste, kind="small", icon="copy")
        self.setLayout(vertical(Card(self._choice, self.drop, Flow(paste), gap=12), self._work, self._passwords, self._notes, gap=12))

    def show_kinds(self, demands: "Sequence[Demanded]", limits: "PortalLimits") -> None:
        """Offer what may be added; what was chosen stays chosen."""
        self._limits, self._demands = limits, demands
        self._only = wanted_first(demands)
        if self._kinds is not None or len(demands) < 2:
            return
        self._kinds = RadioEditor([(each.rule.kind, f"{each.rule.title} ({demand_said(each).lower()})") for each in demands])
        self._kinds.show_text(wanted_first(demands))
        self._kinds.edited.connect(self.kind_chosen)
        for button in self._kinds.inputs:
            button.setAccessibleDescription("Ce que vous ajoutez")
        self._choice.addWidget(words("Vous ajoutez", "label"))
        self._choice.addWidget(self._kinds)

    @property
    def kind(self) -> str:
        """What is added now."""
        return self._kinds.text() if self._kinds is not None else self._only

    @property
    def kind_said(self) -> str:
        """The same in words; empty where there is nothing to choose."""
        return next((each.rule.title for each in self._demands if self._kinds is not None and each.rule.kind == self.kind), "")

    def ask_for(self, kind: str) -> None:
        """Ask for files of one kind."""
        if self._kinds is not None:
            self._kinds.show_text(kind)
            self.kind_chosen.emit()
        self.bring(self._pick())

    def bring(self, sources: "Sequence[Path | Brought]") -> None:
        """Join files; those brought meanwhile follow."""
        self._waiting += sources
        if not self._running:
            self._summary.show_lines([])
            self._notes.show_pieces()
            self._next()

    def forget_notes(self) -> None:
        """What was said of the files that came last is not shown any more."""
        self._notes.show_pieces()

    def paste(self) -> None:
        """Join the files, or the picture, of the clipboard."""
        board = QGuiApplication.clipboard()
        if paths := paths_in(board.mimeData()):
            self.bring(paths)
        elif not (image := board.image()).isNull():
            self.bring([services.scanned.Brought(name="Image collée.png", data=png(image))])
        else:
            said = "Copiez d’abord une photo, un scan ou des fichiers."
            self._notes.show_pieces(ProblemBox("Le presse-papiers ne contient ni image ni fichier.", said, level="info"))

    def _pick(self) -> Sequence[Path]:
        return self._desk.dialogs.pick_files("Joindre des pièces", joinable(self._limits)) if self._limits is not None else []

    def _next(self) -> None:
        batch, self._waiting = tuple(self._waiting), []
        if batch or self._insisted or self._opening:
            self._desk.shell.undo_bar.dismiss()
        if batch:
            self._add(batch, self.kind, services.attachments.add)
        elif self._insisted:
            added, kind = self._insisted.pop(0)
            self._add((added.source,), kind, partial(services.attachments.add, again=True))
        elif self._opening:
            added, password, kind = self._opening.pop(0)
            self._running = True
            arguments = (self._id, added.source, password, kind)
            self._work.begin(services.attachments.unlock, *arguments, then=partial(self._unlocked, added), otherwise=self._failed)

    def _add(self, batch: "tuple[Path | Brought, ...]", kind: str, function: "Callable[..., tuple[Added, ...]]") -> None:
        self._running = True
        self._work.begin(function, self._id, batch, kind, then=partial(self._done, kind), otherwise=self._failed)

    def _done(self, kind: str, added: "tuple[Added, ...]") -> None:
        self._running = False
        refused = [(each.problem.sentence, None) for each in added if each.problem is not None and each.twin is None]
        self._summary.show_lines(refused)
        twins = [self._twin(each, kind) for each in added if each.twin is not None]
        self._notes.show_pieces(*twins, *(ProblemBox(note.sentence, level="info") for each in added for note in each.notes))
        if locked := [each for each in added if each.locked]:
            self._locked += locked
            self._show_locked()
            if not refused:
                self._passwords.take_focus()
        self.added.emit()
        self._next()

    def _twin(self, added: "Added", kind: str) -> ProblemBox:
        return twin_box(added, kind, self._demands, partial(self._change_twin, added, kind), partial(self._insist, added, kind))

    def _change_twin(self, added: "Added", kind: str) -> None:
        self._notes.show_pieces()
        if added.twin is not None:
            self._desk.shell.undo_bar.dismiss()
            self._desk.ask(services.attachments.change_kind, self._id, added.twin.id, kind, then=self._twin_changed)

    def _twin_changed(self, _: object) -> None:
        self.added.emit()

    def _insist(self, added: "Added", kind: str) -> None:
        self._notes.show_pieces()
        self._insisted.append((added, kind))
        if not self._running:
            self._next()

    def _failed(self, trouble: Trouble) -> None:
        self._forget_queue()
        self.added.emit()
        self._desk.dialogs.trouble(trouble)

    def _given_up(self) -> None:
        self._forget_queue()
        self._notes.show_pieces(
            ProblemBox("Ajout arrêté", "Déposez de nouveau les fichiers qui ne sont pas dans la liste pour les joindre.", level="info")
        )
        self.added.emit()

    def _forget_queue(self) -> None:
        self._running = False
        self._waiting.clear()
        self._opening.clear()
        self._insisted.clear()

    # Files that open with a password

    def _show_locked(self, wrong: "Added | None" = None) -> None:
        self._passwords.show_pieces(*(self._locked_file(each, wrong=each is wrong) for each in self._locked))

    def _locked_file(self, added: "Added", *, wrong: bool) -> LockedFile:
        piece = LockedFile(added.name, wrong=wrong)
        piece.opened.connect(partial(self._unlock, added))
        piece.dropped.connect(partial(self._leave_out, added))
        return piece

    def _unlock(self, added: "Added", password: str) -> None:
        self._opening = [*(each for each in self._opening if each[0] is not added), (added, password, self.kind)]
        if not self._running:
            self._next()

    def _unlocked(self, before: "Added", after: "Added") -> None:
        self._running = False
        self._locked = [after if each is before else each for each in self._locked if each is not before or after.locked]
        self._show_locked(after if after.locked else None)
        if after.problem is not None:
            self._summary.show_lines([(after.problem.sentence, None)])
        self.added.emit()
        self._next()

    def _leave_out(self, added: "Added") -> None:
        self._locked = [each for each in self._locked if each is not added]
        self._opening = [each for each in self._opening if each[0] is not added]
        self._show_locked()
