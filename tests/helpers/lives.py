"""Lives of an issued document for property tests: any fact, on any day, allowed or not."""

from datetime import date, timedelta

from hypothesis import strategies as st

from chorus_desktop.domain.lifecycle import Event, EventKind
from chorus_desktop.domain.portal_status import Phase

FIRST = date(2026, 2, 3)
_DAYS = st.integers(0, 20).map(lambda days: FIRST + timedelta(days=days))
_PLAIN = [kind for kind in EventKind if kind not in (EventKind.STATUS, EventKind.WITHDRAWN)]


def events():
    """One fact."""
    return st.one_of(
        st.builds(Event, kind=st.sampled_from(_PLAIN), on=_DAYS, reason=st.sampled_from(["", "Mauvais mois"])),
        st.builds(Event, kind=st.just(EventKind.STATUS), on=_DAYS, status=st.sampled_from(["a", "b"]), phase=st.sampled_from(Phase)),
        st.builds(Event, kind=st.just(EventKind.WITHDRAWN), on=_DAYS, about=st.integers(0, 9)),
    )


def lives(size=9):
    """Facts in the order somebody tells them, most often beginning with the deposit."""
    deposit = st.just([Event(kind=EventKind.DEPOSITED, on=FIRST)])
    return st.tuples(st.one_of(deposit, deposit, st.just([])), st.lists(events(), max_size=size)).map(lambda parts: parts[0] + parts[1])
