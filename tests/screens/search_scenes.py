"""Search across everything, before a word and with the answers of several kinds."""

from collections.abc import Iterable

from PySide6.QtWidgets import QLineEdit

from tests.helpers.keyboard import write
from tests.screens.datafiles import Ids
from tests.screens.scene import Scene, then, way
from tests.screens.window import Look


def search_scenes() -> Iterable[Scene]:
    """All of them."""
    yield way("recherche", "search", "practice")
    yield then(way("recherche-reponses", "search", "practice"), _typed("mercredi 2025"))
    yield then(way("recherche-rien", "search", "practice"), _typed("kayak 2031"))
    yield then(way("recherche-noms-masques", "search", "ase"), _typed("duval"))


def _typed(text: str):
    def act(look: Look, ids: Ids) -> None:
        field = look.page.findChild(QLineEdit)
        assert field is not None
        look.settle()
        write(text, on=field)
        look.settle()

    return act
