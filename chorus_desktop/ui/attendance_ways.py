"""The ways to the presences of a dossier."""

from abc import abstractmethod

from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.pages.activities import ActivitiesPage
from chorus_desktop.ui.pages.children import ChildrenPage
from chorus_desktop.ui.pages.reconciliation import ReconciliationPage
from chorus_desktop.ui.pages.stays import StaysPage
from chorus_desktop.ui.pages.twins import TwinsPage
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

    @abstractmethod
    def dossier(self, dossier_id: str) -> None:
        """The task list."""

    def grid(self, dossier_id: str, activity_id: str = "") -> None:  # noqa: ARG002 - its row in the task list leads there
        """The sheet of an activity."""
        self.dossier(dossier_id)

    def reconciliation(self, invoice_id: str, field: str = "") -> None:
        """An invoice held against the attendance sheets."""
        self._open(ReconciliationPage(self._desk, invoice_id, field), position=f"reconciliation {invoice_id}")

    def children(self, dossier_id: str, field: str = "") -> None:
        """The children."""
        self._open(ChildrenPage(self._desk, dossier_id, field), position=f"children {dossier_id}")

    def activities(self, dossier_id: str, field: str = "") -> None:
        """The activities and their sessions."""
        self._open(ActivitiesPage(self._desk, dossier_id, field), position=f"activities {dossier_id}")

    def twins(self, dossier_id: str) -> None:
        """The children who may be one and the same."""
        self._open(TwinsPage(self._desk, dossier_id))
