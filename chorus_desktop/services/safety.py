"""Copies: the verified backups of every day, the copy handed over to the next treasurer, and the way back from each."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from chorus_desktop.domain.french import long_date, plural, size
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.machine import lock, paths
from chorus_desktop.machine.paths import Places
from chorus_desktop.services import opening
from chorus_desktop.services.replaced import Replaced
from chorus_desktop.store import backup
from chorus_desktop.store.copies import Copy as Copy
from chorus_desktop.store.copies import check_copy, copy_to, glance
from chorus_desktop.store.database import Store
from chorus_desktop.store.troubles import Damaged, NewerStore, NotOurs


@dataclass(frozen=True)
class BackupRow:
    """One backup in the list.

    Attributes:
        made_at: the moment its file was written.
        said: what it is, in words: « Copie du jour », « Avant une mise à jour ».
        good: whether it can be put back.
        held: what it holds, in words: « 12 factures »; empty for one that cannot be read.
    """

    path: Path
    day: date
    made_at: datetime
    said: str
    size: int
    good: bool
    held: str = ""

    @property
    def moment(self) -> str:
        """When it was made: « 27 novembre 2026 à 14:05 »; without the hour once its file was copied from elsewhere another day."""
        hour = f" à {self.made_at:%H:%M}" if self.made_at.date() == self.day else ""
        return f"{long_date(self.day)}{hour}"


_LABELS = {"quotidienne": "Copie du jour", "demandee": "Copie demandée", "avant-copie": "Copie avant un remplacement"}


def backups(store: Store) -> tuple[BackupRow, ...]:
    """The backups of this data file, newest first."""
    return _rows(store.backups)


def _rows(folder: Path) -> tuple[BackupRow, ...]:
    return tuple(
        BackupRow(
            path=item.path,
            day=item.day,
            made_at=item.made_at,
            said=_LABELS.get(item.label, "Copie avant une mise à jour"),
            size=item.size,
            good=item.good,
            held=_held(item.path) if item.good else "",
        )
        for item in backup.list_backups(folder)
    )


def of_the_day(store: Store, today: date) -> Path | None:
    """The copy of the day, when the day has none yet and the file was opened on another one.

    Raises:
        Trouble: the disk is full or the folder cannot be written.
    """
    return backup.daily_backup(store, store.backups, today)


def _held(path: Path) -> str:
    try:
        held = glance(path)
    except Trouble:
        return ""
    return plural(held.invoices, "facture") if held.associations else "vide"


def back_up(store: Store, today: date) -> Path:
    """Make one more verified backup now.

    Raises:
        Trouble: the disk is full or the folder cannot be written.
    """
    return backup.backup_now(store, store.backups, "demandee", today)


def save_copy(store: Store, target: Path) -> Path:
    """« Enregistrer une copie »: everything in one file, to hand over or to keep elsewhere.

    Raises:
        Trouble: the disk is full or the place cannot be written; an older file there is as it was.
    """
    copy_to(store, target)
    return target


def look(path: Path) -> Copy:
    """What a copy holds, before it is opened.

    Raises:
        Trouble: it is no copy of this program, or from a newer version, or damaged.
    """
    return check_copy(path)


def replace_with(copy: Path, path: Path, folder: Path, today: date) -> Replaced:
    """Put a copy in the place of the closed data file, after a backup of what is replaced.

    Raises:
        Trouble: the copy is not sound, or is an exercise and the file is not, or the disk refuses; the file is as it was.
    """
    if check_copy(copy).practice and _holds_real_dossiers(path):
        raise Trouble(
            f"«\u00a0{copy.name}\u00a0» est une copie de l’exercice.",
            "Elle ne remplace pas de vrais dossiers. Pour vous exercer\u00a0: «\u00a0Fichier\u00a0», «\u00a0S’exercer avec un exemple\u00a0».",
        )
    if path.exists() and path.stat().st_size:
        # A damaged or foreign file is no reason to refuse a good copy: it is kept aside as it is.
        with suppress(Damaged, NotOurs, NewerStore):
            backup.copy_file(path, folder, "avant-copie", today)
    return opening.put_back(copy, path, folder, today)


def _holds_real_dossiers(path: Path) -> bool:
    """Whether a data file is anything but an exercise, or a file in which nothing was ever written."""
    if not path.exists() or not path.stat().st_size:
        return False
    try:
        return not check_copy(path).practice
    except Trouble:
        return True


def _places(data: Path | None) -> Places:
    return paths.beside(data) if data else paths.of_user()


def backup_file(data: Path | None, out: Path | None, today: date) -> Path:
    """Back a data file up without the window.

    Args:
        data: the data file; the user's own by default.
        out: where to write the copy; the folder of backups by default.
        today: the day to reckon from.

    Raises:
        Trouble: there is none, something is in the place of the copy, the window has the file open, or the disk refuses.
    """
    places = _places(data)
    if out and out.is_dir():
        raise Trouble(
            f"«\u00a0{out}\u00a0» est un dossier.", f"Donnez le nom du fichier à écrire, par exemple «\u00a0{out / 'copie.chorus'}\u00a0»."
        )
    if out and out.exists():
        raise Trouble(f"«\u00a0{out}\u00a0» existe déjà.", "Rien n’y a été changé. Donnez un autre nom.")
    if not places.data_file.is_file():
        # Opening would make an empty one, and a mistyped name would pass for a backup.
        raise Trouble(
            f"Il n’y a pas de fichier de données à cet endroit\u00a0: «\u00a0{places.data_file}\u00a0».",
            "Vérifiez le nom donné après --data." if data else "Ouvrez d’abord le programme, ou nommez le fichier avec --data.",
        )
    paths.prepare(places)
    with lock.hold(places.data_file):
        store = opening.open_file(places.data_file, places.backups, today).store
        try:
            return save_copy(store, out) if out else back_up(store, today)
        finally:
            store.close()


def backup_lines(data: Path | None) -> tuple[str, ...]:
    """The backups of a data file, a line each for the console."""
    rows = _rows(_places(data).backups)
    if not rows:
        return ("Aucune sauvegarde pour l’instant.",)
    return tuple(" · ".join(part for part in _console(row) if part) for row in rows)


def _console(row: BackupRow) -> tuple[str, ...]:
    return row.moment, row.said, row.held, size(row.size), "bonne" if row.good else "ABÎMÉE", str(row.path)


def restore_file(data: Path | None, copy: Path, today: date) -> Replaced:
    """Put a backup back without the window.

    Raises:
        Trouble: the window has the file open, the copy is not sound, or the disk refuses; the file is as it was.
    """
    places = _places(data)
    paths.prepare(places)
    with lock.hold(places.data_file):
        return replace_with(copy, places.data_file, places.backups, today)
