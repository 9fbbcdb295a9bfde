"""What attestations say, made from the attendance: whose, at which sessions or on which days, in which words.

Only the children that the payer pays for, and each only on the days it does: what is attested is what can be billed.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from chorus_desktop.domain.attendance import Attendance, Child, Stay
from chorus_desktop.domain.attendance_rule import CERTIFICATE_KEYS, AttendanceRule
from chorus_desktop.domain.certificate import Attended, Attestation, Grouping
from chorus_desktop.domain.clock import duration
from chorus_desktop.domain.counting import count_sessions
from chorus_desktop.domain.french import period, plural
from chorus_desktop.domain.letters import BLANK

STAY = "Accueil"
"""What a day of a stay is called where a session has its activity's name."""


@dataclass(frozen=True)
class Attested:
    """What a set of attestations holds, and whom it leaves out.

    Attributes:
        items: as in ``CertificateSet``; ``words`` likewise.
        left_out: children asked for who were there on no day that the payer pays for: nothing can be attested of them.
    """

    items: tuple[Attestation, ...] = ()
    words: tuple[str, ...] = ()
    left_out: tuple[Child, ...] = ()


def attested(
    attendance: Attendance,
    rule: AttendanceRule,
    grouping: Grouping,
    span: tuple[date, date],
    facts: Mapping[str, str],
    *,
    chosen: Collection[str] | None = None,
    activities: Collection[str] | None = None,
) -> Attested:
    """Make the attestations of a period.

    Args:
        attendance: of the dossier.
        rule: the payer's, with the words.
        grouping: what one attestation speaks of.
        span: first and last day, both included.
        facts: the value of the ``CERTIFICATE_KEYS`` that are the same on all: ``association``, ``representative``, ``quality``,
            ``recipient``, ``scheme``, ``season``.
        chosen: ids of the children wanted; None for all that the payer pays for on some day of the period.
        activities: ids of the activities that count; None for all.
    """
    first, last = span
    wanted = [child for child in attendance.children if child.id in chosen] if chosen is not None else paid(attendance, span)
    came = _days(attendance, rule, span) if rule.by == "stay" else _times(attendance, span, activities)
    items = [
        Attestation(
            child=child.id,
            name=child.name,
            card=child.card.strip() if rule.card else "",
            group=child.group,
            first=begun,
            last=ended,
            attended=those,
        )
        for child in wanted
        for begun, ended in (_months(first, last) if grouping is Grouping.CHILD_MONTH else [span])
        if (those := tuple(_within(came.get(child.id, ()), begun, ended)))
    ]
    known = {item.child for item in items}
    left_out = tuple(child for child in wanted if child.id not in known)
    if grouping is Grouping.COLLECTIVE:
        words = [fill(rule.several, {**facts, "period": period(first, last), "total": total(items)})] if items else []
    else:
        words = [fill(rule.one_child, {**facts, **_facts(item)}) for item in items]
    return Attested(tuple(items), tuple(words), left_out)


def paid(attendance: Attendance, span: tuple[date, date]) -> list[Child]:
    """The children that the payer pays for on some day of a period."""
    return [child for child in attendance.children if child.is_paid_between(*span)]


def fill(words: str, facts: Mapping[str, str]) -> str:
    """Words with their ``{key}`` places filled; what is not known shows as « … », to be completed."""
    return words.format_map({key: facts.get(key, "").strip() or BLANK for key in CERTIFICATE_KEYS})


def total(items: Iterable[Attestation]) -> str:
    """What is attested in all: « 12 séances, 18 h », « 15 jours »; no hours as soon as those of one session are not known."""
    those = [attended for item in items for attended in item.attended]
    times = [item for item in those if item.last_day is None]
    days = sum(days_of(item) for item in those if item.last_day is not None)
    said = [plural(len(times), "séance")] if times else []
    if times and all(item.minutes is not None for item in times):
        said.append(duration(sum(item.minutes or 0 for item in times)))
    return ", ".join([*said, plural(days, "jour")] if days else said)


def days_of(attended: Attended) -> int:
    """How many days of a stay, both ends included; 1 for a session."""
    return ((attended.last_day or attended.day) - attended.day).days + 1


def _facts(item: Attestation) -> dict[str, str]:
    return {"child": item.name, "card": item.card, "period": period(item.first, item.last), "total": total([item])}


def _months(first: date, last: date) -> Iterator[tuple[date, date]]:
    """The stretch cut at the ends of its months."""
    while first <= last:
        following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
        yield first, min(last, following - timedelta(1))
        first = following


def _times(attendance: Attendance, span: tuple[date, date], activities: Collection[str] | None) -> dict[str, tuple[Attended, ...]]:
    """The sessions at which each child was, by id, in their order."""
    first, last = span
    sessions = [item for item in attendance.sessions if first <= item.day <= last and (activities is None or item.activity in activities)]
    names = {activity.id: activity.name for activity in attendance.activities}
    found: dict[str, list[Attended]] = {}
    for presence in count_sessions(attendance, sessions).presences:
        session = presence.session
        found.setdefault(presence.child.id, []).append(
            Attended(activity=names.get(session.activity, ""), day=session.day, minutes=presence.minutes)
        )
    return {child: tuple(those) for child, those in found.items()}


def _days(attendance: Attendance, rule: AttendanceRule, span: tuple[date, date]) -> dict[str, tuple[Attended, ...]]:
    """The days on which each child was received, by id, those that follow each other as one."""
    children = {child.id: child for child in attendance.children}
    days: dict[str, set[date]] = {}
    for stay in attendance.stays:
        if stay.child in children:
            days.setdefault(stay.child, set()).update(_received(stay, children[stay.child], rule, span))
    return {
        child: tuple(Attended(activity=STAY, day=begun, last_day=ended) for begun, ended in _runs(those)) for child, those in days.items()
    }


def _received(stay: Stay, child: Child, rule: AttendanceRule, span: tuple[date, date]) -> Iterator[date]:
    first, last = span
    if stay.arrived_on is None:
        return
    away = {day for absence in stay.absences for day in absence.days.days}
    ended = last if stay.left_on is None else stay.left_on if rule.last_day_billed else stay.left_on - timedelta(1)
    day = max(first, stay.arrived_on)
    while day <= min(last, ended):
        if day not in away and child.is_paid_on(day):
            yield day
        day += timedelta(1)


def _runs(days: Collection[date]) -> Iterator[tuple[date, date]]:
    """Days that follow each other, as their first and last one."""
    begun = ended = None
    for day in sorted(days):
        if begun is None or ended is None:
            begun = day
        elif day != ended + timedelta(1):
            yield begun, ended
            begun = day
        ended = day
    if begun is not None and ended is not None:
        yield begun, ended


def _within(attended: Sequence[Attended], first: date, last: date) -> Iterator[Attended]:
    """What of it falls between two days; a run of days is cut there."""
    for item in attended:
        ended = item.last_day or item.day
        if item.day <= last and first <= ended:
            yield item if item.last_day is None else item.model_copy(update={"day": max(first, item.day), "last_day": min(last, ended)})
