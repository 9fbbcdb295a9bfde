"""Two fictitious children in care and their stays: what tests of the window share."""

from datetime import date
from typing import Any

from chorus_desktop import services
from chorus_desktop.services.opening import Store
from tests.helpers import ase

OTHER = "Noé Hamel"
_MORE = {**ase.CARE_TYPED, "id": "c2", "reference": "PEC-2026-0148", "child": OTHER}


def filled(store: Store, association: str, today: date) -> str:
    """A dossier with two prises en charge, their children and a stay of each, the second one away at times; its id."""
    dossier = ase.opened(store, association)
    services.cares.save(store, dossier, (ase.CARE_TYPED, _MORE), ase.PRICES_TYPED, today)
    first, second = (child.id for child in services.stays.take_children(store, dossier, today).children)
    away = {
        "absences.0.days": "du 10 au 12 janvier 2026",
        "absences.0.kind": "family",
        "absences.1.days": "20/01/2026",
        "absences.1.kind": "hospital",
        "absences.1.billed": "oui",
    }
    rows: tuple[dict[str, str], ...] = (
        {"id": "s1", "child": first, "arrived_on": "01/09/2025"},
        {"id": "s2", "child": second, "arrived_on": "05/01/2026", "left_on": "28/01/2026", **away},
    )  # fmt: skip
    services.stays.save(store, dossier, rows, today)
    return dossier


def year(room: Any) -> str:
    """The same, in the room of a test of the window."""
    return filled(room.store, room.club.association, room.today)
