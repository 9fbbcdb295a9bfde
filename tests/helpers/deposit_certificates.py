"""Certificates of deposit as the portal may give them: the layout of the only known specimen, and others."""

from datetime import date

from chorus_desktop.domain.french import short_date
from chorus_desktop.domain.issued import IssuedDocument
from tests.pdf import samples

PROOF = "PEEjTeidWzmcjoNngDJY69i3z7NvUxkZY06DwP17AAo="

SPECIMEN = """DÉPÔT D'UN PROJET DE DÉCOMPTE GÉNÉRAL
RÉCAPITULATIF
Maîtrise d'oeuvre : 83807263500017 - SIZE UP PARTNERS Date de dépôt : 23/07/2019
Le projet de décompte général numéro 050 a été déposé, il est en cours de transmission au destinataire
(24010039600011 -- CC VALLEE ALBARINE)
Certificat de dépôt n°PEEjTeidWzmcjoNngDJY69i3z7NvUxkZY06DwP17AAo=
Dossier de facturation N° : pdf01
Montant HT total : 400,00
MontantTVA : 40,00
Montant TTC après remise : 440,00
Montant à payer : 440,00"""
"""Word for word, as the portal wrote it in 2019."""


def text(document: IssuedDocument, day: date, **changes: str) -> str:
    """The certificate of a document in the specimen's layout; ``changes`` replace what it says."""
    totals = document.totals
    said = {
        "number": document.number or "",
        "seller": document.seller.siret,
        "buyer": document.buyer.siret,
        "on": short_date(day),
        "before_vat": amount(totals.before_vat),
        "vat": amount(totals.vat),
        "with_vat": amount(totals.with_vat),
        "net": amount(totals.net),
        "proof": PROOF,
        **changes,
    }
    return """DÉPÔT D'UNE FACTURE
RÉCAPITULATIF
Fournisseur : {seller} - ASSOCIATION Date de dépôt : {on}
La facture numéro {number} a été déposée,
elle est en cours de transmission au destinataire
({buyer} -- COLLECTIVITE)
Certificat de dépôt n°{proof}
Montant HT total : {before_vat}
MontantTVA : {vat}
Montant TTC après remise : {with_vat}
Montant à payer : {net}""".format(**said)


def pdf(document: IssuedDocument, day: date, **changes: str) -> bytes:
    """The same as a file."""
    return samples.pdf(text(document, day, **changes))


def amount(cents: int) -> str:
    """« 1 234,50 »."""
    return f"{cents / 100:,.2f}".replace(",", " ").replace(".", ",")
