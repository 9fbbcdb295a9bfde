"""What is photographed of deadlines and payment delays."""

from collections.abc import Iterable

from tests.screens.scene import Scene, then, way


def deadline_scenes() -> Iterable[Scene]:
    """Every picture, those of one data file together."""
    yield way("accueil-aujourdhui", "home", "late")
    yield way("echeances", "deadlines", "late")
    yield way("paiement-en-retard", "payment_delay", "late", "late")
    yield way("paiement-suspendu", "payment_delay", "late", "suspended")
    yield way("paiement-attendu", "issued", "late", "awaited")
    yield then(way("paiement-articles", "payment_delay", "late", "awaited"), lambda look, _: look.press("Pourquoi ? Les articles"))
