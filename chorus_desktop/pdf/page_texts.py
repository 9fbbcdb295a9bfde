"""The words of a file, page by page, so that it can be searched. Meant to run apart."""

import html
import io
import re
import zipfile
import zlib

import pypdfium2

from chorus_desktop.pdf.cleaning import sound
from chorus_desktop.pdf.file_types import file_type

MOST_PAGES = 300
MOST_SIGNS = 20_000
"""Of one page: what is above is a table that nobody searches in word by word."""
_TEXT_FILES = frozenset({"csv", "txt"})
_PARTS = {"docx": "word/document.xml", "odt": "content.xml", "ods": "content.xml", "xlsx": "xl/sharedStrings.xml"}
"""Where an office file keeps its words."""
_LARGEST_PART = 30_000_000
_TAG = re.compile("<[^>]*>")


def page_texts(data: bytes, extension: str) -> tuple[str, ...]:
    """The words of each page of a PDF, or of a whole text or table as one page; nothing where there are none that can be read.

    Args:
        data: the file.
        extension: as its name has it, which tells a plain text.

    Raises:
        Trouble: a PDF that cannot be read.
    """
    found = file_type(data)
    kind = extension.lower() if found in ("", "zip") else found
    if kind == "pdf":
        return _of_pdf(data)
    if kind in _PARTS:
        return _some(_of_part(data, _PARTS[kind]))
    return _some(data[: 4 * MOST_SIGNS].decode("utf-8", "replace")) if kind in _TEXT_FILES else ()


def _of_pdf(data: bytes) -> tuple[str, ...]:
    texts = []
    try:
        with pypdfium2.PdfDocument(sound(data).data) as document:
            for number in range(min(len(document), MOST_PAGES)):
                page = document[number]
                words = page.get_textpage()
                texts.append(words.get_text_bounded()[:MOST_SIGNS].replace("\ufffe", ""))
                words.close()
                page.close()
    except pypdfium2.PdfiumError:
        return ()
    return tuple(texts) if any(text.strip() for text in texts) else ()


def _of_part(data: bytes, name: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed, packed.open(name) as part:
            # However much it claims to unpack to.
            written = part.read(_LARGEST_PART).decode("utf-8", "replace")
    except (zipfile.BadZipFile, KeyError, RuntimeError, OSError, EOFError, zlib.error):
        return ""
    return html.unescape(_TAG.sub(" ", written))


def _some(text: str) -> tuple[str, ...]:
    said = " ".join(text.split())[:MOST_SIGNS]
    return (said,) if said else ()
