"""A page that stands for a document of somebody else's in a fictitious dossier: the dossier can be produced, and nobody takes it for real."""

from datetime import date

from chorus_desktop.documents import kit
from chorus_desktop.documents.blocks import paragraphs, prose
from chorus_desktop.documents.metadata import Metadata
from chorus_desktop.documents.paper import Foot, Paper, Sheet, paper
from chorus_desktop.documents.rows import gap, one_cell, text_lines
from chorus_desktop.domain.association import Association
from chorus_desktop.domain.french import long_date

_NOTE = "Exemple du programme\u00a0: à la place de cette page, joignez le document que vous avez reçu."


def example_piece(association: Association, title: str, day: date) -> Paper:
    """Draw it.

    Args:
        association: the fictitious association that joins it.
        title: what it stands for: « Arrêté de prix de journée ».
        day: of the dossier, so that the same dossier gives the same bytes.
    """
    sheet = Sheet()
    flow, root = sheet.flow, sheet.root
    who = paragraphs([association.name, *association.address_lines], root, kit.TEXT)
    heading = text_lines(title, kit.TITLE, kit.BODY_WIDTH, root.add("H1"))
    flow.add(one_cell(*who, gap(kit.SECTION_GAP), *heading, below=kit.BIG_GAP))
    for row in prose([_NOTE], root, kit.LETTER, after=kit.GAP):
        flow.add(row)
    return paper("piece-exemple.pdf", sheet, Foot(association.name, title), Metadata(title, association.name, long_date(day), day))
