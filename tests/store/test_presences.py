"""Children, sessions and marks in the file; the journal that undoes and does again; what an invoice was proved with."""

import sqlite3
from contextlib import contextmanager
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chorus_desktop.domain.attendance import Attendance, Cell, Change, Mark, Stay
from chorus_desktop.domain.attendance_used import AttendanceUsed, UsedMark
from chorus_desktop.domain.certificate import PrintedSheet
from chorus_desktop.domain.lifecycle import Event, EventKind
from chorus_desktop.store import roster, triggers
from chorus_desktop.store.attendance_used import attendance_used, billed_places, fingerprint
from chorus_desktop.store.certificates import (
    add_certificates,
    add_sheet,
    certificates,
    certificates_of_code,
    free_code,
    sheet_of_code,
    sheets,
)
from chorus_desktop.store.database import CorruptStore
from chorus_desktop.store.issuing import add_event, issued
from chorus_desktop.store.marks import act_labels, marks, put_marks, redo_marks, undo_marks
from chorus_desktop.store.sessions import add_sessions, attendance, change_session, put_back_sessions, sessions, trash_sessions
from chorus_desktop.store.trash import TrashKind, empty_trash, put_back, trash
from tests.helpers import presences
from tests.helpers.presences import ABSENT, PRESENT
from tests.helpers.stores import judo, opened

DAY = date(2026, 2, 3)


@pytest.fixture
def filled(club):
    presences.stored(club.store, club.dossier, presences.sheet(3, 4, (1, 2)))
    return club


def test_a_sheet_comes_back_as_it_was_kept(filled):
    assert attendance(filled.store, filled.dossier) == presences.sheet(3, 4, (1, 2))


def test_a_sheet_is_its_own_dossiers(filled):
    assert attendance(filled.store, judo(filled.store).dossier) == Attendance()


def test_what_is_half_typed_is_kept_beside(club):
    child = roster.add(club.store, roster.CHILDREN, club.dossier, presences.children(1)[0], {"beneficiary_to": "fin juin"})

    saved = roster.saved(club.store, roster.CHILDREN, child)
    assert (saved.value.id, saved.unread) == (child, {"beneficiary_to": "fin juin"})


def test_children_are_put_in_another_order(filled):
    roster.reorder(filled.store, roster.CHILDREN, filled.dossier, ["c2", "c0"])
    roster.save(filled.store, roster.CHILDREN, "c0", presences.children(1)[0].model_copy(update={"group": "Poussins"}), {})

    there = [(item.id, item.value.group) for item in roster.listed(filled.store, roster.CHILDREN, filled.dossier)]
    assert there == [("c2", ""), ("c0", "Poussins"), ("c1", "")]


def test_sessions_go_with_their_marks_and_come_back_with_them(filled):
    trash_sessions(filled.store, ["judo-1"], DAY)
    without = attendance(filled.store, filled.dossier)
    put_back_sessions(filled.store, ["judo-1"])

    assert [item.id for item in without.sessions] == ["judo-0", "judo-2", "judo-3"]
    assert len(without.marks) == 9
    assert attendance(filled.store, filled.dossier) == presences.sheet(3, 4, (1, 2))


def test_a_session_that_moves_keeps_its_marks_and_takes_its_place(filled):
    moved = sessions(filled.store, filled.dossier)[0].model_copy(update={"day": date(2026, 6, 1), "starts_at": None, "ends_at": None})

    change_session(filled.store, moved)

    assert sessions(filled.store, filled.dossier)[-1] == moved
    assert marks(filled.store, filled.dossier)["judo-0", "c0"] == PRESENT


def test_acts_are_undone_and_done_again_in_their_order(filled):
    store, dossier = filled.store, filled.dossier
    before = marks(store, dossier)
    put_marks(store, dossier, [Change(("judo-0", "c0"), PRESENT, ABSENT)], "Absent")
    put_marks(store, dossier, [Change(("judo-0", "c0"), ABSENT, Cell(Mark.PRESENT, 30)), Change(("judo-0", "c1"), PRESENT, None)], "Heures")
    after = marks(store, dossier)
    assert act_labels(store, dossier) == ("Heures", "")

    undone = undo_marks(store, dossier)
    assert Change(("judo-0", "c0"), Cell(Mark.PRESENT, 30), ABSENT) in undone
    assert act_labels(store, dossier) == ("Absent", "Heures")
    undo_marks(store, dossier)
    assert marks(store, dossier) == before
    redo_marks(store, dossier)
    redo_marks(store, dossier)

    assert marks(store, dossier) == after
    assert redo_marks(store, dossier) == ()


def test_undoing_brings_back_what_the_file_said_whatever_the_window_believed(filled):
    store, dossier = filled.store, filled.dossier
    put_marks(store, dossier, [Change(("judo-0", "c0"), PRESENT, Cell(Mark.PRESENT, 30))], "Heures")
    put_marks(store, dossier, [Change(("judo-0", "c0"), PRESENT, ABSENT)], "Absent, vu d’une fenêtre dépassée")

    assert undo_marks(store, dossier) == (Change(("judo-0", "c0"), ABSENT, Cell(Mark.PRESENT, 30)),)


def test_a_new_act_forgets_what_was_undone(filled):
    store, dossier = filled.store, filled.dossier
    put_marks(store, dossier, [Change(("judo-0", "c0"), PRESENT, ABSENT)], "Absent")
    undo_marks(store, dossier)
    put_marks(store, dossier, [Change(("judo-0", "c2"), PRESENT, None)], "Vider")

    assert (redo_marks(store, dossier), act_labels(store, dossier)) == ((), ("Vider", ""))
    put_marks(store, dossier, [], "Rien")
    assert act_labels(store, dossier) == ("Vider", "")


def test_undoing_without_end_stops_at_the_first_act(filled):
    assert len(undo_marks(filled.store, filled.dossier)) == 12
    assert undo_marks(filled.store, filled.dossier) == ()
    assert marks(filled.store, filled.dossier) == {}


CELLS = st.sampled_from((None, PRESENT, ABSENT, Cell(Mark.EXCUSED), Cell(Mark.PRESENT, 45)))
ACTS = st.lists(st.one_of(st.sampled_from(("undo", "redo")), st.tuples(st.integers(0, 2), st.integers(0, 3), CELLS)), max_size=20)


@given(ACTS)
@settings(deadline=None, max_examples=25)
def test_any_run_of_acts_can_be_undone_to_the_beginning(tmp_path_factory, acts):
    with _club(tmp_path_factory.mktemp("acts")) as club:
        shown = dict(marks(club.store, club.dossier))
        for act in acts:
            if isinstance(act, str):
                changes = (undo_marks if act == "undo" else redo_marks)(club.store, club.dossier)
            else:
                child, session, cell = act
                place = (f"judo-{session}", f"c{child}")
                changes = (Change(place, shown.get(place), cell),)
                put_marks(club.store, club.dossier, changes, "Marquer")
            for change in changes:
                assert shown.get(change.place) == change.before
                shown = {**shown, change.place: change.after} if change.after else {k: v for k, v in shown.items() if k != change.place}
            assert marks(club.store, club.dossier) == shown
        while undo_marks(club.store, club.dossier):
            pass
        assert marks(club.store, club.dossier) == {}


@contextmanager
def _club(folder):
    store = opened(folder)
    club = judo(store)
    presences.stored(store, club.dossier, presences.sheet(3, 4))
    yield club
    store.close()


def test_a_mark_of_a_child_that_is_gone_for_good_is_passed_over(filled):
    store, dossier = filled.store, filled.dossier
    put_marks(store, dossier, [Change(("judo-0", "c0"), PRESENT, None), Change(("judo-0", "c1"), PRESENT, ABSENT)], "Vider")
    trash(store, TrashKind.CHILD, "c0", DAY)
    empty_trash(store)
    undo_marks(store, dossier)

    assert marks(store, dossier)["judo-0", "c1"] == PRESENT
    assert not [place for place in marks(store, dossier) if place[1] == "c0"]


def test_a_stay_is_a_childs(filled):
    stay = roster.add(filled.store, roster.STAYS, filled.dossier, Stay(child="c1", arrived_on=DAY))

    assert [item.child for item in attendance(filled.store, filled.dossier).stays] == ["c1"]
    roster.save(filled.store, roster.STAYS, stay, Stay(arrived_on=DAY), {})
    assert filled.store.rows("SELECT child_id FROM stay") == [(None,)]


def test_an_unknown_record_is_a_fault_of_the_program(club):
    with pytest.raises(KeyError):
        roster.saved(club.store, roster.ACTIVITIES, "unknown")
    with pytest.raises(KeyError):
        change_session(club.store, presences.weekly(1)[0])


def test_attestations_are_found_by_their_invoice_and_their_code(club):
    draft = club.draft()
    made = add_certificates(club.store, presences.certificates(club.dossier, draft))
    other = add_certificates(club.store, presences.certificates(club.dossier, code=free_code(club.store, "A")))

    assert certificates(club.store, club.dossier, draft) == (made,)
    assert set(certificates(club.store, club.dossier)) == {made, other}
    assert certificates_of_code(club.store, made.code) == made
    trash(club.store, TrashKind.CERTIFICATES, made.id, DAY)
    assert certificates_of_code(club.store, made.code) is None
    put_back(club.store, TrashKind.CERTIFICATES, made.id)
    assert certificates(club.store, club.dossier, draft) == (made,)


def test_no_two_papers_have_the_same_code(club):
    add_certificates(club.store, presences.certificates(club.dossier))

    with pytest.raises(Exception, match=r"certificate_set\.code"):
        add_certificates(club.store, presences.certificates(club.dossier))


def test_printed_sheets_are_found_by_their_code(club):
    code = free_code(club.store, "F")
    made = PrintedSheet(code=code, dossier=club.dossier, activity="judo", printed_on=DAY, pages=())

    kept = made.model_copy(update={"id": add_sheet(club.store, made)})

    assert sheets(club.store, club.dossier) == (kept,)
    assert sheet_of_code(club.store, code) == kept
    assert sheet_of_code(club.store, free_code(club.store, "F")) is None


USED = AttendanceUsed(marks=(UsedMark(session="s1", child="c1", mark=Mark.PRESENT), UsedMark(session="s2", child="c1", mark=Mark.ABSENT)))


def test_what_an_invoice_was_proved_with_is_frozen_with_it(club):
    invoice = club.issue(used=USED)

    assert attendance_used(club.store, invoice) == USED
    assert issued(club.store, invoice).attendance == fingerprint(USED)
    assert billed_places(club.store, club.dossier) == {("s1", "c1"): "FA2026-001"}
    assert billed_places(club.store, club.dossier, but=invoice) == {}
    for statement in ("UPDATE attendance_used SET body = '{}'", "DELETE FROM attendance_used", "INSERT OR REPLACE INTO attendance_used SELECT * FROM attendance_used"):  # fmt: skip
        with pytest.raises(sqlite3.IntegrityError, match="frozen_attendance_used"):
            club.store._raw.execute(statement)


def test_what_proved_an_invoice_and_was_altered_since_is_not_believed(club):
    invoice = club.issue(used=USED)
    triggers.drop(club.store._raw.execute, frozenset({"frozen_attendance_used_update"}))
    other = USED.model_copy(update={"marks": USED.marks[1:]})
    club.store._raw.execute("UPDATE attendance_used SET body = ?, sha256 = ?", (other.model_dump_json(), fingerprint(other)))

    with pytest.raises(CorruptStore):
        attendance_used(club.store, invoice)
    with pytest.raises(CorruptStore):
        billed_places(club.store, club.dossier)


def test_a_purge_takes_the_names_and_leaves_the_hash(club):
    invoice = club.issue(used=USED)

    club.store._raw.execute("UPDATE attendance_used SET body = '', purged_on = '2027-01-01'")

    assert attendance_used(club.store, invoice) is None
    assert club.store.rows("SELECT sha256 FROM attendance_used") == [(fingerprint(USED),)]
    with pytest.raises(sqlite3.IntegrityError, match="frozen_attendance_used"):
        club.store._raw.execute("UPDATE attendance_used SET body = '{}', purged_on = NULL")


def test_what_a_cancelled_invoice_billed_can_be_billed_again(club):
    invoice = club.issue(used=USED)
    add_event(club.store, invoice, Event(kind=EventKind.CANCELLED, on=DAY, reason="Erreur"))

    assert billed_places(club.store, club.dossier) == {}


def test_a_document_that_does_not_name_its_attendance_is_a_fault_of_the_program(club):
    with pytest.raises(ValueError, match="attendance that proves it"):
        club.issue(used=USED, attendance="")
    assert add_sessions(club.store, ()) == ()
