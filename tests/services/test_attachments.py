"""What families and volunteers bring: joined, refused with a sentence, ordered, removed and back, made one PDF."""

import io
import os
from pathlib import Path

import pypdf
import pytest
from PIL import Image

from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.services import attachments, data, deposit, invoices, issue
from chorus_desktop.services.views import Refused
from tests.helpers.clubs import CHILD, TODAY, codes
from tests.pdf import samples

NOISE = (1400, 1400)
"""Pixels of a picture that no packing makes lighter: six million bytes."""


def heavy():
    """A PDF of about six million bytes."""
    return samples.saved(Image.frombytes("RGB", NOISE, os.urandom(NOISE[0] * NOISE[1] * 3)), "PDF", quality=100, subsampling=0)


def names(club, invoice_id):
    return [file.name for file in invoices.view(club.store, invoice_id, TODAY).files]


def texts(data):
    return [page.extract_text().strip() for page in pypdf.PdfReader(io.BytesIO(data)).pages]


def test_a_pdf_and_a_photo_are_joined_in_their_order_under_the_portals_names(club):
    draft = club.draft()
    photo = club.brings("photo de Léo.JPG", samples.saved(samples.scan(), "JPEG"))

    club.joins(draft, club.brings(), photo, club.brings("notes.txt", b"une note"))

    view = invoices.view(club.store, draft, TODAY)
    assert [(file.name, file.pages, file.media_type) for file in view.files] == [
        ("PJ1-attestations-FA2026-001.pdf", 1, "application/pdf"),
        ("PJ2-attestations-FA2026-001.pdf", 1, "application/pdf"),
        ("PJ3-attestations-FA2026-001.txt", 0, "application/octet-stream"),
    ]
    assert texts(attachments.content(club.store, view.work.attachments[0])) == [f"Présence : {CHILD}.pdf"]
    assert attachments.content(club.store, view.work.attachments[1]).startswith(b"%PDF-")
    assert view.problems == ()


def test_a_scanners_file_of_many_sheets_keeps_them_all(club):
    first, *others = (samples.scan(620, 877).rotate(angle) for angle in (0, 90, 180))
    draft = club.draft()

    club.joins(draft, club.brings("présences.tif", samples.saved(first, "TIFF", save_all=True, append_images=others)))

    (file,) = invoices.view(club.store, draft, TODAY).files
    assert (file.name, file.pages) == ("PJ1-attestations-FA2026-001.pdf", 3)


def test_an_animation_is_one_picture_and_a_pdf_is_known_whatever_its_name(club):
    first, second = samples.scan(62, 87), samples.scan(62, 87).rotate(180)
    draft = club.draft()

    club.joins(
        draft,
        club.brings("a.gif", samples.saved(first, "GIF", save_all=True, append_images=[second])),
        club.brings("b.jpg", samples.pdf("une", "deux")),
        club.brings("sans extension", samples.pdf("trois", "quatre")),
    )

    assert [file.pages for file in invoices.view(club.store, draft, TODAY).files] == [1, 2, 2]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("vide.pdf", b"", "vide"),
        ("présences.xyz", b"no kind that we know", "xyz"),
        ("sans extension", b"du texte", "sans extension"),
        ("cassé.pdf", b"%PDF-1.4 and nothing else", "abîmé"),
        ("autre.pdf", b"no pdf at all", "n’est pas un PDF"),
        ("programme.pdf", b"MZ\x90", "programme"),
        ("fermé.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "mot de passe"),
        ("photo.jpg", b"\xff\xd8\xff no picture", "image lisible"),
        (f"{'x' * 230}.pdf", b"no pdf at all", "n’est pas un PDF"),
    ],
)
def test_what_the_portal_would_refuse_is_named_and_the_rest_is_joined(club, name, data, said):
    draft = club.draft()
    path = club.folder / name
    path.write_bytes(data)

    refused, joined = attachments.add(club.store, draft, (path, club.brings()), "attestation")

    problem = refused.problem
    assert (refused.attachment, joined.problem) == ("", None)
    assert problem.where == "attachments"
    assert name in problem.sentence
    assert said in problem.sentence
    assert names(club, draft) == ["PJ1-attestations-FA2026-001.pdf"]


def test_two_hundred_million_bytes_are_refused_without_reading_them(club, monkeypatch):
    draft, path = club.draft(), club.folder / "présences.pdf"
    path.touch()
    os.truncate(path, 200_000_000)
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("read"))

    (refused,) = attachments.add(club.store, draft, (path,), "attestation")

    assert "présences.pdf" in refused.problem.sentence
    assert "200" in refused.problem.sentence


@pytest.mark.parametrize("place", ["nowhere.pdf", "x" * 300 + ".pdf", "a\0b.pdf", "/dev/zero", "."])
def test_what_is_no_file_is_a_sentence(club, place):
    (refused,) = attachments.add(club.store, club.draft(), (club.folder / place,), "attestation")

    assert "ne peut pas être lu" in refused.problem.sentence


def test_a_file_too_heavy_for_the_portal_is_refused_with_both_weights(club):
    path = club.folder / "présences.zip"
    path.touch()
    os.truncate(path, 10_000_001)

    (refused,) = attachments.add(club.store, club.draft(), (path,), "attestation")

    assert "10,1\u00a0Mo" in refused.problem.sentence
    assert "10\u00a0Mo" in refused.problem.sentence


def test_a_heavy_scan_is_made_lighter_and_it_is_said(club):
    picture = Image.frombytes("RGB", (2400, 2000), os.urandom(2400 * 2000 * 3))
    path = club.brings("scan.pdf", samples.saved(picture, "PDF", quality=100, subsampling=0))
    assert path.stat().st_size > 10_000_000
    draft = club.draft()

    (added,) = attachments.add(club.store, draft, (path,), "attestation")

    (note,) = added.notes
    assert (note.level, note.code) == ("warning", "attachment.lighter")
    assert "scan.pdf" in note.sentence
    assert invoices.view(club.store, draft, TODAY).files[0].size <= 10_000_000


def test_all_together_they_stay_under_the_portals_total(club):
    draft, path = club.draft(), club.folder / "feuilles.zip"
    others = [path, *(club.folder / f"{rank}.zip" for rank in range(12))]
    for rank, other in enumerate(others):
        other.touch()
        os.truncate(other, 9_900_000 + rank)

    club.joins(draft, *others)

    (problem,) = invoices.view(club.store, draft, TODAY).problems
    assert problem.code == "attachment.total"
    with pytest.raises(Refused):
        issue.finalise(club.store, draft, TODAY)
    attachments.remove(club.store, draft, attachments.listed(club.store, draft)[0].id, TODAY)
    assert invoices.view(club.store, draft, TODAY).problems == ()


def test_names_on_the_portal_never_pass_fifty_characters(club):
    draft = club.draft()
    club.joins(draft, *[club.brings(f"{CHILD} {rank}.pdf") for rank in range(12)])

    issue.finalise(club.store, draft, TODAY)

    found = [file.name for file in deposit.view(club.store, draft, TODAY).document.files]
    assert len(set(found)) == 12
    assert max(map(len, found)) <= 50


def test_they_are_put_in_another_order_and_called_otherwise(club):
    draft = club.draft()
    club.joins(draft, club.brings("un.pdf"), club.brings("deux.pdf"))
    _, two = attachments.listed(club.store, draft)

    attachments.reorder(club.store, draft, ("gone meanwhile", two.id))
    attachments.change_kind(club.store, draft, two.id, "other")

    assert [item.original_name for item in attachments.listed(club.store, draft)] == ["deux.pdf", "un.pdf"]
    assert names(club, draft) == ["PJ1-piece-FA2026-001.pdf", "PJ2-attestations-FA2026-001.pdf"]


def test_one_removed_comes_back_in_its_place(club):
    draft = club.draft()
    club.joins(draft, *[club.brings(f"{name}.pdf") for name in ("un", "deux", "trois")])
    gone = attachments.listed(club.store, draft)[1]

    attachments.remove(club.store, draft, gone.id, TODAY)
    assert [item.original_name for item in attachments.listed(club.store, draft)] == ["un.pdf", "trois.pdf"]

    assert attachments.undo(club.store, draft, TODAY) == "Pièce retirée"
    assert [item.original_name for item in attachments.listed(club.store, draft)] == ["un.pdf", "deux.pdf", "trois.pdf"]


def test_certificates_become_one_pdf_whose_bookmarks_name_nobody(club):
    draft = club.draft()
    club.joins(draft, club.brings("plan.pdf"), kind="other")
    club.joins(draft, club.brings("Léo.pdf"), club.brings("Inès.pdf"), club.brings("notes.txt", b"note"))
    before = [item.id for item in attachments.listed(club.store, draft)]

    attachments.merge(club.store, draft, before[1:3], TODAY)

    plan, whole, note = attachments.listed(club.store, draft)
    assert (plan.original_name, note.original_name) == ("plan.pdf", "notes.txt")
    data = attachments.content(club.store, whole)
    assert [text.strip() for text in texts(data)] == ["Présence : Léo.pdf", "Présence : Inès.pdf"]
    assert [mark["/Title"] for mark in pypdf.PdfReader(io.BytesIO(data)).outline] == ["Pièce 1", "Pièce 2"]

    attachments.undo(club.store, draft, TODAY)
    assert [item.id for item in attachments.listed(club.store, draft)] == before


def test_a_union_too_heavy_for_the_portal_is_made_lighter(club):
    draft = club.draft()
    club.joins(draft, club.brings("un.pdf", heavy()), club.brings("deux.pdf", heavy()))
    before = attachments.listed(club.store, draft)
    assert all(5_000_000 < item.size < 10_000_000 for item in before)

    attachments.merge(club.store, draft, [item.id for item in before], TODAY)

    (whole,) = attachments.listed(club.store, draft)
    assert whole.size <= 10_000_000
    assert any("allég" in said for said in whole.done)


def test_what_the_portal_would_refuse_all_the_same_leaves_the_pieces(club, monkeypatch):
    draft = club.draft()
    club.joins(draft, club.brings("un.pdf"), club.brings("deux.pdf"))
    before = attachments.listed(club.store, draft)
    portal = data.portal()
    small = portal.model_copy(update={"limits": portal.limits.model_copy(update={"file_bytes": 500})})
    monkeypatch.setattr(data, "portal", lambda: small)

    with pytest.raises(Trouble, match="Réunies"):
        attachments.merge(club.store, draft, [item.id for item in before], TODAY)
    with pytest.raises(Trouble, match="Cette pièce"):
        attachments.change_recipe(club.store, draft, before[0].id, before[0].recipe, "Page tournée")

    assert attachments.listed(club.store, draft) == before


def test_a_finalised_invoice_takes_no_more_files(club):
    invoice_id, _ = club.issues()
    (kept,) = attachments.listed(club.store, invoice_id)

    for act in (
        lambda: attachments.add(club.store, invoice_id, (club.brings("autre.pdf"),), "other"),
        lambda: attachments.remove(club.store, invoice_id, kept.id, TODAY),
        lambda: attachments.reorder(club.store, invoice_id, (kept.id,)),
        lambda: attachments.change_kind(club.store, invoice_id, kept.id, "other"),
        lambda: attachments.merge(club.store, invoice_id, (kept.id, kept.id), TODAY),
        lambda: attachments.split(club.store, invoice_id, kept.id, (1,), TODAY),
        lambda: attachments.change_recipe(club.store, invoice_id, kept.id, kept.recipe, "Page tournée"),
        lambda: attachments.to_pdf(club.store, invoice_id, kept.id),
        lambda: attachments.undo(club.store, invoice_id, TODAY),
        lambda: attachments.redo(club.store, invoice_id, TODAY),
    ):
        with pytest.raises(Trouble, match="finalisée"):
            act()
    assert attachments.listed(club.store, invoice_id) == (kept,)


def test_what_is_missing_is_what_the_payer_demands(club):
    draft = club.draft()
    club.joins(draft, club.brings("plan.pdf"), kind="other")

    assert codes(invoices.view(club.store, draft, TODAY).problems) == [("attachments", "attachment.missing")]
