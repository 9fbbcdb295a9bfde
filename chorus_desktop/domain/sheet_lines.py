"""Lines of an invoice counted from the attendance sheets: which children and sessions each one counts, and those that are still to write."""

from dataclasses import replace
from datetime import date

from chorus_desktop.domain.attendance import Attendance, Child, Counting
from chorus_desktop.domain.care import same_words
from chorus_desktop.domain.counting import Count, count
from chorus_desktop.domain.dossier import Tariff, Work
from chorus_desktop.domain.french import plain
from chorus_desktop.domain.invoice import Invoice, Line
from chorus_desktop.domain.stays import child_named

_RULES = {
    "presence": Counting.CHILD_SESSION, "enfant et seance": Counting.CHILD_SESSION, "enfant par seance": Counting.CHILD_SESSION,
    "seance": Counting.SESSION, "heure": Counting.HOUR, "jour": Counting.DAY, "journee": Counting.DAY, "enfant": Counting.CHILD,
    "forfait": Counting.FLAT,
}  # fmt: skip


def named_rule(unit: str) -> Counting | None:
    """How a quantity of that unit is counted; none where the unit does not say."""
    words = (word.removesuffix("s") for word in plain(unit).split())
    return _RULES.get(" ".join(words))


def rule_of(unit: str) -> Counting:
    """How a quantity of that unit is counted; by child and session where the unit does not say."""
    return named_rule(unit) or Counting.CHILD_SESSION


def days_of(line: Line, invoice: Invoice) -> tuple[date, date] | None:
    """First and last day that a line bills: its own, else the invoice's; none while they are not known, or reversed."""
    first, last = line.executed or (invoice.period_from, invoice.period_to)
    return (first, last) if first and last and first <= last else None


def child_of(line: Line, attendance: Attendance) -> Child | None:
    """The child of the sheet that a line names as its beneficiary; none where it names none, or the sheet has no such name, or two."""
    return child_named(attendance, line.beneficiary)


def counted(line: Line, invoice: Invoice, attendance: Attendance) -> Count | None:
    """What the sheet says of a line's activity on its days, for the child it names, else for all; none where it counts nothing."""
    days = days_of(line, invoice)
    if days is None or attendance.activity(line.activity) is None:
        return None
    child = child_of(line, attendance)
    of = replace(attendance, children=(child,)) if child else attendance
    return count(of, line.activity, *days)


def recounted(line: Line, invoice: Invoice, attendance: Attendance) -> Line:
    """The same line with the quantity of the sheet: none while nobody is marked there; as it is where it is counted by hand."""
    found = counted(line, invoice, attendance)
    if found is None or line.counting is None:
        return line
    return line.model_copy(update={"quantity": found.quantity(line.counting) if found.presences else None})


def proposed(work: Work) -> tuple[Line, ...]:
    """The lines of the invoice in hand with one more for each activity that has presences in its period and no line.

    A row that names the activity already and waits for its quantity is filled instead. Sessions that another invoice billed whole
    bring no line.

    Returns:
        All its written lines; empty when there is nothing to propose.
    """
    invoice, attendance = work.invoice, work.attendance
    if invoice is None:
        return ()
    lines = list(invoice.written_lines)
    taken = {line.activity for line in lines}
    rate = lines[-1].vat_rate if lines else None
    found = False
    for activity in attendance.activities:
        if activity.id in taken:
            continue
        line = Line(designation=activity.name.strip(), activity=activity.id, vat_rate=rate)
        what = counted(line, invoice, attendance)
        if what is None or all((item.session.id, item.child.id) in work.billed_places for item in what.presences):
            continue
        found = True
        place = next((rank for rank, other in enumerate(lines) if _waits(other, activity.name)), None)
        tariff = _tariff(work, activity.name) or Tariff()
        if place is not None:
            line = lines[place].model_copy(update={"activity": activity.id})
        unit = line.unit.strip() or tariff.unit.strip()
        rule = rule_of(unit)
        price = line.unit_price if line.unit_price is not None else tariff.unit_price
        line = line.model_copy(update={"counting": rule, "unit": unit or rule.unit, "unit_price": price})
        line = recounted(line, invoice, attendance)
        at = len(lines) if place is None else place
        lines[at : at + 1] = [line]
    return tuple(lines) if found else ()


def _waits(line: Line, name: str) -> bool:
    return not line.activity and line.quantity is None and same_words(line.designation) == same_words(name)


def _tariff(work: Work, name: str) -> Tariff | None:
    return next((tariff for tariff in work.dossier.tariffs if same_words(tariff.activity) == same_words(name)), None)
