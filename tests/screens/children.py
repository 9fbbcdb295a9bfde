"""The data file of an association that receives children, photographed without and with their names."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from chorus_desktop.services import associations, cares, deposit, issue, stays
from chorus_desktop.services.opening import Store
from chorus_desktop.store.associations import save_association
from tests.helpers import ase
from tests.helpers import examples as club

_TODAY = date(2026, 2, 10)


def fill(store: Store, folder: Path) -> Mapping[str, str]:
    """The Aide sociale à l’enfance: three children, a price that changes in the month; one invoice deposited, the next one begun."""
    association = associations.create(store)
    save_association(store, association, club.judo_club(name="Maison des Tilleuls"), {})
    opened = ase.opened(store, association, today=_TODAY)
    more = (
        {"id": "c2", "reference": "PEC-2026-0152", "child": "Noé Hamel", "valid_from": "12/01/2026", "valid_to": "30/06/2026"},
        {"id": "c3", "reference": "PEC-2026-0160", "child": "Inès Le Goff", "valid_from": "05/01/2026", "valid_to": "04/01/2026"},
    )
    cares.save(store, opened, (ase.CARE_TYPED, more[0]), ase.PRICES_TYPED, _TODAY)
    _received(store, opened)
    deposited = ase.finalised(store, opened, folder, _TODAY)
    deposit.write(store, deposited, folder / "depots", _TODAY)
    issue.deposited(store, deposited, date(2026, 2, 4))
    february = {"issued_on": "10/02/2026", "period_from": "01/02/2026", "period_to": "10/02/2026"}
    draft = ase.drafted(store, opened, _TODAY, **february)
    ase.joined(store, draft, folder)
    cares.save(store, opened, (ase.CARE_TYPED, *more), ase.PRICES_TYPED, _TODAY)
    table = folder / "prises en charge.csv"
    table.write_text(_CARES, encoding="utf-8")
    return {"association": association, "dossier": opened, "deposited": deposited, "draft": draft, "table": str(table)}


def _received(store: Store, dossier: str) -> None:
    """A stay that goes on, and one with absences."""
    first, second = (child.id for child in stays.take_children(store, dossier, _TODAY).children)
    away = {
        "absences.0.days": "du 24 au 25 janvier 2026", "absences.0.kind": "family",
        "absences.1.days": "28/01/2026", "absences.1.kind": "hospital", "absences.1.billed": "oui",
    }  # fmt: skip
    rows: tuple[dict[str, str], ...] = (
        {"id": "s1", "child": first, "arrived_on": "01/09/2025"},
        {"id": "s2", "child": second, "arrived_on": "12/01/2026", **away},
    )
    stays.save(store, dossier, rows, _TODAY)


_CARES = """N° PEC;Nom de l’enfant;Date de début;Date de fin;Montant accordé
PEC-2026-0147;Éléonore Duval;01/09/2025;31/12/2026;50 000
PEC-2026-0171;Ana Petit;02/02/2026;;12 000
PEC-2026-0172;Lou Caron;demain;;
"""
