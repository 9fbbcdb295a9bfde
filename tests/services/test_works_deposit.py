"""Depositing a piece of works: the form of « Factures de travaux » field by field, for a first deposit and after another piece."""

import base64
import json
import re

import pytest

from chorus_desktop import services
from chorus_desktop.domain import deposit as form
from chorus_desktop.domain.association import VatSituation
from chorus_desktop.domain.numbers import FrenchVat
from chorus_desktop.domain.works.piece import Piece, PieceState
from chorus_desktop.services import data
from chorus_desktop.store.associations import save_association
from chorus_desktop.store.issuing import issued
from chorus_desktop.store.settings import PRACTICE, set_setting
from tests.helpers import examples
from tests.helpers.works_file import AUGUST_5, LINES, PARTIES, opened_market

MOE, MOA = "12345678200010", "20005684400018"
ALL_LABELS = (
    "Type de dépôt", "Cadre de facturation de la pièce précédente", "Numéro de la pièce précédente", "Cadre de facturation", "Structure",
    "Raison sociale", "Destinataire (SIRET)", "Raison sociale", "Service", "Fournisseur (SIRET)", "Maîtrise d’œuvre (SIRET)",
    "Maîtrise d’ouvrage (SIRET)", "Numéro", "Date", "Format de dépôt", "Devise", "Type de TVA", "Numéro d’engagement", "Numéro de marché",
    "Montant HT", "Montant TVA", "Montant TTC", "Net à payer", "Détail de la TVA", "Pièces jointes complémentaires", "Commentaire",
)  # fmt: skip
"""As the webinar shows them, screen after screen."""


def established(
    store, cadre="A4", *, mine="supplier", continues="", lines=LINES, parties=PARTIES, vat=VatSituation.EXEMPT_NON_PROFIT, **market
):
    """A piece finalised; its id."""
    dossier_id = opened_market(store, mine=mine)
    (club,) = services.home.home(store, AUGUST_5).associations
    save_association(store, club.id, examples.judo_club(vat=vat, vat_number=FrenchVat("FR11123456782")), {})
    shown = services.markets.view(store, dossier_id, AUGUST_5)
    forms = {**shown.forms, **market}
    services.markets.save(store, dossier_id, forms, parties, lines, AUGUST_5)
    if continues:
        before = Piece(cadre="A4", number="SIT-07", on=AUGUST_5, state=PieceState.AVAILABLE)
        continues = services.works.add_piece(store, dossier_id, before)
    key = services.works.begin(store, dossier_id, cadre, continues, AUGUST_5)
    services.works.save_month(store, key, {}, {"quantities.1": "50", "quantities.2": "10"}, AUGUST_5)
    services.issue.finalise(store, key, AUGUST_5)
    return key


def lines_of(store, key):
    return [line for screen in services.companion.view(store, key, AUGUST_5).screens for block in screen.blocks for line in block.lines]


def values(store, key):
    return {line.key: line.copied for line in lines_of(store, key)}


def test_each_field_of_the_webinar_s_form_is_there_once_in_its_order(store):
    shown = lines_of(store, established(store))

    assert tuple(line.label for line in shown) == ALL_LABELS
    assert len({line.key for line in shown}) == len(shown)


def test_a_first_deposit_has_the_values_of_its_document(store):
    key = established(store, retention={"rate": "5"})

    shown = values(store, key)
    assert shown == {
        "works_start": "Dépôt initial", "previous_cadre": "", "previous_number": "",
        "cadre": "A4 : Dépôt par un fournisseur d’un projet de décompte mensuel",
        "seller_siret": "12345678200010", "seller_name": "Judo Club de la Baie",
        "buyer_siret": "21350123200010", "buyer_name": "Ville de Port-Neuf", "service_code": "",
        "supplier": "12345678200010", "manager": MOE, "owner": MOA,
        "number": "FA2026-001", "issued_on": "31/07/2026", "deposit_format": "Dépôt portail PDF non signé", "currency": "EUR",
        "vat_type": shown["vat_type"], "engagement": "", "market_number": "",
        "before_vat": "4000,00", "vat": "0,00", "with_vat": "4000,00", "net": "3800,00", "vat_detail": "", "files": "", "comment": "",
    }  # fmt: skip
    assert shown["vat_type"] == issued(store, key).vat_type


def test_a_piece_that_follows_another_names_it(store):
    key = established(store, "A15", mine="manager", continues="yes", parties=({**PARTIES[0], "role": "supplier"}, *PARTIES[1:]))

    shown = values(store, key)
    assert (shown["works_start"], shown["previous_number"]) == ("A partir d’une pièce existante dans Chorus Pro", "SIT-07")
    assert shown["previous_cadre"] == "A4 : Dépôt par un fournisseur d’un projet de décompte mensuel"
    assert shown["cadre"].startswith("A15")
    assert shown["number"].startswith("EA2026-")


def test_vat_is_told_rate_by_rate_where_there_are_several(store):
    taxed = tuple({**line, "vat_rate": rate} for line, rate in zip(LINES, ("20", "10"), strict=True))
    key = established(store, lines=taxed, vat=VatSituation.SUBJECT_ON_DEBITS)

    shown = values(store, key)
    assert shown["vat_detail"] == "20 % : 3000,00 HT, 600,00 TVA ; 10 % : 1000,00 HT, 100,00 TVA"
    assert (shown["before_vat"], shown["vat"], shown["with_vat"], shown["net"]) == ("4000,00", "700,00", "4700,00", "4700,00")


def test_who_is_not_on_the_portal_has_no_siret_there(store):
    away = tuple({**party, "absent": "oui"} if party["id"] == "owner" else party for party in PARTIES)

    assert values(store, established(store, parties=away))["owner"] == ""


def test_the_screens_come_in_the_order_of_the_portal_and_warn_where_one_goes_wrong(store):
    screens = services.companion.view(store, established(store), AUGUST_5).screens

    assert [screen.key for screen in screens] == [
        "open", "start", "upload", "parties", "references", "amounts", "files", "send", "certificate",
    ]  # fmt: skip
    assert [screen.key for screen in screens if screen.traps] == ["open", "start", "upload", "parties", "send"]
    said = " ".join(click for screen in screens for click in screen.clicks)
    for word in ("Factures de travaux", "Synthèse", "Rechercher", "SIREN", "Déposer", "Tableau de bord", "Archives", "Traiter le rejet"):
        assert word in said


@pytest.mark.parametrize(("person", "done"), [({}, False), ({"works": "oui"}, True), ({"works": "oui", "left_on": "01/08/2026"}, False)])
def test_the_checklist_knows_who_may_deposit_works(store, person, done):
    key = established(store)
    association = services.home.home(store, AUGUST_5).associations[0].id
    known = services.preparation.add_person(store, association)
    services.preparation.save_person(store, association, known, {"name": "Paul Lemoine", **person})

    rows = {row.key: row for row in services.deposit.view(store, key, AUGUST_5).checklist}
    assert rows["rights"].done is done
    assert "Factures de travaux" in rows["rights"].text


def test_one_trains_to_deposit_a_piece_of_works(store, tmp_path):
    set_setting(store, PRACTICE, "1")
    key = established(store)

    page = services.training.write_page(store, key, tmp_path, AUGUST_5).read_text(encoding="utf-8")
    told = json.loads(re.search(r'id="exercise">(.*?)</script>', page, re.DOTALL)[1])
    fields = {field["key"]: field for block in told["blocks"] for field in block["fields"]}

    assert ">Factures de travaux</h1>" in page
    assert "Déposer un lot" not in page
    assert {name: field["value"] for name, field in fields.items()} == {
        line.key: line.copied for block in form.form(issued(store, key), data.portal()) for line in block.lines
    }
    assert all(field["why"] for field in fields.values())
    assert fields["cadre"]["value"] in fields["cadre"]["choices"]
    assert fields["works_start"]["choices"] == ["Dépôt initial", "A partir d’une pièce existante dans Chorus Pro"]
    assert base64.b64decode(told["certificate"]).startswith(b"%PDF")
