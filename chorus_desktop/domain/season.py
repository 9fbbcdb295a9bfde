"""A season of a payer's scheme: its days, its last deposit, and which engagement serves which invoice date."""

from datetime import date

from chorus_desktop.domain.shape import Record


class EngagementWindow(Record):
    """The invoice dates that one engagement number serves.

    Attributes:
        key: identifier inside the season, kept by the engagements entered for it.
        mask: form of the number; ``*`` stands for what only the payer knows: ``CP2026/*/1``.
        issued_from: first invoice date served.
        issued_to: last invoice date served, included; none when the payer gave no end.
        available_from: day from which the payer gives the number; before it the number is awaited.
        by_analogy: deduced from an earlier season and not confirmed by the payer.
        member_note: what an association already under convention the season before must know.
    """

    key: str
    title: str
    mask: str
    issued_from: date
    issued_to: date | None = None
    available_from: date | None = None
    by_analogy: bool = False
    note: str = ""
    member_note: str = ""

    def serves(self, day: date) -> bool:
        """Whether an invoice of this date belongs to this window."""
        return self.issued_from <= day and (self.issued_to is None or day <= self.issued_to)


class Season(Record):
    """One school year of a scheme, as its payer announced it (or not yet: ``confirmed`` false).

    Attributes:
        starts_on: first day whose activities it pays.
        ends_on: last day whose activities it pays.
        last_deposit: last day a deposit is accepted, included; none when not announced.
        checked_on: when a person last compared this with the source.
    """

    id: str
    title: str
    starts_on: date
    ends_on: date
    confirmed: bool
    source: str
    checked_on: date
    last_deposit: date | None = None
    note: str = ""
    windows: tuple[EngagementWindow, ...] = ()

    def is_closed(self, today: date) -> bool:
        """Whether its last deposit day is behind us."""
        return self.last_deposit is not None and today > self.last_deposit

    def window(self, key: str) -> EngagementWindow | None:
        """The window of that key."""
        return next((window for window in self.windows if window.key == key), None)

    def window_for(self, day: date) -> EngagementWindow | None:
        """The window that serves an invoice of that date."""
        return next((window for window in self.windows if window.serves(day)), None)

    def covers(self, first: date, last: date) -> bool:
        """Whether a whole service period lies inside the season."""
        return self.starts_on <= first and last <= self.ends_on
