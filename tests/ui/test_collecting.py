"""Qt objects that only point at each other are destroyed on the window's thread, whoever makes Python want to collect."""

import gc
import threading
import weakref

from PySide6.QtCore import QObject

from chorus_desktop.ui import collecting


class Node(QObject):
    other: "Node"


def left_behind(let_go: list[threading.Thread]) -> None:
    """Two Qt objects that nobody else knows, and a note of the thread that destroys them."""
    one, two = Node(), Node()
    one.other, two.other = two, one
    weakref.finalize(one, lambda: let_go.append(threading.current_thread()))


def allocate() -> None:
    kept = [[number] for number in range(50_000)]
    assert len(kept) == 50_000


def test_a_busy_thread_destroys_nothing_of_qt(dressed, qtbot):
    let_go = []
    left_behind(let_go)

    busy = threading.Thread(target=allocate)
    busy.start()
    busy.join()
    assert not let_go

    kept = [[number] for number in range(5_000)]
    qtbot.waitUntil(lambda: bool(let_go))
    assert let_go == [threading.current_thread()]
    assert kept


def test_asked_twice_one_collector_is_enough(dressed, qapp):
    collecting.install(qapp)

    assert len(qapp.findChildren(collecting.Collector)) == 1
    assert not gc.isenabled()


def test_nothing_is_collected_before_there_is_enough(dressed):
    gc.collect()
    let_go = []
    left_behind(let_go)

    collecting.collect()

    assert not let_go
