"""Several PDFs made one, each under its bookmark."""

import hashlib
import io
from collections.abc import Sequence

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import ArrayObject, ByteStringObject, DictionaryObject, NameObject

from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.pdf.facts import is_active
from chorus_desktop.pdf.reading import Fault, UnusableError, open_pdf, survived

WHY = {
    Fault.EMPTY: ("est vide (zéro octet).", "Refaites la numérisation ou l’export."),
    Fault.HUGE: ("est trop lourd pour être ouvert ici.", "Numérisez-le de nouveau en qualité plus basse."),
    Fault.NOT_PDF: ("n’est pas un PDF.", "Enregistrez-le en PDF avec le programme qui l’a produit."),
    Fault.BROKEN: ("ne s’ouvre pas\u00a0: le fichier est abîmé.", "Refaites la numérisation ou l’export."),
    Fault.ENCRYPTED: ("est protégé par un mot de passe.", "Enregistrez-le sans mot de passe, puis ajoutez-le de nouveau."),
}


def join(parts: Sequence[tuple[str, bytes]]) -> bytes:
    """One PDF with the pages of all, in order, a bookmark at the start of each.

    What could run or open something (scripts, programs, files inside) stays behind. The same parts give the same bytes.

    Args:
        parts: title of the bookmark, and the PDF.

    Raises:
        ValueError: no part at all.
        Trouble: a part cannot be read; its title is named.
    """
    if not parts:
        message = "nothing to join"
        raise ValueError(message)
    writer = PdfWriter()
    digest = hashlib.sha256()
    for title, data in parts:
        try:
            reader = open_pdf(data)
            survived(lambda title=title, reader=reader: _append(writer, title, reader))  # type: ignore[misc]
        except UnusableError as unusable:
            what, todo = WHY[unusable.fault]
            raise Trouble(f"«\u00a0{title}\u00a0» {what}", todo) from unusable
        digest.update(data)
        digest.update(title.encode())
    return written(writer, digest.digest()[:16], "Pièces jointes")


def written(writer: PdfWriter, identifier: bytes, title: str) -> bytes:
    """The bytes of a writer, with an identifier that depends on the content only."""
    writer.metadata = None
    writer.add_metadata({"/Title": title, "/Producer": "Chorus Desktop"})
    fixed = ByteStringObject(identifier)
    writer._ID = ArrayObject([fixed, fixed])  # noqa: SLF001 -- pypdf has no public door to a chosen identifier
    sheet = io.BytesIO()
    writer.write(sheet)
    return sheet.getvalue()


def _append(writer: PdfWriter, title: str, reader: PdfReader) -> None:
    first = len(writer.pages)
    for page in reader.pages:
        disarm(writer.add_page(page))
    writer.add_outline_item(title=title, page_number=first)


def disarm(page: PageObject) -> None:
    """Take out of a page what acts by itself."""
    page.pop("/AA", None)
    entries = page.get("/Annots")
    if entries is None:
        return
    kept = ArrayObject()
    for entry in entries.get_object():
        annotation = entry.get_object()
        if not isinstance(annotation, DictionaryObject) or annotation.get("/Subtype") == "/FileAttachment":
            continue
        annotation.pop("/AA", None)
        if is_active(annotation.get("/A")):
            annotation.pop("/A")
        kept.append(entry)
    page[NameObject("/Annots")] = kept
