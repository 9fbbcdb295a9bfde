"""The folder « à classer », into which a phone or a scanner puts its files: looked at, and joined from."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QWidget

from chorus_desktop import services
from chorus_desktop.domain import french
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.pages.piece_pictures import PiecePictures
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.widgets.boxes import Card, horizontal, vertical
from chorus_desktop.ui.widgets.buttons import Button
from chorus_desktop.ui.widgets.flow import Flow
from chorus_desktop.ui.widgets.problems import ProblemBox
from chorus_desktop.ui.widgets.thumbnail import DOTS, Thumbnail
from chorus_desktop.ui.widgets.words import breakable, shortened, words

if TYPE_CHECKING:
    from chorus_desktop.services.inbox import Inbox, InboxFile

HELP = "Choisissez le dossier où votre téléphone ou votre scanner range ses fichiers\u00a0: ils seront proposés ici."
SHOWN = 30
"""Files shown at most, the newest: a folder that holds a thousand is no folder « à classer »."""


class InboxCard(Card):
    """The files of the folder.

    Args:
        desk: what a page may ask for.
        invoice_id: to which they are joined.
        bring: joins files.
    """

    def __init__(self, desk: Desk, invoice_id: str, bring: Callable[[Sequence[Path]], object]) -> None:
        super().__init__(gap=10)
        self._desk, self._id, self._bring = desk, invoice_id, bring
        self._ticked: list[tuple[QCheckBox, Path]] = []
        self._shown: list[tuple[InboxFile, Thumbnail]] = []
        self._pictures = PiecePictures(desk, self)
        self._pictures.drawn.connect(self._draw)
        self._folder = words("", "caption")
        self._files = Slot(gap=8)
        self._kind = words("", "caption")
        self._kind_said = ""
        self._join = Button("Joindre les fichiers cochés", self._join_ticked, kind="small", icon="paperclip")
        self._again = Button("Relire le dossier", self.look, kind="small", icon="refresh-cw")
        self._choose = Button("Choisir le dossier…", self._pick, kind="small", icon="folder-open")
        for piece in (words("Dossier « à classer »", "subheading"), self._folder, self._files, self._kind):
            self.body.addWidget(piece)
        self.body.addWidget(Flow(self._join, self._again, self._choose, gap=8))

    def say_kind(self, said: str) -> None:
        """Say as what the files will be joined; nothing where there is nothing to choose."""
        self._kind_said = said
        self._kind.setText(f"Joints comme\u00a0: {said}. Leur nature se change ensuite dans la liste.")
        self._kind.setVisible(bool(said and self._ticked))

    def look(self) -> None:
        """Read the folder again."""
        self._desk.ask(services.inbox.look, self._id, then=self._show)

    def _show(self, inbox: "Inbox") -> None:
        chosen = bool(inbox.folder)
        self._folder.setText(breakable(inbox.folder) if chosen else HELP)
        self._choose.setText("Changer de dossier…" if chosen else "Choisir le dossier…")
        self._again.setVisible(chosen)
        self._ticked, self._shown = [], []
        shown: list[QWidget] = [self._row(file) for file in inbox.files[:SHOWN]]
        if inbox.trouble:
            shown = [ProblemBox(inbox.trouble, level="warning")]
        elif chosen and not shown:
            shown = [words("Ce dossier ne contient rien à joindre.", "second")]
        elif len(inbox.files) > SHOWN:
            shown.append(words(f"Et {french.plural(len(inbox.files) - SHOWN, 'autre fichier', 'autres fichiers')}.", "caption"))
        self._files.show_pieces(*shown)
        self._join.setVisible(bool(self._ticked))
        self._kind.setVisible(bool(self._kind_said and self._ticked))
        self._count()
        self._draw()

    def _draw(self) -> None:
        for file, thumbnail in reversed(self._shown):
            thumbnail.show_picture(self._pictures.waiting(file, DOTS).picture)

    def _row(self, file: "InboxFile") -> QWidget:
        box = QCheckBox(shortened(file.name, 48))
        box.setToolTip(file.name)
        box.setEnabled(not file.joined)
        box.toggled.connect(self._count)
        note = file.joined or f"{file.said} · {french.size(file.size)}"
        box.setAccessibleDescription(note)
        self._ticked.append((box, file.path))
        row = QWidget()
        thumbnail = Thumbnail("image" if file.said == "Photo" else "file-text")
        if file.said in ("Photo", "PDF"):
            self._shown.append((file, thumbnail))
        row.setLayout(horizontal(thumbnail, (vertical(None, box, words(note, "caption"), None, gap=2), 1), gap=12))
        return row

    def _count(self) -> None:
        self._join.setEnabled(any(box.isChecked() for box, _ in self._ticked))

    def _join_ticked(self) -> None:
        paths = [path for box, path in self._ticked if box.isChecked()]
        for box, _ in self._ticked:
            box.setChecked(False)
        self._bring(paths)

    def _pick(self) -> None:
        folder = self._desk.dialogs.pick_folder("Choisir le dossier « à classer »")
        if folder is not None:
            self._desk.ask(services.inbox.choose, folder, then=lambda _: self.look())
