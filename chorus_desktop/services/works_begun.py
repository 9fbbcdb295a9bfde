"""A piece of works as it begins: for a month, or for the whole market once it is done."""

from calendar import monthrange
from datetime import date

from chorus_desktop.domain.dossier import Work
from chorus_desktop.domain.invoice import Invoice
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.domain.works.piece import Piece
from chorus_desktop.domain.works.situation import Situation, WorksPart
from chorus_desktop.services import invoices, portal_data
from chorus_desktop.services.work import lay_out
from chorus_desktop.services.works_so_far import final_of
from chorus_desktop.store.database import Store
from chorus_desktop.store.invoices import invoice

_LATE_IN_THE_MONTH = 20
"""From this day on a demand is about its own month, before it about the one before: it is made as the month ends (CCAG, art. 12.1.1)."""


def drafts_of(store: Store, dossier_id: str) -> tuple[str, ...]:
    """The pieces of works of a dossier that are in preparation; an ordinary invoice, of a MOE's own fees, is none."""
    return tuple(key for key in invoices.drafts_of(store, dossier_id) if invoice(store, key).value.works is not None)


def begin(store: Store, dossier_id: str, cadre: str, continues: str, today: date) -> str:
    """Begin a piece of the association, its quantities still those of the last one established; its id.

    A monthly one is for the month of the demand that it answers, else for the month after the last one established. One of the final
    chain is about the whole market: its quantities are those of the final account that the association drew up before, if any.

    Args:
        store: the open data file.
        dossier_id: of the market.
        cadre: ``A4``…
        continues: id of the piece it is deposited « à partir de », or empty.
        today: the day to reckon from.

    Raises:
        Trouble: the market has no price yet, or a piece is in preparation already.
        KeyError: the cadre is none of works.
    """
    work = lay_out(store, dossier_id, "", today).work
    market, rule = work.dossier.market, portal_data.works().cadre(cadre)
    if market is None or not market.lines:
        raise Trouble("Ce marché n’a pas encore de prix.", "Ajoutez-les sur la page du marché, puis revenez ici.")
    if drafts_of(store, dossier_id):
        raise Trouble("Une pièce de ce marché est déjà en préparation.", "Terminez-la, ou supprimez-la, avant d’en commencer une autre.")
    after = next((piece for piece in work.pieces if piece.id == continues), None)
    last = work.situations[-1] if work.situations else None
    if rule.is_final:
        situation = _whole(work, final_of(store, dossier_id), today)
        first, end = market.notified_on or (work.situations[0].month if last else situation.month), today
    else:
        situation = Situation(month=_month(work.situations, after, today), penalties=last.penalties if last else 0)
        first = situation.month
        end = first.replace(day=monthrange(first.year, first.month)[1])
    part = WorksPart(cadre=cadre, document=rule.document, situation=situation, continues=continues)
    # An answer is not dated before what it answers.
    day = max(min(end, today), first, after.on if after and after.on else first)
    begun = Invoice(issued_on=day, period_from=first, period_to=end, market_number=market.number, works=part)
    return invoices.begin(store, dossier_id, begun, today)


def _whole(work: Work, before: Situation | None, today: date) -> Situation:
    """The final account: of the month at hand, or of the last one established if that is later."""
    last = work.situations[-1] if work.situations else None
    month = max(today.replace(day=1), last.month if last else date.min)
    begun = before or Situation(month=month, penalties=last.penalties if last else 0)
    return begun.model_copy(update={"month": month, "final": True})


def _month(established: tuple[Situation, ...], after: Piece | None, today: date) -> date:
    if after is not None and after.month is not None:
        return after.month
    if established:
        return _next(established[-1].month)
    day = (after.on if after else None) or today
    here = day.replace(day=1)
    return here if after is not None and day.day >= _LATE_IN_THE_MONTH else _before(here)


def _next(month: date) -> date:
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


def _before(month: date) -> date:
    return date(month.year - (month.month == 1), month.month - 1 or 12, 1)
