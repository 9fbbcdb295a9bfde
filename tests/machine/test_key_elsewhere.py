"""F8 heard while another program has the focus: on a real X server, and on a stand-in of Windows."""

import os
import queue
import subprocess
import threading

import pytest

from chorus_desktop.machine import key_elsewhere, key_of_windows
from chorus_desktop.machine.key_elsewhere import UnheardError
from tests.helpers.tools import needs

PATIENCE_S = 20


@pytest.fixture
def server():
    """A screen of nobody; its first line is the number it gave itself."""
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "640x480x24", "-noreset", "-nolisten", "tcp"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        yield server
        server.terminate()


@pytest.fixture
def display(server):
    return f":{server.stdout.readline().strip()}"


@pytest.fixture
def heard():
    return queue.Queue()


def types(display, *what):
    subprocess.run(["xdotool", *what], env={**os.environ, "DISPLAY": display}, check=True, timeout=PATIENCE_S)


def listens(display, heard):
    return key_elsewhere.listen("xcb", lambda: heard.put("F8"), {"DISPLAY": display})


@needs("Xvfb", "xdotool")
def test_on_x11_the_key_is_heard_whoever_has_the_focus_and_no_other_is(display, heard):
    ear = listens(display, heard)
    types(display, "key", "F7", "a", "F8")

    assert heard.get(timeout=PATIENCE_S) == "F8"
    ear.stop()
    assert heard.empty()


@needs("Xvfb", "xdotool")
@pytest.mark.parametrize("lock", ["Caps_Lock", "Num_Lock"])
def test_on_x11_the_locks_do_not_matter(display, heard, lock):
    ear = listens(display, heard)
    types(display, "key", lock, "F8")

    assert heard.get(timeout=PATIENCE_S) == "F8"
    ear.stop()


@needs("Xvfb", "xdotool")
def test_on_x11_a_key_that_another_program_has_is_not_taken_and_comes_back_once_given_back(display, heard):
    first = listens(display, heard)
    with pytest.raises(UnheardError) as refused:
        listens(display, heard)
    assert refused.value.reason == "taken"
    first.stop()

    second = listens(display, heard)
    types(display, "key", "F8")
    assert heard.get(timeout=PATIENCE_S) == "F8"
    second.stop()
    assert heard.empty()


@needs("Xvfb")
def test_on_x11_a_server_that_ends_is_no_crash(server, display, heard):
    ear = listens(display, heard)
    server.terminate()
    server.communicate(timeout=PATIENCE_S)

    ear.stop()
    assert heard.empty()


@pytest.mark.parametrize(
    ("platform", "environment"),
    [("wayland", {}), ("cocoa", {}), ("offscreen", {}), ("xcb", {"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"})],
)
def test_where_the_system_gives_no_key_away_it_is_said(platform, environment):
    with pytest.raises(UnheardError) as refused:
        key_elsewhere.listen(platform, lambda: None, environment)

    assert refused.value.reason == "system"


@needs("Xvfb")
def test_no_display_at_all_is_said_too():
    with pytest.raises(UnheardError) as refused:
        key_elsewhere.listen("xcb", lambda: None, {"DISPLAY": ":9999"})

    assert refused.value.reason == "system"


class Windows:
    """What Windows does with a hot key, as its documentation tells it: it belongs to one thread, and is told in its messages."""

    def __init__(self, *, free=True):
        self.free = free
        self.asked, self.posted = [], queue.Queue()

    def RegisterHotKey(self, window, number, modifiers, key):  # noqa: N802 - Windows’ own name
        self.asked.append((threading.current_thread().native_id, number, modifiers, key))
        return int(self.free)

    def UnregisterHotKey(self, window, number):  # noqa: N802 - Windows’ own name
        self.asked.append((threading.current_thread().native_id, number))
        return 1

    def GetMessageW(self, message, window, first, last):  # noqa: N802 - Windows’ own name
        kind = self.posted.get(timeout=PATIENCE_S)
        message._obj.kind = kind
        return 0 if kind == key_of_windows.QUIT else 1

    def PostThreadMessageW(self, thread, kind, first, second):  # noqa: N802 - Windows’ own name
        assert thread == self.asked[0][0]
        self.posted.put(kind)
        return 1


def test_on_windows_the_key_is_asked_for_told_and_given_back_on_one_thread(heard):
    windows = Windows()
    ear = key_of_windows.listen(windows, lambda: heard.put("F8"))
    for kind in (0x0113, key_of_windows.HOT_KEY):  # a timer is no key
        windows.posted.put(kind)

    assert heard.get(timeout=PATIENCE_S) == "F8"
    ear.stop()
    assert heard.empty()
    (thread, number, modifiers, key), given_back = windows.asked
    assert (modifiers, key) == (0x4000, 0x77)
    assert given_back == (thread, number)
    assert thread != threading.current_thread().native_id


def test_on_windows_a_key_that_another_program_has_is_not_heard(heard):
    assert key_of_windows.listen(Windows(free=False), lambda: heard.put("F8")) is None
