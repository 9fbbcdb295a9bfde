"""PDFs made to mislead a reader, or maimed on their way."""

import io
import zlib
from functools import cache

import pikepdf

from tests.pdf.samples import pdf, saved, scan

GOOD = pdf("Attestation de présence", "Feuille de mai", "Feuille de juin")
CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
TREE = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"


def raw(*objects, trailer=b""):
    """A PDF of these objects, numbered from 1, under a correct table; the first is its root."""
    parts, places = [b"%PDF-1.7\n"], []
    for number, body in enumerate(objects, start=1):
        places.append(sum(map(len, parts)))
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = sum(map(len, parts))
    parts.append(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    parts += [b"%010d 00000 n \n" % place for place in places]
    parts.append(b"trailer\n<< /Size %d /Root 1 0 R %s>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start))
    return b"".join(parts)


def stream(data, entries=b""):
    return b"<< /Length %d %s>>\nstream\n%s\nendstream" % (len(data), entries, data)


def page(entries=b"", box=b"[0 0 595 842]"):
    return b"<< /Type /Page /Parent 2 0 R /MediaBox %s /Contents 4 0 R %s>>" % (box, entries)


@cache
def packed(megabytes):
    """Zeros, a thousand times smaller than what they unpack to."""
    packer = zlib.compressobj(9)
    return b"".join([packer.compress(bytes(1_000_000)) for _ in range(megabytes)] + [packer.flush()])


def bomb_of_contents():
    return raw(CATALOG, TREE, page(), stream(packed(400), b"/Filter /FlateDecode "))


def bomb_in_a_bomb():
    return raw(CATALOG, TREE, page(), stream(zlib.compress(packed(400), 9), b"/Filter [/FlateDecode /FlateDecode] "))


def bomb_of_objects():
    table = stream(packed(400), b"/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode ")
    return raw(CATALOG, TREE, page(), stream(b"BT ET"), table).replace(b"/Count 1 ", b"/Count 1 ")


def picture(width, height, data=b"", entries=b"/Filter /FlateDecode "):
    drawn = stream(b"q 500 0 0 700 0 0 cm /Im Do Q")
    sizes = b"/Type /XObject /Subtype /Image /ColorSpace /DeviceRGB /BitsPerComponent 8 /Width %d /Height %d " % (width, height)
    return raw(CATALOG, TREE, page(b"/Resources << /XObject << /Im 5 0 R >> >> "), drawn, stream(data or packed(1), sizes + entries))


def many_pages(count=10_000):
    whole = pikepdf.new()
    kids = pikepdf.Array()
    for _ in range(count):
        kids.append(whole.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Page, MediaBox=[0, 0, 595, 842], Parent=whole.Root.Pages)))
    whole.Root.Pages.Kids, whole.Root.Pages.Count = kids, count
    file = io.BytesIO()
    whole.save(file)
    return file.getvalue()


def form_that_draws_itself():
    form = stream(b"/Fm Do /Fm Do", b"/Type /XObject /Subtype /Form /BBox [0 0 1 1] /Resources << /XObject << /Fm 5 0 R >> >> ")
    return raw(CATALOG, TREE, page(b"/Resources << /XObject << /Fm 5 0 R >> >> "), stream(b"/Fm Do"), form)


def outline_that_loops():
    catalog = b"<< /Type /Catalog /Pages 2 0 R /Outlines 5 0 R >>"
    outlines = b"<< /Type /Outlines /First 6 0 R /Last 6 0 R /Count 1 >>"
    return raw(catalog, TREE, page(), stream(b"BT ET"), outlines, b"<< /Title (a) /Parent 5 0 R /Next 6 0 R /First 5 0 R >>")


def deep(depth=100_000):
    return raw(CATALOG, TREE, page(b"/X " + b"[" * depth + b"]" * depth + b" "), stream(b"BT ET"))


def odd(catalog=CATALOG, tree=TREE, one=None, content=None, more=()):
    return raw(catalog, tree, one or page(), content or stream(b"BT ET"), *more)


MADE_TO_MISLEAD = {
    "bomb of contents": bomb_of_contents,
    "bomb in a bomb": bomb_in_a_bomb,
    "bomb of objects": bomb_of_objects,
    "picture of ten billion dots": lambda: picture(100_000, 100_000),
    "picture of no dot": lambda: picture(0, 0),
    "picture of fewer bytes than dots": lambda: picture(20_000, 20_000),
    "picture that is no JPEG": lambda: picture(1000, 1000, b"no JPEG" * 10_000, b"/Filter /DCTDecode "),
    "picture in a packing of old": lambda: picture(10, 10, b"\x9d\x00" * 8 + b"\x80", b"/Filter /RunLengthDecode "),
    "ten thousand pages": many_pages,
    "page that is its own parent": lambda: odd(one=b"<< /Type /Page /Parent 3 0 R /MediaBox [0 0 9 9] >>"),
    "tree that holds itself": lambda: odd(tree=b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"),
    "tree that holds itself and a page": lambda: odd(tree=b"<< /Type /Pages /Kids [3 0 R 2 0 R] /Count 2 >>"),
    "the same page twice": lambda: odd(tree=b"<< /Type /Pages /Kids [3 0 R 3 0 R] /Count 2 >>"),
    "a page that is nowhere": lambda: odd(tree=b"<< /Type /Pages /Kids [3 0 R 99 0 R] /Count 2 >>"),
    "a billion pages announced": lambda: odd(tree=b"<< /Type /Pages /Kids [3 0 R] /Count 1000000000 >>"),
    "fewer than no page": lambda: odd(tree=b"<< /Type /Pages /Kids [3 0 R] /Count -5 >>"),
    "no pages at all": lambda: odd(tree=b"<< /Type /Pages /Kids [] /Count 0 >>"),
    "kids that are a number": lambda: odd(tree=b"<< /Type /Pages /Kids 7 /Count 1 >>"),
    "a catalog that is a list": lambda: odd(catalog=b"[1 2 3]"),
    "bookmarks that loop": outline_that_loops,
    "a form that draws itself": form_that_draws_itself,
    "a hundred thousand brackets": deep,
    "a page of no size": lambda: odd(one=b"<< /Type /Page /Parent 2 0 R >>"),
    "a page of words for a size": lambda: odd(one=page(box=b"[(a) /b null true]")),
    "a page as large as a country": lambda: odd(one=page(box=b"[0 0 1e12 1e12]")),
    "a page turned by 45 degrees": lambda: odd(one=page(b"/Rotate 45 ")),
    "notes that are no notes": lambda: odd(one=page(b"/Annots [1 (a) null [ ] << >> 99 0 R << /Subtype 3 /A 7 /AA [] >>] ")),
    "a form that is no form": lambda: odd(
        catalog=b"<< /Pages 2 0 R /AcroForm << /Fields [ 1 (a) 99 0 R << /Kids [ 3 0 R ] >> ] /NeedAppearances true >> >>"
    ),
    "a field that is its own child": lambda: odd(
        catalog=b"<< /Pages 2 0 R /AcroForm << /Fields [ 5 0 R ] /NeedAppearances true >> >>",
        one=page(b"/Annots [5 0 R] "),
        more=(b"<< /Subtype /Widget /FT /Tx /V (x) /Rect [0 0 9 9] /Kids [5 0 R] /Parent 5 0 R >>",),
    ),
    "layers that are no layers": lambda: odd(catalog=b"<< /Pages 2 0 R /OCProperties << /OCGs 7 /D [ ] >> >>"),
    "names that loop": lambda: odd(catalog=b"<< /Pages 2 0 R /Names << /EmbeddedFiles 5 0 R >> >>", more=(b"<< /Kids [5 0 R] >>",)),
    "a stream longer than its file": lambda: odd(content=b"<< /Length 999999999 >>\nstream\nBT ET\nendstream"),
    "a stream as long as itself": lambda: odd(content=b"<< /Length 4 0 R >>\nstream\nBT ET\nendstream"),
    "a filter nobody knows": lambda: odd(content=stream(b"BT ET", b"/Filter /Rot13 ")),
    "a hundred filters": lambda: odd(content=stream(b"BT ET", b"/Filter [" + b"/FlateDecode " * 100 + b"] ")),
    "a table that leads to itself": lambda: raw(CATALOG, TREE, page(), stream(b"BT ET"), trailer=b"/Prev 9 ").replace(
        b"/Prev 9", b"/Prev 400"
    ),
    "a table of another file": lambda: GOOD.replace(b"0000000", b"0000001"),
    "startxref far away": lambda: GOOD.replace(b"startxref\n", b"startxref\n9"),
    "no root": lambda: GOOD.replace(b"/Root", b"/Rxxt"),
    "ends of lines changed": lambda: GOOD.replace(b"\n", b"\r\n"),
    "accents broken by a mailer": lambda: GOOD.decode("latin-1").encode("utf-8"),
    "zeros in its middle": lambda: GOOD[:600] + bytes(400) + GOOD[1000:],
    "words before and after": lambda: b"Date: hier\r\n\r\n" + GOOD + b"\n<html></html>" * 50,
    "only a head": lambda: b"%PDF-1.7\n",
    "a head and noise": lambda: b"%PDF-1.4\n" + bytes(range(256)) * 40,
    "two files stuck together": lambda: GOOD + pdf("Autre chose"),
    "a picture under the name of a PDF": lambda: saved(scan(), "PNG"),
    "a page of the web": lambda: b"<!DOCTYPE html><html><body>404</body></html>",
    "an archive": lambda: b"PK\x03\x04" + bytes(200),
    "nothing": lambda: b"",
    **{f"cut after {part} %": lambda part=part: GOOD[: len(GOOD) * part // 100] for part in range(5, 100, 5)},
    **{f"without its last {count} bytes": lambda count=count: GOOD[:-count] for count in (1, 7, 40, 120)},
}
"""Name → what makes it."""
