"""Two rows that are one child."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from chorus_desktop.domain.attendance import Cell, Child, Mark
from chorus_desktop.domain.merging import conflicts, fuller, joined, preferred, united
from tests.helpers.presences import ABSENT, EXCUSED, PRESENT

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
