"""What has a day in a market of works."""

from datetime import date

import pytest

from chorus_desktop.domain.deadlines import DeadlineKind, DeadlineLevel, of_today
from chorus_desktop.domain.works.chain import next_steps, settled_on
from chorus_desktop.domain.works.piece import PieceState
from chorus_desktop.domain.works.role import Role
from chorus_desktop.domain.works.works_deadlines import MarketFacts, market_deadlines
from chorus_desktop.services import portal_data
from tests.helpers.works import market, piece

RULES = portal_data.works()
JULY, TODAY = date(2026, 7, 1), date(2026, 7, 20)


def deadlines(pieces, today=TODAY, **more):
    kind = market(**more)
    facts = MarketFacts(id="d", market=kind, steps=next_steps(pieces, kind, RULES))
    return {(item.kind, item.part.split("-")[0]): item for item in market_deadlines(facts, today, portal_data.deadline_rules())}


def days(pieces, **more):
    return {name: item.day for name, item in deadlines(pieces, **more).items()}


def test_the_owner_has_thirty_days_and_then_the_tacit_procedure_may_begin():
    demand = piece("A7", on=JULY, available_on=date(2026, 7, 3))

    assert days([demand]) == {
        (DeadlineKind.WORKS_AWAITED, "A17"): date(2026, 8, 2),
        (DeadlineKind.WORKS_MAY, "A22"): date(2026, 8, 3),
    }
    assert "2 août 2026" in deadlines([demand])[DeadlineKind.WORKS_MAY, "A22"].why


def test_a_decompte_general_is_signed_within_thirty_days_and_then_is_late():
    pieces = [piece("A7"), piece("A17", continues="A7"), piece("A20", continues="A17", on=date(2026, 7, 10))]

    found = deadlines(pieces)[DeadlineKind.WORKS_DUE, "A8"]
    assert (found.day, found.level) == (date(2026, 8, 9), DeadlineLevel.LATER)
    late = deadlines(pieces, today=date(2026, 8, 10))[DeadlineKind.WORKS_DUE, "A8"]
    assert late.level is DeadlineLevel.LATE
    assert of_today([late]) == (late,)


def test_the_owner_has_ten_days_to_answer_a_tacit_project():
    pieces = [piece("A7"), piece("A22", continues="A7", on=date(2026, 8, 3))]

    found = deadlines(pieces, today=date(2026, 8, 14))
    assert found[DeadlineKind.WORKS_MAY, "A23"].day == date(2026, 8, 14)
    assert found[DeadlineKind.WORKS_MAY, "A23"].level is DeadlineLevel.NOW
    assert not [name for name in found if name[1] in ("A24", "A25")], "what others may do once the delay is over is nothing to wait for"


def test_what_a_project_manager_must_establish_presses_from_the_first_day():
    found = deadlines([piece("A4", on=date(2026, 7, 6))], mine=Role.MANAGER)[DeadlineKind.WORKS_MAY, "A15"]

    assert (found.day, found.level) == (date(2026, 7, 6), DeadlineLevel.NOW)
    assert "vous ne pouvez pas l’interrompre" in found.why


@pytest.mark.parametrize("mine", [Role.SUPPLIER, Role.MANAGER])
def test_a_market_that_does_not_cite_the_ccag_has_none_of_its_days(mine):
    final = [piece("A7"), piece("A17", continues="A7")]

    assert deadlines(final, ccag=False, mine=mine) == {}


def test_a_ccap_that_changes_the_ccag_is_recalled():
    found = deadlines([piece("A7")], derogations="Art. 12.4.2 : 45 jours")

    assert all("Le CCAP de ce marché change" in item.why for item in found.values())


def test_a_piece_that_was_not_deposited_yet_calls_for_nothing():
    assert deadlines([piece("A7", on=None)]) == {}
    assert days([piece("A7", on=None), piece("A17", continues="A7")]) == {}


def test_the_balance_is_paid_on_the_decompte_general_et_definitif():
    demand, project = piece("A7"), piece("A17", continues="A7")
    general = piece("A20", continues="A17")
    signed = piece("A8", continues="A20", on=date(2026, 8, 1), available_on=date(2026, 8, 3))

    assert settled_on("A7", [demand, project, general], RULES) is None
    assert settled_on("A7", [demand, project, general, signed], RULES) == date(2026, 8, 3)
    assert settled_on("other", [demand, project, general, signed], RULES) is None
    refused = signed.model_copy(update={"state": PieceState.REFUSED_ROUTE})
    assert settled_on("A7", [demand, project, general, refused], RULES) is None
    lost = [piece("A8", key="a", continues="b"), piece("A17", key="b", continues="a")]
    assert settled_on("A7", lost, RULES) is None
