"""The invoice and the credit note, made for the portal's door: beside each word that it looks for, the value; nothing that hides.

The portal reads the first, the last and the last but one page: the header's data stand on the first, the totals on one of the
last two, whatever the number of lines.
"""

from collections.abc import Mapping

from chorus_desktop.documents import kit
from chorus_desktop.documents.invoice_foot import closing_row, note_rows, payment_rows, totals_row
from chorus_desktop.documents.invoice_header import header_rows
from chorus_desktop.documents.invoice_lines import place_lines
from chorus_desktop.documents.metadata import Metadata
from chorus_desktop.documents.paper import Foot, Paper, Sheet, paper
from chorus_desktop.documents.tags import Element
from chorus_desktop.documents.works_account import place_works
from chorus_desktop.documents.works_signatures import signature_rows
from chorus_desktop.domain.french import period
from chorus_desktop.domain.issued import IssuedDocument


def invoice_paper(document: IssuedDocument, images: Mapping[str, bytes]) -> Paper:
    """The PDF of an invoice or a credit note; marked PROJET while it has no number.

    Args:
        document: everything printed, finished.
        images: the logo and signature files, by the SHA-256 that the document names; one that is not given is left out.

    Raises:
        Trouble: a logo or signature is no image that can be read.
    """
    sheet, totals_page = _written(document, images, totals_last=False)
    if totals_page < len(sheet.flow.pages) - 1:
        sheet, _ = _written(document, images, totals_last=True)
    seller = document.seller
    foot = Foot(f"{seller.name} \u00b7 SIRET {seller.siret}", document.title, draft=document.number is None, practice=document.practice)
    span = period(document.period_from, document.period_to)
    subject = f"{document.procedure_title}, {span}" if document.procedure_title else span
    return paper(document.file_name, sheet, foot, Metadata(document.title, seller.name, subject, document.issued_on))


def _written(document: IssuedDocument, images: Mapping[str, bytes], *, totals_last: bool) -> tuple[Sheet, int]:
    """The sheet, and the number of the page that holds the totals.

    Args:
        document: what to print.
        images: by SHA-256.
        totals_last: whether the notes go before the totals, for notes so long that the totals would
            otherwise stand on a page that the portal does not read.
    """
    sheet = Sheet()
    flow, root = sheet.flow, sheet.root
    for row in header_rows(document, images, root):
        flow.add(row)
    flow.space(kit.BIG_GAP)
    part = Element("Sect")
    totals = totals_row(document, part)
    follower = 0.0 if totals_last else kit.GAP + totals.height
    if document.works is None:
        place_lines(flow, root, document, follower)
    else:
        place_works(flow, root, document.works, follower)
    if totals_last:
        sheet.add_sections(note_rows(document, root))
    flow.space(kit.GAP)
    root.children.append(part)
    flow.add(totals)
    totals_page = len(flow.pages)
    if document.works is None or document.works.is_paid:
        sheet.add_sections(payment_rows(document, root))
    if not totals_last:
        sheet.add_sections(note_rows(document, root))
    flow.space(kit.BIG_GAP)
    flow.add(closing_row(document, images, root))
    if document.works is not None:
        sheet.add_sections(signature_rows(document.works, root))
    return sheet, totals_page
