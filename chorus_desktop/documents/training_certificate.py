"""The certificate that ends the training: it says what the portal's own says, and is marked SPÉCIMEN."""

from datetime import date

from chorus_desktop.documents import kit
from chorus_desktop.documents.blocks import paragraphs
from chorus_desktop.documents.metadata import Metadata
from chorus_desktop.documents.paper import Foot, Paper, Sheet, paper
from chorus_desktop.documents.rows import one_cell, text_lines
from chorus_desktop.domain.deposit_certificate import SPECIMEN
from chorus_desktop.domain.issued import IssuedDocument
from chorus_desktop.domain.training import certificate_lines

_TITLE = f"Récapitulatif, {SPECIMEN}"
_NOTE = "Certificat d’entraînement, fait par Chorus Desktop. Rien n’a été envoyé\u00a0: il ne prouve aucun dépôt."


def training_certificate(document: IssuedDocument, on: date, proof: str) -> Paper:
    """Draw it.

    Args:
        document: the invoice of the exercise.
        on: the day of the exercise.
        proof: its number.
    """
    sheet = Sheet()
    flow, root = sheet.flow, sheet.root
    flow.add(one_cell(*text_lines(_TITLE, kit.TITLE, kit.BODY_WIDTH, root.add("H1")), below=kit.BIG_GAP))
    for line in certificate_lines(document, on, proof):
        flow.add(one_cell(*paragraphs([line], root, kit.LETTER), below=kit.SMALL_GAP))
    flow.add(one_cell(*paragraphs([_NOTE], root, kit.SMALL), above=kit.BIG_GAP))
    foot = Foot(document.seller.name, "Certificat d’entraînement", practice=True)
    metadata = Metadata(f"{_TITLE}, {document.title}", document.seller.name, document.procedure_title, on)
    return paper("certificat-specimen.pdf", sheet, foot, metadata)
