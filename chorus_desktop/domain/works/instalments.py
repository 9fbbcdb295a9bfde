"""The acomptes of a market, month by month: what was asked, and what the MOE accepted of it."""

from collections.abc import Sequence
from datetime import date

from chorus_desktop.domain.shape import Cents, Record
from chorus_desktop.domain.works.account import Account
from chorus_desktop.domain.works.market import Market
from chorus_desktop.domain.works.piece import Piece
from chorus_desktop.domain.works.rules import WorksRules


class Instalment(Record):
    """One month of the « récapitulation des acomptes »; cents.

    Attributes:
        number: of the piece that asked for it, empty where it is unknown.
        net: what was asked; ``accepted`` what the last piece that followed it says, or the same.
    """

    month: date
    number: str = ""
    before_vat: Cents
    with_vat: Cents
    net: Cents
    accepted: Cents


def instalments(market: Market, months: Sequence[Account], pieces: Sequence[Piece], rules: WorksRules) -> tuple[Instalment, ...]:
    """Every month established, oldest first.

    Args:
        market: whose part in it is the association's.
        months: as they were asked, the final account left out.
        pieces: of the market, whoever deposited them.
        rules: who deposits which cadre.
    """
    own = [piece for piece in pieces if piece.month and piece.state.is_open and rules.cadre(piece.cadre).by is market.mine]
    found = []
    for account in months:
        month = account.of_month
        piece = next((each for each in own if each.month == account.month), None)
        if piece is not None:
            own.remove(piece)
        accepted = _last_said(piece, pieces) if piece else 0
        found.append(
            Instalment(
                month=account.month, number=piece.number if piece else "", before_vat=month.before_vat, with_vat=month.with_vat,
                net=month.net, accepted=accepted or month.net,
            )
        )  # fmt: skip
    return tuple(found)


def taken_off(acomptes: Sequence[Instalment]) -> int:
    """Cents that were asked month by month and not accepted: the solde takes them up again."""
    return sum(each.net - each.accepted for each in acomptes)


def _last_said(piece: Piece, pieces: Sequence[Piece]) -> int:
    """The net of the last piece of its dossier that says one; 0 for none."""
    said = 0
    following: Piece | None = piece
    while following is not None:
        here = following
        following = next((each for each in pieces if each.continues == here.id and each.state.is_open), None)
        said = following.net if following and following.net else said
    return said
