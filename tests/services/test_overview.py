"""The « Bilan » over a real data file: what counts, what never will, who is late, and its report."""

import re
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from chorus_desktop.domain.invoice import DocumentKind
from chorus_desktop.domain.overview import Period, Standing, Sums
from chorus_desktop.domain.references import InvoiceNumber
from chorus_desktop.services import accounting, associations, overview, season_report
from chorus_desktop.store import summaries
from chorus_desktop.store.dossiers import add_dossier
from chorus_desktop.store.settings import PRACTICE, set_setting
from tests.helpers import books, examples
from tests.helpers.stores import Club, judo, opened

TODAY = date(2026, 7, 1)


@pytest.fixture
def store(tmp_path):
    store = opened(tmp_path)
    yield store
    store.close()


@pytest.fixture
def club(store):
    return judo(store)


def test_each_fact_is_counted_once_and_what_will_never_be_paid_not_at_all(club):
    books.year(club)

    view = overview.view(club.store, "", None, TODAY)

    assert view.period == Period(season="2025-2026")
    assert (view.choices.seasons, view.choices.years) == (("2025-2026",), ("2026",))
    # 525 + 480 + 612,50 + 440 + 300, less a credit note of 25.
    assert view.overview.total == Sums(233_250, 203_250, 100_500, 72_500)
    assert (view.overview.documents, view.overview.expected, view.overview.to_deposit) == (6, 130_750, 30_000)
    assert [item.key for item in view.overview.slices] == ["2026-01", "2026-02", "2026-03", "2026-04", "2026-05"]
    (payer,) = view.overview.payers
    assert payer.parts[Standing.WAITING] == 30_000
    assert sum(payer.parts.values()) == 233_250
    assert (len(view.void.rejected), len(view.void.cancelled), view.void.amount) == (1, 1, 143_900)
    assert (view.delays.late, view.delays.late_amount) == (3, 25_500 + 61_250 + 44_000)
    assert view.delays.paid.known == 1
    assert view.before == 0


def test_it_says_the_same_as_home(club):
    books.year(club)
    (totals,) = summaries.home(club.store)
    found = overview.view(club.store, "", Period(), TODAY).overview

    assert (found.total.billed, found.total.deposited) == (totals.invoiced, totals.deposited_amount)


def test_a_credit_note_on_a_rejected_invoice_takes_back_nothing(club):
    year = books.year(club)
    before = overview.view(club.store, "", None, TODAY).overview.total
    credit = books.issue(
        club, "AV2026-002", 44_000, date(2026, 5, 25), kind=DocumentKind.CREDIT_NOTE, original_number=InvoiceNumber("fa2026-005")
    )
    books.deposit(club, credit, date(2026, 5, 26))

    assert overview.view(club.store, "", None, TODAY).overview.total == before
    assert year.rejected


def test_a_year_and_an_association_are_apart(club):
    books.year(club)
    other = judo(club.store, name="Autre club", siret="987 654 324 00019")
    late = books.issue(other, "FA2026-001", 10_000, date(2026, 6, 30), seller=books.seller(other))

    assert overview.view(club.store, other.association, None, TODAY).overview.total.billed == 10_000
    assert overview.view(club.store, "", Period(year="2026"), TODAY).overview.total.billed == 243_250
    assert overview.view(club.store, "", Period(year="2025"), TODAY).overview.documents == 0
    assert {name for _, name in overview.choices(club.store, "").associations} == {"Judo Club de la Baie", "Autre club"}
    assert late


def test_where_some_payer_goes_by_civil_years_the_year_is_shown_first(club):
    books.year(club)
    pmi = add_dossier(club.store, examples.dossier(association=club.association, procedure="seine-saint-denis-pmi", season="2026"))
    books.issue(Club(club.store, club.association, pmi), "FA2026-008", 10_000, date(2026, 6, 30))

    view = overview.view(club.store, "", None, TODAY)

    assert (view.choices.seasons, view.choices.years, view.period) == (("2025-2026",), ("2026",), Period(year="2026"))
    assert [item.payer for item in view.overview.payers] == ["Ville de Cherbourg-en-Cotentin", "Département de la Seine-Saint-Denis"]
    assert overview.view(club.store, "", Period(season="2026"), TODAY).overview.documents == 1


def test_invoices_made_before_are_said_not_to_be_counted(club):
    books.year(club)
    associations.add_past(club.store, club.association, {"number": "FA2025-009", "day": "20/12/2025", "amount": "392,50", "status": "paid"})

    assert overview.view(club.store, "", None, TODAY).before == 1
    assert "1 facture faite avant ce programme" in text_of(season_report.paper(club.store, "", Period(), TODAY))


def test_an_empty_file_has_nothing_to_say(store):
    view = overview.view(store, "", None, TODAY)

    assert (view.overview.documents, view.choices.years, view.period) == (0, (), Period())


def text_of(pdf):
    said = "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    return re.sub(r"\s+", " ", said)


def test_the_report_is_printed_for_the_general_assembly(club):
    books.year(club)

    pdf = season_report.paper(club.store, club.association, Period(season="2025-2026"), TODAY)
    said = text_of(pdf)

    for wanted in (
        "Factures aux collectivités : saison 2025-2026", "Judo Club de la Baie", "SIRET 123 456 782 00010", "le 1er juillet 2026",
        "Facturé : 2 332,50 €", "Déposé : 2 032,50 €", "Accepté : 1 005,00 €", "Payé : 725,00 €", "Encore attendu des collectivités : 1 307,50 €",
        "Mai 2026", "Cherbourg-en-Cotentin", "1 facture rejetée et 1 annulée avant dépôt", "1 a été remplacée", "3 factures", "trésorier",
    ):  # fmt: skip
        assert wanted in said, wanted
    assert len(PdfReader(BytesIO(pdf)).pages) <= 2
    assert "Léo" not in said


def test_the_report_of_several_associations_names_their_number(club):
    judo(club.store, name="Autre club", siret="987 654 324 00019")
    books.year(club)

    said = text_of(season_report.paper(club.store, "", Period(), TODAY))

    assert "2 associations" in said
    assert "SIRET" not in said


def test_in_the_practice_file_the_report_and_the_entries_say_so(club):
    books.year(club)
    set_setting(club.store, PRACTICE, "yes")

    assert "SPÉCIMEN" in text_of(season_report.paper(club.store, "", Period(), TODAY))
    assert accounting.file_name(club.store, club.association, {"last": "31/12/2026"}).startswith("EXERCICE-123456782FEC")


def test_no_body_of_an_invoice_is_read_to_fill_the_page(club):
    books.year(club)
    read = []
    club.store._raw.set_trace_callback(read.append)
    overview.view(club.store, "", None, TODAY)
    club.store._raw.set_trace_callback(None)

    bodies = [said for said in read if re.search(r"(?<!past_)(invoice|issued)\.body", said)]
    assert bodies
    assert all("issued.kind = 'credit_note'" in said for said in bodies)
    assert any("standing" in said for said in read)
