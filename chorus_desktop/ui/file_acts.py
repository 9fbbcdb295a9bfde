"""What « Fichier » does to the whole data file: a copy to hand over, a copy received, the backups, the practice file."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from chorus_desktop import services
from chorus_desktop.domain.french import listing, long_date, plural
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.dialogs import FileKind

if TYPE_CHECKING:
    from chorus_desktop.services.safety import Copy

COPY: FileKind = ("Copie de Chorus Desktop", (".chorus",))


class Files(Protocol):
    """What the running program does with data files, once their pages are left."""

    @property
    def practising(self) -> bool:
        """Whether the practice file is open."""
        ...

    def replace_with(self, copy: Path) -> None:
        """Put a copy in the place of the user's own file, what it replaces kept aside, and open it."""
        ...

    def go_back_to(self, backup: Path) -> None:
        """Put a backup of the open file in its place, what it replaces kept aside, and open it."""
        ...

    def practise(self) -> None:
        """Open the practice file."""
        ...

    def stop_practising(self) -> None:
        """Open the user's own file again."""
        ...


def save_copy(desk: Desk) -> None:
    """« Enregistrer une copie… »."""
    name = f"chorus-desktop-{desk.today:%Y-%m-%d}.chorus"
    target = desk.dialogs.save_as("Enregistrer une copie de tous les dossiers", name, COPY)
    if target is not None:
        said = "Elle contient tout\u00a0: associations, factures, pièces jointes. Donnez-la à qui reprend le travail, ou rangez-la en lieu sûr."
        desk.ask(services.safety.save_copy, target, then=lambda path: desk.dialogs.tell(f"Copie enregistrée\u00a0: {path.name}", said))


def open_copy(desk: Desk, files: Files) -> None:
    """« Ouvrir une copie… »: shows what it holds, and replaces the open file only when told to."""
    path = desk.dialogs.pick_file("Ouvrir une copie reçue", COPY)
    if path is not None:
        desk.ask(_look, path, then=partial(_ask_to_replace, desk, files))


def _look(_store: object, path: Path) -> "Copy":
    return services.safety.look(path)


def _ask_to_replace(desk: Desk, files: Files, copy: "Copy") -> None:
    if copy.practice:
        said = "Elle ne remplace pas vos dossiers. Pour vous exercer\u00a0: «\u00a0Fichier\u00a0», «\u00a0S’exercer avec un exemple\u00a0»."
        desk.dialogs.tell("Cette copie est celle de l’exercice.", said, level="warning")
        return
    held = listing(copy.associations) or "aucune association"
    when = f", enregistrée le {long_date(copy.saved_at.date())}" if copy.saved_at else ""
    question = "Ouvrir cette copie à la place de vos dossiers\u00a0?"
    detail = (
        f"Elle contient\u00a0: {held}, {plural(copy.invoices, 'facture')}{when}. Vos dossiers actuels seront gardés dans les sauvegardes."
    )
    if desk.dialogs.confirm(question, detail, yes="Ouvrir la copie"):
        files.replace_with(copy.path)


def restore(desk: Desk, files: Files, path: Path, moment: str) -> None:
    """Put a backup back, after a question that names its moment: « 27 novembre 2026 à 14:05 »."""
    question = f"Revenir à vos dossiers du {moment}\u00a0?"
    detail = "Ce qui a été fait depuis disparaît de la fenêtre\u00a0; le fichier actuel est gardé dans les sauvegardes."
    if desk.dialogs.confirm(question, detail, yes="Revenir à cette sauvegarde", danger=True):
        files.go_back_to(path)


def back_up(desk: Desk, then: Callable[[], object]) -> None:
    """Make one more backup now."""
    desk.ask(services.safety.back_up, desk.today, then=lambda _: then())
