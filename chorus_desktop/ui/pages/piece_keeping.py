"""What is done on the disk for the page that changes a piece: one long work at a time, its progress, and what went wrong."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from chorus_desktop import services
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.pages.long_work import LongWork
from chorus_desktop.ui.pages.piece_history import PieceHistory
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.widgets.boxes import vertical
from chorus_desktop.ui.widgets.problems import ProblemBox


class PieceKeeping(QWidget):
    """The card of the work that runs. Meanwhile what it works on cannot be changed.

    Args:
        desk: what a page may ask for.
        invoice_id: the draft.
    """

    def __init__(self, desk: Desk, invoice_id: str) -> None:
        super().__init__()
        self._desk, self._id = desk, invoice_id
        self._work = LongWork(desk, "Préparation de la pièce", self._end)
        self._notes = Slot(gap=12)
        self._locked: tuple[QWidget, ...] = ()
        self._focused: QWidget | None = None
        self.runs = False
        self.setLayout(vertical(self._notes, self._work, gap=12))

    def lock(self, *widgets: QWidget) -> None:
        """Say what cannot be used while a work runs."""
        self._locked = widgets

    def begin(self, function: Callable[..., Any], *args: object, then: Callable[[Any], object]) -> None:
        """Have a service work on the invoice.

        Args:
            function: one of ``services.attachments``, whose last arguments are the day and ``progress``.
            args: what follows the invoice.
            then: given the result.
        """
        self.tell([])
        # It would undo what begins now.
        self._desk.shell.undo_bar.dismiss()
        self._begin()

        def done(value: Any) -> None:
            self._end()
            then(value)

        self._work.begin(function, self._id, *args, then=done, otherwise=self._failed)

    def keep(self, piece: str, history: PieceHistory, then: Callable[[], object]) -> None:
        """Have what was changed kept, then go on."""
        if not history.is_changed:
            then()
            return
        recipe = history.now

        def kept(_: object) -> None:
            history.kept(recipe)
            then()

        self.begin(services.attachments.change_recipe, piece, recipe, history.done, then=kept)

    def keep_and_leave(self, piece: str, history: PieceHistory) -> None:
        """Have what was changed kept while another page is shown already."""
        if history.is_changed:
            recipe = history.now
            history.kept(recipe)
            self._desk.shell.undo_bar.dismiss()
            arguments = (self._id, piece, recipe, history.done)
            trouble = self._desk.dialogs.trouble
            self._desk.ask_long(services.attachments.change_recipe, *arguments, then=_nothing, otherwise=trouble)

    def tell(self, boxes: Sequence[ProblemBox]) -> None:
        """Say what went wrong."""
        self._notes.show_pieces(*boxes)

    def _failed(self, trouble: Trouble) -> None:
        self._end()
        self.tell([ProblemBox(trouble.sentence, trouble.what_to_do)])

    def _begin(self) -> None:
        self.runs, self._focused = True, QApplication.focusWidget()
        for widget in self._locked:
            widget.setEnabled(False)

    def _end(self) -> None:
        self.runs = False
        for widget in self._locked:
            widget.setEnabled(True)
        # What cannot be used loses the focus: it comes back where it was.
        if self._focused is not None and isValid(self._focused) and self.window().isAncestorOf(self._focused):
            self._focused.setFocus(Qt.FocusReason.OtherFocusReason)
        self._focused = None


def _nothing(*_: object) -> None:
    return
