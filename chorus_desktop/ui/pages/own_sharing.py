"""A procedure handed over as a file, and one received."""

from functools import partial
from pathlib import Path

from chorus_desktop import services
from chorus_desktop.domain.procedure import Procedure
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.dialogs import FileKind

PROCEDURE: FileKind = ("Démarche de Chorus Desktop", (".toml",))


def share(desk: Desk, own_id: str, procedure: Procedure) -> None:
    """« Partager cette démarche… »: asks where to write it."""
    target = desk.dialogs.save_as("Partager cette démarche", f"demarche-{procedure.id}.toml", PROCEDURE)
    if target is not None:
        desk.ask(services.procedure_files.share, own_id, target, then=partial(_say, desk))


def _say(desk: Desk, path: Path) -> None:
    said = "Il contient les règles de la collectivité, rien de votre association ni de vos dossiers. Envoyez-le à qui en a besoin\u00a0: il l’ouvrira depuis «\u00a0Mes démarches\u00a0»."
    desk.dialogs.tell(f"Fichier enregistré\u00a0: {path.name}", said)


def open_received(desk: Desk) -> None:
    """« Ouvrir une démarche reçue… »: shows what it contains; nothing is added before it is told to."""
    path = desk.dialogs.pick_file("Ouvrir une démarche reçue", PROCEDURE)
    if path is not None:
        desk.ask(services.procedure_files.look, path, then=desk.go.received_procedure)


def read_again(desk: Desk) -> None:
    """Have the page shown say what an undone act left."""
    if desk.shell.page is not None:
        desk.shell.page.returned()
