"""What a file is by its content, whatever its name says."""

import pytest

from chorus_desktop.pdf.file_types import extension_of, file_type
from tests.pdf.samples import pdf, saved, scan

PICTURE = scan(62, 87)
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ODF = b"PK\3\4" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument."


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (pdf("une"), "pdf"),
        (b"\r\n" + pdf("une"), "pdf"),
        (saved(PICTURE, "JPEG"), "jpg"),
        (saved(PICTURE, "PNG"), "png"),
        (saved(PICTURE, "GIF"), "gif"),
        (saved(PICTURE, "BMP"), "bmp"),
        (saved(PICTURE, "TIFF"), "tif"),
        (saved(PICTURE, "WEBP"), "webp"),
        (b"\0\0\0\x18ftypheic", "heic"),
        (b"\0\0\0\x18ftypmp42", ""),
        (ODF + b"text", "odt"),
        (ODF + b"spreadsheet", "ods"),
        (ODF + b"presentation", "odp"),
        (b"PK\3\4 xl/workbook.xml", "xlsx"),
        (b"PK\3\4 ppt/presentation.xml", "pptx"),
        (b"PK\3\4 anything", "zip"),
        (OLD + "WordDocument".encode("utf-16-le"), "doc"),
        (OLD + "Workbook".encode("utf-16-le"), "xls"),
        (OLD + "EncryptedPackage".encode("utf-16-le"), "locked"),
        (OLD, ""),
        (b"\x7fELF", "exe"),
        (b"BM: une note", ""),
        (b"une note", ""),
        (b"", ""),
    ],
)
def test_the_content_tells(data, kind):
    assert file_type(data) == kind


@pytest.mark.parametrize(
    ("data", "written", "extension"),
    [
        (saved(PICTURE, "JPEG"), "jpeg", "jpg"),
        (saved(PICTURE, "TIFF"), "tiff", "tif"),
        (saved(PICTURE, "PNG"), "jpg", "png"),
        (b"no picture", "jpeg", "jpg"),
        (b"\x1f\x8b", "tgz", "tgz"),
        (OLD + "PowerPoint Document".encode("utf-16-le"), "pps", "pps"),
        (b"une note", "txt", "txt"),
        (b"une note", "pdf", "pdf"),
        (b"une note", "", ""),
        (b"PK\3\4 word/document.xml", "pdf", "docx"),
        (b"PK\3\4 anything", "docx", "zip"),
    ],
)
def test_a_name_is_believed_where_the_content_agrees_or_tells_nothing(data, written, extension):
    assert extension_of(data, written) == extension
