"""Which sheets and attestations the pages of a scan are: by the QR code on each, or by the code that its text gives."""

import io
from collections.abc import Iterator, Sequence
from contextlib import closing

import pypdfium2
from PIL import Image
from pypdf import PdfReader

from chorus_desktop.domain.french import plural
from chorus_desktop.domain.paper_code import ScannedPage, scanned
from chorus_desktop.domain.piece import PageUse, Recipe, Source
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.pdf.build import build
from chorus_desktop.pdf.cleaning import Told, refused
from chorus_desktop.pdf.code_looks import Seen, codes_on
from chorus_desktop.pdf.images import sheets, upright_on_white
from chorus_desktop.pdf.reading import LARGEST_BYTES, Fault, UnusableError, open_pdf

MOST_PAGES = 400
"""A year of sheets is a tenth of it; beyond, reading takes minutes."""
_DENSITY, _CLOSER = 200, 300
"""Pixels per inch at which a page is looked at: the second where the first shows nothing."""
_MOST_PIXELS = 16_000_000
"""Of one page: A3 at 300 per inch; a page that claims to be a poster is looked at less closely."""
_IMAGE = 3
"""What PDFium's ``fpdf_edit.h`` calls ``FPDF_PAGEOBJ_IMAGE``."""
_SCANNED_PART = 0.3
"""Of a page, at least so much is covered by the picture of a sheet of paper: a photo may lie in wide margins."""
_LONG_SIDE = 4000
"""Pixels to which the largest photos are brought."""


def codes_in(data: bytes, told: Told | None = None) -> tuple[tuple[ScannedPage, ...], ...]:
    """The codes found on each page of a PDF or of an image, in the order of its pages; none on a page that bears none.

    Args:
        data: a PDF, or a JPEG, PNG, TIFF (of many sheets) or WEBP.
        told: hears how far it is, and may stop it.

    Raises:
        Trouble: the file cannot be read, or holds far too much.
    """
    return tuple(tuple(seen.page for seen in on_page) for on_page in seen_in(data, told))


def seen_in(data: bytes, told: Told | None = None) -> tuple[tuple[Seen, ...], ...]:
    """The same, each code with how its page lies and whether it ever was on paper; what it takes and raises is that of ``codes_in``."""
    found = []
    for rank, (count, codes) in enumerate(_read(data), start=1):
        found.append(codes)
        if told:
            told(rank, count, f"{plural(rank, 'page lue', 'pages lues')} sur {count}")
    return tuple(found)


def pages(data: bytes, wanted: Sequence[int]) -> bytes:
    """A PDF of some pages of a scan, in the order asked for; an image becomes pages first.

    Args:
        data: as for ``codes_in``.
        wanted: ranks of the pages, from 0.

    Raises:
        Trouble: the file cannot be read.
    """
    _weighed(data)
    source = Source(sha256="", name="scan", size=len(data), pages=max(wanted, default=0) + 1, is_picture=not _is_pdf(data))
    uses = tuple(PageUse(source=0, page=page) for page in wanted)
    return build(Recipe(sources=(source,), pages=uses, searchable=False), (data,), LARGEST_BYTES).data


def _read(data: bytes) -> Iterator[tuple[int, tuple[Seen, ...]]]:
    """How many pages there are, and the codes of each."""
    _weighed(data)
    if not _is_pdf(data):
        count = sheets(data)
        for sheet in range(count):
            yield count, codes_on(_reduced(upright_on_white(io.BytesIO(data), around=_LONG_SIDE, sheet=sheet)))
        return
    if len(_opened(data).pages) > MOST_PAGES:
        raise Trouble(
            f"Ce fichier a plus de {MOST_PAGES} pages\u00a0: c’est trop pour être lu en une fois.",
            "Numérisez les feuilles en plusieurs fichiers.",
        )
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise refused(Fault.BROKEN) from error
    with closing(document):
        count = len(document)
        for rank in range(count):
            yield count, _on_page(document, rank)


def _on_page(document: pypdfium2.PdfDocument, rank: int) -> tuple[Seen, ...]:
    """The codes of one page, closed again at once: only one is ever in memory."""
    try:
        page = document[rank]
    except pypdfium2.PdfiumError:
        return ()
    with closing(page):
        found = codes_on(_picture(page, _DENSITY)) or _in_text(page) or codes_on(_picture(page, _CLOSER))
        drawn = bool(found) and not _is_scan(page)
        return tuple(seen._replace(drawn=drawn) for seen in found)


def _is_scan(page: pypdfium2.PdfPage) -> bool:
    """Whether pictures cover enough of a page to be one of a sheet of paper: a scan may be cut in strips, a logo is small."""
    width, height = page.get_size()
    bounds = [item.get_bounds() for item in page.get_objects(filter=[_IMAGE])]
    covered: float = sum(abs((right - left) * (top - bottom)) for left, bottom, right, top in bounds)
    return covered >= _SCANNED_PART * float(width * height)


def _in_text(page: pypdfium2.PdfPage) -> tuple[Seen, ...]:
    """The codes of a page whose text is known, as that of a paper never printed, or of a scan that was recognised."""
    with closing(page.get_textpage()) as text:
        return tuple(Seen(code) for code in dict.fromkeys(scanned(text.get_text_bounded())))


def _reduced(picture: Image.Image) -> Image.Image:
    if picture.width * picture.height > _MOST_PIXELS:
        picture.thumbnail((_LONG_SIDE, _LONG_SIDE))
    return picture


def _picture(page: pypdfium2.PdfPage, density: int) -> Image.Image:
    """A page in grey."""
    width, height = page.get_size()
    scale = min(density / 72, (_MOST_PIXELS / max(width * height, 1)) ** 0.5)
    with closing(page.render(scale=scale, grayscale=True)) as bitmap:
        picture: Image.Image = bitmap.to_pil().copy()
        return picture


def _is_pdf(data: bytes) -> bool:
    return b"%PDF-" in data[:1024]


def _weighed(data: bytes) -> None:
    if not data:
        raise refused(Fault.EMPTY)
    if len(data) > LARGEST_BYTES:
        raise refused(Fault.HUGE)


def _opened(data: bytes) -> PdfReader:
    try:
        return open_pdf(data)
    except UnusableError as unusable:
        raise refused(unusable.fault) from unusable
