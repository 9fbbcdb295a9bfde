"""The pages of a market of works with two months and a piece of somebody else in it, made over a room."""

from chorus_desktop import services
from chorus_desktop.domain.works.piece import Piece, PieceState
from chorus_desktop.ui.pages.dossier import DossierPage
from chorus_desktop.ui.pages.market import MarketPage
from chorus_desktop.ui.pages.works import WorksPage
from chorus_desktop.ui.pages.works_month import WorksMonthPage
from chorus_desktop.ui.pages.works_piece import WorksPiecePage
from tests.helpers.works_file import AUGUST_5, LINES, PARTIES, opened_market

GLAZIER = {"id": "sub", "role": "subcontractor", "name": "Vitrerie Caron", "agreed": "1000"}


def _going(room):
    """A month established and answered, the next one begun; the dossier, the piece noted, the month."""
    room.today = AUGUST_5
    dossier_id = opened_market(room.store)
    lines = [{**LINES[0], "id": str(rank), "code": f"P{rank}", "unit": "forfait" if rank % 2 else "u"} for rank in range(1, 16)]
    forms = services.markets.view(room.store, dossier_id, AUGUST_5).forms
    services.markets.save(room.store, dossier_id, forms, (*PARTIES, GLAZIER), tuple(lines), AUGUST_5)
    first = services.works.begin(room.store, dossier_id, "A4", "", AUGUST_5)
    services.works.save_month(room.store, first, {}, {"quantities.1": "50"}, AUGUST_5)
    services.issue.finalise(room.store, first, AUGUST_5)
    services.issue.deposited(room.store, first, AUGUST_5)
    answer = Piece(cadre="A15", number="EA-1", on=AUGUST_5, continues=first, state=PieceState.AVAILABLE, net=1)
    piece = services.works.add_piece(room.store, dossier_id, answer)
    month = services.works.begin(room.store, dossier_id, "A4", "", AUGUST_5)
    services.works.save_month(room.store, month, {}, {"quantities.1": "40"}, AUGUST_5)
    return dossier_id, piece, month


def _market(room, *, filled=True):
    room.today = AUGUST_5
    return opened_market(room.store, filled=filled)


WORKS_PAGES = {
    "market": lambda room: MarketPage(room.desk, _going(room)[0]),
    "new market": lambda room: MarketPage(room.desk, _market(room, filled=False)),
    "works": lambda room: WorksPage(room.desk, _going(room)[0]),
    "no works": lambda room: WorksPage(room.desk, _market(room)),
    "works dossier": lambda room: DossierPage(room.desk, _going(room)[0]),
    "works month": lambda room: WorksMonthPage(room.desk, _going(room)[2]),
    "works piece": lambda room: WorksPiecePage(room.desk, *_going(room)[:2]),
}
"""Name of a page → what makes it."""
