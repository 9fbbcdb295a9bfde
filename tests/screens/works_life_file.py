"""A market whose demand was refused for its amount, and whose final account goes on."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from chorus_desktop import services
from chorus_desktop.domain.status_telling import StatusTold
from chorus_desktop.domain.works.piece import Piece, PieceState
from chorus_desktop.services.opening import Store
from tests.helpers.works_file import AUGUST_5, opened_market

OCTOBER_10 = date(2026, 10, 10)


def refused_file(store: Store, _: Path) -> Mapping[str, str]:
    """A demand of July refused for its amount, a final account since September, its projet de décompte général noted."""
    dossier_id = opened_market(store)
    first = _own(store, dossier_id, "A4", AUGUST_5, "50")
    second = _own(store, dossier_id, "A7", date(2026, 9, 5), "100")
    for invoice_id, key, on, motive in (
        (first, "refusee-autre-motif", date(2026, 8, 12), "Le montant du prix 1 ne correspond pas à notre relevé"),
        (second, "mise-a-disposition-moe", date(2026, 9, 6), ""),
    ):
        services.life.tell(store, invoice_id, StatusTold(status=f"travaux-{key}", on=on, motive=motive), OCTOBER_10)
    project = Piece(cadre="A17", number="DG2026-014", on=date(2026, 9, 21), continues=second, state=PieceState.AVAILABLE)
    noted = services.works.add_piece(store, dossier_id, project)
    return {"dossier": dossier_id, "refused": first, "final": second, "noted": noted}


def _own(store: Store, dossier_id: str, cadre: str, on: date, done: str) -> str:
    invoice_id = services.works.begin(store, dossier_id, cadre, "", on)
    services.works.save_month(store, invoice_id, {}, {"quantities.1": done}, on)
    services.issue.finalise(store, invoice_id, on)
    services.issue.deposited(store, invoice_id, on)
    return invoice_id
