"""F8 on Windows: asked for with RegisterHotKey, told in the messages of a thread of its own."""

import ctypes
import threading
from collections.abc import Callable
from typing import Any, Protocol

F8 = 0x77
NO_REPEAT = 0x4000
NUMBER = 1
QUIT, HOT_KEY = 0x0012, 0x0312


class _Message(ctypes.Structure):
    _fields_ = (
        ("window", ctypes.c_void_p),
        ("kind", ctypes.c_uint),
        ("first", ctypes.c_size_t),
        ("second", ctypes.c_ssize_t),
        ("time", ctypes.c_uint32),
        ("x", ctypes.c_long),
        ("y", ctypes.c_long),
        ("private", ctypes.c_uint32),
    )


class System(Protocol):
    """The four functions of Windows that this needs; they return 0 when they fail."""

    def RegisterHotKey(self, window: None, number: int, modifiers: int, key: int) -> int: ...  # noqa: N802 - Windows' own names
    def UnregisterHotKey(self, window: None, number: int) -> int: ...  # noqa: N802
    def GetMessageW(self, message: Any, window: None, first: int, last: int) -> int: ...  # noqa: N802
    def PostThreadMessageW(self, thread: int, kind: int, first: int, second: int) -> int: ...  # noqa: N802


def system() -> System:
    """Windows itself."""
    found: System = getattr(ctypes, "windll").user32  # noqa: B009 - not there elsewhere
    return found


def listen(windows: System, pressed: Callable[[], object]) -> "WindowsEar | None":
    """Ask Windows for F8; none when another program has it. ``pressed`` is told of each press, on a thread of its own."""
    ear = WindowsEar(windows, pressed)
    return ear if ear.has_key else None


class WindowsEar:
    """Hears the key on the thread that asked for it, as Windows wants.

    Attributes:
        has_key: whether Windows gave it.
    """

    def __init__(self, windows: System, pressed: Callable[[], object]) -> None:
        self._windows, self._pressed = windows, pressed
        self.has_key = False
        self._asked = threading.Event()
        self._thread = threading.Thread(target=self._serve, name="chorus-key", daemon=True)
        self._thread.start()
        self._asked.wait()

    def stop(self) -> None:
        """Give the key back."""
        # Refused only while the thread has no queue of messages, which it got with its key.
        self._windows.PostThreadMessageW(self._thread.native_id or 0, QUIT, 0, 0)
        self._thread.join()

    def _serve(self) -> None:
        self.has_key = bool(self._windows.RegisterHotKey(None, NUMBER, NO_REPEAT, F8))
        self._asked.set()
        if not self.has_key:
            return
        message = _Message()
        # GetMessageW answers 0 to QUIT and -1 to a fault.
        while self._windows.GetMessageW(ctypes.byref(message), None, 0, 0) > 0:
            if message.kind == HOT_KEY:
                self._pressed()
        self._windows.UnregisterHotKey(None, NUMBER)
