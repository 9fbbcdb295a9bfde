"""The companion's window: slim, beside the browser, on top of it if one wants, and usable without a mouse."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QHideEvent, QIcon, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QCheckBox, QWidget
from typing_extensions import override

from chorus_desktop import resources, services
from chorus_desktop.domain import companion
from chorus_desktop.domain.companion import Progress, Step
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.ui import announce, tab_order, theme
from chorus_desktop.ui.companion.elsewhere import KeyElsewhere
from chorus_desktop.ui.companion.foot import Foot
from chorus_desktop.ui.companion.keys_said import KeysSaid
from chorus_desktop.ui.companion.screen import Place, ScreenPiece
from chorus_desktop.ui.companion.scrolled import Scrolled
from chorus_desktop.ui.companion.told import SentCard
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.preferences import Preferences
from chorus_desktop.ui.widgets.boxes import vertical

if TYPE_CHECKING:
    from chorus_desktop.services.companion import CompanionView

WIDTH, HEIGHT, LEAST = 430.0, 840.0, 290.0
FRAME = QSize(16, 48)


class CompanionWindow(QWidget):
    """The companion of one issued document.

    Args:
        desk: what every page is given.
        preferences: keeps where it stood, and whether it stays on top.
        view: what it shows.

    Attributes:
        invoice_id: of the document.

    Signals:
        closed: it is closed.
        sent: the deposit was told, and is kept.
        article_wanted: the key of an entry of the guide.
    """

    closed = Signal()
    sent = Signal()
    article_wanted = Signal(str)

    def __init__(self, desk: Desk, preferences: Preferences, view: "CompanionView") -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"Compagnon\u00a0: {view.title}")
        self.setWindowIcon(QIcon(str(resources.path("icons", "app.svg"))))
        self.invoice_id = view.id
        self._desk, self._preferences, self._view = desk, preferences, view
        self._progress = view.progress
        self._copied: set[str] = set()
        self._folder = Path(view.folder) if view.whole else None
        self._refused = ""
        self._busy = self._leaving = False
        self._elsewhere = KeyElsewhere(self)
        self._elsewhere.pressed.connect(self.copy_next)
        self._top = QCheckBox("Toujours au premier plan")
        self._top.setChecked(preferences.companion_on_top)
        self._top.toggled.connect(self._put_on_top)
        self._keys = KeysSaid(self._top)
        self._scrolled = Scrolled(self._keys)
        self._foot = Foot(self.back, self.forth)
        self.setLayout(vertical((self._scrolled, 1), self._foot))
        self._piece: ScreenPiece
        self._take_keys()
        self._take_place()
        self._show_screen()
        if not view.whole:
            self.write_folder()

    # What the keys do

    def copy_next(self) -> None:
        """Copy what is not ticked yet, here or on the next screens, and tick it."""
        progress, step = companion.following(self._view.screens, self._progress)
        self._go_on(progress)
        if step is not None:
            self.copy(step)

    def tick_next(self) -> None:
        """Tick what waits on this screen without copying it: the portal has it right already."""
        if (step := companion.waiting(self._piece.of, self._progress)) is not None:
            self.tick(step, done=True)
            announce.say(self, f"Fait\u00a0: {step.label}")

    def back(self) -> None:
        """Show the screen before."""
        self._move(-1)

    def forth(self) -> None:
        """Show the screen after."""
        self._move(1)

    # What a screen asks for

    def copy(self, step: Step) -> None:
        """Put a value, or the path of a file, on the clipboard, and tick it."""
        if step.is_file and self._folder is None:
            self.write_folder()
            return
        self._desk.copy(str(self._folder / step.copied) if step.is_file and self._folder else step.copied)
        self._copied.add(step.key)
        self._foot.show_copied(step.label)
        announce.say(self, f"Copié\u00a0: {step.label}")
        self.tick(step, done=True)

    def tick(self, step: Step, done: bool) -> None:  # noqa: FBT001 - what a box says
        """Tick a step, or take its tick back."""
        self._keep(companion.ticked(self._progress, step.key, done=done))
        self._show_progress()
        waits = companion.waiting(self._piece.of, self._progress)
        for key in (step.key, waits.key if waits is not None else step.key):
            if (row := self._piece.row_of(key)) is not None:
                self._scrolled.see(row)

    def guide(self, entry: str) -> None:
        """Show an entry of the guide, in the main window."""
        self.article_wanted.emit(entry)

    def write_folder(self) -> None:
        """Write the files to take to the portal, once more where they were."""
        if not self._busy:
            self._busy = True
            root = Path(self._view.folder).parent if self._view.folder else self._desk.deposits
            self._desk.ask(services.deposit.write, self.invoice_id, root, self._desk.today, then=self._written, otherwise=self._not_written)

    def open_folder(self) -> None:
        """Open the folder of the files."""
        if self._folder is not None and self._folder.is_dir():
            self._desk.open_outside(self._folder)
        else:
            self.write_folder()

    def open_portal(self, address: str) -> None:
        """Open the portal in the browser."""
        self._desk.open_outside(address)

    # What happens to the window

    def come_forward(self) -> None:
        """Show it in front of the others."""
        self.showNormal()
        self.raise_()
        self.activateWindow()

    def leave(self) -> None:
        """Close it because the program ends, or another data file is opened: it comes back at the next start."""
        self._leaving = True
        self.close()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self._keys.say_where(self._elsewhere.start())
        self._desk.ask(services.companion.open_on, self.invoice_id, otherwise=_no_matter)
        super().showEvent(event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self._elsewhere.stop()
        super().hideEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self._desk.ask(services.companion.left_open, then=self._look_again, otherwise=_no_matter)
        super().changeEvent(event)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._preferences.keep_companion_geometry(self.saveGeometry())
        if not self._leaving:
            self._desk.ask(services.companion.open_on, "", otherwise=_no_matter)
        self.closed.emit()
        super().closeEvent(event)

    def _look_again(self, left_open: str) -> None:
        """The deposit may have been told, or the document cancelled, in the main window since."""
        if left_open != self.invoice_id and self.isVisible():
            self.leave()

    def _take_keys(self) -> None:
        keys = {
            "F8": self.copy_next,
            "Ctrl+Return": self.copy_next,
            "Ctrl+Enter": self.copy_next,
            "F9": self.tick_next,
            "Alt+Left": self.back,
            "Alt+Right": self.forth,
            "Esc": self.close,
            "F1": lambda: self.guide("deposer-avec-le-compagnon"),
        }
        for sequence, act in keys.items():
            shortcut = QShortcut(QKeySequence(sequence), self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(act)

    def _take_place(self) -> None:
        theme.hold(self, min_width=LEAST)
        self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint, self._top.isChecked())
        free = self._desk.shell.screen().availableGeometry()
        self.resize(QSize(theme.px(WIDTH), theme.px(HEIGHT)).boundedTo(free.size() - FRAME))
        self.move(free.right() - self.width() - FRAME.width() // 2, free.top() + FRAME.height() // 2)
        if not self._preferences.companion_geometry.isEmpty():
            self.restoreGeometry(self._preferences.companion_geometry)

    def _put_on_top(self, on_top: bool) -> None:  # noqa: FBT001 - what a box says
        self._preferences.keep_companion_on_top(on_top=on_top)
        place = self.saveGeometry()
        self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint, on_top)
        # Qt hides a window whose flags change.
        self.restoreGeometry(place)
        self.show()

    def _move(self, by: int) -> None:
        place = companion.shown(self._view.screens, self._progress)
        self._go_on(companion.at(self._view.screens, self._progress, place + by))

    def _go_on(self, progress: Progress) -> None:
        """Show the screen of that progress, when it is another one."""
        if self._view.screens[companion.shown(self._view.screens, progress)] is not self._piece.of:
            self._keep(companion.at(self._view.screens, self._progress, companion.shown(self._view.screens, progress)))
            self._show_screen()
            announce.say(self, self._piece.heading.text())

    def _show_screen(self) -> None:
        screens = self._view.screens
        place = companion.shown(screens, self._progress)
        warnings = self._view.warnings if place == 0 else ()
        stands = Place(self._view.title, place + 1, len(screens), self._folder, self._refused, warnings)
        piece = ScreenPiece(screens[place], stands, self)
        if place == len(screens) - 1:
            piece.body.addWidget(SentCard(self._desk, self._view, self._tell, self._told))
        self._piece = piece
        self._scrolled.show_piece(piece)
        self._show_progress()
        tab_order.follow_reading(self)
        piece.heading.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_progress(self) -> None:
        screens = self._view.screens
        self._piece.show_progress(self._progress, self._copied)
        place = companion.shown(screens, self._progress)
        step = companion.waiting(screens[place], self._progress)
        self._foot.show_place(place + 1, len(screens), step, done=step is None and bool(screens[place].steps))

    def _keep(self, progress: Progress) -> None:
        self._progress = progress
        self._desk.ask(services.companion.keep, self.invoice_id, progress, otherwise=_no_matter)

    def _written(self, _: Path) -> None:
        # Where it had to be written may be a thing to warn of.
        self._desk.ask(services.companion.view, self.invoice_id, self._desk.today, then=self._show_again)

    def _show_again(self, view: "CompanionView") -> None:
        self._busy = False
        self._view = view
        self._folder, self._refused = Path(view.folder), ""
        self._show_screen()

    def _not_written(self, trouble: Trouble) -> None:
        self._busy = False
        self._folder, self._refused = None, f"{trouble.sentence} {trouble.what_to_do}"
        self._show_screen()

    def _tell(self, day: date) -> None:
        if not self._busy:
            self._busy = True
            self._desk.ask(services.issue.deposited, self.invoice_id, day, then=self._told, otherwise=self._not_told)

    def _told(self, _: object) -> None:
        self.sent.emit()
        self.leave()

    def _not_told(self, trouble: Trouble) -> None:
        self._busy = False
        self._desk.dialogs.trouble(trouble)


def _no_matter(_: Trouble) -> None:
    """Where one stood is a comfort: what keeps it from being kept says itself where work is saved."""
