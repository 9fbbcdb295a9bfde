"""A table of 5,000 rows brought into a dossier, against the bare reading of the same file; and the window meanwhile."""

import csv
import io
import itertools
from collections.abc import Callable, Mapping
from pathlib import Path
from time import perf_counter

from PySide6.QtWidgets import QLineEdit
from python_calamine import load_workbook

from chorus_desktop.domain.presence_table import Choices, guess_columns
from chorus_desktop.domain.presence_wanted import Shape
from chorus_desktop.services import opening, presence_import, presence_tables, presence_undo
from chorus_desktop.services.opening import Store
from chorus_desktop.store.sessions import attendance
from chorus_desktop.ui.theme import Appearance, Scheme
from tests.bench.figures import in_turns, table
from tests.bench.files import TODAY
from tests.bench.pauses import Heartbeat
from tests.helpers import workbooks
from tests.screens.window import Look

ROWS = 5_000
CHILDREN = 200
_FIRST = [f"{day:02}/{month:02}/2026" for month in range(1, 6) for day in (7, 14, 21, 27, 28)]


def long_list() -> list[tuple[str, ...]]:
    """One row per child and session: 200 children, 25 sessions."""
    rows = [(f"Enfant{rank}", f"Nom{rank % 40}", day, "P" if rank % 9 else "1 h 30") for day in _FIRST for rank in range(CHILDREN)]
    return [("Prénom", "Nom", "Date", "Présence"), *rows[:ROWS]]


def measure(rounds: int, practice: Path, folder: Path) -> str:
    """Bring the table in and take it back, a round each.

    Args:
        rounds: how many count.
        practice: a small data file; it is left as it was.
        folder: where the tables are written.

    Returns:
        The table.
    """
    folder.mkdir(parents=True, exist_ok=True)
    rows = long_list()
    files = {"CSV": folder / "liste.csv", "XLSX": folder / "liste.xlsx"}
    files["CSV"].write_text("\n".join(";".join(row) for row in rows), encoding="utf-8")
    files["XLSX"].write_bytes(workbooks.xlsx(workbooks.sheet(rows)))
    store = opening.open_file(practice, practice.with_name("sauvegardes"), TODAY).store
    dossier = store.rows("SELECT id FROM dossier")[0][0]
    measures: dict[str, Callable[[], Mapping[str, float]]] = {
        "bare CSV": lambda: _csv(files["CSV"]),
        "bare XLSX": lambda: _xlsx(files["XLSX"]),
        **{name: _importing(store, dossier, path) for name, path in files.items()},
    }
    figures = in_turns(rounds, measures)
    opening.close(store)
    lines = []
    for name in files:
        floor = figures[f"bare {name}"]["read"]
        lines.append((f"{name}: read by the library alone", floor.said(1), "1.0"))
        for value, said in (
            ("look", "opened and its shape guessed"),
            ("judge", "judged row by row"),
            ("write", "written"),
            ("back", "taken back"),
        ):
            lines.append((f"{name}: {said}", figures[name][value].said(), figures[name][value].over(floor)))
    paused = in_turns(rounds, {name: _window(practice, path) for name, path in files.items()})
    for name in files:
        lines.append((f"{name}: longest pause of the window from the file chosen to the table written", paused[name]["pause"].said(), ""))
    return table(f"A table of {ROWS:,} rows of presences", ("", "ms", "× floor"), lines)


def _csv(path: Path) -> Mapping[str, float]:
    begun = perf_counter()
    with path.open(encoding="utf-8", newline="") as file:
        list(csv.reader(file, delimiter=";"))
    return {"read": (perf_counter() - begun) * 1000}


def _xlsx(path: Path) -> Mapping[str, float]:
    begun = perf_counter()
    list(load_workbook(io.BytesIO(path.read_bytes())).get_sheet_by_index(0).iter_rows())
    return {"read": (perf_counter() - begun) * 1000}


def _importing(store: Store, dossier: str, path: Path) -> Callable[[], Mapping[str, float]]:
    def silent(*_: object) -> None:
        pass

    def run() -> Mapping[str, float]:
        before = len(attendance(store, dossier).marks)
        moments = [perf_counter()]
        looked = presence_tables.look(store, dossier, path, silent)
        moments.append(perf_counter())
        choices = Choices(Shape.LONG, guess_columns(looked.table, Shape.LONG), new_activity="Judo")
        presence_import.judge(store, dossier, looked.table, choices, silent)
        moments.append(perf_counter())
        written = presence_import.bring_in(store, dossier, looked.table, choices, False, silent)
        moments.append(perf_counter())
        # The practice file has presences of its own.
        if len(attendance(store, dossier).marks) != before + ROWS:
            raise ValueError(written.said)
        begun = perf_counter()
        presence_undo.take_back(store, dossier, written.undo)
        moments.append(moments[-1] + perf_counter() - begun)
        spent = [(later - earlier) * 1000 for earlier, later in itertools.pairwise(moments)]
        return dict(zip(("look", "judge", "write", "back"), spent, strict=True))

    return run


def _window(practice: Path, path: Path) -> Callable[[], Mapping[str, float]]:
    def run() -> Mapping[str, float]:
        look = Look(practice, TODAY, Appearance(Scheme.LIGHT), (1280, 800))
        look.go._desk.ask(lambda store: store.rows("SELECT id FROM dossier")[0][0], then=look.go.import_presences)
        look.settle()
        heart = Heartbeat()
        heart.start()
        look.page._look(path)
        look.settle()
        look.choose("Choisissez…", "Une nouvelle activité")
        look.type("Nom de la nouvelle activité", "Judo")
        look._named((QLineEdit,), "Nom de la nouvelle activité").editingFinished.emit()
        look.settle()
        look.press("Importer")
        pause = heart.stop()
        look.shell.undo_bar.undo()
        look.settle()
        look.close()
        return {"pause": pause}

    return run
