"""Pieces of a market of works, deposited or noted, and what the portal then shows of them."""

from datetime import date

from chorus_desktop import services
from chorus_desktop.domain.status_telling import StatusTold
from chorus_desktop.domain.works.piece import Piece
from tests.helpers.works_file import AUGUST_5

AUGUST_20, SEPTEMBER_30 = date(2026, 8, 20), date(2026, 9, 30)


def own(store, dossier_id, cadre="A4", continues="", today=AUGUST_5):
    """A piece of the association, deposited."""
    invoice_id = services.works.begin(store, dossier_id, cadre, continues, today)
    services.works.save_month(store, invoice_id, {}, {"quantities.1": "50"}, today)
    services.issue.finalise(store, invoice_id, today)
    services.issue.deposited(store, invoice_id, today)
    return invoice_id


def others(store, dossier_id, cadre, on, continues="", **more):
    piece = Piece(cadre=cadre, number=f"N-{cadre}", month=date(2026, 7, 1), on=on, continues=continues, **more)
    return services.works.add_piece(store, dossier_id, piece)


def tell(store, invoice_id, key, on, motive=""):
    services.life.tell(store, invoice_id, StatusTold(status=f"travaux-{key}", on=on, motive=motive), SEPTEMBER_30)
