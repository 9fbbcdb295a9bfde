"""A market of public works that does not exist: its second month, to produce without a window."""

from calendar import monthrange
from datetime import date, timedelta
from decimal import Decimal

from chorus_desktop.domain.invoice import Invoice
from chorus_desktop.domain.numbers import Siret
from chorus_desktop.domain.references import MarketNumber
from chorus_desktop.domain.works.market import Market, MarketLine, Party, Retention, Revision
from chorus_desktop.domain.works.role import Role
from chorus_desktop.domain.works.situation import Situation, WorksPart

_PRICES = (
    ("1.1", "Dépose des menuiseries existantes", "u", "24", "38.50"),
    ("1.2", "Fourniture et pose de fenêtres en bois", "u", "24", "412"),
    ("2.1", "Isolation des combles en fibre de bois", "m²", "180", "46.20"),
    ("3.1", "Installation de chantier", "forfait", "1", "1850"),
)
_DONE = (("12", "4", "0", "0.5"), ("24", "18", "60", "0.8"))


def market(mine: str, siret: Siret | None, owner: str, owner_siret: Siret | None) -> Market:
    """A small market in which the association is the titulaire.

    Args:
        mine: the association's name, and its SIRET.
        siret: likewise.
        owner: who pays, and its SIRET.
        owner_siret: likewise.
    """
    lines = tuple(
        MarketLine(id=code, code=code, designation=said, unit=unit, quantity=Decimal(quantity), unit_price=Decimal(price))
        for code, said, unit, quantity, price in _PRICES
    )
    parties = (
        Party(id="titulaire", role=Role.SUPPLIER, name=mine, siret=siret),
        Party(id="moe", role=Role.MANAGER, name="Atelier Exemple, architectes", siret=Siret("21999999200015")),
        Party(id="moa", role=Role.OWNER, name=owner, siret=owner_siret),
    )
    return Market(
        number=MarketNumber("2026-TVX-014"), title="Réhabilitation de la salle des fêtes", ccag=True, parties=parties, lines=lines,
        retention=Retention(rate=Decimal(5)), revision=Revision(index="BT01", start=Decimal("131.2")),
    )  # fmt: skip


def months(day: date) -> tuple[Situation, Situation]:
    """The two months before a day: the one established, and the one to produce."""
    second = (day.replace(day=1) - timedelta(days=1)).replace(day=1)
    first = (second - timedelta(days=1)).replace(day=1)
    codes = [code for code, *_ in _PRICES]
    return (
        Situation(month=first, quantities=dict(zip(codes, map(Decimal, _DONE[0]), strict=True)), index=Decimal("133.1")),
        Situation(month=second, quantities=dict(zip(codes, map(Decimal, _DONE[1]), strict=True)), index=Decimal("134")),
    )


def piece(day: date) -> Invoice:
    """The projet de décompte of the month before a day."""
    _, situation = months(day)
    month = situation.month
    part = WorksPart(cadre="A4", document="Projet de décompte mensuel", situation=situation)
    last = month.replace(day=monthrange(month.year, month.month)[1])
    return Invoice(issued_on=day, period_from=month, period_to=last, market_number=MarketNumber("2026-TVX-014"), works=part)
