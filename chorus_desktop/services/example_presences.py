"""The presences of the fictitious dossiers: twelve children who do not exist, a sheet for each activity, and what it makes billable."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from chorus_desktop.domain.absences import Absences
from chorus_desktop.domain.attendance import Absence, Counting
from chorus_desktop.domain.attendance_file import FileActivity, FileAttendance, FileChild, FileSession, FileStay
from chorus_desktop.domain.attendance_read import attendance_of
from chorus_desktop.domain.care import days_between
from chorus_desktop.domain.clock import TimeOfDay
from chorus_desktop.domain.counting import count
from chorus_desktop.domain.invoice import Line

JUDO, COURSE = "Atelier judo du mercredi", "Stage multisports du samedi"
_WEDNESDAY, _SATURDAY = 2, 5
_CHILDREN = (
    ("Lina", "B."), ("Noé", "C."), ("Zoé", "D."), ("Adam", "F."), ("Inès", "G."), ("Jules", "H."), ("Maëlle", "L."), ("Yanis", "M."),
    ("Rose", "P."), ("Tom", "R."), ("Alma", "S."), ("Élio", "V."),
)  # fmt: skip
_AT_COURSE = 5
"""How many of them come to the course."""


def sheets(first: date, last: date) -> FileAttendance:
    """What a judo club notes in a period: its Wednesdays, at one of which a child was away, and one Saturday for five children."""
    wednesdays = _days(first, last, _WEDNESDAY)
    saturday = _days(first, last, _SATURDAY)[:2][-1:]
    names = [f"{name} {initial}" for name, initial in _CHILDREN]
    away = (3, min(1, len(wednesdays) - 1))
    judo = {name: " ".join("A" if (row, rank) == away else "P" for rank in range(len(wednesdays))) for row, name in enumerate(names)}
    course = {name: "P" if row < _AT_COURSE else "A" for row, name in enumerate(names)}
    return FileAttendance(
        children=tuple(FileChild(first_name=name, last_name=initial) for name, initial in _CHILDREN),
        activities=(
            FileActivity(
                name=JUDO, place="Gymnase Nordez", starts_at=TimeOfDay("14:00"), ends_at=TimeOfDay("15:30"),
                sessions=tuple(FileSession(day=day) for day in wednesdays), marks=judo,
            ),
            FileActivity(
                name=COURSE, place="Gymnase Nordez", starts_at=TimeOfDay("14:00"), ends_at=TimeOfDay("16:30"),
                sessions=tuple(FileSession(day=day) for day in saturday), marks=course,
            ),
        ),
    )  # fmt: skip


def _days(first: date, last: date, weekday: int) -> list[date]:
    """The days of a period that fall on one day of the week; its first day where there is none."""
    return [day for day in days_between(first, last) if day.weekday() == weekday] or [first]


def lines(presences: FileAttendance, first: date, last: date) -> tuple[Line, ...]:
    """What a judo club bills for a period: what its sheets say, and a licence that no sheet proves."""
    attendance, _ = attendance_of(presences)
    counted = (
        (JUDO, Counting.CHILD_SESSION, "7.50"),
        (COURSE, Counting.HOUR, "18.00"),
    )
    ids = {activity.name: activity.id for activity in attendance.activities}
    proved = tuple(
        Line(
            designation=name,
            quantity=count(attendance, ids[name], first, last).quantity(rule),
            unit=rule.unit,
            unit_price=Decimal(price),
            activity=name,
            counting=rule,
        )
        for name, rule, price in counted
    )
    return (*proved, Line(designation="Licence, nouvel adhérent", quantity=Decimal(1), unit="forfait", unit_price=Decimal("40.00")))


def stays(names: Sequence[str], first: date, last: date) -> FileAttendance:
    """Children received for months, the last one with its family for two days of the period."""
    arrived = first - timedelta(days=60)
    away = Absence(days=Absences(f"{first + timedelta(9)}/{first + timedelta(10)}"), kind="family")
    parts = [name.split(" ", 1) for name in names]
    return FileAttendance(
        children=tuple(FileChild(first_name=name, last_name=last_name) for name, last_name in parts),
        stays=tuple(
            FileStay(child=name, arrived_on=arrived, absences=(away,) if name == names[-1] and last >= first + timedelta(11) else ())
            for name in names
        ),
    )
