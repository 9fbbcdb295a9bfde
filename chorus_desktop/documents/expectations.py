"""What the portal must find on an invoice, with the words that the paper prints beside each value."""

from decimal import Decimal

from chorus_desktop.domain.french import euros, long_date, short_date
from chorus_desktop.domain.invoice import DocumentKind
from chorus_desktop.domain.issued import IssuedDocument
from chorus_desktop.pdf.read_back import Expectation


def expectations(document: IssuedDocument) -> tuple[Expectation, ...]:
    """Every value of a numbered document that the portal reads, and the words to find it by, on any maker's paper.

    Values that the document does not have (a code service that the payer never gave) are not expected.
    """
    credit = document.kind is DocumentKind.CREDIT_NOTE
    totals = document.totals
    day = document.issued_on
    number_words = ("Avoir n°",) if credit else ("Facture n°", "N° de facture", "Numéro de facture", "Facture numéro", "Facture")
    if document.works:
        number_words = (f"{document.works.document} n°",)
    day_words = ("Date de l’avoir", "Date") if credit else ("Date de facture", "Date de la facture", "Date d’émission", "Date")
    wanted = [
        Expectation("Numéro", number_words, (document.number or "",)),
        Expectation("Date", day_words, (short_date(day), long_date(day), day.isoformat())),
        Expectation("SIRET client", ("SIRET client", "SIRET dest", "SIRET destinataire", "SIRET"), (document.buyer.siret,)),
        Expectation("Votre SIRET", ("SIRET",), (document.seller.siret,)),
        Expectation("N° d’engagement", ("N° d’engagement", "engagement", "EJ", "commande"), (document.engagement or "",)),
        Expectation("Code service", ("Code service", "Service"), (document.buyer.service_code or "",)),
        Expectation("Total HT", ("Total HT", "Montant HT", "HT"), _amounts(totals.before_vat)),
        Expectation("TVA", ("TVA", "Montant TVA", "Total TVA"), _amounts(totals.vat)),
        Expectation("Total TTC", ("Total TTC", "Montant TTC", "TTC"), _amounts(totals.with_vat)),
        Expectation("Net à payer", ("Net à déduire",) if credit else ("Net à payer", "À payer", "Total TTC"), _amounts(totals.net)),
    ]
    return tuple(item for item in wanted if item.values[0])


def _amounts(cents: int) -> tuple[str, ...]:
    return (euros(cents).removesuffix("\u00a0€"), f"{Decimal(cents) / 100:.2f}")
