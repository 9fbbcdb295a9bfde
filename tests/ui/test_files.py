"""Attachments: dropped, chosen, put in order with the mouse or the keyboard; a PDF shown in the window."""

from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPainter, QPdfWriter
from PySide6.QtWidgets import QApplication, QLabel

from chorus_desktop.ui.widgets.file_list import FileLine, FileList
from chorus_desktop.ui.widgets.files import FileDropArea
from chorus_desktop.ui.widgets.pdf_preview import PdfPreview
from tests.helpers import accessible
from tests.helpers.keyboard import press

LINES = (FileLine("a", "attestation.pdf", "3 pages"), FileLine("b", "photo.jpg", "trop lourde", status="warning"), FileLine("c", "rib.pdf"))


@pytest.fixture
def files(shown, keys):
    widget = FileList()
    shown(widget)
    order = {line.key: line for line in LINES}

    def move(key: str, place: int) -> None:
        keys_now = [each for each in widget.keys if each != key]
        keys_now.insert(place, key)
        widget.show_files([order[each] for each in keys_now])

    widget.moved.connect(move)
    widget.show_files(LINES)
    return widget


def button(widget, name: str):
    """The visible button a screen reader would call by this name."""
    return next(item.object() for item in accessible.walk(widget) if item.text(accessible.QAccessible.Text.Name) == name)


def test_a_file_moves_with_its_buttons_and_keeps_the_focus(files):
    assert accessible.nameless(files) == []
    button(files, "Descendre attestation.pdf").setFocus()

    press(Qt.Key.Key_Return)
    assert files.keys == ("b", "a", "c")
    assert QApplication.focusWidget().accessibleName() == "Descendre attestation.pdf"

    press(Qt.Key.Key_Return)
    assert files.keys == ("b", "c", "a")
    assert QApplication.focusWidget().accessibleName() == "Monter attestation.pdf", "it cannot go further down"


def test_a_file_moves_with_alt_and_an_arrow(files, qtbot):
    focused = button(files, "Voir rib.pdf")
    focused.setFocus()

    qtbot.keyClick(focused, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)

    assert files.keys == ("a", "c", "b")


def test_the_ends_of_the_list_are_ends(files):
    asked = []
    files.moved.connect(lambda *move: asked.append(move))

    files.move_file("a", -1)
    files.move_file("c", 99)

    assert asked == []
    assert not button(files, "Monter attestation.pdf").isEnabled()
    assert not button(files, "Descendre rib.pdf").isEnabled()


def test_what_may_be_done_with_a_file_is_offered(files, qtbot):
    files.show_files([FileLine("a", "notice.odt", offer="Convertir en PDF", original="Notice.odt"), FileLine("b", "b.pdf")])
    with qtbot.waitSignal(files.accepted, check_params_cb=lambda key: key == "a"):
        button(files, "Convertir en PDF\u00a0: notice.odt").click()
    assert accessible.nameless(files) == []


def test_a_file_is_opened_and_removed(files, qtbot):
    with qtbot.waitSignal(files.opened, check_params_cb=lambda key: key == "b"):
        button(files, "Voir photo.jpg").click()
    with qtbot.waitSignal(files.removed, check_params_cb=lambda key: key == "b"):
        button(files, "Retirer photo.jpg").click()


def test_a_file_alone_cannot_be_moved(files):
    files.show_files(LINES[:1])

    names = [item.text(accessible.QAccessible.Text.Name) for item in accessible.walk(files)]

    assert not any(name.startswith(("Monter", "Descendre")) for name in names)
    files.show_files(())
    assert not files.isVisible()


def dropped(widget, carried: QMimeData) -> None:
    where, act, none = QPointF(10, 10), Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(where, act, carried, Qt.MouseButton.LeftButton, none)
    QApplication.sendEvent(widget, enter)
    if enter.isAccepted():
        QApplication.sendEvent(widget, QDropEvent(where, act, carried, Qt.MouseButton.LeftButton, none))


def test_files_are_dropped(shown, tmp_path):
    got = []
    area = FileDropArea("Glissez ici vos attestations", list)
    area.dropped.connect(got.append)
    shown(area)
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(tmp_path / "é.pdf")), QUrl("https://example.org/x.pdf")])

    dropped(area, carried)

    assert got == [[tmp_path / "é.pdf"]], "what is not on this computer is not taken"


def test_words_are_not_files(shown):
    got = []
    area = FileDropArea("Glissez ici vos attestations", list)
    area.dropped.connect(got.append)
    shown(area)
    carried = QMimeData()
    carried.setText("bonjour")

    dropped(area, carried)

    assert got == []


@pytest.mark.parametrize("chosen", [[], [Path("a.pdf")]])
def test_whoever_has_no_mouse_chooses(shown, chosen):
    got = []
    area = FileDropArea("Glissez ici vos attestations", lambda: chosen)
    area.dropped.connect(got.append)
    shown(area)

    area.button.click()

    assert got == ([chosen] if chosen else [])


def pdf(pages: int) -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    painter = QPainter(writer)
    for page in range(pages):
        if page:
            writer.newPage()
        painter.drawText(200, 200, f"page {page + 1}")
    painter.end()
    return content.data()


@pytest.fixture
def preview(shown):
    widget = PdfPreview("Facture FA2026-012", open_outside=lambda: None)
    shown(widget)
    return widget


def read(widget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def test_a_document_is_shown_from_its_bytes(preview):
    assert preview.show_pdf(pdf(3), "Facture de 392,50 €, 3 pages")

    assert preview.document.pageCount() == 3
    assert "Page 1 sur 3" in read(preview)
    assert "Facture de 392,50 €, 3 pages" in read(preview)
    assert accessible.nameless(preview) == []


def test_pages_are_turned_and_have_an_end(preview, qtbot):
    preview.show_pdf(pdf(2))

    preview.go_to(1)
    qtbot.waitUntil(lambda: "Page 2 sur 2" in read(preview))
    preview.go_to(2)
    preview.go_to(-1)

    assert preview.page == 1


def test_another_document_takes_its_place(preview):
    preview.show_pdf(pdf(3))

    preview.show_pdf(pdf(1))

    assert "Page 1 sur 1" in read(preview)


def test_what_is_no_document_is_said(preview, recwarn):
    assert not preview.show_pdf(b"not a PDF")

    assert "Ce document ne peut pas être affiché ici." in read(preview)


def test_the_zoom_grows_shrinks_and_comes_back(preview):
    preview.show_pdf(pdf(1))
    view = preview.findChild(type(preview._view))
    widths = [preview._view.zoomFactor()]
    for name in ("Agrandir", "Agrandir", "Réduire"):
        button(preview, name).click()
        widths.append(preview._view.zoomFactor())

    assert widths[2] > widths[1] > 0
    assert widths[3] == pytest.approx(widths[1])
    button(preview, "Toute la largeur").click()
    assert view.zoomMode() == type(view).ZoomMode.FitToWidth
