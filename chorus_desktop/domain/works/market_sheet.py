"""The « Fiche d'Identité du Marché »: who deposits what, and what each must enter; made from the market alone."""

from chorus_desktop.domain.shape import Record
from chorus_desktop.domain.works.market import Market, Party
from chorus_desktop.domain.works.role import Role
from chorus_desktop.domain.works.rules import WorksCadre, WorksRules

ENTERED = ("Numéro", "Date", "Devise", "Type de TVA", "Montant HT", "Montant TVA", "Montant TTC", "Net à payer")
"""What the form of a piece asks for (AIFE, webinar on works); the detail of VAT too where there are several rates."""


class Duty(Record):
    """One deposit of somebody: the cadre, the piece it is deposited « à partir de », to whom it goes."""

    cadre: WorksCadre
    after: tuple[str, ...]
    to: str


class Actor(Record):
    """Somebody of the market, and what that one deposits, in the order of the chains."""

    party: Party
    duties: tuple[Duty, ...]
    note: str = ""


def actors(market: Market, rules: WorksRules) -> tuple[Actor, ...]:
    """Everybody of the market with what each deposits, in the order of the roles.

    Args:
        market: its parties, and what it cites.
        rules: of the portal.
    """
    found = []
    for role in Role:
        for party in market.of_role(role):
            duties = tuple(_duty(cadre, market, rules) for cadre in rules.of_role(role) if expected(cadre, market))
            note = "N’est pas sur le portail\u00a0: " + _instead(role) if party.absent else ""
            found.append(Actor(party=party, duties=() if party.absent else duties, note=note))
    return tuple(found)


def _duty(cadre: WorksCadre, market: Market, rules: WorksRules) -> Duty:
    after = tuple(code for code in cadre.continues if expected(rules.cadre(code), market) and market.present(rules.cadre(code).by))
    names = [party.name for party in market.of_role(cadre.to) if party.name]
    return Duty(cadre=cadre, after=after if cadre.linked else (), to=names[0] if names else cadre.to.label)


def expected(cadre: WorksCadre, market: Market) -> bool:
    """Whether somebody of the market deposits it: who is on the portal, what was asked, and what the market cites decide."""
    if cadre.by is Role.MANAGER and cadre.to is Role.OWNER and not market.present(Role.OWNER):
        return False  # what stands in for it goes further by itself
    if cadre.chain == "tacit" and not market.ccag:
        return False
    match cadre.when:
        case "owner_absent":
            return not market.present(Role.OWNER)
        case "manager_absent":
            return not market.present(Role.MANAGER)
        case "on_request":
            return market.asked_direct
    return True


def _instead(role: Role) -> str:
    match role:
        case Role.OWNER:
            return "la maîtrise d’œuvre dépose à sa place (A16, A18)."
        case Role.MANAGER:
            return "le titulaire dépose lui-même l’état d’acompte (A5)."
    return "demandez-lui comment lui transmettre les pièces."
