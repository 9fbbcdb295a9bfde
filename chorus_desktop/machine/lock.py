"""One running copy of the program per data file.

Two things are kept beside the data file while it is open: a lock that the system itself drops when the process ends, even
by ``kill -9``, and a note of who holds it, for the sentence that the second copy shows. The lock is only seen on one
computer; in a folder that is synchronised between several, the note alone tells that another one has the file open.
"""

import json
import os
import platform
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from filelock import FileLock, Timeout

from chorus_desktop.domain.trouble import Trouble


class Busy(Trouble):
    """Another running copy of the program has this data file open.

    Attributes:
        pid: its process number; None when it left no readable note.
        host: the name of its computer; empty when unknown.
        elsewhere: it runs, or crashed, on another computer: only the volunteer can tell which, and may go on.
    """

    def __init__(self, pid: int | None, host: str, *, elsewhere: bool) -> None:
        self.pid = pid
        self.host = host
        self.elsewhere = elsewhere
        if elsewhere:
            super().__init__(
                f"Vos dossiers sont ouverts sur un autre ordinateur ({host}).",
                "Fermez Chorus Desktop là-bas, attendez la fin de la synchronisation, puis réessayez. "
                "Si cet ordinateur s’est arrêté brutalement, vous pouvez ouvrir ici.",
            )
        else:
            super().__init__(
                "Chorus Desktop est déjà ouvert avec ces dossiers.",
                "Reprenez la fenêtre déjà ouverte, ou fermez-la avant d’ouvrir celle-ci.",
            )


class Hold:
    """A held data file; give it back with ``release()``, or use it in a ``with``."""

    def __init__(self, lock: FileLock, note: Path) -> None:
        self._lock = lock
        self._note = note

    def release(self) -> None:
        """Give the file back; doing it twice is harmless."""
        if self._lock.is_locked:
            with suppress(OSError):
                self._note.unlink()
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.release()


def hold(data_file: Path, *, anyway: bool = False) -> Hold:
    """Hold a data file for this process alone, until released or until the process ends.

    Args:
        data_file: it need not exist yet; its folder must.
        anyway: pass over the note of another computer, when the volunteer says that it no longer has the file open.
            A copy that runs on this computer is never passed over.

    Raises:
        Busy: another copy has it.
        Trouble: the folder cannot be written to.
    """
    note = data_file.with_name(f"{data_file.name}.ouvert")
    lock = FileLock(data_file.with_name(f"{data_file.name}.verrou"), thread_local=False)
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        pid, host = _read(note)
        raise Busy(pid, host, elsewhere=False) from error
    except OSError as error:
        raise _unwritable(data_file.parent) from error
    pid, host = _read(note)
    if host not in ("", platform.node()) and not anyway:
        lock.release()
        raise Busy(pid, host, elsewhere=True)
    try:
        note.write_text(json.dumps({"pid": os.getpid(), "host": platform.node()}), encoding="utf-8")
    except OSError as error:
        lock.release()
        raise _unwritable(data_file.parent) from error
    return Hold(lock, note)


def _read(note: Path) -> tuple[int | None, str]:
    """Who wrote the note; a note torn by a crash says nothing."""
    try:
        said = json.loads(note.read_text(encoding="utf-8"))
        return int(said["pid"]), str(said["host"])
    except (OSError, ValueError, KeyError, TypeError):
        return None, ""


def _unwritable(folder: Path) -> Trouble:
    return Trouble(
        f"Il n’est pas possible d’écrire dans le dossier « {folder} ».",
        "Vérifiez que le disque n’est pas plein ni protégé en écriture, ou choisissez un autre dossier.",
    )
