"""The pages of a market of works."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from chorus_desktop import services
from chorus_desktop.domain.works.piece import Piece, PieceState
from chorus_desktop.services.opening import Store
from tests.helpers.works_file import AUGUST_5, PARTIES, opened_market

SEPTEMBER_4 = date(2026, 9, 4)
PRICES = (
    {
        "id": "1",
        "code": "1.1",
        "designation": "Dépose des menuiseries existantes, tri et évacuation",
        "unit": "u",
        "quantity": "24",
        "unit_price": "38,50",
    },
    {
        "id": "2",
        "code": "1.2",
        "designation": "Fourniture et pose de fenêtres bois double vitrage",
        "unit": "u",
        "quantity": "24",
        "unit_price": "412",
    },
    {
        "id": "3",
        "code": "2.1",
        "designation": "Isolation des combles en fibre de bois, 30 cm",
        "unit": "m²",
        "quantity": "180",
        "unit_price": "46,20",
    },
    {"id": "4", "code": "3.1", "designation": "Installation de chantier", "unit": "forfait", "quantity": "1", "unit_price": "1850"},
)


def market_file(store: Store, _: Path) -> Mapping[str, str]:
    """A market with one month established and answered by an état d’acompte, the second month in preparation."""
    dossier_id = opened_market(store)
    shown = services.markets.view(store, dossier_id, AUGUST_5)
    title = {**shown.forms["market"], "title": "Réhabilitation de la salle des fêtes, lot 2", "number": "2026-TVX-014"}
    forms = {
        **shown.forms, "market": title, "retention": {"rate": "5"}, "revision": {"index": "BT01", "start": "131,2", "fixed": "12,5"},
        "advance": {"paid": "2000"},
    }  # fmt: skip
    glazier = {"id": "sub", "role": "subcontractor", "name": "Vitrerie Caron", "siret": "73282932000074", "agreed": "4000"}
    services.markets.save(store, dossier_id, forms, (*PARTIES, glazier), PRICES, AUGUST_5)
    first = services.works.begin(store, dossier_id, "A4", "", AUGUST_5)
    services.works.save_month(
        store, first, {}, {"quantities.1": "12", "quantities.2": "4", "quantities.4": "50", "index": "133,1"}, AUGUST_5
    )
    services.issue.finalise(store, first, AUGUST_5)
    services.issue.deposited(store, first, AUGUST_5)
    state = Piece(
        cadre="A15",
        number="EA2026-007",
        month=date(2026, 7, 1),
        on=date(2026, 8, 12),
        continues=first,
        state=PieceState.AVAILABLE,
        net=368_500,
    )
    services.works.add_piece(store, dossier_id, state)
    second = services.works.begin(store, dossier_id, "A4", "", SEPTEMBER_4)
    typed = {"quantities.1": "24", "quantities.2": "18", "quantities.3": "60", "quantities.4": "40", "index": "134", "direct.sub": "1200"}
    services.works.save_month(store, second, {}, typed, SEPTEMBER_4)
    return {"dossier": dossier_id, "month": second, "issued": first}
