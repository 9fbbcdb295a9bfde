"""How every PDF that is made of others is written."""

import io

from pikepdf import Name, Object, ObjectStreamMode, Pdf


def written(pdf: Pdf, title: str) -> bytes:
    """The bytes of an open PDF: the same for the same content, its maker and its title being all that is said about it."""
    if Name.Info in pdf.trailer:
        del pdf.trailer[Name.Info]
    pdf.docinfo[Name.Title] = title
    pdf.docinfo[Name.Producer] = "Chorus Desktop"
    sheet = io.BytesIO()
    # A page that comes from elsewhere may need whatever the format knew before its version 2.
    pdf.save(sheet, min_version="1.7", object_stream_mode=ObjectStreamMode.generate, deterministic_id=True)
    return sheet.getvalue()


def picture_stream(pdf: Pdf, jpeg: bytes, size: tuple[int, int], *, grey: bool) -> Object:
    """A JPEG as a page draws it.

    Args:
        pdf: that the page belongs to.
        jpeg: of one or three colours.
        size: width and height in dots.
        grey: whether it has one colour.
    """
    return pdf.make_stream(
        jpeg,
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=size[0],
        Height=size[1],
        ColorSpace=Name.DeviceGray if grey else Name.DeviceRGB,
        BitsPerComponent=8,
        Filter=Name.DCTDecode,
    )
