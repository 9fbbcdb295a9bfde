"""A bug while the window is open: what is typed is saved first, and the sentence says whether it was."""

import sys
from datetime import UTC, datetime

import pytest

from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.ui.crash import CrashHook
from tests.helpers.dialogs import RecordedDialogs

FULL = Trouble("Le disque est plein.", "Faites de la place.")


class App:
    def __init__(self) -> None:
        self.status = None

    def exit(self, status: int) -> None:
        self.status = status


@pytest.mark.parametrize(("unsaved", "said"), [(None, "Ce que vous avez tapé est enregistré."), (FULL, "n’a pas pu être enregistré")])
def test_a_crash_says_whether_what_was_typed_is_saved(shell, tmp_path, unsaved, said):
    app, dialogs = App(), RecordedDialogs("quit")
    shell.may_close = lambda: pytest.fail("nothing more is asked after a crash")
    hook = CrashHook(app, shell, dialogs, lambda: tmp_path, lambda: datetime(2026, 2, 3, 12, tzinfo=UTC), lambda: unsaved)
    hook.install()
    try:
        sys.excepthook(ZeroDivisionError, ZeroDivisionError("a bug"), None)
    finally:
        hook.remove()

    assert said in dialogs.asked[0]
    assert app.status == 1
    assert not shell.isVisible()
