"""What was typed is not forgotten before the disk has it: tried again by itself, asked about when the window closes."""

import sqlite3
import sys

import pytest

from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.store.associations import association
from chorus_desktop.ui import saves
from chorus_desktop.ui.background import Background
from chorus_desktop.ui.pages.association import AssociationPage
from chorus_desktop.ui.pages.review import ReviewPage
from chorus_desktop.ui.saves import Saves
from chorus_desktop.ui.widgets.bars import SaveState
from tests.helpers.background import AtOnce
from tests.helpers.rooms import room

FULL = Trouble("Le disque est plein.", "Faites de la place.")


@pytest.fixture
def desk_room(tmp_path, dressed):
    with room(tmp_path) as made:
        yield made


class Elsewhere:
    """Another program that holds the data file (a copy to a key, a synchronisation)."""

    def __init__(self, room) -> None:
        self._other = sqlite3.connect(room.store.path, isolation_level=None)
        self._other.execute("BEGIN EXCLUSIVE")

    def lets_go(self) -> None:
        self._other.execute("ROLLBACK")
        self._other.close()


@pytest.fixture
def typed(desk_room):
    """The name of the association typed while another program holds the file; gives who holds it."""
    desk_room.show(AssociationPage(desk_room.desk, desk_room.club.association))
    held = Elsewhere(desk_room)
    desk_room.types("Nom de l’association", "Judo Club de la Rade")
    desk_room.shell.page.leaving()
    assert desk_room.shell.column.save_state.text.startswith("Non enregistré")
    return held


def name(desk_room) -> str:
    return association(desk_room.store, desk_room.club.association).value.name


def test_a_save_that_failed_is_tried_again_without_a_key(desk_room, typed, qtbot, monkeypatch):
    typed.lets_go()
    desk_room.desk._saves._timer.start(10)

    qtbot.waitUntil(lambda: name(desk_room) == "Judo Club de la Rade")

    assert desk_room.shell.column.save_state.text.startswith("Enregistré à")


def test_it_is_tried_again_soon():
    assert saves.AGAIN_MS <= 5000


def test_leaving_the_page_tries_again(desk_room, typed):
    typed.lets_go()

    desk_room.shell.page.leaving()

    assert name(desk_room) == "Judo Club de la Rade"


def test_what_is_read_again_does_not_take_the_place_of_what_the_disk_refused(desk_room, typed):
    page = desk_room.shell.page
    typed.lets_go()
    stored = {**page.form.typed(), "name": "what the file holds"}

    page.form._show(type("View", (), {"typed": stored, "association": association(desk_room.store, desk_room.club.association).value})())

    assert page.form.typed()["name"] == "Judo Club de la Rade"


def test_the_text_of_a_page_that_is_gone_is_saved_all_the_same(desk_room, typed, qtbot):
    typed.lets_go()
    desk_room.shell.open_page(AssociationPage(desk_room.desk, desk_room.club.association), root=True)

    assert name(desk_room) == "Judo Club de la Rade"
    assert desk_room.shell.page.form.typed()["name"] == "Judo Club de la Rade", "what is read is not older than what was typed"


def test_the_window_does_not_close_on_what_is_not_saved(desk_room, typed):
    desk_room.asked.answers = [None]
    assert not desk_room.shell.close()
    assert "Ce que vous avez tapé n’est pas enregistré." in desk_room.asked.asked[-1]
    assert "occupé" in desk_room.asked.asked[-1], "it says why"

    desk_room.asked.answers = ["again", "drop"]
    assert desk_room.shell.close(), "tried again in vain, then given up"
    typed.lets_go()
    assert name(desk_room) == "Judo Club de la Baie"


def test_the_window_closes_once_the_disk_takes_it(desk_room, typed):
    let_go = typed.lets_go

    class Frees(list):
        def pop(self, place=0):
            let_go()
            return "again"

    desk_room.asked.answers = Frees(["again"])

    assert desk_room.shell.close()
    assert name(desk_room) == "Judo Club de la Rade"


def test_nothing_is_numbered_from_texts_older_than_those_typed(desk_room, typed):
    draft = "an invoice"
    page = ReviewPage(desk_room.desk, draft)
    page._view = object()
    before = len(desk_room.asked.asked)

    page._finalise()

    assert "occupé" in desk_room.asked.asked[before]
    assert not page._busy
    typed.lets_go()
    page.deleteLater()


@pytest.fixture
def state(qtbot):
    widget = SaveState()
    qtbot.addWidget(widget)
    return widget


def test_newer_texts_take_the_place_of_those_that_failed(qapp, state):
    written, full = [], [True]

    def work(text):
        def save():
            if full:
                raise FULL
            written.append(text)

        return save

    keeper = Saves(AtOnce(pytest.fail), state)
    older = keeper.keep("card", work("older"))
    newer = keeper.keep("card", work("newer"))
    other = keeper.keep("convention", work("other"))
    full.clear()
    keeper.again()

    assert written == ["newer", "other"]
    assert not older.pending
    assert not newer.pending
    assert not other.pending
    assert keeper.settle() is None


def test_texts_of_other_fields_of_the_record_are_not_lost_for_it(qapp, state):
    written, full = [], [True]

    def work(text):
        def save():
            if full:
                raise FULL
            written.append(text)

        return save

    keeper = Saves(AtOnce(pytest.fail), state)
    keeper.keep("card", work("name and city"), fields=("name", "city"))
    part = keeper.keep("card", work("city"), fields=("city",))
    full.clear()
    last = keeper.keep("card", work("city again"), fields=("city",))

    assert written == ["name and city", "city again"]
    assert not part.pending
    assert not last.pending
    full.append(True)
    keeper.keep("card", work("a draft"), fields=("name",))
    keeper.keep("card", work("no draft"))
    full.clear()
    keeper.again()
    assert written[2:] == ["no draft"]


def test_enregistre_is_not_said_while_another_save_is_refused(qapp, state):
    def refuse() -> None:
        raise FULL

    keeper = Saves(AtOnce(pytest.fail), state)
    keeper.keep("card", refuse)
    keeper.keep("convention", lambda: None)

    assert "Enregistré à" not in state.text
    assert keeper.settle() is FULL


def test_closing_waits_for_what_is_on_its_way(qtbot, state):
    background = Background(pytest.fail)
    keeper = Saves(background, state)
    written = []
    keeper.keep("card", lambda: written.append("card"))

    assert keeper.settle() is None
    assert written == ["card"]
    background.close()


def test_a_bug_in_a_save_does_not_make_the_crash_wait_for_ever(qtbot, state, monkeypatch):
    caught = []
    monkeypatch.setattr(sys, "excepthook", lambda *what: caught.append(what[0]))
    background = Background(pytest.fail)
    keeper = Saves(background, state)
    keeper.keep("card", lambda: 1 // 0)

    keeper.settle()

    assert caught == [ZeroDivisionError]
    background.close()
