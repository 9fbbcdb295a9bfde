"""What one engagement number carries: a bar where its ceiling is known, and each amount in words."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from chorus_desktop.domain.french import euros
from chorus_desktop.ui.widgets.boxes import boxed, vertical
from chorus_desktop.ui.widgets.charts import UsageBar
from chorus_desktop.ui.widgets.flow import Flow
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.services.views import EngagementUse


def use_piece(use: "EngagementUse") -> QWidget:
    """The bar (paid, then what is billed and not paid), then billed, deposited, accepted, paid and what is left."""
    facts = [("Facturé", use.used), ("Déposé", use.deposited), ("Accepté", use.accepted), ("Payé", use.paid)]
    pieces: list[QWidget] = []
    if use.ceiling:
        paid = min(max(use.paid, 0), max(use.used, 0))
        pieces.append(
            UsageBar("De gauche à droite\u00a0: payé, facturé et pas encore payé, ce qui reste", paid, max(use.used, 0) - paid, use.ceiling)
        )
        facts.append(("Reste" if use.used <= use.ceiling else "Dépassement", abs(use.ceiling - use.used)))
    else:
        pieces.append(words("Sans plafond indiqué\u00a0: ce qui reste ne peut pas être calculé.", "caption"))
    pieces.append(Flow(*(_fact(label, cents) for label, cents in facts), gap=24))
    return boxed(vertical(*pieces, gap=10))


def _fact(label: str, cents: int) -> QWidget:
    value = words(euros(cents), "strong", wrap=False)
    value.setAccessibleName(f"{label}\u00a0: {euros(cents)}")
    return boxed(vertical(words(label, "caption", wrap=False), value, gap=2))
