"""What has a day: each deadline computed from what is known, with a verb, a reason, a source, and where it leads."""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum

from pydantic import Field

from chorus_desktop.domain.portal import Checked
from chorus_desktop.domain.shape import Cents, Key, Record


class DeadlineKind(StrEnum):
    """What a deadline is about, the most pressing first where two fall on the same day."""

    CLOCK = "clock"
    LAST_DEPOSIT = "last_deposit"
    ACKNOWLEDGE = "acknowledge"
    ANSWER = "answer"
    WORKS_DUE = "works_due"
    TO_DEPOSIT = "to_deposit"
    WORKS_MAY = "works_may"
    PAYMENT_LATE = "payment_late"
    ENGAGEMENT_MISSING = "engagement_missing"
    CONVENTION_END = "convention_end"
    ENGAGEMENT_SWITCH = "engagement_switch"
    SILENT = "silent"
    WORKS_AWAITED = "works_awaited"
    PAYMENT_DUE = "payment_due"
    DRAFT = "draft"
    CERTIFICATE = "certificate"

    @property
    def can_be_late(self) -> bool:
        """Whether something is lost, or owed, once its day is past; the others are only reminders."""
        return self in _LATE


_LATE = frozenset(
    {
        DeadlineKind.LAST_DEPOSIT, DeadlineKind.ACKNOWLEDGE, DeadlineKind.ANSWER, DeadlineKind.TO_DEPOSIT, DeadlineKind.PAYMENT_LATE,
        DeadlineKind.ENGAGEMENT_MISSING, DeadlineKind.CONVENTION_END, DeadlineKind.WORKS_DUE,
    }
)  # fmt: skip
_ORDER = {kind: rank for rank, kind in enumerate(DeadlineKind)}


class DeadlineLevel(StrEnum):
    """How near a deadline is."""

    LATE = "late"
    NOW = "now"
    SOON = "soon"
    LATER = "later"

    @property
    def label(self) -> str:
        """The level in words."""
        return {"late": "En retard", "now": "À faire", "soon": "Bientôt", "later": "À venir"}[self.value]


class DeadlineRules(Checked):
    """When to remind, in days, and where each deadline comes from.

    Attributes:
        soon_days: how far « bientôt » reaches.
        deposit_days: from the date of an invoice that has its number to its deposit.
        closed_days: how long after the last deposit what was not deposited is still spoken of as late.
        draft_days: a draft left untouched this long is spoken of.
        silent_days: without a state, or since the last one on its way.
        certificate_days: from the deposit to the certificate filed; ``certificate_forgotten_days``: then it is spoken of no more.
        acknowledge_days: from a rejection to « Acquitter »; ``answer_days``: from a return to the answer.
        recent_days: what was deposited longer ago is spoken of no more.
        alarm_days: how many days before the alarm of a calendar rings.
        sources: of each kind.
    """

    soon_days: int = Field(ge=0)
    deposit_days: int = Field(ge=0)
    closed_days: int = Field(ge=0)
    draft_days: int = Field(ge=1)
    silent_days: int = Field(ge=1)
    certificate_days: int = Field(ge=0)
    certificate_forgotten_days: int = Field(ge=1)
    acknowledge_days: int = Field(ge=1)
    answer_days: int = Field(ge=1)
    recent_days: int = Field(ge=1)
    alarm_days: int = Field(ge=0)
    sources: Mapping[DeadlineKind, str]


class Deadline(Record):
    """One thing to do by a day.

    Attributes:
        title: a verb and its object; ``why`` a sentence; ``source`` where it comes from.
        dossier_id, invoice_id: what it is about; ``invoice_id`` empty where it is about the dossier.
        part: what tells two of one kind apart (an engagement window); most have none.
        amount: cents at stake, 0 where none are.
    """

    kind: DeadlineKind
    day: date
    level: DeadlineLevel
    title: str
    why: str
    source: str
    dossier_id: Key
    invoice_id: Key = ""
    part: str = ""
    amount: Cents = 0

    @property
    def uid(self) -> str:
        """The same for the same thing from one export to the next, whatever its day."""
        return "-".join(filter(None, (self.kind.value, self.dossier_id, self.invoice_id, self.part)))


def level_of(kind: DeadlineKind, day: date, today: date, rules: DeadlineRules) -> DeadlineLevel:
    """How near a day is."""
    if day < today:
        return DeadlineLevel.LATE if kind.can_be_late else DeadlineLevel.NOW
    if day == today:
        return DeadlineLevel.NOW
    return DeadlineLevel.SOON if (day - today).days <= rules.soon_days else DeadlineLevel.LATER


def in_order(deadlines: Sequence[Deadline]) -> tuple[Deadline, ...]:
    """By day, then the most pressing kind, then by title."""
    return tuple(sorted(deadlines, key=lambda item: (item.day, _ORDER[item.kind], item.title)))


def of_today(deadlines: Sequence[Deadline]) -> tuple[Deadline, ...]:
    """What matters today: late or to do now, and what is soon lost; the most pressing kind first, then the oldest."""
    soon = (DeadlineKind.LAST_DEPOSIT, DeadlineKind.ACKNOWLEDGE, DeadlineKind.CONVENTION_END, DeadlineKind.WORKS_DUE)
    now = [
        item
        for item in deadlines
        if item.level in (DeadlineLevel.LATE, DeadlineLevel.NOW) or (item.level is DeadlineLevel.SOON and item.kind in soon)
    ]
    late_first = {DeadlineLevel.LATE: 0, DeadlineLevel.NOW: 0, DeadlineLevel.SOON: 1}
    return tuple(sorted(now, key=lambda item: (late_first[item.level], _ORDER[item.kind], item.day, item.title)))
