"""The end of a market of works, and a market seen by its MOE."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from chorus_desktop import services
from chorus_desktop.domain.works.piece import Piece, PieceState
from chorus_desktop.services.opening import Store
from tests.helpers.works_file import AUGUST_5, LINES, PARTIES, opened_market

OCTOBER_5 = date(2026, 10, 5)


def final_file(store: Store, _: Path) -> Mapping[str, str]:
    """Two months, the second rectified by the MOE, and the final account in preparation."""
    dossier_id = opened_market(store)
    for day, quantities in ((AUGUST_5, {"1": "50"}), (date(2026, 9, 3), {"1": "80", "2": "30"})):
        month = services.works.begin(store, dossier_id, "A4", "", day)
        services.works.save_month(store, month, {}, {f"quantities.{key}": value for key, value in quantities.items()}, day)
        services.issue.finalise(store, month, day)
        services.issue.deposited(store, month, day)
    answer = Piece(cadre="A15", number="EA-8", on=date(2026, 9, 12), continues=month, state=PieceState.AVAILABLE, net=450_000)
    services.works.add_piece(store, dossier_id, answer)
    final = services.works.begin(store, dossier_id, "A7", "", OCTOBER_5)
    services.works.save_month(store, final, {}, {"quantities.1": "98", "quantities.2": "40", "penalties": "150"}, OCTOBER_5)
    return {"dossier": dossier_id, "month": final}


def manager_file(store: Store, _: Path) -> Mapping[str, str]:
    """The titulaire's demand, noted, waits for the MOE's état d'acompte."""
    dossier_id = opened_market(store, mine="manager")
    parties = tuple({**party, "name": {"supplier": "Menuiserie Lebrun"}.get(party["role"], party["name"])} for party in PARTIES)
    services.markets.save(store, dossier_id, services.markets.view(store, dossier_id, AUGUST_5).forms, parties, LINES, AUGUST_5)
    demand = Piece(cadre="A4", number="2026-07-PDM", on=date(2026, 7, 31), state=PieceState.AVAILABLE, net=300_000)
    services.works.add_piece(store, dossier_id, demand)
    return {"dossier": dossier_id}
