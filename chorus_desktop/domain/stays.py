"""Stays of children who are received and paid by the day: on which days they were there, which of these are billed, and why.

What counts is the payer's ``AttendanceRule``: whether the day of departure is billed, and which absences are, for how many days in a
row. Where the payer left an absence open (``ask``), the absence itself says it; the convention is what decides.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from chorus_desktop.domain.absences import runs_of
from chorus_desktop.domain.attendance import Absence, Attendance, Child, Stay
from chorus_desktop.domain.attendance_rule import AbsenceRule, AttendanceRule
from chorus_desktop.domain.care import Care, days_between, same_words
from chorus_desktop.domain.french import plural


@dataclass(frozen=True)
class StayCount:
    """What one stay was in a period.

    Attributes:
        present: days that the child was there, that of departure included.
        nights: nights slept there, each counted on its evening.
        billable: days to bill.
        away_billed: days away that are billed all the same; ``away_unbilled``: those that are not.
    """

    present: frozenset[date] = frozenset()
    nights: int = 0
    billable: frozenset[date] = frozenset()
    away_billed: frozenset[date] = frozenset()
    away_unbilled: frozenset[date] = frozenset()

    @property
    def said(self) -> str:
        """In one line: « 29 jours présents, 28 nuits, 30 jours facturables »."""
        counts = (
            plural(len(self.present), "jour présent"), plural(self.nights, "nuit"), plural(len(self.billable), "jour facturable")
        )  # fmt: skip
        return ", ".join(counts)


def span_days(stay: Stay, first: date, last: date) -> frozenset[date]:
    """The days of a stay between two days, both included, those away among them; one that goes on has all that follow."""
    begun = stay.arrived_on
    if begun is None:
        return frozenset()
    return frozenset(days_between(max(first, begun), min(last, stay.left_on or last)))


def _kind(rule: AttendanceRule, absence: Absence) -> AbsenceRule:
    return next((kind for kind in rule.absences if kind.key == absence.kind), AbsenceRule(key="", title=""))


def _billed(kind: AbsenceRule, absences: Sequence[Absence]) -> frozenset[date]:
    """The days of one kind of absence that are billed: the first ones of each run, as many as the payer pays."""
    bills = [item for item in absences if kind.billed == "yes" or (kind.billed == "ask" and item.billed)]
    days = frozenset(day for item in bills for day in item.days.days)
    if kind.most is None:
        return days
    return frozenset(day for begun, ended in runs_of(days) for day in days_between(begun, ended)[: kind.most])


def _away(stay: Stay, rule: AttendanceRule) -> tuple[frozenset[date], frozenset[date]]:
    """The days away of a whole stay: billed, and not. A day that two absences name is billed only where both are."""
    kinds = {(kind := _kind(rule, item)).key: kind for item in stay.absences}
    billed, unbilled = frozenset[date](), frozenset[date]()
    for key, kind in kinds.items():
        absences = [item for item in stay.absences if _kind(rule, item).key == key]
        days = frozenset(day for item in absences for day in item.days.days)
        paid = _billed(kind, absences)
        billed, unbilled = billed | paid, unbilled | (days - paid)
    return billed - unbilled, unbilled


def counted(stay: Stay, rule: AttendanceRule, first: date, last: date) -> StayCount:
    """What a stay was between two days, both included."""
    days = span_days(stay, first, last)
    billed, unbilled = _away(stay, rule)
    present = days - billed - unbilled
    leaves = frozenset() if rule.last_day_billed or stay.left_on is None else frozenset({stay.left_on})
    return StayCount(
        present=present,
        nights=sum(1 for day in present if day != stay.left_on),
        billable=days - unbilled - leaves,
        away_billed=days & billed,
        away_unbilled=days & unbilled,
    )


def billable_days(stay: Stay, rule: AttendanceRule, first: date, last: date) -> frozenset[date]:
    """The days between two days, both included, that the payer pays for by its rule."""
    return counted(stay, rule, first, last).billable


def paid_days(stay: Stay, attendance: Attendance, rule: AttendanceRule, first: date, last: date) -> frozenset[date]:
    """The billable days of a stay on which the payer pays for its child."""
    child = attendance.child(stay.child)
    return frozenset(day for day in billable_days(stay, rule, first, last) if child is not None and child.is_paid_on(day))


def children_named(attendance: Attendance, name: str) -> tuple[Child, ...]:
    """The children who bear a name, accents, capitals and the order of the words left aside."""
    wanted = same_words(name)
    return tuple(child for child in attendance.children if wanted and same_words(child.name) == wanted)


def child_named(attendance: Attendance, name: str) -> Child | None:
    """The one child who bears a name; none where two do, since nobody knows which of them is meant."""
    found = children_named(attendance, name)
    return found[0] if len(found) == 1 else None


def stays_named(attendance: Attendance, name: str) -> tuple[Stay, ...]:
    """The stays of the one child who bears a name; none where two do."""
    child = child_named(attendance, name)
    return tuple(stay for stay in attendance.stays if child is not None and stay.child == child.id)


def received(cares: Sequence[Care], attendance: Attendance, rule: AttendanceRule, first: date, last: date) -> Mapping[str, frozenset[date]]:
    """The paid days of the stays of each prise en charge's child, by its id; one whose child has no stay is left out."""
    of_care = ((care.id, stays_named(attendance, care.child)) for care in cares)
    return {care_id: _together(paid_days(stay, attendance, rule, first, last) for stay in stays) for care_id, stays in of_care if stays}


def _together(days: Iterable[frozenset[date]]) -> frozenset[date]:
    return frozenset().union(*days)
