"""The ways to the structures that pay, and to the tables that are brought in."""

from abc import abstractmethod
from typing import TYPE_CHECKING, Any

from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.pages.find_recipient import FindRecipientPage
from chorus_desktop.ui.pages.import_table import ImportTablePage
from chorus_desktop.ui.pages.move_recipient import MoveRecipientPage
from chorus_desktop.ui.pages.recipient import RecipientPage
from chorus_desktop.ui.pages.recipients import RecipientsPage
from chorus_desktop.ui.places import RECIPIENTS
from chorus_desktop.ui.shell import Shell
from chorus_desktop.ui.widgets.page import Page

if TYPE_CHECKING:
    from chorus_desktop.services.table_import import TableKind


class RecipientWays:
    """Mixed into the navigator, which opens the pages."""

    _desk: Desk
    _shell: Shell

    @abstractmethod
    def _open(self, page: Page, *, place: str = "", root: bool = False, position: str = "") -> None:
        """Show a page."""

    def recipients(self) -> None:
        """The public structures."""
        self._open(RecipientsPage(self._desk), place=RECIPIENTS, root=True)

    def recipient(self, key: str, field: str = "") -> None:
        """The card of a structure."""
        self._open(RecipientPage(self._desk, key, field))

    def recipient_instead(self, key: str) -> None:
        """The same, in place of the page that led to it."""
        self._shell.replace_page(RecipientPage(self._desk, key))

    def find_recipient(self, dossier_id: str = "") -> None:
        """A structure to add, or to choose for a dossier."""
        self._open(FindRecipientPage(self._desk, dossier_id))

    def move_recipient(self, key: str) -> None:
        """A structure that changed its SIRET."""
        self._open(MoveRecipientPage(self._desk, key))

    def import_table(self, kind: "TableKind[Any]") -> None:
        """A table to bring in."""
        self._open(ImportTablePage(self._desk, kind))
