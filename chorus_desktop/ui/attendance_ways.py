"""The ways to the presences of a dossier: its sheets, their scans, its attestations."""

from abc import abstractmethod

from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.pages.certificates import CertificatesPage
from chorus_desktop.ui.pages.erasing import ErasingPage
from chorus_desktop.ui.pages.sheet_scan import SheetScanPage
from chorus_desktop.ui.pages.sheets import SheetsPage
from chorus_desktop.ui.widgets.page import Page


class AttendanceWays:
    """Mixed into the navigator, which opens the pages."""

    _desk: Desk

    @abstractmethod
    def _open(self, page: Page, *, place: str = "", root: bool = False, position: str = "") -> None:
        """Show a page."""

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

    # The pages that stand on other branches; each of these goes when its own comes.

    def presences(self, dossier_id: str) -> None:
        """On its branch."""

    def grid(self, dossier_id: str, activity_id: str = "") -> None:
        """On its branch."""

    def children(self, dossier_id: str, field: str = "") -> None:
        """On its branch."""

    def activities(self, dossier_id: str, field: str = "") -> None:
        """On its branch."""
