"""An invoice while it is written: lines, period, engagement choice; and its totals, computed once for window and paper."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from chorus_desktop.domain.absences import Absences
from chorus_desktop.domain.attendance import Counting
from chorus_desktop.domain.discount import Discount
from chorus_desktop.domain.money import to_cents
from chorus_desktop.domain.numbers import Siret
from chorus_desktop.domain.references import InvoiceNumber, MarketNumber, ServiceCode
from chorus_desktop.domain.shape import Cents, Exact, Key, Kind, LongText, Rate, Record, field
from chorus_desktop.domain.totals import Totals, VatLine
from chorus_desktop.domain.works.situation import WorksPart

REJECTED = "rejected"
"""Why an invoice takes the place of another one, where that was not cancelled before its deposit."""


class DocumentKind(StrEnum):
    """What is issued."""

    INVOICE = "invoice"
    CREDIT_NOTE = "credit_note"

    @property
    def label(self) -> str:
        """Its name on paper and screen."""
        return {"invoice": "Facture", "credit_note": "Avoir"}[self.value]

    @property
    def the(self) -> str:
        """Its name in a sentence."""
        return {"invoice": "la facture", "credit_note": "l’avoir"}[self.value]

    @property
    def this(self) -> str:
        """The one at hand."""
        return {"invoice": "cette facture", "credit_note": "cet avoir"}[self.value]

    @property
    def e(self) -> str:
        """What agrees with it: « finalisée », « finalisé »."""
        return {"invoice": "e", "credit_note": ""}[self.value]

    @property
    def net(self) -> str:
        """What its last amount is called, on paper and screen."""
        return {"invoice": "Net à payer", "credit_note": "Net à déduire"}[self.value]

    @property
    def sign(self) -> int:
        """Of its amounts among others: a credit note gives back."""
        return {"invoice": 1, "credit_note": -1}[self.value]


class Nature(StrEnum):
    """Nature of an operation (CGI ann. II art. 242 nonies A I 8° bis)."""

    SERVICE = "service"
    GOODS = "goods"

    @property
    def label(self) -> str:
        """How the choice is said to a volunteer."""
        return {"service": "Prestation de services", "goods": "Livraison de biens"}[self.value]


class Cadre(StrEnum):
    """The portal's « cadres de facturation » of « Factures émises » (AIFE, pivot schema V2_02)."""

    A1 = "A1"
    A2 = "A2"
    A9 = "A9"
    A12 = "A12"

    @property
    def label(self) -> str:
        """How the choice is said to a volunteer."""
        return {
            "A1": "Facture de l’association (A1)",
            "A2": "Facture déjà payée, par carte d’achat (A2)",
            "A9": "Facture de sous-traitant (A9)",
            "A12": "Facture de cotraitant (A12)",
        }[self.value]

    @property
    def has_validator(self) -> bool:
        """Whether another firm, the « valideur », must accept the invoice before the payer sees it."""
        return self in (Cadre.A9, Cadre.A12)


class OrderKind(StrEnum):
    """What a public purchase was ordered by."""

    PURCHASE_ORDER = "purchase_order"
    SERVICE_ORDER = "service_order"

    @property
    def label(self) -> str:
        """Its name on paper and screen."""
        return {"purchase_order": "Bon de commande", "service_order": "Ordre de service"}[self.value]


class Line(Record):
    """One line; its amount is quantity × unit price − discount, before VAT, rounded to the cent.

    Attributes:
        unit_price: euros before VAT, exact.
        vat_rate: percent; none where the association charges no VAT.
        reference: the exact reference in the price list or the order; ``brand`` for goods.
        absences: days between its own first and last one that it does not bill.
        care: id of the dossier's prise en charge that it bills; empty for none.
        activity: id of the dossier's activity whose attendance sheet proves the quantity; empty for none.
        counting: how its quantity is counted from that sheet.
    """

    designation: str = field("Désignation", "Ce qui a été réalisé.", example="Atelier judo du mercredi", default="")
    nature: Nature = field("Nature", default=Nature.SERVICE)
    reference: str = field("Référence", "Facultatif\u00a0: code de l’activité ou article du bon de commande.", default="")
    brand: str = field("Marque", "Facultatif\u00a0: pour un produit.", default="")
    quantity: Exact | None = field("Quantité", example="47")
    unit: str = field("Unité", example="séance", default="")
    unit_price: Annotated[Exact | None, Kind("unit_price")] = field("Prix unitaire", "Hors taxe, en euros.", example="7,50")
    discount: Discount | None = field("Remise", "Facultatif\u00a0: 10\u00a0% ou 5,00.")
    vat_rate: Rate | None = field("Taux de TVA", example="20")
    beneficiary: str = field("Bénéficiaire", "Facultatif\u00a0: seulement si le payeur le demande.", default="")
    executed_from: date | None = field("Réalisé du", "Facultatif\u00a0: les dates de la période valent sinon.")
    executed_to: date | None = field("au")
    absences: Absences | None = field(
        "Jours non facturés", "Facultatif\u00a0: les absences entre ces dates.", example="du 14/03/2026 au 16/03/2026"
    )
    care: Key = ""
    activity: Key = ""
    counting: Counting | None = field("Compté")

    @property
    def gross(self) -> int | None:
        """Quantity × unit price in cents; none while one is missing."""
        if self.quantity is None or self.unit_price is None:
            return None
        return to_cents(self.quantity * self.unit_price)

    @property
    def amount(self) -> int | None:
        """Amount before VAT in cents, discount taken off; none while quantity or price is missing."""
        gross = self.gross
        if gross is None:
            return None
        return gross - (self.discount.of(gross) if self.discount else 0)

    @property
    def executed(self) -> tuple[date, date] | None:
        """Its own first and last day, one standing for both; none when the period of the invoice holds."""
        first, last = self.executed_from or self.executed_to, self.executed_to or self.executed_from
        return (first, last) if first and last else None

    @property
    def is_blank(self) -> bool:
        """Whether nothing was typed in it: such a row is not an error, only an empty row."""
        return self == Line(nature=self.nature, vat_rate=self.vat_rate)


class Invoice(Record):
    """An invoice as it is being prepared; its number comes only when it is finalised.

    Attributes:
        kind: invoice or credit note.
        engagement: id of the engagement chosen by hand; empty lets the date decide.
        already_paid: cents received before, taken off the net to pay.
        convention_reason: why it is finalised without a signed convention.
        attendance_reason: why it is finalised though the attendance sheets say something else; printed nowhere.
        replaces: number of the invoice that this one takes the place of; it was cancelled before its deposit, or
            ``REJECTED`` by the payer where ``replaces_because`` says so.
        copied_from: id of the invoice it was begun from, so that what changed can be shown.
        works: its part of works, of a piece of a market of works; its lines follow from it.
    """

    kind: DocumentKind = field("Type de document", default=DocumentKind.INVOICE)
    issued_on: date | None = field("Date de la facture", "Le jour où vous l’émettez\u00a0; le portail refuse une date future.")
    period_from: date | None = field("Période du", "Premier jour des activités facturées.")
    period_to: date | None = field("au", "Dernier jour des activités facturées.")
    lines: tuple[Line, ...] = ()
    engagement: Key = ""
    engagement_reason: LongText = field("Pourquoi cet engagement\u00a0?", "La raison est gardée avec la facture.", default="")
    service_code: ServiceCode | None = field("Code service", "Laissez vide si le payeur ne vous en a pas donné.")
    market_number: MarketNumber | None = field("Numéro de marché", "Facultatif.")
    order_kind: OrderKind = field("Commandé par", default=OrderKind.PURCHASE_ORDER)
    order_number: MarketNumber | None = field(
        "Numéro de la commande", "Facultatif\u00a0: celui du bon de commande ou de l’ordre de service."
    )
    price_list: str = field("Prix de référence", "Facultatif\u00a0: BPU, catalogue ou DPGF du marché, avec sa date.", default="")
    price_terms: LongText = field(
        "Remises, ristournes, escompte, révision",
        "Facultatif\u00a0: ce que le marché prévoit, avec l’indice et le calcul d’une révision de prix.",
        default="",
    )
    cadre: Cadre = field("Cadre de facturation", "A1, sauf si le marché dit autrement.", default=Cadre.A1)
    validator_name: str = field("Valideur", "L’entreprise titulaire ou mandataire, qui valide avant le payeur.", default="")
    validator_siret: Siret | None = field("SIRET du valideur", "14 chiffres.")
    validator_service: ServiceCode | None = field("Code service du valideur", "Facultatif.")
    original_number: InvoiceNumber | None = field(
        "Facture d’origine", "Le numéro de la facture que cet avoir corrige.", example="FA2026-011"
    )
    already_paid: Cents | None = field("Déjà reçu", "Facultatif\u00a0: un acompte déjà versé, déduit du net à payer.")
    notes: LongText = field("Remarque imprimée", "Facultatif\u00a0: une phrase au bas de la facture.", default="")
    comment: LongText = field("Commentaire pour le portail", "Facultatif\u00a0: 200 caractères au plus.", default="")
    convention_reason: LongText = field("Pourquoi sans convention signée\u00a0?", "La raison est gardée avec la facture.", default="")
    attendance_reason: LongText = field(
        "Pourquoi cet écart avec la feuille\u00a0?",
        "Sans nom d’enfant\u00a0: la raison est gardée avec la facture, et imprimée nulle part.",
        default="",
    )
    replaces: InvoiceNumber | None = field("Remplace la facture", "Le numéro annulé avant son dépôt.")
    replaces_because: Key = ""
    copied_from: Key = ""
    works: WorksPart | None = None

    @property
    def written_lines(self) -> tuple[Line, ...]:
        """The lines in which something was typed."""
        return tuple(line for line in self.lines if not line.is_blank)


def totals(lines: Sequence[Line], *, subject_to_vat: bool, already_paid: int = 0) -> Totals:
    """Add up lines; VAT is rounded once per rate, as an invoice's split per rate shows it.

    Args:
        lines: those written; a line without amount counts for nothing yet.
        subject_to_vat: whether VAT is charged at all.
        already_paid: cents received before.
    """
    before = sum(line.amount or 0 for line in lines)
    per_rate: tuple[VatLine, ...] = ()
    if subject_to_vat:
        bases: dict[Decimal, int] = {}
        for line in lines:
            if line.vat_rate is not None and line.amount is not None:
                rate = line.vat_rate.normalize()
                bases[rate] = bases.get(rate, 0) + line.amount
        per_rate = tuple(
            VatLine(rate=rate, base=base, amount=to_cents(Decimal(base) / 100 * rate / 100)) for rate, base in sorted(bases.items())
        )
    vat = sum(line.amount for line in per_rate)
    return Totals(
        before_vat=before, vat=vat, with_vat=before + vat, already_paid=already_paid, net=before + vat - already_paid, per_rate=per_rate
    )
