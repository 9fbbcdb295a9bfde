"""A PDF in the window, and printing it."""

import stat
import subprocess
from pathlib import Path

import pytest
from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from typing_extensions import override

from chorus_desktop import services
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.ui import printing
from chorus_desktop.ui.open_pdf import file_name
from chorus_desktop.ui.pages.paper import PaperPage
from chorus_desktop.ui.printing import Order


@pytest.fixture
def content(room):
    return services.issue.preview(room.store, room.club.draft(), room.today)


class Plugged(QPrinter):
    """A printer as CUPS would show it."""

    def __init__(self, name="Bureau", *, first=0, last=0, copies=1, duplex=QPrinter.DuplexMode.DuplexAuto):
        super().__init__()
        self._facts = (name, first, last, copies, duplex)

    @override
    def outputFileName(self):
        return ""

    @override
    def printerName(self):
        return self._facts[0]

    @override
    def fromPage(self):
        return self._facts[1]

    @override
    def toPage(self):
        return self._facts[2]

    @override
    def copyCount(self):
        return self._facts[3]

    @override
    def duplex(self):
        return self._facts[4]


@pytest.fixture
def lp(tmp_path, monkeypatch):
    """A command that stands for the system's own: it notes its arguments and keeps the file."""
    folder = tmp_path / "bin"
    folder.mkdir()
    command = folder / "lp"
    command.write_text(
        f'#!/bin/sh\nfor word in "$@"; do printf "%s\\n" "$word"; last="$word"; done > {tmp_path}/arguments\ncp "$last" {tmp_path}/printed.pdf\n'
    )
    command.chmod(command.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(folder), prepend=":")
    return tmp_path


def test_the_paper_is_shown_with_its_title(room, content):
    page = room.show(PaperPage(room.desk, "Facture (projet)", content, "Projet de facture de janvier"))

    assert "Page 1 sur 1" in room.reads()
    assert "Projet de facture de janvier" in room.reads()
    assert page.header.heading.text() == "Facture (projet)"


def test_the_paper_is_saved_where_one_says(room, content):
    room.show(PaperPage(room.desk, "Facture n° FA2026/001", content))
    target = room.folder / "facture.pdf"
    room.asked.answers.append(target)
    room.press("Enregistrer sous…")

    assert target.read_bytes() == content
    assert "Enregistré dans facture.pdf." in room.reads()


def test_a_place_that_cannot_be_written_is_said(room, content):
    room.show(PaperPage(room.desk, "Facture", content))
    room.asked.answers.append(room.folder / "absent" / "facture.pdf")
    room.press("Enregistrer sous…")

    assert [trouble.sentence for trouble in room.troubles] == ["Le fichier «\u00a0facture.pdf\u00a0» n’a pas pu être écrit."]


def test_the_paper_opens_in_the_computer_s_reader(room, content):
    room.show(PaperPage(room.desk, "Facture n°\u00a0FA2026/001", content))
    room.press("Ouvrir dans le lecteur PDF")

    (path,) = room.opened
    assert path.name == "Facture-n-FA2026-001.pdf"
    assert path.read_bytes() == content


@pytest.mark.parametrize(("title", "name"), [("Liste : été", "Liste-été.pdf"), ("…", "document.pdf"), ("a/../b", "a-..-b.pdf")])
def test_a_file_name_comes_from_the_title(title, name):
    assert file_name(title) == name


def test_the_file_itself_goes_to_the_printer(room, content, lp):
    room.show(PaperPage(room.desk, "Facture", content))
    room.asked.answers.append(Plugged("Bureau", copies=2, duplex=QPrinter.DuplexMode.DuplexLongSide))
    room.press("Imprimer…")

    assert (lp / "printed.pdf").read_bytes() == content
    arguments = (lp / "arguments").read_text().split("\n")
    assert arguments[:8] == ["-d", "Bureau", "-n", "2", "-t", "Facture", "-o", "sides=two-sided-long-edge"]
    assert "Envoyé à l’imprimante «\u00a0Bureau\u00a0»." in room.reads()


def test_no_printer_chosen_prints_nothing(room, content, lp):
    room.show(PaperPage(room.desk, "Facture", content))
    room.asked.answers.append(None)
    room.press("Imprimer…")

    assert not (lp / "printed.pdf").exists()


def test_some_pages_only():
    assert Order("Bureau", "Facture", pages="2-3").arguments == ("-d", "Bureau", "-n", "1", "-t", "Facture", "-P", "2-3")


@pytest.mark.parametrize("failure", [OSError(), subprocess.CalledProcessError(1, "lp"), subprocess.TimeoutExpired("lp", 30)])
def test_a_printer_that_refuses_says_what_to_do(monkeypatch, lp, failure):
    def refuse(*_, **__):
        raise failure

    monkeypatch.setattr(subprocess, "run", refuse)
    with pytest.raises(Trouble) as told:
        printing.hand_over(None, Order("Bureau", "Facture"), b"%PDF-")

    assert "Bureau" in told.value.sentence


def test_print_to_a_file_writes_the_very_bytes(room, content):
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(room.folder / "imprimé.pdf"))
    room.show(PaperPage(room.desk, "Facture", content))
    room.asked.answers.append(printer)
    room.press("Imprimer…")

    assert (room.folder / "imprimé.pdf").read_bytes() == content


def test_without_lp_the_pages_are_drawn(room, content, monkeypatch, qtbot):
    """As on Windows; the printer here is Qt's own PDF writer, whose file is looked at."""
    target = room.folder / "dessin.pdf"
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF()))
    printer.setOutputFileName(str(target))
    printer.outputFileName = lambda: ""
    monkeypatch.setattr(printing, "can_hand_over", lambda: False)
    room.show(PaperPage(room.desk, "Facture", content))
    room.asked.answers.append(printer)
    room.press("Imprimer…")

    qtbot.waitUntil(lambda: "Envoyé" in room.reads())
    drawn = QPdfDocument()
    drawn.load(str(target))
    assert drawn.pageCount() == 1
    image = drawn.render(0, drawn.pagePointSize(0).toSize())
    dark = sum(
        image.pixelColor(x, y).lightness() < 128 and image.pixelColor(x, y).alpha() > 128
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    )
    assert dark > 200, "the letters are there"


def test_a_folder_of_one_run_is_used(room, content):
    room.show(PaperPage(room.desk, "Un", content))
    room.press("Ouvrir dans le lecteur PDF")
    room.show(PaperPage(room.desk, "Deux", content))
    room.press("Ouvrir dans le lecteur PDF")

    assert len({Path(path).parent for path in room.opened}) == 1
