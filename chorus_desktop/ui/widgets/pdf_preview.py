"""A PDF shown in the window, from its bytes.

Qt's own view says nothing to a screen reader, hence the label beside it and the button that opens the reader of the computer.
"""

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, Qt
from PySide6.QtGui import QPalette
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QWidget

from chorus_desktop.ui import theme
from chorus_desktop.ui.widgets import scroll_bars
from chorus_desktop.ui.widgets.boxes import horizontal, vertical
from chorus_desktop.ui.widgets.buttons import Button, QuietButton
from chorus_desktop.ui.widgets.flow import Flow
from chorus_desktop.ui.widgets.words import words

ZOOM_STEP = 1.25
ZOOM_RANGE = (0.25, 4.0)


class PdfPreview(QWidget):
    """Pages one under the other, with the page in sight, the zoom, and what is said instead of the picture.

    Args:
        name: what it is (« Facture FA2026-012, projet »).
        open_outside: opens the same file in the computer's reader; without it there is no button.
    """

    def __init__(self, name: str, open_outside: Callable[[], object] | None = None) -> None:
        super().__init__()
        self._name = name
        self._bytes = QByteArray()
        self._buffer = QBuffer(self)
        self.document = QPdfDocument(self)
        self._view = QPdfView(self)
        self._view.setPageMode(QPdfView.PageMode.MultiPage)
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self._view.setDocument(self.document)
        self._view.setAccessibleName(name)
        theme.hold(self._view, min_height=320)
        self._page = words("", "caption", wrap=False)
        self._said = words("", "caption")
        self._before = QuietButton("chevron-up", "Page précédente", lambda: self.go_to(self.page - 1))
        self._after = QuietButton("chevron-down", "Page suivante", lambda: self.go_to(self.page + 1))
        tools = [
            QuietButton("zoom-out", "Réduire", lambda: self._zoom(1 / ZOOM_STEP)),
            QuietButton("zoom-in", "Agrandir", lambda: self._zoom(ZOOM_STEP)),
            Button("Toute la largeur", self.fit_width, kind="small"),
        ]  # fmt: skip
        if open_outside is not None:
            tools.append(Button("Ouvrir dans le lecteur PDF", open_outside, kind="small", icon="external-link"))
        turning = horizontal(self._before, self._page, self._after, gap=6)
        self.setLayout(
            vertical(horizontal(turning, None, Flow(*tools, gap=6), gap=6), (scroll_bars.beside(self._view), 1), self._said, gap=8)
        )
        theme.current().changed.connect(self._colour)
        self._colour()
        self._view.pageNavigator().currentPageChanged.connect(self._say_page)

    @property
    def page(self) -> int:
        """The page in sight, from 0."""
        return self._view.pageNavigator().currentPage()

    def show_pdf(self, content: bytes, said: str = "") -> bool:
        """Show a document.

        Args:
            content: the whole PDF.
            said: what stands under it in words, for whoever does not see it.

        Returns:
            Whether it could be read.
        """
        self.document.close()
        self._buffer.close()
        self._bytes = QByteArray(content)
        self._buffer.setData(self._bytes)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(self._buffer)
        readable = self.document.status() == QPdfDocument.Status.Ready
        self._said.setText(said if readable else "Ce document ne peut pas être affiché ici.")
        self._said.setVisible(bool(self._said.text()))
        self._view.setAccessibleDescription(said)
        self._say_page(0)
        return readable

    def go_to(self, page: int) -> None:
        """Show a page, from 0."""
        if 0 <= page < self.document.pageCount():
            self._view.pageNavigator().jump(page, QPointF(), 0)

    def fit_width(self) -> None:
        """Make the page as wide as the view."""
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)

    def _colour(self) -> None:
        # What surrounds the pages.
        palette = self._view.palette()
        palette.setColor(QPalette.ColorRole.Dark, theme.colour("pressed"))
        self._view.setPalette(palette)

    def _zoom(self, factor: float) -> None:
        shown = self._view.zoomFactor()
        if self._view.zoomMode() == QPdfView.ZoomMode.FitToWidth and self.document.pageCount():
            points = self.document.pagePointSize(self.page).width()
            shown = self._view.viewport().width() / (points * self._view.logicalDpiX() / 72)
        self._view.setZoomMode(QPdfView.ZoomMode.Custom)
        self._view.setZoomFactor(min(max(shown * factor, ZOOM_RANGE[0]), ZOOM_RANGE[1]))

    def _say_page(self, page: int) -> None:
        count = self.document.pageCount()
        self._page.setText(f"Page {page + 1} sur {count}" if count else "")
        self._before.setEnabled(page > 0)
        self._after.setEnabled(page + 1 < count)
        self._page.setAlignment(Qt.AlignmentFlag.AlignCenter)
