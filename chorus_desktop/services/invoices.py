"""An invoice in preparation: begun, typed, duplicated, shown with what is missing."""

from collections.abc import Sequence
from datetime import date

from chorus_desktop.domain import fresh, numbering
from chorus_desktop.domain.dossier import Work, invoice_title
from chorus_desktop.domain.invoice import DocumentKind, Invoice, Line
from chorus_desktop.domain.issued import joined_files
from chorus_desktop.domain.money import UnreadableError
from chorus_desktop.domain.reading import read
from chorus_desktop.domain.references import InvoiceNumber
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.services.views import InvoiceView, Texts
from chorus_desktop.services.work import Desk, form_texts, lay_out, procedure_and_season, under
from chorus_desktop.store import attachments, dossiers, invoices, issued
from chorus_desktop.store.database import Store


def create(store: Store, dossier_id: str, today: date) -> str:
    """Begin an invoice for the month just finished, with the agreed prices; its id."""
    dossier = dossiers.get(store, dossier_id).value
    _, season = procedure_and_season(dossier)
    return _add(store, dossier_id, fresh.blank(today, season, dossier.tariffs), today)


def again(store: Store, invoice_id: str, today: date) -> str:
    """« Comme le mois dernier »: a new invoice from an earlier one, in the same dossier; its id."""
    return _add(
        store, invoices.dossier_of(store, invoice_id), fresh.as_last_time(invoices.get(store, invoice_id).value, invoice_id, today), today
    )


def credit(store: Store, invoice_id: str, today: date) -> str:
    """Begin the credit note of an issued invoice; its id.

    Raises:
        Trouble: the invoice has no number yet, or was cancelled before its deposit.
    """
    if not invoices.is_issued(store, invoice_id):
        raise Trouble("Cette facture n’a pas encore de numéro : un avoir ne peut pas la corriger.", "Modifiez-la directement.")
    number = issued.document(store, invoice_id).number
    source = invoices.get(store, invoice_id).value
    if number is None or source.kind is DocumentKind.CREDIT_NOTE:
        raise Trouble("Un avoir ne corrige pas un autre avoir.", "Faites une nouvelle facture.")
    return _add(store, invoices.dossier_of(store, invoice_id), fresh.credit_note(source, number, today), today)


def replacing(store: Store, invoice_id: str, today: date) -> str:
    """Begin the invoice that takes the place of one cancelled before its deposit, attachments included; its id."""
    number = issued.document(store, invoice_id).number
    if number is None:
        raise Trouble("Cette facture n’a pas de numéro.", "Modifiez-la directement.")
    copy = _add(
        store, invoices.dossier_of(store, invoice_id), fresh.in_place_of(invoices.get(store, invoice_id).value, number, today), today
    )
    attachments.copy(store, invoice_id, copy)
    return copy


def _add(store: Store, dossier_id: str, invoice: Invoice, today: date) -> str:
    invoice_id = invoices.add(store, dossier_id, invoice)
    _summarise(store, invoice_id, lay_out(store, dossier_id, invoice_id, today).work)
    return invoice_id


def _summarise(store: Store, invoice_id: str, work: Work) -> None:
    """Keep beside the draft what lists show, so that they compute nothing."""
    invoice = work.invoice or Invoice()
    engagement = work.pick.engagement if work.pick else None
    invoices.summarise(
        store, invoice_id, title=invoice_title(invoice), engagement=str(engagement.number) if engagement else "", total=work.totals.net
    )


def save(store: Store, invoice_id: str, typed: Texts, lines: Sequence[Texts], today: date) -> InvoiceView:
    """Keep what was typed, readable or not, and say what is missing now.

    Args:
        store: the open data file.
        invoice_id: a draft.
        typed: the texts of the form; fields it does not show stay as they are.
        lines: the texts of every row of the table, blank ones included.
        today: the day to reckon from.
    """
    saved = invoices.get(store, invoice_id)
    reading = read(Invoice, typed, saved.value)
    values, unread = [], {field: text for field, text in saved.unread.items() if "." not in field and field not in typed}
    for rank, texts in enumerate(lines):
        row = read(Line, texts)
        values.append(row.value)
        unread |= {f"lines.{rank}.{field}": text for field, text in row.unread.items()}
    invoices.save(store, invoice_id, reading.value.model_copy(update={"lines": tuple(values)}), {**unread, **reading.unread})
    desk = lay_out(store, invoices.dossier_of(store, invoice_id), invoice_id, today)
    _summarise(store, invoice_id, desk.work)
    return _shown(store, invoice_id, desk)


def view(store: Store, invoice_id: str, today: date) -> InvoiceView:
    """One invoice in preparation with all its page shows."""
    return _shown(store, invoice_id, lay_out(store, invoices.dossier_of(store, invoice_id), invoice_id, today))


def _shown(store: Store, invoice_id: str, desk: Desk) -> InvoiceView:
    saved, work = invoices.get(store, invoice_id), desk.work
    return InvoiceView(
        id=invoice_id,
        dossier_id=invoices.dossier_of(store, invoice_id),
        title=invoice_title(saved.value),
        state=desk.state,
        work=work,
        typed=form_texts(saved.value, saved.unread),
        lines=tuple(form_texts(line, under(f"lines.{rank}", saved.unread)) for rank, line in enumerate(saved.value.lines)),
        problems=desk.found,
        tasks=desk.rows,
        expected_number=expected_number(work),
        files=joined_files(work.attachments, work.procedure, expected_number(work), work.portal),
        changed=_changed(store, work),
        saved_at=saved.saved_at,
    )


def expected_number(work: Work) -> InvoiceNumber | None:
    """The number the invoice in hand would take; none while its date or the pattern does not allow one."""
    invoice = work.invoice
    if invoice is None or invoice.issued_on is None:
        return None
    pattern = numbering_of(work, invoice)
    if numbering.check_pattern(pattern):
        return None
    try:
        return numbering.next_number(pattern, invoice.issued_on, work.existing)
    except UnreadableError:
        return None


def numbering_of(work: Work, invoice: Invoice) -> str:
    """The pattern of the series an invoice belongs to."""
    return work.association.credit_note_numbering if invoice.kind is DocumentKind.CREDIT_NOTE else work.association.numbering


def _changed(store: Store, work: Work) -> tuple[str, ...]:
    invoice = work.invoice
    if invoice is None or not invoice.copied_from or not invoices.exists(store, invoice.copied_from):
        return ()
    before = invoices.get(store, invoice.copied_from).value
    old = before.issued_on and work.model_copy(update={"invoice": before}).pick
    numbers = tuple(str(pick.engagement.number) if pick and pick.engagement else "" for pick in (work.pick, old))
    return fresh.differences(invoice, before, work.association.vat, *numbers)
