"""SQLite's errors said in French, once; and the troubles that the store alone can meet."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from chorus_desktop.domain.trouble import Trouble

NBSP = "\u00a0"


class Damaged(Trouble):
    """A file is not, or no longer, a readable data file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(
            f"Le fichier «{NBSP}{path.name}{NBSP}» est abîmé, ou n’est pas un fichier de Chorus Desktop.",
            "Choisissez une autre copie.",
        )


class NotOurs(Trouble):
    """A sound SQLite file of another program."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Le fichier «{NBSP}{path.name}{NBSP}» vient d’un autre programme.",
            "Rien n’y a été changé. Choisissez un fichier enregistré par Chorus Desktop.",
        )


class NewerStore(Trouble):
    """A file that a newer version of the program wrote."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Le fichier «{NBSP}{path.name}{NBSP}» vient d’une version plus récente de Chorus Desktop.",
            "Rien n’y a été changé. Installez la dernière version du programme, puis ouvrez-le de nouveau.",
        )


class NumberTaken(Trouble):
    """The number is not, or no longer, the next one of its series."""

    def __init__(self, number: str) -> None:
        self.number = number
        super().__init__(
            f"Le numéro {number} n’est plus le suivant{NBSP}: un numéro a été ajouté entre-temps.",
            "Rien n’a été enregistré. Relisez la facture, puis finalisez-la de nouveau.",
        )


class NumberUsed(Trouble):
    """A past number was typed that the association used already."""

    def __init__(self, number: str) -> None:
        self.number = number
        super().__init__(
            f"Le numéro {number} est déjà connu, ou un numéro qui s’écrit presque pareil.",
            "Vérifiez-le dans la liste de vos factures\u00a0: un numéro ne sert qu’une fois.",
        )


class ProcedureThere(Trouble):
    """A procedure was to be taken out of the trash while another one has its identifier."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"Une autre démarche a pris la place de «{NBSP}{name}{NBSP}».",
            "Supprimez d’abord celle qui est dans «\u00a0Mes démarches\u00a0», puis remettez celle-ci.",
        )


class Frozen(Trouble):
    """A change was asked of what can no longer change."""

    def __init__(self) -> None:
        super().__init__(
            "Cette facture est finalisée\u00a0: elle ne peut plus changer, ni ses pièces jointes.",
            "Avant le dépôt, annulez-la et préparez la suivante. Après le dépôt, faites un avoir.",
        )


class HoldsIssued(Trouble):
    """A record that holds finalised invoices was to be deleted."""

    def __init__(self) -> None:
        super().__init__(
            "Des factures finalisées en dépendent\u00a0: elles doivent être conservées dix ans.",
            "Rien n’a été supprimé. Les factures en préparation, elles, peuvent aller à la corbeille une à une.",
        )


@contextmanager
def said(path: Path) -> Iterator[None]:
    """Where errors of the disk and of SQLite become a Trouble; faults of the program go through as they are.

    Args:
        path: the file they speak of.
    """
    try:
        yield
    except (sqlite3.Error, DBAPIError, OSError) as error:
        if trouble := trouble_of(error, path):
            raise trouble from error
        raise


def trouble_of(error: sqlite3.Error | DBAPIError | OSError, path: Path) -> Trouble | None:
    """What an error of the disk or of SQLite means for the volunteer; none when it is a fault of the program.

    Args:
        error: as the library raised it.
        path: the file it speaks of.
    """
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, OSError):
        return _of_disk(cause, path)
    code = getattr(cause, "sqlite_errorcode", None)
    match code & 0xFF if code is not None else None:
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return Damaged(path)
        case sqlite3.SQLITE_FULL:
            return _full(path)
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return Trouble(
                f"Le fichier «{NBSP}{path.name}{NBSP}» est occupé par un autre programme.",
                "Rien n’est perdu. Attendez la fin de la copie ou de la synchronisation, puis réessayez.",
            )
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM | sqlite3.SQLITE_CANTOPEN:
            return _closed(path)
        case sqlite3.SQLITE_IOERR:
            return _broken_disk(path)
    return None


def _of_disk(error: OSError, path: Path) -> Trouble:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return _full(path)
    if isinstance(error, FileNotFoundError):
        return Trouble(f"Le fichier «{NBSP}{path.name}{NBSP}» est introuvable.", "Vérifiez que le disque ou la clé est branché.")
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return _closed(path)
    return _broken_disk(path)


def _full(path: Path) -> Trouble:
    return Trouble(
        f"Il n’y a plus de place sur le disque pour «{NBSP}{path.name}{NBSP}».",
        "Rien n’a été enregistré à moitié. Libérez de la place, puis réessayez.",
    )


def _closed(path: Path) -> Trouble:
    return Trouble(
        f"Le programme n’a pas le droit d’écrire dans le dossier «{NBSP}{path.parent}{NBSP}».",
        "Choisissez un dossier où vous avez le droit d’écrire, ou demandez-le à la personne qui gère l’ordinateur.",
    )


def _broken_disk(path: Path) -> Trouble:
    return Trouble(
        f"Le disque ne répond pas en lisant ou en écrivant «{NBSP}{path.name}{NBSP}».",
        "Vérifiez que le disque ou la clé est bien branché, puis réessayez. Faites une copie dès que possible.",
    )
