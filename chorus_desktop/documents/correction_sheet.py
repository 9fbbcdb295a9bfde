"""What to do on the portal for an invoice that came back: the steps, the values to retype, the files to add."""

from collections.abc import Sequence
from datetime import date

from chorus_desktop.documents import kit
from chorus_desktop.documents.blocks import Field, bullets, fields, heading_row, numbered, prose
from chorus_desktop.documents.metadata import Metadata
from chorus_desktop.documents.paper import Foot, Paper, Sheet, paper
from chorus_desktop.documents.rows import one_cell, text_lines
from chorus_desktop.domain.correcting import Change
from chorus_desktop.domain.french import euros, long_date
from chorus_desktop.domain.issued import IssuedDocument
from chorus_desktop.domain.portal_status import PortalStatus

_LABELS = 190.0


def correction_paper(
    document: IssuedDocument,
    status: PortalStatus | None,
    motive: str,
    heading: str,
    steps: Sequence[str],
    changes: Sequence[Change],
    files: Sequence[str],
    day: date,
) -> Paper:
    """Draw the correction of a document that came back.

    Args:
        document: as it was deposited.
        status: the portal's state; none while none was told.
        motive: what the payer wrote; may be empty.
        heading: the question of the page.
        steps: what to click, in order.
        changes: the data to retype, changed or not.
        files: names of the files to add.
        day: on which it is printed.
    """
    label = status.label if status else ""
    same = status is not None and status.number == "same"
    sheet = Sheet()
    flow, root = sheet.flow, sheet.root
    title = text_lines(heading or label, kit.TITLE, kit.BODY_WIDTH, root.add("H1"))
    about = f"{document.title} \u00b7 «\u00a0{label}\u00a0» \u00b7 le {long_date(day)}"
    flow.add(one_cell(*title, *text_lines(about, kit.SUBTITLE, kit.BODY_WIDTH, root.add("P")), below=kit.SMALL_GAP))
    known = [
        Field("Numéro, à garder" if same else "Numéro", document.number or "", strong=True),
        Field("Date", long_date(document.issued_on)),
        Field("Montant", euros(document.totals.net)),
        Field("Destinataire", document.buyer.name),
        Field("Motif du portail", motive),
    ]
    sheet.add_sections([heading_row("La facture", root), one_cell(*fields(known, root, kit.BODY_WIDTH, kit.FIELD, label_width=_LABELS))])
    if changes:
        now = [Field(change.label, _value(change), strong=change.is_one) for change in changes]
        lines = fields(now, root, kit.BODY_WIDTH, kit.FIELD, label_width=_LABELS)
        sheet.add_sections([heading_row("À retaper sur le portail", root), one_cell(*lines)])
    if files:
        listed = bullets(files, root, kit.FIELD)
        sheet.add_sections([heading_row("À ajouter dans les pièces jointes", root), one_cell(*listed)])
    if steps:
        sheet.add_sections([heading_row("Sur le portail, dans l’ordre", root), one_cell(*numbered(steps, root, kit.FIELD))])
    done = "Une fois fait, notez-le dans le programme, sur la page de cette facture."
    sheet.add_sections(prose([done], root))
    foot = Foot(document.seller.name, document.title, practice=document.practice)
    metadata = Metadata(f"{heading or label}, {document.title}", document.seller.name, document.procedure_title, day)
    return paper("correction.pdf", sheet, foot, metadata)


def _value(change: Change) -> str:
    if not change.is_one:
        return f"{change.now} (inchangé)" if change.now else ""
    return f"{change.now or 'à vider'}" + (f" (avant\u00a0: {change.before})" if change.before else "")
