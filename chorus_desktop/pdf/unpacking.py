"""How much the parts of a PDF unpack to, counted without ever holding it: a few kilobytes can claim gigabytes."""

import base64
import zlib
from collections.abc import Iterable, Iterator

from pikepdf import Array, Name, Pdf, PdfError, Stream, StreamDecodeLevel, settings

from chorus_desktop.domain.trouble import Trouble

LARGEST_PICTURE = 300_000_000
"""Bytes: a page of A3 in colours at 600 per inch takes 210 million."""
LARGEST_PART = 60_000_000
"""Bytes of anything else: the plan of a whole town takes 20 million."""

_STEP = 1_000_000
_MOST_FILTERS = 8
_FEW = ("/LZWDecode", "/RunLengthDecode", "/ASCIIHexDecode")
"""Of old programs: unpacked by qpdf."""
_PICTURES = ("/DCTDecode", "/JPXDecode", "/CCITTFaxDecode", "/JBIG2Decode", "/Crypt")


class _BeyondError(Exception):
    """It unpacks to more than its limit."""


def limit_memory() -> None:
    """Let qpdf give up, rather than fill the memory, on what is above any picture."""
    settings.set_qpdf_limits(flate_max_memory=LARGEST_PICTURE, run_length_max_memory=LARGEST_PICTURE, dct_max_memory=LARGEST_PICTURE)


def weigh(pdf: Pdf) -> bool:
    """Look at every part of an open PDF; those that nobody could unpack are emptied of what cannot be read.

    Returns:
        Whether there was one.

    Raises:
        Trouble: one unpacks to more than any page can need: whoever opens the file next would hang on it.
    """
    broken = False
    for part in pdf.objects:
        if not isinstance(part, Stream):
            continue
        is_picture = part.get(Name.Subtype) == Name.Image
        pieces = list[bytes]()
        try:
            if is_picture and _dots(part) > LARGEST_PICTURE:
                raise _BeyondError
            for piece in _unpacked(part, LARGEST_PICTURE if is_picture else LARGEST_PART):
                pieces += () if is_picture else (piece,)
        except _BeyondError:
            raise Trouble(
                "Une fois ouvert, ce PDF prendrait une place démesurée\u00a0: il bloquerait l’ordinateur.",
                "Numérisez de nouveau le document, ou imprimez-le en PDF, puis ajoutez ce nouveau fichier.",
            ) from None
        except (PdfError, zlib.error, ValueError) as error:
            broken = True
            if not is_picture:
                part.write(b"".join(pieces))
            elif not isinstance(error, zlib.error):  # of which viewers show the part that is whole
                _whiten(part)
    return broken


def _whiten(picture: Stream) -> None:
    """A white dot in the place of a picture that nobody can read."""
    for key in set(picture.keys()) - {"/Type", "/Subtype", "/Length"}:
        del picture[key]
    picture.write(b"\xff")
    picture.Width = picture.Height = 1
    picture.BitsPerComponent, picture.ColorSpace = 8, Name.DeviceGray


def _dots(picture: Stream) -> int:
    try:
        return int(picture.get(Name.Width, 0)) * int(picture.get(Name.Height, 0))
    except (TypeError, ValueError):
        return 0


def _unpacked(part: Stream, limit: int) -> Iterable[bytes]:
    """What is in a part, as far as it is packed as anything is; a picture's own packing is left to viewers.

    Raises:
        ValueError: nobody can unpack it.
    """
    given = part.get(Name.Filter)
    filters = [str(each) for each in given] if isinstance(given, Array) else [str(given)] if isinstance(given, Name) else []
    if len(filters) > _MOST_FILTERS:
        raise _BeyondError
    raw = part.read_raw_bytes()
    if filters[:1] == ["/DCTDecode"] and not raw.startswith(b"\xff\xd8"):
        raise ValueError(filters)
    pieces: Iterable[bytes] = (raw,)
    for each in filters:
        if each == "/FlateDecode":
            pieces = _counted(_inflated(pieces), limit)
        elif each == "/ASCII85Decode":
            pieces = (base64.a85decode(piece.strip().removeprefix(b"<~").removesuffix(b"~>")) for piece in pieces)
        elif each in _FEW:
            return _counted((part.read_bytes(StreamDecodeLevel.specialized),), limit)
        elif each not in _PICTURES:
            raise ValueError(filters)
    return pieces


def _inflated(chunks: Iterable[bytes]) -> Iterator[bytes]:
    unpacker = zlib.decompressobj()
    for chunk in chunks:
        left = chunk
        while left:
            yield unpacker.decompress(left, _STEP)
            left = unpacker.unconsumed_tail


def _counted(pieces: Iterable[bytes], limit: int) -> Iterator[bytes]:
    count = 0
    for piece in pieces:
        count += len(piece)
        if count > limit:
            raise _BeyondError
        yield piece
