"""A market of public works: who takes part, its price list, and what is held back, advanced or revised."""

from datetime import date
from decimal import Decimal
from typing import Annotated

from chorus_desktop.domain.french import NBSP, decimal
from chorus_desktop.domain.money import to_cents
from chorus_desktop.domain.numbers import Siret
from chorus_desktop.domain.references import EngagementNumber, MarketNumber, ServiceCode
from chorus_desktop.domain.shape import Among, Cents, Exact, Key, Kind, LongText, Rate, Record, field
from chorus_desktop.domain.works.role import Role


class Party(Record):
    """Somebody who takes part in the market.

    Attributes:
        id: identifier in the market; never typed.
        absent: it does not deposit on the portal; in the place of an absent MOA the MOE deposits.
        leads: of several who contract together, the one who speaks for all (« mandataire »).
        agreed: of a subcontractor, cents before VAT of its « acte spécial »; it is paid directly up to that.
    """

    id: Key = ""
    role: Role | None = field("Rôle", default=None)
    name: str = field("Nom", example="Commune de Valmarie", default="")
    siret: Siret | None = field("SIRET", example="123 456 782 00010")
    service_code: ServiceCode | None = field("Code service", "Seulement si cette structure en a donné un.")
    email: str = field("E-mail", default="")
    absent: bool = field("N’est pas sur le portail", default=False)
    leads: bool = field("Mandataire du groupement", default=False)
    agreed: Cents | None = field("Montant de l’acte spécial", "Hors taxe, pour un sous-traitant payé directement.")

    @property
    def part(self) -> str:
        """Its role in words, also while nobody told it."""
        return self.role.label if self.role else "Rôle à choisir"

    @property
    def said(self) -> str:
        """As papers name it: name, SIRET, code service."""
        known = (self.name, self.siret and f"SIRET {self.siret.pretty()}", self.service_code and f"code service {self.service_code}")
        return ", ".join(part for part in known if part)


_SHARE = Decimal("0.0001")
"""Percents of a lump sum are shown as finely as its quantity can be kept, so that showing one never changes it."""
_LUMPS = ("forfait", "forfaitaire", "ft", "fft", "ff", "f", "ens", "ensemble", "global")
"""Units of a lump sum in price lists, which have no published format."""


class MarketLine(Record):
    """One line of the price list (BPU, DPGF): what is agreed, before VAT; a lump sum has the unit « forfait » and quantity 1.

    Attributes:
        id: identifier in the market; never typed.
        unit_price: euros before VAT, exact.
    """

    id: Key = ""
    code: str = field("N° de prix", example="1.2", default="")
    designation: str = field("Désignation", example="Dépose de menuiseries", default="")
    unit: str = field("Unité", example="m²", default="")
    quantity: Exact | None = field("Quantité au marché", example="120")
    unit_price: Annotated[Exact | None, Kind("unit_price")] = field("Prix unitaire", "Hors taxe, en euros.", example="38,50")
    vat_rate: Rate | None = field("Taux de TVA", example="20")

    @property
    def is_lump(self) -> bool:
        """Whether it is paid by its progress: a lump sum, of which one says the percent done."""
        return self.unit.strip().rstrip(".").casefold() in _LUMPS and bool(self.quantity)

    def figure(self, quantity: Decimal) -> str:
        """A quantity of it as it is typed: of a lump sum, the percent."""
        return decimal((quantity * 100 / self.quantity).quantize(_SHARE)) if self.is_lump and self.quantity else decimal(quantity)

    def said(self, quantity: Decimal) -> str:
        """The same with what it is counted in: « 40 % », « 18 m² »."""
        return f"{self.figure(quantity)}{NBSP}{'%' if self.is_lump else self.unit.strip()}".strip()

    @property
    def amount(self) -> int:
        """What it comes to in all, in cents before VAT; 0 while something is missing."""
        return self.of(self.quantity or Decimal(0))

    def of(self, quantity: Decimal) -> int:
        """What a quantity of it comes to, in cents before VAT."""
        return to_cents(quantity * (self.unit_price or Decimal(0)))


class Retention(Record):
    """The « retenue de garantie » (art. L. 2191-7 and R. 2191-32 s. of the code de la commande publique).

    Attributes:
        rate: percent of what is paid to the titulaire, VAT included.
        replaced_on: day a guarantee on first demand or a deposit took its place: nothing is held back since, what was is given back.
        released_on: day it is given back, one year after the reception where nobody objected.
    """

    rate: Rate = field("Retenue de garantie", "En pour cent\u00a0; 5\u00a0% au plus.", default=Decimal(0))
    replaced_on: date | None = field("Remplacée par une garantie le", "Garantie à première demande ou caution.")
    released_on: date | None = field("Libérée le")

    def holds(self, day: date) -> bool:
        """Whether something is held back on that day."""
        return self.rate > 0 and not any(end is not None and end <= day for end in (self.replaced_on, self.released_on))


class Advance(Record):
    """What was paid in advance, and between which shares of the market it is taken back (art. R. 2191-11 s.).

    Attributes:
        paid: cents, VAT included.
        begins, ends: percent of the market, VAT included, carried out.
    """

    paid: Cents = field("Avance versée", "Toutes taxes comprises\u00a0; 0 s’il n’y en a pas.", default=0)
    begins: Rate = field("Remboursée à partir de", "En pour cent du marché réalisé.", default=Decimal(65))
    ends: Rate = field("Remboursée en entier à", "En pour cent du marché réalisé.", default=Decimal(80))


class Revision(Record):
    """How prices follow an index: coefficient = fixed + (1 − fixed) × index of the month ÷ index of the start.

    Attributes:
        fixed: the share that does not move, in percent.
    """

    index: str = field("Index", "Comme le marché le nomme.", example="BT01", default="")
    start: Exact | None = field("Index du mois zéro", example="131,2")
    fixed: Rate = field("Partie fixe", "En pour cent.", default=Decimal("12.5"))

    @property
    def applies(self) -> bool:
        """Whether prices are revised at all."""
        return bool(self.index) and bool(self.start)


class Market(Record):
    """The market.

    Attributes:
        mine: the part that the association has in it.
        ccag: whether it cites the CCAG-Travaux 2021, without which no tacit procedure exists; ``derogations`` as its CCAP says.
        asked_direct: the public entity asked that invoices go straight to its service financier (A6).
    """

    number: MarketNumber | None = field("Numéro de marché", example="2026-TVX-014")
    title: str = field("Objet du marché", example="Réhabilitation de la salle des fêtes", default="")
    engagement: EngagementNumber | None = field("Numéro d’engagement")
    notified_on: date | None = field("Notifié le")
    mine: Annotated[Role, Among("supplier", "subcontractor", "cocontractor", "manager")] = field("Notre rôle", default=Role.SUPPLIER)
    ccag: bool = field("Le marché cite le CCAG-Travaux 2021", default=False)
    derogations: LongText = field("Ce que le CCAP change", "Les articles du CCAG auxquels il déroge.", default="")
    asked_direct: bool = field("La collectivité demande l’envoi direct au service financier (A6)", default=False)
    parties: tuple[Party, ...] = ()
    lines: tuple[MarketLine, ...] = ()
    retention: Retention = Retention()
    advance: Advance = Advance()
    revision: Revision = Revision()

    @property
    def before_vat(self) -> int:
        """The market in cents before VAT."""
        return sum(line.amount for line in self.lines)

    @property
    def with_vat(self) -> int:
        """The market in cents, VAT included."""
        bases: dict[Decimal, int] = {}
        for line in self.lines:
            rate = line.vat_rate or Decimal(0)
            bases[rate] = bases.get(rate, 0) + line.amount
        return sum(base + to_cents(Decimal(base) * rate / 10_000) for rate, base in bases.items())

    def reckoned(self, *, charges_vat: bool) -> "Market":
        """The market as its months are reckoned: without VAT where the association, which is paid, charges none.

        A subcontractor never does: the titulaire owes it (CGI art. 283, 2 nonies). Of a MOE's market the VAT is the titulaire's.

        Args:
            charges_vat: whether the association does.
        """
        if self.mine is Role.SUBCONTRACTOR or (self.mine in (Role.SUPPLIER, Role.COCONTRACTOR) and not charges_vat):
            return self.model_copy(update={"lines": tuple(line.model_copy(update={"vat_rate": None}) for line in self.lines)})
        return self

    def of_role(self, role: Role) -> tuple[Party, ...]:
        """Those who have that part."""
        return tuple(party for party in self.parties if party.role is role)

    def present(self, role: Role) -> bool:
        """Whether somebody of that role deposits on the portal."""
        return role is self.mine or any(not party.absent for party in self.of_role(role))

    def party(self, party_id: str) -> Party | None:
        """The one of that identifier."""
        return next((party for party in self.parties if party.id == party_id), None)
