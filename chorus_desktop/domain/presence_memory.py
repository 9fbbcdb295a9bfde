"""A choice of columns, kept for the next table with the same titles: ranks and a fingerprint, no text of the table."""

import hashlib
from collections.abc import Mapping

from chorus_desktop.domain.columns import Chosen, plain_words
from chorus_desktop.domain.presence_table import PresenceTable, day_places
from chorus_desktop.domain.presence_wanted import WANTED, Shape


def fingerprint(table: PresenceTable) -> str:
    """What tells tables with the same titles, days left out; empty where there are none. No text can be read back from it."""
    if not table.headed:
        return ""
    titles = [" ".join(plain_words(table.titles[place])) for place in _lasting(table)]
    return hashlib.sha256("\n".join(titles).encode()).hexdigest()[:32]


def _lasting(table: PresenceTable) -> tuple[int, ...]:
    """The columns that the next table will have too: those whose title is no day."""
    days = frozenset(day_places(table))
    return tuple(place for place in range(len(table.titles)) if place not in days)


def ranks_of(table: PresenceTable, columns: Chosen) -> dict[str, int]:
    """A choice of columns as it is remembered: each by its rank among those whose title is no day."""
    lasting = _lasting(table)
    return {key: lasting.index(place) for key, place in columns.items() if place in lasting}


def columns_of(table: PresenceTable, ranks: Mapping[str, int], shape: Shape) -> dict[str, int]:
    """A choice of columns that was remembered, for a table with the same titles."""
    lasting, known = _lasting(table), {each.key for each in WANTED[shape]}
    return {key: lasting[rank] for key, rank in ranks.items() if key in known and 0 <= rank < len(lasting)}
