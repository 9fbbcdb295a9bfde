"""Attendance sheets on paper: drawn, kept with the code on their pages once printed, looked at again beside their scan."""

from datetime import date

from chorus_desktop.documents.attendance_sheet import sheet_paper
from chorus_desktop.documents.paper import Paper
from chorus_desktop.domain.attachment import Attachment
from chorus_desktop.domain.attendance import Attendance
from chorus_desktop.domain.attendance_sheet import as_now, plan
from chorus_desktop.domain.attendance_sheet import view as sheet_view
from chorus_desktop.domain.attested import came, lacking
from chorus_desktop.domain.certificate import PrintedSheet
from chorus_desktop.domain.chosen import ALL, Span, choices, chosen, days_said, month_of, months
from chorus_desktop.domain.french import plural
from chorus_desktop.domain.paper_code import SHEET
from chorus_desktop.domain.shape import Key, Record
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.services.printable import check_sheet
from chorus_desktop.services.trash import restored
from chorus_desktop.services.work import lay_out
from chorus_desktop.store import trash
from chorus_desktop.store.attachments import attachments
from chorus_desktop.store.certificates import add_sheet, free_code, sheet_of_code, sheets
from chorus_desktop.store.database import Store
from chorus_desktop.store.saved import Owner, OwnerKind
from chorus_desktop.store.sessions import attendance
from chorus_desktop.store.trash import TrashKind


class SheetOrder(Record):
    """The sheet that is wanted.

    Attributes:
        first: first day; ``last``: the last one.
        children: one of ``chosen.choices``.
        filled: with the marks already made.
    """

    activity: Key
    first: date
    last: date
    children: str = ALL
    landscape: bool = True
    filled: bool = False


class SheetActivity(Record):
    """An activity that has sessions: its months, and the one to propose."""

    id: str
    name: str
    months: tuple[Span, ...]
    proposed: Span | None


class SheetRow(Record):
    """One printed sheet.

    Attributes:
        code: as it is printed.
        days: when its sessions take place, in words.
        pages: how many it has; ``lacking``: those of which no scan has come.
        scans: oldest first.
    """

    id: str
    code: str
    activity_id: str
    activity: str
    printed_on: date
    days: str
    content: str
    filled: bool
    pages: int
    lacking: tuple[int, ...]
    scans: tuple[Attachment, ...]


class SheetsView(Record):
    """What the page of the sheets shows; ``groups`` are the choices of children."""

    title: str
    activities: tuple[SheetActivity, ...]
    groups: tuple[tuple[str, str], ...]
    has_children: bool
    rows: tuple[SheetRow, ...]


class Drawn(Record):
    """A sheet that was drawn and is not kept yet."""

    made: PrintedSheet
    title: str
    name: str
    data: bytes
    said: str


def view(store: Store, dossier_id: str, today: date) -> SheetsView:
    """The page as it is stored; of the sheets, the last printed first."""
    work = lay_out(store, dossier_id, "", today).work
    known = work.attendance
    activities = []
    for activity in known.activities:
        spans = months(known.sessions_of(activity.id))
        if spans:
            activities.append(
                SheetActivity(id=activity.id, name=activity.name or "Activité sans nom", months=spans, proposed=month_of(spans, today))
            )
    return SheetsView(
        title=f"{work.procedure.scheme} {work.season.title}",
        activities=tuple(activities),
        groups=choices(known.children),
        has_children=bool(known.children),
        rows=tuple(row_of(store, made, known) for made in reversed(sheets(store, dossier_id))),
    )


def row_of(store: Store, made: PrintedSheet, known: Attendance) -> SheetRow:
    """What the list says of a printed sheet."""
    activity = known.activity(made.activity)
    keys = {key for page in made.pages for key in page.sessions}
    sessions = [item for item in known.sessions if item.id in keys]
    children = {key for page in made.pages for key in page.children}
    scans = attachments(store, of_sheet(made.id))
    return SheetRow(
        id=made.id,
        code=made.code.pretty(),
        activity_id=made.activity,
        activity=activity.name if activity else "Activité supprimée",
        printed_on=made.printed_on,
        days=days_said(sessions),
        content=f"{plural(len(keys), 'séance')}, {plural(len(children), 'enfant')}",
        filled=made.filled,
        pages=len(made.pages),
        lacking=lacking(came([scan.scanned for scan in scans], len(made.pages)), len(made.pages)),
        scans=scans,
    )


def draw(store: Store, dossier_id: str, order: SheetOrder, today: date) -> Drawn:
    """Draw the sheet that is wanted, under a code of its own; ``keep`` it once it is printed or saved.

    Raises:
        Trouble: there is nothing to print, or a name that no paper can show.
    """
    known = attendance(store, dossier_id)
    sessions = known.sessions_of(order.activity, order.first, order.last)
    if not sessions:
        raise Trouble("Il n’y a aucune séance entre ces deux jours.", "Choisissez d’autres dates, ou ajoutez les séances de l’activité.")
    children = chosen(known.children, order.children, order.first, order.last)
    if known.children and not children:
        raise Trouble(
            "Aucun enfant ne correspond à ce choix.", "Choisissez «\u00a0Tous les enfants\u00a0», ou complétez la liste des enfants."
        )
    made = PrintedSheet(
        code=free_code(store, SHEET),
        dossier=dossier_id,
        activity=order.activity,
        printed_on=today,
        filled=order.filled,
        landscape=order.landscape,
        pages=plan([child.id for child in children], [session.id for session in sessions], order.landscape),
    )
    paper = _paper(store, made, today)
    content = f"{plural(len(sessions), 'séance')}, {plural(len(children), 'enfant')}, {plural(paper.pages, 'page')}"
    return Drawn(made=made, title=paper.title, name=paper.name, data=paper.data, said=f"{content}. Code {made.code.pretty()}.")


def keep(store: Store, made: PrintedSheet) -> None:
    """Keep a sheet that was printed or saved, so that its scan is known; printed twice, it is kept once."""
    with store.transaction():
        if sheet_of_code(store, made.code) is None:
            add_sheet(store, made)


def again(store: Store, dossier_id: str, sheet_id: str, today: date) -> Paper:
    """A sheet printed before, drawn anew under the same code; a filled one shows the marks of today.

    Raises:
        Trouble: it is in the trash, or has a name that no paper can show.
    """
    return _paper(store, sheet_of(store, dossier_id, sheet_id), today)


def sheet_of(store: Store, dossier_id: str, sheet_id: str) -> PrintedSheet:
    """A printed sheet of a dossier, its children being those of today.

    Raises:
        Trouble: it is in the trash.
    """
    found = next((made for made in sheets(store, dossier_id) if made.id == sheet_id), None)
    if found is None:
        raise Trouble("Cette feuille n’est plus dans la liste.", "Cherchez-la dans la corbeille.")
    return as_now(found, attendance(store, dossier_id).children)


def remove(store: Store, sheet_id: str, today: date) -> None:
    """Take a printed sheet out of the list, with its scans; it waits in the trash."""
    trash.trash(store, TrashKind.SHEET, sheet_id, today)


def put_back(store: Store, sheet_id: str) -> None:
    """Undo ``remove``.

    Raises:
        Trouble: the trash was emptied.
    """
    restored(store, TrashKind.SHEET, sheet_id)


def of_sheet(sheet_id: str) -> Owner:
    """A sheet as what its scans belong to."""
    return Owner(OwnerKind.SHEET, sheet_id)


def _paper(store: Store, made: PrintedSheet, today: date) -> Paper:
    work = lay_out(store, made.dossier, "", today).work
    shown = sheet_view(
        made,
        work.attendance,
        association=work.association.name,
        recipient=work.recipient.name,
        scheme=work.procedure.scheme,
        season=work.season.title,
    )
    check_sheet(shown)
    return sheet_paper(made, shown, practice=work.practice)
