"""Files as phones, scanners and programs leave them, joined: known by their content, made pages, what came kept untouched beside."""

import hashlib
import io
import sqlite3
import sys

import pypdf
import pypdfium2
import pytest
from PIL import Image

from chorus_desktop.domain.piece import turned
from chorus_desktop.machine.apart import Apart
from chorus_desktop.services import apart, attachments, invoices
from chorus_desktop.services.scanned import Brought
from tests.helpers.clubs import TODAY
from tests.helpers.tools import needs
from tests.pdf import photos, samples


class GivenUpError(Exception):
    pass


def added(club, draft, *sources, kind="attestation"):
    return attachments.add(club.store, draft, sources, kind)


def kept(club):
    return {sha256 for (sha256,) in club.store.rows("SELECT sha256 FROM stored_file")}


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def test_five_photos_become_one_upright_readable_pdf_under_the_limit(club):
    draft = club.draft()
    taken = [photos.photo(orientation=turn, size=(1800, 2400 + 8 * turn)) for turn in (1, 3, 6, 8, 6)]
    club.joins(draft, *[club.brings(f"IMG_{rank}.jpg", data) for rank, data in enumerate(taken)])

    attachments.merge(club.store, draft, [item.id for item in attachments.listed(club.store, draft)], TODAY)

    (piece,) = attachments.listed(club.store, draft)
    assert (piece.pages, piece.extension) == (5, "pdf")
    assert piece.size < 10_000_000
    for page in pypdfium2.PdfDocument(attachments.content(club.store, piece)):
        width, height = page.get_size()
        assert width < height
        drawn = page.render(scale=0.5).to_pil().convert("L")
        # The first line stands at the top left, what is under the last one is white paper: upright, and cut along the sheet.
        assert min(drawn.crop((20, 20, drawn.width, drawn.height // 6)).tobytes()) < 120
        assert min(drawn.crop((20, drawn.height * 19 // 20, drawn.width - 20, drawn.height - 20)).tobytes()) > 150
    assert {sha256(data) for data in taken} <= kept(club)


def test_what_came_is_kept_as_it_came(club):
    draft, photo = club.draft(), photos.photo(orientation=6)
    club.joins(draft, club.brings("IMG_1.jpg", photo))

    (item,) = attachments.listed(club.store, draft)

    assert attachments.original(club.store, item.recipe, 0) == ("IMG_1.jpg", photo)
    assert attachments.content(club.store, item).startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("name", "data", "extension", "pages"),
    [
        ("présences.tif", samples.saved(samples.scan(310, 438), "TIFF", save_all=True, append_images=[samples.scan(310, 438)]), "pdf", 2),
        ("photo.webp", samples.saved(samples.scan(310, 438), "WEBP"), "pdf", 1),
        ("photo.png", samples.saved(samples.scan(310, 438), "PNG"), "pdf", 1),
        ("photo.gif", samples.saved(samples.scan(310, 438), "GIF"), "pdf", 1),
        ("photo.bmp", samples.saved(samples.scan(310, 438), "BMP"), "pdf", 1),
        ("photo.pdf", samples.saved(samples.scan(310, 438), "JPEG"), "pdf", 1),
        ("scan.jpg", samples.pdf("une", "deux"), "pdf", 2),
        ("lettre.pdf", b"PK\3\4 word/document.xml", "docx", 0),
        ("liste", b"{\\rtf1 liste}", "rtf", 0),
        ("notes.txt", b"une note", "txt", 0),
        ("\u202eliste \N{GRINNING FACE}.txt", b"une note", "txt", 0),
        (f"{'é' * 100}.PDF", samples.pdf("une"), "pdf", 1),
    ],
)
def test_a_file_is_what_its_content_says(club, name, data, extension, pages):
    draft = club.draft()

    club.joins(draft, club.brings(name, data))

    (item,) = attachments.listed(club.store, draft)
    assert (item.original_name, item.extension, item.pages) == (name, extension, pages)
    assert invoices.view(club.store, draft, TODAY).files[0].name == f"PJ1-attestations-FA2026-001.{extension}"


def test_a_pasted_picture_is_joined_like_any_other(club):
    draft = club.draft()

    (pasted,) = added(club, draft, Brought(name="Image collée.png", data=samples.saved(samples.scan(310, 438), "PNG")))

    (item,) = attachments.listed(club.store, draft)
    assert (pasted.attachment, item.original_name, item.pages) == (item.id, "Image collée.png", 1)


@pytest.mark.parametrize(
    "protect", [lambda data: samples.encrypted(data, "été 26"), lambda data: _aes(data, "été 26")], ids=["RC4", "AES-256"]
)
def test_a_password_is_asked_tried_and_kept_nowhere(club, protect):
    draft, path = club.draft(), club.brings("secret.pdf", protect(samples.pdf("Une page")))

    (locked,) = added(club, draft, path)
    assert (locked.locked, locked.wrong, locked.attachment, locked.problem) == (True, False, "", None)
    assert attachments.listed(club.store, draft) == ()

    wrong = attachments.unlock(club.store, draft, locked.source, "hiver", "attestation")
    assert (wrong.locked, wrong.wrong, wrong.attachment) == (True, True, "")

    right = attachments.unlock(club.store, draft, locked.source, "été 26", "attestation")
    (item,) = attachments.listed(club.store, draft)
    assert (right.attachment, right.locked) == (item.id, False)
    assert item.done == ("Le mot de passe a été retiré.",)
    assert pypdf.PdfReader(io.BytesIO(attachments.content(club.store, item))).pages[0].extract_text().strip() == "Une page"
    assert attachments.original(club.store, item.recipe, 0) == ("secret.pdf", path.read_bytes())
    assert "été 26" not in "".join(body for (body,) in club.store.rows("SELECT body FROM attachment UNION SELECT body FROM attachment_act"))

    attachments.change_recipe(club.store, draft, item.id, item.recipe, "Page tournée")
    assert attachments.listed(club.store, draft)[0].done == ("Le mot de passe a été retiré.",)


def _aes(data, password):
    import pikepdf

    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(file, encryption=pikepdf.Encryption(user=password, owner="autre", R=6))
    return file.getvalue()


def test_a_protection_that_needs_no_password_is_taken_off(club):
    draft = club.draft()
    club.joins(draft, club.brings("protégé.pdf", _aes(samples.pdf("Une page"), "")))

    (item,) = attachments.listed(club.store, draft)
    assert item.done == ("La protection a été retirée.",)


def test_the_same_file_twice_is_told_whatever_its_name(club):
    draft, data = club.draft(), samples.pdf("Une page")
    club.joins(draft, club.brings("une.pdf", data))

    again, other = added(club, draft, club.brings("la même.pdf", data), club.brings("autre.pdf"))

    assert (again.attachment, again.problem.code, again.twin) == ("", "attachment.already", None)
    assert "PJ1" in again.problem.sentence
    assert other.problem is None
    assert len(attachments.listed(club.store, draft)) == 2


def test_the_same_file_twice_in_one_go_is_joined_once(club):
    draft, data = club.draft(), samples.pdf("Une page")

    first, again = added(club, draft, club.brings("une.pdf", data), club.brings("la même.pdf", data))

    assert first.problem is None
    assert again.problem.code == "attachment.twice"
    assert len(attachments.listed(club.store, draft)) == 1


def test_the_same_file_as_another_kind_is_told_with_a_way_out(club):
    draft, data = club.draft(), samples.pdf("Une page")
    club.joins(draft, club.brings("une.pdf", data))
    (item,) = attachments.listed(club.store, draft)
    path = club.brings("la même.pdf", data)

    (told,) = attachments.add(club.store, draft, [path], "convention")
    assert (told.problem.code, told.twin, told.attachment) == ("attachment.other_kind", item, "")
    assert "PJ1" in told.problem.sentence

    (again,) = attachments.add(club.store, draft, [told.source], "convention", again=True)
    assert again.problem is None
    assert [each.kind for each in attachments.listed(club.store, draft)] == ["attestation", "convention"]
    (thrice,) = attachments.add(club.store, draft, [path], "convention", again=True)
    assert thrice.problem.code == "attachment.already"


def test_the_data_file_is_free_while_files_are_read(club, monkeypatch):
    """Another program that copies or saves the file waits for a writing, never for the reading of a photo."""
    draft, free = club.draft(), []

    def progress(*_):
        with sqlite3.connect(club.store.path, timeout=0) as other:
            other.execute("BEGIN IMMEDIATE")
            other.rollback()
        free.append(True)

    attachments.add(club.store, draft, [club.brings("une.pdf"), club.brings("photo.jpg", photos.photo())], "attestation", progress=progress)
    item = attachments.listed(club.store, draft)[1]
    whole = item.recipe.pages[0].model_copy(update={"corners": None})
    attachments.change_recipe(club.store, draft, item.id, item.recipe.model_copy(update={"pages": (whole,)}), "Photo entière", progress)
    attachments.undo(club.store, draft, TODAY, progress)

    assert len(free) > 6
    assert len(attachments.listed(club.store, draft)) == 2


def test_a_file_of_another_invoice_is_joined_and_it_is_said(club):
    club.joins(club.draft(), club.brings("une.pdf", samples.pdf("Une page")))

    (there,) = added(club, second := club.draft(), club.brings("une autre.pdf", samples.pdf("Une page")))

    assert [note.code for note in there.notes] == ["attachment.elsewhere"]
    assert "Facture de janvier 2026" in there.notes[0].sentence
    assert len(attachments.listed(club.store, second)) == 1


def test_a_file_of_an_office_program_is_joined_and_it_is_said_how_it_becomes_a_pdf(club, monkeypatch):
    monkeypatch.setattr("chorus_desktop.machine.office.program", lambda: "")
    word, text = added(club, club.draft(), club.brings("liste.docx", b"PK\3\4 word/document.xml"), club.brings("liste.odt", _odt()))

    assert "Dans Word" in word.notes[0].sentence
    assert "Dans LibreOffice" in text.notes[0].sentence


def _odt():
    return b"PK\3\4" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.text"


def test_given_up_half_way_nothing_is_joined(club):
    draft = club.draft()
    club.joins(draft)
    before, files = attachments.listed(club.store, draft), kept(club)
    words = []

    def progress(done, total, doing):
        words.append((done, total, doing))
        if done == 2:
            raise GivenUpError

    with pytest.raises(GivenUpError):
        attachments.add(club.store, draft, [club.brings(f"{rank}.pdf") for rank in range(4)], "attestation", progress=progress)

    assert attachments.listed(club.store, draft) == before
    assert kept(club) == files
    assert words[0] == (0, 4, "Lecture de «\u00a00.pdf\u00a0»")
    assert (0, 4, "«\u00a00.pdf\u00a0»\u00a0: lecture des pages (1 sur 1)") in words


def test_a_file_that_brings_the_other_process_down_costs_a_sentence_and_the_rest_is_joined(club, monkeypatch):
    other = Apart(
        (sys.executable, "-c", "from chorus_desktop.machine.apart import serve\nimport os\nserve(lambda body, tell: os._exit(9))")
    )
    draft, trap = club.draft(), club.brings("piège.pdf")
    with monkeypatch.context() as patch:
        patch.setattr(apart, "_other", lambda: other)
        (refused,) = added(club, draft, trap)
    other.close()

    assert "«\u00a0piège.pdf\u00a0»" in refused.problem.sentence
    assert "échoué" in refused.problem.sentence
    club.joins(draft, trap)


@needs("tesseract")
def test_the_photos_of_a_piece_can_be_searched_unless_she_says_no(club):
    draft = club.draft()
    club.joins(draft, club.brings("une.jpg", photos.photo()), club.brings("autre.jpg", photos.photo(quality=80)))
    first, other = attachments.listed(club.store, draft)
    silent = first.recipe.model_copy(update={"searchable": False})

    attachments.change_recipe(club.store, draft, first.id, silent, "Texte des photos non lu")

    assert [_words(club, item) for item in attachments.listed(club.store, draft)] == [False, True]
    attachments.undo(club.store, draft, TODAY)
    assert [_words(club, item) for item in attachments.listed(club.store, draft)] == [True, True]
    assert attachments.listed(club.store, draft) == (first, other)


def _words(club, item):
    """Whether the words of a piece can be searched."""
    return "Atelier" in pypdf.PdfReader(io.BytesIO(attachments.content(club.store, item))).pages[0].extract_text()


def test_pictures_of_the_pages_are_drawn_as_they_will_be(club):
    draft = club.draft()
    club.joins(draft, club.brings("deux.pdf", samples.pdf("une", "deux")), club.brings("photo.jpg", photos.photo()))
    pdf, photo = attachments.listed(club.store, draft)

    (first,) = attachments.thumbnails(club.store, pdf, 100, (1,))
    upright, lying = attachments.page_pictures(club.store, turned(pdf.recipe, 1, 90), 100, (0, 1))
    (cut,) = attachments.page_pictures(club.store, photo.recipe, 300, (0,))
    whole = attachments.photo(club.store, photo.recipe, 0, 300)

    assert Image.open(io.BytesIO(first)).height == 100
    assert [Image.open(io.BytesIO(each)).height for each in (upright, lying)] == [100, 71]
    assert Image.open(io.BytesIO(cut)).height == 300
    assert (whole.width, whole.height) == (225, 300)
    assert whole.found == photo.recipe.pages[0].corners is not None
