"""Who came when: the children of a dossier, its activities with their sessions, the marks of the sheet, the stays.

Names of children are here and nowhere else but in what is made from here (certificates, the record of what was billed): apart
from the invoices, so that they can be erased one day. Birth dates, addresses, health and nationality are never asked.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as kept
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from chorus_desktop.domain.absences import Absences
from chorus_desktop.domain.clock import TimeOfDay
from chorus_desktop.domain.french import period, short_date
from chorus_desktop.domain.problems import Problem, error, sentences
from chorus_desktop.domain.shape import Key, Record, field

sentences(
    {
        "child.name": "Indiquez au moins le prénom, ou le nom.",
        "child.dates": "La prise en compte de cet enfant finit avant de commencer\u00a0: corrigez l’une des deux dates.",
        "activity.name": "Donnez un nom à l’activité, comme sur la facture.",
        "activity.dates": "L’activité finit avant de commencer\u00a0: corrigez l’une des deux dates.",
        "activity.hours": "La séance finit avant de commencer\u00a0: corrigez l’une des deux heures.",
        "stay.child": "Dites de quel enfant est ce séjour.",
        "stay.from": "Indiquez le jour d’arrivée.",
        "stay.dates": "Le séjour finit avant de commencer\u00a0: corrigez l’une des deux dates.",
    }
)


class Mark(StrEnum):
    """What one cell of the sheet says; a cell without a mark says nothing yet."""

    PRESENT = "P"
    ABSENT = "A"
    EXCUSED = "E"

    @property
    def label(self) -> str:
        """In words."""
        return {"P": "Présent", "A": "Absent", "E": "Excusé"}[self.value]


class Counting(StrEnum):
    """How presences become a quantity on an invoice."""

    CHILD_SESSION = "child_session"
    CHILD = "child"
    HOUR = "hour"
    DAY = "day"
    SESSION = "session"
    FLAT = "flat"

    @property
    def label(self) -> str:
        """How the choice is said to a volunteer."""
        return {
            "child_session": "Par enfant et par séance",
            "child": "Par enfant",
            "hour": "Par heure et par enfant",
            "day": "Par jour et par enfant",
            "session": "Par séance",
            "flat": "Forfait",
        }[self.value]

    @property
    def unit(self) -> str:
        """The unit that a line counted so is written in."""
        return {
            "child_session": "présence", "child": "enfant", "hour": "heure", "day": "jour", "session": "séance", "flat": "forfait",
        }[self.value]  # fmt: skip


class ListedChild(Record):
    """A child as it is written in a list, typed here or in a file.

    Attributes:
        first_name: with ``last_name``, a name or its initial: as much as the payer wants.
        card: the number that the payer gave the child, when it gave one.
        group: free, to sort the sheet and choose certificates.
        beneficiary: whether the payer pays for this child; ``beneficiary_from`` and ``_to``: first and last day, when they are known.
    """

    id: Key = ""
    first_name: str = field("Prénom", example="Lina", default="")
    last_name: str = field("Nom", "Le nom, ou seulement son initiale.", example="B.", default="")
    card: str = field("Numéro de carte", "Facultatif.", default="")
    group: str = field("Groupe", "Facultatif\u00a0: pour trier la feuille.", example="Poussins", default="")
    beneficiary: bool = field("Bénéficiaire", "Le payeur prend cet enfant en charge.", default=False)
    beneficiary_from: date | None = field("Bénéficiaire du", "Facultatif\u00a0: premier jour pris en charge.")
    beneficiary_to: date | None = field("au", "Facultatif\u00a0: dernier jour pris en charge.")

    @property
    def name(self) -> str:
        """As sheets and certificates print it: « Lina B. »."""
        return " ".join(part for part in (self.first_name.strip(), self.last_name.strip()) if part)

    def is_paid_on(self, day: date) -> bool:
        """Whether the payer pays for this child that day."""
        return self.beneficiary and (self.beneficiary_from or date.min) <= day <= (self.beneficiary_to or date.max)

    def is_paid_between(self, first: date, last: date) -> bool:
        """Whether the payer pays for this child on some day of a stretch."""
        return self.beneficiary and (self.beneficiary_from or date.min) <= last and first <= (self.beneficiary_to or date.max)


class Child(ListedChild):
    """A child of a dossier, with what was found out about its row here: never written by hand.

    Attributes:
        not_the_same: ids of children with a name so like this one's that somebody was asked, and said that they are two.
        formerly: ids of the rows that were found to be this child: what was billed under them was billed for it.
    """

    not_the_same: tuple[Key, ...] = ()
    formerly: tuple[Key, ...] = ()


WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""The flags of ``Activity``, in the order of ``date.weekday``."""


class Activity(Record):
    """What children come to, with the weekly pattern its sessions are made from (none: they are added one by one).

    Attributes:
        first_on: first day of the pattern; ``last_on``: its last one; where one lacks, the season's holds.
        gaps: days without a session: school holidays, public holidays; ``more_days``: those added to the pattern.
    """

    id: Key = ""
    name: str = field("Activité", "Comme sur la facture.", example="Atelier judo du mercredi", default="")
    place: str = field("Lieu", "Facultatif.", example="Gymnase Nordez", default="")
    leader: str = field("Encadrant", "Facultatif\u00a0: la personne qui tient la feuille.", default="")
    starts_at: TimeOfDay | None = field("De", "Heure de début.", example="14:00")
    ends_at: TimeOfDay | None = field("à", "Heure de fin.", example="15:30")
    monday: bool = field("Lundi", default=False)
    tuesday: bool = field("Mardi", default=False)
    wednesday: bool = field("Mercredi", default=False)
    thursday: bool = field("Jeudi", default=False)
    friday: bool = field("Vendredi", default=False)
    saturday: bool = field("Samedi", default=False)
    sunday: bool = field("Dimanche", default=False)
    first_on: date | None = field("Du", "Facultatif\u00a0: sinon le début de la saison.")
    last_on: date | None = field("au", "Facultatif\u00a0: sinon la fin de la saison.")
    gaps: Absences | None = field(
        "Sans séance", "Facultatif\u00a0: vacances et jours fériés.", example="du 18 octobre au 2 novembre 2025, 11/11/2025"
    )
    more_days: Absences | None = field("Séances en plus", "Facultatif\u00a0: des jours hors de ce rythme.", example="13/06/2026")

    @property
    def weekdays(self) -> frozenset[int]:
        """Days of the week of its pattern, Monday being 0."""
        return frozenset(rank for rank, name in enumerate(WEEKDAYS) if getattr(self, name))


class Session(Record):
    """One time that an activity takes place."""

    id: Key = ""
    activity: Key = ""
    day: date = field("Jour")
    starts_at: TimeOfDay | None = field("De", example="14:00")
    ends_at: TimeOfDay | None = field("à", example="15:30")

    @property
    def minutes(self) -> int | None:
        """How long it is; none while its hours are not known."""
        if self.starts_at is None or self.ends_at is None or self.ends_at <= self.starts_at:
            return None
        return self.ends_at.minutes - self.starts_at.minutes


class Absence(Record):
    """Days of a stay on which the child was away.

    Attributes:
        kind: key of one of the procedure's kinds of absence; empty for none of them.
        billed: whether these days are invoiced, where the procedure leaves it open.
    """

    days: Absences
    kind: Key = ""
    billed: bool = False


class Stay(Record):
    """One stay of a child: from the day of arrival to the day of departure, when it is over."""

    id: Key = ""
    child: Key = ""
    arrived_on: date | None = field("Arrivée", "Premier jour d’accueil.")
    left_on: date | None = field("Départ", "Vide tant que l’enfant est accueilli.")
    absences: tuple[Absence, ...] = ()
    notes: str = field("Remarques", "Facultatif\u00a0: pour vous, jamais imprimées.", default="")

    @property
    def span(self) -> str:
        """Its days in a few words."""
        if self.arrived_on and self.left_on:
            return period(self.arrived_on, self.left_on)
        return f"depuis le {short_date(self.arrived_on)}" if self.arrived_on else "sans dates"


class Cell(NamedTuple):
    """What is marked for one child at one session; ``minutes`` where the child did not stay for the whole of it."""

    mark: Mark
    minutes: int | None = None


Place = tuple[str, str]
"""Where a mark stands: id of the session, id of the child."""


class Change(NamedTuple):
    """What one act made of one cell."""

    place: Place
    before: Cell | None
    after: Cell | None


@dataclass(frozen=True)
class Attendance:
    """All that is known of a dossier's presences. A plain object: a sheet holds tens of thousands of marks.

    Attributes:
        sessions: by day, then by hour.
        marks: only the cells that say something.
    """

    children: tuple[Child, ...] = ()
    activities: tuple[Activity, ...] = ()
    sessions: tuple[Session, ...] = ()
    marks: Mapping[Place, Cell] = kept(default_factory=dict)
    stays: tuple[Stay, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was entered yet."""
        return not (self.children or self.activities or self.stays)

    def activity(self, activity_id: str) -> Activity | None:
        """One of its activities."""
        return next((item for item in self.activities if item.id == activity_id), None)

    def child(self, child_id: str) -> Child | None:
        """One of its children."""
        return next((item for item in self.children if item.id == child_id), None)

    def sessions_of(self, activity_id: str, first: date = date.min, last: date = date.max) -> tuple[Session, ...]:
        """The sessions of an activity between two days, both included."""
        return tuple(item for item in self.sessions if item.activity == activity_id and first <= item.day <= last)


def child_problems(child: Child) -> list[Problem]:
    """What is wrong in a child's row."""
    first, last = child.beneficiary_from, child.beneficiary_to
    found = [] if child.name else [error("first_name", "child.name")]
    return [*found, error("beneficiary_to", "child.dates")] if first and last and last < first else found


def activity_problems(activity: Activity) -> list[Problem]:
    """What is wrong in an activity as typed."""
    return [
        error(name, code)
        for name, code, wrong in (
            ("name", "activity.name", not activity.name.strip()),
            ("last_on", "activity.dates", bool(activity.first_on and activity.last_on and activity.last_on < activity.first_on)),
            ("ends_at", "activity.hours", bool(activity.starts_at and activity.ends_at and activity.ends_at <= activity.starts_at)),
        )
        if wrong
    ]


def stay_problems(stay: Stay) -> list[Problem]:
    """What is wrong in a stay as typed."""
    return [
        error(name, code)
        for name, code, wrong in (
            ("child", "stay.child", not stay.child),
            ("arrived_on", "stay.from", stay.arrived_on is None),
            ("left_on", "stay.dates", bool(stay.arrived_on and stay.left_on and stay.left_on < stay.arrived_on)),
        )
        if wrong
    ]
