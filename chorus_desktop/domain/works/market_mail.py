"""To whom the « fiche d’identité du marché » is sent."""

from chorus_desktop.domain.works.market import Market


def mailboxes(market: Market | None) -> tuple[tuple[str, str], ...]:
    """Those of who takes part in a market besides the association: all together, then each (title, address)."""
    others = [party for party in market.parties if party.email.strip() and party.role is not market.mine] if market else []
    each = tuple((party.name or party.part, party.email.strip()) for party in others)
    return (("Tous les acteurs", ", ".join(email for _, email in each)), *each) if len(each) > 1 else each
