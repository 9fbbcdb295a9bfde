"""The deposit folder: every file of one deposit, written so that a crash leaves a whole folder or none."""

import errno
import os
import re
import shutil
import zipfile
from collections.abc import Collection, Mapping
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from chorus_desktop.domain.trouble import Trouble

_NAME = re.compile(r"(?=.{3,50}$)[A-Za-z0-9_][A-Za-z0-9._-]*\.[A-Za-z0-9]+")
"""The portal takes 50 characters, extension included; these characters are safe on every system."""

CANCELLED = "ANNULEE-ne-pas-deposer.txt"
"""What says in a folder that its invoice was cancelled."""

_ZIP_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest day that a zip can tell: the same files give the same bytes."""


OWNER_ONLY = 0o600
"""Bank details and lists of children: other accounts of a shared computer do not read them, whatever the umask."""


def free_folder(folder: Path, name: str, data: bytes) -> Path:
    """The folder to write to so that no other file of that name is lost: ``folder``, or one beside it with a number.

    Args:
        folder: the one wanted.
        name: of the file that must not take the place of another.
        data: its bytes; a file that holds the same is the same.

    Raises:
        Trouble: what is there cannot be read.
    """
    free, rank = folder, 1
    try:
        while (free / name).is_file() and (free / name).read_bytes() != data:
            rank += 1
            free = folder.with_name(f"{folder.name}-{rank}")
    except OSError as error:
        raise _trouble(error, folder) from error
    return free


def write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write the files of a deposit; writing them again is harmless.

    A new folder is filled beside its place, then renamed. In one that exists, each file that differs is replaced at once, an
    attachment that is joined no more goes, and what the volunteer put there herself (the portal's certificate of deposit) stays.

    Args:
        folder: the folder itself; its parents are made.
        files: name → content.

    Raises:
        ValueError: a name that the portal would not take; the caller makes names, so that is a bug.
        Trouble: the disk is full, or the place cannot be written.
    """
    _check(files)
    try:
        if folder.is_dir():
            for name, data in files.items():
                _replace(folder / name, data)
            for path in _no_more_joined(folder, files):
                path.unlink()
            return
        _make(folder.parent)
        unfinished = folder.with_name(f".{folder.name}.partiel")
        shutil.rmtree(unfinished, ignore_errors=True)
        _make(unfinished)
        try:
            for name, data in files.items():
                _write_through(unfinished / name, data)
            unfinished.rename(folder)
        except OSError:
            shutil.rmtree(unfinished, ignore_errors=True)
            raise
    except OSError as error:
        raise _trouble(error, folder) from error


def put(folder: Path, name: str, data: bytes) -> None:
    """Put one more file into a deposit folder that is there, in place of one of that name.

    Raises:
        ValueError: a name that the portal would not take.
        Trouble: the disk is full, or the place cannot be written.
    """
    _check({name: data})
    try:
        _replace(folder / name, data)
    except OSError as error:
        raise _trouble(error, folder) from error


def write_zip(path: Path, files: Mapping[str, bytes]) -> None:
    """Write the files of a deposit as one zip; the same files give the same bytes.

    Args:
        path: of the zip; the folder inside it takes its name.
        files: name → content.

    Raises:
        ValueError: a name that the portal would not take.
        Trouble: the disk is full, or the place cannot be written.
    """
    _check(files)
    unfinished = path.with_name(f".{path.name}.partiel")
    try:
        _make(path.parent)
        try:
            with _create(unfinished) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
                for name, data in files.items():
                    archive.writestr(_entry(f"{path.stem}/{name}"), data)
            unfinished.replace(path)
        except OSError:
            unfinished.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise _trouble(error, path) from error


def erase(folder: Path, names: Collection[str]) -> tuple[str, ...]:
    """Delete a deposit folder and the zip beside it; what the volunteer put there herself stays, and the folder with it.

    Args:
        folder: the folder itself; one that is gone already is fine.
        names: of the files that were written there.

    Returns:
        The names of what stays.

    Raises:
        Trouble: a file is open elsewhere, or cannot be deleted.
    """
    try:
        folder.with_suffix(".zip").unlink(missing_ok=True)
        if not folder.is_dir():
            return ()
        for name in names:
            (folder / name).unlink(missing_ok=True)
        left = tuple(sorted(path.name for path in folder.iterdir()))
        if not left:
            folder.rmdir()
        return left
    except OSError as error:
        raise Trouble(
            f"Tout n’a pas pu être effacé dans «\u00a0{folder}\u00a0»\u00a0: un de ses fichiers est ouvert ailleurs, ou protégé.",
            "Fermez les PDF de cette facture, puis recommencez.",
        ) from error


def mark_cancelled(folder: Path, notice: str) -> None:
    """Put a notice that nothing of it is to be deposited into a folder, and rename the zip beside it.

    The folder may be gone, or on a key that is not plugged in: then there is nothing to mark, and that is no trouble.
    """
    archive = folder.with_suffix(".zip")
    with suppress(OSError):
        if folder.is_dir():
            _replace(folder / CANCELLED, f"\ufeff{notice}\n".encode())  # with its mark, so that any editor shows the accents
        if archive.is_file():
            archive.replace(archive.with_stem(f"{archive.stem}-annulee"))


def _no_more_joined(folder: Path, files: Mapping[str, bytes]) -> list[Path]:
    """The files of the folder under one of our names for attachments (see ``attachment.portal_names``) that are not among these."""
    ours = re.compile(rf"PJ[0-9]+-[a-z0-9-]+-{re.escape(folder.name)}\.[A-Za-z0-9]+")
    return [path for path in folder.iterdir() if path.name not in files and path.is_file() and ours.fullmatch(path.name)]


def _check(files: Mapping[str, bytes]) -> None:
    for name in files:
        if not _NAME.fullmatch(name):
            message = f"not a name that the portal takes: {name!r}"
            raise ValueError(message)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _ZIP_DAY)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3  # the same on every system, so that the bytes are too
    entry.external_attr = 0o644 << 16
    return entry


def _replace(path: Path, data: bytes) -> None:
    if path.is_file() and path.read_bytes() == data:
        return
    unfinished = path.with_name(f".{path.name}.partiel")
    try:
        _write_through(unfinished, data)
        unfinished.replace(path)
    except OSError:
        unfinished.unlink(missing_ok=True)
        raise


def _write_through(path: Path, data: bytes) -> None:
    with _create(path) as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _create(path: Path) -> BinaryIO:
    path.unlink(missing_ok=True)
    return open(path, "wb", opener=lambda name, flags: os.open(name, flags | os.O_EXCL, OWNER_ONLY))


def _make(folder: Path) -> None:
    """Make a folder, and those above it, for their owner only; one that exists stays as it is."""
    for missing in reversed([each for each in (folder, *folder.parents) if not each.exists()]):
        missing.mkdir(mode=0o700, exist_ok=True)


def _trouble(error: OSError, place: Path) -> Trouble:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return Trouble(
            "Il n’y a plus de place sur le disque\u00a0: le dossier de dépôt n’a pas été écrit.",
            "Libérez de la place ou choisissez un autre disque, puis recommencez. Rien n’est perdu.",
        )
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return Trouble(
            f"Impossible d’écrire dans «\u00a0{place.parent}\u00a0»\u00a0: cet emplacement est protégé, ou un de ses fichiers est ouvert ailleurs.",
            "Fermez les PDF de cette facture s’ils sont ouverts, ou choisissez un autre emplacement, puis recommencez.",
        )
    return Trouble(
        f"Impossible d’écrire dans «\u00a0{place.parent}\u00a0».",
        "Vérifiez que le disque ou la clé est bien branché, ou choisissez un autre emplacement, puis recommencez.",
    )
