"""Some cells of the sheet added up: how many came, how long."""

from chorus_desktop.domain.clock import duration
from chorus_desktop.domain.french import plural


class Sum:
    """Some cells added up.

    A presence without minutes of its own lasts as long as its session.

    Attributes:
        present: how many say present; ``paid``: those of them that the payer pays for.
        minutes: how long these children stayed; ``untimed``: presences of which nobody knows it.
    """

    __slots__ = ("minutes", "paid", "present", "untimed")

    def __init__(self) -> None:
        self.present, self.paid = 0, 0
        self.minutes, self.untimed = 0, 0

    @property
    def said(self) -> str:
        """In words, for who does not see the sums beside the sheet."""
        return f"{plural(self.present, 'présence')}{f' {self.hours}' if self.minutes else ''}"

    @property
    def hours(self) -> str:
        """How long in all: « 4 h 30 », « 4 h 30 + ? » where a part is not known, nothing where none is."""
        return f"{duration(self.minutes)}{' + ?' if self.untimed else ''}" if self.minutes else ""
