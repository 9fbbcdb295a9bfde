"""One page of a piece being changed: the photo under the corners of its sheet, and what comes of it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from chorus_desktop import services
from chorus_desktop.domain.piece import Corners, PageUse, Recipe, Source, changed
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.ui import announce, theme
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.pages.piece_pictures import PiecePictures
from chorus_desktop.ui.pages.piece_words import of_page
from chorus_desktop.ui.widgets.boxes import Columns, boxed, vertical
from chorus_desktop.ui.widgets.buttons import Button
from chorus_desktop.ui.widgets.corners_view import CornersView
from chorus_desktop.ui.widgets.flow import Flow
from chorus_desktop.ui.widgets.page_view import PageView
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.services.attachments import PhotoView

PREVIEW_MS = 150
"""A corner that moves has its picture drawn once it stops for that long."""

PHOTO_DOTS = 1200


class PieceSheet(QWidget):
    """The page now looked at.

    Signals:
        turned: Page ↑ (-1) or Page ↓ (1) was pressed.
        asked: the recipe wanted, the gesture in a few words, and the run it belongs to (see ``piece_history.Step``).
    """

    turned = Signal(int)
    asked = Signal(object, str, int)

    def __init__(self, desk: Desk, pictures: PiecePictures) -> None:
        super().__init__()
        self._desk, self._pictures = desk, pictures
        self._recipe, self._place = Recipe(), 0
        self._photo: tuple[tuple[str, int], PhotoView] | None = None
        self._asked: tuple[str, int] | None = None
        self._corners = CornersView()
        self._corners.changed.connect(self._cut)
        self._find = Button("Trouver la feuille", self._find_sheet, kind="small", icon="scan")
        self._whole = Button("Toute la photo", lambda: self._use("Photo entière", corners=None), kind="small")
        self._clearer = QCheckBox("Plus lisible (papier blanc, encre foncée)")
        self._clearer.clicked.connect(self._make_clearer)
        self._left = boxed(
            vertical(words("La photo", "label"), (self._corners, 1), Flow(self._find, self._whole, gap=8), self._clearer, gap=8)
        )
        self._result = PageView("Ce qui sera déposé", titled=True)
        theme.hold(self._result, min_height=360)
        self.setLayout(vertical((Columns([self._left, self._result], weights=[50, 50], from_width=500, gap=18), 1)))
        self._drawing = QTimer(self, singleShot=True, interval=PREVIEW_MS)
        self._drawing.timeout.connect(self.draw)
        pictures.drawn.connect(self.draw)
        self._result.turned.connect(self.turned)
        self._result.zoomed.connect(self.draw)

    def show_page(self, recipe: Recipe, place: int) -> None:
        """Show a page of a recipe."""
        again = bool(self._recipe.pages) and place == self._place
        self._recipe, self._place = recipe, place
        use, source = self._now
        self._left.setVisible(source.is_picture)
        if source.is_picture:
            self._clearer.setChecked(use.clearer)
            self._whole.setEnabled(use.corners is not None)
            key = (source.sha256, use.page)
            if self._photo is not None and self._photo[0] == key:
                self._corners.show_corners(use.corners)
            else:
                self._ask_photo(key)
        if again:
            self._drawing.start()
        else:
            self.draw()

    def draw(self) -> None:
        """Show the picture of what will be deposited, once it is there; the former one meanwhile."""
        if not self._recipe.pages:
            return
        drawn = self._pictures.of_recipe(self._recipe, self._place, self._result.dots)
        if drawn != (None, ""):
            self._result.show_page(drawn.picture, of_page(self._place, len(self._recipe.pages)), trouble=drawn.trouble)
        elif not self._drawing.isActive():
            self._result.setAccessibleDescription("")

    @property
    def _now(self) -> tuple[PageUse, Source]:
        use = self._recipe.pages[self._place]
        return use, self._recipe.sources[use.source]

    def _ask_photo(self, key: tuple[str, int]) -> None:
        self._photo, self._asked = None, key
        self._corners.show_photo(None, None)
        self._find.setEnabled(False)

        # A function that holds this widget: once it is gone nobody listens.
        def show(photo: "PhotoView") -> None:
            self._show_photo(key, photo)

        self._desk.ask(services.attachments.photo, self._recipe, self._place, PHOTO_DOTS, then=show, otherwise=self._no_photo)

    def _show_photo(self, key: tuple[str, int], photo: "PhotoView") -> None:
        if key != self._asked:
            return
        self._photo = (key, photo)
        self._find.setEnabled(photo.found is not None)
        self._find.setToolTip(
            "" if photo.found is not None else "Aucune feuille n’a été trouvée dans cette photo\u00a0: placez les coins vous-même."
        )
        use, _ = self._now
        self._corners.show_photo(photo.jpeg, use.corners)

    def _no_photo(self, trouble: Trouble) -> None:
        self._result.show_page(None, trouble=f"{trouble.sentence} {trouble.what_to_do}")

    def _cut(self, corners: Corners, gesture: int) -> None:
        self._use("Feuille recadrée", gesture, corners=corners)

    def _find_sheet(self) -> None:
        if self._photo is not None and self._photo[1].found is not None:
            self._use("Feuille trouvée", corners=self._photo[1].found)
            announce.say(self, "Feuille trouvée")

    def _make_clearer(self) -> None:
        clearer = self._clearer.isChecked()
        self._use("Page rendue plus lisible" if clearer else "Couleurs de la photo gardées", clearer=clearer)

    def _use(self, said: str, run: int = 0, **changes: object) -> None:
        use, _ = self._now
        self.asked.emit(changed(self._recipe, self._place, use.model_copy(update=changes)), said, run)
