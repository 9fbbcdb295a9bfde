"""Fictitious children and activities, and a sheet that is filled: what tests of presences share."""

from datetime import date, timedelta
from itertools import product

from chorus_desktop.domain.attendance import Activity, Attendance, Cell, Change, Child, Mark, Session
from chorus_desktop.domain.certificate import Attended, Attestation, CertificateSet, Grouping
from chorus_desktop.domain.clock import TimeOfDay
from chorus_desktop.domain.paper_code import paper_code
from chorus_desktop.store import roster
from chorus_desktop.store.database import Store
from chorus_desktop.store.marks import put_marks
from chorus_desktop.store.sessions import add_sessions

NAMES = (
    "Lina", "Noé", "Zoé", "Adam", "Inès", "Jules", "Maëlle", "Yanis", "Rose", "Tom", "Alma", "Élio", "Nina", "Sacha", "Lou",
    "Anaïs", "Malo", "Ezra", "Jade", "Paul",
)  # fmt: skip
FIRST = date(2026, 1, 7)
"""A Wednesday of the season of the examples."""

PRESENT, ABSENT, EXCUSED = (Cell(mark) for mark in Mark)


def children(count: int, **more: object) -> tuple[Child, ...]:
    """That many children, all paid for; no two share a name."""
    return tuple(
        Child(id=f"c{rank}", first_name=NAMES[rank % len(NAMES)], last_name=f"{chr(65 + rank // len(NAMES) % 26)}.", beneficiary=True)
        .model_copy(update=more)
        for rank in range(count)
    )  # fmt: skip


def judo(**more: object) -> Activity:
    """An activity of Wednesdays, an hour and a half long."""
    kept = Activity(id="judo", name="Atelier judo du mercredi", place="Gymnase", starts_at=TimeOfDay("14:00"), ends_at=TimeOfDay("15:30"))
    return kept.model_copy(update={"wednesday": True, **more})


def weekly(count: int, activity: Activity | None = None, first: date = FIRST) -> tuple[Session, ...]:
    """That many sessions of an activity, a week apart."""
    of = activity or judo()
    return tuple(
        Session(id=f"{of.id}-{rank}", activity=of.id, day=first + timedelta(weeks=rank), starts_at=of.starts_at, ends_at=of.ends_at)
        for rank in range(count)
    )


def sheet(rows: int, columns: int, *missing: tuple[int, int], blank: tuple[tuple[int, int], ...] = ()) -> Attendance:
    """A sheet on which everybody was there, but for the cells named (child, session), who were absent, or say nothing."""
    those, times = children(rows), weekly(columns)
    marks = {
        (times[session].id, those[child].id): ABSENT if (child, session) in missing else PRESENT
        for child, session in product(range(rows), range(columns))
        if (child, session) not in blank
    }
    return Attendance(children=those, activities=(judo(),), sessions=times, marks=marks)


def certificates(dossier_id: str, invoice_id: str = "", **more: object) -> CertificateSet:
    """One attestation of one child for one session, to be signed by hand."""
    item = Attestation(
        child="c0", name="Lina A.", first=FIRST, last=FIRST, attended=(Attended(activity="Atelier judo", day=FIRST, minutes=90),)
    )
    made = CertificateSet(
        code=paper_code("A", 7), grouping=Grouping.CHILD, dossier=dossier_id, invoice=invoice_id, first=FIRST, last=FIRST,
        issued_on=date(2026, 2, 1), place="Cherbourg-en-Cotentin", association="Judo Club de la Baie", signatory="Claire Martin",
        quality="Présidente", recipient="Ville de Port-Neuf", scheme="C’LOISIRS", items=(item,), words=("J’atteste.",), pages=1,
    )  # fmt: skip
    return made.model_copy(update=more)


def stored(store: Store, dossier_id: str, made: Attendance) -> None:
    """Keep a sheet in a dossier, under the identifiers it has."""
    for child in made.children:
        roster.add(store, roster.CHILDREN, dossier_id, child, record_id=child.id)
    for activity in made.activities:
        roster.add(store, roster.ACTIVITIES, dossier_id, activity, record_id=activity.id)
    add_sessions(store, made.sessions)
    put_marks(store, dossier_id, [Change(place, None, cell) for place, cell in made.marks.items()], "Remplir")
    for stay in made.stays:
        roster.add(store, roster.STAYS, dossier_id, stay, record_id=stay.id)
