"""Files kept inside the data file, each once, under its SHA-256; read only when asked for."""

import hashlib
import re

from sqlalchemy import text
from sqlmodel import Session

from chorus_desktop.store.database import Store, found
from chorus_desktop.store.tables import StoredFileRow

_HASH = re.compile(r"\b[0-9a-f]{64}\b")

_JOINED = "SELECT sha256 FROM attachment WHERE purged_on IS NULL UNION SELECT logo FROM issued UNION SELECT signature FROM issued"

_WRITTEN = """
SELECT body FROM association UNION ALL SELECT body FROM dossier UNION ALL SELECT body FROM certificate_set
UNION ALL SELECT body FROM attachment WHERE purged_on IS NULL UNION ALL SELECT body FROM attachment_act
"""
"""Where an object names a file by itself: a logo, a signature, the scan of a convention, the file that a joined one was made from."""


def keep_file(store: Store, data: bytes) -> str:
    """Keep the bytes of a file; those already there are not kept twice.

    Args:
        store: the open file.
        data: the bytes.

    Returns:
        Their SHA-256, to be written in the object that names the file.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    with store.transaction() as session:
        if not store.rows("SELECT 1 FROM stored_file WHERE sha256 = :sha256", sha256=sha256):
            session.add(StoredFileRow(sha256=sha256, data=data))
            session.flush()
    return sha256


def file_bytes(store: Store, sha256: str) -> bytes:
    """The bytes of a file.

    Raises:
        KeyError: no such file: it was purged, or never kept.
        CorruptStore: they are no longer those that were kept.
    """
    with store.reading() as session:
        data = found(session, StoredFileRow, sha256).data
        if hashlib.sha256(data).hexdigest() != sha256:
            raise store.corrupt()
        return data


def drop_file(store: Store, sha256: str) -> None:
    """Remove a file that took another one's place and was replaced in its turn, unless something still names it."""
    with store.transaction() as session:
        row = session.get(StoredFileRow, sha256)
        named = any(sha256 == each for (each,) in store.rows(_JOINED)) or any(sha256 in body for (body,) in store.rows(_WRITTEN))
        if row is not None and not named:
            _delete(session, row)
            session.flush()


def sweep_files(store: Store) -> int:
    """Remove the files that nothing names any more, once what was choosing one is saved.

    Returns:
        How many were removed.
    """
    with store.transaction() as session:
        named = {sha256 for (sha256,) in store.rows(_JOINED)}
        for (body,) in store.rows(_WRITTEN):
            named.update(_HASH.findall(body))
        loose = [sha256 for (sha256,) in store.rows("SELECT sha256 FROM stored_file") if sha256 not in named]
        for sha256 in loose:
            _delete(session, found(session, StoredFileRow, sha256))
        session.flush()
    return len(loose)


def _delete(session: Session, row: StoredFileRow) -> None:
    """Remove a file with its text, which names whom the file names."""
    session.execute(text("DELETE FROM piece_text WHERE sha256 = :sha256"), {"sha256": row.sha256})
    session.delete(row)
