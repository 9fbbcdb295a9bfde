"""The « Bilan » and what is exported from it, photographed."""

from collections.abc import Iterator

from PySide6.QtCore import Qt

from chorus_desktop.ui.widgets.bar_chart import BarChart
from tests.helpers import keyboard
from tests.screens.datafiles import Ids
from tests.screens.scene import Scene, then, way
from tests.screens.window import Look


def overview_scenes() -> Iterator[Scene]:
    """All of them."""
    yield way("bilan-vide", "overview", "empty")
    yield way("bilan", "overview", "book")
    yield then(way("bilan-mois", "overview", "book"), _walked)
    yield then(way("bilan-tableau", "overview", "book"), lambda look, _: look.press("Voir le tableau : mois par mois"))
    yield way("exporter", "exports", "book")
    yield way("comptes", "accounts", "book", "association")


def _walked(look: Look, _ids: Ids) -> None:
    chart = look.page.findChild(BarChart)
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(2):
        keyboard.press(Qt.Key.Key_Right, on=chart)
