"""``python -m tests.screens --out FOLDER [NAME…]``: a picture of every page, light and dark, at 100 % and 150 %, in a window of 1280×800.

A page that no scene shows makes the command fail, and so does a page that says something unexpected. What is longer than the
window gets a second picture, ``…-entier.png``. What a machine can see (cut words) is printed; the rest is for eyes.
"""

import argparse
import os
import shutil
import sys
from datetime import date
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QFont, QImage
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from tests.screens.datafiles import Ids
    from tests.screens.scenes import Scene

SCHEMES = {"clair": "light", "sombre": "dark"}
SIZES = {"100": 1.0, "150": 1.5}
ORDINARY = "This plugin does not support"


def main() -> int:
    """Take the pictures; 0 when every page has one and nothing unexpected was said."""
    parser = argparse.ArgumentParser(prog="python -m tests.screens", description="A picture of every page of the window.")
    parser.add_argument("names", nargs="*", help="scenes to take again; all by default")
    parser.add_argument("--out", type=Path, required=True, help="the folder of the pictures")
    parser.add_argument("--scheme", choices=SCHEMES, action="append", help="only these colours")
    parser.add_argument("--text", choices=SIZES, action="append", help="only these sizes of the text, in percent")
    parser.add_argument("--scale", type=float, default=1.0, help="a screen with more dots (QT_SCALE_FACTOR), the text as usual")
    parser.add_argument("--size", default="1280x800", help="the window in dots of the screen")
    given = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["QT_SCALE_FACTOR"] = str(given.scale)
    width, height = (round(int(length) / given.scale) for length in given.size.split("x"))
    given.out.mkdir(parents=True, exist_ok=True)
    return Session(given.out, set(given.names), (width, height)).take(given.scheme or list(SCHEMES), given.text or list(SIZES))


class Session:
    """All the pictures of one call."""

    def __init__(self, out: Path, names: set[str], size: tuple[int, int]) -> None:
        self._out = out
        self._names = names
        self._size = size
        self._faults: list[str] = []
        self._pages: set[str] = set()
        self._font = QFont()

    def take(self, schemes: list[str], sizes: list[str]) -> int:
        from chorus_desktop.ui.application import application
        from tests.screens.datafiles import FILES, make
        from tests.screens.scenes import scenes

        self._font = application().font()
        # A cursor that blinks would make no two pictures alike.
        QApplication.setCursorFlashTime(0)
        qInstallMessageHandler(self._hear)
        wanted = [scene for scene in scenes() if not self._names or scene.name in self._names]
        for file, of_file in groupby(wanted, key=lambda scene: scene.file):
            found = list(of_file)
            with TemporaryDirectory() as folder:
                ids = make(FILES[file], Path(folder) / "dossiers.chorus")
                for scheme in schemes:
                    for text in sizes:
                        copy = Path(folder) / f"{scheme}-{text}"
                        copy.mkdir()
                        shutil.copy(Path(folder) / "dossiers.chorus", copy)
                        self._of_file(copy / "dossiers.chorus", FILES[file].today, ids, found, scheme, text)
        if not self._names:
            self._faults += _forgotten({scene.way for scene in wanted}, self._pages)
        sys.stdout.writelines(f"{fault}\n" for fault in self._faults)
        sys.stdout.write(f"{len(list(self._out.glob('*.png')))} pictures in {self._out}\n")
        return 1 if self._faults else 0

    def _of_file(self, path: Path, today: date, ids: "Ids", scenes: "list[Scene]", scheme: str, text: str) -> None:
        from chorus_desktop.ui.theme import Appearance, Scheme
        from tests.screens.window import Look

        # The former window's theme left its own font; this one is to see the system's, as in a program just started.
        QApplication.setFont(self._font)
        look = Look(path, today, Appearance(Scheme(SCHEMES[scheme]), SIZES[text]), self._size)
        for scene in scenes:
            name = f"{scene.name}-{scheme}-{text}"
            try:
                shown = scene.act(look, ids)
                look.settle()
            except Exception as fault:  # noqa: BLE001 - a page that fails must not hide those after it
                self._faults.append(f"{name}: {type(fault).__name__}: {fault}")
                continue
            self._pages.add(type(look.page).__name__)
            self._keep(shown if shown is not None else look.picture(), name)
            whole = look.whole_page() if shown is None else None
            if whole is not None:
                self._keep(whole, f"{name}-entier")
            sys.stdout.writelines(f"{name}: {said}\n" for said in look.faults())
            sys.stdout.flush()
        look.close()

    def _keep(self, picture: QImage | QWidget, name: str) -> None:
        image = picture.grab().toImage() if isinstance(picture, QWidget) else picture
        if not image.save(str(self._out / f"{name}.png")):
            raise OSError(f"{name}.png cannot be written")

    def _hear(self, kind: QtMsgType, context: QMessageLogContext, said: str) -> None:
        if kind is not QtMsgType.QtDebugMsg and ORDINARY not in said:
            self._faults.append(f"Qt says: {said}")


def _forgotten(ways: set[str], pages: set[str]) -> list[str]:
    """Ways and pages that no picture shows."""
    from chorus_desktop.ui.desk import Ways
    from chorus_desktop.ui.ways import Navigator
    from tests.screens.scenes import NO_PAGE

    known = {name for owner in (Ways, Navigator) for name in vars(owner) if not name.startswith("_")}
    unseen = [f"no picture of the way « {name} »" for name in sorted(known - ways - set(NO_PAGE))]
    return unseen + [f"no picture of {name}" for name in sorted(_page_classes() - pages)]


def _page_classes() -> set[str]:
    from chorus_desktop.ui.widgets.page import Page

    return {kind.__name__ for kind in Page.__subclasses__() if kind.__module__.startswith("chorus_desktop.")}


if __name__ == "__main__":
    sys.exit(main())
