"""The ways through the presences of a dossier: where they stand, sheets, children, stays, papers, proof."""

from abc import abstractmethod

from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.pages.activities import ActivitiesPage
from chorus_desktop.ui.pages.certificates import CertificatesPage
from chorus_desktop.ui.pages.children import ChildrenPage
from chorus_desktop.ui.pages.erasing import ErasingPage
from chorus_desktop.ui.pages.grid import GridPage
from chorus_desktop.ui.pages.import_presences import ImportPresencesPage
from chorus_desktop.ui.pages.presences import PresencesPage
from chorus_desktop.ui.pages.reconciliation import ReconciliationPage
from chorus_desktop.ui.pages.sheet_scan import SheetScanPage
from chorus_desktop.ui.pages.sheets import SheetsPage
from chorus_desktop.ui.pages.stays import StaysPage
from chorus_desktop.ui.pages.twins import TwinsPage
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

    def children(self, dossier_id: str, field: str = "") -> None:
        """The children."""
        self._open(ChildrenPage(self._desk, dossier_id, field), position=f"children {dossier_id}")

    def twins(self, dossier_id: str) -> None:
        """The children who may be one and the same."""
        self._open(TwinsPage(self._desk, dossier_id))

    def activities(self, dossier_id: str, field: str = "") -> None:
        """The activities and their sessions."""
        self._open(ActivitiesPage(self._desk, dossier_id, field), position=f"activities {dossier_id}")

    def stays(self, dossier_id: str, field: str = "") -> None:
        """The stays of the children."""
        self._open(StaysPage(self._desk, dossier_id, field), position=f"stays {dossier_id}")

    def import_presences(self, dossier_id: str) -> None:
        """A table of presences to bring in."""
        self._open(ImportPresencesPage(self._desk, dossier_id))

    def sheets(self, dossier_id: str, activity_id: str = "") -> None:
        """The attendance sheets on paper, and their scans."""
        self._open(SheetsPage(self._desk, dossier_id, activity_id), position=f"sheets {dossier_id}")

    def sheet_scan(self, dossier_id: str, sheet_id: str) -> None:
        """The scan of a sheet beside what was typed from it."""
        self._open(SheetScanPage(self._desk, dossier_id, sheet_id))

    def certificates(self, dossier_id: str, invoice_id: str = "") -> None:
        """The attestations of a dossier, or those that prove one of its invoices."""
        self._open(CertificatesPage(self._desk, dossier_id, invoice_id), position=f"certificates {dossier_id}")

    def erasing(self, dossier_id: str) -> None:
        """The names of the children, erased for good."""
        self._open(ErasingPage(self._desk, dossier_id))

    def reconciliation(self, invoice_id: str, field: str = "") -> None:
        """An invoice held against the attendance sheets."""
        self._open(ReconciliationPage(self._desk, invoice_id, field), position=f"reconciliation {invoice_id}")
