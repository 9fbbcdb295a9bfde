"""A small market of public works, fictitious: an association repairs the windows of a village hall."""

from datetime import date
from decimal import Decimal

from chorus_desktop.domain.works.market import Market, MarketLine, Party
from chorus_desktop.domain.works.piece import Piece, PieceState
from chorus_desktop.domain.works.role import Role

JULY = date(2026, 7, 1)


def line(key, quantity, price, rate=20):
    return MarketLine(
        id=key, code=key, designation=f"Ouvrage {key}", unit="m²",
        quantity=Decimal(str(quantity)), unit_price=Decimal(str(price)), vat_rate=Decimal(str(rate)),
    )  # fmt: skip


def market(**more):
    """Two lines, 10 000,00 before VAT: one at 20 %, one at 10 %."""
    parties = (
        Party(id="manager", role=Role.MANAGER, name="Atelier Lebrun"),
        Party(id="owner", role=Role.OWNER, name="Commune de Valmarie"),
        Party(id="sub", role=Role.SUBCONTRACTOR, name="Vitrerie Caron", agreed=100_000),
    )
    given = {"ccag": True, "lines": (line("1", 100, 60), line("2", 40, 100, 10)), "parties": parties, "title": "Salle des fêtes"}
    return Market(**(given | more))


def piece(cadre, key="", on=JULY, continues="", state=PieceState.AVAILABLE, **more):
    key = key or cadre
    return Piece(id=key, cadre=cadre, number=f"N-{key}", on=on, continues=continues, state=state, **more)
