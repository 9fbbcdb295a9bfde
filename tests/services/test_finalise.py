"""Finalising: refused whole or done whole; numbers without a gap, in order, and never twice."""

import io
import sqlite3
from contextlib import closing
from datetime import date, timedelta

import pypdf
import pytest

from chorus_desktop.domain.lifecycle import InvoiceState
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.services import associations, attachments, home, invoices, issue
from chorus_desktop.services.views import Refused
from tests.helpers import clubs
from tests.helpers.clubs import JANUARY, TODAY, codes


def dump(store):
    """Everything the data file says, as another program reads it."""
    with closing(sqlite3.connect(f"file:{store.path}?mode=ro", uri=True)) as raw:
        return list(raw.iterdump())


def text_of(data):
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)


def test_what_is_drawn_before_the_number_is_marked_as_a_project(club):
    invoice_id = club.ready()

    before = text_of(issue.preview(club.store, invoice_id, TODAY))
    assert "PROJET" in before
    assert "FA2026-001" not in before

    issue.finalise(club.store, invoice_id, TODAY)
    after = text_of(issue.preview(club.store, invoice_id, TODAY))
    assert "PROJET" not in after
    assert "FA2026-001" in after


def test_a_preview_says_when_too_little_is_known(store, tmp_path):
    club = clubs.founded(store, tmp_path, iban="")

    with pytest.raises(Refused) as refused:
        issue.preview(store, club.draft(), TODAY)

    assert "IBAN" in refused.value.problems[0].sentence


def no_siret(club, draft):
    associations.save(club.store, club.association, {"siret": "123"})


def half_an_amount(club, draft):
    club.types(draft, already_paid="12,5O")


def tomorrow(club, draft):
    club.types(draft, issued_on="04/02/2026")


def no_signature(club, draft):
    club.signs(payer_signed_on="")


def no_certificate(club, draft):
    attachments.remove(club.store, draft, attachments.listed(club.store, draft)[0].id, TODAY)


def no_line(club, draft):
    invoices.save(club.store, draft, {}, (), TODAY)


def no_engagement(club, draft):
    club.receives("2026", "")


def no_rank(club, draft):
    associations.save(club.store, club.association, {"numbering": "FA"})


@pytest.mark.parametrize(
    "spoil",
    [no_siret, half_an_amount, tomorrow, no_signature, no_certificate, no_line, no_engagement, no_rank],
    ids=lambda act: act.__name__,
)
def test_nothing_is_written_when_it_is_refused(club, spoil):
    draft = club.ready()
    spoil(club, draft)
    before = dump(club.store)

    with pytest.raises(Refused) as refused:
        issue.finalise(club.store, draft, TODAY)

    assert all(problem.sentence for problem in refused.value.problems)
    assert dump(club.store) == before


def test_nothing_is_written_when_the_paper_does_not_show_what_it_must(club, monkeypatch):
    draft = club.ready()
    before = dump(club.store)
    read = pypdf.PageObject.extract_text
    monkeypatch.setattr(pypdf.PageObject, "extract_text", lambda page: read(page).replace("352,50", "325,50"))

    with pytest.raises(Refused) as refused:
        issue.finalise(club.store, draft, TODAY)

    assert {problem.code for problem in refused.value.problems} == {"paper.altered"}
    assert "Net à payer" in "".join(problem.sentence for problem in refused.value.problems)
    assert dump(club.store) == before


def test_nothing_is_written_when_the_paper_cannot_be_read_back(club, monkeypatch):
    def broken(_):
        raise pypdf.errors.LimitReachedError("too long")

    draft = club.ready()
    before = dump(club.store)
    monkeypatch.setattr(pypdf.PageObject, "extract_text", broken)

    with pytest.raises(Refused) as refused:
        issue.finalise(club.store, draft, TODAY)

    assert [problem.code for problem in refused.value.problems] == ["file.broken"]
    assert dump(club.store) == before


def test_nothing_is_written_when_the_disk_is_full(club):
    draft = club.ready()
    before = dump(club.store)
    ((pages,),) = club.store.rows("PRAGMA page_count")
    club.store.rows(f"PRAGMA max_page_count = {pages}")

    with pytest.raises(Trouble, match="plus de place"):
        issue.finalise(club.store, draft, TODAY)
    assert dump(club.store) == before
    assert invoices.view(club.store, draft, TODAY).state is InvoiceState.DRAFT

    club.store.rows("PRAGMA max_page_count = 100000")
    assert issue.finalise(club.store, draft, TODAY) == "FA2026-001"


def test_an_invoice_gets_its_number_once(club):
    invoice_id, _ = club.issues()
    before = dump(club.store)

    with pytest.raises(Refused) as refused:
        issue.finalise(club.store, invoice_id, TODAY)

    assert codes(refused.value.problems) == [("invoice", "issue.gone")]
    assert dump(club.store) == before


def test_an_older_date_is_refused_once_a_later_one_has_its_number(club):
    club.issues({**JANUARY, "issued_on": "02/02/2026"})
    draft = club.ready(JANUARY)

    with pytest.raises(Refused) as refused:
        issue.finalise(club.store, draft, TODAY)

    assert codes(refused.value.problems) == [("invoice.issued_on", "numbering.date_before")]
    club.types(draft, issued_on="02/02/2026")
    assert issue.finalise(club.store, draft, TODAY) == "FA2026-002"


def test_an_older_date_of_another_card_of_the_same_siren_is_refused_too(store, club, tmp_path):
    section = clubs.judo(store, tmp_path, name="Section", siret="123 456 782 00028")
    section.issues({**JANUARY, "issued_on": "02/02/2026"})

    found = codes(invoices.view(store, club.ready(), TODAY).problems)

    assert found == [("invoice.issued_on", "numbering.date_before")]


@pytest.mark.parametrize("pattern", ["FA{année}/{n:03}", "fa{année}+{n:03}"])
def test_a_number_that_would_twin_another_is_never_given(club, pattern):
    club.issues()
    associations.save(club.store, club.association, {"numbering": pattern})

    with pytest.raises(Refused) as refused:
        issue.finalise(club.store, club.ready(), TODAY)

    assert codes(refused.value.problems) == [("invoice.issued_on", "numbering.used")]


def test_a_series_goes_on_whatever_its_case(club):
    club.issues()
    associations.save(club.store, club.association, {"numbering": "fa{année}-{n:03}"})

    assert club.issues()[1] == "fa2026-002"


def test_a_number_too_long_for_the_portal_is_refused_at_the_pattern(club):
    found = associations.save(club.store, club.association, {"numbering": "JUDO-CLUB-BAIE-{année}-{n:04}"}).problems

    assert codes(found) == [("association.numbering", "numbering.result")]


def test_a_cancelled_number_is_never_given_again(club):
    first, number = club.issues()
    instead = issue.cancel(club.store, first, TODAY, "Erreur")

    assert issue.finalise(club.store, instead, TODAY) == "FA2026-002"
    assert [(row.number, row.said) for row in home.invoice_table(club.store)] == [
        ("FA2026-002", "Finalisée, à déposer"),
        (number, "Annulée avant dépôt"),
    ]


def test_the_series_begins_anew_with_the_year(club):
    december = {"issued_on": "31/12/2025", "period_from": "01/12/2025", "period_to": "31/12/2025"}

    assert [club.issues(typed)[1] for typed in (december, december, JANUARY, JANUARY)] == [
        "FA2025-001",
        "FA2025-002",
        "FA2026-001",
        "FA2026-002",
    ]
    assert club.issues(december)[1] == "FA2025-003"


def test_whatever_happens_numbers_follow_without_a_gap_and_in_order(club):
    """Cancelled, deposited, withdrawn, refused or credited: each series goes on one by one."""
    numbers, day, last = [], date(2026, 1, 1), ""
    for step, after in ((0, "cancel"), (3, "deposit"), (-1, ""), (0, "credit"), (5, "withdraw"), (-6, ""), (1, "cancel"), (0, "")):
        on = day + timedelta(days=step)
        draft = club.ready({"issued_on": f"{on:%d/%m/%Y}", "period_from": "01/12/2025", "period_to": "31/12/2025"})
        if step < 0:
            with pytest.raises(Refused):
                issue.finalise(club.store, draft, TODAY)
            continue
        last, day = draft, on
        numbers.append(issue.finalise(club.store, last, TODAY))
        if after == "cancel":
            issue.cancel(club.store, last, TODAY, "Erreur")
        elif after:
            issue.deposited(club.store, last, TODAY)
        if after == "withdraw":
            issue.not_deposited(club.store, last, TODAY, "Pas encore")
        if after == "credit":
            assert issue.finalise(club.store, invoices.credit(club.store, last, TODAY), TODAY) == "AV2026-001"

    assert numbers == [f"FA2026-{rank:03}" for rank in range(1, 7)]
