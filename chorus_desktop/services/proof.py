"""What the attendance sheets prove of an invoice: its lines, how they hold against the sheets, and what changed since it was issued."""

from collections.abc import Sequence
from datetime import date

from chorus_desktop.documents.reconciliation import reconciliation_paper
from chorus_desktop.domain.dossier import Work, invoice_title
from chorus_desktop.domain.french import listing
from chorus_desktop.domain.lifecycle import InvoiceState
from chorus_desktop.domain.proof_changes import changed as compared
from chorus_desktop.domain.reading import write
from chorus_desktop.domain.reconciling import Reconciliation, reconcile
from chorus_desktop.domain.references import InvoiceNumber
from chorus_desktop.domain.shape import Record
from chorus_desktop.domain.sheet_lines import proposed, recounted
from chorus_desktop.services.invoices import save
from chorus_desktop.services.views import Texts
from chorus_desktop.services.work import form_texts, lay_out, procedure_and_season, under
from chorus_desktop.store.attendance_used import standing
from chorus_desktop.store.database import Store
from chorus_desktop.store.dossiers import dossier
from chorus_desktop.store.invoiced import credited
from chorus_desktop.store.invoices import SavedInvoice, invoice
from chorus_desktop.store.sessions import attendance


class ProofView(Record):
    """What the page of an invoice's reconciliation shows.

    Attributes:
        title: of the invoice, as lists call it.
        typed: the texts of the invoice's form.
    """

    invoice_id: str
    dossier_id: str
    title: str
    state: InvoiceState
    work: Work
    typed: Texts

    @property
    def found(self) -> Reconciliation:
        """Its lines against their sheets, and all that is to be said."""
        return reconcile(self.work)


class ChangedInvoice(Record):
    """An issued invoice that no longer says what the sheets say.

    Attributes:
        sentence: what changed, without a name; ``what_to_do``: what she may do about it.
    """

    invoice_id: str
    number: str
    sentence: str
    what_to_do: str


def lines(store: Store, invoice_id: str, today: date) -> tuple[Texts, ...]:
    """The lines of a draft with those that its period's presences still lack; nothing when they lack none.

    Returns:
        The texts of each; a text of the draft that cannot be read stays as it was typed.
    """
    saved = invoice(store, invoice_id)
    made = proposed(lay_out(store, saved.dossier_id, invoice_id, today).work)
    written = [rank for rank, line in enumerate(saved.value.lines) if not line.is_blank]
    kept = [under(f"lines.{rank}", saved.unread) for rank in written]
    return tuple(write(line, kept[place] if place < len(kept) else {}) for place, line in enumerate(made))


def view(store: Store, invoice_id: str, today: date) -> ProofView:
    """A draft against the sheets of its dossier."""
    saved = invoice(store, invoice_id)
    desk = lay_out(store, saved.dossier_id, invoice_id, today)
    return ProofView(
        invoice_id=invoice_id,
        dossier_id=saved.dossier_id,
        title=invoice_title(saved.value),
        state=desk.state,
        work=desk.work,
        typed=form_texts(saved.value, saved.unread),
    )


def explain(store: Store, invoice_id: str, typed: Texts, today: date) -> ProofView:
    """Keep why a draft differs from the sheets, as typed; its other fields and its lines stay."""
    saved = invoice(store, invoice_id)
    save(store, invoice_id, typed, _line_texts(saved), today)
    return view(store, invoice_id, today)


def recount(store: Store, invoice_id: str, ranks: Sequence[int], today: date) -> tuple[Texts, ...]:
    """Put the count of the sheet into some lines of a draft.

    Args:
        store: the open data file.
        invoice_id: a draft.
        ranks: of the lines, from 0, blank rows included.
        today: the day to reckon from.

    Returns:
        The texts of all lines as they were, to take it back with ``put_back``.
    """
    saved = invoice(store, invoice_id)
    before = _line_texts(saved)
    known = attendance(store, saved.dossier_id)
    after = [
        {**texts, "quantity": write(recounted(line, saved.value, known))["quantity"]} if rank in ranks else texts
        for rank, (texts, line) in enumerate(zip(before, saved.value.lines, strict=True))
    ]
    put_back(store, invoice_id, after, today)
    return before


def put_back(store: Store, invoice_id: str, texts: Sequence[Texts], today: date) -> None:
    """Give a draft these lines."""
    saved = invoice(store, invoice_id)
    save(store, invoice_id, form_texts(saved.value, saved.unread), texts, today)


def add_lines(store: Store, invoice_id: str, today: date) -> tuple[Texts, ...]:
    """Write the lines that a draft still lacks; the texts of all lines as they were."""
    before, made = _line_texts(invoice(store, invoice_id)), lines(store, invoice_id, today)
    if made:
        put_back(store, invoice_id, made, today)
    return before


def _line_texts(saved: SavedInvoice) -> tuple[Texts, ...]:
    return tuple(form_texts(line, under(f"lines.{rank}", saved.unread)) for rank, line in enumerate(saved.value.lines))


def paper(store: Store, invoice_id: str, today: date) -> bytes:
    """The sentences and tables of a draft's reconciliation on paper, without a name; the PDF."""
    saved = invoice(store, invoice_id)
    work = lay_out(store, saved.dossier_id, invoice_id, today).work
    return reconciliation_paper(reconcile(work), invoice_title(saved.value), work.association.name, today, practice=work.practice).data


def changed(store: Store, dossier_id: str) -> tuple[ChangedInvoice, ...]:
    """The issued invoices of a dossier that stand and that its sheets no longer prove, the oldest first."""
    now, (procedure, _) = attendance(store, dossier_id), procedure_and_season(store, dossier(store, dossier_id).value)
    found = []
    for invoice_id, (number, used) in standing(store, dossier_id).items():
        change = compared(used, now, procedure.attendance)
        if not change.is_empty:
            to_do = _RIGHT if change.still_right else _to_do(store, dossier_id, invoice_id, InvoiceNumber(number))
            said = f"{number}\u00a0: {change.sentence}."
            found.append(ChangedInvoice(invoice_id=invoice_id, number=number, sentence=said, what_to_do=to_do))
    return tuple(found)


def _to_do(store: Store, dossier_id: str, invoice_id: str, number: InvoiceNumber) -> str:
    notes = credited(store, dossier_id, number)
    if notes:
        one = len(notes) == 1
        said = f"{'Un avoir' if one else 'Des avoirs'} ({listing(notes)}) {'corrige' if one else 'corrigent'} déjà cette facture"
        return f"{said}\u00a0: vérifiez qu’{'il suffit' if one else 'ils suffisent'}."
    return _BEFORE if invoice(store, invoice_id).state is InvoiceState.FINALISED else _AFTER


_RIGHT = "La feuille donne toujours les mêmes quantités\u00a0: la facture reste juste."
_AFTER = (
    "Si elle facture trop, faites un avoir\u00a0; si des présences ont été oubliées, facturez-les sur une autre facture. "
    "Si la feuille a été changée par erreur, remettez-la comme elle était."
)
_BEFORE = "Elle n’est pas encore déposée : annulez-la et finalisez celle qui la remplace, ou remettez la feuille comme elle était."
