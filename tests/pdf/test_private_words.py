"""What a file says of people beside its pages stays behind; what it shows is the same, dot for dot."""

import io
import zlib

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf
from PIL import Image

from chorus_desktop.pdf.cleaning import opened
from chorus_desktop.pdf.private_words import AUTHORS, HIDDEN, undescribed
from tests.pdf import samples

PLACE = b"49 deg 38' N, chez Jeanne Martin"


def photo(*, progressive=False, profile=b"", grey=False):
    """A JPEG that says where it was taken, who took it and with what, and carries another file behind its end."""
    exif = Image.Exif()
    exif[0x010E] = PLACE.decode()
    exif[0x010F], exif[0x0110] = "Fabricant", "Telephone"
    image = samples.scan(300, 400)
    file = io.BytesIO()
    (image.convert("L") if grey else image.convert("RGB")).save(
        file, "JPEG", quality=80, exif=exif, comment=PLACE, progressive=progressive, icc_profile=profile, xmp=b"<x:xmpmeta>" + PLACE
    )
    return file.getvalue() + b"SEFT" + PLACE


def holding(jpeg, **more):
    """A PDF of one page that shows a JPEG as it is."""
    with Pdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(300, 400))
        image = pdf.make_stream(jpeg, Type=Name.XObject, Subtype=Name.Image, Width=300, Height=400, ColorSpace=Name.DeviceRGB,
                                BitsPerComponent=8, Filter=Name.DCTDecode)  # fmt: skip
        for key, value in more.items():
            image[f"/{key}"] = value
        image.Metadata = pdf.make_stream(b"<x:xmpmeta>" + PLACE, Type=Name.Metadata, Subtype=Name.XML)
        page.obj.Resources = Dictionary(XObject=Dictionary(Im=image))
        page.obj.Contents = pdf.make_stream(b"q 300 0 0 400 0 0 cm /Im Do Q")
        sheet = io.BytesIO()
        pdf.save(sheet)
    return sheet.getvalue()


def everything(data):
    """All that a PDF holds, unpacked as far as its pictures."""
    with Pdf.open(io.BytesIO(data)) as pdf:
        streams = b"".join(each.read_raw_bytes() for each in pdf.objects if isinstance(each, pikepdf.Stream))
        sheet = io.BytesIO()
        pdf.save(sheet, stream_decode_level=pikepdf.StreamDecodeLevel.generalized, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return streams + sheet.getvalue()


@pytest.mark.parametrize("made", [{}, {"progressive": True}, {"grey": True}, {"profile": b"p" * 70_000}])
def test_a_jpeg_loses_what_it_says_and_not_one_dot(made):
    jpeg = photo(**made)
    bare = undescribed(jpeg)

    assert PLACE in jpeg
    assert PLACE not in bare
    assert b"Telephone" not in bare
    assert Image.open(io.BytesIO(bare)).tobytes() == Image.open(io.BytesIO(jpeg)).tobytes()
    assert Image.open(io.BytesIO(bare)).info.get("icc_profile", b"") == made.get("profile", b"")
    assert undescribed(bare) == bare


@pytest.mark.parametrize("cut", [0, 1, 3, 5, 30, 700])
def test_a_jpeg_that_cannot_be_walked_through_is_left_as_it_is(cut):
    jpeg = photo()[:cut]

    assert undescribed(jpeg) == jpeg


def test_a_jpeg_without_its_end_loses_it_too():
    jpeg = photo()
    cut = jpeg[: jpeg.index(b"SEFT") - 2]

    assert PLACE in cut
    assert PLACE not in undescribed(cut)
    assert undescribed(jpeg).startswith(undescribed(cut))


def test_where_the_photo_of_a_pdf_was_taken_is_not_deposited_and_it_is_said():
    data = holding(photo())
    cleaned = opened(data)

    assert PLACE in everything(data)
    assert PLACE not in everything(cleaned.data)
    assert HIDDEN in cleaned.done


def test_a_photo_packed_twice_loses_it_too():
    with Pdf.open(io.BytesIO(holding(photo()))) as pdf:
        image = pdf.pages[0].obj.Resources.XObject.Im
        image.write(zlib.compress(image.read_raw_bytes()), filter=Array([Name.FlateDecode, Name.DCTDecode]))
        sheet = io.BytesIO()
        pdf.save(sheet)
    cleaned = opened(sheet.getvalue())

    assert PLACE not in everything(cleaned.data)
    assert HIDDEN in cleaned.done


def test_who_wrote_a_note_is_not_deposited_and_the_note_stays():
    with Pdf.open(io.BytesIO(samples.pdf("une"))) as pdf:
        note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=Array([10, 10, 30, 30]), T="Jeanne Martin", Subj="note",
                          M="D:20260101", Contents="À signer")  # fmt: skip
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(note)])
        sheet = io.BytesIO()
        pdf.save(sheet)
    cleaned = opened(sheet.getvalue())

    assert b"Jeanne Martin" not in everything(cleaned.data)
    assert AUTHORS in cleaned.done
    with Pdf.open(io.BytesIO(cleaned.data)) as pdf:
        assert str(pdf.pages[0].obj.Annots[0].Contents) == "À signer"


def test_of_what_says_nothing_nothing_is_said():
    bare = undescribed(photo())

    assert HIDDEN not in opened(holding(bare)).done
