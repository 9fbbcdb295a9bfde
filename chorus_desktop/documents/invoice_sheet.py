"""What to copy into the payer's own invoice form, for a payer who has one."""

from chorus_desktop.documents import kit
from chorus_desktop.documents.blocks import Field, fields, heading_row, prose
from chorus_desktop.documents.invoice_lines import place_lines
from chorus_desktop.documents.metadata import Metadata
from chorus_desktop.documents.paper import Foot, Paper, Sheet, paper
from chorus_desktop.documents.rows import one_cell, text_lines
from chorus_desktop.domain.french import euros, long_date, percent, period
from chorus_desktop.domain.issued import IssuedDocument
from chorus_desktop.domain.procedure import Procedure

_TITLE = "À recopier dans le formulaire de facture"
_LABELS = 150.0


def invoice_sheet(document: IssuedDocument, procedure: Procedure) -> Paper:
    """Draw every datum of an issued document in the order a form asks for it.

    Args:
        document: the finished invoice or credit note.
        procedure: whose form it is.
    """
    sheet = Sheet()
    flow, root = sheet.flow, sheet.root
    title = text_lines(_TITLE, kit.TITLE, kit.BODY_WIDTH, root.add("H1"))
    about = f"{document.title} \u00b7 {procedure.title}"
    flow.add(one_cell(*title, *text_lines(about, kit.SUBTITLE, kit.BODY_WIDTH, root.add("P")), below=kit.SMALL_GAP))
    for name, entries in (("L’association", _seller(document)), ("La facture", _references(document))):
        sheet.add_sections([heading_row(name, root), one_cell(*fields(entries, root, kit.BODY_WIDTH, kit.FIELD, label_width=_LABELS))])
    flow.space(kit.SECTION_GAP)
    place_lines(flow, root, document, follower=0.0)
    figures = fields(_totals(document), root, kit.BODY_WIDTH, kit.FIELD, label_width=_LABELS)
    totals = one_cell(*figures, below=kit.SMALL_GAP)
    sheet.add_sections([heading_row("Les montants", root), totals, *prose([document.vat_mention], root)])
    foot = Foot(document.seller.name, f"{_TITLE} \u00b7 {document.title}", draft=document.number is None, practice=document.practice)
    metadata = Metadata(f"{_TITLE}, {document.title}", document.seller.name, procedure.title, document.issued_on)
    return paper("facture-a-recopier.pdf", sheet, foot, metadata)


def _seller(document: IssuedDocument) -> list[Field]:
    seller, account = document.seller, document.account
    return [
        Field("Nom", seller.name, strong=True),
        Field("Adresse", "\n".join(seller.address), strong=True),
        Field("SIRET", seller.siret.pretty(), strong=True),
        Field("Numéro RNA", seller.rna or "", strong=True),
        Field("E-mail", seller.email or "", strong=True),
        Field("Téléphone", seller.phone.pretty() if seller.phone else "", strong=True),
        Field("Titulaire du compte", account.holder, strong=True),
        Field("IBAN", account.iban.pretty(), strong=True),
        Field("BIC", account.bic or "", strong=True),
    ]


def _references(document: IssuedDocument) -> list[Field]:
    return [
        Field("Numéro", document.number or "", strong=True),
        Field("Date", long_date(document.issued_on), strong=True),
        Field("Facture d’origine", document.original_number or "", strong=True),
        Field("Période", period(document.period_from, document.period_to), strong=True),
        Field("SIRET du client", document.buyer.siret.pretty(), strong=True),
        Field("N° d’engagement", document.engagement or "", strong=True),
        Field("Code service", document.buyer.service_code or "", strong=True),
        Field("N° de marché", document.market_number or "", strong=True),
    ]


def _totals(document: IssuedDocument) -> list[Field]:
    totals = document.totals
    rates = [Field(f"TVA {percent(part.rate)} sur {euros(part.base)}", euros(part.amount)) for part in totals.per_rate]
    paid = [Field("Déjà réglé", euros(totals.already_paid), strong=True)] if totals.already_paid else []
    return [
        Field("Total HT", euros(totals.before_vat), strong=True),
        *rates,
        Field("TVA", euros(totals.vat), strong=True),
        Field("Total TTC", euros(totals.with_vat), strong=True),
        *paid,
        Field("Net à payer", euros(totals.net), strong=True),
    ]
