"""The ways to the children of a dossier, its activities and its sheets."""

from abc import abstractmethod

from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.pages.activities import ActivitiesPage
from chorus_desktop.ui.pages.children import ChildrenPage
from chorus_desktop.ui.pages.import_presences import ImportPresencesPage
from chorus_desktop.ui.pages.twins import TwinsPage
from chorus_desktop.ui.widgets.page import Page


class AttendanceWays:
    """Mixed into the navigator, which opens the pages."""

    _desk: Desk

    @abstractmethod
    def _open(self, page: Page, *, place: str = "", root: bool = False, position: str = "") -> None:
        """Show a page."""

    def children(self, dossier_id: str, field: str = "") -> None:
        """The children."""
        self._open(ChildrenPage(self._desk, dossier_id, field), position=f"children {dossier_id}")

    def activities(self, dossier_id: str, field: str = "") -> None:
        """The activities and their sessions."""
        self._open(ActivitiesPage(self._desk, dossier_id, field), position=f"activities {dossier_id}")

    def twins(self, dossier_id: str) -> None:
        """The children who may be one and the same."""
        self._open(TwinsPage(self._desk, dossier_id))

    def import_presences(self, dossier_id: str) -> None:
        """A table of presences to bring in."""
        self._open(ImportPresencesPage(self._desk, dossier_id))
