"""The companion's files: dragged, named by their paths, written again, refused by the disk, erased."""

from pathlib import Path

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication

from chorus_desktop import services
from chorus_desktop.domain import companion
from chorus_desktop.store.issuing import issued as issued_document
from chorus_desktop.ui.companion.file_row import FileRow
from tests.helpers import examples
from tests.helpers.beside import ALT


def test_the_folder_is_written_before_its_files_are_dragged(room, beside, issued, monkeypatch):
    dragged = []
    monkeypatch.setattr(QDrag, "exec", lambda drag, action: dragged.append((drag.mimeData().urls(), action)) or action)
    beside.goes_to("Joindre les pièces et le commentaire")
    (row,) = beside.everything(FileRow)

    drags(row)

    ((urls, action),) = dragged
    assert action is Qt.DropAction.CopyAction
    assert [Path(url.toLocalFile()).name for url in urls] == ["PJ1-attestations-FA2026-001.pdf"]
    assert Path(urls[0].toLocalFile()).is_file()
    assert beside.is_ticked("PJ1-attestations-FA2026-001.pdf")


def test_a_file_that_is_gone_is_written_again_in_place_of_being_dragged(beside, monkeypatch):
    beside.goes_to("Donner le PDF et le cadre")
    beside.presses("Copier le chemin\u00a0: FA2026-001.pdf")
    path = Path(beside.clipboard)
    path.unlink()
    (row,) = beside.everything(FileRow)

    drags(row)

    assert path.is_file()


def drags(row):
    at = QPointF(30, 12)
    for kind, where in ((QEvent.Type.MouseButtonPress, at), (QEvent.Type.MouseMove, at + QPointF(40, 0))):
        left = Qt.MouseButton.LeftButton
        event = QMouseEvent(kind, where, row.mapToGlobal(where), left, left, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(row, event)
    QApplication.processEvents()


def test_a_folder_that_cannot_be_written_is_said_and_tried_again(room, opens, issued):
    place = room.desk.deposits
    place.write_text("in the way")
    beside = opens(issued)
    beside.goes_to("Donner le PDF et le cadre")

    assert "Les fichiers ne sont pas encore sur l’ordinateur." in beside.reads()
    assert not beside.named("Copier le chemin\u00a0: FA2026-001.pdf").isEnabled()
    assert beside.copies() is None
    place.unlink()
    beside.presses("Réessayer d’écrire le dossier de dépôt")

    assert beside.copies() == str(place / "FA2026-001" / "FA2026-001.pdf")


def test_a_number_that_served_another_pdf_is_warned_of_before_anything_is_deposited(room, opens, issued):
    other = room.desk.deposits / "FA2026-001" / "FA2026-001.pdf"
    other.parent.mkdir(parents=True)
    other.write_bytes(b"the one that was deposited")

    beside = opens(issued)

    assert "ce numéro a servi deux fois" in beside.reads()
    beside.key(Qt.Key.Key_Right, ALT)
    assert "ce numéro a servi deux fois" not in beside.reads()


def test_the_folder_and_the_portal_are_opened_outside(room, beside, issued):
    beside.presses("Ouvrir le portail dans le navigateur")
    beside.goes_to("Donner le PDF et le cadre")
    beside.presses("Ouvrir le dossier")

    assert room.opened == ["https://portail.chorus-pro.gouv.fr", room.desk.deposits / "FA2026-001"]


def test_a_piece_erased_with_the_names_of_the_children_is_named_and_not_offered(room, opens, issued):
    document = issued_document(room.store, issued)
    services.deposit.write(room.store, issued, room.desk.deposits, room.today)
    view = services.companion.view(room.store, issued, room.today)
    screens = companion.screens(document, examples.portal(), examples.cloisirs(), [document.files[0].sha256])
    beside = opens(issued, view.model_copy(update={"screens": screens}))
    beside.goes_to("Joindre les pièces et le commentaire")

    assert "Pièce effacée avec les noms des enfants" in beside.reads()
    assert beside.everything(FileRow) == []
    assert beside.copies() is None
