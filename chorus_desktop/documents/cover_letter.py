"""A letter on paper, from the association to its payer."""

from datetime import date

from chorus_desktop.documents import kit
from chorus_desktop.documents.blocks import column_start, column_widths, paragraphs
from chorus_desktop.documents.metadata import Metadata
from chorus_desktop.documents.paper import Foot, Paper, Sheet, paper
from chorus_desktop.documents.rows import Cell, Line, Row, one_cell, text_lines
from chorus_desktop.domain.association import Association
from chorus_desktop.domain.french import long_date
from chorus_desktop.domain.procedure import Procedure

_ROOM_TO_SIGN = 40.0


def letter_paper(association: Association, procedure: Procedure, subject: str, body: str, day: date, *, practice: bool) -> Paper:
    """Draw a letter ready to sign.

    Args:
        association: who writes.
        procedure: gives the address it goes to.
        subject: its subject line.
        body: its paragraphs, parted by empty lines; it names who signs.
        day: of the letter.
        practice: it is made with the example.
    """
    sheet = Sheet()
    flow, root = sheet.flow, sheet.root
    _, right = column_widths()
    reach = [association.email or "", association.phone.pretty() if association.phone else ""]
    sender = (
        *text_lines(association.name, kit.NAME, right, root.add("P")),
        *paragraphs([*association.address_lines, *reach], root, kit.TEXT, right),
    )
    flow.add(one_cell(*sender, below=kit.SECTION_GAP))
    flow.add(Row((Cell(column_start(), _recipient(procedure, sheet, right)),), below=2 * kit.SECTION_GAP))
    place = f"{association.city}, le {long_date(day)}" if association.city else f"Le {long_date(day)}"
    flow.add(Row((Cell(column_start(), text_lines(place, kit.LETTER, right, root.add("P"))),), below=kit.SECTION_GAP))
    about = text_lines(f"Objet\u00a0: {subject}", kit.LETTER.bold(), kit.BODY_WIDTH, root.add("H1"))
    flow.add(one_cell(*about, below=kit.SECTION_GAP))
    *parts, signature = body.strip().split("\n\n")
    for paragraph in (*parts, "", signature):
        if not paragraph:
            flow.space(_ROOM_TO_SIGN)
            continue
        for line in paragraph.split("\n"):
            flow.add(one_cell(*paragraphs([line], root, kit.LETTER)))
        flow.space(kit.GAP + kit.SMALL_GAP)
    metadata = Metadata(subject, association.name, procedure.title, day)
    return paper("lettre.pdf", sheet, Foot(association.name, "", practice=practice), metadata)


def _recipient(procedure: Procedure, sheet: Sheet, room: float) -> tuple[Line, ...]:
    lines = procedure.convention.send_to.lines if procedure.convention else ()
    return paragraphs(lines or (procedure.recipient.name, *procedure.recipient.address), sheet.root, kit.LETTER, room)
