"""The children of a dossier: typed, kept whatever was typed, put in order, taken away, made one where they are one."""

from datetime import date

import pytest

from chorus_desktop.domain.attendance import Cell, Child, Mark, Stay
from chorus_desktop.domain.attendance_used import AttendanceUsed, UsedMark
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.services import roster, trash
from chorus_desktop.store import roster as kept
from chorus_desktop.store.attendance_used import billed_places, keep_used
from chorus_desktop.store.marks import act_labels, marks, put_marks, undo_marks
from chorus_desktop.store.sessions import attendance, trash_sessions
from chorus_desktop.store.trash import TrashKind, empty_trash
from chorus_desktop.store.trash import trash as throw_away
from tests.helpers import presences
from tests.helpers.clubs import TODAY, codes
from tests.helpers.presences import ABSENT, EXCUSED, PRESENT

LINA = {"first_name": "Lina", "last_name": "Bernard", "beneficiary": "oui"}


def saved(club, **rows):
    return roster.save_children(club.store, club.dossier, rows, TODAY)


def test_what_is_typed_comes_back_in_its_order(club):
    view = saved(club, a=LINA, b={"first_name": "Noé", "beneficiary_from": "demain"})

    assert view.title == "C’LOISIRS 2025-2026"
    assert [row["id"] for row in view.rows] == ["a", "b"]
    assert view.rows[0]["beneficiary"] == "oui"
    assert view.rows[1]["beneficiary_from"] == "demain"
    assert codes(view.problems) == [("children.b.beneficiary_from", "date.text")]
    assert roster.reorder(club.store, club.dossier, ["b", "a"]).rows[0]["id"] == "b"


def test_an_emptied_row_goes_and_comes_back_when_it_is_typed_again(club):
    saved(club, a=LINA, b={"first_name": "Noé"})

    assert [row["id"] for row in saved(club, a={"first_name": " ", "last_name": "", "beneficiary": ""}).rows] == ["b"]
    view = saved(club, a=LINA, c={"first_name": ""})
    assert sorted(row["id"] for row in view.rows) == ["a", "b"]
    assert trash.listed(club.store) == ()


def test_a_row_of_which_one_field_is_emptied_keeps_the_others_and_stays(club):
    saved(club, a={**LINA, "beneficiary_to": "demain"})

    (row,) = saved(club, a={"beneficiary": ""}).rows

    assert (row["first_name"], row["beneficiary"], row["beneficiary_to"]) == ("Lina", "", "demain")
    assert trash.listed(club.store) == ()


def test_an_emptied_row_that_has_marks_stays_and_asks_for_a_name(club):
    presences.stored(club.store, club.dossier, presences.sheet(2, 2))

    view = saved(club, c0={"first_name": "", "last_name": ""})

    assert [row["id"] for row in view.rows] == ["c0", "c1"]
    assert view.marked == {"c0": 2, "c1": 2}
    assert codes(view.problems) == [("children.c0.first_name", "child.name")]


def test_what_the_form_does_not_show_is_kept(club):
    kept.add(club.store, kept.CHILDREN, club.dossier, Child(first_name="Lina", not_the_same=("z",)), record_id="a")

    saved(club, a=LINA)

    assert kept.saved(club.store, kept.CHILDREN, "a").value.not_the_same == ("z",)


def test_a_card_number_that_two_children_have_is_doubted(club):
    view = saved(club, a={"first_name": "Lina", "card": "A1"}, b={"first_name": "Noé", "card": "a1 "})

    assert codes(view.problems) == [("children.a.card", "child.card"), ("children.b.card", "child.card")]
    assert view.twins == 1


def test_children_taken_away_come_back_with_their_marks(club):
    presences.stored(club.store, club.dossier, presences.sheet(3, 2))

    assert len(roster.remove(club.store, club.dossier, ["c0", "c2"], TODAY).rows) == 1
    assert [row.said for row in trash.listed(club.store)] == ["Enfant", "Enfant"]
    view = roster.put_back(club.store, club.dossier, ["c0", "c2"])

    assert view.marked == {"c0": 2, "c1": 2, "c2": 2}


def two(club):
    """Lina twice: at the first session only the first row says something, at the second both differ, at the third they agree."""
    store = club.store
    made = presences.sheet(2, 4, blank=((0, 0), (0, 1), (0, 2), (0, 3), (1, 0), (1, 1), (1, 2), (1, 3)))
    presences.stored(store, club.dossier, made)
    saved(club, c0=LINA, c1={"first_name": "Lina", "last_name": "B.", "card": "7"})
    for place, cell, label in (
        (("judo-0", "c1"), PRESENT, "un"), (("judo-1", "c0"), ABSENT, "deux"), (("judo-1", "c1"), PRESENT, "trois"),
        (("judo-2", "c0"), EXCUSED, "quatre"), (("judo-2", "c1"), EXCUSED, "cinq"),
    ):  # fmt: skip
        put_marks(store, club.dossier, [presences.Change(place, None, cell)], label)
    kept.add(store, kept.STAYS, club.dossier, Stay(child="c1"), record_id="s")
    return store


def test_the_pair_to_decide_shows_where_both_rows_differ(club):
    two(club)
    (pair,) = roster.pairs(club.store, club.dossier).pairs

    assert (pair.first.id, pair.second.id, pair.why, pair.marks) == ("c0", "c1", "L’un a le nom entier, l’autre son initiale.", (2, 3))
    assert [(item.session.id, item.activity, item.cells, item.preferred) for item in pair.conflicts] == [
        ("judo-1", "Atelier judo du mercredi", (ABSENT, PRESENT), 1)
    ]


def cells(club, child):
    return {session: cell for (session, of), cell in marks(club.store, club.dossier).items() if of == child}


def test_marks_stays_and_journal_follow_the_child_and_all_is_taken_back(club):
    store = two(club)
    before = attendance(store, club.dossier)
    labels = act_labels(store, club.dossier)
    merged = roster.merge(store, club.dossier, "c0", "c1", {}, TODAY)

    after = attendance(store, club.dossier)
    assert [(child.id, child.name, child.card, child.formerly) for child in after.children] == [("c0", "Lina Bernard", "7", ("c1",))]
    assert cells(club, "c0") == {"judo-0": PRESENT, "judo-1": PRESENT, "judo-2": EXCUSED}
    assert [stay.child for stay in after.stays] == ["c0"]
    assert act_labels(store, club.dossier) == labels
    assert roster.pairs(store, club.dossier).pairs == ()

    roster.unmerge(store, merged)
    assert attendance(store, club.dossier) == before


def test_a_stay_that_was_in_the_trash_is_the_one_childs_when_it_comes_back(club):
    store = two(club)
    throw_away(store, TrashKind.STAY, "s", TODAY)
    merged = roster.merge(store, club.dossier, "c0", "c1", {}, TODAY)
    trash.put_back(store, "stay", "s")

    known = attendance(store, club.dossier)
    assert ([child.id for child in known.children], [stay.child for stay in known.stays]) == (["c0"], ["c0"])
    roster.unmerge(store, merged)
    assert [stay.child for stay in attendance(store, club.dossier).stays] == ["c1"]


def test_an_act_from_before_is_undone_on_the_child_that_stays_and_what_the_other_row_held_is_left(club):
    store = two(club)
    roster.merge(store, club.dossier, "c0", "c1", {}, TODAY)

    (undone,) = undo_marks(store, club.dossier)
    assert undone.place == ("judo-2", "c0")
    assert cells(club, "c0")["judo-2"] == EXCUSED, "as the act before it said of the other row"
    undo_marks(store, club.dossier)
    assert "judo-2" not in cells(club, "c0")
    undo_marks(store, club.dossier)
    assert cells(club, "c0")["judo-1"] == ABSENT


def test_what_is_chosen_stands(club):
    store = two(club)

    roster.merge(store, club.dossier, "c0", "c1", {"judo-1": 0, "judo-2": 1, "judo-0": 0}, TODAY)

    assert cells(club, "c0") == {"judo-0": PRESENT, "judo-1": ABSENT, "judo-2": EXCUSED}


def test_a_mark_changed_since_is_not_undone_with_the_merge(club):
    store = two(club)
    merged = roster.merge(store, club.dossier, "c0", "c1", {}, TODAY)
    put_marks(store, club.dossier, [presences.Change(("judo-0", "c0"), PRESENT, Cell(Mark.PRESENT, 30))], "Changer")

    saved(club, c0={"group": "Minimes"})

    roster.unmerge(store, merged)

    lina = attendance(store, club.dossier).children[0]
    assert (lina.group, lina.card, lina.formerly) == ("Minimes", "", ())
    assert cells(club, "c0")["judo-0"] == Cell(Mark.PRESENT, 30)
    assert cells(club, "c1")["judo-0"] == PRESENT


def test_once_the_trash_is_emptied_two_cannot_be_made_of_one(club):
    store = two(club)
    merged = roster.merge(store, club.dossier, "c0", "c1", {}, TODAY)
    trash.empty(store)

    with pytest.raises(Trouble, match="corbeille"):
        roster.unmerge(store, merged)
    assert cells(club, "c0")["judo-0"] == PRESENT


def test_two_who_are_told_apart_are_remembered(club):
    two(club)

    roster.tell_apart(club.store, "c0", "c1")
    assert roster.children(club.store, club.dossier).twins == 0
    roster.tell_apart(club.store, "c0", "c1")
    roster.forget_apart(club.store, "c0", "c1")
    assert roster.children(club.store, club.dossier).twins == 1


def test_what_was_billed_under_the_row_that_goes_was_billed_for_the_child(club):
    store = two(club)
    issued, _ = club.issues()
    used = AttendanceUsed(marks=(UsedMark(session="judo-0", child="c1", mark=Mark.PRESENT),))
    keep_used(store, issued, used)
    assert list(billed_places(store, club.dossier)) == [("judo-0", "c1")]

    merged = roster.merge(store, club.dossier, "c0", "c1", {}, TODAY)
    assert list(billed_places(store, club.dossier)) == [("judo-0", "c0")]
    roster.unmerge(store, merged)
    assert list(billed_places(store, club.dossier)) == [("judo-0", "c1")]


def test_a_row_put_back_from_the_trash_is_a_child_of_its_own_and_so_is_what_was_billed_under_it(club):
    store = two(club)
    saved(club, c2={"first_name": "Lina", "last_name": "Ber."})
    roster.merge(store, club.dossier, "c1", "c2", {}, TODAY)
    before = kept.saved(store, kept.CHILDREN, "c0").value
    merged = roster.merge(store, club.dossier, "c0", "c1", {}, TODAY)
    assert kept.saved(store, kept.CHILDREN, "c0").value.formerly == ("c1", "c2")

    trash.put_back(store, "child", "c1")
    assert [child.formerly for child in attendance(store, club.dossier).children] == [(), ("c2",)]

    roster.unmerge(store, merged)
    assert kept.saved(store, kept.CHILDREN, "c0").value == before


def test_what_is_gone_for_good_since_does_not_keep_two_from_being_two_again(club):
    store = two(club)
    merged = roster.merge(store, club.dossier, "c0", "c1", {}, date(2026, 2, 28))
    throw_away(store, TrashKind.STAY, "s", TODAY)
    trash_sessions(store, ["judo-0"], TODAY)
    empty_trash(store, TODAY)
    roster.remove(store, club.dossier, ["c0"], TODAY)

    roster.unmerge(store, merged)

    assert cells(club, "c1") == {"judo-1": PRESENT, "judo-2": EXCUSED}
    assert [child.id for child in attendance(store, club.dossier).children] == ["c0", "c1"]
    assert attendance(store, club.dossier).stays == ()


def test_what_no_paper_can_show_is_said_on_the_row(club):
    view = saved(club, a={**LINA, "first_name": "李明", "group": "明"})

    assert codes(view.problems) == [("children.a.first_name", "text.unprintable"), ("children.a.group", "text.unprintable")]
