"""Files from anywhere, opened so that nothing they hold can surprise: weighed first, then read with every fault named.

pypdf raises whatever a damaged file leads it to. Here, once, that becomes a ``Fault``.
"""

import io
import logging
import stat
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from pypdf import PdfReader
from pypdf.errors import DependencyError

from chorus_desktop.domain.french import size
from chorus_desktop.domain.trouble import Trouble

logging.getLogger("pypdf").setLevel(logging.CRITICAL)
"""pypdf logs each oddity that it works around; nobody can act on them, and what matters is in the facts."""

LARGEST_BYTES = 150_000_000
"""Nothing above is read: the portal takes 120 Mo in all, and a file this large would only fill the memory."""

_Result = TypeVar("_Result")


class Fault(StrEnum):
    """Why a file cannot be used."""

    EMPTY = "empty"
    HUGE = "huge"
    NOT_PDF = "not_pdf"
    BROKEN = "broken"
    ENCRYPTED = "encrypted"


class UnusableError(Exception):
    """A PDF that cannot be read; carries the fault."""

    def __init__(self, fault: Fault) -> None:
        """Keep the fault."""
        super().__init__(fault.value)
        self.fault = fault


def read_file(path: Path) -> bytes:
    """The bytes of a file, its size looked at before anything is loaded.

    Raises:
        Trouble: missing, unreadable, no file at all, or above ``LARGEST_BYTES``.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise OSError("a folder, or a device that never ends")
        weight = status.st_size
        if weight > LARGEST_BYTES:
            raise Trouble(
                f"«\u00a0{path.name}\u00a0» pèse {size(weight)}\u00a0: c’est trop pour être ouvert ici.",
                f"Le portail accepte 10\u00a0Mo par fichier, et ce programme n’ouvre rien au-delà de {size(LARGEST_BYTES)}. "
                "Numérisez de nouveau le document en qualité plus basse.",
            )
        return path.read_bytes()
    except (OSError, ValueError) as error:  # ValueError: a zero in the path
        raise Trouble(
            f"«\u00a0{path.name}\u00a0» ne peut pas être lu.",
            "Vérifiez que le fichier existe encore et que vous avez le droit de l’ouvrir.",
        ) from error


def open_pdf(data: bytes) -> PdfReader:
    """A reader for a PDF that has at least one page and no password.

    Raises:
        UnusableError: with the fault.
    """
    if not data:
        raise UnusableError(Fault.EMPTY)
    if len(data) > LARGEST_BYTES:
        raise UnusableError(Fault.HUGE)
    if b"%PDF-" not in data[:1024]:
        raise UnusableError(Fault.NOT_PDF)
    try:
        reader = survived(lambda: PdfReader(io.BytesIO(data)))
    except UnusableError as unusable:
        # pypdf tries an empty password at once; for AES it would need a library that serves nothing else here.
        raise UnusableError(Fault.ENCRYPTED if isinstance(unusable.__cause__, DependencyError) else unusable.fault) from unusable.__cause__
    if reader.is_encrypted:
        raise UnusableError(Fault.ENCRYPTED)
    if not survived(lambda: len(reader.pages)):
        raise UnusableError(Fault.BROKEN)
    return reader


def survived(read: Callable[[], _Result]) -> _Result:
    """The result of reading something in a PDF.

    Raises:
        UnusableError: whatever went wrong in there: the file is broken.
    """
    try:
        return read()
    except UnusableError:
        raise
    except Exception as error:  # a damaged file makes pypdf raise anything: its own errors, KeyError, RecursionError…
        raise UnusableError(Fault.BROKEN) from error


def read_pages(count: int) -> tuple[int, ...]:
    """Which pages the portal's recognition reads, from 0: the first, the last but one, the last (AIFE, deposit guide)."""
    return tuple(dict.fromkeys(page for page in (0, count - 2, count - 1) if 0 <= page < count))
