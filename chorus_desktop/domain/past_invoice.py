"""An invoice made before the program came, as the first start asks for it: so that numbering and engagements go on from there."""

from datetime import date

from chorus_desktop.domain.references import EngagementNumber, InvoiceNumber
from chorus_desktop.domain.shape import Cents, Record, field


class PastInvoice(Record):
    """An invoice deposited by another way; one without a number counts for the engagement only.

    Attributes:
        amount: cents with VAT, negative for a credit note.
        status: the portal's own word.
    """

    number: InvoiceNumber | None = field("Numéro", "Tel qu’il est écrit sur la facture.", example="FA2026-011")
    day: date | None = field("Date de la facture", example="30/04/2026")
    amount: Cents | None = field("Montant TTC", "Négatif pour un avoir.", example="352,50")
    engagement: EngagementNumber | None = field("Numéro d’engagement", "Celui qu’elle porte.", example="CP2026/4512/1")
    status: str = field("Statut sur le portail", "Facultatif.", example="Mise en paiement", default="")
