"""What each subcontractor is paid directly, in a month and since the beginning."""

from collections.abc import Sequence

from chorus_desktop.domain.shape import Cents, Record
from chorus_desktop.domain.works.market import Market
from chorus_desktop.domain.works.situation import Situation


class DirectPayment(Record):
    """Of one subcontractor, cents before VAT, which it does not charge."""

    name: str
    month: Cents
    total: Cents


def direct_payments(market: Market, situations: Sequence[Situation]) -> tuple[DirectPayment, ...]:
    """Of every subcontractor that was paid anything, in the last of these months and in all.

    Args:
        market: its parties, in their order.
        situations: the oldest first; a subcontractor that one does not name stays as the month before left it.
    """
    before: dict[str, int] = {}
    now: dict[str, int] = {}
    for situation in situations:
        before, now = now, {**now, **situation.direct}
    return tuple(
        DirectPayment(name=party.said or party.part, month=now[party.id] - before.get(party.id, 0), total=now[party.id])
        for party in market.parties
        if now.get(party.id) or before.get(party.id)
    )
