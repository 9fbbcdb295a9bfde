"""The papers of works: each cadre says what it is, for whom, and by whom it is signed; the portal finds its totals, however many prices."""

import pytest

from chorus_desktop.documents.expectations import expectations
from chorus_desktop.documents.invoice import invoice_paper
from chorus_desktop.domain.works.market import Party
from chorus_desktop.domain.works.role import Role
from chorus_desktop.pdf.read_back import read_back
from tests.documents.approved import assert_approved, pages
from tests.helpers.verapdf import judged, validate
from tests.helpers.works_papers import CADRES, document, work

DEMANDS = ("A4", "A5", "A6", "A7", "A10", "A13", "A14")
FINAL = ("A7", "A8", "A14", "A17", "A18", "A22", "A23", "A24")


def text(cadre, **changes):
    return " ".join(
        " ".join(pages(invoice_paper(document(cadre, **changes), {}).data)).replace("\u00a0", " ").replace("\u202f", " ").split()
    )


@judged
@pytest.mark.parametrize("cadre", CADRES)
def test_each_piece_is_valid_under_three_standards(cadre):
    data = invoice_paper(document(cadre), {}).data

    assert {flavour: validate(data, flavour) for flavour in ("1b", "1a", "ua1")} == {"1b": [], "1a": [], "ua1": []}


@judged
@pytest.mark.parametrize("count", [1, 40, 200])
def test_few_and_many_prices_are_valid(count):
    assert validate(invoice_paper(document("A7", count), {}).data, "1a") == []


@pytest.mark.parametrize("count", [1, 40, 200])
@pytest.mark.parametrize("cadre", CADRES)
def test_everything_that_the_portal_reads_is_found(cadre, count):
    found = document(cadre, count)

    assert read_back(invoice_paper(found, {}).data, expectations(found)) == ()


@pytest.mark.parametrize("cadre", ["A4", "A7", "A8", "A10", "A15", "A16", "A18", "A22", "A24"])
def test_text_of_each_page(cadre):
    assert_approved(f"works-{cadre}", invoice_paper(document(cadre), {}).data)


@pytest.mark.parametrize("cadre", CADRES)
def test_only_a_demand_is_billed(cadre):
    assert ("Facturé à" in text(cadre), "Établi pour" in text(cadre)) == (cadre in DEMANDS, cadre not in DEMANDS)


@pytest.mark.parametrize("cadre", CADRES)
def test_only_who_is_paid_gives_an_account(cadre):
    assert ("IBAN" in text(cadre)) is (cadre not in ("A15", "A16", "A17", "A18", "A24"))


@pytest.mark.parametrize("cadre", CADRES)
def test_what_is_about_the_whole_market_recapitulates_its_acomptes(cadre):
    assert ("Récapitulation des acomptes mensuels et du solde" in text(cadre)) is (cadre in FINAL)
    assert ("Du cumul au mois" in text(cadre)) is (cadre not in FINAL)


def test_the_titulaire_writes_that_it_approves_with_or_without_reserves():
    assert "lu et approuvé" in text("A8")
    assert "Accepté avec réserves" in text("A8")
    assert "lu et approuvé" not in text("A23")


def test_in_the_place_of_an_absent_moa_a_room_is_left_for_its_signature():
    for cadre in ("A16", "A18"):
        assert "Signature Maîtrise d’ouvrage (MOA) Commune de Sainte-Exemple" in text(cadre)
    assert "Signature Maîtrise" not in text("A15")


def test_a_subcontractor_that_charges_vat_leaves_it_to_the_titulaire():
    found = document("A10")

    assert "Autoliquidation de la TVA par le titulaire, art. 283, 2 nonies du CGI" in text("A10")
    assert (found.totals.vat, found.vat_type) == (0, "Exonération")


def test_the_vat_of_an_etat_d_acompte_is_the_titulaires():
    found = document("A15")

    assert "Exonération" not in text("A15")
    assert (found.totals.vat > 0, found.vat_type, found.vat_mention) == (True, "", "")


def test_an_etat_d_acompte_says_what_was_asked():
    assert "Net demandé, n° A4-2026-08 : 10 350,00 €" in text("A15")
    assert "Écart : −240,20 €" in text("A15")


def test_the_ccag_is_named_where_the_market_cites_it():
    other = work("A17").dossier
    silent = other.model_copy(update={"market": other.market.model_copy(update={"ccag": False})})

    assert "art. 12.4.1" in text("A17")
    assert "CCAG" not in text("A17", dossier=silent)


def test_each_subcontractor_paid_directly_is_named():
    made = work("A15")
    caron = Party(id="sub", role=Role.SUBCONTRACTOR, name="Vitrerie Caron")
    market = made.dossier.market.model_copy(update={"parties": (*made.dossier.market.parties, caron)})
    part = made.invoice.works
    situation = part.situation.model_copy(update={"direct": {"sub": 150_000}})
    before = tuple(each.model_copy(update={"direct": {"sub": 100_000}}) for each in made.situations)
    invoice = made.invoice.model_copy(update={"works": part.model_copy(update={"situation": situation})})

    said = text("A15", dossier=made.dossier.model_copy(update={"market": market}), invoice=invoice, situations=before)

    assert "Vitrerie Caron 1 500,00 € 500,00 €" in said
    assert "Payé directement aux sous-traitants (autoliquidation) −1 500,00 € −1 000,00 € −500,00 €" in said


def test_the_mandataire_of_a_groupement_is_named():
    assert "Titulaire, mandataire : Menuiserie Exemple" in text("A13")
    assert "mandataire" not in text("A4")


def test_a_piece_of_practice_is_a_specimen():
    assert "SPÉCIMEN" in text("A17", practice=True)
    assert "SPÉCIMEN" not in text("A17")
