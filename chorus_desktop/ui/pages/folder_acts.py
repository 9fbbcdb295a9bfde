"""The deposit folder of an issued invoice: opened, written again when it is gone, written elsewhere, zipped."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from chorus_desktop import services
from chorus_desktop.domain import french
from chorus_desktop.ui.desk import Desk

if TYPE_CHECKING:
    from chorus_desktop.services.opening import Store
    from chorus_desktop.services.views import IssuedView

Told = Callable[[Path], object]


def open_folder(desk: Desk, view: "IssuedView", told: Told) -> None:
    """Open the folder; one that is gone, or was never written, is written first.

    Args:
        desk: what every page is given.
        view: whose folder it is.
        told: given where it is.
    """
    folder = Path(view.folder) if view.folder else None
    if folder is not None and folder.is_dir():
        desk.open_outside(folder)
        told(folder)
        return

    def opened(path: Path) -> None:
        desk.open_outside(path)
        told(path)

    desk.ask(services.deposit.write, view.id, folder.parent if folder else desk.deposits, desk.today, then=opened)


def write_elsewhere(desk: Desk, view: "IssuedView", told: Told) -> None:
    """Ask for a place, and write the folder there."""
    root = desk.dialogs.pick_folder("Où écrire le dossier de dépôt\u00a0?")
    if root is not None:
        desk.ask(services.deposit.write, view.id, root, desk.today, then=told)


def erase_folder(desk: Desk, view: "IssuedView", told: Callable[[str], object]) -> None:
    """Ask, then delete the folder from this computer; it can be written again.

    Args:
        desk: what every page is given.
        view: whose folder it is.
        told: given what was done, in words.
    """

    def erased(left: tuple[str, ...]) -> None:
        kept = f" Il y reste ce que vous y aviez mis\u00a0: {french.listing(left)}." if left else ""
        told(f"Le dossier de dépôt est effacé de cet ordinateur.{kept}")

    detail = "La facture, ses pièces et son numéro restent dans le programme\u00a0: le dossier peut être écrit de nouveau."
    if desk.dialogs.confirm("Effacer le dossier de dépôt de cet ordinateur\u00a0?", detail, yes="Effacer le dossier", no="Le garder"):
        desk.ask(services.deposit.erase, view.id, desk.today, then=erased)


def write_zip(desk: Desk, view: "IssuedView", told: Told) -> None:
    """Write the folder again with a ZIP beside it."""
    root = Path(view.folder).parent if view.folder else desk.deposits
    desk.ask(_zipped, view.id, root, desk.today, then=told)


def _zipped(store: "Store", invoice_id: str, root: Path, today: date) -> Path:
    return services.deposit.write(store, invoice_id, root, today, zipped=True).with_suffix(".zip")
