"""An issued document: everything its paper prints, complete and finished, frozen as versioned JSON the day it gets its number.

Papers receive one of these and compute nothing. Drafts are previewed through the same shape, with ``number`` empty.
"""

from collections.abc import Sequence
from datetime import date
from typing import Literal

from chorus_desktop.domain import french
from chorus_desktop.domain.association import Association, VatSituation
from chorus_desktop.domain.attachment import Attachment, portal_names
from chorus_desktop.domain.bank import Bic, Iban
from chorus_desktop.domain.dossier import Work
from chorus_desktop.domain.engagement import Pick
from chorus_desktop.domain.invoice import Cadre, DocumentKind, Invoice
from chorus_desktop.domain.issued_line import IssuedLine, issued_line
from chorus_desktop.domain.numbers import Email, FrenchVat, Phone, Rna, Siret
from chorus_desktop.domain.portal import Portal
from chorus_desktop.domain.procedure import Procedure
from chorus_desktop.domain.recipient import Recipient
from chorus_desktop.domain.references import EngagementNumber, InvoiceNumber, MarketNumber, ServiceCode
from chorus_desktop.domain.shape import Record
from chorus_desktop.domain.totals import Totals
from chorus_desktop.domain.works.issued_works import IssuedWorks
from chorus_desktop.domain.works.working import issued_works, works_vat


class Seller(Record):
    """Who issues the document, as it stood that day."""

    name: str
    siret: Siret
    address: tuple[str, ...]
    rna: Rna | None = None
    email: Email | None = None
    phone: Phone | None = None
    vat_number: FrenchVat | None = None
    contact_name: str = ""


class Buyer(Record):
    """Who receives it."""

    name: str
    siret: Siret
    address: tuple[str, ...]
    service_code: ServiceCode | None = None


class Validator(Record):
    """The firm that must accept the invoice first (cadres A9 and A12): « valideur »."""

    name: str
    siret: Siret
    service_code: ServiceCode | None = None


class Account(Record):
    """Where it is paid."""

    holder: str
    iban: Iban
    bic: Bic | None = None


class Signatory(Record):
    """Who signs, where and when."""

    name: str
    quality: str
    place: str
    day: date


class JoinedFile(Record):
    """A file deposited with the invoice; only its hash stands here, so that the file itself can be purged one day."""

    name: str
    kind: str
    title: str
    media_type: str
    size: int
    sha256: str
    pages: int = 0


class IssuedDocument(Record):
    """A finished invoice or credit note.

    Attributes:
        format: version of this JSON; older ones are read by upcasters.
        number: empty on a preview (then the paper is marked PROJET).
        engagement_because: why this engagement, kept with the document.
        vat_type: the portal's « Type de TVA »; ``vat_reason`` its « Motif d’exonération ».
        order: « Bon de commande 123 », what the purchase was ordered by; empty for none.
        terms: the sentences on payment, filled in; none on a credit note.
        logo: SHA-256 of the image printed, empty for none; ``signature`` likewise.
        practice: made with the example, and never to be deposited.
        reasons: what the volunteer had to justify when finalising, kept word for word.
        works: its part of works, of a piece of a market of works.
        attendance: SHA-256 of the attendance that proves it (``AttendanceUsed``), kept apart; empty for none.
    """

    format: Literal[1] = 1
    kind: DocumentKind
    number: InvoiceNumber | None
    issued_on: date
    seller: Seller
    buyer: Buyer
    account: Account
    engagement: EngagementNumber | None
    engagement_because: str = ""
    market_number: MarketNumber | None = None
    order: str = ""
    price_list: str = ""
    price_terms: str = ""
    cadre: Cadre = Cadre.A1
    validator: Validator | None = None
    original_number: InvoiceNumber | None = None
    replaces: InvoiceNumber | None = None
    replaces_because: str = ""
    period_from: date
    period_to: date
    lines: tuple[IssuedLine, ...]
    totals: Totals
    subject_to_vat: bool
    vat_mention: str
    vat_type: str
    vat_reason: str = ""
    terms: tuple[str, ...]
    payment_days: int
    notes: str = ""
    comment: str = ""
    signatory: Signatory
    logo: str = ""
    signature: str = ""
    convention: str = ""
    procedure_id: str
    procedure_title: str
    season: str
    files: tuple[JoinedFile, ...] = ()
    reasons: tuple[str, ...] = ()
    practice: bool = False
    attendance: str = ""
    works: IssuedWorks | None = None

    @property
    def title(self) -> str:
        """« Facture n° FA2026-012 », or « Facture (projet) »; a piece of works has its own name."""
        name = self.works.document if self.works else self.kind.label
        return f"{name} n°{french.NBSP}{self.number}" if self.number else f"{name} (projet)"

    @property
    def owed(self) -> bool:
        """Whether it asks for money of the association, or gives some back; what a project manager deposits does not."""
        return self.works is None or self.works.demand

    @property
    def the(self) -> str:
        """Its name in a sentence: a piece of works is none of « Factures émises »."""
        return "la pièce" if self.works else self.kind.the

    @property
    def this(self) -> str:
        """The one at hand."""
        return "cette pièce" if self.works else self.kind.this

    @property
    def file_name(self) -> str:
        """Name of its PDF, within the portal's rules."""
        return f"{self.number.safe if self.number else 'projet'}.pdf"


def draw_up(work: Work, invoice: Invoice, number: InvoiceNumber | None, reasons: tuple[str, ...]) -> IssuedDocument:
    """Finish a document from what was prepared; call it once readiness found no error (or for a preview, once the basics are there).

    Args:
        work: everything at hand.
        invoice: its invoice in hand.
        number: the number to print; none for a project.
        reasons: what had to be justified, as ``justified.reasons`` tells.

    Raises:
        pydantic.ValidationError: something indispensable is missing, which readiness would have said.
        KeyError: the association's VAT situation is unknown to the portal's data.
    """
    association, procedure, recipient, portal = work.association, work.procedure, work.recipient, work.portal
    vat = association.vat or VatSituation.OUT_OF_SCOPE
    rule = portal.vat_rule(vat)
    pick = work.pick or Pick(engagement=None, because="")
    values = {
        "kind": invoice.kind,
        "number": number,
        "issued_on": invoice.issued_on,
        "seller": _seller(association),
        "buyer": {
            "name": recipient.name,
            "siret": recipient.siret,
            "address": recipient.address,
            "service_code": work.service_code,
        },
        "account": {"holder": association.account_holder or association.name, "iban": association.iban, "bic": association.bic},
        "engagement": pick.engagement.number if pick.engagement else None,
        "engagement_because": pick.because,
        "market_number": invoice.market_number,
        "order": f"{invoice.order_kind.label} {invoice.order_number}" if invoice.order_number else "",
        "price_list": invoice.price_list.strip(),
        "price_terms": invoice.price_terms.strip(),
        "cadre": invoice.cadre,
        "validator": _validator(invoice),
        "original_number": invoice.original_number,
        "practice": work.practice,
        "replaces": invoice.replaces,
        "replaces_because": invoice.replaces_because,
        "period_from": invoice.period_from,
        "period_to": invoice.period_to,
        "lines": tuple(issued_line(work, line, subject=vat.is_subject) for line in invoice.written_lines),
        "totals": work.totals,
        "subject_to_vat": vat.is_subject,
        "vat_mention": association.vat_mention.strip() or rule.mention,
        "vat_type": rule.portal_type,
        "vat_reason": (association.vat_mention.strip() or rule.portal_reason) if rule.portal_reason else "",
        "terms": _terms(invoice, recipient, portal),
        "payment_days": recipient.payment_days,
        "notes": invoice.notes.strip(),
        "comment": invoice.comment.strip(),
        "signatory": {
            "name": association.representative_name,
            "quality": association.representative_quality,
            "place": association.city,
            "day": invoice.issued_on,
        },
        "logo": association.logo,
        "signature": association.signature,
        "convention": work.dossier.convention.reference,
        "procedure_id": procedure.id,
        "procedure_title": "" if procedure.any_recipient else procedure.scheme,
        "season": work.season.title,
        "files": joined_files(work.attachments, procedure, number, portal),
        "reasons": reasons,
        "works": issued_works(work, invoice),
    }
    return IssuedDocument.model_validate(values | works_vat(work, invoice))


def _terms(invoice: Invoice, recipient: Recipient, portal: Portal) -> tuple[str, ...]:
    if invoice.kind is DocumentKind.CREDIT_NOTE:
        return ()  # the payer owes nothing on a credit note
    if not recipient.payment_days:
        return ()  # a payer that buys nothing owes no legal delay
    return tuple(term.text.format(days=recipient.payment_days) for term in portal.terms)


def _validator(invoice: Invoice) -> dict[str, object] | None:
    if not invoice.cadre.has_validator:
        return None
    return {"name": invoice.validator_name.strip(), "siret": invoice.validator_siret, "service_code": invoice.validator_service}


def _seller(association: Association) -> dict[str, object]:
    return {
        "name": association.name,
        "siret": association.siret,
        "address": association.address_lines,
        "rna": association.rna,
        "email": association.email,
        "phone": association.phone,
        "vat_number": association.vat_number,
        "contact_name": association.treasurer_name or association.representative_name,
    }


def joined_files(
    attachments: Sequence[Attachment], procedure: Procedure, number: InvoiceNumber | None, portal: Portal
) -> tuple[JoinedFile, ...]:
    """The attachments as they will be deposited, under their portal names (those of a project while there is no number)."""
    names = portal_names(attachments, procedure, number or InvoiceNumber("projet"), portal.limits.name_length)
    return tuple(
        JoinedFile(
            name=name,
            kind=item.kind,
            title=rule.title if (rule := procedure.attachment_rule(item.kind)) else "Pièce jointe",
            media_type=item.media_type,
            size=item.size,
            sha256=item.sha256,
            pages=item.pages,
        )
        for item, name in zip(attachments, names, strict=True)
    )
