"""« Confirmation de dépôt »: one page that says what was deposited, when, what happens next and whom to ask."""

from collections.abc import Sequence

from chorus_desktop.documents import kit
from chorus_desktop.documents.blocks import Field, column_widths, columns, fields, fitting, heading_row, paragraphs, prose
from chorus_desktop.documents.contacts import contact_lines
from chorus_desktop.documents.metadata import Metadata
from chorus_desktop.documents.paper import Foot, Paper, Sheet, paper, shortened
from chorus_desktop.documents.rows import Row, one_cell, text_lines
from chorus_desktop.documents.tags import Element
from chorus_desktop.domain.after_deposit import Step, how_to_get_certificate
from chorus_desktop.domain.french import euros, long_date
from chorus_desktop.domain.issued import IssuedDocument
from chorus_desktop.domain.lifecycle import Life
from chorus_desktop.domain.procedure import Procedure

_TITLE = "Confirmation de dépôt"
_RATIO = 0.26
_PORTAL = "Une question sur le portail lui-même\u00a0? ClaudIA, son assistante, puis «\u00a0Nous contacter\u00a0»."


def confirmation_paper(document: IssuedDocument, life: Life, certificate: str, steps: Sequence[Step], procedure: Procedure) -> Paper:
    """Draw the confirmation of a deposit.

    Args:
        document: what was deposited.
        life: what is known of it since.
        certificate: name of the file of the portal's certificate; empty while it is not filed.
        steps: what to expect, in order.
        procedure: whom to ask.
    """
    sheet = Sheet()
    flow, root = sheet.flow, sheet.root
    payer = shortened(document.buyer.name, kit.TEXT, kit.BODY_WIDTH / 2)
    about = f"{document.title} du {long_date(document.issued_on)} \u00b7 {payer}"
    title = text_lines(_TITLE, kit.TITLE, kit.BODY_WIDTH, root.add("H1"))
    flow.add(
        one_cell(*title, *text_lines(about, fitting(about, kit.SUBTITLE, kit.BODY_WIDTH), kit.BODY_WIDTH, root.add("P")), below=kit.BIG_GAP)
    )
    day = life.deposited_on
    facts = [
        Field(f"Déposé{document.kind.e} le", long_date(day) if day else "", strong=True),
        Field(document.kind.net, euros(document.totals.net), strong=True),
        Field("N° d’engagement", str(document.engagement or "aucun")),
        Field("Destinataire", f"{payer}, SIRET {document.buyer.siret.pretty()}"),
        Field("Certificat de dépôt", life.certificate or (f"{certificate}, numéro non lu" if certificate else "à télécharger")),
    ]
    flow.add(one_cell(*fields(facts, root, kit.BODY_WIDTH)))
    if not certificate:
        flow.add(one_cell(*paragraphs([how_to_get_certificate(document)], root, kit.SMALL), above=kit.SMALL_GAP))
    expected = [_expected(step, root) for step in steps]
    sheet.add_sections([heading_row("Et maintenant\u00a0?", root), *expected])
    asked = [one_cell(*contact_lines(procedure.contacts, root, kit.BODY_WIDTH))] if procedure.contacts else []
    sheet.add_sections([heading_row("À qui s’adresser", root), *asked, *prose([_PORTAL], root, kit.SMALL)])
    foot = Foot(document.seller.name, f"{_TITLE} \u00b7 {document.title}", practice=document.practice)
    return paper(
        "confirmation-de-depot.pdf",
        sheet,
        foot,
        Metadata(f"{_TITLE}, {document.title}", document.seller.name, procedure.title, day or document.issued_on),
    )


def _expected(step: Step, root: Element) -> Row:
    left, right = column_widths(_RATIO)
    when = text_lines(step.when, kit.TEXT.bold(), left, root.add("P"))
    both = columns(when, text_lines(step.what, kit.TEXT, right, root.add("P")), ratio=_RATIO)
    return Row(both.cells, below=kit.SMALL_GAP)
