"""Numbers that no line of an invoice may have, of a credit note neither: said as soon as they are typed."""

from chorus_desktop.domain.invoice import Line
from chorus_desktop.domain.problems import Problem, error, sentences

sentences(
    {
        "line.quantity_zero": "La quantité doit être supérieure à zéro.",
        "line.price_negative": "Le prix unitaire ne peut pas être négatif\u00a0: pour rendre de l’argent, faites un avoir.",
    }
)


def below_zero(line: Line) -> list[Problem]:
    """A quantity that is not above zero, a price below it."""
    found = [error("quantity", "line.quantity_zero")] if line.quantity is not None and line.quantity <= 0 else []
    return [*found, error("unit_price", "line.price_negative")] if line.unit_price is not None and line.unit_price < 0 else found
