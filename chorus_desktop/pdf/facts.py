"""What a PDF is and holds, as far as the portal or the volunteer may care."""

import re
from dataclasses import dataclass

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, PdfObject, StreamObject

from chorus_desktop.pdf.reading import Fault, UnusableError, open_pdf, survived

_INVOICE_XML = re.compile(r"(factur-x|zugferd-invoice|xrechnung|order-x)\.xml", re.IGNORECASE)
_ACTIVE = ("/JavaScript", "/Launch")


@dataclass(frozen=True)
class PdfFacts:
    """Facts about one file.

    Attributes:
        size: in bytes.
        fault: why it cannot be used; the other facts are then empty.
        pages: how many.
        version: as its header says, such as ``1.4``.
        title: from its information dictionary.
        embedded: names of the files inside it.
        factur_x: whether it carries an invoice in XML: the portal then treats it as a batch, not as a PDF.
        pdfa_part: part of PDF/A that it claims, 0 for none.
        runs_code: whether it holds JavaScript or starts programs.
    """

    size: int
    fault: Fault | None = None
    pages: int = 0
    version: str = ""
    title: str = ""
    embedded: tuple[str, ...] = ()
    factur_x: bool = False
    pdfa_part: int = 0
    runs_code: bool = False


def inspect(data: bytes) -> PdfFacts:
    """Look into a file; never raises, whatever the bytes."""
    try:
        reader = open_pdf(data)
        return survived(lambda: _facts(reader, data))
    except UnusableError as unusable:
        return PdfFacts(size=len(data), fault=unusable.fault)


def _facts(reader: PdfReader, data: bytes) -> PdfFacts:
    embedded = tuple(dict.fromkeys([*reader.attachments, *_attached_to_pages(reader)]))
    xmp = _xmp(reader)
    part = re.search(rb"pdfaid:part\s*(?:>|=\s*[\"'])\s*(\d)", xmp)
    return PdfFacts(
        size=len(data),
        pages=len(reader.pages),
        version=reader.pdf_header.removeprefix("%PDF-"),
        title=str((reader.metadata.title if reader.metadata else None) or ""),
        embedded=embedded,
        factur_x=any(_INVOICE_XML.fullmatch(name) for name in embedded) or b"urn:factur-x:" in xmp,
        pdfa_part=int(part.group(1)) if part else 0,
        runs_code=_runs_code(reader),
    )


def _xmp(reader: PdfReader) -> bytes:
    stream = _resolved(reader.root_object.get("/Metadata"))
    return stream.get_data() if isinstance(stream, StreamObject) else b""


def _attached_to_pages(reader: PdfReader) -> list[str]:
    """Names of files pinned to a page, which the list of attachments does not hold."""
    names = []
    for page in reader.pages:
        for annotation in _annotations(page):
            if annotation.get("/Subtype") == "/FileAttachment":
                file = _resolved(annotation.get("/FS"))
                names.append(str(file.get("/UF", file.get("/F", ""))) if isinstance(file, DictionaryObject) else "")
    return names


def _runs_code(reader: PdfReader) -> bool:
    root = reader.root_object
    names = _resolved(root.get("/Names"))
    if isinstance(names, DictionaryObject) and "/JavaScript" in names:
        return True
    actions = [root.get("/OpenAction"), *_values(root.get("/AA"))]
    for page in reader.pages:
        actions += _values(page.get("/AA"))
        for annotation in _annotations(page):
            actions += [annotation.get("/A"), *_values(annotation.get("/AA"))]
    return any(_is_active(action) for action in actions)


def _is_active(action: PdfObject | None) -> bool:
    """Whether an action runs code or starts a program."""
    resolved = _resolved(action)
    return isinstance(resolved, DictionaryObject) and resolved.get("/S") in _ACTIVE


def _annotations(page: DictionaryObject) -> list[DictionaryObject]:
    entries = _resolved(page.get("/Annots"))
    resolved = [_resolved(entry) for entry in entries] if isinstance(entries, ArrayObject) else []
    return [entry for entry in resolved if isinstance(entry, DictionaryObject)]


def _values(entry: PdfObject | None) -> list[PdfObject]:
    resolved = _resolved(entry)
    return list(resolved.values()) if isinstance(resolved, DictionaryObject) else []


def _resolved(entry: PdfObject | None) -> PdfObject | None:
    return entry.get_object() if entry is not None else None
