"""The acts that cannot be taken back: preview, finalise and number, cancel before the deposit, say that it was deposited."""

from collections.abc import Mapping
from datetime import date

from chorus_desktop.documents.invoice import invoice_paper
from chorus_desktop.domain import numbering
from chorus_desktop.domain.attachment import weigh
from chorus_desktop.domain.dossier import Work
from chorus_desktop.domain.lifecycle import Event, EventKind, InvoiceState, may_follow
from chorus_desktop.domain.problems import error, sentences
from chorus_desktop.domain.proving import used_by
from chorus_desktop.domain.readiness import blocking
from chorus_desktop.domain.references import InvoiceNumber
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.services import filed_certificate
from chorus_desktop.services.companion import forget
from chorus_desktop.services.deposit import mark_cancelled
from chorus_desktop.services.invoices import replacing
from chorus_desktop.services.papers import draw_invoice, drawn_up
from chorus_desktop.services.views import Refused
from chorus_desktop.services.work import lay_out
from chorus_desktop.store.attendance_used import fingerprint
from chorus_desktop.store.database import Store
from chorus_desktop.store.files import file_bytes
from chorus_desktop.store.invoices import invoice as saved_invoice
from chorus_desktop.store.issuing import add_event, events, issued_pdf
from chorus_desktop.store.issuing import finalise as freeze
from chorus_desktop.store.payments import payments_of

sentences(
    {
        "issue.gone": "Cette facture a déjà son numéro.",
    }
)


def images_of(store: Store, work: Work) -> Mapping[str, bytes]:
    """The pictures that the paper prints, by SHA-256."""
    wanted = (work.association.logo, work.association.signature)
    return {fingerprint: file_bytes(store, fingerprint) for fingerprint in wanted if fingerprint}


def preview(store: Store, invoice_id: str, today: date) -> bytes:
    """The PDF of an invoice: the frozen one once it has its number, else its project, marked PROJET.

    Raises:
        Refused: too little is known to draw anything.
    """
    saved = saved_invoice(store, invoice_id)
    if saved.number is not None:
        return issued_pdf(store, invoice_id)
    work = lay_out(store, saved.dossier_id, invoice_id, today).work
    return invoice_paper(drawn_up(work, None, today), images_of(store, work)).data


def finalise(store: Store, invoice_id: str, today: date) -> InvoiceNumber:
    """Give the invoice its number and freeze it: drawn and read back in memory first, then everything in one transaction.

    Returns:
        Its number, unique for ever.

    Raises:
        Refused: something keeps it from being finalised; nothing was written.
        Trouble: the disk or the file does not allow it; nothing was written.
    """
    saved = saved_invoice(store, invoice_id)
    if saved.number is not None:
        raise Refused((error("invoice", "issue.gone"),))
    desk = lay_out(store, saved.dossier_id, invoice_id, today)
    work = desk.work
    if stops := blocking(desk.found):
        raise Refused(stops)
    invoice = work.invoice
    if invoice is None or invoice.issued_on is None:
        raise Trouble("Cette facture n’a plus de date.", "Rouvrez-la et indiquez sa date.")
    pattern = work.numbering
    number = numbering.next_number(pattern, invoice.issued_on, work.existing)
    used = used_by(work)
    document = drawn_up(work, number, today, fingerprint(used) if used else "")
    paper, refused = draw_invoice(document, images_of(store, work), work.portal)
    too_heavy = weigh(work.attachments, work.portal.limits, len(paper.data))
    if stops := blocking((*refused, *too_heavy)):
        raise Refused(stops)
    series = numbering.series_of(pattern, invoice.issued_on)
    freeze(store, invoice_id, document, paper.data, series=series, rank=numbering.rank_in(series, number) or 0, used=used)
    return number


def record(store: Store, invoice_id: str, event: Event) -> None:
    """Add a fact to the life of an issued document.

    Raises:
        Trouble: it cannot follow what is known already.
    """
    with store.transaction():
        state = saved_invoice(store, invoice_id).state
        if state is InvoiceState.DRAFT or not may_follow(events(store, invoice_id), event):
            raise Trouble(
                f"Cette facture est «\u00a0{state.label.lower()}\u00a0»\u00a0: ce n’est plus possible.",
                "Rouvrez-la pour voir où elle en est.",
            )
        add_event(store, invoice_id, event)


def cancel(store: Store, invoice_id: str, today: date, reason: str) -> str:
    """Cancel an invoice seen wrong before its deposit: its number and PDF are kept, its deposit folder is marked, a new one is prefilled.

    Returns:
        The id of the invoice that takes its place.

    Raises:
        Trouble: it was deposited, or cancelled already.
    """
    with store.transaction():
        record(store, invoice_id, Event(kind=EventKind.CANCELLED, on=today, reason=reason.strip()))
        copy = replacing(store, invoice_id, today)
    mark_cancelled(store, invoice_id, today)
    return copy


def deposited(store: Store, invoice_id: str, on: date) -> None:
    """Keep the day the volunteer deposited it on the portal; where the companion stood is forgotten.

    Raises:
        Trouble: it was cancelled, or deposited already.
    """
    with store.transaction():
        record(store, invoice_id, Event(kind=EventKind.DEPOSITED, on=on))
        forget(store, invoice_id)


def not_deposited(store: Store, invoice_id: str, today: date, reason: str) -> None:
    """Take back « déposée » said by mistake; both facts are kept.

    Raises:
        Trouble: it was not said to be deposited, or something says that it was: a payment, the portal's certificate.
    """
    with store.transaction():
        if payments_of(store, invoice_id):
            raise Trouble(
                "Un paiement est noté sur ce document\u00a0: il a donc été déposé.",
                "Si ce paiement est celui d’un autre, corrigez-le d’abord dans «\u00a0Paiements\u00a0», puis recommencez.",
            )
        if filed_certificate.kept(store, invoice_id):
            raise Trouble(
                "Le certificat de dépôt de ce document est classé\u00a0: il a donc été déposé.",
                "Si c’est celui d’un autre, retirez d’abord le certificat, puis recommencez.",
            )
        record(store, invoice_id, Event(kind=EventKind.DEPOSIT_WITHDRAWN, on=today, reason=reason.strip()))
