"""What attestations say: whose, when, how much, in which words; and what a new issue changes."""

from dataclasses import replace
from datetime import date

import pytest

from chorus_desktop.domain.absences import Absences
from chorus_desktop.domain.attendance import Absence, Activity, Attendance, Cell, Mark, Session, Stay
from chorus_desktop.domain.attendance_rule import AttendanceRule
from chorus_desktop.domain.attesting import attested, days_of, fill, total
from chorus_desktop.domain.certificate import Attended, Attestation, Grouping
from chorus_desktop.domain.french import days
from chorus_desktop.domain.reissuing import changes
from tests.helpers import presences

FACTS = {
    "association": "Judo Club de la Baie", "representative": "Claire Martin", "quality": "présidente", "recipient": "Ville de Port-Neuf",
    "scheme": "C’LOISIRS", "season": "2025-2026",
}  # fmt: skip
SPAN = (date(2026, 1, 1), date(2026, 2, 28))
CARDED = AttendanceRule(card="N° de carte", one_child="{child} ({card}), {period} : {total}.", several="{period} : {total}, {season}.")


def made(attendance, grouping=Grouping.CHILD, rule=CARDED, span=SPAN, **more):
    return attested(attendance, rule, grouping, span, FACTS, **more)


def test_only_who_is_paid_for_and_only_on_those_days():
    sheet = presences.sheet(3, 4, (0, 1))
    stranger = sheet.children[1].model_copy(update={"beneficiary": False})
    late = sheet.children[2].model_copy(update={"beneficiary_from": date(2026, 1, 15), "card": " 50-7 "})
    found = made(replace(sheet, children=(sheet.children[0], stranger, late)))

    assert [(item.name, item.card, [one.day.day for one in item.attended], item.minutes) for item in found.items] == [
        ("Lina A.", "", [7, 21, 28], 270), ("Zoé A.", "50-7", [21, 28], 180),
    ]  # fmt: skip
    assert found.words == (
        "Lina A. (…), du 1er janvier au 28 février 2026 : 3 séances, 4\u00a0h\u00a030.",
        "Zoé A. (50-7), du 1er janvier au 28 février 2026 : 2 séances, 3\u00a0h.",
    )
    assert found.left_out == ()


def test_who_never_came_is_left_out_and_told():
    sheet = presences.sheet(2, 2, (1, 0), (1, 1))
    found = made(sheet)

    assert [item.child for item in found.items] == ["c0"]
    assert [child.name for child in found.left_out] == ["Noé A."]


def test_a_card_is_not_printed_where_the_payer_gives_none():
    sheet = presences.sheet(1, 1)
    carded = replace(sheet, children=tuple(child.model_copy(update={"card": "7"}) for child in sheet.children))

    assert made(carded, rule=AttendanceRule()).items[0].card == ""


def test_chosen_children():
    sheet = presences.sheet(3, 2)
    swim = Session(id="swim", activity="swim", day=date(2026, 1, 9))
    sheet = replace(sheet, activities=(*sheet.activities, Activity(id="swim", name="Piscine")), sessions=(*sheet.sessions, swim))
    sheet = replace(sheet, marks={**sheet.marks, ("swim", "c1"): Cell(Mark.PRESENT)})

    found = made(sheet, chosen={"c1"})

    ((child, attended),) = [(item.child, item.attended) for item in found.items]
    assert child == "c1"
    assert len(attended) == 3
    assert Attended(activity="Piscine", day=date(2026, 1, 9)) in attended
    assert made(sheet, chosen=set()).items == ()


def test_one_per_month_where_there_was_something():
    found = made(presences.sheet(1, 6, (0, 4), (0, 5)), Grouping.CHILD_MONTH, span=(date(2025, 12, 15), date(2026, 3, 10)))

    assert [(item.first, item.last, len(item.attended)) for item in found.items] == [(date(2026, 1, 1), date(2026, 1, 31), 4)]
    assert found.words == ("Lina A. (…), du 1er au 31 janvier 2026 : 4 séances, 6\u00a0h.",)


def test_a_list_of_all_has_one_text():
    found = made(presences.sheet(2, 2), Grouping.COLLECTIVE)

    assert found.words == ("du 1er janvier au 28 février 2026 : 4 présences, 6\u00a0h, 2025-2026.",)
    assert made(Attendance(), Grouping.COLLECTIVE).words == ()


@pytest.mark.parametrize(
    ("last_day", "expected"),
    [(True, [(date(2026, 1, 1), date(2026, 1, 4)), (date(2026, 1, 6), date(2026, 1, 10))]),
     (False, [(date(2026, 1, 1), date(2026, 1, 4)), (date(2026, 1, 6), date(2026, 1, 9))])],
)  # fmt: skip
def test_days_of_a_stay_without_those_away(last_day, expected):
    child = presences.children(1)[0]
    stay = Stay(
        id="s", child="c0", arrived_on=date(2025, 12, 20), left_on=date(2026, 1, 10), absences=(Absence(days=Absences("5/1/2026")),)
    )
    sheet = Attendance(children=(child,), stays=(stay, Stay(id="t", child="c0"), Stay(id="u", child="gone", arrived_on=date(2026, 1, 1))))

    found = made(sheet, rule=CARDED.model_copy(update={"by": "stay", "last_day_billed": last_day}))

    assert [(one.day, one.last_day) for one in found.items[0].attended] == expected
    assert total(found.items) == f"{8 + last_day} jours"


def test_a_stay_that_goes_on_is_cut_at_each_month():
    child = presences.children(1)[0].model_copy(update={"beneficiary_to": date(2026, 2, 2)})
    sheet = Attendance(children=(child,), stays=(Stay(id="s", child="c0", arrived_on=date(2026, 1, 30)),))

    found = made(sheet, Grouping.CHILD_MONTH, CARDED.model_copy(update={"by": "stay"}))

    assert [[(one.day, one.last_day, days_of(one)) for one in item.attended] for item in found.items] == [
        [(date(2026, 1, 30), date(2026, 1, 31), 2)], [(date(2026, 2, 1), date(2026, 2, 2), 2)],
    ]  # fmt: skip


def test_nothing_is_said_of_hours_when_one_is_not_known():
    item = presences.certificates("d").items[0]
    untimed = item.model_copy(update={"attended": (*item.attended, Attended(activity="Judo", day=date(2026, 1, 14)))})

    assert total([item]) == "1 séance, 1\u00a0h\u00a030"
    assert total([item, untimed]) == "3 séances"


def test_what_is_not_known_shows():
    assert fill("{child}, {quality}", {"child": "Lina"}) == "Lina, …"


def test_days_are_said_month_by_month():
    those = [date(2026, 5, day) for day in (20, 6, 13)] + [date(2025, 12, 1), date(2026, 6, 3)]

    assert days(those) == "1er décembre 2025\u00a0; 6, 13 et 20 mai\u00a0; 3 juin 2026"


def issued(*counts, **more):
    """A set in which each child was at so many sessions, from the first Wednesday on."""
    items = [
        Attestation(
            child=f"c{rank}", name=f"Enfant {rank}", first=SPAN[0], last=SPAN[1],
            attended=tuple(Attended(activity="Judo", day=session.day, minutes=90) for session in presences.weekly(count)),
        )
        for rank, count in enumerate(counts)
        if count
    ]  # fmt: skip
    return presences.certificates("d", items=tuple(items), words=tuple("…" for _ in items), **more)


def said_of(before, after):
    return changes(before, after, {})


def test_the_same_twice_changes_nothing():
    assert said_of(issued(3, 2), issued(3, 2)) == ()


def test_sessions_children_and_hours_that_changed_are_named():
    after = issued(4, 0, 2, 1)
    shorter = after.items[1].model_copy(
        update={"attended": (after.items[1].attended[0].model_copy(update={"minutes": None}), after.items[1].attended[1])}
    )
    said = said_of(issued(3, 2, 2), after.model_copy(update={"items": (after.items[0], shorter, after.items[2])}))

    assert said == (
        "Enfant 0\u00a0: 3 \u2192 4 séances, ajout du 28/01/2026.",
        "Enfant 2\u00a0: durée du 07/01/2026 (Judo), 1\u00a0h\u00a030 \u2192 non notée.",
        "Enfant 3\u00a0: n’y était pas, 1 séance, 1\u00a0h\u00a030.",
        "Enfant 1\u00a0: n’y est plus.",
    )


def test_a_session_moved_keeps_the_count():
    before = issued(2)
    moved = before.items[0].model_copy(
        update={"attended": (before.items[0].attended[0], Attended(activity="Judo", day=date(2026, 2, 4), minutes=90))}
    )

    assert said_of(before, before.model_copy(update={"items": (moved,)})) == (
        "Enfant 0\u00a0: 2 séances, ajout du 04/02/2026, retrait du 14/01/2026.",
    )


def test_many_days_are_told_by_their_number():
    assert said_of(issued(1), issued(9)) == ("Enfant 0\u00a0: 1 \u2192 9 séances, ajout de 8 jours, du 14/01/2026 au 04/03/2026.",)


def test_days_of_stays_are_compared_day_by_day():
    def stay(last):
        attended = (Attended(activity="Accueil", day=date(2026, 1, 5), last_day=date(2026, 1, last)),)
        return presences.certificates("d", items=(presences.certificates("d").items[0].model_copy(update={"attended": attended}),))

    assert said_of(stay(7), stay(8)) == ("Lina A.\u00a0: 3 \u2192 4 jours, ajout du 08/01/2026.",)


def test_names_head_period_and_words():
    before = issued(1)
    named = before.items[0].model_copy(update={"name": "Lina", "card": "7"})

    assert said_of(before, before.model_copy(update={"items": (named,)})) == (
        "Lina\u00a0: le nom était «\u00a0Enfant 0\u00a0».", "Lina\u00a0: le numéro de carte a changé.",
    )  # fmt: skip
    assert said_of(before, before.model_copy(update={"signatory": "Paul Lemoine"})) == ("Le signataire a changé.",)
    assert said_of(before, before.model_copy(update={"last": date(2026, 1, 31)})) == (
        "La période était le 7 janvier 2026\u00a0; elle est du 7 au 31 janvier 2026.",
    )
    assert said_of(before, before.model_copy(update={"words": ("Autrement.",)})) == ("Le texte a changé.",)
    assert said_of(before, before.model_copy(update={"grouping": Grouping.CHILD_MONTH})) == (
        "La présentation a changé\u00a0: une attestation par enfant et par mois.",
    )


def test_a_child_whose_rows_are_one_now_is_the_same_child():
    """Enfant 0 and Enfant 1 are one, at the sessions of both."""
    assert changes(issued(2, 3), issued(3), {"c0": "c0", "c1": "c0"}) == ("Le texte a changé.",), "there is one attestation less"
    assert changes(issued(0, 3), issued(4), {"c0": "c0", "c1": "c0"}) == (
        "Enfant 0\u00a0: le nom était «\u00a0Enfant 1\u00a0».", "Enfant 0\u00a0: 3 \u2192 4 séances, ajout du 28/01/2026.",
    )  # fmt: skip
