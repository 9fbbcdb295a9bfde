"""A bug met while the window is open: what is typed is saved first, then the report is written and shown, then the program ends."""

import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtWidgets import QApplication

from chorus_desktop import __version__
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.machine import crash_report, logs
from chorus_desktop.ui.dialogs import Dialogs
from chorus_desktop.ui.shell import Shell


class CrashHook:
    """Takes the place of ``sys.excepthook`` while the window is open.

    Args:
        app: ended after a crash.
        shell: whose page saves its draft first.
        dialogs: says it.
        folder: gives the folder of the reports.
        now: gives the moment, in local time.
        unsaved: waits for what is being saved, and says why it could not be.
    """

    def __init__(
        self,
        app: QApplication,
        shell: Shell,
        dialogs: Dialogs,
        folder: Callable[[], Path],
        now: Callable[[], datetime],
        unsaved: Callable[[], Trouble | None],
    ) -> None:
        self._app = app
        self._shell = shell
        self._dialogs = dialogs
        self._folder = folder
        self._now = now
        self._unsaved = unsaved
        self._former = sys.excepthook
        self._crashing = False

    def install(self) -> None:
        """Catch what nobody catches, from now on."""
        sys.excepthook = self._crashed

    def remove(self) -> None:
        """Put back what was there before."""
        sys.excepthook = self._former

    def _crashed(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt) or self._crashing:
            self._former(kind, error, trace)
            return
        # A crash inside what follows must not come back here.
        self._crashing = True
        unsaved: Trouble | None = None
        try:
            if self._shell.page is not None:
                self._shell.page.leaving()
            unsaved = self._unsaved()
        except Exception:  # noqa: BLE001 - the page may be what crashed; its last save was two seconds ago at most
            logs.note("draft not saved at the crash")
        self._say(error, unsaved)
        self._shell.may_close = lambda: True
        self._shell.close()
        self._app.exit(1)

    def _say(self, error: BaseException, unsaved: Trouble | None) -> None:
        now = self._now()
        report = crash_report.report(error, __version__, now)
        try:
            place = str(crash_report.write_report(error, self._folder(), __version__, now))
        except OSError:
            place = ""
        where = f"Un rapport sans aucune donnée personnelle a été écrit\u00a0: {place}" if place else ""
        kept = "Ce que vous avez tapé est enregistré."
        if unsaved is not None:
            kept = f"Ce que vous venez de taper n’a pas pu être enregistré\u00a0: {unsaved.sentence} {unsaved.what_to_do}"
        chosen = self._dialogs.choose(
            "Une erreur imprévue arrête le programme.",
            f"{kept} Rouvrez le programme pour continuer. {where}",
            {"copy": "Copier le rapport et quitter", "quit": "Quitter"},
            main="quit",
        )
        if chosen == "copy":
            self._app.clipboard().setText(report)
