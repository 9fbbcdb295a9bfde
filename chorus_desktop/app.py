"""The only wiring. Order: crash hook, folders, log, lock, window; then, once the window is painted, the heavy libraries and the store.

Everything is built by ``run`` or by a test with its own folders; nothing is global but Qt's own application object.
"""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from chorus_desktop import services
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.machine import crash_report, lock, logs, paths
from chorus_desktop.machine.paths import Places
from chorus_desktop.ui import collecting, theme
from chorus_desktop.ui.application import application
from chorus_desktop.ui.background import Background
from chorus_desktop.ui.crash import CrashHook
from chorus_desktop.ui.dialogs import Dialogs
from chorus_desktop.ui.focus_ring import FocusRing
from chorus_desktop.ui.keys import Keys
from chorus_desktop.ui.preferences import Preferences
from chorus_desktop.ui.shell import Shell
from chorus_desktop.ui.widgets.page import Page

if TYPE_CHECKING:
    from chorus_desktop.services.opening import Opened, Store
    from chorus_desktop.services.replaced import Replaced
    from chorus_desktop.ui.desk import Desk
    from chorus_desktop.ui.ways import Navigator


def run(data: Path | None, today: date | None) -> int:
    """Open the window on a data file and serve it until it is closed.

    Args:
        data: the data file; the user's own by default.
        today: the day to reckon from; the computer's by default.

    Returns:
        The exit status.
    """
    places = paths.beside(data) if data else paths.of_user()
    app = application()
    program = Program(app, places, today=(lambda: today) if today else _computers_day, dialogs=Dialogs())
    if not program.start():
        return 1
    status = app.exec()
    program.end()
    return status


def _computers_moment() -> datetime:
    return datetime.now().astimezone()


def _computers_day() -> date:
    return _computers_moment().date()


class Program(QObject):
    """One running program: its folders, its lock, its window, the thread that owns its store.

    Args:
        app: Qt's application.
        places: where its files are.
        today: gives the day to reckon from.
        dialogs: asks the volunteer.

    Signals:
        ready: the data file is open and the first page is shown.
    """

    ready = Signal()

    def __init__(self, app: QApplication, places: Places, *, today: Callable[[], date], dialogs: Dialogs) -> None:
        super().__init__(app)
        self._app = app
        self._own = places
        self._places = places
        self._today = today
        self._dialogs = dialogs
        self._hold: lock.Hold | None = None
        self._store: Store | None = None
        self._menu: list[QAction] = []
        self.navigator: Navigator | None = None
        self._desk: Desk | None = None
        self._to_say: tuple[str, str] | None = None
        preferences = Preferences(places.data_file.with_name("preferences.ini"))
        theme.install(app, preferences.appearance)
        collecting.install(app)
        self._keys = Keys(app)
        self._ring = FocusRing(app, self._keys)
        self.shell = Shell(preferences.keep_appearance)
        self._preferences = preferences
        if not preferences.geometry.isEmpty():
            self.shell.restoreGeometry(preferences.geometry)
        dialogs.parent = self.shell
        self._background = Background(dialogs.trouble)
        self._crash = CrashHook(
            app, self.shell, dialogs, lambda: self._places.logs, _computers_moment, lambda: self._desk.unsaved() if self._desk else None
        )

    def start(self) -> bool:
        """Prepare folders, log and lock, then show the window; the store is opened once the window is painted.

        Returns:
            Whether the window is shown; when not, the volunteer was told why.
        """
        self._crash.install()
        try:
            self._take(self._places)
        except Trouble as trouble:
            self._dialogs.trouble(trouble)
            self.end()
            return False
        self.shell.closing.connect(lambda: self._preferences.keep_geometry(self.shell.saveGeometry()))
        self.shell.installEventFilter(self)
        self.shell.show()
        return True

    def end(self) -> None:
        """Finish what was asked of the store, close it, give the data file back."""
        self._close_store()
        self._background.close()
        self.shell.deleteLater()
        self._release()
        logs.stop()
        crash_report.unwatch()
        self._crash.remove()

    def switch(self, places: Places, before: "Callable[[], Replaced] | None" = None) -> bool:
        """Serve another data file in the same window; whether it does, what was typed being saved or given up.

        Args:
            places: of the other file; the same ones to open the file again.
            before: work on the closed files, in the background, before the other one is opened (a restore).
        """
        former = self._places
        if self.shell.page is not None:
            self.shell.page.leaving()
        if not self.shell.may_close():
            return False
        self.shell.may_close = lambda: True
        if self.navigator is not None:
            self.navigator.let_go()
            self.navigator = self._desk = None
        # Nothing of the former file stays on the screen, where a key could still reach it.
        self.shell.open_page(Page("Ouverture…"), root=True)
        for action in self._menu:
            action.deleteLater()
        self._menu = []
        self._close_store()
        self._background.call(
            before or (lambda: None), then=lambda done: self._replaced(places, former, done), otherwise=lambda t: self._back_to(former, t)
        )
        return True

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.shell and event.type() == QEvent.Type.Paint:
            self.shell.removeEventFilter(self)
            QTimer.singleShot(0, self, self._load)
        return False

    def _take(self, places: Places, *, anyway: bool = False) -> None:
        paths.prepare(places)
        logs.start(places.logs)
        crash_report.watch(places.logs)
        try:
            self._hold = lock.hold(places.data_file, anyway=anyway)
        except lock.Busy as busy:
            if not busy.elsewhere or not self._dialogs.confirm(
                busy.sentence, busy.what_to_do, yes="Ouvrir ici", no="Ne pas ouvrir", danger=True
            ):
                raise
            self._hold = lock.hold(places.data_file, anyway=True)
        self._places = places

    def _release(self) -> None:
        if self._hold is not None:
            self._hold.release()
            self._hold = None

    def _load(self) -> None:
        self._background.call(services.load)
        self._open()

    def _open(self) -> None:
        places, today = self._places, self._today()
        self._background.call(
            lambda: services.opening.open_file(places.data_file, places.backups, today), then=self._opened, otherwise=self._not_opened
        )

    def _opened(self, opened: "Opened") -> None:
        # Pages draw on the domain and its models: loaded only now, after the first paint.
        from chorus_desktop.ui import menu_acts
        from chorus_desktop.ui.desk import Desk
        from chorus_desktop.ui.ways import Navigator

        collecting.settle()
        self._store = opened.store
        desk = self._desk = Desk(
            opened.store, self._background, self._dialogs, self.shell, self._today, deposits=paths.deposits(self._places, self._own)
        )
        self.navigator = Navigator(desk, self, self._preferences)
        self._menu = menu_acts.fill(desk, self.navigator, self)
        if self.practising:
            desk.ask(services.practice.fill, self._today(), then=lambda _: self._show_first())
        else:
            self._show_first()
        if opened.unsaved is not None:
            self._dialogs.trouble(opened.unsaved)
        said, self._to_say = self._to_say, None
        if said is not None:
            self._dialogs.tell(*said, level="warning")

    def _show_first(self) -> None:
        if self.navigator is not None:
            self.navigator.begin()
            self.ready.emit()

    def _not_opened(self, trouble: Trouble) -> None:
        good = services.opening.good_backup(trouble)
        if good is not None and self._dialogs.confirm(trouble.sentence, trouble.what_to_do, yes="Restaurer la sauvegarde", no="Quitter"):
            places, today = self._places, self._today()
            self.switch(places, lambda: services.opening.put_back(good, places.data_file, places.backups, today))
            return
        if good is None:
            self._dialogs.trouble(trouble)
        self.shell.close()

    def _close_store(self) -> None:
        store, self._store = self._store, None
        if store is not None:
            self._background.call(lambda: services.opening.close(store))

    def _replaced(self, places: Places, former: Places, done: "Replaced | None") -> None:
        self._to_say = done.said if done is not None else None
        self._reopen(places, former)

    def _reopen(self, places: Places, former: Places) -> None:
        if places != former:
            self._release()
            try:
                self._take(places)
            except Trouble as trouble:
                self._dialogs.trouble(trouble)
                self._take(former)
        self._open()

    def _back_to(self, former: Places, trouble: Trouble) -> None:
        self._dialogs.trouble(trouble)
        self._reopen(former, former)

    # What « Fichier » asks

    @property
    def practising(self) -> bool:
        """Whether the practice file is open."""
        return self._places != self._own and self._places == paths.of_practice(self._own)

    def practise(self) -> None:
        """Open the practice file, made on the spot the first time."""
        self.switch(paths.of_practice(self._own))

    def stop_practising(self) -> None:
        """Open the user's own file again."""
        self.switch(self._own)

    def replace_with(self, copy: Path) -> None:
        """Put a copy in the place of the user's own file, what it replaces kept aside, and open it; an exercise is left first."""
        if not self.practising:
            self.go_back_to(copy)
            return
        if self.switch(self._own):
            self.ready.connect(lambda: self._replace_own(copy), Qt.ConnectionType.SingleShotConnection)

    def _replace_own(self, copy: Path) -> None:
        if self._places == self._own:
            self.go_back_to(copy)

    def go_back_to(self, backup: Path) -> None:
        """Put a backup of the open file in its place, what it replaces kept aside, and open it."""
        places, today = self._places, self._today()
        self.switch(places, lambda: services.safety.replace_with(backup, places.data_file, places.backups, today))
