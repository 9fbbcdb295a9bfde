"""A PDF that came from outside, shown as pictures drawn in another process; in place of ``PdfPreview``, which opens it in the window's own."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from chorus_desktop import services
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.pages.piece_pictures import PiecePictures
from chorus_desktop.ui.pages.piece_words import of_page
from chorus_desktop.ui.widgets.boxes import horizontal, vertical
from chorus_desktop.ui.widgets.buttons import Button, QuietButton
from chorus_desktop.ui.widgets.flow import Flow
from chorus_desktop.ui.widgets.page_strip import PageStrip, SmallPage
from chorus_desktop.ui.widgets.page_view import ZOOM_STEP, PageView
from chorus_desktop.ui.widgets.words import words


class OutsidePreview(QWidget):
    """Its pages, one at a time.

    Args:
        desk: what a page may ask for.
        name: what it is.
        open_outside: opens the same file in the computer's reader; without it there is no button.
    """

    def __init__(self, desk: Desk, name: str, open_outside: Callable[[], object] | None = None) -> None:
        super().__init__()
        self._desk = desk
        self._content, self.count = b"", 0
        self._pictures = PiecePictures(desk, self)
        self._pictures.drawn.connect(self._draw)
        self._strip = PageStrip()
        self._strip.chosen.connect(lambda _: self._draw())
        self._view = PageView(name)
        self._view.turned.connect(lambda by: self._strip.look_at(self._strip.place + by))
        self._view.zoomed.connect(self._draw)
        self._page, self._said = words("", "caption", wrap=False), words("", "caption")
        tools = [
            QuietButton("zoom-out", "Réduire", lambda: self._view.zoom_by(1 / ZOOM_STEP)),
            QuietButton("zoom-in", "Agrandir", lambda: self._view.zoom_by(ZOOM_STEP)),
            Button("Toute la page", self._view.fit, kind="small"),
        ]
        if open_outside is not None:
            tools.append(Button("Ouvrir dans le lecteur PDF", open_outside, kind="small", icon="external-link"))
        shown = horizontal(vertical((self._strip, 1)), (vertical((self._view, 1)), 1), gap=14)
        self.setLayout(vertical(horizontal(self._page, None, Flow(*tools, gap=6), gap=6), (shown, 1), self._said, gap=8))

    def show_pdf(self, content: bytes, said: str = "") -> None:
        """Show a document.

        Args:
            content: the whole PDF.
            said: what stands under it in words, for whoever does not see it.
        """
        self._content = content
        self._said.setText(said)
        self._said.setVisible(bool(said))
        self._desk.ask(services.shown.pages, content, then=self._show, otherwise=self._fail)

    def _show(self, count: int) -> None:
        self.count = count
        self._strip.setVisible(count > 1)
        self._strip.show_pages([SmallPage(None, of_page(place, count)) for place in range(count)], 0)
        self._draw()

    def _fail(self, trouble: Trouble) -> None:
        self._strip.hide()
        self._view.show_page(None, trouble=f"{trouble.sentence} {trouble.what_to_do}")

    def _draw(self) -> None:
        place, count = self._strip.place, self.count
        if count > 1:
            for rank in reversed(range(count)):
                self._strip.show_page(rank, SmallPage(self._pictures.of_file(self._content, rank).picture, of_page(rank, count)))
        self._page.setText(of_page(place, count))
        drawn = self._pictures.of_file(self._content, place, self._view.dots)
        self._view.show_page(drawn.picture, of_page(place, count), trouble=drawn.trouble)
