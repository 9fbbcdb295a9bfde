"""The data file of a club whose sheets were printed and scanned, and whose attestations wait to be signed."""

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

from chorus_desktop.domain.attendance import Attendance, Change
from chorus_desktop.domain.ordering import CertificateOrder
from chorus_desktop.services import certificates, invoices, scans, sheets
from chorus_desktop.services.opening import Store
from chorus_desktop.services.scanned import Brought
from chorus_desktop.services.sheets import SheetOrder
from chorus_desktop.store.marks import put_marks
from tests.helpers import presences, scanner

_TODAY = date(2026, 2, 10)
_JANUARY = {"first": date(2026, 1, 1), "last": date(2026, 1, 31)}


def fill(store: Store, folder: Path, ids: Mapping[str, str]) -> Mapping[str, str]:
    """A season's file with a judo of Wednesdays, two sheets of which one came back, attestations issued twice.

    Args:
        store: already filled with a season.
        folder: where what is dropped is written.
        ids: of that season.
    """
    made = presences.sheet(14, 8, (2, 1), (5, 0), (5, 3), blank=((1, 6), (3, 6)))
    groups = ("Poussins", "Benjamins")
    named = tuple(child.model_copy(update={"group": groups[rank % 2]}) for rank, child in enumerate(made.children))
    presences.stored(store, ids["dossier"], Attendance(named, made.activities, made.sessions, made.marks))
    drawn = [
        sheets.draw(store, ids["dossier"], SheetOrder(activity="judo", first=first, last=last), day)
        for first, last, day in (
            (date(2026, 1, 1), date(2026, 1, 31), date(2026, 1, 5)),
            (date(2026, 2, 1), date(2026, 2, 28), date(2026, 2, 2)),
        )
    ]
    for sheet in drawn:
        sheets.keep(store, sheet.made)
    scan = scanner.scan(scanner.pictures(drawn[0].data, 150))
    scans.file(store, [Brought(name="scan.pdf", data=scan)], date(2026, 2, 3), _nothing)
    draft = invoices.create(store, ids["dossier"], _TODAY)
    order = CertificateOrder(**_JANUARY, place="Cherbourg-en-Cotentin", issued_on=_TODAY - timedelta(3))
    first, _ = certificates.issue(store, ids["dossier"], draft, order, _TODAY, _nothing)
    put_marks(store, ids["dossier"], [Change(("judo-2", "c4"), None, presences.ABSENT)], "Corriger")
    made_again, _ = certificates.issue(store, ids["dossier"], draft, order, _TODAY, _nothing)
    pages = scanner.pictures(certificates.paper(store, made_again))
    most = scanner.scan([page for rank, page in enumerate(pages) if rank not in (2, 6)])
    scans.file(store, [Brought(name="signées.pdf", data=most)], _TODAY, _nothing)
    put_marks(store, ids["dossier"], [Change(("judo-3", "c6"), None, presences.ABSENT)], "Corriger")
    lost = folder / "perdu.pdf"
    lost.write_bytes(scanner.scan([scanner.blank()]))
    (_, row) = sheets.view(store, ids["dossier"], _TODAY).rows
    return {**ids, "draft": draft, "sheet": row.id, "lost": str(lost), "first": first}


def _nothing(*_: object) -> None:
    return None
