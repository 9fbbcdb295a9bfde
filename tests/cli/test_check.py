"""``check``: any PDF against the portal's rules, and against a dossier."""

import sys

import pytest
from pypdf import PdfReader

from chorus_desktop.machine.apart import Apart
from chorus_desktop.services import apart
from tests.pdf import samples


@pytest.fixture
def produced(console, example, tmp_path):
    console("produce", example.path, "--out", tmp_path / "out")
    return tmp_path / "out" / "FA2026-012" / "FA2026-012.pdf"


def place(folder, name, data):
    path = folder / name
    path.write_bytes(data)
    return path


def test_our_own_invoice_respects_the_rules_with_or_without_its_dossier(console, example, produced):
    alone = console("check", produced)
    compared = console("check", produced, "--dossier", example.path)

    assert (alone.status, alone.err) == (compared.status, compared.err) == (0, [])
    assert alone.out == compared.out == ["Ce PDF respecte les règles du portail."]


def test_our_own_companions_too(console, produced):
    for path in produced.parent.glob("*.pdf"):
        assert console("check", path).status == 0


def test_an_invoice_that_is_not_the_dossiers_is_said_value_by_value(console, example, produced):
    example.put("invoice.lines.0.quantity", "48")
    example.put("number", "FA2026-013")

    said = console("check", produced, "--dossier", example.path)

    assert (said.status, said.out) == (2, [])
    assert {line.split("«\u00a0")[1].split("\u00a0»")[0] for line in said.err} == {"Numéro", "Total HT", "Total TTC", "Net à payer"}
    assert all(line.startswith("file: ") for line in said.err)


def test_an_invoice_whose_figures_were_changed_is_found_out(console, example, produced, tmp_path):
    shown = PdfReader(produced).pages[0].extract_text().replace("\u202f", " ").replace("\u00a0", " ")
    honest, altered = (
        place(tmp_path, name, samples.pdf(text)) for name, text in (("a.pdf", shown), ("b.pdf", shown.replace("617,50", "671,50")))
    )

    assert console("check", honest, "--dossier", example.path).status == 0
    said = console("check", altered, "--dossier", example.path)
    assert said.status == 2
    assert any("Net à payer" in line and "617,50" in line for line in said.err)


def test_a_scan_is_only_a_picture(console, tmp_path):
    said = console("check", place(tmp_path, "scan.pdf", samples.saved(samples.scan(), "PDF")))

    assert said.status == 0
    assert said.out == ["Ce PDF peut être déposé\u00a0; lisez les remarques ci-dessus."]
    assert len(said.err) == 1
    assert "est une image" in said.err[0]


def test_a_scan_compared_to_its_dossier_is_no_invoice_the_portal_reads(console, example, tmp_path):
    said = console("check", place(tmp_path, "scan.pdf", samples.saved(samples.scan(), "PDF")), "--dossier", example.path)

    assert "est une image" in said.err[0]


@pytest.mark.parametrize(
    ("name", "data", "status", "said"),
    [
        ("facture.pdf", samples.with_file(samples.pdf("Facture"), "factur-x.xml"), 2, "Factur-X"),
        ("facture.pdf", samples.with_file(samples.pdf("Facture 123 456 782 00010 " * 3), "devis.ods"), 0, "devis.ods"),
        ("facture.pdf", samples.with_script(samples.pdf("Facture 123 456 782 00010 " * 3)), 0, "JavaScript"),
        ("facture.pdf", samples.encrypted(samples.pdf("Facture"), "secret"), 2, "protégé"),
        ("facture.pdf", samples.encrypted_by_today(samples.pdf("Facture")), 2, "protégé"),
        ("facture.pdf", b"", 2, "zéro octet"),
        ("facture.pdf", b"%PDF-1.4\nbroken", 2, "abîmé"),
        ("facture.pdf", b"\x89PNG", 2, "pas un PDF"),
        ("facture.pdf", samples.pdf("Facture sans numéro de qui que ce soit, mais avec assez de mots"), 0, "Aucun SIRET"),
        ("facture de mai.pdf", samples.pdf("Facture 123 456 782 00010 " * 3), 2, "un espace"),
        ("facturé.pdf", samples.pdf("Facture 123 456 782 00010 " * 3), 2, "«\u00a0é\u00a0»"),
        ("f" * 47 + ".pdf", samples.pdf("Facture 123 456 782 00010 " * 3), 2, "51 caractères"),
        ("facture", samples.pdf("Facture 123 456 782 00010 " * 3), 2, "ne finit pas par .pdf"),
    ],
)
def test_what_the_portal_refuses_or_misreads_is_said(console, tmp_path, name, data, status, said):
    found = console("check", place(tmp_path, name, data))

    assert found.status == status
    assert any(said in line for line in found.err)
    assert all(line.startswith("file: ") for line in found.err)


def test_a_file_or_dossier_that_is_not_there_is_a_sentence(console, produced, tmp_path):
    for said in (console("check", tmp_path / "nowhere.pdf"), console("check", produced, "--dossier", tmp_path / "nowhere.json")):
        assert said.status == 2
        assert "ne peut pas être lu" in said.err[0]


def test_a_dossier_that_is_not_ready_cannot_be_compared_with(console, example, produced):
    said = console("check", produced, "--dossier", example.put("association.iban", None))

    assert said.status == 2
    assert said.err[0].startswith("association.iban: ")


def test_a_file_that_brings_down_what_reads_it_costs_a_sentence(console, tmp_path, monkeypatch):
    other = Apart(
        (sys.executable, "-c", "from chorus_desktop.machine.apart import serve\nimport os\nserve(lambda body, tell: os._exit(9))")
    )
    with monkeypatch.context() as patch:
        patch.setattr(apart, "_other", lambda: other)
        said = console("check", place(tmp_path, "piège.pdf", samples.pdf("Facture")))
    other.close()

    assert said.status == 2
    assert len(said.err) == 1
    assert "échoué" in said.err[0]
