"""The children and activities that are photographed."""

from collections.abc import Mapping

from chorus_desktop.services import roster, sessions, timetable
from chorus_desktop.services.opening import Store
from chorus_desktop.store.marks import put_marks
from chorus_desktop.store.sessions import attendance
from tests.helpers import presences
from tests.helpers.examples import TODAY

_TYPED = {
    "judo": {
        "name": "Atelier judo du mercredi", "place": "Gymnase Nordez", "leader": "Paul Lemoine", "wednesday": "oui", "starts_at": "14h",
        "ends_at": "15h30", "gaps": "du 18 octobre au 2 novembre 2025, 20/12/2025 au 4/1/2026, 11/11/2025",
    },
    "eveil": {"name": "Éveil corporel", "saturday": "oui", "starts_at": "10h", "ends_at": "11h", "last_on": "31/12/2026"},
}  # fmt: skip


def fill(store: Store, ids: Mapping[str, str]) -> Mapping[str, str]:
    """Twenty-four children, two of whom are one, and two activities: one under way, one whose sessions are to be created."""
    dossier = ids["dossier"]
    rows = {
        child.id: {
            "first_name": child.first_name, "last_name": child.last_name, "beneficiary": "oui" if rank % 5 else "",
            "group": "Poussins" if rank < 12 else "Benjamins",
        }
        for rank, child in enumerate(presences.children(24))
    }  # fmt: skip
    rows["c3"] |= {"beneficiary_from": "01/01/2026", "beneficiary_to": "bientôt"}
    rows["twin"] = {"first_name": "Lina", "last_name": "Arnaud", "beneficiary": "oui"}
    roster.save_children(store, dossier, rows, TODAY)
    for key, typed in _TYPED.items():
        timetable.save_activity(store, dossier, key, typed)
    sessions.create_missing(store, dossier, "judo")
    known = attendance(store, dossier)
    past = [session for session in known.sessions if session.day <= TODAY]
    marks = [presences.Change((session.id, f"c{rank}"), None, presences.PRESENT) for session in past for rank in range(10)]
    marks.append(presences.Change((past[0].id, "twin"), None, presences.ABSENT))
    put_marks(store, dossier, marks, "Remplir")
    moved = {"day": "25/12/2025", "starts_at": "14:00", "ends_at": "15:30"}
    sessions.put_session(store, dossier, "judo", past[-1].id, moved)
    return ids


CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:1
SUMMARY:Stage de printemps
DTSTART:20260413T140000
DTEND:20260413T160000
RRULE:FREQ=DAILY;COUNT=5
END:VEVENT
BEGIN:VEVENT
UID:2
SUMMARY:Réunion du bureau
DTSTART:20260110T183000
DTEND:20260110T200000
RRULE:FREQ=MONTHLY
END:VEVENT
BEGIN:VEVENT
UID:3
SUMMARY:Abîmé
DTSTART:hier
END:VEVENT
END:VCALENDAR
"""
