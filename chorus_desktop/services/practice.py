"""The practice file: a fictitious association with a season under way, apart from the real dossiers and marked as such.

Its children have come for a month that is billed, and for one that is to be: a new volunteer can try the sheet, and nothing is real.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from chorus_desktop.domain import fresh
from chorus_desktop.domain.attendance import Activity, Change
from chorus_desktop.domain.attendance_file import FileActivity, FileAttendance
from chorus_desktop.domain.attendance_read import attendance_of
from chorus_desktop.domain.dossier_file import DossierFile
from chorus_desktop.domain.invoice import Line
from chorus_desktop.domain.procedure import Procedure
from chorus_desktop.services import associations, attachments, data, dossiers, examples, invoices, issue
from chorus_desktop.services.example_presences import COURSE, JUDO, sheets
from chorus_desktop.store import roster
from chorus_desktop.store.associations import associations as listed
from chorus_desktop.store.associations import save_association
from chorus_desktop.store.database import Store
from chorus_desktop.store.dossiers import dossier, save_dossier
from chorus_desktop.store.marks import put_marks
from chorus_desktop.store.sessions import add_sessions
from chorus_desktop.store.settings import PRACTICE, set_setting


def fill(store: Store, today: date) -> None:
    """Fill an empty file with the example: one invoice to deposit, the next one begun; a filled one is left alone.

    The example plays in the season that holds today, or else in the demonstration's own season and day.
    """
    if listed(store):
        return
    procedure = data.demo_procedure()
    day = _first_invoice_day(procedure, today) or procedure.demo_day or today
    file = examples.example(procedure, day)
    with store.transaction():
        set_setting(store, PRACTICE, "1")
        association_id = associations.create(store)
        save_association(store, association_id, file.association, {})
        dossier_id = dossiers.create(store, association_id, procedure.id, file.season, day)
        saved = dossier(store, dossier_id)
        known = tuple(next((given for given in file.engagements if given.window == item.window), item) for item in saved.value.engagements)
        named = tuple(item.model_copy(update={"id": item.id or item.window}) for item in known)
        save_dossier(store, dossier_id, saved.value.model_copy(update={"convention": file.convention, "engagements": named}), {})
        ids = _note(store, dossier_id, _both_months(file, today))
        billed = file.invoice.model_copy(update={"lines": tuple(_of_sheet(line, ids) for line in file.invoice.lines)})
        first = invoices.begin(store, dossier_id, billed, day)
        with TemporaryDirectory() as folder:
            paths = [examples.write(file, Path(folder), procedure).with_name(examples.CERTIFICATE)] if file.attachments else []
            attachments.add(store, first, paths, file.attachments[0].kind if file.attachments else "other")
        issue.finalise(store, first, day)
        invoices.again(store, first, today)


def _note(store: Store, dossier_id: str, written: FileAttendance) -> dict[str, str]:
    """Keep the presences of an example in a dossier; the identifiers of its activities by their names."""
    attendance, _ = attendance_of(written)
    children = {child.id: roster.add(store, roster.CHILDREN, dossier_id, child) for child in attendance.children}
    activities = {item.id: roster.add(store, roster.ACTIVITIES, dossier_id, _weekly(item)) for item in attendance.activities}
    moved = [item.model_copy(update={"id": "", "activity": activities[item.activity]}) for item in attendance.sessions]
    sessions = dict(zip((item.id for item in attendance.sessions), add_sessions(store, moved), strict=True))
    marked = [Change((sessions[at], children[who]), None, cell) for (at, who), cell in attendance.marks.items()]
    put_marks(store, dossier_id, marked, "Exemple")
    return {item.name: activities[item.id] for item in attendance.activities}


def _weekly(activity: Activity) -> Activity:
    """With the day of the week that its name says."""
    return activity.model_copy(update={"wednesday": activity.name == JUDO, "saturday": activity.name == COURSE})


def _of_sheet(line: Line, ids: Mapping[str, str]) -> Line:
    return line.model_copy(update={"activity": ids.get(line.activity, "")})


def _both_months(file: DossierFile, today: date) -> FileAttendance:
    """The month that is billed and the one to bill, all noted but its last Wednesday: that one is left to be tried."""
    now, following = file.attendance or FileAttendance(), fresh.as_last_time(file.invoice, "", today)
    if following.period_from is None or following.period_to is None:
        return now
    then = sheets(following.period_from, following.period_to)
    return now.model_copy(update={"activities": tuple(map(_longer, now.activities, then.activities))})


def _longer(now: FileActivity, then: FileActivity) -> FileActivity:
    left_out = 1 if now.name == JUDO and len(then.sessions) > 1 else 0
    marks = {
        name: f"{row} {then.marks[name][: -1 if left_out else None]}{'.' * left_out}"
        for name, row in now.marks.items()
    }  # fmt: skip
    return now.model_copy(update={"sessions": (*now.sessions, *then.sessions), "marks": marks})


def _first_invoice_day(procedure: Procedure, today: date) -> date | None:
    """A day of last month, so that the invoice to prepare is that of a month already finished; none outside any engagement window."""
    last_month = (today.replace(day=1) - timedelta(days=1)).replace(day=5)
    for day in (last_month, today):
        season = procedure.season_of(day)
        window = season.window_for(day) if season else None
        if window and (window.available_from or window.issued_from) <= day:
            return day
    return None
