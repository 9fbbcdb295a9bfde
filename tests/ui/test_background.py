"""The thread that does the work: order, answers on the window's thread, troubles, bugs, progress, a clean end."""

import threading
import weakref
from functools import partial
from queue import SimpleQueue

import pytest
import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel

from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.ui.background import Background
from tests.helpers.background import AtOnce

FULL = Trouble("Le disque est plein.", "Faites de la place, puis recommencez.")


def fail(error: BaseException) -> None:
    raise error


@pytest.fixture
def troubles():
    return []


@pytest.fixture
def background(qapp, troubles):
    worker = Background(troubles.append)
    yield worker
    worker.close()


def test_calls_run_in_their_order_elsewhere_and_answer_here(background, qtbot):
    ran, answered = [], []

    def work(number: int) -> int:
        ran.append((number, threading.current_thread()))
        return number * 10

    for number in range(5):
        background.call(work, number, then=lambda value: answered.append((value, threading.current_thread())))
    qtbot.waitUntil(lambda: len(answered) == 5)

    assert [number for number, _ in ran] == [0, 1, 2, 3, 4]
    assert len({thread for _, thread in ran}) == 1
    assert ran[0][1] is not threading.current_thread()
    assert answered == [(number * 10, threading.current_thread()) for number in range(5)]


def test_what_was_typed_goes_before_all_that_waits(background):
    gate, order = SimpleQueue(), []
    background.call(gate.get)
    for name in ("a scan", "another"):
        background.call(order.append, name)
    for name in ("typed", "typed after"):
        background.call(order.append, name, urgent=True)

    gate.put(None)
    background.close()

    assert order == ["typed", "typed after", "a scan", "another"]


def test_who_waits_is_let_go_on_the_windows_thread(background, qtbot):
    """A Qt object destroyed by the other thread makes both wait for each other for ever."""
    let_go, heard = [], []

    class Waiter(QObject):
        def hear(self, value: object) -> None:
            heard.append(value)

    for number in range(20):
        waiter = Waiter()
        weakref.finalize(waiter, lambda: let_go.append(threading.current_thread()))
        background.call(lambda number=number: number, then=waiter.hear)
        del waiter
        qtbot.waitUntil(lambda number=number: heard[-1:] == [number])

    assert heard == list(range(20))
    assert let_go == [threading.current_thread()] * 20


def test_a_trouble_goes_to_the_dialog_unless_someone_asked_for_it(background, qtbot, troubles):
    own = []

    background.call(fail, FULL, then=own.append)
    qtbot.waitUntil(lambda: troubles == [FULL])
    background.call(fail, FULL, then=own.append, otherwise=own.append)
    qtbot.waitUntil(lambda: own == [FULL])

    assert troubles == [FULL]


def test_a_bug_reaches_the_crash_hook_with_its_trace(background, qtbot, monkeypatch):
    caught = []
    monkeypatch.setattr("sys.excepthook", lambda *what: caught.append(what))

    background.call(fail, ZeroDivisionError("a bug"))
    qtbot.waitUntil(lambda: bool(caught))

    kind, error, trace = caught[0]
    assert kind is ZeroDivisionError
    assert str(error) == "a bug"
    assert trace is not None


class Listener(QLabel):
    def __init__(self) -> None:
        super().__init__()
        self.heard = []

    def hear(self, value: object) -> None:
        self.heard.append(value)
        self.setText(str(value))


def test_what_comes_back_to_a_widget_that_is_gone_is_forgotten(background, qtbot):
    gone, there = Listener(), Listener()
    qtbot.addWidget(there)
    background.call(lambda: "there", then=gone.hear)
    background.call(lambda: "there", then=lambda value: gone.setText(str(value)))
    background.call(lambda: "there", then=partial(gone.hear))
    shiboken6.delete(gone)

    background.call(lambda: "here", then=there.hear)
    qtbot.waitUntil(lambda: bool(there.heard))

    assert there.heard == ["here"]
    assert gone.heard == []


def test_closing_lets_everything_asked_for_finish(background):
    gate, written = SimpleQueue(), []
    background.call(gate.get)
    for number in range(20):
        background.call(written.append, number)

    gate.put(None)
    background.close()

    assert written == list(range(20))


def test_a_long_work_says_how_far_it_is(background, qtbot):
    told, answers = [], []

    def work(count: int, *, progress) -> str:
        for done in range(count):
            progress(done + 1, count, f"pièce {done + 1}")
        return "fini"

    background.call_long(work, 3, then=answers.append, told=lambda *step: told.append(step))
    qtbot.waitUntil(lambda: answers == ["fini"])

    assert told == [(1, 3, "pièce 1"), (2, 3, "pièce 2"), (3, 3, "pièce 3")]


def test_a_long_work_given_up_stops_and_answers_nothing(background, qtbot, troubles):
    started, resume, reached, answers = SimpleQueue(), SimpleQueue(), [], []

    def work(*, progress) -> None:
        for done in range(1, 100):
            progress(done, 100)
            reached.append(done)
            started.put(done)
            resume.get(timeout=10)

    progress = background.call_long(work, then=answers.append, told=lambda *_: None)
    assert started.get(timeout=10) == 1
    progress.cancel()
    resume.put(None)
    background.call(lambda: "next", then=answers.append)
    qtbot.waitUntil(lambda: bool(answers))

    assert answers == ["next"]
    assert reached == [1]
    assert troubles == []


def test_at_once_answers_as_the_real_one_does(qapp, troubles):
    answers = []
    background = AtOnce(troubles.append)

    background.call(lambda left, right: left + right, 1, 2, then=answers.append)
    background.call(fail, FULL)
    background.call_long(lambda progress: progress(1, 2, "") or "fini", then=answers.append, told=lambda *step: answers.append(step))

    assert answers == [3, (1, 2, ""), "fini"]
    assert troubles == [FULL]
