"""Presences of a dossier file, put beside its invoice."""

from collections.abc import Mapping
from datetime import date

from chorus_desktop.domain.attendance import Attendance
from chorus_desktop.domain.attendance_file import FileAttendance
from chorus_desktop.domain.attendance_read import attendance_of, named
from chorus_desktop.domain.dossier import Work
from chorus_desktop.domain.invoice import Invoice
from chorus_desktop.domain.problems import Problem
from chorus_desktop.domain.stay_rules import stays_problems


def presences(written: FileAttendance | None, invoice: Invoice) -> tuple[Attendance, Invoice, tuple[Problem, ...]]:
    """The presences of a file, its invoice with lines that name their activity by identifier, and what is wrong in either."""
    attendance, wrong = attendance_of(written or FileAttendance())
    lines, unknown = named(invoice.lines, attendance)
    return attendance, invoice.model_copy(update={"lines": lines}), (*wrong, *unknown)


def stays_wrong(work: Work, today: date) -> tuple[Problem, ...]:
    """What is wrong or doubtful in the stays, each with the path of its key."""
    ranks = {stay.id: str(rank) for rank, stay in enumerate(work.attendance.stays)}
    found = stays_problems(work.attendance, work.dossier.cares, needs_cares=work.needs_cares, today=today)
    return tuple(problem.model_copy(update={"where": _path(problem.where, ranks)}) for problem in found)


def _path(where: str, ranks: Mapping[str, str]) -> str:
    _, stay, field = where.split(".", 2)
    return f"attendance.stays.{ranks[stay]}.{field}"
