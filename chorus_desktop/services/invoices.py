"""An invoice in preparation: begun, typed, duplicated, shown with what is missing."""

from collections.abc import Mapping, Sequence
from datetime import date

from chorus_desktop.domain import fresh, numbering
from chorus_desktop.domain.care import care_of, is_in_days
from chorus_desktop.domain.day_lines import proposed
from chorus_desktop.domain.dossier import Work, invoice_title
from chorus_desktop.domain.invoice import DocumentKind, Invoice, Line
from chorus_desktop.domain.issued import joined_files
from chorus_desktop.domain.lifecycle import InvoiceState
from chorus_desktop.domain.problems import Problem
from chorus_desktop.domain.reading import read
from chorus_desktop.domain.references import InvoiceNumber
from chorus_desktop.domain.repeats import last_day
from chorus_desktop.domain.sheet_lines import recounted
from chorus_desktop.domain.stays import received
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.domain.works.working import works_lines
from chorus_desktop.services.views import InvoiceView, Texts
from chorus_desktop.services.work import form_texts, lay_out, of_invoice, procedure_and_season, under
from chorus_desktop.store.attachments import add_attachment, attachments
from chorus_desktop.store.database import Store
from chorus_desktop.store.dossiers import dossier
from chorus_desktop.store.files import file_bytes
from chorus_desktop.store.invoiced import invoiced
from chorus_desktop.store.invoices import SavedInvoice, add_invoice, invoice, save_invoice
from chorus_desktop.store.issuing import issued
from chorus_desktop.store.numbers import billed
from chorus_desktop.store.sessions import attendance
from chorus_desktop.store.summaries import invoice_rows


def create(store: Store, dossier_id: str, today: date) -> str:
    """Begin an invoice that goes on where the last one ended, or for the month just finished, with the agreed prices; its id."""
    opened = dossier(store, dossier_id).value
    _, season = procedure_and_season(store, opened)
    return begin(store, dossier_id, fresh.blank(today, season, opened.tariffs, last_day(invoiced(store, dossier_id))), today)


def again(store: Store, invoice_id: str, today: date) -> str:
    """« Comme le mois dernier »: a new invoice from an earlier one, in the same dossier; its id."""
    source = invoice(store, invoice_id)
    begun = _by_sheet(store, source.dossier_id, fresh.as_last_time(source.value, invoice_id, today))
    return begin(store, source.dossier_id, _by_days(store, source.dossier_id, begun), today)


def _by_sheet(store: Store, dossier_id: str, begun: Invoice) -> Invoice:
    """Quantities counted from the attendance sheets are those of the new period."""
    known = attendance(store, dossier_id)
    return begun.model_copy(update={"lines": tuple(recounted(line, begun, known) for line in begun.lines)})


def _by_days(store: Store, dossier_id: str, begun: Invoice) -> Invoice:
    """Days billed at a prix de journée are reckoned anew: a month has not the days of the one before, nor always its price."""
    opened = dossier(store, dossier_id).value
    by_days = [line for line in begun.lines if care_of(line, opened.cares) and is_in_days(line.unit)]
    procedure, _ = procedure_and_season(store, opened)
    if not (procedure.invoice.day_price and by_days and begun.period_from and begun.period_to):
        return begun
    others = tuple(line for line in begun.lines if line not in by_days)
    before = billed(store, opened.association)
    first, last = begun.period_from, begun.period_to
    stays = received(opened.cares, attendance(store, dossier_id), procedure.attendance, first, last)
    days = proposed(opened.cares, opened.day_prices, first, last, before, received=stays)
    return begun.model_copy(update={"lines": (*others, *days)})


def credit(store: Store, invoice_id: str, today: date) -> str:
    """Begin the credit note of an issued invoice; its id.

    Raises:
        Trouble: the invoice has no number yet, was cancelled before its deposit, is a credit note itself, or a piece of works.
    """
    source = invoice(store, invoice_id)
    if source.number is None:
        raise Trouble("Cette facture n’a pas encore de numéro : un avoir ne peut pas la corriger.", "Modifiez-la directement.")
    if source.state is InvoiceState.CANCELLED:
        raise Trouble("Cette facture a été annulée avant son dépôt : il n’y a rien à rendre.", "Reprenez celle qui la remplace.")
    if source.value.kind is DocumentKind.CREDIT_NOTE:
        raise Trouble("Un avoir ne corrige pas un autre avoir.", "Faites une nouvelle facture.")
    if source.value.works is not None:
        raise Trouble("Un avoir ne corrige pas une pièce de travaux.", "Corrigez les quantités dans la situation suivante.")
    corrected = _on_same_engagement(store, source, fresh.credit_note(source.value, source.number, today))
    return begin(store, source.dossier_id, _copied(corrected, invoice_id), today)


def _on_same_engagement(store: Store, source: SavedInvoice, note: Invoice) -> Invoice:
    """A credit note gives money back to the engagement that the invoice took it from, whatever its own date."""
    number = issued(store, source.id).engagement
    known = [item for item in dossier(store, source.dossier_id).value.engagements if item.number]
    same = next((item for item in known if number and item.number and item.number.folded == number.folded), None)
    if same is None:
        return note
    reason = f"celui de la facture {source.number}, que cet avoir corrige"
    return note.model_copy(update={"engagement": same.id, "engagement_reason": reason})


def replacing(store: Store, invoice_id: str, today: date, *, rejected: bool = False) -> str:
    """Begin the invoice that takes the place of one cancelled before its deposit, or rejected, attachments included; its id.

    Raises:
        Trouble: the invoice has no number.
    """
    source = invoice(store, invoice_id)
    if source.number is None:
        raise Trouble("Cette facture n’a pas de numéro.", "Modifiez-la directement.")
    with store.transaction():
        begun = _copied(
            _by_sheet(store, source.dossier_id, fresh.in_place_of(source.value, source.number, today, rejected=rejected)), invoice_id
        )
        copy = begin(store, source.dossier_id, begun, today)
        for item in attachments(store, of_invoice(invoice_id)):
            add_attachment(store, of_invoice(copy), item, file_bytes(store, item.sha256))
    return copy


def _copied(begun: Invoice, source_id: str) -> Invoice:
    # What changed is told from the document corrected, not from the one that this document was itself begun from.
    return begun.model_copy(update={"copied_from": source_id})


def begin(store: Store, dossier_id: str, value: Invoice, today: date) -> str:
    """Keep a new invoice as it begins; its id."""
    with store.transaction():
        invoice_id = add_invoice(store, dossier_id, value)
        _keep(store, invoice_id, value, {}, lay_out(store, dossier_id, invoice_id, today).work)
    return invoice_id


def _keep(store: Store, invoice_id: str, value: Invoice, unread: Mapping[str, str], work: Work) -> None:
    """Save a draft with what lists show of it, so that they compute nothing."""
    now = work.model_copy(update={"invoice": value})
    picked = now.pick.engagement if now.pick else None
    save_invoice(
        store,
        invoice_id,
        value,
        unread,
        title=invoice_title(value),
        engagement=str(picked.number) if picked else "",
        total=now.totals.with_vat,
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
    saved = invoice(store, invoice_id)
    reading = read(Invoice, typed, saved.value)
    values: list[Line] = []
    unread = {field: text for field, text in saved.unread.items() if "." not in field and field not in typed}
    for rank, texts in enumerate(lines):
        row = read(Line, texts)
        values.append(row.value)
        unread |= {f"lines.{rank}.{field}": text for field, text in row.unread.items()}
    value = reading.value.model_copy(update={"lines": tuple(values)})
    _keep(store, invoice_id, value, {**unread, **reading.unread}, lay_out(store, saved.dossier_id, invoice_id, today).work)
    return view(store, invoice_id, today)


def keep_works(store: Store, invoice_id: str, value: Invoice, unread: Mapping[str, str], today: date) -> None:
    """Keep a piece of works; its lines follow from its month."""
    work = lay_out(store, invoice(store, invoice_id).dossier_id, invoice_id, today).work.model_copy(update={"invoice": value})
    lines = works_lines(work.account) if work.account is not None else ()
    _keep(store, invoice_id, value.model_copy(update={"lines": lines}), unread, work)


def drafts_of(store: Store, dossier_id: str) -> tuple[str, ...]:
    """The invoices of a dossier that are in preparation."""
    return tuple(row.id for row in invoice_rows(store, dossier_id=dossier_id) if row.state == InvoiceState.DRAFT.value)


def view(store: Store, invoice_id: str, today: date) -> InvoiceView:
    """One invoice in preparation with all its page shows."""
    saved = invoice(store, invoice_id)
    desk = lay_out(store, saved.dossier_id, invoice_id, today)
    work, number = desk.work, expected_number(desk.work)
    return InvoiceView(
        id=invoice_id,
        dossier_id=saved.dossier_id,
        title=invoice_title(saved.value),
        state=desk.state,
        work=work,
        typed=form_texts(saved.value, saved.unread),
        lines=tuple(form_texts(line, under(f"lines.{rank}", saved.unread)) for rank, line in enumerate(saved.value.lines)),
        problems=desk.found,
        tasks=desk.rows,
        expected_number=number,
        files=joined_files(work.attachments, work.procedure, number, work.portal),
        changed=_changed(store, work),
        saved_at=saved.saved_at,
    )


def expected_number(work: Work) -> InvoiceNumber | None:
    """The number the invoice in hand would take; none while its date or the pattern does not allow one."""
    draft = work.invoice
    if draft is None or draft.issued_on is None:
        return None
    pattern = work.numbering
    if numbering.check_pattern(pattern):
        return None
    number = numbering.following(pattern, draft.issued_on, work.existing)
    return None if isinstance(number, Problem) else number


def _changed(store: Store, work: Work) -> tuple[str, ...]:
    draft = work.invoice
    if draft is None or not draft.copied_from:
        return ()
    try:
        before = invoice(store, draft.copied_from).value
    except KeyError:
        # The one it was begun from was a draft, and the trash was emptied since.
        return ()
    old = work.model_copy(update={"invoice": before}).pick
    now, then = (str(pick.engagement.number) if pick and pick.engagement else "" for pick in (work.pick, old))
    return fresh.differences(draft, before, work.association.vat, now, then)
