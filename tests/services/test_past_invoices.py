"""Starting in the middle of a club's life: numbers already used, amounts that engagements already carry."""

from datetime import date

import pytest

from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.services import associations, dossiers, invoices, issue
from tests.helpers import clubs
from tests.helpers.clubs import TODAY, codes

LAST = {"number": "FA2026-011", "day": "20/01/2026", "amount": "392,50", "status": "paid", "engagement": "CP2026/4512/1"}


@pytest.fixture
def club(store, tmp_path):
    return clubs.judo(store, tmp_path)


def used(club):
    return {use.number: use.used for use in dossiers.view(club.store, club.dossier, TODAY).use}


def test_the_next_number_continues(club):
    assert associations.past_view(club.store, club.association, TODAY).next_number == "FA2026-001"

    assert associations.add_past(club.store, club.association, LAST) == ()

    view = associations.past_view(club.store, club.association, TODAY)
    assert (view.series, view.next_number) == ("FA2026-{n}", "FA2026-012")
    assert [invoice.amount for _, invoice in view.rows] == [39_250]
    assert club.issues()[1] == "FA2026-012"


def test_a_series_at_its_end_is_a_sentence(club):
    pattern = "ABCDEFGHIJKLMNOP{n}"
    associations.save(club.store, club.association, {"numbering": pattern})
    associations.add_past(club.store, club.association, {**LAST, "number": "ABCDEFGHIJKLMNOP9999"})

    view = associations.past_view(club.store, club.association, TODAY)

    assert view.next_number is None
    assert "dernier numéro" in view.full.sentence
    assert associations.next_numbers(club.store, club.association, (pattern, "{n"), TODAY) == (view.full, None)
    assert invoices.view(club.store, club.draft(), TODAY).expected_number is None


def test_numbers_of_another_series_or_year_change_nothing(club):
    for number in ("FA2025-040", "2026-99", "FA2026-ABC", "FB2026-050"):
        assert associations.add_past(club.store, club.association, {**LAST, "number": number}) == ()

    assert associations.past_view(club.store, club.association, TODAY).next_number == "FA2026-001"


@pytest.mark.parametrize(
    ("typed", "where"),
    [
        ({"number": ""}, ["number"]),
        ({"day": ""}, ["day"]),
        ({"number": "", "day": ""}, ["number", "day"]),
        ({"number": "FA 2026"}, ["number"]),
        ({"number": "31012026"}, ["number"]),
        ({"amount": "12,5O"}, ["amount"]),
        ({"day": "32/01/2026"}, ["day"]),
    ],
)
def test_what_lacks_or_cannot_be_read_is_said_and_nothing_is_added(club, typed, where):
    problems = associations.add_past(club.store, club.association, {**LAST, **typed})

    assert [problem.where for problem in problems] == where
    assert associations.past_view(club.store, club.association, TODAY).rows == ()


@pytest.mark.parametrize("again", ["FA2026-011", "fa2026-011", "FA2026/011"])
def test_a_number_known_already_is_refused_even_written_otherwise(club, again):
    associations.add_past(club.store, club.association, LAST)

    assert codes(associations.add_past(club.store, club.association, {**LAST, "number": again})) == [("number", "past.clash")]


def test_a_number_issued_here_is_refused(club):
    club.issues()

    assert codes(associations.add_past(club.store, club.association, {**LAST, "number": "FA2026-001"})) == [("number", "past.clash")]


def test_another_association_may_have_used_the_same_number(store, club, tmp_path):
    associations.add_past(store, club.association, LAST)
    dance = clubs.founded(store, tmp_path, name="Danse du Roule", siret="987 654 324 00019")

    assert associations.add_past(store, dance.association, LAST) == ()


def test_what_is_half_typed_waits_until_it_is_added(club):
    associations.keep_past_draft(club.store, club.association, {"number": "FA2026-0", "amount": "39"})
    assert associations.past_view(club.store, club.association, TODAY).typed == {"number": "FA2026-0", "amount": "39"}

    associations.add_past(club.store, club.association, LAST)

    assert associations.past_view(club.store, club.association, TODAY).typed == {}


def test_engagements_carry_what_was_invoiced_before_but_for_what_was_rejected(club):
    for rank, status in enumerate(("deposited", "accepted", "paid", "rejected"), start=1):
        associations.add_past(club.store, club.association, {**LAST, "number": f"A{rank}", "amount": f"{rank}00", "status": status})
    associations.add_past(club.store, club.association, {**LAST, "number": "A5", "amount": "", "engagement": "CP2025/4388/1"})

    assert used(club) == {"CP2025/4388/1": 0, "CP2026/4512/1": 60_000}

    club.issues()
    assert used(club)["CP2026/4512/1"] == 60_000 + 35_250


def test_an_older_date_than_the_last_number_is_refused(club):
    associations.add_past(club.store, club.association, {**LAST, "day": "02/02/2026"})

    view = invoices.view(club.store, club.ready(), TODAY)

    assert codes(view.problems) == [("invoice.issued_on", "numbering.date_before")]
    assert "2 février 2026" in view.problems[0].sentence


def test_one_removed_comes_back_unless_its_number_served_meanwhile(club):
    associations.add_past(club.store, club.association, {**LAST, "number": "FA2026-001"})
    ((past_id, _),) = associations.past_view(club.store, club.association, TODAY).rows
    associations.remove_past(club.store, past_id, TODAY)
    assert associations.past_view(club.store, club.association, TODAY).next_number == "FA2026-001"
    associations.put_back_past(club.store, past_id)
    assert associations.past_view(club.store, club.association, TODAY).next_number == "FA2026-002"

    associations.remove_past(club.store, past_id, TODAY)
    club.issues()
    with pytest.raises(Trouble, match="FA2026-001"):
        associations.put_back_past(club.store, past_id)


def test_a_pattern_whose_number_would_twin_an_old_one_stops(club):
    associations.add_past(club.store, club.association, {**LAST, "number": "FA2026/001", "day": "05/01/2026"})

    view = invoices.view(club.store, club.ready(), TODAY)

    assert codes(view.problems) == [("invoice.issued_on", "numbering.used")]
    associations.save(club.store, club.association, {"numbering": "JC{année}-{n:03}"})
    assert issue.finalise(club.store, view.id, TODAY) == "JC2026-001"


def test_the_numbers_of_last_year_do_not_hold_this_year_back(club):
    associations.add_past(club.store, club.association, {**LAST, "number": "FA2025-030", "day": "31/12/2025"})

    assert club.issues()[1] == "FA2026-001"
    assert associations.next_numbers(club.store, club.association, ("FA{année}-{n:03}",), date(2025, 12, 31)) == ("FA2025-031",)
