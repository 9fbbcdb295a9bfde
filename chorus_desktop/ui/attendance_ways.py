"""The ways to the presences of a dossier."""

from abc import abstractmethod

from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.pages.stays import StaysPage
from chorus_desktop.ui.widgets.page import Page


class AttendanceWays:
    """Mixed into the navigator, which opens the pages."""

    _desk: Desk

    @abstractmethod
    def _open(self, page: Page, *, place: str = "", root: bool = False, position: str = "") -> None:
        """Show a page."""

    def stays(self, dossier_id: str, field: str = "") -> None:
        """The stays of the children."""
        self._open(StaysPage(self._desk, dossier_id, field), position=f"stays {dossier_id}")
