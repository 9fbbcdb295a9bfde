"""Attestations that were issued for themselves, joined afterwards to an invoice whose days they attest."""

from datetime import date

from chorus_desktop.domain.attested import proves, standing
from chorus_desktop.domain.certificate import CertificateSet
from chorus_desktop.domain.problems import Problem
from chorus_desktop.domain.shape import Record
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.services.attachment_journal import may_change
from chorus_desktop.services.attested import is_signed, join_set, signed_pages
from chorus_desktop.services.certificate_rows import drafts_of
from chorus_desktop.services.certificates import found_set, paper, unjoin
from chorus_desktop.services.certificates_before import before
from chorus_desktop.services.trash import restored
from chorus_desktop.services.work import lay_out, of_invoice
from chorus_desktop.store.attachments import attachments
from chorus_desktop.store.certificates import certificates, save_certificates
from chorus_desktop.store.database import Store
from chorus_desktop.store.invoices import invoice
from chorus_desktop.store.trash import TrashKind


class Joinable(Record):
    """A set that can be joined to an invoice; ``signed``: it becomes an attachment at once."""

    id: str
    code: str
    signed: bool


class GivenSet(Record):
    """A set that was given to an invoice, and what ``take_back`` needs.

    Attributes:
        former: the set as it was.
        gone: ids of the attachments that gave way to it.
        joined: it is an attachment now; else it becomes one once it is signed.
        note: what she must know of its being joined.
    """

    former: CertificateSet
    gone: tuple[str, ...]
    joined: bool
    note: Problem | None = None


def joinable(store: Store, invoice_id: str) -> tuple[Joinable, ...]:
    """The sets of no invoice that can be joined to this one, oldest first."""
    dossier_id = invoice(store, invoice_id).dossier_id
    held = drafts_of(store, dossier_id).get(invoice_id)
    free = [made for made in standing(certificates(store, dossier_id)) if held and not made.invoice and proves(made, held)]
    return tuple(Joinable(id=made.id, code=made.code.pretty(), signed=is_signed(store, made)) for made in free)


def join_to(store: Store, set_id: str, invoice_id: str, today: date) -> GivenSet:
    """Give a set to an invoice, in the place of those of that invoice that it attests wholly; joined at once where it is signed.

    Raises:
        Trouble: the set or the invoice is not what it was any more: replaced, joined elsewhere, finalised.
    """
    dossier_id = invoice(store, invoice_id).dossier_id
    if set_id not in {item.id for item in joinable(store, invoice_id)}:
        raise Trouble("Ces attestations ne peuvent plus être jointes à cette facture.", "Rouvrez cette page pour voir où elles en sont.")
    former, owner = found_set(store, dossier_id, set_id), of_invoice(invoice_id)
    given = former.model_copy(update={"invoice": invoice_id})
    replaced = before(store, given, lay_out(store, dossier_id, invoice_id, today).work).replaced
    given = given.model_copy(update={"replaces": (*former.replaces, *(other.id for other in replaced))})
    content = _content(store, former)
    with store.transaction():
        ahead = [item.id for item in attachments(store, owner)]
        save_certificates(store, given)
        for other in replaced:
            unjoin(store, other, today)
        note = join_set(store, given, content, today) if content is not None else None
        kept = attachments(store, owner)
    left = {item.id for item in kept}
    joined = any(item.certificates == set_id for item in kept)
    return GivenSet(former=former, gone=tuple(each for each in ahead if each not in left), joined=joined, note=note)


def take_back(store: Store, given: GivenSet, today: date) -> None:
    """Undo ``join_to``.

    Raises:
        Trouble: the invoice was finalised since, or the set taken away.
    """
    made = found_set(store, given.former.dossier, given.former.id)
    if made.invoice:
        may_change(store, made.invoice)
    with store.transaction():
        unjoin(store, made, today)
        save_certificates(store, given.former)
        for attachment_id in given.gone:
            restored(store, TrashKind.ATTACHMENT, attachment_id)


def _content(store: Store, made: CertificateSet) -> bytes | None:
    return signed_pages(store, made) if made.to_sign else paper(store, made.id)
