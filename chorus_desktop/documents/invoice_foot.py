"""What follows the lines: totals with their VAT, how to pay, notes, list of joined files, signature."""

from collections.abc import Mapping
from dataclasses import replace

from chorus_desktop.documents import kit
from chorus_desktop.documents.blocks import (
    Field,
    beside,
    bullets,
    column_start,
    column_widths,
    columns,
    fields,
    heading,
    heading_row,
    paragraphs,
    picture_line,
    prose,
)
from chorus_desktop.documents.fonts import width
from chorus_desktop.documents.kit import Style
from chorus_desktop.documents.ops import Rule
from chorus_desktop.documents.pictures import fitted
from chorus_desktop.documents.rows import Cell, Line, Row, gap, text_lines
from chorus_desktop.documents.tags import Element
from chorus_desktop.domain.french import euros, listing, long_date, percent, size
from chorus_desktop.domain.invoice import DocumentKind, Nature
from chorus_desktop.domain.issued import IssuedDocument

_TOTALS_RATIO = 0.55
_PAYMENT_RATIO = 0.52


def totals_row(document: IssuedDocument, root: Element) -> Row:
    """The VAT's explanation on the left; on the right the totals, each amount on the line of its word."""
    left, right = column_widths(_TOTALS_RATIO)
    totals = document.totals
    words = _vat_words(document, root, left)
    figures = _figure("Total HT", totals.before_vat, root, right, kit.TEXT)
    for part in totals.per_rate:
        figures += _figure(f"dont TVA {percent(part.rate)} sur {euros(part.base)}", part.amount, root, right, kit.SMALL.soft())
    figures += _figure("TVA", totals.vat, root, right, kit.TEXT)
    figures += _figure("Total TTC", totals.with_vat, root, right, kit.TEXT)
    if totals.already_paid:
        taken_off = "Déjà réglé" if document.works is None else "Déductions" if totals.already_paid > 0 else "Restitutions"
        figures += _figure(taken_off, -totals.already_paid, root, right, kit.TEXT)
    net = "Net à payer" if document.kind is DocumentKind.INVOICE else "Net à déduire"
    figures += (Line(kit.GAP, (Rule(x=0, y=-kit.SMALL_GAP, length=right, weight=kit.STRONG_RULE),)),)
    figures += _figure(net, totals.net, root, right, kit.TOTAL)
    return Row((Cell(0, words), Cell(column_start(_TOTALS_RATIO), figures)), above=kit.SMALL_GAP)


def _figure(label: str, cents: int, root: Element, room: float, style: Style) -> tuple[Line, ...]:
    element = root.add("P")
    bold = style.bold() if style.grey == kit.BLACK else style
    printed = euros(cents).replace("-", "\u2212")
    amount = text_lines(printed, bold, room, element, "right")
    words = text_lines(label, style, room - width(printed, bold.face, bold.size) - kit.GAP, element)
    lines = beside(words, amount, 0.0)
    return tuple(replace(line, height=line.height + kit.HAIR) for line in lines)


def _vat_words(document: IssuedDocument, root: Element, room: float) -> tuple[Line, ...]:
    if document.works is not None and not document.works.is_paid:
        return ()
    natures = list(dict.fromkeys(line.nature for line in document.lines))
    plural = {Nature.SERVICE: "prestations de services", Nature.GOODS: "livraisons de biens"}
    nature = f"Nature des opérations\u00a0: {listing([plural[nature] for nature in natures])}." if natures else ""
    return (
        *paragraphs([document.vat_mention], root, kit.TEXT, room),
        gap(kit.SMALL_GAP),
        *paragraphs([nature], root, kit.SMALL.soft(), room),
    )


def payment_rows(document: IssuedDocument, root: Element) -> list[Row]:
    """How and when to pay; a credit note is not paid, it is taken off."""
    if document.kind is DocumentKind.CREDIT_NOTE:
        of = f" de la facture n°\u00a0{document.original_number}" if document.original_number else ""
        return [heading_row("Règlement", root), *prose([f"Cet avoir vient en déduction{of}."], root)]
    left, right = column_widths(_PAYMENT_RATIO)
    account = document.account
    entries = [
        Field("Titulaire", account.holder),
        Field("IBAN", account.iban.pretty().replace(" ", "\u00a0")),
        Field("BIC", account.bic or ""),
    ]
    where = (*heading("Règlement par virement", root, left), *fields(entries, root, left))
    terms = document.terms
    when = (*heading("Conditions", root, right), *paragraphs(terms, root, kit.SMALL, right, between=kit.SMALL_GAP)) if terms else ()
    payment = columns(where, when, ratio=_PAYMENT_RATIO)
    return [Row(payment.cells, above=kit.GAP, top_rule=kit.THIN_RULE)]


def note_rows(document: IssuedDocument, root: Element) -> list[Row]:
    """What the market says of prices, and the notes that the association adds, if any."""
    parts = (("Prix", document.price_terms), ("Remarque", document.notes))
    written = [(title, text) for title, text in parts if text.strip()]
    return [row for title, text in written for row in (heading_row(title, root), *prose(text.split("\n"), root, after=kit.HAIR))]


def closing_row(document: IssuedDocument, images: Mapping[str, bytes], root: Element) -> Row:
    """The files deposited with the invoice, under the names that the portal shows; beside them place, day and who signs."""
    left, right = column_widths(_PAYMENT_RATIO)
    names = [f"{file.title}\u00a0: {file.name} ({size(file.size)})" for file in document.files]
    files: tuple[Line, ...] = ()
    if names:
        files = (*heading("Pièces jointes" if len(names) > 1 else "Pièce jointe", root, left), *bullets(names, root, room=left))
    both = columns(files, _signature(document, images, root, right), ratio=_PAYMENT_RATIO)
    return Row(both.cells, above=kit.GAP, top_rule=kit.THIN_RULE)


def _signature(document: IssuedDocument, images: Mapping[str, bytes], root: Element, room: float) -> tuple[Line, ...]:
    signatory, works = document.signatory, document.works
    role = f"Pour {works.by.of}" if works else ""
    place = f"Fait à {signatory.place}, le {long_date(signatory.day)}" if signatory.place else f"Le {long_date(signatory.day)}"
    who = ", ".join(part for part in (signatory.name, signatory.quality) if part)
    lines = (*paragraphs([place, role], root, kit.TEXT, room), *paragraphs([who], root, kit.TEXT.bold(), room))
    if image := images.get(document.signature):
        picture = fitted(image, min(kit.SIGNATURE_WIDTH, room), kit.SIGNATURE_HEIGHT)
        lines += (gap(kit.SMALL_GAP), picture_line(picture, f"Signature de {signatory.name}", root))
    return lines
