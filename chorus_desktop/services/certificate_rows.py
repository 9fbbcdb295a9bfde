"""The sets of attestations of a dossier as their list shows them."""

from collections.abc import Mapping

from chorus_desktop.domain.attachment import Attachment
from chorus_desktop.domain.attested import came, is_joined, lacking, outdated, proves
from chorus_desktop.domain.attesting import days_of
from chorus_desktop.domain.certificate import CertificateSet, Grouping
from chorus_desktop.domain.dossier import Work, invoice_title
from chorus_desktop.domain.french import period, plural
from chorus_desktop.domain.invoice import DocumentKind, Invoice
from chorus_desktop.domain.lifecycle import InvoiceState
from chorus_desktop.domain.shape import Record
from chorus_desktop.services.attested import scans_of
from chorus_desktop.services.work import of_invoice
from chorus_desktop.store.attachments import attachments
from chorus_desktop.store.certificates import certificates
from chorus_desktop.store.database import Store
from chorus_desktop.store.invoices import invoice
from chorus_desktop.store.summaries import invoice_rows


class SetRow(Record):
    """One set of attestations.

    Attributes:
        code: as it is printed; ``days`` the period in words; ``content`` how many of what.
        invoice: title of the invoice that it proves; empty for none.
        to_sign: it is worth nothing before somebody signed it; ``lacking``: pages whose scan has not come; ``scans``: how many came.
        joined: it is an attachment of its invoice.
        replaced_by: code of the set that counts in its place; empty while it counts itself.
        outdated: the sheet says something else today.
        drafts: id and title of the invoices in preparation that it can be joined to, while it is of none.
    """

    id: str
    code: str
    days: str
    content: str
    issued_on: str
    invoice: str
    to_sign: bool
    pages: int
    lacking: tuple[int, ...]
    scans: tuple[Attachment, ...]
    joined: bool
    replaced_by: str
    outdated: bool
    drafts: tuple[tuple[str, str], ...] = ()


def set_rows(store: Store, dossier_id: str, work: Work) -> tuple[SetRow, ...]:
    """Every set of a dossier, the last issued first, those that count no more at the end."""
    sets = certificates(store, dossier_id)
    later = {replaced: made.code.pretty() for made in sets for replaced in made.replaces}
    standing_ones = [made for made in sets if made.id not in later]
    old = store.remembered(("outdated", dossier_id), lambda: outdated(standing_ones, work.attendance, work.procedure.attendance))
    drafts = drafts_of(store, dossier_id)
    rows = [_row(store, made, later.get(made.id, ""), drafts, old=made.code in old) for made in reversed(sets)]
    return tuple(sorted(rows, key=lambda row: bool(row.replaced_by)))


def drafts_of(store: Store, dossier_id: str) -> dict[str, Invoice]:
    """The invoices in preparation of a dossier, by id."""
    rows = invoice_rows(store, dossier_id=dossier_id)
    kept = [row.id for row in rows if row.state == InvoiceState.DRAFT and row.kind == DocumentKind.INVOICE]
    return {invoice_id: invoice(store, invoice_id).value for invoice_id in kept}


def _row(store: Store, made: CertificateSet, replaced_by: str, drafts: Mapping[str, Invoice], *, old: bool) -> SetRow:
    free = not made.invoice and not replaced_by
    scans = tuple(scans_of(store, made))
    return SetRow(
        id=made.id,
        code=made.code.pretty(),
        days=period(made.first, made.last),
        content=f"{counted(made)}, {plural(days_in(made), 'présence')}, {plural(made.pages, 'page')}",
        issued_on=f"{made.issued_on:%d/%m/%Y}",
        invoice=invoice_title(invoice(store, made.invoice).value) if made.invoice else "",
        to_sign=made.to_sign,
        pages=made.pages,
        lacking=lacking(came([scan.scanned for scan in scans], made.pages), made.pages),
        scans=scans,
        joined=bool(made.invoice) and is_joined(made, attachments(store, of_invoice(made.invoice))),
        replaced_by=replaced_by,
        outdated=old,
        drafts=tuple((key, invoice_title(draft)) for key, draft in drafts.items() if free and proves(made, draft)),
    )


def counted(made: CertificateSet) -> str:
    """How many attestations: « 20 attestations », « 1 liste de 20 enfants »."""
    if made.grouping is Grouping.COLLECTIVE:
        return f"1 liste de {plural(len(made.items), 'enfant')}"
    return plural(len(made.items), "attestation")


def days_in(made: CertificateSet) -> int:
    """How many presences it attests: sessions, and days of stays."""
    return sum(1 if item.last_day is None else days_of(item) for attested in made.items for item in attested.attended)
