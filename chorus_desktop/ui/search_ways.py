"""The way to search across everything."""

from abc import abstractmethod

from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.pages.search import SearchPage
from chorus_desktop.ui.shell import Shell
from chorus_desktop.ui.widgets.page import Page


class SearchWays:
    """Mixed into the navigator, which opens the pages."""

    _desk: Desk
    _shell: Shell

    @abstractmethod
    def _open(self, page: Page, *, place: str = "", root: bool = False, position: str = "") -> None:
        """Show a page."""

    def search(self) -> None:
        """Everything, searched as one types; asked for again, the page already open is ready for another text."""
        page = self._shell.page
        if isinstance(page, SearchPage):
            page.take_focus()
        else:
            self._open(SearchPage(self._desk))
