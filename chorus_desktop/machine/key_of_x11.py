"""F8 on X11: grabbed on the root window over a connection of its own (libxcb, which Qt brings in), whatever Caps Lock and Num Lock do."""

import ctypes
import os
import select
import threading
from collections.abc import Callable
from itertools import product
from typing import Any

F8 = 0xFFC5
KEY_PRESS, KEY_RELEASE = 2, 3
ASYNCHRONOUS = 1
LOCKS = (0, 1 << 1), (0, 1 << 4)
"""Caps Lock and Num Lock, on or off: a grab is for one exact state of the modifiers."""


class _Screens(ctypes.Structure):
    _fields_ = (("data", ctypes.c_void_p), ("rem", ctypes.c_int), ("index", ctypes.c_int))


class _Cookie(ctypes.Structure):
    _fields_ = (("sequence", ctypes.c_uint),)


class _KeyEvent(ctypes.Structure):
    _fields_ = (("type", ctypes.c_uint8), ("key", ctypes.c_uint8), ("sequence", ctypes.c_uint16), ("time", ctypes.c_uint32))


def listen(display: str, pressed: Callable[[], object]) -> "X11Ear | None":
    """Grab F8 on an X display.

    Args:
        display: its name, ``:0``.
        pressed: told of each press, on a thread of its own.

    Returns:
        What hears it; none when another program has the key.

    Raises:
        OSError: no such display, or the libraries are missing.
    """
    xcb, keysyms = _libraries()
    connection = xcb.xcb_connect(display.encode(), None)
    try:
        if xcb.xcb_connection_has_error(connection):
            raise OSError(f"no X display {display!r}")
        root = ctypes.c_uint32.from_address(xcb.xcb_setup_roots_iterator(xcb.xcb_get_setup(connection)).data).value
        code = _code_of_f8(keysyms, connection)
        for caps, num in product(*LOCKS):
            cookie = xcb.xcb_grab_key_checked(connection, 0, root, caps | num, code, ASYNCHRONOUS, ASYNCHRONOUS)
            refused = xcb.xcb_request_check(connection, cookie)
            if refused:
                _free(refused)
                xcb.xcb_disconnect(connection)
                return None
    except OSError:
        xcb.xcb_disconnect(connection)
        raise
    return X11Ear(xcb, connection, pressed)


class X11Ear:
    """Hears the grabbed key; a held key, which X tells again and again, is told once."""

    def __init__(self, xcb: ctypes.CDLL, connection: int, pressed: Callable[[], object]) -> None:
        self._xcb, self._connection, self._pressed = xcb, connection, pressed
        self._released = -1
        self._wakes, self._wake = os.pipe()
        self._thread = threading.Thread(target=self._serve, name="chorus-key", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Give the key back."""
        os.write(self._wake, b".")
        self._thread.join()
        # The server lets go of every grab of a connection that ends.
        self._xcb.xcb_disconnect(self._connection)
        for end in (self._wakes, self._wake):
            os.close(end)

    def _serve(self) -> None:
        door = self._xcb.xcb_get_file_descriptor(self._connection)
        while not self._xcb.xcb_connection_has_error(self._connection):
            while event := self._xcb.xcb_poll_for_event(self._connection):
                self._hear(_KeyEvent.from_address(event))
                _free(event)
            if self._wakes in select.select([door, self._wakes], [], [])[0]:
                return

    def _hear(self, event: _KeyEvent) -> None:
        kind = event.type & 0x7F
        if kind == KEY_RELEASE:
            self._released = event.time
        elif kind == KEY_PRESS and event.time != self._released:
            # A press at the very moment of a release is the key being held.
            self._pressed()


def _libraries() -> tuple[ctypes.CDLL, ctypes.CDLL]:
    xcb, keysyms = ctypes.CDLL("libxcb.so.1"), ctypes.CDLL("libxcb-keysyms.so.1")
    pointer, number = ctypes.c_void_p, ctypes.c_int
    shapes: dict[str, tuple[Any, list[Any]]] = {
        "xcb_connect": (pointer, [ctypes.c_char_p, pointer]),
        "xcb_connection_has_error": (number, [pointer]),
        "xcb_get_setup": (pointer, [pointer]),
        "xcb_setup_roots_iterator": (_Screens, [pointer]),
        "xcb_grab_key_checked": (
            _Cookie,
            [pointer, ctypes.c_uint8, ctypes.c_uint32, ctypes.c_uint16, ctypes.c_uint8, ctypes.c_uint8, ctypes.c_uint8],
        ),
        "xcb_request_check": (pointer, [pointer, _Cookie]),
        "xcb_get_file_descriptor": (number, [pointer]),
        "xcb_poll_for_event": (pointer, [pointer]),
        "xcb_disconnect": (None, [pointer]),
    }
    for name, (returned, taken) in shapes.items():
        function = getattr(xcb, name)
        function.restype, function.argtypes = returned, taken
    keysyms.xcb_key_symbols_alloc.restype, keysyms.xcb_key_symbols_alloc.argtypes = pointer, [pointer]
    keysyms.xcb_key_symbols_free.restype, keysyms.xcb_key_symbols_free.argtypes = None, [pointer]
    keysyms.xcb_key_symbols_get_keycode.restype = ctypes.POINTER(ctypes.c_uint8)
    keysyms.xcb_key_symbols_get_keycode.argtypes = [pointer, ctypes.c_uint32]
    return xcb, keysyms


def _code_of_f8(keysyms: ctypes.CDLL, connection: int) -> int:
    symbols = keysyms.xcb_key_symbols_alloc(connection)
    codes = keysyms.xcb_key_symbols_get_keycode(symbols, F8)
    keysyms.xcb_key_symbols_free(symbols)
    if not codes:
        raise OSError("this keyboard has no F8")
    code = int(codes[0])
    _free(ctypes.cast(codes, ctypes.c_void_p).value)
    return code


def _free(address: int | None) -> None:
    free = ctypes.CDLL(None).free
    free.argtypes = [ctypes.c_void_p]
    free(address)
