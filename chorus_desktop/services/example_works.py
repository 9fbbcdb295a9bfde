"""Markets of public works that do not exist, to produce each kind of piece without a window."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from chorus_desktop.domain.association import Association
from chorus_desktop.domain.invoice import Invoice
from chorus_desktop.domain.numbers import Siret
from chorus_desktop.domain.recipient import Recipient
from chorus_desktop.domain.references import MarketNumber
from chorus_desktop.domain.works.market import Market, MarketLine, Party, Retention, Revision
from chorus_desktop.domain.works.piece import Piece, PieceState
from chorus_desktop.domain.works.role import Role
from chorus_desktop.domain.works.rules import WorksCadre
from chorus_desktop.domain.works.situation import Situation, WorksPart

_PRICES = (
    ("1.1", "Dépose des menuiseries existantes", "u", "24", "38.50", "10"),
    ("1.2", "Fourniture et pose de fenêtres en bois", "u", "24", "412", "10"),
    ("2.1", "Isolation des combles en fibre de bois", "m²", "180", "46.20", "5.5"),
    ("3.1", "Installation de chantier", "forfait", "1", "1850", "20"),
)
_DONE = (("12", "4", "0", "0.5"), ("24", "18", "60", "0.8"))
_WHOLE = ("24", "24", "176.5", "1")


class Example(NamedTuple):
    """What a dossier file holds of a market: the piece to produce, the months before it, what was deposited already."""

    market: Market
    piece: Invoice
    situations: tuple[Situation, ...]
    pieces: tuple[Piece, ...]


def example(cadre: WorksCadre, club: Association, town: Recipient, day: date) -> Example:
    """A market that does not exist, with a piece of that cadre to produce: the month before a day, or the whole market on that day.

    Args:
        cadre: one that an association deposits.
        club: the association, in the role that deposits it.
        town: the maîtrise d’ouvrage.
        day: the one printed.
    """
    first, second = months(day)
    known = _market(cadre, club, town)
    number = known.number
    if not cadre.is_final:
        last = second.month.replace(day=monthrange(second.month.year, second.month.month)[1])
        before = (_noted("A4", second.month, last, net=1_035_000),) if cadre.continues else ()
        part = _part(cadre, second, before)
        asked = Invoice(issued_on=day, period_from=second.month, period_to=last, market_number=number, works=part)
        return Example(known, asked, (first,), before)
    whole = Situation(month=day.replace(day=1), quantities=_quantities(_WHOLE), index=Decimal("134.6"), penalties=15_000, final=True)
    pieces = _dossier(cadre, first.month, second.month, day)
    part = _part(cadre, whole, pieces)
    asked = Invoice(issued_on=day, period_from=first.month, period_to=day, market_number=number, works=part)
    return Example(known, asked, (first, second), pieces)


def _part(cadre: WorksCadre, situation: Situation, before: Sequence[Piece]) -> WorksPart:
    continues = before[-1].id if before and cadre.continues else ""
    return WorksPart(cadre=cadre.code, document=cadre.document, situation=situation, continues=continues)


def _dossier(cadre: WorksCadre, first: date, second: date, day: date) -> tuple[Piece, ...]:
    """What came before a piece of the final chain: the months, the second one rectified by the MOE, then the final account."""
    before = {"A8": ("A7", "A17", "A20"), "A17": ("A7",), "A18": ("A7",), "A22": ("A7",), "A23": ("A7", "A22"), "A24": ("A7", "A22")}
    asked = {Role.COCONTRACTOR: "A13", Role.MANAGER: "A15"}.get(cadre.by, "A4")
    found = [_noted(asked, month, day, number=f"FA{month:%Y-%m}") for month in (first, second)]
    if asked == "A4":
        found.append(_noted("A15", second, day, net=900_000, continues=found[-1].id))
    for code in before.get(cadre.code, ()):
        found.append(_noted(code, None, day - timedelta(days=45 if code == "A7" else 12), continues=found[-1].id if code != "A7" else ""))
    return tuple(found)


def _noted(cadre: str, month: date | None, on: date, *, net: int = 0, continues: str = "", number: str = "") -> Piece:
    key = f"{cadre} {month or ''}".strip()
    said = number or f"{cadre}-{on:%Y-%m}"
    return Piece(id=key, cadre=cadre, number=said, month=month, on=on, continues=continues, state=PieceState.AVAILABLE, net=net)


def _market(cadre: WorksCadre, club: Association, town: Recipient) -> Market:
    lines = tuple(
        MarketLine(
            id=code, code=code, designation=said, unit=unit, quantity=Decimal(quantity), unit_price=Decimal(price), vat_rate=Decimal(rate)
        )
        for code, said, unit, quantity, price, rate in _PRICES
    )
    others = {
        Role.SUPPLIER: Party(id="titulaire", role=Role.SUPPLIER, name="Menuiserie Exemple", siret=Siret("99999999800019"), leads=cadre.by is Role.COCONTRACTOR),
        Role.MANAGER: Party(id="moe", role=Role.MANAGER, name="Atelier Exemple, architectes", siret=Siret("98765432400019"), absent=cadre.when == "manager_absent"),
        Role.OWNER: Party(id="moa", role=Role.OWNER, name=town.name, siret=town.siret, absent=cadre.when == "owner_absent"),
    }  # fmt: skip
    own = Party(id="nous", role=cadre.by, name=club.name, siret=club.siret)
    parties = tuple({**others, cadre.by: own}.values())
    return Market(
        number=MarketNumber("2026-TVX-014"), title="Réhabilitation de la salle des fêtes", mine=cadre.by, ccag=True,
        asked_direct=cadre.when == "on_request", parties=parties, lines=lines, retention=Retention(rate=Decimal(5)),
        revision=Revision(index="BT01", start=Decimal("131.2")),
    )  # fmt: skip


def months(day: date) -> tuple[Situation, Situation]:
    """The two months before a day."""
    second = (day.replace(day=1) - timedelta(days=1)).replace(day=1)
    first = (second - timedelta(days=1)).replace(day=1)
    return (
        Situation(month=first, quantities=_quantities(_DONE[0]), index=Decimal("133.1")),
        Situation(month=second, quantities=_quantities(_DONE[1]), index=Decimal("134")),
    )


def _quantities(done: tuple[str, ...]) -> dict[str, Decimal]:
    return dict(zip([code for code, *_ in _PRICES], map(Decimal, done), strict=True))
