"""The ways through the pages of attendance: where it stands, and the sheet."""

from abc import abstractmethod

from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.pages.grid import GridPage
from chorus_desktop.ui.pages.presences import PresencesPage
from chorus_desktop.ui.pages.reconciliation import ReconciliationPage
from chorus_desktop.ui.widgets.page import Page


class AttendanceWays:
    """Mixed into the navigator, which opens the pages."""

    _desk: Desk

    @abstractmethod
    def _open(self, page: Page, *, place: str = "", root: bool = False, position: str = "") -> None:
        """Show a page."""

    def presences(self, dossier_id: str) -> None:
        """Where the attendance of a dossier stands."""
        self._open(PresencesPage(self._desk, dossier_id), position=f"presences {dossier_id}")

    def grid(self, dossier_id: str, activity_id: str = "") -> None:
        """Its sheet."""
        self._open(GridPage(self._desk, dossier_id, activity_id), position=f"grid {dossier_id}")

    def reconciliation(self, invoice_id: str, field: str = "") -> None:
        """An invoice held against the attendance sheets."""
        self._open(ReconciliationPage(self._desk, invoice_id, field), position=f"reconciliation {invoice_id}")

    # The pages that stand on other branches; each of these goes when its own comes.

    def children(self, dossier_id: str, field: str = "") -> None:
        """On its branch."""

    def activities(self, dossier_id: str, field: str = "") -> None:
        """On its branch."""

    def import_presences(self, dossier_id: str) -> None:
        """On its branch."""

    def sheets(self, dossier_id: str, activity_id: str = "") -> None:
        """On its branch."""

    def certificates(self, dossier_id: str, invoice_id: str = "") -> None:
        """On its branch."""

    def stays(self, dossier_id: str, field: str = "") -> None:
        """On its branch."""
