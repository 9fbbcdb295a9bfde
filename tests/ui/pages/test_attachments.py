"""The attachments of a draft."""

import pytest
from pikepdf import Encryption, Pdf
from PIL import Image
from pypdf import PdfWriter
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit

from chorus_desktop import services
from chorus_desktop.ui.pages.attachments import AttachmentsPage
from tests.helpers.accessible import nameless
from tests.helpers.keyboard import press


def pdf(folder, name, pages=1):
    writer = PdfWriter()
    for rank in range(pages):
        writer.add_blank_page(300 + rank, 400 + len(name))
    path = folder / name
    writer.write(path)
    return path


def photo(folder, name):
    path = folder / name
    Image.new("RGB", (400, 300), "white").save(path)
    return path


@pytest.fixture
def page(room):
    return room.show(AttachmentsPage(room.desk, room.club.draft()))


def adds(room, *paths):
    room.asked.answers.append(list(paths))
    room.press("Choisir des fichiers…")


def names(room):
    return [file.name for file in services.invoices.view(room.store, room.shell.page._id, room.today).files]


def originals(room):
    return [item.original_name for item in services.attachments.listed(room.store, room.shell.page._id)]


def test_files_are_joined_under_the_portal_s_names(room, page):
    adds(room, pdf(room.folder, "Léo Dupont.pdf"), photo(room.folder, "IMG_2041.jpg"))

    assert names(room) == ["PJ1-attestations-FA2026-001.pdf", "PJ2-attestations-FA2026-001.pdf"]
    assert "PJ1-attestations-FA2026-001.pdf" in room.reads()
    assert "Léo Dupont.pdf" not in room.reads(), "it may be a child's"

    room.press("Nom d’origine de PJ1-attestations-FA2026-001.pdf")
    assert "Léo Dupont.pdf" in room.reads(), "shown on demand, so that she knows which it is"


def test_a_file_that_cannot_be_joined_says_why_and_the_others_are(room, page):
    broken = room.folder / "abîmé.pdf"
    broken.write_bytes(b"%PDF-1.4 nothing")
    adds(room, broken, pdf(room.folder, "bon.pdf"))

    assert "Il y a un point à corriger" in room.reads()
    assert "«\u00a0abîmé.pdf\u00a0»" in room.reads()
    assert originals(room) == ["bon.pdf"]


def test_files_dropped_on_the_page_are_joined(room, page):
    page._adding.drop.dropped.emit([pdf(room.folder, "un.pdf")])

    assert originals(room) == ["un.pdf"]


def test_order_is_changed_with_the_keyboard(room, page):
    adds(room, pdf(room.folder, "un.pdf"), pdf(room.folder, "deux.pdf"))
    room.press("Monter PJ2-attestations-FA2026-001.pdf")

    assert originals(room) == ["deux.pdf", "un.pdf"]


def test_what_a_file_is_comes_from_the_procedure(room, page):
    adds(room, pdf(room.folder, "un.pdf"))
    choice = room.named("Nature de PJ1-attestations-FA2026-001.pdf", QComboBox)
    assert [choice.itemText(place) for place in range(choice.count())] == ["Attestations de présence", "Convention signée", "Autre pièce"]
    choice.setCurrentIndex(1)
    choice.activated.emit(1)

    assert names(room) == ["PJ1-convention-FA2026-001.pdf"]


def test_what_is_added_is_chosen_before(room, page):
    room.press("Convention signée (facultatif)")
    adds(room, pdf(room.folder, "scan.pdf"))

    assert names(room) == ["PJ1-convention-FA2026-001.pdf"]


def test_a_removed_file_comes_back_in_its_place(room, page):
    adds(room, pdf(room.folder, "un.pdf"), pdf(room.folder, "deux.pdf"))
    room.press("Retirer PJ1-attestations-FA2026-001.pdf")
    assert originals(room) == ["deux.pdf"]
    room.shell.undo_bar.undo()

    assert originals(room) == ["un.pdf", "deux.pdf"]
    assert "PJ2-attestations-FA2026-001.pdf" in room.reads()


def test_several_certificates_become_one_pdf_and_apart_again(room, page):
    adds(room, pdf(room.folder, "un.pdf"), pdf(room.folder, "deux.pdf", pages=2))
    room.press("Réunir en un seul PDF\u00a0: Attestations de présence (2)")
    assert names(room) == ["PJ1-attestations-FA2026-001.pdf"]
    assert "3 pages" in room.reads()
    room.press("Nom d’origine de PJ1-attestations-FA2026-001.pdf")
    assert "un.pdf · deux.pdf" in room.reads()
    room.shell.undo_bar.undo()

    assert originals(room) == ["un.pdf", "deux.pdf"]


def test_a_file_is_looked_at_and_changed_on_pages_of_their_own(room, page):
    adds(room, pdf(room.folder, "Léo.pdf"))
    (piece,) = services.attachments.listed(room.store, page._id)
    room.press("Voir PJ1-attestations-FA2026-001.pdf")
    room.press("Modifier PJ1-attestations-FA2026-001.pdf")

    assert room.ways.taken[-2:] == [("piece", page._id, piece.id), ("piece_edit", page._id, piece.id)]


def test_what_the_portal_still_takes_is_said(room, page):
    assert "0\u00a0ko sur 120\u00a0Mo\u00a0: il reste 120\u00a0Mo." in room.reads()
    adds(room, pdf(room.folder, "un.pdf"))

    assert "1\u00a0ko sur 120\u00a0Mo" in room.reads()


def test_continue_asks_for_what_the_payer_demands_and_never_locks(room, page):
    room.press("Continuer")
    assert "Il manque\u00a0: Attestations de présence." in room.reads()
    room.press("Continuer sans corriger")
    assert room.ways.taken == [("review", page._id)]

    adds(room, pdf(room.folder, "un.pdf"))
    room.press("Continuer")
    assert room.ways.taken[-1] == ("review", page._id)


def test_an_issued_invoice_is_shown_in_its_place(room):
    invoice_id = room.club.issue()
    room.show(AttachmentsPage(room.desk, invoice_id))

    assert room.ways.taken == [("issued_instead", invoice_id)]


def test_everything_has_a_name_for_a_screen_reader(room, page):
    adds(room, pdf(room.folder, "un.pdf"), pdf(room.folder, "deux.pdf"))

    assert nameless(page) == []


def test_the_refusal_of_a_file_goes_once_another_one_is_taken(room):
    draft = room.club.draft()
    page = room.show(AttachmentsPage(room.desk, draft))
    (room.folder / "refusee.exe").write_bytes(b"MZ")
    page._adding.drop.dropped.emit([room.folder / "refusee.exe"])
    assert "ce fichier est un programme" in room.reads()

    page._adding.drop.dropped.emit([pdf(room.folder, "bonne.pdf")])

    assert "ce fichier est un programme" not in room.reads()


def locked(folder, name):
    path = folder / name
    with Pdf.open(pdf(folder, "ouvert.pdf")) as opened:
        opened.save(path, encryption=Encryption(user="judo", owner="judo"))
    return path


def test_a_protected_pdf_asks_for_its_password_and_says_when_it_is_wrong(room, page):
    adds(room, locked(room.folder, "rib.pdf"))
    assert "Ce PDF demande un mot de passe\u00a0: «\u00a0rib.pdf\u00a0»" in room.reads()
    assert originals(room) == []
    field = "Mot de passe de «\u00a0rib.pdf\u00a0»"
    assert room.named(field).echoMode() is QLineEdit.EchoMode.Password

    room.types(field, "aikido")
    room.press("Ouvrir «\u00a0rib.pdf\u00a0»")
    assert "Ce n’est pas le bon mot de passe." in room.reads()
    room.types(field, "judo")
    press(Qt.Key.Key_Return)

    assert originals(room) == ["rib.pdf"]
    assert "mot de passe\u00a0:" not in room.reads()


def test_a_protected_pdf_is_left_aside(room, page):
    adds(room, locked(room.folder, "rib.pdf"))
    room.press("Laisser «\u00a0rib.pdf\u00a0» de côté")

    assert "Ce PDF demande" not in room.reads()
    assert originals(room) == []


def test_a_picture_and_files_are_pasted(room, page):
    board = QGuiApplication.clipboard()
    image = QImage(200, 300, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    board.setImage(image)
    room.named("Choisir des fichiers…").setFocus()
    press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert originals(room) == ["Image collée.png"]

    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(pdf(room.folder, "un.pdf")))])
    board.setMimeData(carried)
    room.press("Coller (Ctrl + V)")
    assert originals(room) == ["Image collée.png", "un.pdf"]

    board.setText("un texte")
    room.press("Coller (Ctrl + V)")
    assert "Le presse-papiers ne contient ni image ni fichier." in room.reads()


def test_a_kind_that_is_demanded_has_its_line_until_one_is_joined(room, page):
    assert "Attestations de présence — demandé par le payeur" in room.reads()
    room.press("Convention signée (facultatif)")
    room.asked.answers.append([pdf(room.folder, "un.pdf")])
    room.press("Joindre\u00a0: Attestations de présence")

    assert names(room) == ["PJ1-attestations-FA2026-001.pdf"]
    assert "— demandé par le payeur" not in room.reads()
    assert "Demandé par le payeur" in room.reads()


def test_everything_is_undone_and_done_again_from_the_keyboard(room, page):
    adds(room, pdf(room.folder, "un.pdf"), pdf(room.folder, "deux.pdf"))
    room.press("Monter PJ2-attestations-FA2026-001.pdf")
    room.named("Continuer").setFocus()
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert originals(room) == ["un.pdf", "deux.pdf"]
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert originals(room) == []
    press(Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert originals(room) == ["deux.pdf", "un.pdf"]


def test_files_are_joined_from_the_folder_where_they_wait(room, page):
    waiting = room.folder / "à classer"
    waiting.mkdir()
    first = pdf(waiting, "scan.pdf")
    photo(waiting, "IMG_1.jpg")
    room.asked.answers.append(waiting)
    room.press("Choisir le dossier…")
    assert str(waiting) in room.reads().replace("\u200b", "")
    assert not room.named("Joindre les fichiers cochés").isEnabled()
    assert "Joints comme\u00a0: Attestations de présence." in room.reads()
    room.press("Convention signée (facultatif)")
    assert "Joints comme\u00a0: Convention signée." in room.reads()
    room.press("Attestations de présence (demandé par le payeur)")
    room.press("scan.pdf")
    room.press("Joindre les fichiers cochés")

    assert originals(room) == ["scan.pdf"]
    assert not room.named("scan.pdf").isEnabled()
    assert "Déjà joint" in room.reads()
    assert first.exists(), "nothing in the folder is touched"


def test_a_folder_that_is_gone_says_so(room, page):
    services.inbox.choose(room.store, room.folder / "partie")
    page.returned()

    assert "ne peut pas être lu" in room.reads()
    assert room.named("Changer de dossier…").isEnabled()


def test_the_password_is_asked_where_the_focus_is(room, page):
    adds(room, locked(room.folder, "rib.pdf"))

    assert QApplication.focusWidget().accessibleName() == "Mot de passe de «\u00a0rib.pdf\u00a0»"


def test_scrolling_over_a_list_of_choices_takes_no_focus(room, page):
    adds(room, pdf(room.folder, "un.pdf"))
    combo = room.everything(QComboBox)[0]

    assert not combo.focusPolicy() & Qt.FocusPolicy.WheelFocus & ~Qt.FocusPolicy.StrongFocus
