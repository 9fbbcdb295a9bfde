"""What lists and the home page show, for each state of an invoice."""

import pytest

from chorus_desktop.domain.invoice import DocumentKind
from chorus_desktop.domain.lifecycle import Event, EventKind
from chorus_desktop.store.issuing import add_event
from chorus_desktop.store.settings import set_setting, setting
from chorus_desktop.store.summaries import dossier_amounts, home, invoice_rows
from tests.helpers import examples
from tests.helpers.stores import document, judo


def happen(store, invoice_id, *kinds):
    for kind in kinds:
        add_event(store, invoice_id, Event(kind=kind, on=examples.TODAY))


@pytest.fixture
def year(club):
    """A draft, an invoice to deposit, one deposited, one cancelled, a credit note deposited."""
    totals = document().totals.model_copy(update={"with_vat": 10_000})
    club.draft(issued_on=None)
    club.issue("FA2026-001")
    happen(club.store, club.issue("FA2026-002"), EventKind.DEPOSITED)
    happen(club.store, club.issue("FA2026-003"), EventKind.CANCELLED)
    happen(club.store, club.issue("AV2026-001", kind=DocumentKind.CREDIT_NOTE, totals=totals), EventKind.DEPOSITED)
    return club


def test_a_list_shows_each_invoice_with_its_state(year):
    rows = invoice_rows(year.store)

    assert [(row.number, row.state, row.kind, row.total, row.issued_on) for row in rows] == [
        ("", "draft", "invoice", 52_500, None),
        ("AV2026-001", "deposited", "credit_note", 10_000, "2026-01-31"),
        ("FA2026-003", "cancelled", "invoice", 52_500, "2026-01-31"),
        ("FA2026-002", "deposited", "invoice", 52_500, "2026-01-31"),
        ("FA2026-001", "finalised", "invoice", 52_500, "2026-01-31"),
    ]
    assert {(row.association, row.procedure, row.season, row.engagement) for row in rows} == {
        ("Judo Club de la Baie", "cloisirs-cherbourg", "2025-2026", "CP2026/4512/1")
    }
    assert {row.title for row in rows} == {"Facture de janvier 2026"}


def test_a_list_is_of_one_dossier_or_one_association(year):
    other = judo(year.store, name="Autre")
    theirs = other.draft()

    assert [row.id for row in invoice_rows(year.store, dossier_id=other.dossier)] == [theirs]
    assert [row.id for row in invoice_rows(year.store, association_id=other.association)] == [theirs]
    assert len(invoice_rows(year.store, association_id=year.association)) == 5
    assert len(invoice_rows(year.store)) == 6


def test_home_counts_and_sums_each_dossier(year):
    other = judo(year.store, name="Autre")

    first, second = home(year.store)

    assert (first.id, first.association, first.procedure, first.season) == (
        year.dossier,
        "Judo Club de la Baie",
        "cloisirs-cherbourg",
        "2025-2026",
    )
    assert (first.drafts, first.finalised, first.deposited) == (1, 1, 2)
    assert (first.invoiced, first.deposited_amount) == (52_500 + 52_500 - 10_000, 52_500 - 10_000)
    assert second == (other.dossier, other.association, "Autre", "cloisirs-cherbourg", "2025-2026", 0, 0, 0, 0, 0, second.saved_at)


def test_amounts_of_one_dossier_are_those_of_home(year):
    first = home(year.store)[0]

    assert dossier_amounts(year.store, year.dossier) == (first.invoiced, first.deposited_amount)
    assert dossier_amounts(year.store, "unknown") == (0, 0)


def test_the_last_change_of_an_invoice_is_the_last_of_its_dossier(club):
    before = home(club.store)[0].saved_at

    club.draft()

    assert home(club.store)[0].saved_at > before


def test_settings_are_kept_and_have_a_default(store):
    assert setting(store, "theme") == ""
    assert setting(store, "theme", "system") == "system"

    set_setting(store, "theme", "dark")
    set_setting(store, "theme", "light")

    assert setting(store, "theme", "system") == "light"
