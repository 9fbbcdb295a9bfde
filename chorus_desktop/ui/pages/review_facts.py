"""Every fact of an invoice before it is numbered, each with « Modifier » straight to where it is typed."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from chorus_desktop.domain import french
from chorus_desktop.domain.dossier import Work
from chorus_desktop.domain.invoice import Cadre, DocumentKind, Invoice, Line
from chorus_desktop.domain.problems import Problem
from chorus_desktop.domain.reconciling import reconcile
from chorus_desktop.ui.pages.invoice_words import mention
from chorus_desktop.ui.widgets.facts import FactList

if TYPE_CHECKING:
    from chorus_desktop.services.views import InvoiceView

Go = Callable[[str], Callable[[], object]]
"""Place of a problem → what opens it."""


def fact_lists(view: "InvoiceView", go: Go, today_fact: str, name: Callable[[str], str] = str) -> list[FactList]:
    """The facts, subject by subject.

    Args:
        view: the draft.
        go: what opens the place of a datum.
        today_fact: what is known of the convention today; empty where the payer asks for none.
        name: how the name of a beneficiary is shown now.
    """
    work = view.work
    invoice = work.invoice or Invoice()
    lists = [_invoice(work, invoice, go), _lines(work, invoice, go, name), _parties(work, go), _files(view, go)]
    reasons = _reasons(work, invoice, go, today_fact, view.problems)
    explained = invoice.engagement_reason.strip() or invoice.attendance_reason.strip()
    return [*lists, reasons] if today_fact or explained else lists


def _invoice(work: Work, invoice: Invoice, go: Go) -> FactList:
    facts = FactList(
        f"L’{invoice.kind.label.lower()}" if invoice.kind is DocumentKind.CREDIT_NOTE else "La pièce" if invoice.works else "La facture"
    )
    _works(facts, work, invoice, go)
    day, first, last = invoice.issued_on, invoice.period_from, invoice.period_to
    if invoice.kind is DocumentKind.CREDIT_NOTE:
        facts.add("Facture corrigée", str(invoice.original_number or ""), go("invoice.original_number"))
    facts.add("Date", french.long_date(day) if day else "", go("invoice.issued_on"))
    said = french.period(first, last) if first and last and first <= last else ""
    facts.add("Période", said, go("invoice.period_from"))
    picked = work.pick.engagement if work.pick else None
    facts.add("Numéro d’engagement", str(picked.number) if picked else "", go("invoice.engagement"))
    facts.add("Code service", str(work.service_code or "laissé vide"), go("invoice.service_code"))
    if invoice.market_number:
        facts.add("Numéro de marché", str(invoice.market_number), go("invoice.market_number"))
    if invoice.order_number:
        facts.add(invoice.order_kind.label, str(invoice.order_number), go("invoice.order_number"))
    if invoice.price_list.strip():
        facts.add("Prix de référence", invoice.price_list.strip(), go("invoice.price_list"))
    if invoice.price_terms.strip():
        facts.add("Remises, révision", invoice.price_terms.strip(), go("invoice.price_terms"))
    if invoice.cadre is not Cadre.A1:
        facts.add("Cadre de facturation", invoice.cadre.label, go("invoice.cadre"))
    if invoice.cadre.has_validator:
        validator = [invoice.validator_name.strip(), invoice.validator_siret.pretty() if invoice.validator_siret else ""]
        facts.add("Valideur", ", ".join(filter(None, validator)), go("invoice.validator_name"))
    if invoice.notes.strip():
        facts.add("Remarque imprimée", invoice.notes.strip(), go("invoice.notes"))
    if invoice.comment.strip():
        facts.add("Commentaire pour le portail", invoice.comment.strip(), go("invoice.comment"))
    return facts


def _works(facts: FactList, work: Work, invoice: Invoice, go: Go) -> None:
    """What a piece of works has more: its market, its cadre, what it follows."""
    part, market = invoice.works, work.dossier.market
    if part is None or market is None or work.works is None:
        return
    after = next((f"{piece.number} ({piece.cadre})" for piece in work.pieces if piece.id == part.continues), "aucune\u00a0: dépôt initial")
    facts.add("Marché", market.title, go("market.title"))
    facts.add("Cadre de facturation", work.works.cadre(part.cadre).label)
    facts.add("À partir de la pièce", after)


def _lines(work: Work, invoice: Invoice, go: Go, name: Callable[[str], str]) -> FactList:
    facts = FactList("Ce qui est rendu" if invoice.kind is DocumentKind.CREDIT_NOTE else "Ce qui est facturé")
    for rank, line in enumerate(invoice.lines):
        if not line.is_blank:
            facts.add(_title(line, name) or f"Ligne {rank + 1}", _line(line), go(f"invoice.lines.{rank}.designation"))
    totals = work.totals
    if said := _sheet(work):
        facts.add("Feuille de présence", said, go("attendance"))
    if totals.vat:
        facts.add("Total HT", french.euros(totals.before_vat))
        facts.add("TVA", french.euros(totals.vat))
    if totals.already_paid:
        if invoice.works is None:
            facts.add("Déjà reçu", french.euros(totals.already_paid), go("invoice.already_paid"))
        else:
            facts.add("Retenue, avance, payé directement", french.euros(-totals.already_paid), go("invoice.works.quantities"))
    facts.add(invoice.kind.net, french.euros(totals.net))
    return facts


def _sheet(work: Work) -> str:
    """« D’accord », or the first gap; empty where no line has a sheet."""
    found = reconcile(work)
    if not (found.lines or found.stays):
        return ""
    gaps = [check.sentence for check in found.lines if check.gap] + [gap.said for gap in found.stays if not gap.agrees]
    return gaps[0] if gaps else "À vérifier" if found.problems else "D’accord"


def _title(line: Line, name: Callable[[str], str]) -> str:
    """The designation; with who and when where the payer wants a name on each line."""
    parts = [line.designation.strip()]
    if line.beneficiary.strip():
        first, last = line.executed or (None, None)
        parts += [name(line.beneficiary), french.period(first, last) if first and last and first <= last else ""]
        parts += [f"sauf {line.absences.pretty()}"] if line.absences else []
    return ", ".join(part for part in parts if part)


def _line(line: Line) -> str:
    quantity = french.decimal(line.quantity) if line.quantity is not None else "…"
    price = french.unit_price(line.unit_price) if line.unit_price is not None else "…"
    discount = f" − {line.discount.pretty()}" if line.discount else ""
    amount = french.euros(line.amount) if line.amount is not None else "…"
    unit = f" par {line.unit}" if line.unit.strip() else ""
    return f"{quantity} × {price}{unit}{discount} = {amount}"


def _parties(work: Work, go: Go) -> FactList:
    card, recipient = work.association, work.recipient
    facts = FactList("Qui facture, qui paie")
    facts.add("Association", card.name, go("association.name"))
    facts.add("SIRET", card.siret.pretty() if card.siret else "", go("association.siret"))
    facts.add("Adresse", ", ".join(card.address_lines), go("association.street"))
    facts.add("TVA", mention(work) or (card.vat.label if card.vat else ""), go("association.vat"))
    facts.add("IBAN", card.iban.pretty() if card.iban else "", go("association.iban"))
    facts.add("Collectivité", recipient.name)
    facts.add("Son SIRET", recipient.siret.pretty() if recipient.siret else "")
    return facts


def _files(view: "InvoiceView", go: Go) -> FactList:
    facts = FactList("Les pièces jointes")
    for file in view.files:
        pages = f", {french.plural(file.pages, 'page')}" if file.pages else ""
        facts.add(f"{file.title}{pages}", file.name, go("attachments"))
    if not view.files:
        facts.add("Pièces jointes", "Aucune", go("attachments"))
    return facts


def _reasons(work: Work, invoice: Invoice, go: Go, convention: str, found: Sequence[Problem]) -> FactList:
    facts = FactList(f"Ce qui est gardé avec {'elle' if invoice.kind.e else 'lui'}")
    if convention:
        facts.add("Convention", convention, go("convention"))
    if invoice.convention_reason.strip():
        facts.add("Pourquoi sans convention signée", invoice.convention_reason.strip(), go("invoice.convention_reason"))
    if invoice.attendance_reason.strip() and any(problem.where.startswith("attendance") for problem in found):
        facts.add("Pourquoi cet écart avec la feuille", invoice.attendance_reason.strip(), go("invoice.attendance_reason"))
    if invoice.engagement and invoice.engagement_reason.strip():
        facts.add("Pourquoi cet engagement", invoice.engagement_reason.strip(), go("invoice.engagement_reason"))
    elif work.pick and work.pick.because:
        facts.add("Pourquoi cet engagement", work.pick.because, go("invoice.engagement"))
    return facts
