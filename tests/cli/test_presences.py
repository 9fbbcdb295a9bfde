"""Presences in a dossier file: held against the invoice, and made into the attestations that are joined to it."""

import io

import pypdf
import pytest
from PIL import Image, ImageDraw

from chorus_desktop.services import data


def put(example, **changes):
    return example.write(example.content | changes)


def text_of(path):
    return " ".join("\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(path.read_bytes())).pages).split())


def sign(example):
    image = Image.new("RGB", (400, 160), "white")
    ImageDraw.Draw(image).line((20, 120, 120, 30, 200, 130, 380, 40), fill="navy", width=6)
    image.save(example.path.parent / "signature.png")
    return "signature.png"


def test_an_example_says_in_its_sheets_what_its_invoice_bills(example):
    presences = example.content["attendance"]

    rows = presences["activities"][0]["marks"].values()
    assert sum(row.count("P") for row in rows) == int(example.content["invoice"]["lines"][0]["quantity"]) == 47
    joined = text_of(example.path.parent / "attestation-exemple.pdf")
    assert "Lina B." in joined
    assert "52 présences" in joined


def test_an_invoice_that_says_more_than_its_sheets_is_refused_until_it_says_why(console, example, tmp_path):
    refused = console("produce", example.put("invoice.lines.0.quantity", "48"), "--out", tmp_path / "out")

    assert refused.status == 2
    assert [line.split(":")[0] for line in refused.err] == ["attendance.lines.0.quantity"]
    assert "47" in refused.err[0]
    assert "Lina" not in refused.err[0]
    assert not (tmp_path / "out").exists()

    said = console("produce", example.put("invoice.attendance_reason", "Une présence notée ailleurs"), "--out", tmp_path / "out")
    assert said.status == 0
    assert [line.split(":")[0] for line in said.err] == ["attention, attendance.lines.0.quantity"]


@pytest.mark.parametrize(
    ("place", "value", "said"),
    [
        ("attendance.activities.0.marks", {"Lina": "P P P P"}, "attendance.activities.0.marks.0: Cet enfant n’est pas dans la liste"),
        ("attendance.activities.0.marks", {"Lina B.": "P P P"}, "attendance.activities.0.marks.0: Il y a 3 marques pour 4 séances"),
        ("attendance.activities.0.marks", {"Lina B.": "P X P P"}, "attendance.activities.0.marks.0: «\u00a0X\u00a0» n’est pas une marque"),
        ("attendance.activities.1.name", "ATELIER JUDO  du mercredi", "attendance.activities.1.name: Deux activités s’appellent ainsi"),
        ("attendance.children.0.first_name", "", "attendance.activities.0.marks.0: Cet enfant n’est pas dans la liste"),
        ("attendance.children.1", {"first_name": "Lina", "last_name": "B."}, "attendance.activities.0.marks.0: Deux enfants s’appellent ainsi"),
        ("attendance.activities.0.sessions.1", "14 janvier", "attendance.activities.0.sessions.1.day: Cette valeur n’a pas la forme attendue (une date"),
        ("attendance.activities.0.hour", "14:00", "attendance.activities.0.hour: Cette clé est inconnue"),
        ("attendance.stays", [{"child": "Ana", "arrived_on": "2026-01-02"}], "attendance.stays.0.child: Cet enfant n’est pas dans la liste"),
        ("invoice.lines.1.activity", "Danse", "invoice.lines.1.activity: Aucune activité de «\u00a0attendance\u00a0» ne s’appelle «\u00a0Danse\u00a0»"),
        ("certificates", {"grouping": "tous"}, "certificates.grouping: Cette valeur n’est pas un des choix possibles\u00a0: child, child_month, collective"),
    ],
)  # fmt: skip
def test_what_is_wrong_names_its_key(console, example, tmp_path, place, value, said):
    found = console("produce", example.put(place, value), "--out", tmp_path / "out")

    assert found.status == 2
    assert any(line.startswith(said) for line in found.err), found.err


def test_attestations_signed_by_the_image_are_drawn_and_joined(console, example, tmp_path):
    path = put(example, attachments=[], certificates={"grouping": "child"}, signature=sign(example))

    said = console("produce", path, "--out", tmp_path / "out")

    assert (said.status, said.err) == (0, [])
    folder = tmp_path / "out" / "FA2026-012"
    (joined,) = folder.glob("PJ1-*.pdf")
    assert joined.name == "PJ1-attestations-FA2026-012.pdf", "no file is named after a child"
    words = text_of(joined)
    assert words.count("Je soussigné(e) Claire Martin") == 12, "one attestation per child"
    assert "Adam F., bénéficiaire de C’LOISIRS, a participé aux activités ci-dessous du 1er au 31 janvier 2026 : 4 séances, 7 h." in words
    assert len(list((tmp_path / "out").iterdir())) == 1, "nothing is left to sign"
    assert console("check", folder / "FA2026-012.pdf", "--dossier", path).status == 0
    again = console("produce", path, "--out", tmp_path / "again")
    assert again.status == 0
    assert (tmp_path / "again" / "FA2026-012" / joined.name).read_bytes() == joined.read_bytes()


def test_attestations_with_a_name_that_no_paper_can_show_are_refused(console, example, tmp_path):
    path = put(example, attachments=[], certificates={"grouping": "child"}, signature=sign(example))
    path.write_text(path.read_text(encoding="utf-8").replace("Lina", "李明"), encoding="utf-8")

    found = console("produce", path, "--out", tmp_path / "out")

    assert found.status == 2
    assert any(line.startswith("certificates: Les papiers ne savent pas imprimer «\u00a0李\u00a0»") for line in found.err), found.err
    assert not list((tmp_path / "out").glob("*/PJ*"))


def test_attestations_that_somebody_must_sign_are_set_aside_and_nothing_is_deposited_before(console, example, tmp_path):
    path = put(example, attachments=[], certificates={"issued_on": "2026-02-04", "place": "Octeville"})

    refused = console("produce", path, "--out", tmp_path / "out")

    assert refused.status == 2
    assert [line.split(":")[0] for line in refused.err] == ["attachments", "certificates"]
    (paper,) = (tmp_path / "out").iterdir()
    assert paper.name.startswith("attestations-A")
    assert str(paper) in refused.err[1]
    assert "Fait à Octeville, le 4 février 2026" in text_of(paper)

    # She signs it, scans it, and names the scan.
    (example.path.parent / "scan.pdf").write_bytes(paper.read_bytes())
    signed = put(example, attachments=[{"kind": "attestation", "path": "scan.pdf"}], certificates={})
    assert console("produce", signed, "--out", tmp_path / "depot").status == 0
    assert (tmp_path / "depot" / "FA2026-012" / "PJ1-attestations-FA2026-012.pdf").exists()


def test_where_the_payer_asks_for_none_they_are_set_aside_with_a_word(console, tmp_path):
    console("example", "organisme-public", "--out", tmp_path / "exemple", today="10/02/2026")
    path = tmp_path / "exemple" / "dossier.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"attendance": {', '"certificates": {}, "attendance": {', 1), encoding="utf-8")

    said = console("produce", path, "--out", tmp_path / "out", today="10/02/2026")

    assert said.status == 0
    assert any(line.startswith("attention, certificates: Les attestations sont à signer") for line in said.err)
    assert len(list((tmp_path / "out").glob("attestations-*.pdf"))) == 1


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"attendance": {}}, "certificates: Aucune présence d’enfant bénéficiaire"),
        ({"attendance": None}, "certificates: Aucune présence d’enfant bénéficiaire"),
    ],
)
def test_attestations_of_nobody_are_refused(console, example, tmp_path, changes, said):
    for line in example.content["invoice"]["lines"]:
        line.pop("activity", None)
        line.pop("counting", None)
    path = put(example, attachments=[], certificates={}, **changes)

    found = console("produce", path, "--out", tmp_path / "out")

    assert found.status == 2
    assert any(line.startswith(said) for line in found.err), found.err


@pytest.mark.parametrize("procedure", [item.id for item in data.procedures()])
def test_every_example_is_produced_with_its_presences(console, tmp_path, procedure):
    console("example", procedure, "--out", tmp_path / "exemple", today="10/02/2026")

    said = console("produce", tmp_path / "exemple" / "dossier.json", "--out", tmp_path / "out", today="10/02/2026")

    assert said.status == 0
    assert not [line for line in said.err if "attendance" in line], "lines and sheets agree"


def test_stays_of_a_file_are_held_against_the_days_billed(console, tmp_path):
    console("example", "seine-saint-denis-ase", "--out", tmp_path / "exemple", today="10/02/2026")
    path = tmp_path / "exemple" / "dossier.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"billed": false', '"billed": true', 1), encoding="utf-8")

    said = console("produce", path, "--out", tmp_path / "out", today="10/02/2026")

    assert said.status == 2
    assert "2 jours oubliés, du 10/01/2026 au 11/01/2026" in said.err[0]

    twice = path.read_text(encoding="utf-8").replace('"stays": [', '"stays": [{"child": "Sacha Modèle", "arrived_on": "2025-12-31"},', 1)
    path.write_text(twice.replace('"billed": true', '"billed": false', 1), encoding="utf-8")
    clash = console("produce", path, "--out", tmp_path / "out", today="10/02/2026")
    assert any(line.startswith("attendance.stays.0.arrived_on: Cet enfant a déjà un séjour") for line in clash.err), clash.err


def test_a_list_names_the_activity_of_a_child_who_came_to_one_only_where_there_are_several(example):
    words = text_of(example.path.parent / "attestation-exemple.pdf")

    assert words.count("Atelier judo du mercredi : 7, 14, 21 et 28 janvier 2026") == 11
