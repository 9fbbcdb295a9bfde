"""The logo and the image of the signature: looked at, chosen, removed."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from chorus_desktop import services
from chorus_desktop.domain.association import Association
from chorus_desktop.domain.problems import Problem
from chorus_desktop.domain.reading import fields_of
from chorus_desktop.ui import theme
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.dialogs import FileKind
from chorus_desktop.ui.widgets.boxes import Card, Columns, vertical
from chorus_desktop.ui.widgets.buttons import Button
from chorus_desktop.ui.widgets.flow import Flow
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.services.views import AssociationView

IMAGES: FileKind = ("Images", (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff"))
FIELDS = ("logo", "signature")
FRAME = (220.0, 96.0)


class PicturesCard(Card):
    """Both pictures side by side."""

    def __init__(self, desk: Desk, association_id: str) -> None:
        super().__init__(words("Logo et signature", "title"), gap=14)
        specs = {spec.name: spec for spec in fields_of(Association) if spec.name in FIELDS}
        self._pictures = [_PictureField(desk, association_id, name, specs[name].title, specs[name].help) for name in FIELDS]
        self.body.addWidget(Columns(self._pictures, from_width=520))

    def show_association(self, view: "AssociationView") -> None:
        """Show the pictures that a card has."""
        for picture in self._pictures:
            picture.show_association(view)


class _PictureField(QWidget):
    def __init__(self, desk: Desk, association_id: str, field: str, title: str, note: str) -> None:
        super().__init__()
        self._desk, self._id, self._field, self._title = desk, association_id, field, title
        self._fingerprint: str | None = None
        self._preview = QLabel()
        self._preview.setProperty("surface", "picture")
        self._preview.setAlignment(Qt.AlignmentFlag.AlignCenter)
        theme.hold(self._preview, width=FRAME[0], height=FRAME[1])
        self._problem = words("", "problem")
        self._problem.hide()
        self._choose = Button("Choisir une image…", self._ask, kind="small", icon="image", name=f"Choisir une image\u00a0: {title}")
        self._remove = Button("Retirer", self._take_away, kind="small", name=f"Retirer\u00a0: {title}")
        acts = Flow(self._choose, self._remove)
        self.setLayout(vertical(words(title, "label"), words(note, "caption"), self._preview, self._problem, acts, None, gap=6))

    def show_association(self, view: "AssociationView") -> None:
        fingerprint: str = getattr(view.association, self._field)
        if fingerprint == self._fingerprint:
            return
        self._fingerprint = fingerprint
        self._remove.setVisible(bool(fingerprint))
        self._choose.setText("Changer l’image…" if fingerprint else "Choisir une image…")
        self._desk.ask(services.associations.picture, fingerprint, then=self._show)

    def _show(self, content: bytes) -> None:
        picture = QPixmap()
        if picture.loadFromData(content):
            room = self._preview.contentsRect().size()
            self._preview.setPixmap(picture.scaled(room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation))
            self._preview.setAccessibleName(f"{self._title}\u00a0: une image est choisie")
        else:
            self._preview.clear()
            self._preview.setText("Aucune image")
            self._preview.setAccessibleName(f"{self._title}\u00a0: aucune image")

    def _ask(self) -> None:
        path = self._desk.dialogs.pick_file(f"{self._title}\u00a0: choisir une image", IMAGES)
        if path is not None:
            self._desk.ask(services.associations.set_picture, self._id, self._field, path, then=self._answered)

    def _answered(self, answer: "AssociationView | Problem") -> None:
        wrong = answer if isinstance(answer, Problem) else None
        self._problem.setText(wrong.sentence if wrong else "")
        self._problem.setVisible(wrong is not None)
        if not isinstance(answer, Problem):
            self.show_association(answer)

    def _take_away(self) -> None:
        former = self._fingerprint or ""
        self._desk.ask(services.associations.set_picture, self._id, self._field, None, then=self._answered)
        self._desk.offer_undo(
            f"{self._title} retiré." if self._field == "logo" else f"{self._title} retirée.", partial(self._put_back, former)
        )

    def _put_back(self, fingerprint: str) -> None:
        self._desk.ask(services.associations.put_back_picture, self._id, self._field, fingerprint, then=self._answered)
