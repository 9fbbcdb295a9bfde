"""The top of an invoice: who issues it, to whom, its number, its date, and the references that route it."""

from collections.abc import Mapping

from chorus_desktop.documents import kit
from chorus_desktop.documents.blocks import Field, column_widths, columns, fields, fitting, heading, label_room, paragraphs, picture_line
from chorus_desktop.documents.pictures import fitted
from chorus_desktop.documents.rows import Line, Row, gap, text_lines
from chorus_desktop.documents.tags import Element
from chorus_desktop.domain.french import period, short_date
from chorus_desktop.domain.invoice import REJECTED, Cadre, DocumentKind
from chorus_desktop.domain.issued import IssuedDocument

_RATIO = 0.52
_NO_NUMBER = "Projet sans numéro\u00a0: pour relecture, à ne pas déposer."


def header_rows(document: IssuedDocument, images: Mapping[str, bytes], root: Element) -> list[Row]:
    """Seller and title side by side, then buyer and references under a rule."""
    left, right = column_widths(_RATIO)
    dates, references = _date_fields(document), _reference_fields(document)
    labels = label_room([*dates, *references])
    title = (
        *_title(document, root, right),
        gap(kit.GAP),
        *fields(dates, root, right, label_width=labels),
        *_notices(document, root, right),
    )
    seller = _seller(document, images, root, left)
    buyer = _buyer(document, root, left)
    routing = (*heading("Références", root, right), *fields(references, root, right, label_width=labels))
    top = columns(seller, title, ratio=_RATIO)
    parties = columns(buyer, routing, ratio=_RATIO)
    return [
        Row(top.cells, below=kit.BIG_GAP),
        Row(parties.cells, above=kit.GAP + kit.SMALL_GAP, top_rule=kit.THIN_RULE, below=kit.SMALL_GAP),
    ]


def _title(document: IssuedDocument, root: Element, room: float) -> tuple[Line, ...]:
    """The number is read by the portal in the title itself: « Facture n° » stands right before it."""
    return text_lines(document.title, fitting(document.title, kit.TITLE, room), room, root.add("H1"))


def _date_fields(document: IssuedDocument) -> list[Field]:
    day = "Date de facture" if document.kind is DocumentKind.INVOICE else "Date de l’avoir"
    if document.works and not document.works.demand:
        day = "Date"
    return [
        Field(day, short_date(document.issued_on), strong=True),
        Field("Facture d’origine n°", document.original_number or "", strong=True),
        Field("Période", period(document.period_from, document.period_to).removeprefix("le ")),
    ]


def _reference_fields(document: IssuedDocument) -> list[Field]:
    # A general procedure has no name that the payer knows.
    subject = ", ".join(part for part in (document.procedure_title, document.season) if part) if document.procedure_title else ""
    return [
        Field("N° d’engagement", document.engagement or "", strong=True),
        Field("Code service", document.buyer.service_code or "", strong=True),
        Field("N° de marché", document.market_number or "", strong=True),
        Field("Commande", document.order, strong=True),
        Field("Prix de référence", document.price_list),
        Field("Convention", document.convention),
        Field("Objet", subject),
    ]


def _validator(document: IssuedDocument) -> str:
    validator = document.validator
    if validator is None:
        return ""
    service = f", code service {validator.service_code}" if validator.service_code else ""
    return f"Cadre {document.cadre.value}. Valideur\u00a0: {validator.name}, SIRET {validator.siret}{service}."


def _notices(document: IssuedDocument, root: Element, room: float) -> tuple[Line, ...]:
    why = "rejeté par le destinataire" if document.replaces_because == REJECTED else "annulé avant son dépôt"
    replaced = f"Remplace le n°\u00a0{document.replaces}, {why}." if document.replaces else ""
    draft = _NO_NUMBER if document.number is None else ""
    paid = "Facture déjà payée (cadre A2)." if document.cadre is Cadre.A2 else ""
    lines = paragraphs([replaced, _validator(document), paid], root, kit.SMALL, room) + paragraphs([draft], root, kit.TEXT.bold(), room)
    return (gap(kit.SMALL_GAP), *lines) if lines else ()


def _seller(document: IssuedDocument, images: Mapping[str, bytes], root: Element, room: float) -> tuple[Line, ...]:
    seller = document.seller
    lines: tuple[Line, ...] = ()
    if logo := images.get(document.logo):
        picture = fitted(logo, min(kit.LOGO_WIDTH, room), kit.LOGO_HEIGHT)
        lines = (picture_line(picture, f"Logo de {seller.name}", root), gap(kit.GAP))
    lines += text_lines(seller.name, kit.NAME, room, root.add("P"))
    lines += paragraphs(seller.address, root, kit.TEXT, room)
    entries = [
        # Compact: recognition software that cuts at spaces would see four numbers in « 123 456 782 00010 ».
        Field("SIRET", seller.siret),
        Field("RNA", seller.rna or ""),
        Field("N° de TVA", seller.vat_number.pretty() if seller.vat_number else ""),
        Field("Contact", seller.contact_name),
        Field("E-mail", seller.email or ""),
        Field("Téléphone", seller.phone.pretty() if seller.phone else ""),
    ]
    return (*lines, gap(kit.SMALL_GAP), *fields(entries, root, room))


def _buyer(document: IssuedDocument, root: Element, room: float) -> tuple[Line, ...]:
    buyer = document.buyer
    return (
        *heading("Facturé à" if document.works is None or document.works.demand else "Établi pour", root, room),
        *text_lines(buyer.name, kit.TEXT.bold(), room, root.add("P")),
        *paragraphs(buyer.address, root, kit.TEXT, room),
        gap(kit.SMALL_GAP),
        *fields([Field("SIRET client", buyer.siret, strong=True)], root, room),
    )
