"""What a market still lacks before anything can be deposited on it."""

from decimal import Decimal

from chorus_desktop.domain.french import percent
from chorus_desktop.domain.problems import Problem, error, sentences, warning
from chorus_desktop.domain.works.market import Market, MarketLine, Party
from chorus_desktop.domain.works.role import Role

sentences(
    {
        "market.title": "Dites l’objet du marché, comme l’acte d’engagement.",
        "market.lines": "Ajoutez au moins un prix du marché.",
        "market.manager": "Ajoutez la maîtrise d’œuvre\u00a0: c’est elle qui reçoit les projets de décompte.",
        "market.owner": "Ajoutez la maîtrise d’ouvrage\u00a0: c’est elle qui paie.",
        "market.mine": "Vous êtes {mine} dans ce marché\u00a0: ajoutez votre association parmi ses parties, avec ce rôle.",
        "market.leads": "Il n’y a qu’un mandataire du groupement.",
        "market.retention": "La retenue de garantie est de {rate}\u00a0: la loi la limite à 5\u00a0% (art. R. 2191-33 du code de la commande publique).",
        "market.advance": "L’avance se rembourse en entier après avoir commencé\u00a0: vérifiez les deux pourcentages.",
        "party.role": "Dites le rôle de cette partie dans le marché.",
        "party.name": "Donnez son nom.",
        "party.siret": "Il manque son SIRET\u00a0: le portail ne connaît personne autrement.",
        "price.designation": "Dites ce que ce prix paie.",
        "price.quantity": "Indiquez la quantité prévue au marché.",
        "price.unit_price": "Indiquez le prix unitaire, hors taxe.",
        "price.vat_rate": "Indiquez le taux de TVA de ce prix\u00a0: votre association facture la TVA. 0 s’il n’y en a pas.",
        "price.twice": "Le prix n°\u00a0{rank} est déjà plus haut.",
    }
)

_MOST_RETAINED = Decimal(5)


def market_problems(market: Market, *, charges_vat: bool = False) -> tuple[Problem, ...]:
    """What is missing or doubtful in a market; ``where`` begins with ``market``.

    Args:
        market: as it is described.
        charges_vat: whether the association does; a subcontractor leaves it to the titulaire.
    """
    found = [] if market.title.strip() else [error("title", "market.title")]
    found += _parties(market) + _lines(market)
    if charges_vat and market.mine in (Role.SUPPLIER, Role.COCONTRACTOR):
        found += [error("vat_rate", "price.vat_rate").under(f"lines.{line.id}") for line in market.lines if line.vat_rate is None]
    if market.retention.rate > _MOST_RETAINED:
        found.append(warning("retention.rate", "market.retention", rate=percent(market.retention.rate)))
    if market.advance.paid and market.advance.ends <= market.advance.begins:
        found.append(error("advance.ends", "market.advance"))
    return tuple(problem.under("market") for problem in found)


def _parties(market: Market) -> list[Problem]:
    found: list[Problem] = []
    for party in market.parties:
        found += [problem.under(f"parties.{party.id}") for problem in _party(party)]
    if not market.of_role(market.mine):
        found.append(error("parties", "market.mine", mine=market.mine.of))
    needed = ((Role.MANAGER, "market.manager"), (Role.OWNER, "market.owner"))
    # Who asks to be paid directly by the finances needs neither on the portal.
    found += [
        error("parties", code) for role, code in needed if role is not market.mine and not market.of_role(role) and not market.asked_direct
    ]
    if sum(party.leads for party in market.parties) > 1:
        found.append(error("parties", "market.leads"))
    return found


def _party(party: Party) -> list[Problem]:
    found = [] if party.name.strip() else [error("name", "party.name")]
    if party.role is None:
        found.append(error("role", "party.role"))
    if party.siret is None and not party.absent and party.role is not Role.FINANCE:
        found.append(warning("siret", "party.siret"))
    return found


def _lines(market: Market) -> list[Problem]:
    found = [] if market.lines else [error("lines", "market.lines")]
    seen: set[str] = set()
    for line in market.lines:
        found += [problem.under(f"lines.{line.id}") for problem in _line(line, seen)]
        seen.add(line.code.strip())
    return found


def _line(line: MarketLine, seen: set[str]) -> list[Problem]:
    code = line.code.strip()
    twice = [error("code", "price.twice", rank=code)] if code and code in seen else []
    missing = (
        ("designation", "price.designation", not line.designation.strip()),
        ("quantity", "price.quantity", line.quantity is None),
        ("unit_price", "price.unit_price", line.unit_price is None),
    )
    return twice + [error(field, code) for field, code, lacks in missing if lacks]
