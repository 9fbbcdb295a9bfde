"""Invoices, payments and facts as files of a spreadsheet, read again."""

import csv
import io
from datetime import date, datetime
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from chorus_desktop.domain.overview import Period
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.services import exports
from tests.helpers import books
from tests.helpers.stores import judo, opened


@pytest.fixture
def store(tmp_path):
    store = opened(tmp_path)
    yield store
    store.close()


@pytest.fixture
def club(store):
    made = judo(store, name="=Judo Club")
    books.year(made)
    return made


def sheets(path):
    book = CalamineWorkbook.from_path(path)
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def cells(content):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def columns(rows):
    head, *lines = rows
    return [dict(zip(head, line, strict=True)) for line in lines]


def written(club, tmp_path, period=None):
    return sheets(exports.write_workbook(club.store, "", period or Period(), tmp_path / "tout.xlsx"))


def test_a_workbook_has_three_sheets_whose_dates_are_dates_and_amounts_numbers(club, tmp_path):
    found = written(club, tmp_path)

    assert list(found) == ["Factures", "Paiements", "États"]
    invoices = columns(found["Factures"])
    assert sorted(row["Numéro"] for row in invoices) == ["AV2026-001", *(f"FA2026-00{rank}" for rank in range(1, 8))]
    by_number = {row["Numéro"]: row for row in invoices}
    paid = by_number["FA2026-001"]
    assert (paid["Date"], paid["Total TTC"], paid["Payé"], paid["Reste à payer"]) == (date(2026, 1, 31), 525.0, 525.0, 0.0)
    assert (paid["Déposée le"], paid["État sur le portail"], paid["Acceptée le"]) == (
        date(2026, 2, 2),
        "Mise en paiement",
        date(2026, 2, 20),
    )
    assert (paid["Collectivité"], paid["Saison"], paid["Engagement"]) == ("Ville de Cherbourg-en-Cotentin", "2025-2026", "CP2026/4512/1")
    assert (by_number["AV2026-001"]["Type"], by_number["AV2026-001"]["Total TTC"]) == ("Avoir", -25.0)
    assert {number for number, row in by_number.items() if row["Comptée dans le bilan"] == "non"} == {"FA2026-004", "FA2026-005"}
    assert by_number["FA2026-007"]["Situation"] == "Finalisée, à déposer"
    assert by_number["FA2026-007"]["Déposée le"] == ""


def test_a_text_is_never_a_formula(club, tmp_path):
    found = written(club, tmp_path)

    assert {row["Association"] for row in columns(found["Factures"])} == {"=Judo Club"}
    assert "+DON ANONYME" in {row["Libellé"] for row in columns(found["Paiements"])}
    content = exports.write_csv(club.store, "", Period(), "payments", tmp_path / "p.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    rows = cells(content)
    assert {row[0] for row in rows[1:]} == {"'=Judo Club"}
    assert "'+DON ANONYME" in {row[3] for row in rows}
    assert not [cell for row in rows[1:] for cell in row if cell.startswith(("=", "+", "@"))]


def test_payments_are_told_share_by_share_and_those_of_nothing_known_too(club, tmp_path):
    rows = columns(written(club, tmp_path)["Paiements"])

    assert [(row["Date"], row["Montant du virement"], row["Numéro de facture"], row["Part de cette facture"]) for row in rows] == [
        (date(2026, 3, 9), 525.0, "FA2026-001", 525.0),
        (date(2026, 4, 20), 200.0, "FA2026-002", 225.0),
        (date(2026, 4, 20), 200.0, "AV2026-001", -25.0),
        (date(2026, 5, 5), 10.0, "Sans facture connue", 10.0),
    ]


def test_facts_are_told_in_their_order(club, tmp_path):
    rows = [row for row in columns(written(club, tmp_path)["États"]) if row["Numéro"] == "FA2026-005"]

    assert [(row["Rang"], row["Date"], row["Fait"], row["État sur le portail"], row["Motif ou remarque"]) for row in rows] == [
        ("1", date(2026, 5, 4), "Déposée sur Chorus Pro", "", ""),
        ("2", date(2026, 5, 20), "État affiché par le portail", "Rejetée", "=Mauvais engagement"),
    ]


def test_a_period_has_its_own_documents_and_what_pays_them(club, tmp_path):
    found = written(club, tmp_path, Period(year="2025"))

    assert [len(rows) for rows in found.values()] == [1, 1, 1]
    assert len(columns(written(club, tmp_path, Period(season="2025-2026"))["Paiements"])) == 3


@pytest.mark.parametrize("kind", ["invoices", "payments", "facts"])
def test_a_csv_says_the_same_as_its_sheet(club, tmp_path, kind):
    title = {"invoices": "Factures", "payments": "Paiements", "facts": "États"}[kind]
    path = exports.write_csv(club.store, "", Period(), kind, tmp_path / f"{kind}.csv")
    rows = cells(path.read_bytes())

    def said(value):
        if isinstance(value, datetime | date):
            return f"{value:%d/%m/%Y}"
        return f"{value:.2f}".replace(".", ",") if isinstance(value, float) else value

    expected = [[said(cell) for cell in row] for row in written(club, tmp_path)[title]]
    assert [[cell.removeprefix("'") for cell in row] for row in rows] == expected


def test_the_same_twice_is_the_same_file(club, tmp_path):
    first = exports.write_workbook(club.store, "", Period(), tmp_path / "a.xlsx").read_bytes()

    assert exports.write_workbook(club.store, "", Period(), tmp_path / "b.xlsx").read_bytes() == first


def test_a_place_that_cannot_be_written_is_said(club):
    with pytest.raises(Trouble, match="Impossible d’écrire") as told:
        exports.write_workbook(club.store, "", Period(), Path("/nulle-part/a.xlsx"))
    assert "tableur" in told.value.what_to_do
