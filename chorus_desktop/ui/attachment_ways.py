"""The ways to what is joined to an invoice: the list, one piece looked at, one piece changed."""

from abc import abstractmethod

from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.pages.attachments import AttachmentsPage
from chorus_desktop.ui.pages.paper import PaperPage
from chorus_desktop.ui.pages.piece import PiecePage
from chorus_desktop.ui.pages.piece_edit import PieceEditPage
from chorus_desktop.ui.widgets.page import Page


class AttachmentWays:
    """Mixed into the navigator, which opens the pages."""

    _desk: Desk

    @abstractmethod
    def _open(self, page: Page, *, place: str = "", root: bool = False, position: str = "") -> None:
        """Show a page."""

    def attachments(self, invoice_id: str) -> None:
        """What is joined to an invoice."""
        self._open(AttachmentsPage(self._desk, invoice_id), position=f"attachments {invoice_id}")

    def scan(self, title: str, content: bytes, said: str = "") -> None:
        """A PDF that came from outside."""
        self._open(PaperPage(self._desk, title, content, said, outside=True))

    def piece(self, invoice_id: str, attachment_id: str) -> None:
        """What will be deposited of one piece."""
        self._open(PiecePage(self._desk, invoice_id, attachment_id))

    def piece_edit(self, invoice_id: str, attachment_id: str) -> None:
        """The pages of one piece, changed."""
        self._open(PieceEditPage(self._desk, invoice_id, attachment_id))
