"""The lines of an invoice, with only the columns that have something to say."""

from chorus_desktop.documents import table
from chorus_desktop.documents.flow import Flow
from chorus_desktop.documents.table import Column, Entry
from chorus_desktop.documents.tags import Element
from chorus_desktop.domain.french import decimal, euros, percent, unit_price
from chorus_desktop.domain.issued import IssuedDocument
from chorus_desktop.domain.issued_line import IssuedLine


def place_lines(flow: Flow, root: Element, document: IssuedDocument, follower: float) -> None:
    """Draw the table of the lines; « Remise » appears where a line has one, « TVA » where VAT is charged."""
    discount = any(line.discount for line in document.lines)
    columns = [
        Column("Désignation", share=1),
        Column("Quantité", "right"),
        Column("Unité", most=0.13),
        Column("Prix unitaire\nHT", "right"),
    ]
    columns += [Column("Remise", "right")] if discount else []
    columns += [Column("TVA", "right")] if document.subject_to_vat else []
    columns += [Column("Montant\nHT", "right")]
    rows = [_entries(line, discount=discount, vat=document.subject_to_vat) for line in document.lines]
    table.place(flow, root, columns, rows, follower=follower)


def _entries(line: IssuedLine, *, discount: bool, vat: bool) -> list[Entry]:
    entries = [
        Entry(line.designation, line.details, strong=True),
        Entry(decimal(line.quantity)),
        Entry(line.unit),
        Entry(unit_price(line.unit_price)),
    ]
    entries += [Entry(line.discount)] if discount else []
    entries += [Entry(percent(line.vat_rate) if line.vat_rate is not None else "")] if vat else []
    return [*entries, Entry(euros(line.amount), strong=True)]
