"""Engagement numbers: the right one for a date and why, by hand with a reason, awaited, over its ceiling, taken away and back."""

from datetime import date

import pytest

from chorus_desktop.services import deposit, dossiers, invoices, issue
from chorus_desktop.services.views import Refused
from tests.helpers import clubs
from tests.helpers.clubs import TODAY, codes

MARCH = date(2026, 3, 3)
AUTUMN = {"issued_on": "30/11/2025", "period_from": "01/11/2025", "period_to": "30/11/2025"}
FEBRUARY = {"issued_on": "28/02/2026", "period_from": "01/02/2026", "period_to": "28/02/2026"}
AUGUST = {"issued_on": "20/08/2025", "period_from": "01/11/2025", "period_to": "30/11/2025"}


def picked(club, typed):
    return invoices.view(club.store, club.draft(typed), TODAY).work.pick


@pytest.mark.parametrize(
    ("day", "number", "because"),
    [
        ("01/09/2025", "CP2025/4388/1", "Septembre à décembre 2025"),
        ("31/12/2025", "CP2025/4388/1", "Septembre à décembre 2025"),
        ("01/01/2026", "CP2026/4512/1", "Janvier au 3 juillet 2026"),
        ("03/02/2026", "CP2026/4512/1", "Janvier au 3 juillet 2026"),
    ],
)
def test_the_date_decides_and_says_why(club, day, number, because):
    pick = picked(club, {**AUTUMN, "issued_on": day})

    assert pick.engagement.number == number
    assert because in pick.because
    assert pick.problems == ()


def test_the_reason_is_frozen_with_the_invoice(club):
    issued, _ = club.issues()

    document = deposit.view(club.store, issued, TODAY).document
    assert document.engagement == "CP2026/4512/1"
    assert "31 janvier 2026" in document.engagement_because


def test_a_date_in_no_window_stops_until_one_is_chosen_with_a_reason(club):
    invoice_id = club.ready(AUGUST)
    assert ("invoice.engagement", "engagement.no_window") in codes(invoices.view(club.store, invoice_id, TODAY).problems)

    view = club.types(invoice_id, engagement="2025")
    assert ("invoice.engagement_reason", "engagement.reason") in codes(view.problems)
    with pytest.raises(Refused):
        issue.finalise(club.store, invoice_id, TODAY)

    club.types(invoice_id, engagement_reason="Accord du service par téléphone")
    issue.finalise(club.store, invoice_id, TODAY)
    document = deposit.view(club.store, invoice_id, TODAY).document
    assert document.engagement == "CP2025/4388/1"
    assert document.reasons == ("Accord du service par téléphone",)


def test_one_chosen_by_hand_that_covers_the_date_needs_no_reason(club):
    pick = picked(club, {**AUTUMN, "engagement": "2025"})

    assert pick.problems == ()
    assert "Choisi à la main" in pick.because


def test_a_chosen_one_taken_away_since_is_said(club):
    invoice_id = club.draft({**AUTUMN, "engagement": "2025"})

    dossiers.remove_engagement(club.store, club.dossier, "2025")

    assert ("invoice.engagement", "engagement.unknown") in codes(invoices.view(club.store, invoice_id, TODAY).problems)


def test_a_number_still_awaited_says_since_when_and_what_to_do(store, tmp_path):
    club = clubs.founded(store, tmp_path)
    invoice_id = club.draft()

    found = {problem.code: problem.sentence for problem in invoices.view(store, invoice_id, TODAY).problems}
    assert "communiqué depuis le 1er janvier 2026" in found["engagement.awaited"]
    before = {problem.code: problem.sentence for problem in invoices.view(store, invoice_id, date(2025, 12, 31)).problems}
    assert "attendu à partir du 1er janvier 2026" in before["engagement.awaited"]
    assert "cloisirs@cherbourg.fr" in found["engagement.awaited"]
    assert dossiers.lacks_engagement(store, club.dossier, invoice_id, TODAY)

    club.receives("2026", "cp2026/4512/1")
    assert not dossiers.lacks_engagement(store, club.dossier, invoice_id, TODAY)
    assert invoices.view(store, invoice_id, TODAY).work.pick.engagement.number == "cp2026/4512/1"


@pytest.mark.parametrize(
    ("number", "found"),
    [
        ("CP2026/XNUMERO/1", ["engagement.placeholder"]),
        ("CP2025/4388/1", ["engagement.other_window"]),
        ("4512", ["engagement.mask"]),
        ("  CP2026/4512/1 ", []),
        ("CP2026/\u200b", ["engagement.form"]),
        ("", []),
    ],
)
def test_a_number_is_checked_with_tolerance(store, tmp_path, number, found):
    club = clubs.founded(store, tmp_path)
    club.signs()

    club.receives("2026", number)

    problems = dossiers.view(store, club.dossier, TODAY).problems
    assert codes(problems) == [("engagements.2026.number", code) for code in found]


def test_a_number_half_typed_is_kept_even_through_a_removal_and_its_undoing(club):
    club.receives("2026", "CP2026/4512/1", ceiling="4 92O", valid_from="01/0")

    gone = dossiers.remove_engagement(club.store, club.dossier, "2026")
    view = dossiers.view(club.store, club.dossier, TODAY)
    assert view.problems == ()
    assert "2026" not in view.engagement_typed

    for _ in range(2):
        dossiers.put_back_engagement(club.store, club.dossier, gone)
    view = dossiers.view(club.store, club.dossier, TODAY)
    typed = view.engagement_typed["2026"]
    assert (typed["number"], typed["ceiling"], typed["valid_from"]) == ("CP2026/4512/1", "4 92O", "01/0")
    assert len(view.dossier.engagements) == 2
    assert {where for where, _ in codes(view.problems)} == {"engagements.2026.ceiling", "engagements.2026.valid_from"}


def test_removing_or_typing_an_unknown_one_changes_nothing(club):
    before = dossiers.view(club.store, club.dossier, TODAY).dossier

    assert dossiers.remove_engagement(club.store, club.dossier, "unknown") is None
    club.receives("unknown", "X")

    assert dossiers.view(club.store, club.dossier, TODAY).dossier == before


def test_a_purchase_order_serves_the_dates_typed_for_it(club):
    added = dossiers.add_engagement(club.store, club.dossier)
    club.receives(added, "BC 2025-77", valid_from="01/08/2025", valid_to="31/08/2025")

    pick = picked(club, AUGUST)

    assert pick.engagement.number == "BC 2025-77"
    assert "20 août 2025" in pick.because


def test_two_numbers_for_one_date_ask_which(club):
    for number in ("BC 77", "BC 78"):
        added = dossiers.add_engagement(club.store, club.dossier)
        club.receives(added, number, valid_from="01/08/2025", valid_to="31/08/2025")

    assert codes(picked(club, AUGUST).problems) == [("engagement", "engagement.ambiguous")]


def test_the_same_number_twice_is_said(club):
    added = dossiers.add_engagement(club.store, club.dossier)
    club.receives(added, "BC 77", valid_from="31/08/2025", valid_to="01/08/2025")
    other = dossiers.add_engagement(club.store, club.dossier)
    club.receives(other, "BC 77")

    assert set(codes(dossiers.view(club.store, club.dossier, TODAY).problems)) == {
        (f"engagements.{added}.number", "engagement.twice"),
        (f"engagements.{other}.number", "engagement.twice"),
        (f"engagements.{added}.valid_to", "engagement.dates"),
    }


def test_over_its_ceiling_is_a_warning_that_counts_what_was_invoiced(club):
    club.receives("2026", "CP2026/4512/1", ceiling="700,00")
    club.issues()
    second = club.ready(FEBRUARY, today=MARCH)

    (problem,) = invoices.view(club.store, second, MARCH).problems
    assert (problem.where, problem.code) == ("invoice.engagement", "engagement.ceiling")
    assert "dépassé de 5,00\u00a0€" in problem.sentence
    assert [(use.number, use.used, use.ceiling) for use in dossiers.view(club.store, club.dossier, TODAY).use] == [
        ("CP2025/4388/1", 0, None),
        ("CP2026/4512/1", 35_250, 70_000),
    ]

    assert issue.finalise(club.store, second, MARCH) == "FA2026-002"


def test_capitals_or_not_a_number_is_the_same_for_its_ceiling_its_double_and_its_credit_note(club):
    source, _ = club.issues({"issued_on": "31/12/2025", "period_from": "01/12/2025", "period_to": "31/12/2025"})
    issue.deposited(club.store, source, TODAY)
    club.receives("2025", "cp2025/4388/1", ceiling="352,50")

    use = dossiers.view(club.store, club.dossier, TODAY).use[0]
    assert (use.number, use.used) == ("cp2025/4388/1", 35_250)
    again = club.draft({**AUTUMN, "issued_on": "31/12/2025"})
    assert "engagement.ceiling" in [problem.code for problem in invoices.view(club.store, again, TODAY).problems]
    credit = invoices.view(club.store, invoices.credit(club.store, source, TODAY), TODAY)
    assert credit.work.pick.engagement.number == "cp2025/4388/1"
    assert credit.problems == ()

    added = dossiers.add_engagement(club.store, club.dossier)
    club.receives(added, "bc 77")
    other = dossiers.add_engagement(club.store, club.dossier)
    club.receives(other, "BC 77")
    assert [code for _, code in codes(dossiers.view(club.store, club.dossier, TODAY).problems)] == ["engagement.twice"] * 2


def test_a_credit_note_gives_back_to_the_engagement_of_its_invoice_whatever_its_date(club):
    source, _ = club.issues({"issued_on": "31/12/2025", "period_from": "01/12/2025", "period_to": "31/12/2025"})
    issue.deposited(club.store, source, TODAY)

    credit = invoices.view(club.store, invoices.credit(club.store, source, TODAY), TODAY)

    assert credit.work.pick.engagement.number == "CP2025/4388/1"
    assert "FA2025-001" in credit.work.pick.because
    assert credit.problems == ()


def test_a_credit_note_of_a_number_taken_away_since_lets_the_date_decide(club):
    source, _ = club.issues({"issued_on": "31/12/2025", "period_from": "01/12/2025", "period_to": "31/12/2025"})
    dossiers.remove_engagement(club.store, club.dossier, "2025")

    credit = invoices.view(club.store, invoices.credit(club.store, source, TODAY), TODAY)

    assert credit.work.pick.engagement.number == "CP2026/4512/1"


def test_cancelling_and_crediting_give_room_back(club):
    club.receives("2026", "CP2026/4512/1", ceiling="700,00")
    first, _ = club.issues()
    issue.cancel(club.store, first, TODAY, "Mauvais mois")
    assert dossiers.view(club.store, club.dossier, TODAY).use[1].used == 0

    second, _ = club.issues()
    issue.deposited(club.store, second, TODAY)
    credit = invoices.credit(club.store, second, TODAY)
    issue.finalise(club.store, credit, TODAY)
    assert dossiers.view(club.store, club.dossier, TODAY).use[1].used == 0
    assert codes(invoices.view(club.store, club.ready(), date(2026, 2, 3)).problems) == []
