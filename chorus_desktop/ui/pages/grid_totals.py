"""What the sheet adds up to, kept up to date one cell at a time: per child, per session, in all."""

from collections.abc import Callable, Mapping, Sequence

from chorus_desktop.domain.attendance import Cell, Child, Mark, Place, Session
from chorus_desktop.domain.clock import duration
from chorus_desktop.domain.counting import stayed

Awaited = Callable[[Child, Session], bool]


class Sum:
    """Some cells added up.

    Attributes:
        present: how many say present; ``paid``: those of them that the payer pays for.
        minutes: how long these children stayed; ``untimed``: presences of which nobody knows it.
    """

    def __init__(self) -> None:
        self.present = 0
        self.paid = 0
        self.minutes = 0
        self.untimed = 0

    def add(self, minutes: int | None, sign: int, *, paid: bool) -> None:
        """Count a presence in (1) or out (-1)."""
        self.present += sign
        self.paid += sign * paid
        self.minutes += sign * (minutes or 0)
        self.untimed += sign * (minutes is None)

    @property
    def hours(self) -> str:
        """How long in all: « 4 h 30 », « 4 h 30 + ? » where a part is not known, nothing where none is."""
        if not self.minutes:
            return ""
        return f"{duration(self.minutes)} + ?" if self.untimed else duration(self.minutes)


class Totals:
    """The sums of the children and sessions that are shown.

    Args:
        children: the rows.
        sessions: the columns.
        marks: at least those of these cells.
        awaited: whether a child is to be ticked at a session that is past.

    Attributes:
        rows: a sum per child; ``columns``: per session; ``whole``: of all.
        has_unpaid: whether some cell is of a child that the payer does not pay for that day.
        blank: cells that say nothing where they should, of children that the payer pays for that day.
    """

    def __init__(self, children: Sequence[Child], sessions: Sequence[Session], marks: Mapping[Place, Cell], awaited: Awaited) -> None:
        self._sessions = sessions
        self._paid = [_paid(child, sessions) for child in children]
        self._missed = [
            [is_paid and awaited(child, session) for session, is_paid in zip(sessions, flags, strict=True)]
            for child, flags in zip(children, self._paid, strict=True)
        ]
        self.has_unpaid = any(not all(flags) for flags in self._paid)
        self.rows = [Sum() for _ in children]
        self.columns = [Sum() for _ in sessions]
        self.whole = Sum()
        self.blank = sum(sum(flags) for flags in self._missed)
        for column, session in enumerate(sessions):
            for row, child in enumerate(children):
                cell = marks.get((session.id, child.id))
                if cell is not None:
                    self.change(row, column, None, cell)

    def is_paid(self, row: int, column: int) -> bool:
        """Whether the payer pays for that child on the day of that session."""
        return self._paid[row][column]

    def change(self, row: int, column: int, before: Cell | None, after: Cell | None) -> None:
        """Count a cell that has become another one."""
        paid, session = self._paid[row][column], self._sessions[column]
        if self._missed[row][column]:
            self.blank += (after is None) - (before is None)
        for cell, sign in ((before, -1), (after, 1)):
            if cell is not None and cell.mark is Mark.PRESENT:
                minutes = stayed(cell, session)
                for each in (self.rows[row], self.columns[column], self.whole):
                    each.add(minutes, sign, paid=paid)


def _paid(child: Child, sessions: Sequence[Session]) -> Sequence[bool]:
    if not child.beneficiary or (child.beneficiary_from is None and child.beneficiary_to is None):
        return [child.beneficiary] * len(sessions)
    return [child.is_paid_on(session.day) for session in sessions]
