"""An invoice whose lines are counted from a sheet: what tests of the proof share."""

from datetime import date
from decimal import Decimal
from typing import Any

from chorus_desktop.domain.attendance import Attendance, Counting
from chorus_desktop.domain.dossier import Work
from chorus_desktop.domain.invoice import Line
from tests.helpers import examples, presences


def line(quantity: str | int | None = 8, **more: Any) -> Line:
    """The line of the judo workshop, by child and session."""
    kept = {
        "designation": "Atelier judo du mercredi",
        "quantity": None if quantity is None else Decimal(quantity),
        "unit": "présence",
        "unit_price": Decimal("7.50"),
        "activity": "judo",
        "counting": Counting.CHILD_SESSION,
    }
    return Line(**{**kept, **more})


def work(attendance: Attendance, *lines: Line, billed: dict[tuple[str, str], str] | None = None, **more: Any) -> Work:
    """The example dossier with that sheet; ``more`` are fields of its invoice of January."""
    invoice = examples.invoice(lines=lines, **more)
    return examples.work(invoice=invoice, attendance=attendance, billed_places=billed or {})


def january() -> Attendance:
    """Two children at the four Wednesdays of January 2026, all present."""
    return presences.sheet(2, 4)


DAYS = (date(2026, 1, 7), date(2026, 1, 14), date(2026, 1, 21), date(2026, 1, 28))
