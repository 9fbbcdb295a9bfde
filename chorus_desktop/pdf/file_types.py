"""What a file is by its content, whatever its name says: the first bytes of each format tell it."""

import re

PICTURES = frozenset({"jpg", "png", "gif", "bmp", "tif", "webp", "heic"})
"""What is made into pages; the portal itself takes neither WEBP nor HEIC."""

WRITTEN = frozenset({"doc", "docx", "odt", "rtf", "odp", "pps", "ppt", "pptx", "ods", "xls", "xlsx"})
"""What an office program writes."""

_SAME = {"jpeg": "jpg", "tiff": "tif", "heif": "heic", "tgz": "gz", "gzip": "gz", "pps": "ppt", "xlc": "xls", "xlm": "xls"}
"""Other names of a format."""

_STARTS = (
    (b"\xff\xd8\xff", "jpg"), (b"\x89PNG\r\n", "png"), (b"GIF8", "gif"), (b"II*\0", "tif"), (b"MM\0*", "tif"), (b"{\\rtf", "rtf"),
    (b"\x1f\x8b", "gz"), (b"BZh", "bz2"), (b"MZ", "exe"), (b"\x7fELF", "exe"),
)  # fmt: skip
_PICTURE_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
_OPEN_DOCUMENT = re.compile(rb"mimetypeapplication/vnd\.oasis\.opendocument\.(text|spreadsheet|presentation)")
_OPEN_ENDINGS = {b"text": "odt", b"spreadsheet": "ods", b"presentation": "odp"}
_OFFICE_PARTS = ((b"word/document", "docx"), (b"xl/workbook", "xlsx"), (b"ppt/presentation", "pptx"))
_OLD_PARTS = (("EncryptedPackage", "locked"), ("WordDocument", "doc"), ("Workbook", "xls"), ("Book", "xls"), ("PowerPoint Document", "ppt"))


def file_type(data: bytes) -> str:
    """The extension of a file by its content.

    Returns:
        In small letters, one spelling for each format: ``jpg``, ``tif``. ``exe``: a program; ``locked``: a text, a table or slides that
        open with a password only. Empty where the content tells nothing, as that of a plain text.
    """
    if b"%PDF-" in data[:1024]:
        return "pdf"
    for start, kind in _STARTS:
        if data.startswith(start):
            return kind
    if data.startswith(b"BM") and data[6:10] == b"\0\0\0\0":
        return "bmp"
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "webp"
    if data[4:8] == b"ftyp" and data[8:12] in _PICTURE_BRANDS:
        return "heic"
    if data.startswith(b"PK\3\4"):
        return _packed(data)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return next((kind for part, kind in _OLD_PARTS if part.encode("utf-16-le") in data), "")
    return ""


def _packed(data: bytes) -> str:
    said = _OPEN_DOCUMENT.match(data, 30)
    if said:
        return _OPEN_ENDINGS[said.group(1)]
    return next((kind for part, kind in _OFFICE_PARTS if part in data), "zip")


def extension_of(data: bytes, written: str) -> str:
    """The extension that a file deserves.

    Args:
        data: its bytes.
        written: the extension that its name has, in small letters and without its dot.

    Returns:
        As written where the content agrees or tells nothing, else what the content is; of a picture always in the one spelling.
    """
    found, said = file_type(data), _SAME.get(written, written)
    if said in PICTURES or found in PICTURES:
        return found or said
    return written if not found or found == said else found
