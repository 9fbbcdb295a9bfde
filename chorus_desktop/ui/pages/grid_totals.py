"""What the sheet adds up to, kept up to date one cell at a time: per child, per session, in all."""

from collections.abc import Mapping, Sequence
from datetime import date

from chorus_desktop.domain.attendance import Cell, Child, Mark, Place, Session
from chorus_desktop.domain.blanks import Expected
from chorus_desktop.ui.pages.grid_sum import Sum


class Totals:
    """The sums of the children and sessions that are shown.

    Args:
        children, sessions: the rows and the columns.
        marks: at least those of these cells.
        expected: who is expected where.
        today: cells of later sessions are not missed.

    Attributes:
        rows: a sum per child; ``columns``: per session; ``whole``: of all.
        has_unpaid: whether some cell is of a child that the payer does not pay for that day.
        blank: cells that say nothing where they should, of children that the payer pays for that day.
    """

    def __init__(
        self, children: Sequence[Child], sessions: Sequence[Session], marks: Mapping[Place, Cell], expected: Expected, today: date
    ) -> None:
        self._minutes = [session.minutes for session in sessions]
        self._paid = [_paid(child, sessions) for child in children]
        self._missed = [_missed(child, sessions, flags, expected, today) for child, flags in zip(children, self._paid, strict=True)]
        self.has_unpaid = any(not all(flags) for flags in self._paid)
        self.rows = [Sum() for _ in children]
        self.columns = [Sum() for _ in sessions]
        self.whole = Sum()
        self.blank = sum(map(sum, self._missed))
        # Tens of thousands of them: what is not there costs no call.
        places, names = [session.id for session in sessions], [child.id for child in children]
        for row, whose in enumerate(names):
            for column, place in enumerate(places):
                cell = marks.get((place, whose))
                if cell is not None:
                    self.change(row, column, None, cell)

    def is_paid(self, row: int, column: int) -> bool:
        """Whether the payer pays for that child on the day of that session."""
        return self._paid[row][column]

    def change(self, row: int, column: int, before: Cell | None, after: Cell | None) -> None:
        """Count a cell that has become another one."""
        if self._missed[row][column]:
            self.blank += (after is None) - (before is None)
        if before is not None and before.mark is Mark.PRESENT:
            self._count(row, column, before.minutes, -1)
        if after is not None and after.mark is Mark.PRESENT:
            self._count(row, column, after.minutes, 1)

    def _count(self, row: int, column: int, marked: int | None, sign: int) -> None:
        minutes = marked if marked is not None else self._minutes[column]
        paid = sign if self._paid[row][column] else 0
        for each in (self.rows[row], self.columns[column], self.whole):
            each.present += sign
            each.paid += paid
            if minutes is None:
                each.untimed += sign
            else:
                each.minutes += sign * minutes


def _paid(child: Child, sessions: Sequence[Session]) -> Sequence[bool]:
    if not child.beneficiary or (child.beneficiary_from is None and child.beneficiary_to is None):
        return [child.beneficiary] * len(sessions)
    return [child.is_paid_on(session.day) for session in sessions]


def _missed(child: Child, sessions: Sequence[Session], paid: Sequence[bool], expected: Expected, today: date) -> Sequence[bool]:
    comes = {activity: expected(child.id, activity) for activity in {session.activity for session in sessions}}
    return [flag and session.day <= today and comes[session.activity] for session, flag in zip(sessions, paid, strict=True)]
