"""An import of presences taken back in one go, and what she changed since."""

from datetime import date

from chorus_desktop.domain.attendance import Change, Stay
from chorus_desktop.services import presence_undo
from chorus_desktop.store import roster
from chorus_desktop.store.marks import marks, put_marks, undo_marks
from chorus_desktop.store.saved import new_id
from chorus_desktop.store.sessions import add_sessions, change_session
from tests.helpers.clubs import TODAY
from tests.helpers.presences import ABSENT, PRESENT, sheet, stored
from tests.services.imports import brought, known

TABLE = "Prénom;Nom;mer. 7 janv.;14/01/2026;2026-01-21\nLina;B.;P;A;1 h 30\nNoé;C.;x;E;\n"


def test_it_is_taken_back_exactly(club):
    stored(club.store, club.dossier, sheet(3, 2, (0, 0)))
    before = known(club)

    written = brought(club, "Enfant;Carte;07/01/2026;14/01;28/01\nLina A.;P1;P;A;P\nEva Z.;;P;P;P\n", replace=True, activity="judo")
    assert len(known(club).children) == 4
    assert known(club).child("c0").card == "P1"

    assert presence_undo.take_back(club.store, club.dossier, written.undo) == ""
    assert known(club) == before


def test_only_what_is_still_as_imported_is_taken_back(club):
    written = brought(club, TABLE)
    lina, noe = known(club).children
    first, second, third = known(club).sessions
    roster.save(club.store, roster.CHILDREN, noe.id, noe.model_copy(update={"group": "Petits"}), {})
    change_session(club.store, third.model_copy(update={"ends_at": "18:00", "starts_at": "17:00"}))
    put_marks(club.store, club.dossier, [Change((first.id, lina.id), PRESENT, ABSENT)], "Marquer")

    kept = presence_undo.take_back(club.store, club.dossier, written.undo)

    assert kept == "L’import est annulé, sauf ce que vous avez changé ou utilisé depuis\u00a0: 2 enfants, 1 activité, 2 séances et 1 case."
    assert marks(club.store, club.dossier) == {(first.id, lina.id): ABSENT}
    assert [child.id for child in known(club).children] == [lina.id, noe.id]
    assert [session.id for session in known(club).sessions] == [first.id, third.id]
    assert second.id not in str(known(club))


def test_what_she_undid_herself_needs_no_word(club):
    written = brought(club, TABLE)
    undo_marks(club.store, club.dossier)

    assert presence_undo.take_back(club.store, club.dossier, written.undo) == ""
    assert known(club).is_empty


def test_a_child_that_has_a_stay_since_is_kept(club):
    written = brought(club, "Enfant\nLina B.\nNoé C.\n")
    roster.add(club.store, roster.STAYS, club.dossier, Stay(child=known(club).children[0].id, arrived_on=TODAY))

    assert presence_undo.take_back(club.store, club.dossier, written.undo).endswith("1 enfant.")
    assert [child.name for child in known(club).children] == ["Lina B."]


def test_facts_changed_since_stay_as_she_made_them(club):
    stored(club.store, club.dossier, sheet(2, 1))
    written = brought(club, "Enfant;Carte\nLina A.;P1\nNoé A.;P2\n")
    lina, noe = known(club).children
    roster.save(club.store, roster.CHILDREN, lina.id, lina.model_copy(update={"card": "P9"}), {})

    assert presence_undo.take_back(club.store, club.dossier, written.undo).endswith("1 enfant.")
    assert [child.card for child in known(club).children] == ["P9", ""]
    assert noe.card == "P2"


def test_an_activity_with_a_session_of_hers_stays(club):
    written = brought(club, TABLE)
    add_sessions(club.store, [known(club).sessions[0].model_copy(update={"id": new_id(), "day": date(2026, 3, 4)})])

    assert "1 activité" in presence_undo.take_back(club.store, club.dossier, written.undo)
    assert [session.day.month for session in known(club).sessions] == [3]
