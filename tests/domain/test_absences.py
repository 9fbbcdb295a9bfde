"""Days away, typed as people say them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chorus_desktop.domain.absences import Absences
from chorus_desktop.domain.money import UnreadableError

DAYS = st.dates(date(2025, 1, 1), date(2027, 12, 31))


@pytest.mark.parametrize(
    ("typed", "kept", "said"),
    [
        ("12/03/2026", "2026-03-12", "le 12/03/2026"),
        ("du 14 au 16 mars 2026", "2026-03-14/2026-03-16", "du 14/03/2026 au 16/03/2026"),
        ("du 1er au 3/5/26", "2026-05-01/2026-05-03", "du 01/05/2026 au 03/05/2026"),
        ("16/03/2026 au 18/03/2026 ; le 2 mars 2026", "2026-03-02;2026-03-16/2026-03-18", "le 02/03/2026 et du 16/03/2026 au 18/03/2026"),
        ("du 18 octobre au 2 novembre 2025", "2025-10-18/2025-11-02", "du 18/10/2025 au 02/11/2025"),
        ("du 20 décembre au 4 janvier 2026", "2025-12-20/2026-01-04", "du 20/12/2025 au 04/01/2026"),
        (
            "du 1er avril au 3 mai 2026 et 28/12 au 3/1/2026",
            "2025-12-28/2026-01-03;2026-04-01/2026-05-03",
            "du 28/12/2025 au 03/01/2026 et du 01/04/2026 au 03/05/2026",
        ),
        ("2/3/26 et 2/3/26", "2026-03-02", "le 02/03/2026"),
    ],
)
def test_what_people_type_is_kept_in_order(typed, kept, said):
    absences = Absences(typed)

    assert absences == kept
    assert absences.pretty() == said
    assert Absences(said) == absences


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        (" ; ", "date.text"),
        ("hier", "date.text"),
        ("du 31 février au 3 mars 2026", "date.impossible"),
        ("du 16 au 14 mars 2026", "absences.reversed"),
    ],
)
def test_what_is_no_day_is_refused(typed, code):
    with pytest.raises(UnreadableError) as refused:
        Absences(typed)

    assert refused.value.code == code


@given(st.lists(st.tuples(DAYS, st.integers(0, 40)), min_size=1, max_size=5))
def test_every_day_is_there_and_reading_what_is_said_changes_nothing(spans):
    absences = Absences(";".join(f"{first}/{first + timedelta(more)}" for first, more in spans))

    assert absences.days == {first + timedelta(rank) for first, more in spans for rank in range(more + 1)}
    assert Absences(absences.pretty()) == absences
