"""The companion, which is a window of its own: its screens, and what is ticked on them."""

from collections.abc import Callable, Iterable

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from tests.screens.datafiles import Ids
from tests.screens.scene import Scene
from tests.screens.window import Look


def companion_scenes() -> Iterable[Scene]:
    """One after the other, over the same invoice to deposit."""
    yield _scene("compagnon-ouvrir", _at(0))
    yield _scene("compagnon-pdf", _at(1))
    yield _scene("compagnon-parties", _at(2, copies=3))
    yield _scene("compagnon-references", _at(3, copies=4))
    yield _scene("compagnon-pieces", _at(5))
    yield _scene("compagnon-envoyer", _at(6))
    yield _scene("compagnon-preuve", _at(7))


def _scene(name: str, act: Callable[[Look], QImage | QWidget]) -> Scene:
    def taken(look: Look, ids: Ids) -> QImage | QWidget:
        look.go.companion(ids["finalised"])
        look.settle()
        picture = act(look)
        look.go._leave_companion()
        look.settle()
        return picture

    return Scene(name, "companion", "to_deposit", taken)


def _at(screen: int, copies: int = 0) -> Callable[[Look], QImage]:
    def act(look: Look) -> QImage:
        window = look.go._companion
        for _ in range(8):
            window.back()
        for _ in range(screen):
            window.forth()
        look.settle()
        for _ in range(copies):
            window.copy_next()
        look.settle()
        return window.grab().toImage()

    return act
