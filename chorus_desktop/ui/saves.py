"""What was typed and handed over to be saved: it is not forgotten before the disk has it, whatever becomes of its page."""

from collections.abc import Callable, Hashable, Iterable
from datetime import datetime
from typing import Any

from PySide6.QtCore import QEventLoop, QObject, QTimer

from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.ui.background import Background, is_gone
from chorus_desktop.ui.widgets.bars import SaveState

AGAIN_MS = 3000
"""From a refusal of the disk to the next try; nobody has to type or to press anything for it."""


class Save:
    """What one form held at one moment.

    Attributes:
        what: names the record.
        fields: those of it that are saved; none named for a form that is always saved whole.
        pending: whether the disk has neither these texts nor newer ones of the same form.
        trouble: why the last try failed; none while it is under way.
    """

    def __init__(self, what: Hashable, fields: frozenset[str], work: Callable[[], Any], then: Callable[[Any], object] | None) -> None:
        self.what = what
        self.fields = fields
        self.work = work
        self.then = then
        self.pending = True
        self.trouble: Trouble | None = None


class Saves(QObject):
    """Hands each save to the background before anything else, tries those that failed again, says how it stands.

    Args:
        background: where saves are done, in their order.
        state: « Enregistré à 21:04 », or why not.
    """

    def __init__(self, background: Background, state: SaveState) -> None:
        super().__init__(state)
        self._background = background
        self._state = state
        # In their order; a newer one takes the place of those of the same record that hold nothing more.
        self._pending: list[Save] = []
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.again)

    def keep(
        self, what: Hashable, work: Callable[[], Any], then: Callable[[Any], object] | None = None, fields: Iterable[str] = ()
    ) -> Save:
        """Have texts saved; they take the place of those of the same fields that are not on the disk yet.

        Args:
            what: names the record whose texts these are.
            fields: which of its fields; none for a form that is always saved whole.
            work: saves them, in the background.
            then: given what ``work`` returned, on the window's thread.
        """
        save = Save(what, frozenset(fields), work, then)
        for former in [each for each in self._pending if each.what == what and (not fields or each.fields <= save.fields)]:
            former.pending = False
            self._pending.remove(former)
        # What is left of older texts goes first, so that it never comes over newer ones.
        self.again()
        self._pending.append(save)
        self._state.saving()
        self._hand_over(save)
        return save

    def again(self) -> None:
        """Try those that failed again, now."""
        self._timer.stop()
        for save in tuple(self._pending):
            if save.trouble is not None:
                save.trouble = None
                self._hand_over(save)

    def settle(self) -> Trouble | None:
        """Wait until each save was tried.

        Returns:
            Why one of them failed; none when the disk has everything.
        """
        if self._pending:
            tried = QEventLoop()
            answered: list[object] = []

            def stop(_: object) -> None:
                answered.append(_)
                tried.quit()

            # It is answered after the saves, which are as urgent and came first.
            self._background.call(lambda: None, then=stop, urgent=True)
            if not answered:
                tried.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        troubles = [save.trouble for save in self._pending if save.trouble is not None]
        return troubles[0] if troubles else None

    def give_up(self) -> None:
        """Forget what the disk does not take."""
        self._timer.stop()
        for save in self._pending:
            save.pending = False
        self._pending.clear()

    def _hand_over(self, save: Save) -> None:
        self._background.call(
            save.work,
            then=lambda result: self._saved(save, result),
            otherwise=lambda trouble: self._failed(save, trouble),
            urgent=True,
        )

    def _saved(self, save: Save, result: object) -> None:
        if save.pending:
            save.pending = False
            self._pending.remove(save)
        if not self._pending:
            self._state.saved(datetime.now().astimezone())
        if save.then is not None and not is_gone(save.then):
            save.then(result)

    def _failed(self, save: Save, trouble: Trouble) -> None:
        if save.pending:
            save.trouble = trouble
            self._timer.start(AGAIN_MS)
            self._state.failed(f"{trouble.sentence} {trouble.what_to_do}")
