"""The three shapes of a table of presences, and what is looked for in each."""

from collections.abc import Mapping
from enum import StrEnum

from chorus_desktop.domain.columns import Wanted


class Shape(StrEnum):
    """How a table is laid out."""

    CHILDREN = "children"
    WIDE = "wide"
    LONG = "long"

    @property
    def label(self) -> str:
        """In words."""
        return {
            "children": "Une liste d’enfants, sans présences",
            "wide": "Une feuille\u00a0: une ligne par enfant, une colonne par séance",
            "long": "Une longue liste\u00a0: une ligne par enfant et par séance",
        }[self.value]


NAMES = ("first_name", "last_name", "whole")

_NAMES = (
    Wanted(key="first_name", title="Prénom", heads=("prénom de l’enfant", "prénom enfant"), name=True),
    Wanted(key="last_name", title="Nom", heads=("nom de famille", "nom de l’enfant", "nom enfant", "initiale"), name=True),
    Wanted(
        key="whole", title="Nom et prénom ensemble", name=True,
        heads=("nom prénom", "prénom nom", "nom complet", "enfant", "enfants", "jeune", "élève", "adhérent", "participant", "licencié"),
    ),
)  # fmt: skip
_FACTS = (
    Wanted(key="card", title="Numéro de carte", heads=("carte", "n° de carte", "n° carte", "no carte", "carte numéro", "num carte")),
    Wanted(key="group", title="Groupe", heads=("catégorie", "section", "niveau")),
    Wanted(key="beneficiary", title="Bénéficiaire", heads=("pris en charge", "éligible", "aidé"), help="Oui ou non."),
    Wanted(key="beneficiary_from", title="Bénéficiaire du", heads=("du", "depuis", "date de début", "à partir du", "début")),
    Wanted(key="beneficiary_to", title="Bénéficiaire au", heads=("au", "jusqu’au", "date de fin", "fin")),
)
_OF_SESSIONS = (
    Wanted(key="day", title="Date", heads=("jour", "séance", "date de la séance", "date séance"), required=True),
    Wanted(
        key="mark", title="Présence", heads=("présent", "marque", "statut", "état", "pointage", "présent(e)"),
        help="Sans elle, chaque ligne dit présent.",
    ),
    Wanted(key="hours", title="Heures", heads=("durée", "nombre d’heures", "nb heures", "temps"), help="Combien de temps l’enfant est resté."),
    Wanted(key="starts_at", title="Heure de la séance", heads=("heure", "horaire", "heure de début")),
    Wanted(key="activity", title="Activité", heads=("atelier", "cours", "discipline", "sport")),
)  # fmt: skip
WANTED: Mapping[Shape, tuple[Wanted, ...]] = {
    Shape.CHILDREN: (*_NAMES, *_FACTS),
    Shape.WIDE: (*_NAMES, *_FACTS),
    Shape.LONG: (*_NAMES, *_OF_SESSIONS, _FACTS[0]),
}
