"""One line of an invoice against its attendance sheet: one sentence, and a table of its sessions.

No sentence of it names a child.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from chorus_desktop.domain.attendance import Activity, Attendance, Counting, Mark, Place, Session
from chorus_desktop.domain.counting import Count, Presence
from chorus_desktop.domain.french import decimal, listing, plural
from chorus_desktop.domain.invoice import Invoice, Line
from chorus_desktop.domain.sheet_lines import child_of, counted, days_of, named_rule

_HALF_A_HUNDREDTH = Decimal("0.005")
_MOST_DAYS = 8


@dataclass(frozen=True)
class SessionCheck:
    """One session of a line, as the page and the paper show it.

    Attributes:
        expected: how many children the quantity billed supposes; none where it supposes no number.
        present: children paid for who were there; ``absent``, ``excused`` and ``blank`` likewise.
        unpaid: those who were there and are not paid for.
        billed_on: numbers of the other invoices that bill some of its presences already.
    """

    session: Session
    expected: int | None
    present: int
    absent: int
    excused: int
    blank: int
    unpaid: int
    billed_on: tuple[str, ...] = ()


@dataclass(frozen=True)
class LineCheck:
    """One line against its sheet.

    Attributes:
        rank: from 0, among all rows of the invoice.
        days: first and last day it bills.
        counted: what the sheet makes of it; none where the line is counted by hand.
    """

    rank: int
    line: Line
    activity: Activity
    days: tuple[date, date]
    count: Count
    counted: Decimal | None
    sessions: tuple[SessionCheck, ...]

    @property
    def gap(self) -> Decimal:
        """Billed less counted; nothing where one of them is not known, or where hours only differ by their rounding."""
        if self.line.quantity is None or self.counted is None:
            return Decimal(0)
        gap = self.line.quantity - self.counted
        return Decimal(0) if self.line.counting is Counting.HOUR and abs(gap) < _HALF_A_HUNDREDTH else gap

    @property
    def rule(self) -> Counting | None:
        """How its quantity is counted: as was chosen, else as its unit says; none where neither does."""
        return self.line.counting or named_rule(self.line.unit)

    @property
    def by_hand(self) -> Decimal | None:
        """What the sheet holds by the unit of a line counted by hand, where the line bills more; none else.

        Nothing is known of a forfait, nor of hours while some presences have none.
        """
        line, rule = self.line, self.rule
        if line.counting or rule in (None, Counting.FLAT) or line.quantity is None or (rule is Counting.HOUR and self.count.untimed):
            return None
        held = self.count.quantity(rule)
        return held if line.quantity - held >= _HALF_A_HUNDREDTH else None

    @property
    def sentence(self) -> str:
        """« 12 séances × 8 enfants = 96 ; feuille : 95 → 1 écart, le 14/10 »."""
        rule, billed = self.line.counting, self.line.quantity
        if rule is None or self.counted is None:
            return f"Compté à la main\u00a0; feuille\u00a0: {plural(len(self.count.presences), 'présence')}"
        sheet = f"feuille\u00a0: {decimal(self.counted)}"
        if billed is None:
            return f"Quantité à indiquer\u00a0; {sheet}"
        supposed = _supposed(self.line, self.count)
        said = f"Facturé\u00a0: {decimal(billed)}"
        if supposed is not None:
            sessions = plural(len(self.count.sessions), "séance")
            said = f"{sessions} × {plural(supposed, 'enfant')} = {decimal(billed)}"
        if not self.gap:
            return f"{said}\u00a0; {sheet}, d’accord"
        if supposed is not None:
            return f"{said}\u00a0; {sheet} → {plural(int(self.gap), 'écart')}, {short_days(self.gap_days)}"
        return f"{said}\u00a0; {sheet} → {decimal(abs(self.gap))} de {'trop' if self.gap > 0 else 'moins'}"

    @property
    def gap_days(self) -> tuple[date, ...]:
        """Where the gap is, when the quantity is so many children at each session: the days on which fewer came."""
        return tuple(item.session.day for item in self.sessions if item.expected is not None and item.present < item.expected)


def short_days(days: Sequence[date]) -> str:
    """Days of sessions, shortly: « le 14/10 », « les 14/10 et 21/10 »."""
    said = [f"{day:%d/%m}" for day in sorted(set(days))]
    shown = said if len(said) <= _MOST_DAYS else [*said[: _MOST_DAYS - 1], plural(len(said) - _MOST_DAYS + 1, "autre")]
    return f"{'le' if len(said) == 1 else 'les'} {listing(shown)}"


def check_line(attendance: Attendance, elsewhere: Mapping[Place, str], invoice: Invoice, rank: int, line: Line) -> LineCheck | None:
    """Hold a line against its sheet; none where it has none, or its days are not known.

    Args:
        attendance: of the dossier.
        elsewhere: cells that other invoices bill, with their numbers.
        invoice: whose line it is.
        rank: of the line, from 0.
        line: one of the invoice, as it is now.
    """
    found, days, activity = counted(line, invoice, attendance), days_of(line, invoice), attendance.activity(line.activity)
    if found is None or days is None or activity is None:
        return None
    return LineCheck(
        rank=rank,
        line=line,
        activity=activity,
        days=days,
        count=found,
        counted=found.quantity(line.counting) if line.counting else None,
        sessions=_sessions(attendance, elsewhere, line, found),
    )


def _sessions(attendance: Attendance, elsewhere: Mapping[Place, str], line: Line, count: Count) -> tuple[SessionCheck, ...]:
    expected, present, rows = _supposed(line, count), count.per_session(), []
    one = child_of(line, attendance)
    here = {session.id: list[Place]() for session in count.sessions}
    for item in count.presences:
        here[item.session.id].append(place_of(item))
    for session in count.sessions:
        cells = [
            (child.is_paid_on(session.day), attendance.marks.get((session.id, child.id)))
            for child in ((one,) if one else attendance.children)
        ]
        marks = Counter(cell.mark for paid, cell in cells if paid and cell)
        rows.append(
            SessionCheck(
                session=session,
                expected=expected,
                present=present[session.id],
                absent=marks[Mark.ABSENT],
                excused=marks[Mark.EXCUSED],
                blank=sum(1 for paid, cell in cells if paid and cell is None),
                unpaid=sum(1 for paid, cell in cells if not paid and cell and cell.mark is Mark.PRESENT),
                billed_on=tuple(dict.fromkeys(elsewhere[place] for place in here[session.id] if place in elsewhere)),
            )
        )
    return tuple(rows)


def _supposed(line: Line, count: Count) -> int | None:
    """How many children a quantity supposes at each session, where it is sessions × children."""
    if line.counting is not Counting.CHILD_SESSION or not count.sessions or not count.children:
        return None
    return len(count.children) if line.quantity == len(count.sessions) * len(count.children) else None


def place_of(presence: Presence) -> Place:
    """The cell of a presence."""
    return presence.session.id, presence.child.id
