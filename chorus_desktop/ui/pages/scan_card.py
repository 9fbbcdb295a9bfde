"""A paper kept as a file (a signed convention, a RIB): dropped or chosen, looked at, replaced, removed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.dialogs import FileKind
from chorus_desktop.ui.widgets.boxes import horizontal, vertical
from chorus_desktop.ui.widgets.buttons import Button
from chorus_desktop.ui.widgets.files import FileDropArea
from chorus_desktop.ui.widgets.flow import Flow
from chorus_desktop.ui.widgets.pictures import Picture
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.domain.problems import Problem
    from chorus_desktop.services.opening import Store

KIND: FileKind = ("PDF et images", (".pdf", ".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff"))


@dataclass(frozen=True)
class Scan:
    """Which paper it is, in words, and the verbs that keep it.

    Attributes:
        title: over it.
        drop: what may be dropped there.
        pick: the title of the dialog that asks for it.
        name: the paper once it is there.
        of: the same after a verb: « la copie de la convention ».
        removed: said when it was removed.
        join: keeps a file; the problem of one that cannot be used.
        put: names the file that is kept, by its fingerprint; none to remove it.
        read: its bytes.
    """

    title: str
    drop: str
    pick: str
    name: str
    of: str
    removed: str
    join: "Callable[[Store, str, Path], Problem | None]"
    put: "Callable[[Store, str, str], None]"
    read: "Callable[[Store, str], bytes]"


class ScanCard(QWidget):
    """Where such a paper is kept.

    Args:
        desk: what a page may ask for.
        record_id: the dossier or the association whose paper it is.
        scan: which paper.

    Signals:
        changed: a copy was kept or removed.
    """

    changed = Signal()

    def __init__(self, desk: Desk, record_id: str, scan: Scan) -> None:
        super().__init__()
        self._desk = desk
        self._id = record_id
        self._scan = scan
        self._fingerprint = ""
        self._drop = FileDropArea(scan.drop, self._ask, "Choisir un fichier…")
        self._drop.dropped.connect(self._keep)
        acts = Flow(
            Button("Voir la copie", self._look, kind="small", icon="eye"),
            Button("Remplacer…", self._replace, kind="small", icon="upload", name=f"Remplacer {scan.of}"),
            Button("Retirer", self._remove, kind="small", icon="trash-2", name=f"Retirer {scan.of}"),
        )
        self._there = QWidget()
        self._there.setLayout(horizontal(Picture("file-text", "accent", 22), (words(scan.name, "strong"), 1), acts, gap=12))
        self._problem = words("", "problem")
        self._problem.hide()
        self.setLayout(vertical(words(scan.title, "label"), self._there, self._drop, self._problem, gap=8))
        self.show_scan("")

    def show_scan(self, fingerprint: str) -> None:
        """Show whether a copy is kept, by its fingerprint."""
        self._fingerprint = fingerprint
        self._there.setVisible(bool(fingerprint))
        self._drop.setVisible(not fingerprint)

    def _ask(self) -> Sequence[Path]:
        path = self._desk.dialogs.pick_file(self._scan.pick, KIND)
        return [path] if path is not None else []

    def _replace(self) -> None:
        self._keep(list(self._ask()))

    def _keep(self, paths: list[Path]) -> None:
        if paths:
            self._desk.ask(self._scan.join, self._id, paths[0], then=self._kept)

    def _kept(self, problem: "Problem | None") -> None:
        self._problem.setText(problem.sentence if problem else "")
        self._problem.setVisible(problem is not None)
        self.changed.emit()

    def _look(self) -> None:
        self._desk.ask(self._scan.read, self._id, then=partial(self._desk.go.scan, self._scan.name))

    def _remove(self) -> None:
        former = self._fingerprint
        self._put("")
        self._desk.offer_undo(self._scan.removed, partial(self._put, former))

    def _put(self, fingerprint: str) -> None:
        self._desk.ask(self._scan.put, self._id, fingerprint, then=lambda _: self.changed.emit())
