"""The deposit folder and its papers: what it holds, under which names, written again, refused by the disk."""

import errno
import io
import os
import re
import zipfile
from datetime import UTC, date, datetime

import pypdf
import pytest

from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.services import associations, attachments, data, deposit, dossiers, invoices, issue
from chorus_desktop.store.issuing import finalised_on
from tests.helpers import clubs
from tests.helpers.clubs import JANUARY, LINE, TODAY
from tests.pdf import samples


def content(folder):
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def flat(pdf):
    """The words of a PDF, without any space: where a line breaks does not matter."""
    return re.sub(r"\s", "", "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages))


def compact(text):
    return re.sub(r"\s", "", text)


@pytest.fixture
def issued(club):
    draft = club.draft({**JANUARY, "comment": "Séances de janvier"})
    club.joins(draft, club.brings(), club.brings("Inès Durand.jpg", _photo()))
    issue.finalise(club.store, draft, TODAY)
    return draft


def _photo():
    return samples.saved(samples.scan(), "JPEG")


def test_the_folder_holds_what_the_portal_takes_and_what_helps_there(club, issued, tmp_path):
    folder = deposit.write(club.store, issued, tmp_path / "dépôts", TODAY)

    assert folder == tmp_path / "dépôts" / "FA2026-001"
    found = content(folder)
    assert list(found) == [
        "FA2026-001.pdf",
        "PJ1-attestations-FA2026-001.pdf",
        "PJ2-attestations-FA2026-001.pdf",
        "a-verifier-avant-depot.pdf",
        "recapitulatif-de-depot.pdf",
    ]
    assert found["FA2026-001.pdf"] == issue.preview(club.store, issued, TODAY)
    (joined, _) = attachments.listed(club.store, issued)
    assert found["PJ1-attestations-FA2026-001.pdf"] == attachments.content(club.store, joined)
    assert deposit.view(club.store, issued, TODAY).folder == str(folder)


def test_written_again_it_is_the_same_to_the_byte_and_mends_what_was_spoilt(club, issued, tmp_path):
    folder = deposit.write(club.store, issued, tmp_path / "dépôts", TODAY)
    before = content(folder)
    (folder / "FA2026-001.pdf").unlink()
    (folder / "recapitulatif-de-depot.pdf").write_bytes(b"spoilt")
    (folder / "certificat.pdf").write_bytes(b"of the portal")

    assert deposit.write(club.store, issued, tmp_path / "dépôts", TODAY) == folder

    assert content(folder) == before | {"certificat.pdf": b"of the portal"}
    assert content(deposit.write(club.store, issued, tmp_path / "ailleurs", TODAY)) == before


def test_another_pdf_of_that_number_is_never_replaced(club, issued, tmp_path):
    other = tmp_path / "dépôts" / "FA2026-001" / "FA2026-001.pdf"
    other.parent.mkdir(parents=True)
    other.write_bytes(b"the one that was deposited")

    for _ in range(2):
        folder = deposit.write(club.store, issued, tmp_path / "dépôts", TODAY, zipped=True)

    assert other.read_bytes() == b"the one that was deposited"
    assert folder == tmp_path / "dépôts" / "FA2026-001-2"
    assert (folder / "FA2026-001.pdf").read_bytes() == issue.preview(club.store, issued, TODAY)
    (warned,) = deposit.view(club.store, issued, TODAY).warnings
    assert warned.where == "folder"
    assert "«\u00a0FA2026-001-2\u00a0»" in warned.sentence


def test_the_zip_holds_the_folder_and_is_the_same_twice(club, issued, tmp_path):
    folder = deposit.write(club.store, issued, tmp_path / "un", TODAY, zipped=True)
    again = deposit.write(club.store, issued, tmp_path / "deux", TODAY, zipped=True)

    first, second = (place.with_suffix(".zip") for place in (folder, again))
    assert first.read_bytes() == second.read_bytes()
    with zipfile.ZipFile(first) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == {f"FA2026-001/{n}": d for n, d in content(folder).items()}


def test_a_cancelled_invoice_marks_its_folder_wherever_it_is(club, issued, tmp_path):
    folder = deposit.write(club.store, issued, tmp_path / "dépôts", TODAY)
    never, _ = club.issues()

    issue.cancel(club.store, issued, TODAY, "Mauvais mois")
    issue.cancel(club.store, never, TODAY, "Mauvais mois")

    notice = (folder / "ANNULEE-ne-pas-deposer.txt").read_text(encoding="utf-8-sig")
    assert "FA2026-001" in notice
    assert "3 février 2026" in notice
    assert [path.name for path in (tmp_path / "dépôts").iterdir()] == ["FA2026-001"]


def test_a_number_that_holds_a_slash_makes_a_plain_folder(club, tmp_path):
    associations.save(club.store, club.association, {"numbering": "{année}/JC/{n:03}"})
    invoice_id, number = club.issues()
    assert number == "2026/JC/001"

    folder = deposit.write(club.store, invoice_id, tmp_path / "dépôts", TODAY, zipped=True)

    assert sorted(path.name for path in (tmp_path / "dépôts").iterdir()) == ["2026-JC-001", "2026-JC-001.zip"]
    assert sorted(content(folder))[:2] == ["2026-JC-001.pdf", "PJ1-attestations-2026-JC-001.pdf"]
    assert "2026/JC/001" in flat(content(folder)["2026-JC-001.pdf"])


def test_two_associations_with_one_number_do_not_mix_their_folders(store, club, tmp_path):
    dance = clubs.judo(store, tmp_path, name="Danse du Roule", siret="987 654 324 00019", numbering="fa{année}/{n:03}")
    (ours, _), (theirs, number) = club.issues(), dance.issues()
    assert number == "fa2026/001"
    root = tmp_path / "dépôts"

    for _ in range(2):
        first = deposit.write(store, ours, root, TODAY)
        second = deposit.write(store, theirs, root, TODAY, zipped=True)

    assert (first, second) == (root / "FA2026-001", root / "987654324" / "fa2026-001")
    assert sorted(path.name for path in root.iterdir()) == ["987654324", "FA2026-001"]
    assert deposit.write(store, theirs, second.parent, TODAY) == second
    assert "JudoClub" in flat((first / "FA2026-001.pdf").read_bytes())


def test_no_childs_name_goes_into_a_name_a_paper_or_a_log(club, issued, tmp_path, caplog):
    caplog.set_level("DEBUG")
    folder = deposit.write(club.store, issued, tmp_path / "dépôts", TODAY, zipped=True)

    with zipfile.ZipFile(folder.with_suffix(".zip")) as archive:
        said = [*content(folder), *archive.namelist(), caplog.text]
    ours = {name: pdf for name, pdf in content(folder).items() if not name.startswith("PJ")}
    said += [flat(pdf) for pdf in ours.values()]
    said += [str(pypdf.PdfReader(io.BytesIO(pdf)).metadata) for pdf in content(folder).values()]
    assert not [text for text in said for name in ("Léo", "Dupont", "Inès", "Durand") if name in text]


@pytest.mark.parametrize(("number", "said"), [(errno.EROFS, "protégé"), (errno.ENOSPC, "plus de place"), (errno.EIO, "Impossible")])
def test_a_disk_that_refuses_leaves_nothing_and_the_invoice_stays_issued(club, issued, tmp_path, monkeypatch, number, said):
    def refuse(_):
        raise OSError(number, "refused")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", refuse)
        with pytest.raises(Trouble, match=said) as trouble:
            deposit.write(club.store, issued, tmp_path / "dépôts", TODAY)
    assert trouble.value.what_to_do
    assert list((tmp_path / "dépôts").iterdir()) == []
    assert deposit.view(club.store, issued, TODAY).folder == ""

    assert deposit.write(club.store, issued, tmp_path / "dépôts", TODAY).is_dir()


def test_a_file_in_the_way_is_a_sentence(club, issued):
    with pytest.raises(Trouble, match="Impossible"):
        deposit.write(club.store, issued, club.brings("place.pdf"), TODAY)


def test_the_summary_says_every_field_of_the_portal_in_its_order(club, issued):
    view = deposit.view(club.store, issued, TODAY)
    fields = [line for block in view.form for line in block.lines]
    assert [line.label for line in fields] == [
        field.label for block in data.portal().form for field in block.fields if not field.key.startswith("validator_")
    ]
    known = {line.key: line.copied for line in fields}
    assert known["buyer_siret"] == "20005684400018"
    assert (known["seller_siret"], known["number"], known["issued_on"]) == ("12345678200010", "FA2026-001", "31/01/2026")
    assert (known["engagement"], known["with_vat"], known["net"], known["comment"]) == (
        "CP2026/4512/1",
        "352,50",
        "352,50",
        "Séances de janvier",
    )

    text, place = flat(deposit.companions(club.store, issued, TODAY)[0].data), 0
    for line in fields:
        shown = "(laisser vide)" if not line.value else line.value if line.key != "files" else "tous ceux de la liste"
        place = text.index(compact(line.label), place) + len(compact(line.label))
        place = text.index(compact(shown), place)
    for click in view.clicks:
        assert compact(click) in text
    for name in ("FA2026-001.pdf", "PJ1-attestations-FA2026-001.pdf", "PJ2-attestations-FA2026-001.pdf", "cloisirs@cherbourg.fr"):
        assert name in text


def test_the_checklist_ticks_what_is_known_with_its_day(club, issued):
    associations.save(club.store, club.association, {"portal_account_on": "02/09/2025"})
    club.receives("2026", "cp2026/4512/1", received_on="12/01/2026")

    lines = {line.key: line for line in deposit.view(club.store, issued, TODAY).checklist}

    assert [item.key for item in data.procedure("cloisirs-cherbourg").checklist] == list(lines)
    known = {key: f"{line.done_on:%d/%m/%Y}" if line.done_on else "oui" for key, line in lines.items() if line.done}
    assert known == {
        "convention": "12/09/2025",
        "account": "02/09/2025",
        "recipient": "oui",
        "service_code": "oui",
        "engagement": "12/01/2026",
        "invoice": f"{finalised_on(club.store, issued):%d/%m/%Y}",
        "attestations": "oui",
    }
    text = flat(deposit.companions(club.store, issued, TODAY)[1].data)
    for line in lines.values():
        assert compact(line.text) in text


def test_an_engagement_that_does_not_serve_the_date_is_left_to_tick(club):
    invoice_id = club.ready({**JANUARY, "engagement": "2025", "engagement_reason": "Accord du service par téléphone"})
    issue.finalise(club.store, invoice_id, TODAY)

    def ticked():
        return next(line for line in deposit.view(club.store, invoice_id, TODAY).checklist if line.key == "engagement").done

    assert not ticked()
    dossiers.remove_engagement(club.store, club.dossier, "2025")
    assert not ticked()


def test_the_day_of_the_pdf_is_the_day_it_was_made(club, monkeypatch):
    club.store._now = lambda: datetime(2026, 2, 3, 21, 4, tzinfo=UTC)

    invoice_id, _ = club.issues()

    assert finalised_on(club.store, invoice_id) == date(2026, 2, 3)
    line = next(line for line in deposit.view(club.store, invoice_id, TODAY).checklist if line.key == "invoice")
    assert (line.done, line.done_on) == (True, date(2026, 2, 3))


def test_the_sheet_of_the_payers_form_repeats_the_invoice(club, issued):
    paper = deposit.sheet(club.store, issued, TODAY)

    text = flat(paper.data)
    for value in ("FA2026-001", "CP2026/4512/1", "20005684400018", "352,50", "JudoClubdelaBaie"):
        assert value in text


def test_a_code_service_given_by_the_payer_is_told_everywhere(club):
    invoice_id = club.ready({**JANUARY, "service_code": "CLOISIRS-01"}, (LINE,))
    issue.finalise(club.store, invoice_id, TODAY)

    view = deposit.view(club.store, invoice_id, TODAY)
    keys = {line.key: line.copied for block in view.form for line in block.lines}
    assert keys["service_code"] == "CLOISIRS-01"
    assert "service_code" not in {line.key for line in view.checklist}
    assert "Lecodeservicerestevide" not in flat(deposit.companions(club.store, invoice_id, TODAY)[1].data)
    assert "CLOISIRS-01" in flat(issue.preview(club.store, invoice_id, TODAY))


def test_a_credit_note_is_declared_as_one(club, issued, tmp_path):
    issue.deposited(club.store, issued, TODAY)
    credit = invoices.credit(club.store, issued, TODAY)
    issue.finalise(club.store, credit, TODAY)

    view = deposit.view(club.store, credit, TODAY)
    keys = {line.key: line.copied for block in view.form for line in block.lines}
    assert (keys["kind"], keys["original_number"], keys["payment"]) == ("Avoir", "FA2026-001", "")
    assert sorted(content(deposit.write(club.store, credit, tmp_path / "dépôts", TODAY))) == [
        "AV2026-001.pdf",
        "a-verifier-avant-depot.pdf",
        "recapitulatif-de-depot.pdf",
    ]


@pytest.mark.parametrize("name", ["Judo\nClub\tde la\x00 Baie", "Judo \u202eClub\u00ad"])
def test_what_is_pasted_with_a_name_does_not_reach_the_words_about_the_pdf(club, name):
    associations.save(club.store, club.association, {"name": name})
    invoice_id, _ = club.issues()

    about = pypdf.PdfReader(io.BytesIO(issue.preview(club.store, invoice_id, TODAY)))

    assert about.metadata is not None
    assert about.xmp_metadata is not None
    assert about.metadata.author == about.xmp_metadata.dc_creator[0]
    assert about.metadata.author.isprintable()
