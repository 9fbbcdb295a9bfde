"""Attestations that are signed, by the image or by hand, become an attachment of the invoice that they prove."""

from collections.abc import Sequence
from datetime import date

from chorus_desktop.domain.attachment import Attachment
from chorus_desktop.domain.attested import attendance_rule, came, lacking, lacking_said
from chorus_desktop.domain.certificate import CertificateSet
from chorus_desktop.domain.french import plural
from chorus_desktop.domain.problems import Problem
from chorus_desktop.services import data
from chorus_desktop.services.joining import Joined, own_paper
from chorus_desktop.services.scanned import SCAN, assembled
from chorus_desktop.services.work import of_invoice, procedure_and_season
from chorus_desktop.store import trash
from chorus_desktop.store.attachments import add_attachment, attachments
from chorus_desktop.store.certificates import certificates
from chorus_desktop.store.database import Store
from chorus_desktop.store.dossiers import dossier
from chorus_desktop.store.invoices import invoice
from chorus_desktop.store.saved import Owner, OwnerKind
from chorus_desktop.store.trash import TrashKind


def of_set(set_id: str) -> Owner:
    """Attestations as what their PDF and their scans belong to."""
    return Owner(OwnerKind.CERTIFICATES, set_id)


def join_set(store: Store, made: CertificateSet, content: bytes, today: date) -> Problem | None:
    """Make signed attestations the attachment of their invoice, in the place of those they replace; lighter where the portal wants it.

    Returns:
        What keeps them out, or what was done to them that she must know; none when all is well.

    Raises:
        Trouble: the invoice has its number already.
    """
    procedure, _ = procedure_and_season(store, dossier(store, made.dossier).value)
    rule = attendance_rule(procedure.attachments)
    name = f"Attestations {made.code.pretty()}.pdf"
    ready = own_paper(name, content, rule.kind if rule else "other", data.portal().limits)
    if not isinstance(ready, Joined):
        return ready
    owner = of_invoice(made.invoice)
    # Those of an invoice that this one replaces came along as a copy: their set is not of this invoice.
    others = {other.id for other in certificates(store, made.dossier, made.invoice)} - {made.id, *made.replaces}
    with store.transaction():
        for item in attachments(store, owner):
            if item.certificates and item.certificates not in others:
                trash.trash(store, TrashKind.ATTACHMENT, item.id, today)
        add_attachment(store, owner, ready.attachment.model_copy(update={"certificates": made.id}), ready.data)
    return ready.note


def signed_pages(store: Store, made: CertificateSet) -> bytes | None:
    """The pages of attestations to sign by hand, once all have come back; none before."""
    scans = scans_of(store, made)
    return None if _lacking(scans, made) else assembled(store, scans, made.pages)


def is_signed(store: Store, made: CertificateSet) -> bool:
    """Whether attestations are signed: by the image, or by hand once all their pages have come back."""
    return not made.to_sign or not _lacking(scans_of(store, made), made)


def replaced_by(store: Store, made: CertificateSet) -> CertificateSet | None:
    """The set that counts in the place of this one, if any."""
    return next((other for other in certificates(store, made.dossier) if made.id in other.replaces), None)


def settle(store: Store, made: CertificateSet, today: date) -> str:
    """See whether all pages of attestations that count have come back, and join them to their invoice then.

    Returns:
        Where they stand, to follow « attestations A-7K3Q-9X »: what is missing, or what became of them.
    """
    scans = scans_of(store, made)
    if missing := _lacking(scans, made):
        return f"\u00a0; {lacking_said(missing)}"
    if not made.invoice:
        return "\u00a0; toutes les pages sont là"
    held = invoice(store, made.invoice)
    if held.number is not None:
        return f"\u00a0; toutes les pages sont là, mais la facture {held.number} a déjà son numéro\u00a0: ses pièces ne changent plus"
    problem = join_set(store, made, assembled(store, scans, made.pages), today)
    told = f". {problem.sentence}" if problem else ""
    return f"\u00a0; {plural(made.pages, 'page signée est jointe', 'pages signées sont jointes')} à la facture{told}"


def scans_of(store: Store, made: CertificateSet) -> list[Attachment]:
    """The scans of a set that came, in the order they did."""
    return [item for item in attachments(store, of_set(made.id)) if item.kind == SCAN]


def _lacking(scans: Sequence[Attachment], made: CertificateSet) -> tuple[int, ...]:
    return lacking(came([scan.scanned for scan in scans], made.pages), made.pages)
