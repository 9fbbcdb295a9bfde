"""The states of « Factures de travaux » beside a piece, and what comes after a refusal."""

from datetime import date

import pytest

from chorus_desktop.domain.lifecycle import Event, EventKind, life_of
from chorus_desktop.domain.works.after_works import works_steps
from chorus_desktop.domain.works.piece import PieceState
from chorus_desktop.domain.works.states import following, likely_states, refusal_said, refused_states, state_problems, who_may_refuse
from chorus_desktop.services import data, portal_data

RULES = portal_data.works()
STATUSES = data.works_statuses()
DEPOSITED = date(2026, 8, 5)


def likely(cadre, *keys):
    told = [Event(kind=EventKind.STATUS, on=date(2026, 8, 6), status=key, phase=data.status(key).phase) for key in keys]
    life = life_of([Event(kind=EventKind.DEPOSITED, on=DEPOSITED), *told])
    return [status.key.removeprefix("travaux-") for status in likely_states(life, STATUSES, RULES.cadre(cadre))]


def test_a_piece_is_made_available_to_who_receives_it_and_to_nobody_else():
    made = [[key for key in likely(cadre) if key.startswith("mise-a-disposition")] for cadre in ("A4", "A15", "A20")]

    assert made == [["mise-a-disposition-moe"], ["mise-a-disposition-moa"], ["mise-a-disposition-fournisseur"]]


@pytest.mark.parametrize(
    ("shown", "following_"),
    [
        ("mise-a-disposition-moe", ["prise-en-compte", "associee", "refusee-acheminement", "suspendue"]),
        ("prise-en-compte", ["associee", "refusee-acheminement", "suspendue"]),
        ("suspendue", ["refusee-acheminement", "completee"]),
        ("completee", ["prise-en-compte", "associee", "refusee-acheminement", "suspendue"]),
        ("refusee-acheminement", ["mise-a-disposition-moe", "a-associer"]),
        ("transmise-moa", ["prise-en-compte", "associee"]),
        ("absence-validation-moe", ["transmise-moa", "remplacee-par-a22"]),
        ("associee", []),
    ],
)
def test_the_states_that_come_next_are_offered_first(shown, following_):
    assert likely("A4", f"travaux-{shown}") == following_


def test_only_a_decompte_general_is_refused_for_another_motive():
    others = [cadre.code for cadre in RULES.cadres if PieceState.REFUSED_OTHER in refused_states(cadre)]

    assert others == ["A18", "A20"]
    assert PieceState.REFUSED_OTHER not in following(PieceState.AVAILABLE, RULES.cadre("A4"))
    assert PieceState.REFUSED_OTHER in following(PieceState.AVAILABLE, RULES.cadre("A20"))
    assert [problem.code for problem in state_problems(PieceState.REFUSED_OTHER, RULES.cadre("A15"))] == ["piece.may_not_refuse"]
    assert state_problems(PieceState.REFUSED_OTHER, RULES.cadre("A20")) == ()
    assert state_problems(PieceState.REFUSED_ROUTE, RULES.cadre("A15")) == ()


def test_a_refusal_says_what_comes_next_and_for_whom():
    assert who_may_refuse(RULES.cadre("A4")) == "La maîtrise d’œuvre ne peut la refuser que pour un mauvais destinataire."
    assert "Le titulaire peut la refuser pour un mauvais destinataire, ou pour un autre motif" in who_may_refuse(RULES.cadre("A20"))
    assert "la maîtrise d’œuvre renvoie la même pièce, sous le même numéro" in refusal_said(PieceState.REFUSED_ROUTE, RULES.cadre("A15"))
    assert "la maîtrise d’ouvrage en dépose une nouvelle" in refusal_said(PieceState.REFUSED_OTHER, RULES.cadre("A20"))
    assert "12.1.9" in refusal_said(PieceState.REFUSED_OTHER, RULES.cadre("A4"))
    assert refusal_said(PieceState.AVAILABLE, RULES.cadre("A4")) == ""


@pytest.mark.parametrize(
    ("cadre", "when", "said"),
    [
        ("A4", "Vers le 4 septembre 2026", "État d’acompte (A15), par la maîtrise d’œuvre"),
        ("A7", "À la fin", "Projet de décompte général (A17)"),
        ("A15", "Ensuite", "État d’acompte validé (A19), par la maîtrise d’ouvrage"),
    ],
)
def test_after_a_deposit_each_piece_has_its_own_way(cadre, when, said):
    steps = works_steps(RULES.cadre(cadre), DEPOSITED, 30, RULES)

    assert steps[-1].when == when
    assert any(said in step.what for step in steps)
    assert RULES.cadre(cadre).to.of[1:] in steps[0].what
