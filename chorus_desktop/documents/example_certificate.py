"""The attendance certificate that goes with a fictitious dossier: numbers of children, never a name."""

from decimal import Decimal

from chorus_desktop.documents import kit, table
from chorus_desktop.documents.blocks import paragraphs, prose
from chorus_desktop.documents.metadata import Metadata
from chorus_desktop.documents.paper import Foot, Paper, Sheet, paper
from chorus_desktop.documents.rows import gap, one_cell, text_lines
from chorus_desktop.documents.table import Column, Entry
from chorus_desktop.domain.association import Association
from chorus_desktop.domain.french import decimal, long_date, period
from chorus_desktop.domain.invoice import Invoice

_TITLE = "Attestation de présence"


def example_certificate(association: Association, invoice: Invoice, title: str = _TITLE) -> Paper:
    """Draw the certificate of an example.

    Args:
        association: the fictitious association.
        title: at its top, for a document of another kind than a certificate.
        invoice: its invoice, with its date, its period and its lines.

    Raises:
        ValueError: the invoice has no date or no period: then it is no example.
    """
    if invoice.issued_on is None or invoice.period_from is None or invoice.period_to is None:
        message = "an example's invoice has a date and a period"
        raise ValueError(message)
    sheet = Sheet()
    flow, root = sheet.flow, sheet.root
    heading = text_lines(title, kit.TITLE, kit.BODY_WIDTH, root.add("H1"))
    who = paragraphs([association.name, *association.address_lines], root, kit.TEXT)
    flow.add(one_cell(*who, gap(kit.SECTION_GAP), *heading, below=kit.GAP))
    said = period(invoice.period_from, invoice.period_to)
    words = (
        f"Je soussignée, {association.representative_name}, {association.representative_quality.lower()} de l’association "
        f"{association.name}, atteste que des enfants du dispositif ont suivi {said} les activités suivantes."
    )
    for row in prose([words], root, kit.LETTER, after=kit.BIG_GAP):
        flow.add(row)
    columns = [Column("Activité", share=1), Column("Nombre", "right"), Column("Unité", most=0.2)]
    rows = [
        [Entry(line.designation, strong=True), Entry(decimal(line.quantity or Decimal(0))), Entry(line.unit)]
        for line in invoice.written_lines
    ]
    table.place(flow, root, columns, rows)
    flow.space(kit.SECTION_GAP)
    place = f"Fait à {association.city}, le {long_date(invoice.issued_on)}"
    flow.add(one_cell(*paragraphs([place, f"{association.representative_name}, {association.representative_quality}"], root, kit.LETTER)))
    note = "Exemple du programme\u00a0: association, séances et signataire sont inventés."
    flow.space(kit.SECTION_GAP)
    flow.add(one_cell(*paragraphs([note], root, kit.SMALL.soft())))
    metadata = Metadata(title, association.name, said, invoice.issued_on)
    return paper("attestation-exemple.pdf", sheet, Foot(association.name, title), metadata)
