"""What comes next in a dossier de facturation, and what cannot."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chorus_desktop.domain.problems import Level
from chorus_desktop.domain.works.chain import next_steps, piece_problems
from chorus_desktop.domain.works.market import Party
from chorus_desktop.domain.works.piece import PieceState
from chorus_desktop.domain.works.role import Role
from chorus_desktop.services import portal_data
from tests.helpers.works import market, piece

RULES = portal_data.works()
FIRST, LATER = date(2026, 7, 1), date(2026, 8, 20)


def following(pieces, **more):
    return [(step.cadre.code, step.who, step.mine) for step in next_steps(pieces, market(**more), RULES)]


def refused(draft, pieces=(), **more):
    return [(problem.code, problem.level) for problem in piece_problems(draft, pieces, market(**more), RULES)]


def absent(role):
    return {"parties": tuple(Party(id=other, role=other, absent=other is role) for other in Role)}


@pytest.mark.parametrize("cadre", ["A4", "A13", "A10"])
def test_the_monthly_chain(cadre):
    demand = piece(cadre)
    state = piece("A15", continues=cadre)

    assert following([demand]) == [("A15", Role.MANAGER, False)]
    assert following([demand, state]) == [("A19", Role.OWNER, False)]
    assert following([demand, state, piece("A19", continues="A15")]) == []


@pytest.mark.parametrize("cadre", ["A7", "A14"])
def test_the_final_chain(cadre):
    demand, project = piece(cadre), piece("A17", continues=cadre)
    general = piece("A20", continues="A17")

    assert following([demand], ccag=False) == [("A17", Role.MANAGER, False)]
    assert following([demand, project], ccag=False) == [("A20", Role.OWNER, False)]
    assert following([demand, project, general]) == [("A8", Role.SUPPLIER, True)]
    assert following([demand, project, general, piece("A8", continues="A20")]) == []


def test_the_owner_has_thirty_days_from_the_demand_and_the_titulaire_thirty_to_sign():
    demand, project = piece("A7", on=FIRST, available_on=date(2026, 7, 2)), piece("A17", continues="A7", on=date(2026, 7, 20))

    (general,) = next_steps([demand, project], market(ccag=False), RULES)
    (signed,) = next_steps([demand, project, piece("A20", continues="A17", on=date(2026, 7, 28))], market(), RULES)

    assert (general.before, signed.before) == (date(2026, 8, 1), date(2026, 8, 27))


def test_the_tacit_procedure():
    demand = piece("A7", on=FIRST)
    steps = {step.cadre.code: step for step in next_steps([demand], market(), RULES)}
    assert (steps["A22"].since, steps["A22"].mine) == (date(2026, 8, 1), True)

    own = piece("A22", continues="A7", on=date(2026, 8, 3))
    assert following([demand, own]) == [
        ("A17", Role.MANAGER, False),
        ("A23", Role.SUPPLIER, True),
        ("A24", Role.MANAGER, False),
        ("A25", Role.OWNER, False),
    ]
    assert {step.since for step in next_steps([demand, own], market(), RULES) if step.after == own} == {date(2026, 8, 14)}
    assert following([demand, own, piece("A23", continues="A22", on=LATER)])[1:] == []


def test_no_tacit_procedure_without_the_ccag_nor_after_the_notification():
    demand, project = piece("A7"), piece("A17", continues="A7")
    own = piece("A22", continues="A17", on=LATER)

    assert "A22" not in [code for code, *_ in following([demand], ccag=False)]
    assert refused(own, [demand, project], ccag=False) == [("works.no_ccag", Level.ERROR)]
    assert refused(own, [demand, project]) == []
    assert refused(own, [demand, project, piece("A20", continues="A17")]) == [("works.tacit_notified", Level.ERROR)]


def test_too_early_opens_no_delay():
    demand = piece("A7", on=FIRST)
    own = piece("A22", continues="A7", on=date(2026, 8, 3))

    assert refused(piece("A22", key="x", continues="A7", on=date(2026, 7, 31)), [demand]) == [("works.tacit_early", Level.WARNING)]
    assert refused(own, [demand]) == []
    assert refused(piece("A23", continues="A22", on=date(2026, 8, 13)), [demand, own]) == [("works.tacit_wait", Level.WARNING)]
    assert refused(piece("A23", continues="A22", on=date(2026, 8, 14)), [demand, own]) == []


def test_a_general_account_that_the_titulaire_refused_was_notified_all_the_same():
    demand, project = piece("A7", on=FIRST), piece("A17", continues="A7", on=FIRST)
    general = piece("A20", continues="A17", on=date(2026, 7, 20), state=PieceState.REFUSED_OTHER)
    lost = general.model_copy(update={"state": PieceState.REFUSED_ROUTE})
    own = piece("A22", continues="A7", on=LATER)

    assert following([demand, project, general]) == [("A20", Role.OWNER, False)]
    assert refused(own, [demand, project, general]) == [("works.tacit_notified", Level.ERROR)]
    assert "A22" in [code for code, *_ in following([demand, project, lost])]


def test_a_general_account_that_comes_after_the_tacit_days_changes_nothing():
    demand, project, own = piece("A7", on=FIRST), piece("A17", continues="A7", on=FIRST), piece("A22", continues="A7", on=date(2026, 8, 3))
    in_time, late = (piece("A20", continues="A17", on=day) for day in (date(2026, 8, 13), date(2026, 8, 14)))
    tacit = piece("A23", continues="A22", on=LATER)

    assert refused(tacit, [demand, project, own, in_time]) == [("works.tacit_notified", Level.ERROR)]
    assert refused(tacit, [demand, project, own, late]) == []


def test_who_is_not_on_the_portal_is_replaced():
    assert following([piece("A4")], **absent(Role.OWNER)) == [("A16", Role.MANAGER, False)]
    assert following([piece("A7")], **absent(Role.OWNER), ccag=False) == [("A18", Role.MANAGER, False)]
    assert following([piece("A4")], **absent(Role.MANAGER)) == []
    assert refused(piece("A16"), mine=Role.MANAGER) == [("works.owner_present", Level.WARNING)]
    assert refused(piece("A16"), mine=Role.MANAGER, **absent(Role.OWNER)) == []
    assert refused(piece("A5")) == [("works.manager_present", Level.WARNING)]
    assert refused(piece("A5"), **absent(Role.MANAGER)) == []


def test_the_direct_way_is_only_on_request():
    assert refused(piece("A6")) == [("works.not_asked", Level.ERROR)]
    assert refused(piece("A6"), asked_direct=True) == []


@pytest.mark.parametrize(
    ("cadre", "code"),
    [("A9", "works.ordinary"), ("A12", "works.ordinary"), ("A1", "works.ordinary"), ("A21", "works.elsewhere"), ("A11", "works.no_cadre")],
)
def test_what_is_no_piece_of_works_is_said(cadre, code):
    assert refused(piece(cadre)) == [(code, Level.ERROR)]


def test_the_wrong_actor_is_told_who():
    (problem,) = piece_problems(piece("A15", continues="A4"), [piece("A4")], market(), RULES)

    assert problem.code == "works.actor"
    assert "par la maîtrise d’œuvre, pas par le titulaire" in problem.sentence


def test_what_must_follow_a_piece_names_it():
    assert refused(piece("A23")) == [("works.must_follow", Level.ERROR)]
    assert refused(piece("A8", continues="A4"), [piece("A4")]) == [("works.wrong_previous", Level.ERROR)]
    assert refused(piece("A4", key="b", continues="A4"), [piece("A4")]) == [("works.cannot_link", Level.ERROR)]


def test_what_stands_in_for_an_absent_moa_follows_the_demand_though_the_portal_does_not_tie_it():
    """A16 is deposited as a first deposit; its dossier goes on all the same."""
    assert refused(piece("A16", continues="A4"), [piece("A4")], mine=Role.MANAGER, **absent(Role.OWNER)) == []


def test_a_month_after_the_final_account_is_told():
    assert refused(piece("A4"), [piece("A7")]) == [("works.after_final", Level.WARNING)]
    assert refused(piece("A4"), [piece("A7", state=PieceState.REFUSED_ROUTE)]) == []


def test_a_refused_piece_is_not_continued_and_a_continued_one_not_twice():
    lost = piece("A20", state=PieceState.REFUSED_OTHER)
    assert refused(piece("A8", continues="A20"), [lost]) == [("works.refused_previous", Level.ERROR)]
    assert next_steps([lost], market(), RULES) == ()

    demand, done = piece("A20"), piece("A8", continues="A20")
    assert refused(piece("A8", key="second", continues="A20"), [demand, done]) == [("works.followed", Level.ERROR)]
    assert refused(done, [demand, done]) == []


def test_a_piece_does_not_come_before_the_one_it_follows():
    assert refused(piece("A8", continues="A20", on=FIRST), [piece("A20", on=LATER)]) == [("works.before_previous", Level.ERROR)]


@given(st.data())
def test_whoever_follows_the_next_step_offered_is_never_stopped(drawn):
    """From each beginning, any way through the steps offered, at a day that each allows, has no error and comes to an end."""
    kind, ccag = market(), drawn.draw(st.booleans())
    pieces = [piece(drawn.draw(st.sampled_from(["A4", "A7", "A10", "A13", "A14"])), on=FIRST)]
    for rank in range(8):
        steps = next_steps(pieces, kind.model_copy(update={"ccag": ccag}), RULES)
        if not steps:
            return
        step = drawn.draw(st.sampled_from(steps))
        day = max(step.since or FIRST, pieces[-1].on)
        draft = piece(step.cadre.code, key=f"p{rank}", on=day, continues=step.after.id)
        its = kind.model_copy(update={"ccag": ccag, "mine": step.who})
        assert [problem.code for problem in piece_problems(draft, pieces, its, RULES) if problem.level is Level.ERROR] == []
        pieces.append(draft)
    raise AssertionError([each.cadre for each in pieces])
