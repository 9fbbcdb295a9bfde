"""What attestations say, made from the attendance: whose, at which sessions or on which days, in which words.

Only the children that the payer pays for, and each only on the days it does: what is attested is what can be billed.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from chorus_desktop.domain.attendance import Attendance, Child
from chorus_desktop.domain.attendance_rule import CERTIFICATE_KEYS, AttendanceRule
from chorus_desktop.domain.came import days_received, times_there, within
from chorus_desktop.domain.certificate import Attended, Attestation, Grouping
from chorus_desktop.domain.clock import duration
from chorus_desktop.domain.french import period, plural
from chorus_desktop.domain.letters import BLANK


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
    """
    first, last = span
    wanted = [child for child in attendance.children if child.id in chosen] if chosen is not None else paid(attendance, span)
    came = days_received(attendance, rule, span) if rule.by == "stay" else times_there(attendance, span)
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
        if (those := tuple(within(came.get(child.id, ()), begun, ended)))
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


def total(items: Sequence[Attestation]) -> str:
    """What is attested in all: « 12 séances, 18 h », « 15 jours », of several children « 52 présences »; no hours as soon as one is not known."""
    several = len({item.child for item in items}) > 1
    those = [attended for item in items for attended in item.attended]
    times = [item for item in those if item.last_day is None]
    days = sum(days_of(item) for item in those if item.last_day is not None)
    said = [plural(len(times), "présence" if several else "séance")] if times else []
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
