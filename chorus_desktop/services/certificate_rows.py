"""The sets of attestations of a dossier as their list shows them."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from chorus_desktop.domain.attachment import Attachment
from chorus_desktop.domain.attested import came, is_joined, is_outdated, lacking, standing
from chorus_desktop.domain.attesting import attested, days_of
from chorus_desktop.domain.care import days_between
from chorus_desktop.domain.certificate import Attestation, CertificateSet, Grouping
from chorus_desktop.domain.dossier import Work, invoice_title
from chorus_desktop.domain.french import period, plural
from chorus_desktop.domain.shape import Record
from chorus_desktop.services.attested import of_set
from chorus_desktop.services.scanned import SCAN
from chorus_desktop.services.work import of_invoice
from chorus_desktop.store.attachments import attachments
from chorus_desktop.store.certificates import certificates
from chorus_desktop.store.database import Store
from chorus_desktop.store.invoices import invoice


class SetRow(Record):
    """One set of attestations.

    Attributes:
        code: as it is printed; ``days`` the period in words; ``content`` how many of what.
        invoice: title of the invoice that it proves; empty for none.
        to_sign: it is worth nothing before somebody signed it; ``lacking``: pages whose scan has not come; ``scans``: how many came.
        joined: it is an attachment of its invoice.
        replaced_by: code of the set that counts in its place; empty while it counts itself.
        outdated: the sheet says something else today.
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


def set_rows(store: Store, dossier_id: str, work: Work) -> tuple[SetRow, ...]:
    """Every set of a dossier, the last issued first, those that count no more at the end."""
    sets = certificates(store, dossier_id)
    later = {replaced: made.code.pretty() for made in sets for replaced in made.replaces}
    rows = [_row(store, made, work, later.get(made.id, "")) for made in reversed(sets)]
    return tuple(sorted(rows, key=lambda row: bool(row.replaced_by)))


def _row(store: Store, made: CertificateSet, work: Work, replaced_by: str) -> SetRow:
    scans = tuple(item for item in attachments(store, of_set(made.id)) if item.kind == SCAN)
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
        outdated=not replaced_by and is_outdated(made, work.attendance, work.procedure.attendance),
    )


def counted(made: CertificateSet) -> str:
    """How many attestations: « 20 attestations », « 1 liste de 20 enfants »."""
    if made.grouping is Grouping.COLLECTIVE:
        return f"1 liste de {plural(len(made.items), 'enfant')}"
    return plural(len(made.items), "attestation")


def days_in(made: CertificateSet) -> int:
    """How many presences it attests: sessions, and days of stays."""
    return sum(1 if item.last_day is None else days_of(item) for attested in made.items for item in attested.attended)


class Before(NamedTuple):
    """The sets issued before on some of the same children and days, for the same invoice.

    Attributes:
        replaced: those that a new one attests wholly, and takes the place of.
        beside: those that attest more than it does: they go on counting.
    """

    replaced: tuple[CertificateSet, ...]
    beside: tuple[CertificateSet, ...]


def before(store: Store, made: CertificateSet, work: Work) -> Before:
    """What becomes of the sets that stand when a new one is issued."""
    same = [other for other in standing(certificates(store, made.dossier)) if other.invoice == made.invoice and _overlap(other, made)]
    covered = {other.id: _covers(made, other, work) for other in same}
    return Before(tuple(other for other in same if covered[other.id]), tuple(other for other in same if not covered[other.id]))


def _overlap(one: CertificateSet, other: CertificateSet) -> bool:
    """Whether two sets speak of the same: groups that share no child have their own attestations."""
    shared = {item.child for item in one.items} & {item.child for item in other.items}
    return bool(shared) and one.first <= other.last and other.first <= one.last and (bool(one.invoice) or one.who == other.who)


def _covers(made: CertificateSet, other: CertificateSet, work: Work) -> bool:
    """Whether a set attests all of another one that is still true today."""
    children = frozenset(item.child for item in other.items)
    true = attested(work.attendance, work.procedure.attendance, other.grouping, (other.first, other.last), {}, chosen=children).items
    return _attended(other.items) & _attended(true) <= _attended(made.items)


def _attended(items: Iterable[Attestation]) -> set[tuple[str, date]]:
    return {(item.child, day) for item in items for those in item.attended for day in days_between(those.day, those.last_day or those.day)}
