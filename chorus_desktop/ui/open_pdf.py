"""A file opened with the computer's own program, from a copy that goes away with this one."""

import re
from functools import cache
from pathlib import Path

from PySide6.QtCore import QTemporaryDir

from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.ui.desk import Desk


def file_name(title: str) -> str:
    """A file name made of a title: « Facture n° FA2026/012 » is ``Facture-n-FA2026-012.pdf``."""
    plain = re.sub(r"[^\w.]+", "-", title.replace("°", "")).strip("-.")
    return f"{plain or 'document'}.pdf"


def open_pdf(desk: Desk, title: str, content: bytes) -> None:
    """Open a PDF in the computer's reader.

    Args:
        desk: opens it, or says why it cannot.
        title: its file is named after it.
        content: the whole PDF.
    """
    open_file(desk, file_name(title), content)


def open_file(desk: Desk, name: str, content: bytes) -> None:
    """Open a file with the computer's own program for its kind.

    Args:
        desk: opens it, or says why it cannot.
        name: its name, a portal's: no child's.
        content: its bytes.
    """
    path = Path(_folder().path()) / name
    try:
        path.write_bytes(content)
    except OSError:
        desk.dialogs.trouble(
            Trouble("Le document n’a pas pu être écrit pour être ouvert.", "Libérez de la place sur le disque, puis recommencez.")
        )
        return
    desk.open_outside(path)


@cache
def _folder() -> QTemporaryDir:
    return QTemporaryDir()
