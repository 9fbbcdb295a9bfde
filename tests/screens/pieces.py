"""The data file of a draft whose pieces came as photos, scans, a protected PDF and a document of an office program."""

import io
from collections.abc import Mapping
from pathlib import Path

from pikepdf import Encryption, Pdf

from chorus_desktop.services import attachments, inbox
from chorus_desktop.services.opening import Store
from tests.helpers.examples import TODAY as _TODAY
from tests.pdf.photos import photo


def fill(store: Store, folder: Path, ids: Mapping[str, str], certificate: Path) -> Mapping[str, str]:
    """Three photos made one piece, a PDF, a spreadsheet; a folder « à classer », and a PDF that waits for its password."""
    for item in attachments.listed(store, ids["draft"]):
        attachments.remove(store, ids["draft"], item.id, _TODAY)
    photos = [_written(folder / f"IMG_2026013{rank}.jpg", photo((1200, 1600), orientation=turn)) for rank, turn in enumerate((1, 6, 8))]
    added = attachments.add(store, ids["draft"], photos, "attestation")
    piece = attachments.merge(store, ids["draft"], [each.attachment for each in added], _TODAY)
    table = _written(folder / "presences.csv", b"Enfant;Jour\nLina A.;7 janvier\n")
    attachments.add(store, ids["draft"], [certificate], "other")
    attachments.add(store, ids["draft"], [table], "other")
    waiting = folder / "a classer"
    waiting.mkdir()
    _written(waiting / "Scan du 3 février.pdf", certificate.read_bytes() + b"\n")
    _written(waiting / "IMG_20260203_181204.jpg", photo((900, 1200), noise=0))
    inbox.choose(store, waiting)
    locked = _written(folder / "RIB protégé.pdf", _protected(certificate))
    return {**ids, "piece": piece, "locked": str(locked), "scan": str(certificate)}


def _written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def _protected(certificate: Path) -> bytes:
    file = io.BytesIO()
    with Pdf.open(certificate) as opened:
        opened.save(file, encryption=Encryption(user="judo", owner="judo"))
    return file.getvalue()
