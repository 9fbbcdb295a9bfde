"""The pages of a market of works, photographed."""

from tests.screens.scene import Scene, then, way


def works_scenes() -> list[Scene]:
    """Each page of a market."""
    month = way("mois-de-travaux", "works_month", "works", "month")
    return [
        way("marche", "market", "works", "dossier"),
        way("pieces-du-marche", "works", "works", "dossier"),
        way("noter-une-piece", "works_piece", "works", "dossier"),
        month,
        then(way("mois-de-travaux-faute", "works_month", "works", "month"), lambda look, _: look.press("Continuer")),
        way("dossier-de-travaux", "dossier", "works", "dossier"),
        way("decompte-final", "works_month", "works-final", "month"),
        way("pieces-du-marche-par-la-moe", "works", "works-moe", "dossier"),
        way("dossier-de-travaux-de-la-moe", "dossier", "works-moe", "dossier"),
        way("piece-de-travaux-deposee", "issued", "works", "issued"),
    ]
