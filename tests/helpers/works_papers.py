"""Pieces of works of every cadre, finished, for their papers to be drawn from."""

from datetime import date
from decimal import Decimal

from chorus_desktop.domain.dossier import Dossier, Work
from chorus_desktop.domain.issued import draw_up
from chorus_desktop.domain.works.role import Role
from chorus_desktop.domain.works.working import works_lines
from chorus_desktop.services import data, examples, portal_data
from tests.helpers import works

DAY = date(2026, 9, 30)
CADRES = [cadre.code for cadre in portal_data.works().cadres if cadre.by is not Role.OWNER]


def work(cadre, count=0, **changes):
    """Everything at hand of the example of a cadre; with ``count`` prices in the place of its own."""
    file = examples.example(data.procedure("marche-de-travaux"), DAY, cadre)
    market, invoice, situations = file.market, file.invoice, file.situations
    if count:
        prices = tuple(works.line(str(rank), 10 + rank, 20 + rank, (20, 10)[rank % 2]) for rank in range(count))
        market = market.model_copy(update={"lines": prices})
        done = {str(rank): Decimal(4 + rank) for rank in range(count)}
        part = invoice.works
        invoice = invoice.model_copy(
            update={"works": part.model_copy(update={"situation": part.situation.model_copy(update={"quantities": done})})}
        )
        situations = tuple(each.model_copy(update={"quantities": {"0": Decimal(2)}}) for each in situations)
    made = Work(
        association=file.association, procedure=data.procedure(file.procedure), season=data.procedure(file.procedure).season(file.season),
        dossier=Dossier(association="", procedure=file.procedure, season=file.season, market=market, engagements=file.engagements),
        portal=data.portal(), invoice=invoice, situations=situations, pieces=file.pieces, works=portal_data.works(), chosen=file.recipient,
    ).model_copy(update=changes)  # fmt: skip
    return made.model_copy(update={"invoice": made.invoice.model_copy(update={"lines": works_lines(made.account)})})


def document(cadre, count=0, number="FA2026-012", **changes):
    """The finished piece."""
    made = work(cadre, count, **changes)
    return draw_up(made, made.invoice, number, ())
