"""From presences to quantities: what one activity makes billable in a period, child by child and session by session.

Only the children that the payer pays for count, and each only on the days it does.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from chorus_desktop.domain.attendance import Attendance, Cell, Child, Counting, Mark, Session
from chorus_desktop.domain.clock import in_hours


@dataclass(frozen=True)
class Presence:
    """One child who was there at one session, and whom the payer pays for that day."""

    child: Child
    session: Session
    minutes: int | None


@dataclass(frozen=True)
class Count:
    """What an activity was in a period.

    Attributes:
        sessions: every one of the period.
        children: those paid for on some day of these sessions.
        presences: child and session.
        blank: cells of those children at those sessions that say nothing.
        untimed: presences of which nobody knows how long they were.
    """

    sessions: tuple[Session, ...] = ()
    children: tuple[Child, ...] = ()
    presences: tuple[Presence, ...] = ()
    blank: int = 0
    untimed: int = 0

    def quantity(self, rule: Counting) -> Decimal:
        """The quantity to bill by one rule."""
        match rule:
            case Counting.CHILD_SESSION:
                return Decimal(len(self.presences))
            case Counting.CHILD:
                return Decimal(len({item.child.id for item in self.presences}))
            case Counting.HOUR:
                return in_hours(sum(item.minutes or 0 for item in self.presences))
            case Counting.DAY:
                return Decimal(len({(item.child.id, item.session.day) for item in self.presences}))
            case Counting.SESSION:
                return Decimal(len({item.session.id for item in self.presences}))
            case Counting.FLAT:
                return Decimal(1 if self.presences else 0)

    def per_session(self) -> Counter[str]:
        """How many came, by id of the session."""
        return Counter(item.session.id for item in self.presences)

    def per_child(self) -> Counter[str]:
        """At how many sessions each was, by id of the child."""
        return Counter(item.child.id for item in self.presences)


def count(attendance: Attendance, activity_id: str, first: date, last: date) -> Count:
    """Count one activity between two days, both included."""
    return count_sessions(attendance, attendance.sessions_of(activity_id, first, last))


def count_sessions(attendance: Attendance, sessions: Sequence[Session]) -> Count:
    """Count some sessions."""
    presences, blank, children = list[Presence](), 0, dict[str, Child]()
    paid = [child for child in attendance.children if child.beneficiary]
    for session in sessions:
        whole = session.minutes  # reckoned once: a sheet has tens of thousands of cells
        for child in paid:
            if not child.is_paid_on(session.day):
                continue
            children[child.id] = child
            cell = attendance.marks.get((session.id, child.id))
            if cell is None:
                blank += 1
            elif cell.mark is Mark.PRESENT:
                presences.append(Presence(child, session, whole if cell.minutes is None else cell.minutes))
    kept = tuple(child for child in paid if child.id in children)
    untimed = sum(1 for item in presences if item.minutes is None)
    return Count(tuple(sessions), kept, tuple(presences), blank, untimed)


def stayed(cell: Cell, session: Session) -> int | None:
    """Minutes that a child was there: those marked, else the whole session's, when they are known."""
    if cell.mark is not Mark.PRESENT:
        return 0
    return cell.minutes if cell.minutes is not None else session.minutes
