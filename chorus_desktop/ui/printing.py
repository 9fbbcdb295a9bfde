"""Printing a PDF as it is. Qt only prints pictures of its pages, so the file itself goes to CUPS where there is one.

On Linux and macOS ``lp`` takes the very bytes: letters stay letters. Where there is no ``lp`` (Windows), pages are drawn at 300 dots an
inch, which text does not suffer from.
"""

import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.ui.desk import Desk

DOTS_PER_INCH = 300
PATIENCE_SECONDS = 30
_SIDES = {
    QPrinter.DuplexMode.DuplexNone: "one-sided",
    QPrinter.DuplexMode.DuplexLongSide: "two-sided-long-edge",
    QPrinter.DuplexMode.DuplexShortSide: "two-sided-short-edge",
}
_OTHERWISE = "Vérifiez qu’elle est allumée et qu’elle a du papier. « Ouvrir dans le lecteur PDF » permet aussi d’imprimer."


@dataclass(frozen=True)
class Order:
    """What is asked of a printer.

    Attributes:
        printer: its name, as the system knows it.
        title: of the job, in the queue.
        copies: how many.
        sides: as CUPS says it; empty leaves it to the printer.
        pages: ``2-3``; empty for all.
    """

    printer: str
    title: str
    copies: int = 1
    sides: str = ""
    pages: str = ""

    @property
    def arguments(self) -> tuple[str, ...]:
        """What ``lp`` is given before the file."""
        sides = ("-o", f"sides={self.sides}") if self.sides else ()
        pages = ("-P", self.pages) if self.pages else ()
        return ("-d", self.printer, "-n", str(self.copies), "-t", self.title, *sides, *pages)


def print_pdf(desk: Desk, title: str, content: bytes, printed: Callable[[str], object]) -> None:
    """Ask for a printer, then print.

    Args:
        desk: asks, and works in the background.
        title: what it is.
        content: the whole PDF.
        printed: told in words where it went.
    """
    document = _Held(content)
    printer = desk.dialogs.pick_printer(title, document.pageCount())
    if printer is None:
        return
    file, name = printer.outputFileName(), printer.printerName()
    if file:
        path = Path(file)
        desk.ask(write, path, content, then=lambda _: printed(f"Enregistré dans {path.name}."))
    elif can_hand_over():
        order = Order(name, title, printer.copyCount(), _SIDES.get(printer.duplex(), ""), _pages(printer))
        desk.ask(hand_over, order, content, then=lambda _: printed(f"Envoyé à l’imprimante « {name} »."))
    else:
        _Drawing(document, printer, lambda: printed(f"Envoyé à l’imprimante « {name} ».")).begin()


def can_hand_over() -> bool:
    """Whether this computer prints files by itself."""
    return sys.platform != "win32" and shutil.which("lp") is not None


def hand_over(_store: object, order: Order, content: bytes) -> None:
    """Give a PDF to the system's own queue, byte for byte.

    Args:
        _store: not used; work in the background is given it.
        order: which printer, how many.
        content: the whole PDF.

    Raises:
        Trouble: the printer, or the system, does not take it.
    """
    refusal = Trouble(f"L’imprimante « {order.printer} » n’a pas pris le document.", _OTHERWISE)
    command = shutil.which("lp")
    if command is None:
        raise refusal
    with TemporaryDirectory(prefix="chorus-desktop-") as folder:
        file = Path(folder) / "document.pdf"
        file.write_bytes(content)
        try:
            # A fixed program and a list of arguments: no shell reads them.
            subprocess.run([command, *order.arguments, str(file)], check=True, capture_output=True, timeout=PATIENCE_SECONDS)  # noqa: S603
        except (OSError, subprocess.SubprocessError) as failure:
            raise refusal from failure


def write(_store: object, path: Path, content: bytes) -> Path:
    """Write a file.

    Args:
        _store: not used; work in the background is given it.
        path: where.
        content: its bytes.

    Raises:
        Trouble: the disk is full, or the place cannot be written.
    """
    try:
        path.write_bytes(content)
    except OSError as failure:
        raise Trouble(
            f"Le fichier « {path.name} » n’a pas pu être écrit.", "Choisissez un autre dossier, ou libérez de la place."
        ) from failure
    return path


def draw_page(document: QPdfDocument, page: int, printer: QPrinter, painter: QPainter) -> None:
    """Draw one page onto a printer's page, as large as it fits."""
    paper = printer.paperRect(QPrinter.Unit.DevicePixel)
    points = document.pagePointSize(page)
    scale = min(paper.width() / points.width(), paper.height() / points.height())
    size = QSize(round(points.width() * scale), round(points.height() * scale))
    # Qt gives transparent pixels where nothing is drawn: printers make masks of them.
    white = QImage(size, QImage.Format.Format_RGB32)
    white.fill(Qt.GlobalColor.white)
    on_white = QPainter(white)
    on_white.drawImage(0, 0, document.render(page, size))
    on_white.end()
    painter.drawImage(QRectF(0, 0, size.width(), size.height()), white)


class _Held(QPdfDocument):
    """A document and the bytes it is read from."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self._bytes = QByteArray(content)
        self._buffer = QBuffer(self._bytes, self)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.load(self._buffer)


class _Drawing:
    """Draws a page at each turn of the event loop, so that the window stays alive."""

    def __init__(self, document: QPdfDocument, printer: QPrinter, done: Callable[[], object]) -> None:
        printer.setResolution(DOTS_PER_INCH)
        printer.setFullPage(True)
        first, last = printer.fromPage() or 1, printer.toPage() or document.pageCount()
        self._pages = list(range(first - 1, last))
        self._document, self._printer, self._done = document, printer, done
        self._painter = QPainter()

    def begin(self) -> None:
        if self._painter.begin(self._printer):
            self._painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
            self._next()

    def _next(self) -> None:
        draw_page(self._document, self._pages.pop(0), self._printer, self._painter)
        if self._pages:
            self._printer.newPage()
            QTimer.singleShot(0, self._next)
        else:
            self._painter.end()
            self._done()


def _pages(printer: QPrinter) -> str:
    return f"{printer.fromPage()}-{printer.toPage()}" if printer.fromPage() else ""
