"""A dossier or an association put in the trash from its own page, with the offer to take it back."""

from collections.abc import Callable
from functools import partial

from chorus_desktop import services
from chorus_desktop.ui.desk import Desk


def dossier(desk: Desk, dossier_id: str, title: str) -> None:
    """Put a dossier in the trash, unless it holds invoices that have their number; the dialog says so then."""
    done = partial(_gone, desk, "dossier", dossier_id, f"Dossier «\u00a0{title}\u00a0» supprimé.", desk.go.dossier)
    desk.ask(services.trash.delete_dossier, dossier_id, desk.today, then=done)


def association(desk: Desk, association_id: str, name: str) -> None:
    """Put an association in the trash with its dossiers, unless one holds invoices that have their number."""
    said = f"Association «\u00a0{name or 'sans nom'}\u00a0» supprimée."
    done = partial(_gone, desk, "association", association_id, said, desk.go.association)
    desk.ask(services.trash.delete_association, association_id, desk.today, then=done)


def _gone(desk: Desk, kind: str, record_id: str, said: str, back: Callable[[str], object], _: object) -> None:
    desk.go.home()
    desk.offer_undo(said, lambda: desk.ask(services.trash.put_back, kind, record_id, then=lambda _: back(record_id)))
