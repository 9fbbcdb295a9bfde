"""Two hundred children and two hundred sessions: the sheet opened, ticked key after key, ticked whole, taken back."""

from collections.abc import Callable, Mapping
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView, QWidget
from typing_extensions import override

from chorus_desktop.services import associations, data, dossiers, opening
from chorus_desktop.ui.pages.grid_table import GridTable
from chorus_desktop.ui.theme import Appearance, Scheme
from tests.bench.figures import Figure, in_turns, table
from tests.bench.files import TODAY
from tests.bench.pauses import Heartbeat, let_pass
from tests.bench.window import KEY_MS, SIZE
from tests.helpers import presences
from tests.helpers.keyboard import press, write
from tests.screens.window import Look

SIDE = 200
TYPED = "paexpp " * 6
AFTERWARDS_MS = 2_000
CONTROL = Qt.KeyboardModifier.ControlModifier


def measure(rounds: int, folder: Path) -> str:
    """Tick a large sheet in the window, and in Qt's own table.

    Args:
        rounds: how many count.
        folder: where the data file is made.

    Returns:
        The table.
    """
    path = folder / "feuille.chorus"
    dossier = _made(path)
    look = Look(path, TODAY, Appearance(Scheme.LIGHT), SIZE)
    figures = in_turns(rounds, {"bare": _bare, "sheet": lambda: _sheet(look, dossier)})
    look.close()
    return _table(figures)


def _made(path: Path) -> str:
    store = opening.open_file(path, path.with_name("sauvegardes"), TODAY).store
    opened = dossiers.create(store, associations.create(store), data.demo_procedure().id, "2025-2026", TODAY)
    blank = tuple((row, column) for row in range(SIDE) for column in range(SIDE) if (row + column) % 3 == 0)
    with store.transaction():
        presences.stored(store, opened, presences.sheet(SIDE, SIDE, blank=blank))
    opening.close(store)
    return opened


def _sheet(look: Look, dossier: str) -> Mapping[str, float]:
    beat = Heartbeat()
    beat.start()
    begun = perf_counter()
    look.go.grid(dossier)
    sheet = look.page.findChild(GridTable)
    assert sheet is not None
    while not sheet.model().rowCount():
        QApplication.processEvents()
    look.choose("février 2026" if look.page.isVisible() else "", "Tous les mois")
    look.shell.repaint()
    opened = perf_counter() - begun
    figures = {"opened": opened * 1000, "opened_pause": beat.stop(), **_ticked(sheet, look.shell)}
    figures["whole"] = _pause(lambda: (press(Qt.Key.Key_A, CONTROL, on=sheet), write("p", on=sheet)))
    look.settle()
    figures["undone"] = _pause(lambda: press(Qt.Key.Key_Z, CONTROL, on=sheet))
    look.settle()
    look.go.home()
    look.settle()
    return figures


def _ticked(sheet: QTableView, window: QWidget) -> Mapping[str, float]:
    beat, keys = Heartbeat(), []
    sheet.setCurrentIndex(sheet.model().index(0, 3))
    beat.start()
    for sign in TYPED:
        begun = perf_counter()
        write(sign, on=sheet)
        window.repaint()
        keys.append(perf_counter() - begun)
        let_pass(KEY_MS)
    let_pass(AFTERWARDS_MS)
    return {"key": max(keys) * 1000, "pause": beat.stop()}


def _pause(act: Callable[[], object]) -> float:
    beat = Heartbeat()
    beat.start()
    act()
    let_pass(AFTERWARDS_MS)
    return beat.stop()


class _Letters(QAbstractTableModel):
    """As many letters, and nothing else: no sums, no file, no name."""

    def __init__(self) -> None:
        super().__init__()
        self._cells = [["P"] * SIDE for _ in range(SIDE)]

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 -- Qt's own default
        return SIDE

    @override
    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 -- Qt's own default
        return SIDE

    @override
    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        return self._cells[index.row()][index.column()] if role == Qt.ItemDataRole.DisplayRole else None

    def put(self, index: QModelIndex, text: str) -> None:
        self._cells[index.row()][index.column()] = text
        self.dataChanged.emit(index, index)


class _Bare(QTableView):
    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        here, model = self.currentIndex(), self.model()
        assert isinstance(model, _Letters)
        model.put(here, event.text().upper())
        self.setCurrentIndex(model.index(here.row() + 1, here.column()))


def _bare() -> Mapping[str, float]:
    """Qt's own table over as many letters."""
    beat = Heartbeat()
    beat.start()
    begun = perf_counter()
    window, view, model = QMainWindow(), _Bare(), _Letters()
    view.setModel(model)
    window.setCentralWidget(view)
    window.resize(*SIZE)
    window.show()
    QApplication.processEvents()
    window.repaint()
    figures = {"opened": (perf_counter() - begun) * 1000, "opened_pause": beat.stop(), **_ticked(view, window)}
    window.close()
    window.deleteLater()
    return figures


def _table(figures: Mapping[str, Mapping[str, Figure]]) -> str:
    bare, ours = figures["bare"], figures["sheet"]
    said = {
        "opened": "the sheet opened, all months, painted",
        "opened_pause": "longest pause meanwhile",
        "key": "slowest key, painted",
        "pause": "longest pause while ticking, each mark written",
    }
    rows = [(said[name], bare[name].said(1), ours[name].said(1), ours[name].over(bare[name])) for name in said]
    rows += [
        ("longest pause while all 40,000 cells are ticked at once", "", ours["whole"].said(), ""),
        ("longest pause while that is taken back", "", ours["undone"].said(), ""),
    ]
    return table("A sheet of 200 children and 200 sessions", ("ms", "Qt’s own table", "the program", "× floor"), rows)
