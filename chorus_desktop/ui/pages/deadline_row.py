"""A deadline as a row, and the page it leads to."""

from collections.abc import Callable
from datetime import date
from functools import partial

from chorus_desktop.domain.deadlines import Deadline, DeadlineKind, DeadlineLevel
from chorus_desktop.domain.french import euros, long_date, weekday_date
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.widgets.task_row import TaskRow

TONE = {DeadlineLevel.LATE: "fix", DeadlineLevel.NOW: "warning", DeadlineLevel.SOON: "doing", DeadlineLevel.LATER: "todo"}


def deadline_row(desk: Desk, item: Deadline) -> TaskRow:
    """Its day and its reason under its verb; pressed, it opens what it is about."""
    # The reason of a late payment begins with its day.
    fact = item.why if item.kind is DeadlineKind.PAYMENT_LATE else f"{said_day(item.day, desk.today)}. {item.why}"
    figure = euros(item.amount) if item.amount else ""
    return TaskRow(item.title, fact, TONE[item.level], partial(open_deadline, desk, item), said=item.level.label, figure=figure)


def said_day(day: date, today: date) -> str:
    """« Aujourd’hui », « Demain », « Depuis le 6 mars 2026 », or a day to come with its day of the week."""
    if day < today:
        return f"Depuis le {long_date(day)}"
    return {0: "Aujourd’hui", 1: "Demain"}.get((day - today).days) or weekday_date(day).capitalize()


def open_deadline(desk: Desk, item: Deadline) -> None:
    """Open the page where it is done."""
    go, dossier, invoice = desk.go, item.dossier_id, item.invoice_id
    ways: dict[DeadlineKind, Callable[[], object]] = {
        DeadlineKind.LAST_DEPOSIT: partial(go.dossier, dossier),
        DeadlineKind.ENGAGEMENT_SWITCH: partial(go.engagements, dossier),
        DeadlineKind.ENGAGEMENT_MISSING: partial(go.engagements, dossier),
        DeadlineKind.CONVENTION_END: partial(go.convention, dossier),
        DeadlineKind.WORKS_DUE: partial(go.works, dossier),
        DeadlineKind.WORKS_MAY: partial(go.works, dossier),
        DeadlineKind.WORKS_AWAITED: partial(go.works, dossier),
        DeadlineKind.DRAFT: partial(go.invoice, invoice),
        DeadlineKind.PAYMENT_DUE: partial(go.payment_delay, invoice),
        DeadlineKind.PAYMENT_LATE: partial(go.payment_delay, invoice),
    }
    ways.get(item.kind, partial(go.issued, invoice))()
