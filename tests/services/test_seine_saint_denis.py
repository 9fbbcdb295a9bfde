"""What Seine-Saint-Denis demands of an invoice is printed on it, and asked for when it is missing."""

import io

import pypdf
import pytest

from chorus_desktop.services import data, deposit, dossiers, invoices, issue
from chorus_desktop.services.views import Refused
from tests.helpers import clubs
from tests.helpers.clubs import Club, codes

MONTH = {"issued_on": "31/01/2026", "period_from": "01/01/2026", "period_to": "31/01/2026"}
MARKET = {"market_number": "M-2025-117", "order_kind": "service_order", "order_number": "OS-4", "price_list": "BPU du 2 janvier 2026"}
PRICES = {"price_terms": "Remise de fidélité acquise\u00a0: 10\u00a0%. Révision\u00a0: indice ICHT-rev, 1,5\u00a0%."}
LINE = {
    "designation": "Jeux d’éveil",
    "nature": "goods",
    "brand": "Exemplia",
    "reference": "JE-12",
    "quantity": "3",
    "unit": "lot",
    "unit_price": "120,00",
    "discount": "10\u00a0%",
}


@pytest.fixture
def supplier(store, tmp_path) -> Club:
    """An association that supplies the nurseries, its order's number known."""
    club = clubs.founded(store, tmp_path)
    opened = dossiers.create(store, club.association, "seine-saint-denis-creches", "2026", clubs.TODAY)
    supplier = Club(store, club.association, opened, tmp_path)
    (number,) = dossiers.view(store, opened, clubs.TODAY).dossier.engagements
    supplier.receives(number.id, "2026-004512")
    return supplier


def text_of(pdf):
    return " ".join("\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages).split())


def said(club, typed, line):
    return codes(invoices.view(club.store, club.draft(typed, [line]), clubs.TODAY).problems)


def test_every_datum_of_the_notice_is_on_the_paper(supplier):
    issued = supplier.draft({**MONTH, **MARKET, **PRICES}, [LINE])
    issue.finalise(supplier.store, issued, clubs.TODAY)

    paper = text_of(issue.preview(supplier.store, issued, clubs.TODAY))

    for datum in (
        "Code service\u00a0: 131", "2026-004512", "FA2026-001", "31/01/2026", "M-2025-117", "Ordre de service OS-4", "BPU du 2 janvier 2026",
        "Total HT", "TVA", "Total TTC", "Remise de fidélité acquise", "indice ICHT-rev", "intérêts moratoires", "Livraison de biens",
        "Marque Exemplia", "JE-12", "120,00", "10 %", "324,00", "FR76 3000 6000 0112 3456 7890 189", "12345678200010", "22930008201453",
    ):  # fmt: skip
        assert " ".join(datum.split()) in paper, datum


def test_the_form_of_the_portal_has_the_same_references(supplier):
    issued = supplier.draft({**MONTH, **MARKET}, [LINE])
    issue.finalise(supplier.store, issued, clubs.TODAY)

    values = {line.key: line.copied for block in deposit.view(supplier.store, issued, clubs.TODAY).form for line in block.lines}

    assert (values["buyer_siret"], values["service_code"], values["engagement"]) == ("22930008201453", "131", "2026-004512")
    assert values["market_number"] == "M-2025-117"


@pytest.mark.parametrize(
    ("typed", "line", "missing"),
    [
        ({"market_number": ""}, {}, ("invoice.market_number", "invoice.market")),
        ({"order_number": ""}, {}, ("invoice.order_number", "invoice.order")),
        ({"price_list": ""}, {}, ("invoice.price_list", "invoice.price_list")),
        ({}, {"reference": ""}, ("invoice.lines.0.reference", "line.reference")),
        ({}, {"designation": ""}, ("invoice.lines.0.designation", "line.designation")),
        ({}, {"quantity": ""}, ("invoice.lines.0.quantity", "line.quantity")),
        ({}, {"unit_price": ""}, ("invoice.lines.0.unit_price", "line.unit_price")),
        ({"issued_on": ""}, {}, ("invoice.issued_on", "invoice.date_missing")),
    ],
)
def test_what_is_missing_is_asked_for(supplier, typed, line, missing):
    assert missing in said(supplier, {**MONTH, **MARKET, **typed}, {**LINE, **line})


def test_without_an_engagement_number_nothing_is_finalised(store, tmp_path):
    club = clubs.founded(store, tmp_path)
    opened = dossiers.create(store, club.association, "seine-saint-denis-pmi", "2026", clubs.TODAY)
    draft = Club(store, club.association, opened, tmp_path).draft(MONTH, [LINE])

    with pytest.raises(Refused) as refused:
        issue.finalise(store, draft, clubs.TODAY)

    assert [problem.code for problem in refused.value.problems] == ["engagement.missing"]
    assert "bon de commande" in refused.value.problems[0].sentence


@pytest.mark.parametrize(("procedure", "code"), [("seine-saint-denis-pmi", "132"), ("seine-saint-denis-creches", "131")])
def test_a_service_with_one_code_needs_no_question(store, tmp_path, procedure, code):
    club = clubs.founded(store, tmp_path)
    opened = dossiers.create(store, club.association, procedure, "2026", clubs.TODAY)

    assert dossiers.view(store, opened, clubs.TODAY).work.service_code == code


def test_the_child_welfare_service_asks_which_code(store, tmp_path):
    club = clubs.founded(store, tmp_path)
    opened = dossiers.create(store, club.association, "seine-saint-denis-ase", "2026", clubs.TODAY)

    assert dossiers.view(store, opened, clubs.TODAY).work.service_code is None
    for code in ("125", "218", "538"):
        dossiers.choose_service(store, opened, code)
        assert dossiers.view(store, opened, clubs.TODAY).work.service_code == code
    dossiers.choose_service(store, opened, "")
    assert dossiers.view(store, opened, clubs.TODAY).work.service_code is None


def test_its_two_mailboxes_are_a_choice(store, tmp_path):
    club = clubs.founded(store, tmp_path)
    opened = dossiers.create(store, club.association, "seine-saint-denis-ase", "2026", clubs.TODAY)

    letter = dossiers.letter(store, opened, "ask_engagement", clubs.TODAY)

    assert [email.split("@")[0] for _, email in letter.addresses] == ["def-compta-ase-hebergementtaemo", "def-compta-ase-fraisduquotidien"]
    assert all("ASE" in title for title, _ in letter.addresses)


@pytest.mark.parametrize(
    ("procedure", "mailboxes"),
    [
        ("seine-saint-denis-ase", ["def-compta-ase-hebergementtaemo", "def-compta-ase-fraisduquotidien"]),
        ("seine-saint-denis-pmi", ["def-compta-pmi-depenses"]),
        ("seine-saint-denis-creches", ["def-compta-creches-depenses"]),
    ],
)
def test_each_service_has_its_codes_its_mailboxes_and_its_links(procedure, mailboxes):
    rules = data.procedure(procedure)

    assert rules.recipient.siret == "22930008201453"
    assert [service.code for service in rules.recipient.services] == ["538", "125", "218", "132", "131"]
    assert [str(contact.email) for contact in rules.contacts] == [f"{name}@seinesaintdenis.fr" for name in mailboxes]
    assert {"https://ressources.seinesaintdenis.fr/", "https://communaute.chorus-pro.gouv.fr/"} <= {link.url for link in rules.links}
    assert any("R. 2192-3" in law.title for law in rules.laws)
    assert "bon de commande" in rules.engagement.where_to_find
    assert {"order", "bank"} <= {rule.kind for rule in rules.attachments}
    assert {item.key: item.known_by for item in rules.checklist}["order"] == "", "only she can tell that it is what was ordered"


def test_the_child_welfare_service_is_reached_by_telephone_and_asks_for_its_own_pieces():
    rules = data.procedure("seine-saint-denis-ase")

    assert "https://ressources.seinesaintdenis.fr/" in rules.engagement.where_to_find
    assert {rule.kind: rule.services for rule in rules.attachments if rule.demand == "required"} == {
        "care": ("125", "218"),
        "day_price": ("125",),
    }
    for contact in rules.contacts:
        assert contact.phone == "0143937576"
        assert contact.hours == "Du lundi au vendredi, de 9 h à 12 h et de 14 h à 16 h 30"


def test_two_payers_are_billed_in_the_same_month_in_one_series(store, tmp_path):
    club = clubs.judo(store, tmp_path)
    _, first = club.issues()
    opened = dossiers.create(store, club.association, "seine-saint-denis-creches", "2026", clubs.TODAY)
    other = Club(store, club.association, opened, tmp_path)
    other.receives(dossiers.view(store, opened, clubs.TODAY).dossier.engagements[0].id, "2026-004512")

    second = issue.finalise(store, other.draft(MONTH, [LINE]), clubs.TODAY)

    assert (first, second) == ("FA2026-001", "FA2026-002")
    assert dossiers.view(store, opened, clubs.TODAY).invoiced == 32_400
