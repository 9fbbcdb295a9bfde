"""What a PDF says of people without showing it on any page: where a photo was taken and with what, who wrote a note, who made a picture."""

import re
import zlib

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from chorus_desktop.pdf.flattening import notes_of
from chorus_desktop.pdf.unpacking import LARGEST_PICTURE

HIDDEN = "Les renseignements cachés des images (lieu, date, appareil, auteur) ont été retirés."
AUTHORS = "Le nom de qui a écrit des notes a été retiré\u00a0; ses notes restent."

_START, _END, _SCAN = 0xD8, 0xD9, 0xDA
_AFTER_DOTS = re.compile(rb"\xff[^\x00\x01\xd0-\xd7\xff]")
"""The next mark: in the dots themselves a byte may only look like one, and some marks stand among them."""
_DESCRIBES = frozenset((*range(0xE1, 0xEE), 0xEF, 0xFE))
"""Segments of applications (EXIF, XMP, Photoshop) and comments. What changes colours stays: JFIF (E0), the profile, Adobe's own (EE)."""
_PROFILE = b"ICC_PROFILE\0"
_OF_A_NOTE = ("/T", "/RC", "/Subj", "/NM", "/M", "/CreationDate")


def unsaid(pdf: Pdf) -> tuple[str, ...]:
    """Take out of an open PDF what it says of people beside its pages; no picture is packed anew, none changes by a dot.

    Args:
        pdf: its forms and comments drawn on their pages already.

    Returns:
        What was there, one sentence each.
    """
    hidden = False
    for each in pdf.objects:
        if isinstance(each, Stream | Dictionary):
            holder = each.stream_dict if isinstance(each, Stream) else each
            if Name.Metadata in holder:
                del holder[Name.Metadata]
            hidden |= isinstance(each, Stream) and holder.get(Name.Subtype) == Name.Image and _undescribed(each)
    named = False
    for page in pdf.pages:
        for note in notes_of(page):
            named |= _is_written(note)
            for key in _OF_A_NOTE:
                if key in note:
                    del note[key]
    return (*((HIDDEN,) if hidden else ()), *((AUTHORS,) if named else ()))


def _is_written(note: Object) -> bool:
    writer = note.get(Name.T)
    return isinstance(writer, String) and bool(bytes(writer).strip())


def _undescribed(image: Stream) -> bool:
    """Whether a picture of a PDF said something beside its dots; it does not any more."""
    given = image.get(Name.Filter)
    filters = [str(each) for each in given] if isinstance(given, Array) else [str(given)]
    if filters not in (["/DCTDecode"], ["/FlateDecode", "/DCTDecode"]):
        return False
    jpeg = image.read_raw_bytes()
    if len(filters) > 1:
        try:
            jpeg = zlib.decompressobj().decompress(jpeg, LARGEST_PICTURE)
        except zlib.error:
            return False
    bare = undescribed(jpeg)
    if len(bare) == len(jpeg):
        return False
    parameters = image.get(Name.DecodeParms)
    last = parameters[-1] if isinstance(parameters, Array) and len(parameters) else parameters
    image.write(bare, filter=Name.DCTDecode, decode_parms=last if isinstance(last, Dictionary) else None)
    return True


def undescribed(jpeg: bytes) -> bytes:
    """The same JPEG, dot for dot, without what it says beside its dots, nor what follows its end.

    Returns:
        The very bytes that were given where they cannot be walked through.
    """
    if jpeg[:2] != bytes((0xFF, _START)):
        return jpeg
    kept, place = [jpeg[:2]], 2
    while place + 4 <= len(jpeg) and jpeg[place] == 0xFF:
        mark = jpeg[place + 1]
        if mark == 0xFF:  # a byte of filling
            place += 1
            continue
        after = place + 2 + int.from_bytes(jpeg[place + 2 : place + 4])
        if mark == _SCAN:
            found = _AFTER_DOTS.search(jpeg, after)
            after = found.start() if found else len(jpeg)
        if mark not in _DESCRIBES or jpeg.startswith(_PROFILE, place + 4):
            kept.append(jpeg[place:after])
        place = after
        end = jpeg[place : place + 2]
        # Some scanners never write the end.
        if end == bytes((0xFF, _END)) or (mark == _SCAN and not end):
            return b"".join((*kept, end))
    return jpeg
