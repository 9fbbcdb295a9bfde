"""The ways to the pages where a volunteer keeps procedures of her own."""

from abc import abstractmethod
from typing import TYPE_CHECKING

from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.pages.own_procedure import OwnProcedurePage
from chorus_desktop.ui.pages.own_procedures import OwnProceduresPage
from chorus_desktop.ui.pages.procedure_preview import OwnPreviewPage, ReceivedProcedurePage
from chorus_desktop.ui.widgets.page import Page

if TYPE_CHECKING:
    from chorus_desktop.services.procedure_files import Received


class OwnProcedureWays:
    """Mixed into the navigator, which opens the pages."""

    _desk: Desk

    @abstractmethod
    def _open(self, page: Page, *, place: str = "", root: bool = False, position: str = "") -> None:
        """Show a page."""

    def own_procedures(self) -> None:
        """The procedures of the volunteer's own."""
        self._open(OwnProceduresPage(self._desk))

    def own_procedure(self, own_id: str) -> None:
        """Writing one of them."""
        self._open(OwnProcedurePage(self._desk, own_id), position=f"own_procedure {own_id}")

    def own_preview(self, own_id: str) -> None:
        """What one of them contains."""
        self._open(OwnPreviewPage(self._desk, own_id))

    def received_procedure(self, received: "Received") -> None:
        """What a received one contains, before it is added."""
        self._open(ReceivedProcedurePage(self._desk, received))
