"""The first start: an empty file, and three ways to begin."""

from collections.abc import Callable

from chorus_desktop import services
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.pages.choice_card import ChoiceCard
from chorus_desktop.ui.widgets.page import Page


class FirstStartPage(Page):
    """Create, open a copy, or practise."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            "Bienvenue. Par quoi commencez-vous\u00a0?",
            where="Premier démarrage",
            subtitle="Tout reste sur cet ordinateur\u00a0: le programme n’envoie rien et ne va jamais sur Internet.",
        )
        self._desk = desk
        choices: list[tuple[str, str, str, Callable[[], object]]] = [
            (
                "building-2",
                "Créer mon association",
                "Nom, SIRET, RIB… Comptez dix minutes, avec un RIB et une facture précédente sous la main.",
                self._create,
            ),
            (
                "folder-open",
                "Ouvrir une copie reçue",
                "Quelqu’un vous a transmis son fichier, ou vous changez d’ordinateur.",
                desk.go.open_copy,
            ),
            (
                "book-open",
                "S’exercer avec un exemple",
                "Une association inventée, une saison en cours. Rien ne compte, vous pouvez tout essayer.",
                desk.go.practice,
            ),
        ]
        for icon, title, text, press in choices:
            self.add(ChoiceCard(icon, title, text, press, main=icon == "building-2"))

    def _create(self) -> None:
        self._desk.ask(services.associations.create, then=self._desk.go.setup)
