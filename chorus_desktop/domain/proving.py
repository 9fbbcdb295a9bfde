"""What an invoice is proved with, taken from the sheets the day it is finalised."""

from collections.abc import Iterable

from chorus_desktop.domain.attendance import Attendance, Session
from chorus_desktop.domain.attendance_used import AttendanceUsed, UsedChild, UsedLine, UsedMark, UsedSession
from chorus_desktop.domain.dossier import Work
from chorus_desktop.domain.invoice import Invoice
from chorus_desktop.domain.line_check import LineCheck
from chorus_desktop.domain.reconciling import reconcile
from chorus_desktop.domain.sheet_lines import child_of
from chorus_desktop.domain.stay_gaps import used_stays


def used_by(work: Work) -> AttendanceUsed | None:
    """The sessions, children, marks and stays that the lines of the invoice in hand count; none when they count none."""
    found, invoice = reconcile(work), work.invoice
    stays = used_stays(work, invoice) if invoice and any(gap.rank is not None for gap in found.stays) else ()
    if invoice is None or not (found.lines or stays):
        return None
    sessions = {item.id: item for check in found.lines for item in check.count.sessions}
    children = {item.id: item for check in found.lines for item in check.count.children}
    children |= {item.id: item for stay in stays if (item := work.attendance.child(stay.child))}
    return AttendanceUsed(
        lines=tuple(_line(check, invoice, work.attendance) for check in found.lines if check.line.counting),
        children=tuple(UsedChild(id=item.id, name=item.name, card=item.card) for item in children.values()),
        sessions=tuple(_session(item, work.attendance) for item in sessions.values()),
        marks=_marks(found.lines, work.attendance),
        stays=stays,
        reason=invoice.attendance_reason.strip() if found.asks_reason else "",
    )


def _line(check: LineCheck, invoice: Invoice, attendance: Attendance) -> UsedLine:
    line, child = check.line, child_of(check.line, attendance)
    return UsedLine.model_validate(
        {
            "rank": sum(1 for other in invoice.lines[: check.rank] if not other.is_blank),
            "designation": line.designation.strip(),
            "activity": line.activity,
            "counting": line.counting,
            "billed": line.quantity,
            "counted": check.counted,
            "child": child.id if child else "",
            "first": check.days[0],
            "last": check.days[1],
        }
    )


def _session(session: Session, attendance: Attendance) -> UsedSession:
    activity = attendance.activity(session.activity)
    name = activity.name.strip() if activity else ""
    return UsedSession(id=session.id, activity=session.activity, name=name, day=session.day, minutes=session.minutes)


def _marks(checks: Iterable[LineCheck], attendance: Attendance) -> tuple[UsedMark, ...]:
    """Those of children on days they are paid for; each cell once, whichever lines count it."""
    cells = {
        (session.id, child.id): cell
        for check in checks
        for session in check.count.sessions
        for child in check.count.children
        if child.is_paid_on(session.day) and (cell := attendance.marks.get((session.id, child.id)))
    }
    return tuple(UsedMark(session=session, child=child, mark=cell.mark, minutes=cell.minutes) for (session, child), cell in cells.items())
