"""A bordereau of prices from a table: pasted, CSV or XLSX, with titles of lots, sub-totals and French figures."""

from decimal import Decimal

import pytest

from chorus_desktop.services import markets, price_import, table_import, trash
from tests.helpers import workbooks
from tests.helpers.works_file import AUGUST_5, opened_market

CSV = """Mairie de Valmarie – détail estimatif;;;;;
N° de prix;Désignation;U;Qté;P.U. HT;Total HT
;LOT 1 – MENUISERIES;;;;
1;Fenêtres neuves;u;24;412,00 €;9 888,00
1.2;Dépose, tri et évacuation;u;24;38,50;924,00
;Sous-total lot 1;;;;10 812,00
3.1;Isolation « 30 cm »;m²;1 180,5;46,205;54 545,00
3.2;Installation de chantier;ft;1;1.850,00;1 850,00
3.3;Nettoyage;m²;;12;
3.4;;m²;3;12;36
3.5;Sans prix;m²;3;;
3.6;Prix en lettres;m²;3;douze;
;TOTAL HT;;;;67 207,00
"""
ROWS = [
    ["N°", "Désignation", "Unité", "Quantité", "Prix unitaire HT", "TVA"],
    ["", "Lot 1", "", "", "", ""],
    ["1.1", "Dépose", "u", 24, 38.5, 20],
    ["1.2", "Peinture", "m²", 12.5, 18, 10],
]


@pytest.fixture
def market(store):
    return opened_market(store)


def brought(store, dossier_id, source):
    kind = price_import.kind(store, dossier_id)
    chosen = table_import.look(store, source, kind.wanted).chosen
    found = table_import.judge(store, kind, source, chosen, lambda *_: None)
    written = table_import.bring_in(store, kind, source, chosen, found.good + found.left_out, lambda *_: None)
    return chosen, found, written


def lines(store, dossier_id):
    return {line.code: line for line in markets.view(store, dossier_id, AUGUST_5).known.lines}


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "dpgf.csv"
    path.write_text(CSV, encoding="utf-8")
    return path


def test_columns_are_guessed_and_each_row_is_judged(store, market, table):
    chosen, found, _ = brought(store, market, table)

    assert chosen == {"code": 0, "designation": 1, "unit": 2, "quantity": 3, "unit_price": 4}
    assert (found.good, found.left_out) == (5, 6)
    assert [(each.row, each.problem.code) for each in found.listed] == [
        (3, "price_import.title"),
        (4, "price_import.known"),
        (6, "price_import.title"),
        (10, "price.designation"),
        (11, "price.unit_price"),
        (12, "decimal.text"),
        (13, "price_import.title"),
    ]


def test_french_figures_and_units_are_read(store, market, table):
    brought(store, market, table)

    kept = lines(store, market)
    assert [(kept[code].quantity, kept[code].unit, kept[code].unit_price) for code in ("1.2", "3.1", "3.2")] == [
        (Decimal(24), "u", Decimal("38.5")),
        (Decimal("1180.5"), "m²", Decimal("46.205")),
        (Decimal(1), "ft", Decimal(1850)),
    ]
    assert kept["3.2"].is_lump
    assert kept["3.3"].quantity is None, "asked for on the page of the market"


def test_a_known_price_takes_the_table_s_values_and_keeps_its_place_and_its_quantities(store, market, table):
    before = lines(store, market)["1"]

    _, _, written = brought(store, market, table)

    kept = lines(store, market)
    assert list(kept) == ["1", "2", "1.2", "3.1", "3.2", "3.3"]
    assert (kept["1"].id, kept["1"].designation, kept["1"].unit_price) == (before.id, "Fenêtres neuves", Decimal(412))
    assert written.said == "5 prix importés."


def test_a_bordereau_without_quantities_takes_none_away(store, market):
    with_rate = table_import.pasted("N°\tDésignation\tUnité\tQuantité\tPrix unitaire\tTVA\n1\tFenêtres\tu\t100\t60\t20")
    brought(store, market, with_rate)

    brought(store, market, table_import.pasted("N°\tDésignation\tPrix unitaire\n1\tFenêtres\t72"))

    kept = lines(store, market)["1"]
    assert (kept.unit, kept.quantity, kept.vat_rate, kept.unit_price) == ("u", Decimal(100), Decimal(20), Decimal(72))


def test_all_is_taken_back_in_one_go(store, market, table):
    before = lines(store, market)
    _, _, written = brought(store, market, table)

    table_import.take_back(store, price_import.kind(store, market), written.undo)

    assert lines(store, market) == before


def test_the_same_table_again_changes_nothing(store, market, table):
    brought(store, market, table)
    once = lines(store, market)

    _, _, again = brought(store, market, table)

    assert (again.said, again.undo) == ("0 prix importé.", "")
    assert lines(store, market) == once


@pytest.mark.parametrize("pasted", [False, True], ids=["xlsx", "pasted"])
def test_a_workbook_and_cells_copied_from_it_say_the_same(store, market, tmp_path, pasted):
    path = tmp_path / "bpu.xlsx"
    path.write_bytes(workbooks.xlsx(workbooks.sheet(ROWS)))
    cells = "\n".join("\t".join(str(cell).replace(".5", ",5") for cell in row) for row in ROWS)

    brought(store, market, table_import.pasted(cells) if pasted else path)

    kept = lines(store, market)
    assert [(kept[code].quantity, kept[code].unit_price, kept[code].vat_rate) for code in ("1.1", "1.2")] == [
        (Decimal(24), Decimal("38.5"), Decimal(20)),
        (Decimal("12.5"), Decimal(18), Decimal(10)),
    ]


def test_a_dossier_thrown_away_comes_back_with_its_market(store, market, table):
    brought(store, market, table)
    whole = markets.view(store, market, AUGUST_5).known

    trash.delete_dossier(store, market, AUGUST_5)
    trash.put_back(store, "dossier", market)

    assert markets.view(store, market, AUGUST_5).known == whole
