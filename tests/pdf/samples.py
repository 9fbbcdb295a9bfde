"""PDFs and pictures in many states, made on the spot."""

import io

from PIL import Image, ImageDraw
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, ByteStringObject, DictionaryObject, NameObject, NumberObject, StreamObject, TextStringObject
from reportlab.pdfgen.canvas import Canvas


def pdf(*pages, compressed=True):
    """A PDF with one page per text given; its lines start on the left, one under the other."""
    sheet = io.BytesIO()
    canvas = Canvas(sheet, invariant=1, pageCompression=int(compressed))
    for page in pages or ("Une page",):
        for rank, line in enumerate(page.split("\n")):
            canvas.drawString(60, 780 - 16 * rank, line)
        canvas.showPage()
    canvas.save()
    return sheet.getvalue()


def changed(data, change):
    """The PDF after ``change(writer)``."""
    writer = PdfWriter(clone_from=io.BytesIO(data))
    change(writer)
    sheet = io.BytesIO()
    writer.write(sheet)
    return sheet.getvalue()


def encrypted(data, password):
    """The PDF behind a password; an empty one opens it but still encrypts."""
    return changed(data, lambda writer: writer.encrypt(password, "owner", algorithm="RC4-128"))


def encrypted_by_today(data):
    """The PDF as current programs protect it: AES-256 (its strings are of no use, nothing is ever decrypted)."""

    def protect(writer):
        writer.encrypt("secret", "owner", algorithm="RC4-128")
        entry = writer._encrypt_entry
        entry.update({NameObject("/V"): NumberObject(5), NameObject("/R"): NumberObject(6), NameObject("/Length"): NumberObject(256)})
        for key, length in {"/O": 48, "/U": 48, "/OE": 32, "/UE": 32, "/Perms": 16}.items():
            entry[NameObject(key)] = ByteStringObject(bytes(length))
        aes = DictionaryObject({NameObject("/CFM"): NameObject("/AESV3"), NameObject("/Length"): NumberObject(32)})
        entry[NameObject("/CF")] = DictionaryObject({NameObject("/StdCF"): aes})
        entry[NameObject("/StmF")] = entry[NameObject("/StrF")] = NameObject("/StdCF")

    return changed(data, protect)


def with_file(data, name):
    """The PDF with a file inside."""
    return changed(data, lambda writer: writer.add_attachment(name, b"<xml/>"))


def action(kind, **entries):
    """An action dictionary."""
    return DictionaryObject(
        {NameObject("/S"): NameObject(kind)} | {NameObject(f"/{key}"): TextStringObject(text) for key, text in entries.items()}
    )


def with_script(data):
    """The PDF that runs JavaScript when it opens."""
    return changed(data, lambda writer: writer.root_object.update({NameObject("/OpenAction"): action("/JavaScript", JS="app.alert(1)")}))


def scan(width=1240, height=1754):
    """The picture of a sheet with words on it."""
    image = Image.new("L", (width, height), 245)
    draw = ImageDraw.Draw(image)
    for rank in range(12):
        draw.text((80, 80 + 60 * rank), f"Presence {rank} : enfant {rank * 7}", fill=20, font_size=36)
    return image


def saved(image, kind, **options):
    """The bytes of an image file."""
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def with_layer(words):
    """A PDF whose words stand on a layer that viewers do not show."""

    def hide(writer):
        group = writer._add_object(
            DictionaryObject({NameObject("/Type"): NameObject("/OCG"), NameObject("/Name"): TextStringObject("caché")})
        )
        groups = ArrayObject([group])
        state = DictionaryObject({NameObject("/OFF"): groups, NameObject("/Order"): groups})
        writer.root_object[NameObject("/OCProperties")] = DictionaryObject({NameObject("/OCGs"): groups, NameObject("/D"): state})
        page = writer.pages[0]
        page["/Resources"][NameObject("/Properties")] = DictionaryObject({NameObject("/hidden"): group})
        stream = StreamObject()
        stream.set_data(b"/OC /hidden BDC\n" + page.get_contents().get_data() + b"\nEMC")
        page[NameObject("/Contents")] = writer._add_object(stream)

    return changed(pdf(words), hide)
