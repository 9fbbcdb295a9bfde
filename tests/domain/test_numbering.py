"""Numbers of invoices: the pattern, the next one, the order, and numbers too alike."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from chorus_desktop.domain.money import UnreadableError
from chorus_desktop.domain.numbering import Numbered, check_order, check_pattern, following, next_number, rank_in, series_of, twin
from chorus_desktop.domain.references import InvoiceNumber

DAY = date(2026, 3, 5)
PATTERN = "FA{année}-{n:03}"


def numbered(*pairs):
    return [Numbered(number=InvoiceNumber(number), day=day) for number, day in pairs]


def codes(problems):
    return [problem.code for problem in problems]


@pytest.mark.parametrize(
    "pattern", [PATTERN, "AV{année}-{n:03}", "{année}-{n:03}", "{n}", "FA{n:05}", "{année}/{mois}/{n:03}", "JCB_{mois}-{n:04}"]
)
def test_patterns_that_give_numbers(pattern):
    assert check_pattern(pattern) == ()


@pytest.mark.parametrize(
    ("pattern", "code", "said"),
    [
        ("", "numbering.no_rank", "ajoutez {n}"),
        ("FA{année}", "numbering.no_rank", "ajoutez {n}"),
        ("{n}-{n}", "numbering.twice", "gardez un seul {n}"),
        ("FA{annee}-{n}", "numbering.unknown", "«\u00a0{annee}\u00a0»"),
        ("FA{}-{n}", "numbering.unknown", "«\u00a0{}\u00a0»"),
        ("FA{n:3}", "numbering.unknown", "«\u00a0{n:3}\u00a0»"),
        ("Facture de mai {n}", "numbering.result", "Facture de mai 9999"),
        ("FACTUREJUDO{année}-{n:04}-X", "numbering.result", "20 caractères au plus"),
        ("FA{année-{n}", "numbering.result", "FA{année-9999"),
        ("{année}{n:04}", "numbering.result", "20260101"),
        ("{mois}{n:02}{année}", "numbering.result", "simple date"),
        ("{année}/{mois}/{n:02}", "numbering.result", "2026/12/01"),
    ],
)
def test_patterns_that_would_fail_one_day_are_refused_at_once(pattern, code, said):
    (problem,) = check_pattern(pattern)

    assert problem.code == code
    assert said in problem.sentence
    assert problem.where == "numbering"


def test_the_problem_of_a_pattern_is_under_its_own_field():
    assert check_pattern("", "credit_note_numbering")[0].where == "credit_note_numbering"


PIECES = st.lists(st.sampled_from([*"FA2-_/+ é{}", "{année}", "{mois}", "{n}", "{n:03}"]), max_size=8).map("".join)


@given(PIECES, st.dates(date(2020, 1, 1), date(2099, 12, 31)))
def test_an_accepted_pattern_gives_a_number_for_every_day_and_rank(pattern, day):
    if check_pattern(pattern):
        return
    series = series_of(pattern, day)
    for last in (0, 30, 100, 1230, 9997):
        number = next_number(pattern, day, [Numbered(number=InvoiceNumber(series.replace("{n}", str(last))))] if last else [])
        assert rank_in(series, number) == last + 1


def test_the_next_number_follows_the_highest_rank_of_its_series():
    existing = numbered(("FA2026-009", None), ("FA2026-010", None), ("FA2025-041", None), ("AV2026-050", None), ("2026-99", None))

    assert next_number(PATTERN, DAY, existing) == "FA2026-011"
    assert next_number(PATTERN, date(2027, 1, 1), existing) == "FA2027-001"
    assert next_number(PATTERN, date(2025, 12, 31), existing) == "FA2025-042"
    assert next_number("AV{année}-{n:03}", DAY, existing) == "AV2026-051"
    assert next_number(PATTERN, DAY, numbered(("FA2026-999", None))) == "FA2026-1000"


def test_a_number_retyped_in_small_letters_or_without_its_zeros_counts():
    assert next_number(PATTERN, DAY, numbered(("fa2026-11", None))) == "FA2026-012"


@pytest.mark.parametrize(
    ("series", "number", "rank"),
    [
        ("FA2026-{n}", "FA2026-007", 7),
        ("FA2026-{n}", "FA2026-7a", None),
        ("FA2026-{n}", "FA2025-007", None),
        ("{n}/2026", "12/2026", 12),
        ("+{n}", "+3", 3),
    ],
)
def test_a_rank_is_read_inside_its_series_only(series, number, rank):
    assert rank_in(series, number) == rank


def test_a_month_in_the_pattern_makes_a_series_of_its_own():
    assert series_of("{année}{mois}-{n}", DAY) == "202603-{n}"
    assert next_number("{année}-{mois}-{n:02}A", DAY, numbered(("2026-02-07A", None))) == "2026-03-01A"


def test_an_older_date_than_the_last_of_its_series_is_refused():
    existing = numbered(
        ("FA2026-001", date(2026, 1, 31)), ("FA2026-002", date(2026, 3, 6)), ("FA2026-003", None), ("AV2026-001", date(2026, 4, 1))
    )

    (problem,) = check_order(PATTERN, DAY, existing)

    assert (problem.code, problem.where) == ("numbering.date_before", "issued_on")
    assert "FA2026-002" in problem.sentence
    assert "6 mars 2026" in problem.sentence
    assert check_order(PATTERN, date(2026, 3, 6), existing) == ()
    assert check_order(PATTERN, date(2025, 12, 1), existing) == ()


def test_a_number_too_like_another_is_refused():
    existing = numbered(("FA2026/001", None))

    assert codes(check_order("FA{année}-{n:03}", DAY, existing)) == ["numbering.used"]


def test_a_series_that_is_full_says_so_instead_of_failing():
    pattern = "ABCDEFGHIJ{année}-{n}"
    full = numbered((f"ABCDEFGHIJ2026-{99999}", None))

    (problem,) = check_order(pattern, DAY, full)
    assert (problem.code, problem.where) == ("numbering.full", "issued_on")
    assert "ABCDEFGHIJ2026-…" in problem.sentence
    assert "ABCDEFGHIJ2026-100000" in problem.sentence
    assert following(pattern, DAY, full).where == "numbering"
    assert following(pattern, DAY, ()) == "ABCDEFGHIJ2026-1"


@pytest.mark.parametrize(
    ("one", "other", "same"), [("FA/1", "fa-1", True), ("FA+1", "FA-1", True), ("-FA1", "FA1", True), ("FA-1", "FA-01", False)]
)
def test_two_numbers_that_would_share_a_file_are_twins(one, other, same):
    assert twin(InvoiceNumber(one), InvoiceNumber(other)) is same


class Finalising(RuleBasedStateMachine):
    """Invoices finalised on days that come, in two series, some days refused: never a gap, a repeat or a step back."""

    def __init__(self):
        super().__init__()
        self.today = date(2025, 11, 1)
        self.existing = []

    @rule(days=st.integers(0, 40))
    def time_passes(self, days):
        self.today += timedelta(days=days)

    @precondition(lambda self: not self.existing)
    @rule(rank=st.integers(1, 400))
    def some_were_made_before_this_program(self, rank):
        self.existing.append(Numbered(number=InvoiceNumber(f"FA{self.today.year}-{rank:03}"), day=self.today))

    @rule(back=st.integers(0, 60), pattern=st.sampled_from([PATTERN, "AV{année}-{n:03}"]))
    def one_is_finalised(self, back, pattern):
        day = self.today - timedelta(days=back)
        last = max((item.day for item in self.existing if rank_in(series_of(pattern, day), item.number) is not None), default=date.min)
        refused = check_order(pattern, day, self.existing)
        assert bool(refused) == (day < last)
        if not refused:
            self.existing.append(Numbered(number=next_number(pattern, day, self.existing), day=day))

    @invariant()
    def each_series_is_continuous_and_chronological(self):
        for series in {series_of(pattern, item.day) for item in self.existing for pattern in (PATTERN, "AV{année}-{n:03}")}:
            ranked = [(rank, item.day) for item in self.existing if (rank := rank_in(series, item.number)) is not None]
            assert [rank for rank, _ in ranked] == list(range(ranked[0][0], ranked[0][0] + len(ranked))) if ranked else True
            assert [day for _, day in ranked] == sorted(day for _, day in ranked)

    @invariant()
    def no_two_numbers_share_a_file(self):
        assert len({item.number.safe.casefold() for item in self.existing}) == len(self.existing)


TestFinalising = Finalising.TestCase


def test_next_number_refuses_what_the_portal_would():
    with pytest.raises(UnreadableError):
        next_number("Facture {n}", DAY, [])
