"""The report of a season: valid, on two pages at most, its drawings with words and tables, whatever the period holds."""

import re
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from chorus_desktop.documents.season_report import SeasonReport, season_report
from chorus_desktop.domain.overview import Bill, Receipt, overview, received
from tests.helpers.verapdf import judged, validate


def bill(rank, **changes):
    month = f"{2025 + (rank + 8) // 12}-{(rank + 8) % 12 + 1:02}"
    values = {
        "id": str(rank), "payer": "Ville de Cherbourg-en-Cotentin", "season": "2025-2026", "total": 48_000 + rank, "net": 48_000 + rank,
        "void": False, "state": "deposited", "issued_on": f"{month}-28", "deposited_on": f"{month}-28",
        "accepted_on": f"{month}-28" if rank % 2 else "",
    }  # fmt: skip
    return Bill(**{**values, **changes})


def report(bills, receipts=(), **changes):
    found = SeasonReport(
        period="Saison 2025-2026", owner="Judo Club de la Baie", siret="123 456 782 00010", overview=overview(bills, received(receipts)),
        engagements=[("CP2025/4388/1", 192_000, 492_000), ("CP2026/4512/1", 288_000, None)],
        said=["Aucune facture n’est en retard de paiement."], day=date(2026, 7, 1),
    )  # fmt: skip
    return replace(found, **changes)


SEASON = [bill(rank) for rank in range(10)]
PAYERS = [bill(rank % 10, payer=f"Ville de Très-Longue-Appellation-sur-{'Mer' * 20} {rank}") for rank in range(14)]
YEARS = [bill(rank, issued_on=f"{2016 + rank}-05-31", deposited_on="", accepted_on="") for rank in range(10)]
CREDIT = [bill(0, total=-5_000, net=-5_000), bill(1)]
KINDS = {
    "season": report(SEASON, [Receipt("1", "2025-12-05", 48_001)]),
    "payers": report(PAYERS),
    "years": report(YEARS, period="Depuis le début"),
    "credit": report(CREDIT),
    "nothing": report([], engagements=(), siret="", owner="2 associations"),
}


@judged
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("flavour", ["1a", "ua1"])
def test_it_is_valid(kind, flavour):
    assert validate(season_report(KINDS[kind]).data, flavour) == []


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_the_same_twice(kind):
    assert season_report(KINDS[kind]).data == season_report(KINDS[kind]).data


def test_a_season_takes_two_pages_at_most():
    assert season_report(KINDS["season"]).pages == 2
    assert season_report(KINDS["nothing"]).pages == 1


@pytest.mark.parametrize("count", range(10, 55, 3))
def test_a_signature_is_never_alone_on_its_page(count):
    for rank in range(count, count + 3):
        numbers = report(SEASON[:2], engagements=[(f"CP2026/{n}/1", 100, None) for n in range(rank)])
        sentences = report(SEASON[:2], engagements=(), said=["Une phrase."] * rank)
        for found in (numbers, sentences):
            said = PdfReader(BytesIO(season_report(found).data)).pages[-1].extract_text()
            assert re.search(r"page \d/\d\n(?!Certifié exact)", said), said


def test_each_drawing_is_told_in_words_and_has_its_place():
    figures = [node for node in _nodes(PdfReader(BytesIO(season_report(KINDS["season"]).data))) if node.get("/S") == "/Figure"]

    assert len(figures) == 2
    for figure in figures:
        assert "tableau qui suit" in figure["/Alt"]
        left, bottom, right, top = (float(side) for side in figure["/A"]["/BBox"])
        assert 0 < left < right < 596
        assert 0 < bottom < top < 842


def test_every_bar_is_drawn_and_those_of_nothing_are_not():
    def boxes(found):
        content = b"".join(page.get_contents().get_data() for page in PdfReader(BytesIO(season_report(found).data)).pages)
        return content.count(b" re ")

    # Without a payment, the bar « payé » of the month and that of the payer are gone.
    assert boxes(report(SEASON)) == boxes(KINDS["season"]) - 2


def test_the_table_says_every_month():
    said = "\n".join(page.extract_text() for page in PdfReader(BytesIO(season_report(KINDS["season"]).data)).pages)

    for month in ("Septembre 2025", "Décembre 2025", "Juin 2026", "Total"):
        assert month in said
    assert "trésorier" in said


def _nodes(reader):
    left = [reader.trailer["/Root"]["/StructTreeRoot"]]
    while left:
        node = left.pop()
        if not isinstance(node, dict):
            continue
        yield node
        kids = node.get("/K", [])
        left += [kid.get_object() for kid in (kids if isinstance(kids, list) else [kids])]
