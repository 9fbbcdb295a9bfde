"""Five thousand invoices in the window: the list opened and searched as one types, a draft saved while one types, pages opened."""

from collections.abc import Callable, Mapping
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QSortFilterProxyModel, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QTableView, QVBoxLayout, QWidget

from chorus_desktop.services import opening
from chorus_desktop.store.summaries import InvoiceSummary, invoice_rows
from chorus_desktop.ui.theme import Appearance, Scheme, current
from tests.bench.figures import Figure, in_turns, table
from tests.bench.files import TODAY
from tests.bench.pauses import Heartbeat, let_pass
from tests.helpers import accessible
from tests.helpers.keyboard import write
from tests.screens.window import Look

SIZE = (1280, 800)
KEY_MS = 60
"""Between two keys of somebody who types well."""
SEARCHED = "octobre 12"
PHRASE = "Découverte du judo avec l’école"
AFTERWARDS_MS = 2_500
"""Long enough for the save that follows the last key."""


def measure(rounds: int, practice: Path, thousands: Path) -> str:
    """Type in the window, and in a bare one.

    Args:
        rounds: how many count.
        practice: a small data file.
        thousands: a large one.

    Returns:
        The tables.
    """
    known = {path: _rows(path) for path in (practice, thousands)}
    drafts = {path: next(row for row in rows if row.state == "draft") for path, rows in known.items()}
    large, small = (Look(path, TODAY, Appearance(Scheme.LIGHT), SIZE) for path in (thousands, practice))
    lists = in_turns(rounds, {"bare": lambda: _bare_list(known[thousands]), "list": lambda: _list(large)})
    typing = in_turns(
        max(2, rounds // 2),
        {
            "bare": _bare_typing,
            "practice": lambda: _typing(small, drafts[practice].id),
            "thousands": lambda: _typing(large, drafts[thousands].id),
        },
    )
    pages = in_turns(rounds, {"all": lambda: _pages(large, drafts[thousands])})["all"]
    for look in (large, small):
        look.close()
    return "\n".join((_list_table(lists), _typing_table(typing), _pages_table(pages)))


def _rows(path: Path) -> list[InvoiceSummary]:
    store = opening.open_file(path, path.with_name("sauvegardes"), TODAY).store
    found = invoice_rows(store)
    opening.close(store)
    return found


def _list(look: Look) -> Mapping[str, float]:
    beat = Heartbeat()
    beat.start()
    begun = perf_counter()
    look.go.invoices()
    shown = look.page.findChild(QTableView)
    search = look.page.findChild(QLineEdit)
    assert shown is not None
    assert search is not None
    while not shown.model().rowCount():
        QApplication.processEvents()
    look.shell.repaint()
    opened = perf_counter() - begun
    paused = beat.stop()
    typed = _search(beat, search, look.shell)
    look.go.home()
    look.settle()
    return {"opened": opened * 1000, "opened_pause": paused, **typed}


def _bare_list(rows: list[InvoiceSummary]) -> Mapping[str, float]:
    """Qt's own table and filter over the same rows."""
    beat = Heartbeat()
    beat.start()
    begun = perf_counter()
    window, view, search = QMainWindow(), QTableView(), QLineEdit()
    model, proxy = QStandardItemModel(), QSortFilterProxyModel()
    for row in rows:
        cells = (row.number, row.title, row.issued_on or "", row.state, f"{row.total / 100:.2f}")
        model.appendRow([QStandardItem(text) for text in cells])
    proxy.setSourceModel(model)
    proxy.setFilterKeyColumn(-1)
    proxy.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    search.textChanged.connect(proxy.setFilterFixedString)
    view.setModel(proxy)
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.addWidget(search)
    column.addWidget(view)
    window.setCentralWidget(inside)
    window.resize(*SIZE)
    window.show()
    QApplication.processEvents()
    opened = perf_counter() - begun
    paused = beat.stop()
    typed = _search(beat, search, window)
    window.close()
    window.deleteLater()
    return {"opened": opened * 1000, "opened_pause": paused, **typed}


def _search(beat: Heartbeat, search: QLineEdit, window: QWidget) -> Mapping[str, float]:
    keys = []
    beat.start()
    for sign in SEARCHED:
        begun = perf_counter()
        write(sign, on=search)
        window.repaint()
        keys.append(perf_counter() - begun)
        let_pass(KEY_MS)
    return {"key": max(keys) * 1000, "key_pause": beat.stop()}


def _typing(look: Look, draft: str) -> Mapping[str, float]:
    look.go.invoice(draft)
    look.settle()
    fields = [field for field in look.page.findChildren(QLineEdit) if accessible.name_of(field).startswith("Désignation")]
    return _type(fields[0])


def _bare_typing() -> Mapping[str, float]:
    """A field alone, and nothing that saves."""
    window, field = QMainWindow(), QLineEdit()
    window.setCentralWidget(field)
    window.show()
    QApplication.processEvents()
    typed = _type(field)
    window.close()
    window.deleteLater()
    return typed


def _type(field: QLineEdit) -> Mapping[str, float]:
    beat, keys = Heartbeat(), []
    field.setFocus()
    beat.start()
    for sign in PHRASE:
        begun = perf_counter()
        write(sign, on=field)
        keys.append(perf_counter() - begun)
        let_pass(KEY_MS)
    let_pass(AFTERWARDS_MS)
    return {"key": max(keys) * 1000, "pause": beat.stop()}


def _pages(look: Look, draft: InvoiceSummary) -> Mapping[str, float]:
    """The longest pause while each page opens, and while the colours change."""
    ways: Mapping[str, Callable[[], object]] = {
        "home": look.go.home,
        "overview": look.go.overview,
        "dossier": lambda: look.go.dossier(draft.dossier_id),
        "invoice": lambda: look.go.invoice(draft.id),
        "review": lambda: look.go.review(draft.id),
        "colours": lambda: current().show(Appearance(Scheme.DARK if not current().is_dark else Scheme.LIGHT)),
    }
    pauses = {}
    for name, way in ways.items():
        beat = Heartbeat()
        beat.start()
        way()
        look.settle()
        pauses[name] = beat.stop()
    return pauses


def _list_table(figures: Mapping[str, Mapping[str, Figure]]) -> str:
    bare, ours = figures["bare"], figures["list"]
    said = {
        "opened": "the list opened and painted",
        "opened_pause": "longest pause meanwhile",
        "key": f"slowest key of « {SEARCHED} », painted",
        "key_pause": "longest pause while searching",
    }
    rows = [(said[name], bare[name].said(), ours[name].said(), ours[name].over(bare[name])) for name in said]
    return table("The list of 5,000 invoices", ("ms", "Qt’s own table and filter", "the program", "× floor"), rows)


def _typing_table(figures: Mapping[str, Mapping[str, Figure]]) -> str:
    said = {"bare": "a bare field, nothing saved", "practice": "practice file", "thousands": "5,000 invoices"}
    rows = [
        (said[name], each["key"].said(1), each["pause"].said(), each["pause"].over(figures["bare"]["pause"]))
        for name, each in figures.items()
    ]
    return table("A draft saved while one types", ("ms", "slowest key", "longest pause", "× floor"), rows)


def _pages_table(figures: Mapping[str, Figure]) -> str:
    said = {
        "home": "home, ten dossiers",
        "overview": "the bilan, all of them added up",
        "dossier": "a dossier of 500 invoices",
        "invoice": "an invoice",
        "review": "its review, the project drawn",
        "colours": "light to dark and back",
    }
    rows = [(said[name], figure.said()) for name, figure in figures.items()]
    return table("The longest pause while a page opens, among 5,000 invoices", ("", "ms"), rows)
