"""Two rows that are one child."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from chorus_desktop.domain.attendance import Attendance, Cell, Change, Child, Mark
from chorus_desktop.domain.counting import count_sessions
from chorus_desktop.domain.merging import conflicts, fuller, joined, preferred, rewritten, united
from tests.helpers.presences import ABSENT, EXCUSED, FIRST, PRESENT, weekly

CELLS = st.builds(Cell, st.sampled_from(Mark), st.none() | st.integers(1, 600))
ROWS = st.dictionaries(st.sampled_from("abcdef"), CELLS)


@given(ROWS, ROWS)
def test_no_presence_is_lost(one, other):
    both = united(one, other, {})

    assert set(both) == {*one, *other}
    for session, cell in both.items():
        said = [row[session] for row in (one, other) if session in row]
        assert cell in said
        assert (cell.mark is Mark.PRESENT) == any(each.mark is Mark.PRESENT for each in said)


@given(ROWS, ROWS)
def test_what_is_chosen_stands_where_both_differ_and_nowhere_else(one, other):
    chosen = dict.fromkeys("abcdef", EXCUSED)
    both = united(one, other, chosen)

    for session in both:
        differ = session in conflicts(one, other)
        assert both[session] == (EXCUSED if differ else one.get(session, other.get(session)))


def test_the_longer_presence_stands():
    short, long = Cell(Mark.PRESENT, 30), Cell(Mark.PRESENT, 90)

    assert preferred(short, long) is preferred(long, short) is long
    assert preferred(PRESENT, long) is preferred(long, PRESENT) is PRESENT
    assert preferred(ABSENT, EXCUSED) is ABSENT
    assert preferred(ABSENT, PRESENT) is preferred(PRESENT, ABSENT) is PRESENT


def test_the_row_that_stays_takes_what_only_the_other_said():
    kept = Child(id="a", first_name="Lina", last_name="Bernard", group="Poussins", not_the_same=("b", "c"))
    gone = Child(
        id="b", first_name="Lina", last_name="B.", card="123", group="Minimes", beneficiary=True, beneficiary_from=date(2026, 1, 1),
        not_the_same=("d",), formerly=("e",),
    )  # fmt: skip

    assert fuller(gone, kept) == fuller(kept, gone) == (kept, gone)
    assert joined(kept, gone) == kept.model_copy(
        update={
            "card": "123", "beneficiary": True, "beneficiary_from": date(2026, 1, 1), "not_the_same": ("c", "d"), "formerly": ("b", "e"),
        }
    )  # fmt: skip
    assert joined(gone, kept).last_name == "B."
    assert joined(gone, kept).beneficiary


def test_one_who_was_paid_for_until_a_day_and_from_the_next_is_paid_for_all_along():
    until = Child(id="a", first_name="Lina", beneficiary=True, beneficiary_to=date(2026, 1, 31))
    since = Child(id="b", first_name="Lina", beneficiary=True, beneficiary_from=date(2026, 2, 1), beneficiary_to=date(2026, 3, 31))

    for both in (joined(until, since), joined(since, until)):
        assert (both.beneficiary_from, both.beneficiary_to) == (None, date(2026, 3, 31))


DAYS = st.none() | st.integers(-7, 49).map(lambda days: FIRST + timedelta(days=days))
CHILDREN = st.builds(Child, beneficiary=st.sampled_from([True, True, False]), beneficiary_from=DAYS, beneficiary_to=DAYS)
SIX = weekly(6)
MARKED = st.fixed_dictionaries({}, optional={session.id: st.sampled_from([PRESENT, PRESENT, ABSENT]) for session in SIX})


def came(child, cells):
    """Ids of the sessions at which a child was, and was paid for."""
    marks = {(session, child.id): cell for session, cell in cells.items()}
    return {item.session.id for item in count_sessions(Attendance(children=(child,), marks=marks), SIX).presences}


@given(CHILDREN, MARKED, CHILDREN, MARKED)
def test_no_paid_presence_is_lost(one, cells, other, its):
    assert came(one, cells) | came(other, its) <= came(joined(one, other), united(cells, its, {}))


STEPS = st.lists(st.lists(st.tuples(st.sampled_from("st"), st.sampled_from("abc"), st.none() | CELLS), min_size=1, max_size=4), max_size=6)


def applied(cells, act, *, undone=False):
    """The cells once an act is done, or undone."""
    made = {change.place: change.before if undone else change.after for change in (reversed(act) if undone else act)}
    return {place: cell for place, cell in {**cells, **made}.items() if cell}


@given(st.dictionaries(st.tuples(st.sampled_from("st"), st.sampled_from("abc")), CELLS), STEPS)
def test_every_act_on_two_rows_is_undone_and_done_again_on_the_one(cells, steps):
    def one(now):
        a, b = ({session: cell for (session, child), cell in now.items() if child == row} for row in "ab")
        others = {place: cell for place, cell in now.items() if place[1] == "c"}
        return {**others, **{(session, "a"): cell for session, cell in united(a, b, {}).items()}}

    states, acts = [cells], []
    for step in steps:
        now, act = states[-1], []
        for session, child, cell in step:
            change = Change((session, child), now.get((session, child)), cell)
            act.append(change)
            now = applied(now, [change])
        acts.append(act)
        states.append(now)
    made = rewritten(acts, "a", "b", states[-1])

    for act, before, after in zip(made, states, states[1:], strict=False):
        assert len({change.place for change in act}) == len(act), "each cell once"
        assert applied(one(before), act) == one(after)
        assert applied(one(after), act, undone=True) == one(before)
