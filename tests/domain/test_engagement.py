"""Which engagement number an invoice takes, why, and what stops it: C'LOISIRS day by day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chorus_desktop.domain.engagement import Basis, Engagement, ceiling_problem, check, mask_matches, pick, since, tidied
from chorus_desktop.domain.problems import Level
from chorus_desktop.domain.references import EngagementNumber
from tests.helpers import examples

SEASON = examples.season("2025-2026")
NEXT = examples.season("2026-2027")
WINDOWLESS = SEASON.model_copy(update={"windows": ()})
ORDER = Engagement(id="bc", number=EngagementNumber("BC 77"), basis=Basis.PURCHASE_ORDER)


def codes(found):
    return [problem.code for problem in found.problems]


@pytest.mark.parametrize(
    ("day", "number"),
    [
        (date(2025, 8, 31), None),
        (date(2025, 9, 1), "CP2025/4388/1"),
        (date(2025, 12, 31), "CP2025/4388/1"),
        (date(2026, 1, 1), "CP2026/4512/1"),
        (date(2026, 7, 3), "CP2026/4512/1"),
        (date(2026, 7, 4), None),
        (date(2026, 11, 15), None),
    ],
)
def test_the_date_of_the_invoice_decides(day, number):
    found = pick(day, SEASON, examples.engagements())

    if number:
        assert found.engagement is not None
        assert found.engagement.number == number
        assert found.problems == ()
        assert "elle relève de" in found.because
    else:
        assert (found.engagement, codes(found)) == (None, ["engagement.no_window"])
        assert "2025-2026" in found.problems[0].sentence


@given(st.dates(date(2025, 1, 1), date(2027, 12, 31)))
def test_a_day_takes_the_number_of_its_year_or_stops(day):
    found = pick(day, SEASON, examples.engagements())

    if date(2025, 9, 1) <= day <= date(2026, 7, 3):
        assert found.engagement is not None
        assert str(found.engagement.number).startswith(f"CP{day.year}/")
    else:
        assert found.engagement is None
        assert any(problem.level is Level.ERROR for problem in found.problems)


def test_by_analogy_the_number_of_2026_serves_the_autumn_to_be_confirmed():
    kept = Engagement(id="e", number=EngagementNumber("CP2026/4512/1"), window="2026")

    for day in (date(2026, 9, 1), date(2026, 11, 15), date(2026, 12, 31)):
        found = pick(day, NEXT, [kept])
        assert found.engagement == kept
        assert [(problem.code, problem.level) for problem in found.problems] == [("engagement.by_analogy", Level.WARNING)]


@pytest.mark.parametrize("day", [date(2027, 1, 1), date(2027, 1, 15), date(2027, 6, 30)])
def test_the_number_of_2027_is_awaited_from_january(day):
    found = pick(day, NEXT, [Engagement(id="e", number=EngagementNumber("CP2026/4512/1"), window="2026")])

    assert codes(found) == ["engagement.awaited"]
    assert "à partir du 1er janvier 2027" in found.problems[0].sentence
    assert "Préparez la facture" in found.problems[0].sentence


def test_before_the_season_nothing_serves():
    assert codes(pick(date(2026, 8, 31), NEXT, [])) == ["engagement.no_window"]


def test_the_number_of_a_window_not_typed_yet_is_asked_for():
    found = pick(date(2025, 10, 1), SEASON, [Engagement(id="e2025", window="2025")])

    assert codes(found) == ["engagement.not_entered"]
    assert "Septembre à décembre 2025" in found.problems[0].sentence
    assert "convention signée" in found.problems[0].sentence


def test_a_window_without_a_word_of_its_own_says_what_to_do():
    windows = tuple(window.model_copy(update={"note": ""}) for window in SEASON.windows)

    found = pick(date(2026, 2, 1), SEASON.model_copy(update={"windows": windows}), [])

    assert "vous la finaliserez quand il arrivera" in found.problems[0].sentence


def test_two_numbers_for_one_window_must_be_chosen_between():
    twice = (*examples.engagements(), Engagement(id="e3", number=EngagementNumber("CP2026/9/1"), window="2026"))

    assert codes(pick(date(2026, 2, 1), SEASON, twice)) == ["engagement.ambiguous"]
    assert pick(date(2026, 2, 1), SEASON, twice, chosen_id="e3").engagement == twice[2]


def test_a_number_chosen_by_hand_for_a_date_it_does_not_cover_needs_a_reason():
    late = date(2026, 7, 10)

    asked = pick(late, SEASON, examples.engagements(), "e2026")
    given_one = pick(late, SEASON, examples.engagements(), "e2026", " Accord de Mme Quesnel du 6 juillet ")

    assert codes(asked) == ["engagement.reason"]
    assert (codes(given_one), given_one.because) == ([], "Choisi à la main\u00a0: Accord de Mme Quesnel du 6 juillet")


def test_a_number_chosen_by_hand_that_covers_the_date_needs_none():
    found = pick(date(2026, 2, 1), SEASON, examples.engagements(), "e2026")

    assert (codes(found), found.because) == ([], "Choisi à la main\u00a0; il couvre bien le 1er février 2026.")


def test_a_chosen_number_that_is_gone_is_said():
    assert codes(pick(date(2026, 2, 1), SEASON, examples.engagements(), "gone")) == ["engagement.unknown"]
    assert codes(pick(date(2026, 2, 1), SEASON, [Engagement(id="empty", window="2026")], "empty")) == ["engagement.unknown"]


def test_where_a_season_has_no_window_the_only_number_serves():
    found = pick(date(2026, 2, 1), WINDOWLESS, [ORDER])

    assert found.engagement == ORDER
    assert "sans dates" in found.because


def test_where_a_season_has_windows_an_undated_number_never_slides_into_a_date_outside_them():
    found = pick(date(2026, 8, 10), SEASON, [*examples.engagements(), ORDER])

    assert (found.engagement, codes(found)) == (None, ["engagement.no_window"])
    assert codes(pick(date(2026, 8, 10), SEASON, [ORDER], "bc")) == ["engagement.reason"]


def test_a_number_with_dates_of_its_own_serves_between_them():
    dated = Engagement(id="d", number=EngagementNumber("BC 78"), valid_from=date(2026, 7, 4), valid_to=date(2026, 8, 31))

    assert pick(date(2026, 7, 4), SEASON, [dated]).engagement == dated
    assert pick(date(2026, 8, 31), SEASON, [dated]).engagement == dated
    assert pick(date(2026, 9, 1), SEASON, [dated]).engagement is None
    other = dated.model_copy(update={"id": "d2", "number": EngagementNumber("BC 79")})
    assert codes(pick(date(2026, 8, 1), SEASON, [dated, other])) == ["engagement.ambiguous"]


def test_a_number_given_for_a_window_of_another_season_does_not_serve():
    """A dossier of another season may have carried it along: its key is unknown here."""
    stale = Engagement(id="s", number=EngagementNumber("CP2024/1/1"), window="2024")

    assert not stale.serves(date(2026, 8, 10), SEASON)
    assert codes(pick(date(2026, 8, 10), SEASON, [stale])) == ["engagement.no_window"]
    assert codes(pick(date(2026, 8, 10), SEASON, [stale], "s")) == ["engagement.reason"]


@pytest.mark.parametrize(
    ("engagement", "said"),
    [
        (Engagement(window="2026"), "du 01/01/2026 au 03/07/2026"),
        (Engagement(valid_from=date(2026, 1, 1)), "à partir du 01/01/2026"),
        (Engagement(valid_to=date(2026, 1, 1)), "jusqu’au 01/01/2026"),
        (Engagement(), "sans dates"),
    ],
)
def test_a_validity_is_said_in_a_few_words(engagement, said):
    assert engagement.span(SEASON) == said


def test_an_open_window_has_no_end():
    assert Engagement(window="2027").span(NEXT) == "à partir du 01/01/2027"


@pytest.mark.parametrize(
    ("mask", "number", "matches"),
    [
        ("CP2026/*/1", "CP2026/4512/1", True),
        ("CP2026/*/1", "cp2026/x/1", True),
        ("CP2026/*/1", "CP2025/4512/1", False),
        ("CP2026/*/1", "CP2026//1", False),
        ("CP2026/*/1", "CP2026/4/5/1", False),
        ("CP2026/*/1", "CP2026/4512/12", False),
        ("CP.*", "CPX", False),
        ("*", "n’importe quoi", True),
    ],
)
def test_a_mask_is_no_pattern_of_code(mask, number, matches):
    assert mask_matches(mask, number) is matches


def test_the_model_of_the_notice_copied_as_it_is_is_no_number():
    copied = Engagement(id="x", number=EngagementNumber("CP2026/xnumero/1"), window="2026")

    (problem,) = check(copied, SEASON, [copied], "CP*/*/1", examples.cloisirs().engagement.placeholder)

    assert (problem.code, problem.level) == ("engagement.placeholder", Level.ERROR)
    assert "remplacez XNUMERO" in problem.sentence
    assert check(copied, SEASON, [copied], "CP*/*/1") == ()


def test_an_unexpected_form_is_only_a_doubt():
    odd = Engagement(id="x", number=EngagementNumber("2026-4512"), window="2026")

    (problem,) = check(odd, SEASON, [odd], "CP*/*/1")

    assert (problem.code, problem.level) == ("engagement.mask", Level.WARNING)
    assert "CP2026/…/1" in problem.sentence


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("cp2026 / 4512/ 1", "CP2026/4512/1"),
        ("CP2026/4512/1", "CP2026/4512/1"),
        ("cp2026/45ab/1", "CP2026/45ab/1"),
        ("cp2025/4512/1", "cp2025/4512/1"),
        ("BC 77", "BC 77"),
    ],
)
def test_spaces_and_capitals_are_those_of_the_payer_and_nothing_else_changes(typed, written):
    assert tidied("CP2026/*/1", EngagementNumber(typed)) == written


def test_a_number_of_the_other_year_says_which_one_it_looks_like():
    wrong = Engagement(id="x", number=EngagementNumber("CP2025/4388/1"), window="2026")

    (problem,) = check(wrong, SEASON, [wrong], "CP*/*/1")

    assert (problem.code, problem.level) == ("engagement.other_window", Level.WARNING)
    assert "a la forme de «\u00a0Septembre à décembre 2025\u00a0», pas celle attendue ici (CP2026/…/1)" in problem.sentence


def test_a_number_is_awaited_until_the_payer_gives_it():
    day, (problem,) = date(2026, 1, 12), pick(date(2026, 1, 12), SEASON, ()).problems

    assert since(problem, SEASON, day, date(2025, 12, 31)) == problem
    assert "communiqué depuis le 1er janvier 2026" in since(problem, SEASON, day, date(2026, 1, 1)).sentence
    assert since(problem, SEASON, None, date(2026, 1, 1)) == problem


def test_outside_any_window_the_mask_of_the_procedure_speaks_and_a_purchase_order_has_none():
    odd = Engagement(id="x", number=EngagementNumber("2026-4512"))

    assert [problem.code for problem in check(odd, SEASON, [odd], "CP*/*/1")] == ["engagement.mask"]
    assert check(ORDER, SEASON, [ORDER], "CP*/*/1") == ()
    assert check(Engagement(id="y", window="2026"), SEASON, [], "CP*/*/1") == ()


def test_the_same_number_twice_in_one_window_is_an_error():
    one, two = (Engagement(id=name, number=EngagementNumber("CP2026/1/1"), window="2026") for name in "ab")

    assert [problem.code for problem in check(one, SEASON, [one, two], "*")] == ["engagement.twice"]
    assert check(one, SEASON, [one, two.model_copy(update={"window": "2025"})], "*") == ()


def test_dates_that_cross_are_an_error():
    crossed = Engagement(id="x", valid_from=date(2026, 2, 2), valid_to=date(2026, 2, 1))

    assert [problem.code for problem in check(crossed, SEASON, [], "*")] == ["engagement.dates"]


def test_a_ceiling_warns_from_the_first_cent_over_it():
    capped = examples.engagements()[1]

    assert ceiling_problem(capped, 490_000, 2_000) is None
    over = ceiling_problem(capped, 490_000, 2_001)
    assert over is not None
    assert over.level is Level.WARNING
    assert "dépassé de 0,01\u00a0€" in over.sentence
    assert ceiling_problem(examples.engagements()[0], 10**9, 10**9) is None


def test_the_choices_of_an_engagement_have_words():
    assert [basis.label for basis in Basis] == ["Une période de l’année", "Un bon de commande"]


@given(st.integers(0, 400))
def test_windows_of_the_shipped_seasons_never_overlap(offset):
    for season in examples.cloisirs().seasons:
        day = season.starts_on + timedelta(days=offset)
        assert sum(window.serves(day) for window in season.windows) <= 1
