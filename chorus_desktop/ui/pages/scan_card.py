"""The signed copy of the convention: dropped or chosen, looked at, replaced, removed."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from chorus_desktop import services
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

KIND: FileKind = ("PDF et images", (".pdf", ".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff"))


class ScanCard(QWidget):
    """Where the signed copy is kept.

    Signals:
        changed: a copy was kept or removed.
    """

    changed = Signal()

    def __init__(self, desk: Desk, dossier_id: str) -> None:
        super().__init__()
        self._desk = desk
        self._id = dossier_id
        self._fingerprint = ""
        self._drop = FileDropArea("Glissez ici le PDF ou la photo de la convention signée", self._ask, "Choisir un fichier…")
        self._drop.dropped.connect(self._keep)
        acts = Flow(
            Button("Voir la copie", self._look, kind="small", icon="eye"),
            Button("Remplacer…", self._replace, kind="small", icon="upload", name="Remplacer la copie de la convention"),
            Button("Retirer", self._remove, kind="small", icon="trash-2", name="Retirer la copie de la convention"),
        )
        self._there = QWidget()
        self._there.setLayout(horizontal(Picture("file-text", "accent", 22), (words("Convention signée", "strong"), 1), acts, gap=12))
        self._problem = words("", "problem")
        self._problem.hide()
        self.setLayout(vertical(words("Exemplaire signé", "label"), self._there, self._drop, self._problem, gap=8))
        self.show_scan("")

    def show_scan(self, fingerprint: str) -> None:
        """Show whether a copy is kept, by its fingerprint."""
        self._fingerprint = fingerprint
        self._there.setVisible(bool(fingerprint))
        self._drop.setVisible(not fingerprint)

    def _ask(self) -> Sequence[Path]:
        path = self._desk.dialogs.pick_file("Choisir la convention signée", KIND)
        return [path] if path is not None else []

    def _replace(self) -> None:
        self._keep(list(self._ask()))

    def _keep(self, paths: list[Path]) -> None:
        if paths:
            self._desk.ask(services.dossiers.join_convention_scan, self._id, paths[0], then=self._kept)

    def _kept(self, problem: "Problem | None") -> None:
        self._problem.setText(problem.sentence if problem else "")
        self._problem.setVisible(problem is not None)
        self.changed.emit()

    def _look(self) -> None:
        self._desk.ask(services.dossiers.scan, self._id, then=partial(self._desk.go.paper, "Convention signée"))

    def _remove(self) -> None:
        former = self._fingerprint
        self._put("")
        self._desk.offer_undo("Copie de la convention retirée.", partial(self._put, former))

    def _put(self, fingerprint: str) -> None:
        self._desk.ask(services.dossiers.set_convention_scan, self._id, fingerprint, then=lambda _: self.changed.emit())
