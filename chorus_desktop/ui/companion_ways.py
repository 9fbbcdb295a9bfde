"""The way to the companion: one window of its own, beside the pages, that outlives them."""

from typing import TYPE_CHECKING

from chorus_desktop import services
from chorus_desktop.domain.lifecycle import InvoiceState
from chorus_desktop.ui.companion.window import CompanionWindow
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.preferences import Preferences
from chorus_desktop.ui.shell import Shell

if TYPE_CHECKING:
    from chorus_desktop.services.companion import CompanionView


class CompanionWays:
    """Mixed into the navigator, which opens the pages."""

    _desk: Desk
    _shell: Shell
    _preferences: Preferences
    _companion: CompanionWindow | None = None

    def companion(self, invoice_id: str) -> None:
        """The companion of an issued document; the one that is open already comes forward."""
        if self._companion is not None and self._companion.invoice_id == invoice_id:
            self._companion.come_forward()
            return
        self._desk.ask(services.companion.view, invoice_id, self._desk.today, then=self._show_companion)

    def _show_companion(self, view: "CompanionView") -> None:
        if view.state is not InvoiceState.FINALISED:
            return  # deposited, or cancelled, in the moment between
        self._leave_companion()
        window = self._companion = CompanionWindow(self._desk, self._preferences, view)
        window.closed.connect(self._companion_closed)
        window.sent.connect(lambda: self._sent(view.id))
        window.article_wanted.connect(self._open_guide)
        self._shell.closing.connect(window.leave)
        window.show()

    def _resume_companion(self) -> None:
        """Show again the one that was open when the program ended."""
        self._desk.ask(services.companion.left_open, then=lambda found: self.companion(found) if found else None)

    def _leave_companion(self) -> None:
        if self._companion is not None:
            self._companion.leave()

    def _companion_closed(self) -> None:
        self._companion = None

    def _sent(self, invoice_id: str) -> None:
        """The deposit was told: what comes next, and whom to call."""
        self._desk.go.deposited(invoice_id)
        self._come_forward()

    def _open_guide(self, entry: str) -> None:
        self._desk.go.guide(entry)
        self._come_forward()

    def _come_forward(self) -> None:
        if self._shell.isMinimized():
            self._shell.showNormal()
        self._shell.raise_()
        self._shell.activateWindow()
