"""The ways through the presences of a dossier."""

from abc import abstractmethod

from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.pages.import_presences import ImportPresencesPage
from chorus_desktop.ui.widgets.page import Page


class AttendanceWays:
    """Mixed into the navigator, which opens the pages."""

    _desk: Desk

    @abstractmethod
    def _open(self, page: Page, *, place: str = "", root: bool = False, position: str = "") -> None:
        """Show a page."""

    def import_presences(self, dossier_id: str) -> None:
        """A table of presences to bring in."""
        self._open(ImportPresencesPage(self._desk, dossier_id))

    # The page that stands on another branch; this goes when its own comes.

    def twins(self, dossier_id: str) -> None:
        """On its branch."""
