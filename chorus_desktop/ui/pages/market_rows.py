"""How a party and a price of a market show themselves in a list, and their forms."""

from chorus_desktop.domain.french import decimal, euros, unit_price
from chorus_desktop.domain.works.market import MarketLine, Party
from chorus_desktop.ui.pages.folded_row import RowKind

PARTY_FIELDS = (("name", "role"), ("siret", "service_code"), ("email", "agreed"), ("absent", "leads"))
LINE_FIELDS = (("code", "designation"), ("unit", "quantity"), ("unit_price", "vat_rate"))


def _said_party(party: Party, _: bool) -> tuple[str, str]:  # noqa: FBT001 - as every row is told
    siret = f"SIRET {party.siret.pretty()}" if party.siret else "SIRET à demander"
    away = "n’est pas sur le portail" if party.absent else ""
    leads = "mandataire" if party.leads else ""
    return party.name.strip() or "Nouvelle partie", " · ".join(part for part in (party.part, leads, siret, away) if part)


def _said_line(line: MarketLine, _: bool) -> tuple[str, str]:  # noqa: FBT001 - as every row is told
    title = " ".join(part for part in (line.code.strip(), line.designation.strip()) if part) or "Nouveau prix"
    quantity = f"{decimal(line.quantity)} {line.unit}".strip() if line.quantity is not None else ""
    price = f"{unit_price(line.unit_price)} l’unité" if line.unit_price is not None else ""
    amount = f"{euros(line.amount)} HT" if line.amount else ""
    return title, " · ".join(part for part in (quantity, price, amount) if part)


PARTY_KIND = RowKind(Party, "partie", "la partie", PARTY_FIELDS, _said_party)
LINE_KIND = RowKind(MarketLine, "prix", "le prix", LINE_FIELDS, _said_line)
