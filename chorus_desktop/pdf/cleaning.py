"""A PDF as anybody may send it, made sound: repaired, its protection taken off, what could act taken out.

What comes from here is a plain PDF with at least one page. Meant to run apart: see ``services/apart``.
"""

import io
import re
import unicodedata
from collections.abc import Callable
from contextlib import suppress

import pypdfium2
from pikepdf import Array, Name, ObjectStreamMode, Page, PasswordError, Pdf
from pypdf import PdfReader, PdfWriter

from chorus_desktop.domain.french import plural
from chorus_desktop.domain.shape import Record
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.pdf.disarming import disarmed
from chorus_desktop.pdf.private_words import unsaid
from chorus_desktop.pdf.reading import LARGEST_BYTES, Fault, UnusableError
from chorus_desktop.pdf.unpacking import limit_memory, weigh

Told = Callable[[int, int, str], object]

LARGEST_SIDE = 14_400
"""Points: the largest page that the format itself allows, five metres."""
_STAMP = 64
"""Dots."""
A4 = (595.28, 841.89)

REPAIRED = "Réparé\u00a0: le fichier était abîmé."
LOOK = "Vérifiez que toutes ses pages y sont."
UNREADABLE = "Une partie du fichier ne se lit pas\u00a0: vérifiez que toutes ses pages sont entières."
UNLOCKED = "Le mot de passe a été retiré."
UNPROTECTED = "La protection a été retirée."

_PROMISED = re.compile(rb"/Count\s+(\d{1,5})\b[^<>]*/Type\s*/Pages\b|/Type\s*/Pages\b[^<>]*/Count\s+(\d{1,5})\b")

_TRAILER = tuple(
    re.compile(entry) for entry in (rb"/Root\s+\d+\s+\d+\s+R", rb"/Encrypt\s+\d+\s+\d+\s+R", rb"/ID\s*\[\s*<[^>]*>\s*<[^>]*>\s*\]")
)

_REFUSED = {
    Fault.EMPTY: ("Ce fichier est vide (zéro octet).", "Refaites la numérisation ou l’export."),
    Fault.HUGE: ("Ce fichier est trop lourd pour être ouvert ici.", "Numérisez-le de nouveau en qualité plus basse."),
    Fault.NOT_PDF: ("Ce fichier n’est pas un PDF.", "Enregistrez-le en PDF avec le programme qui l’a produit."),
    Fault.BROKEN: (
        "Ce PDF est abîmé, et n’a pas pu être réparé.",
        "Refaites la numérisation ou l’export, puis ajoutez ce nouveau fichier.",
    ),
    Fault.ENCRYPTED: (
        "Ce PDF est protégé, par un mot de passe ou d’une façon que ce programme ne sait pas ouvrir.",
        "Demandez-le sans protection à qui l’a fait, ou imprimez-le en PDF, puis ajoutez ce nouveau fichier.",
    ),
}


class Cleaned(Record):
    """A sound PDF.

    Attributes:
        done: what was done to it, one sentence each.
    """

    data: bytes
    pages: int
    done: tuple[str, ...] = ()


class Locked(Record):
    """A PDF that opens with a password only.

    Attributes:
        wrong: one was given, and it is not the right one.
    """

    wrong: bool


def opened(data: bytes, password: str = "", told: Told | None = None) -> Cleaned | Locked:
    """Make a PDF sound, whatever its bytes, and see that each of its pages can be shown.

    Args:
        data: as it came.
        password: as the volunteer typed it; it is kept nowhere.
        told: how far it is, page by page: one that hangs is then what takes too long, not a long file.

    Raises:
        Trouble: it cannot be used; says why and what to do.
    """
    cleaned = _unlocked(data, password)
    if isinstance(cleaned, Cleaned):
        _show(cleaned, told)
    return cleaned


def sound(data: bytes) -> Cleaned:
    """``opened`` without looking at the pages, and without a password: for a file that was opened before.

    Raises:
        Trouble: it cannot be used, or not without a password; says why and what to do.
    """
    cleaned = _unlocked(data, "")
    if isinstance(cleaned, Locked):
        raise Trouble("Ce PDF est protégé par un mot de passe.", "Donnez ce mot de passe, ou enregistrez le fichier sans protection.")
    return cleaned


def _unlocked(data: bytes, password: str) -> Cleaned | Locked:
    limit_memory()
    try:
        return _sound(data, password)
    except PasswordError:
        return Locked(wrong=bool(password))
    except UnusableError as unusable:
        raise refused(unusable.fault) from unusable.__cause__


def refused(fault: Fault) -> Trouble:
    """Why a file cannot be used, and what to do."""
    return Trouble(*_REFUSED[fault])


def _show(cleaned: Cleaned, told: Told | None) -> None:
    """Draw each page as small as a stamp. Whatever makes a viewer hang, or brings it down, does so here, apart, and not later."""
    with suppress(pypdfium2.PdfiumError), pypdfium2.PdfDocument(cleaned.data) as document:
        for number in range(len(document)):
            if told is not None:
                told(number, cleaned.pages, "Lecture des pages")
            page = document[number]
            page.render(scale=_STAMP / max(page.get_size()))
            page.close()


def _sound(data: bytes, password: str) -> Cleaned:
    if not data:
        raise UnusableError(Fault.EMPTY)
    if len(data) > LARGEST_BYTES:
        raise UnusableError(Fault.HUGE)
    if b"%PDF-" not in data[:1024]:
        raise UnusableError(Fault.NOT_PDF)
    rooted = _with_trailer(data)
    for attempt, given in ((_cleaned, data), (_repaired, data), (_rebuilt, data), (_repaired, rooted), (_rebuilt, rooted)):
        try:
            return attempt(given, password)
        except (PasswordError, Trouble, MemoryError):
            raise
        except Exception as error:  # a damaged file leads a library to raise anything
            if "unsupported encryption" in str(error):
                raise UnusableError(Fault.ENCRYPTED) from error
            failure = error
    raise UnusableError(Fault.BROKEN) from failure


def _cleaned(data: bytes, password: str) -> Cleaned:
    pdf, done = _open(data, password, recovering=False)
    with pdf:
        return _written(pdf, done)


def _repaired(data: bytes, password: str) -> Cleaned:
    pdf, done = _open(data, password, recovering=True)
    with pdf:
        cleaned = _written(pdf, done)
    # As the file itself has it: qpdf corrects the number while it repairs.
    promised = max((int(one or other) for one, other in _PROMISED.findall(data)), default=0)
    lost = promised > cleaned.pages
    note = f"{REPAIRED} Il annonçait {plural(promised, 'page')}, il en reste {cleaned.pages}." if lost else f"{REPAIRED} {LOOK}"
    return cleaned.model_copy(update={"done": (note, *cleaned.done)})


def _rebuilt(data: bytes, password: str) -> Cleaned:
    """By pypdf, which finds pages where qpdf finds no root to begin from."""
    writer, sheet = PdfWriter(clone_from=PdfReader(io.BytesIO(data), strict=False)), io.BytesIO()
    writer.write(sheet)
    return _repaired(sheet.getvalue(), password)


def _with_trailer(data: bytes) -> bytes:
    """With a trailer made of what is left of the last one: a few bytes that lack at the end hide all that is packed in streams."""
    kept = [found[-1] for found in (entry.findall(data) for entry in _TRAILER) if found]
    return data + b"\nendstream\nendobj\ntrailer\n<< %s /Size 1 >>\nstartxref\n0\n%%%%EOF\n" % b" ".join(kept)


def _open(data: bytes, password: str, *, recovering: bool) -> tuple[Pdf, tuple[str, ...]]:
    """An open PDF, and what is said of the protection that it had."""
    ways = _ways_to_write(password)
    for rank, way in enumerate(ways, start=1):
        try:
            pdf = Pdf.open(io.BytesIO(data), password=way, attempt_recovery=recovering, conversion_mode="explicit")
        except PasswordError:
            if rank == len(ways):
                raise
        else:
            break
    return pdf, ((UNLOCKED if way else UNPROTECTED),) if pdf.is_encrypted else ()


def _ways_to_write(password: str) -> tuple[bytes, ...]:
    """The bytes of a password: none first, since many protected files open without; then as today, and as before AES-256."""
    written = unicodedata.normalize("NFC", password)
    return tuple(dict.fromkeys((b"", written.encode(), written.encode("cp1252", "ignore"))))


def _written(pdf: Pdf, done: tuple[str, ...]) -> Cleaned:
    count = len(pdf.pages)
    if not count:
        raise Trouble("Ce PDF n’a aucune page.", "Refaites la numérisation ou l’export, puis ajoutez ce nouveau fichier.")
    if weigh(pdf):
        done = (*done, UNREADABLE)
    done = (*done, *disarmed(pdf), *unsaid(pdf))
    for page in pdf.pages:
        _measure(page)
    if Name.Size not in pdf.trailer:
        pdf.trailer.Size = 0  # qpdf writes the true one, but only where there was one
    sheet = io.BytesIO()
    pdf.save(sheet, object_stream_mode=ObjectStreamMode.generate, encryption=False)
    return Cleaned(data=sheet.getvalue(), pages=count, done=done)


def _measure(page: Page) -> None:
    """Give a page that has no size, or an absurd one, that of A4."""
    try:
        left, bottom, right, top = (float(side) for side in page.mediabox)
        absurd = not (1 <= abs(right - left) <= LARGEST_SIDE and 1 <= abs(top - bottom) <= LARGEST_SIDE)
    except (AttributeError, TypeError, ValueError):
        absurd = True
    if absurd:
        page.obj[Name.MediaBox] = Array([0, 0, *A4])
        if Name.CropBox in page.obj:
            del page.obj[Name.CropBox]
