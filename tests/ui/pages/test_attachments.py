"""The attachments of a draft."""

import pytest
from PIL import Image
from pypdf import PdfWriter
from PySide6.QtWidgets import QComboBox

from chorus_desktop import services
from chorus_desktop.ui.pages.attachments import AttachmentsPage
from tests.helpers.accessible import nameless


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
