"""One picture to take: a page by its way, in a state in which a volunteer meets it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from tests.screens.datafiles import Ids
from tests.screens.window import Look


@dataclass(frozen=True)
class Scene:
    """One picture.

    Attributes:
        name: of the picture's file.
        way: the way of ``ui.ways`` it shows.
        file: a data file of ``datafiles.FILES``.
        act: what to do in the window first; a picture when it is of a dialog.
    """

    name: str
    way: str
    file: str
    act: Callable[[Look, Ids], QImage | QWidget | None]


def way(name: str, to: str, file: str, *args: str) -> Scene:
    """A page opened straight by its way, on records of its data file."""
    return Scene(name, to, file, lambda look, ids: getattr(look.go, to)(*(ids.get(arg, arg) for arg in args)))


def then(scene: Scene, act: Callable[[Look, Ids], QImage | QWidget | None]) -> Scene:
    """The same page after something was done on it."""

    def both(look: Look, ids: Ids) -> QImage | QWidget | None:
        scene.act(look, ids)
        look.settle()
        return act(look, ids)

    return Scene(scene.name, scene.way, scene.file, both)
