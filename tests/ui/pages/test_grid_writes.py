"""Marks that the disk refuses are not lost: written later in their order, shown meanwhile, undone only after them."""

import sqlite3
import threading

import pytest
from PySide6.QtCore import Qt

from chorus_desktop import services
from chorus_desktop.domain.attendance import Cell, Change, Mark
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.services.presences import Done
from chorus_desktop.store.marks import act_labels, marks
from chorus_desktop.ui.background import Background
from chorus_desktop.ui.pages.grid import GridPage
from chorus_desktop.ui.pages.grid_table import GridTable
from chorus_desktop.ui.pages.grid_writes import writes_of
from tests.helpers import presences
from tests.helpers.keyboard import press, write

P, A, E = (Cell(mark) for mark in Mark)
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def table(room):
    blank = tuple((row, column) for row in range(3) for column in range(2))
    presences.stored(room.store, room.club.dossier, presences.sheet(3, 2, blank=blank))
    room.show(GridPage(room.desk, room.club.dossier))
    found = room.named("Feuille de présence", GridTable)
    found.setFocus()
    found.go_to((0, 0))
    return found


@pytest.fixture
def elsewhere(room, table):
    """Another program that holds the data file, until it is told to let go."""
    other = sqlite3.connect(room.store.path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    yield lambda: other.in_transaction and other.execute("ROLLBACK")
    other.close()


def kept(room):
    found = marks(room.store, room.club.dossier)
    return "".join(cell.mark.value if (cell := found.get(("judo-0", f"c{row}"))) else "." for row in range(3))


def shown(table):
    model = table.model()
    return "".join(cell.mark.value if (cell := model.cell((row, 0))) else "." for row in range(model.rowCount()))


def test_marks_wait_for_the_disk_in_their_order(room, table, elsewhere):
    write("pae")
    table.go_to((0, 0))
    write("e")
    assert shown(table) == "EAE"
    assert room.shell.column.save_state.text.startswith("Non enregistré")

    elsewhere()
    room.desk._saves.again()

    assert kept(room) == "EAE"
    assert room.shell.column.save_state.text.startswith("Enregistré à")
    for after in ("PAE", "PA.", "P..", "..."):
        press(Qt.Key.Key_Z, CONTROL)
        assert kept(room) == shown(table) == after


def test_undoing_waits_for_the_marks_before_it(room, table, elsewhere):
    write("pa")
    press(Qt.Key.Key_Z, CONTROL)
    write("e")

    elsewhere()
    room.desk._saves.again()

    assert kept(room) == shown(table) == "P.E"
    assert act_labels(room.store, room.club.dossier) == ("Excusé le 07/01", "")


def test_a_page_opened_meanwhile_shows_what_waits(room, table, monkeypatch):
    def full(*_):
        raise Trouble("Le disque est plein.", "Faites de la place.")

    with monkeypatch.context() as refusing:
        refusing.setattr(services.presences, "put", full)
        write("pa")
        room.show(GridPage(room.desk, room.club.dossier))
        again = room.named("Feuille de présence", GridTable)
        assert again is not table
        assert (kept(room), shown(again)) == ("...", "PA.")
    room.desk._saves.again()

    assert kept(room) == "PA."
    again.setFocus()
    press(Qt.Key.Key_Z, CONTROL)
    assert kept(room) == shown(again) == "P.."


def test_what_was_read_before_the_last_marks_does_not_take_their_place(room, table, elsewhere):
    page = room.shell.page
    before = page._view
    write("pa")

    page._show(before)
    assert shown(table) == "PA."
    elsewhere()
    room.desk._saves.again()


def test_the_second_act_never_comes_before_the_first_that_the_disk_refused(room, table, qtbot):
    """On a thread of its own, as in the program: both are on their way when the first is refused."""
    refused, order = ["first"], []
    writes = writes_of(room.desk, room.club.dossier)

    def act(name):
        def work(_store):
            if name in refused:
                refused.remove(name)
                raise Trouble("Le disque est plein.", "Faites de la place.")
            order.append(name)
            return Done((), name, "")

        return work

    background = Background(pytest.fail)
    started, go = threading.Semaphore(0), threading.Semaphore(0)
    background.call(lambda: (started.release(), go.acquire()))
    started.acquire()
    room.desk._saves._background = background
    change = (Change(("judo-0", "c0"), None, P),)
    with qtbot.waitSignal(writes.done):
        writes._add(act("first"), change)
        writes._add(act("second"), change)
        go.release()
    qtbot.waitUntil(lambda: not writes.waits)

    assert order == ["first", "second"]
    background.close()
