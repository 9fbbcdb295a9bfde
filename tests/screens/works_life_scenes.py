"""What comes after the deposit of a piece of works, photographed."""

from tests.screens.scene import Scene, then, way


def works_life_scenes() -> list[Scene]:
    """A refused demand, a final account, and their days."""
    return [
        way("travaux-refusee", "issued", "works_life", "refused"),
        then(way("travaux-etat-choisi", "issued", "works_life", "final"), lambda look, _: look.press("Suspendue (travaux)")),
        way("travaux-revenue", "came_back", "works_life", "refused"),
        way("travaux-contester", "letter", "works_life", "dossier", "contest_amount", "refused"),
        way("travaux-suite", "works", "works_life", "dossier"),
        way("travaux-etat-d-un-autre", "works_piece", "works_life", "dossier", "noted"),
        way("travaux-echeances", "deadlines", "works_life"),
        way("travaux-dossier-suivi", "dossier", "works_life", "dossier"),
        way("travaux-depose", "deposited", "works_life", "final"),
    ]
