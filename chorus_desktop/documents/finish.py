"""The last step of a paper: ReportLab's pages become one file that is PDF/A-1b, PDF/A-1a and PDF/UA-1 at once.

What is added: the structure tree, the metadata, the colour profile, the language, fixed identifiers. The file is written
anew by pypdf because ReportLab ends its streams without the line end that PDF/A asks for.
"""

import hashlib
import io
from collections import defaultdict
from collections.abc import Sequence

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    ByteStringObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)

from chorus_desktop import resources
from chorus_desktop.documents.metadata import LANGUAGE, Metadata
from chorus_desktop.documents.tags import Element, Mark

Bookmark = tuple[str, int]
"""A title, and the page that it leads to, from 0."""


def finished(pages: bytes, root: Element, metadata: Metadata, bookmarks: Sequence[Bookmark] = ()) -> bytes:
    """The drawn pages with everything that the three standards ask for.

    Args:
        pages: a PDF drawn by ``render.drawn``.
        root: the structure tree whose marks were made by that drawing.
        metadata: title, author, subject, day.
        bookmarks: shown by the reader beside the pages.
    """
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pages)))
    writer.pdf_header = "%PDF-1.4"
    catalog = writer.root_object
    catalog.pop("/Outlines", None)
    catalog.pop("/PageMode", None)
    for page in writer.pages:
        page.pop("/Trans", None)
        page[NameObject("/Tabs")] = NameObject("/S")
    catalog[NameObject("/Lang")] = TextStringObject(LANGUAGE)
    catalog[NameObject("/MarkInfo")] = _dictionary(Marked=BooleanObject(value=True))
    catalog[NameObject("/ViewerPreferences")] = _dictionary(DisplayDocTitle=BooleanObject(value=True))
    catalog[NameObject("/StructTreeRoot")] = _structure(writer, root)
    catalog[NameObject("/OutputIntents")] = ArrayObject([_output_intent(writer)])
    catalog[NameObject("/Metadata")] = _stream(writer, metadata.xmp(), Type="Metadata", Subtype="XML")
    for title, number in bookmarks:
        writer.add_outline_item(title=title, page_number=number)
    writer.metadata = None
    writer.add_metadata(metadata.information())
    _identify(writer, pages, metadata)
    sheet = io.BytesIO()
    writer.write(sheet)
    return sheet.getvalue()


def _structure(writer: PdfWriter, root: Element) -> IndirectObject:
    tree = _dictionary(Type=NameObject("/StructTreeRoot"))
    tree_reference = _added(writer, tree)
    cells = ("TH", "TD")  # kept even when empty: every row of a table has as many
    elements = [element for element in root.elements() if element is root or element.children or element.kind in cells]
    nodes = {element: DictionaryObject() for element in elements}
    references = {element: _added(writer, node) for element, node in nodes.items()}
    page_references = [page.indirect_reference for page in writer.pages]
    owners: dict[int, dict[int, IndirectObject]] = defaultdict(dict)
    parents = {child: element for element in elements for child in element.children if isinstance(child, Element)}
    for element in elements:
        for mark in _marks(element):
            owners[mark.page][mark.mcid] = references[element]
        node = nodes[element]
        node.update(_node(element, references, page_references))
        node[NameObject("/P")] = references[parents[element]] if element in parents else tree_reference
    tree[NameObject("/K")] = references[root]
    numbers = ArrayObject()
    for rank, page in enumerate(writer.pages):
        page[NameObject("/StructParents")] = NumberObject(rank)
        marks = owners[rank]
        numbers.append(NumberObject(rank))
        numbers.append(_added(writer, ArrayObject([marks[mcid] for mcid in sorted(marks)])))
    tree[NameObject("/ParentTree")] = _added(writer, _dictionary(Nums=numbers))
    tree[NameObject("/ParentTreeNextKey")] = NumberObject(len(writer.pages))
    return tree_reference


def _node(element: Element, references: dict[Element, IndirectObject], pages: list[IndirectObject | None]) -> DictionaryObject:
    node = _dictionary(Type=NameObject("/StructElem"), S=NameObject(f"/{element.kind}"))
    marks = _marks(element)
    if marks:
        node[NameObject("/Pg")] = _present(pages[marks[0].page])
    children = ArrayObject()
    for child in element.children:
        if isinstance(child, Mark):
            mcid = NumberObject(child.mcid)
            page = _present(pages[child.page])
            here = child.page == marks[0].page
            children.append(mcid if here else _dictionary(Type=NameObject("/MCR"), Pg=page, MCID=mcid))
        elif child in references:
            children.append(references[child])
    if children:
        node[NameObject("/K")] = children
    if element.alt:
        node[NameObject("/Alt")] = TextStringObject(element.alt)
    if element.kind == "TH":
        node[NameObject("/A")] = _dictionary(O=NameObject("/Table"), Scope=NameObject("/Column"))
    if element.box:
        box = ArrayObject([FloatObject(f"{side:.2f}") for side in element.box])
        node[NameObject("/A")] = _dictionary(O=NameObject("/Layout"), Placement=NameObject("/Block"), BBox=box)
    return node


def _marks(element: Element) -> list[Mark]:
    return [child for child in element.children if isinstance(child, Mark)]


def _output_intent(writer: PdfWriter) -> DictionaryObject:
    profile = StreamObject()
    profile.set_data(resources.bytes_of("icc", "sRGB.icc"))
    profile[NameObject("/N")] = NumberObject(3)
    return _dictionary(
        Type=NameObject("/OutputIntent"),
        S=NameObject("/GTS_PDFA1"),
        OutputConditionIdentifier=TextStringObject("sRGB"),
        Info=TextStringObject("sRGB IEC61966-2.1"),
        DestOutputProfile=_added(writer, profile.flate_encode()),
    )


def _stream(writer: PdfWriter, data: bytes, **names: str) -> IndirectObject:
    """An uncompressed stream: PDF/A wants its metadata readable by any tool."""
    stream = StreamObject()
    stream.set_data(data)
    stream.update({NameObject(f"/{key}"): NameObject(f"/{name}") for key, name in names.items()})
    return _added(writer, stream)


def _identify(writer: PdfWriter, pages: bytes, metadata: Metadata) -> None:
    """A file identifier made from the content: a random one would make two identical invoices differ."""
    digest = hashlib.sha256(pages + metadata.xmp()).digest()[:16]
    identifier = ByteStringObject(digest)
    writer._ID = ArrayObject([identifier, identifier])  # noqa: SLF001 -- pypdf has no public door to a chosen identifier


def _added(writer: PdfWriter, thing: PdfObject) -> IndirectObject:
    return writer._add_object(thing)  # noqa: SLF001 -- pypdf's own documentation adds objects this way; there is no other


def _dictionary(**entries: PdfObject) -> DictionaryObject:
    return DictionaryObject({NameObject(f"/{key}"): value for key, value in entries.items()})


def _present(reference: IndirectObject | None) -> IndirectObject:
    if reference is None:
        message = "a page of the writer has no reference"
        raise ValueError(message)
    return reference
