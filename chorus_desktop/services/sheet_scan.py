"""What was typed from a printed sheet, to be held beside its scan."""

from chorus_desktop.domain.attendance import Cell
from chorus_desktop.domain.clock import duration
from chorus_desktop.domain.shape import Record
from chorus_desktop.services.scanned import assembled
from chorus_desktop.services.sheets import row_of, sheet_of
from chorus_desktop.services.work import procedure_and_season
from chorus_desktop.store.database import Store
from chorus_desktop.store.dossiers import dossier
from chorus_desktop.store.sessions import attendance


class SheetTyped(Record):
    """What was typed from a sheet, to be held beside its scan.

    Attributes:
        title: activity and days.
        days: of its sessions, a column each.
        rows: name of the child, and what is noted at each session: ``P``, ``A``, ``E``, or nothing.
        sensitive: names are hidden until asked for.
        blank: cells that say nothing.
        scan: its pages that have come; ``lacking``: those that have not.
    """

    title: str
    code: str
    activity_id: str
    days: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    sensitive: bool
    blank: int
    scan: bytes
    lacking: tuple[int, ...]


def typed(store: Store, dossier_id: str, sheet_id: str) -> SheetTyped:
    """The scan of a sheet, and what the grid says of its sessions and children.

    Raises:
        Trouble: it is in the trash, or a scan of it is damaged.
    """
    made = sheet_of(store, dossier_id, sheet_id)
    known = attendance(store, dossier_id)
    procedure, _ = procedure_and_season(store, dossier(store, dossier_id).value)
    row = row_of(store, made, known)
    keys = {key for page in made.pages for key in page.sessions}
    those = {key for page in made.pages for key in page.children}
    sessions = [item for item in known.sessions if item.id in keys]
    rows = tuple(
        (child.name, tuple(_cell(known.marks.get((session.id, child.id))) for session in sessions))
        for child in known.children
        if child.id in those
    )
    return SheetTyped(
        title=f"{row.activity}, {row.days}",
        code=row.code,
        activity_id=made.activity,
        days=tuple(f"{session.day:%d/%m}" for session in sessions),
        rows=rows,
        sensitive=procedure.invoice.sensitive,
        blank=sum(1 for _, cells in rows for cell in cells if not cell),
        scan=assembled(store, row.scans, row.pages) if row.scans else b"",
        lacking=row.lacking,
    )


def _cell(cell: Cell | None) -> str:
    if cell is None:
        return ""
    return f"{cell.mark.value} {duration(cell.minutes)}" if cell.minutes is not None else cell.mark.value
