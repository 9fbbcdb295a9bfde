"""The attendance that proved an invoice on the day it was finalised, kept apart from it so that it can be erased.

The invoice's own record holds only the SHA-256 of this.
"""

from datetime import date
from decimal import Decimal

from chorus_desktop.domain.attendance import Counting, Mark
from chorus_desktop.domain.shape import Key, Record


class UsedLine(Record):
    """One line of the invoice and what the sheet said of it.

    Attributes:
        rank: from 0, among its written lines.
        child: id of the only child that it counts; empty for all that the payer pays for.
        first: first day that it billed; ``last``: its last one.
    """

    rank: int
    designation: str
    activity: Key
    counting: Counting
    billed: Decimal
    counted: Decimal
    child: Key = ""
    first: date | None = None
    last: date | None = None


class UsedSession(Record):
    """A session that was counted."""

    id: Key
    activity: Key
    name: str
    day: date
    minutes: int | None = None


class UsedChild(Record):
    """A child that was counted, named as the sheet did."""

    id: Key
    name: str
    card: str = ""


class UsedMark(Record):
    """One cell of the sheet, as it was."""

    session: Key
    child: Key
    mark: Mark
    minutes: int | None = None


class UsedStay(Record):
    """The days of a stay that were billed for one child.

    Attributes:
        left: days of its stays in the period that were known and not billed.
        first: first day of the invoice's period; ``last``: its last one.
    """

    child: Key
    days: tuple[date, ...]
    left: tuple[date, ...] = ()
    first: date | None = None
    last: date | None = None


class AttendanceUsed(Record):
    """What an invoice was proved with.

    Attributes:
        reason: why it was finalised though sheet and lines differ; empty where they agree.
    """

    lines: tuple[UsedLine, ...] = ()
    children: tuple[UsedChild, ...] = ()
    sessions: tuple[UsedSession, ...] = ()
    marks: tuple[UsedMark, ...] = ()
    stays: tuple[UsedStay, ...] = ()
    reason: str = ""
