"""Summary, checklist, sheets, letter and list: valid, the same twice, complete, and on one page where they must be."""

from datetime import date

import pytest

from chorus_desktop.documents.checklist import checklist_paper
from chorus_desktop.documents.convention_sheet import convention_paper
from chorus_desktop.documents.cover_letter import letter_paper
from chorus_desktop.documents.deposit_summary import summary_paper
from chorus_desktop.documents.example_certificate import example_certificate
from chorus_desktop.documents.invoice_sheet import invoice_sheet
from chorus_desktop.documents.list_paper import Listing, list_paper
from chorus_desktop.documents.table import Column
from chorus_desktop.domain.association import Association
from chorus_desktop.domain.convention import Convention
from chorus_desktop.domain.deposit import checklist, form
from chorus_desktop.domain.letters import fill
from tests.documents.approved import assert_approved, pages
from tests.documents.samples import document, joined_file
from tests.helpers import examples
from tests.helpers.verapdf import judged, validate

FILES = tuple(joined_file(f"PJ{rank}-attestations-FA2026-012.pdf") for rank in range(1, 21))
KNOWN = {"convention_signed": date(2025, 9, 12), "engagement_known": True, "attachments_joined": False}


def summary(found):
    return summary_paper(found, form(found, examples.portal()), examples.portal().clicks, examples.cloisirs())


def letter():
    work = examples.work()
    subject, body = fill(work.procedure.letter("cover_letter"), work)
    return letter_paper(work.association, work.procedure, subject, body, examples.TODAY)


def listing(count):
    rows = [[f"FA2026-{rank:03}", "31/05/2026", "Facture de mai 2026", "352,50\u00a0€"] for rank in range(1, count + 1)]
    columns = [Column("Numéro"), Column("Date"), Column("Objet", share=1), Column("Net à payer", "right")]
    return list_paper(
        Listing("Factures", "Toutes", columns, rows, [("Total", "1\u202f000,00\u00a0€")], "Judo Club de la Baie", date(2026, 6, 1))
    )


PAPERS = {
    "summary": lambda: summary(document(3)),
    "summary-full": lambda: summary(document(3, subject=True, files=FILES, comment="Vingt fichiers joints. " * 8)),
    "checklist": lambda: checklist_paper(document(3), checklist(examples.cloisirs(), KNOWN), examples.cloisirs()),
    "convention-sheet": lambda: convention_paper(examples.judo_club(), examples.convention(), examples.cloisirs(), examples.season()),
    "convention-sheet-empty": lambda: convention_paper(Association(), Convention(), examples.cloisirs(), examples.season()),
    "cover-letter": letter,
    "invoice-sheet": lambda: invoice_sheet(document(3, subject=True), examples.cloisirs()),
    "list": lambda: listing(90),
    "list-empty": lambda: listing(0),
    "certificate": lambda: example_certificate(examples.judo_club(), examples.invoice()),
}


@pytest.mark.parametrize("name", ["A" * 3000, "Association " * 250, "W" * 200])
def test_the_summary_stays_one_page_whatever_was_pasted_as_a_name(name):
    found = document(3, files=FILES, comment="W" * 200)
    seller, buyer = (of.model_copy(update={"name": name}) for of in (found.seller, found.buyer))

    paper = summary(found.model_copy(update={"seller": seller, "buyer": buyer, "vat_reason": name}))

    assert paper.pages == 1
    assert "…" in "".join(pages(paper.data))


@judged
@pytest.mark.parametrize("name", PAPERS)
def test_valid_under_three_standards(name):
    data = PAPERS[name]().data

    assert {flavour: validate(data, flavour) for flavour in ("1b", "1a", "ua1")} == {"1b": [], "1a": [], "ua1": []}


@pytest.mark.parametrize("name", PAPERS)
def test_same_input_same_bytes(name):
    assert PAPERS[name]().data == PAPERS[name]().data


@pytest.mark.parametrize("name", ["summary", "checklist", "convention-sheet", "cover-letter", "invoice-sheet", "certificate"])
def test_text_of_each_page(name):
    assert_approved(name, PAPERS[name]().data)


@pytest.mark.parametrize("name", ["summary", "summary-full", "checklist", "convention-sheet", "cover-letter", "certificate"])
def test_holds_on_one_page(name):
    assert PAPERS[name]().pages == 1


def test_summary_shows_every_field_with_its_value():
    found = document(3)
    text = " ".join(pages(summary(found).data)[0].split())

    for block in form(found, examples.portal()):
        for line in block.lines:
            assert " ".join(line.label.split()) in text
            assert " ".join(line.value.split()) in text


def test_summary_names_every_file():
    text = "".join(pages(PAPERS["summary-full"]().data)).replace("\n", "")

    assert all(file["name"] in text for file in FILES)


def test_checklist_dates_what_is_done():
    text = pages(PAPERS["checklist"]().data)[0]

    assert "Fait le 12 septembre 2025." in text
    assert text.count("Vérifié par le programme.") == 1


def test_what_is_not_known_leaves_a_line_to_write_on():
    text = pages(PAPERS["convention-sheet-empty"]().data)[0]

    assert text.count("………") >= 9


def test_a_long_list_repeats_its_titles():
    texts = pages(PAPERS["list"]().data)

    assert len(texts) > 2
    assert all("Numéro" in text for text in texts)
    assert all(f"FA2026-{rank:03}" in "".join(texts) for rank in range(1, 91))
