"""The places of the window's column, and which of them exist for a data file."""

from typing import TYPE_CHECKING

from chorus_desktop.ui.column import Place

if TYPE_CHECKING:
    from chorus_desktop.services.views import Column

HOME, INVOICES, DEADLINES, PAYMENTS, OVERVIEW = "home", "invoices", "deadlines", "payments", "overview"
RECIPIENTS, ASSOCIATION, GUIDE, TRASH = "recipients", "association", "guide", "trash"
ROOTS = (HOME, INVOICES, DEADLINES, PAYMENTS, OVERVIEW, RECIPIENTS, GUIDE, TRASH)
"""Places that are ways of the same name; that of an association is about one record."""


def places(column: "Column") -> list[Place]:
    """The places to show, in their order.

    Args:
        column: whose file it is, and what it holds.
    """
    there = {
        Place(HOME, "Accueil", "house"): True,
        Place(INVOICES, "Factures", "file-text"): bool(column.holders),
        Place(DEADLINES, "Échéances", "calendar-days"): bool(column.holders),
        Place(PAYMENTS, "Paiements", "euro"): column.payments,
        Place(OVERVIEW, "Bilan", "chart-column"): bool(column.holders),
        Place(RECIPIENTS, "Collectivités", "landmark"): bool(column.holders) and column.recipients,
        Place(ASSOCIATION, "Mon association", "building-2"): len(column.holders) == 1,
        Place(GUIDE, "Guide", "circle-help"): True,
        Place(TRASH, "Corbeille", "trash-2"): bool(column.trash),
    }
    return [place for place, exists in there.items() if exists]
