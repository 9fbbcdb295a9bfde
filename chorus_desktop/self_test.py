"""``chorus-desktop self-test``: whether this installed program is whole; run on every built bundle, where files are easily left behind."""

import importlib
import io
import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from chorus_desktop.documents.attendance_sheet import sheet_paper
from chorus_desktop.domain.attendance_sheet import SheetView
from chorus_desktop.domain.certificate import PrintedSheet, SheetPage
from chorus_desktop.domain.paper_code import SHEET, ScannedPage, paper_code
from chorus_desktop.intake.calendars import read_calendar
from chorus_desktop.pdf.cleaning import Cleaned, opened
from chorus_desktop.pdf.page_codes import codes_in
from chorus_desktop.pdf.thumbnails import thumbnails
from chorus_desktop.services import apart, data, examples, opening, piece_texts, portal_data, practice, produce, safety, search

TIMEOUT_MS = 20_000
_ICS = """BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:1
SUMMARY:Essai
DTSTART:20260107T130000Z
DTEND:20260107T143000Z
RRULE:FREQ=WEEKLY;COUNT=2
END:VEVENT
END:VCALENDAR
"""


def run() -> int:
    """Try each part on files of its own; one line a part.

    Returns:
        0 when all work, 1 otherwise.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    failures = 0
    for said, part in _PARTS:
        try:
            part()
            line = f"bon     {said}"
        except Exception as failure:  # noqa: BLE001 - a part that fails must not hide the ones after it
            failures += 1
            line = f"MANQUE  {said}\u00a0: {type(failure).__name__}: {failure}"
        sys.stdout.write(f"{line}\n")
    return 1 if failures else 0


def _rules() -> None:
    data.portal()
    portal_data.preparation()
    data.school_holidays()
    if not data.procedures():
        raise FileNotFoundError("resources/procedures")


def _calendar() -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "essai.ics"
        path.write_text(_ICS, encoding="utf-8")
        read = read_calendar(path, date(2026, 1, 1), date(2026, 1, 31), lambda *_: None)
    if [(item.day.day, item.starts_at) for item in read.occurrences] != [(7, "14:00"), (14, "14:00")]:
        raise ValueError(read)


def _papers() -> None:
    procedure = data.demo_procedure()
    with TemporaryDirectory() as folder:
        file = examples.example(procedure, procedure.demo_day or date(2026, 2, 3))
        path = examples.write(file, Path(folder), procedure)
        produced = produce.produce(produce.read(path), path.parent, Path(folder), file.invoice.issued_on or date(2026, 2, 3), zipped=True)
        invoice = produced.folder / f"{produced.folder.name}.pdf"
        if problems := produce.check(invoice, path, file.invoice.issued_on or date(2026, 2, 3)):
            raise ValueError(problems[0].sentence)


def _data_file() -> None:
    day = date(2026, 2, 10)
    with TemporaryDirectory() as folder:
        place = Path(folder)
        store = opening.open_file(place / "essai.chorus", place / "sauvegardes", day).store
        practice.fill(store, day)
        copy = safety.save_copy(store, place / "copie.chorus")
        opening.close(store)
        safety.look(copy)
        safety.replace_with(copy, place / "essai.chorus", place / "sauvegardes", day)


def _search() -> None:
    # SQLite's FTS5, which not every SQLite has.
    with TemporaryDirectory() as folder:
        day, place = date(2026, 2, 10), Path(folder)
        store = opening.open_file(place / "essai.chorus", place / "sauvegardes", day).store
        practice.fill(store, day)
        while piece_texts.read_next(store):
            pass
        found = [group.kind for group in search.find(store, "attestation decembre", names=False).groups]
        opening.close(store)
    if search.Kind.PIECE not in found:
        raise ValueError(found)


def _tables() -> None:
    # Compiled, and loaded only when a file is brought in: a bundle forgets such a library without a word.
    for library in ("icalendar", "pi_heif", "python_calamine", "recurring_ical_events", "tomli_w", "zxingcpp"):
        importlib.import_module(library)


def _codes() -> None:
    made = PrintedSheet(
        code=paper_code(SHEET, 4242), dossier="", activity="", printed_on=date(2026, 2, 3), pages=(SheetPage(sessions=(), children=()),)
    )
    paper = sheet_paper(made, SheetView(association="Essai", activity="Essai"), practice=True)
    if codes_in(paper.data) != ((ScannedPage(made.code, 1),),):
        raise ValueError(made.code)


def _attachments() -> None:
    from pikepdf import Pdf

    sheet = io.BytesIO()
    with Pdf.new() as blank:
        blank.add_blank_page()
        blank.save(sheet)
    # The other process is this very program: it must start, read what is damaged, draw, and answer.
    cleaned = apart.run(opened, sheet.getvalue()[:-30], "")
    if not isinstance(cleaned, Cleaned) or not cleaned.done:
        raise ValueError("a damaged PDF was not repaired")
    if not apart.run(thumbnails, cleaned.data, 100, (0,)):
        raise ValueError("a page was not drawn")


def _window() -> None:
    from PySide6.QtCore import QEventLoop, QTimer
    from PySide6.QtPdf import QPdfDocument
    from PySide6.QtWidgets import QPushButton

    from chorus_desktop import app
    from chorus_desktop.machine import paths
    from chorus_desktop.ui.application import application
    from chorus_desktop.ui.icons import icon
    from chorus_desktop.ui.unattended import Unattended

    dialogs = Unattended()
    with TemporaryDirectory() as folder:
        program = app.Program(application(), paths.beside(Path(folder) / "essai.chorus"), today=lambda: date(2026, 2, 10), dialogs=dialogs)
        loop = QEventLoop()
        QTimer.singleShot(TIMEOUT_MS, loop.quit)
        program.ready.connect(loop.quit)
        started = program.start()
        if started:
            loop.exec()
        buttons = program.shell.findChildren(QPushButton)
        program.shell.close()
        program.end()
    if dialogs.said:
        raise RuntimeError(dialogs.said[0])
    if not started or program.navigator is None or not buttons:
        raise TimeoutError("the window did not open")
    if icon("house").pixmap(32, 32).isNull():
        raise FileNotFoundError("icons")
    if not hasattr(QPdfDocument, "render"):
        raise ImportError("QtPdf")


_PARTS: tuple[tuple[str, Callable[[], None]], ...] = (
    ("règles du portail et des payeurs", _rules),
    ("papiers et relecture", _papers),
    ("feuilles de présence et lecture de leurs codes", _codes),
    ("fichier de données, copie, restauration", _data_file),
    ("recherche, jusque dans les pièces jointes", _search),
    ("tableaux et démarches à partager", _tables),
    ("calendriers et fuseaux horaires", _calendar),
    ("pièces jointes, lues à part", _attachments),
    ("fenêtre, polices, icônes, français de Qt", _window),
)
