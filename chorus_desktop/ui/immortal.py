"""A guard against a fault of PySide6 6.12.0 on Python 3.10 and 3.11 that would end the program without a word.

There, each call of a Qt method that returns nothing gives back one reference to ``None`` too many, and each signal emitted one to
``True``: measured with ``sys.getrefcount``, 1,000 calls take 1,000 references away. After some thousands the interpreter dies with
« none_dealloc: deallocating None ». From Python 3.12 on these objects cannot die (PEP 683) and nothing is wrong; PySide6 6.11.3 did
not do it. Until a mended version is the oldest one allowed, they are given more references than any run can take away.
"""

import sys

PLENTY = 1 << 40
_DYING = (None, True, False)


def keep_alive() -> None:
    """Make ``None``, ``True`` and ``False`` outlive the program where Python does not do so itself."""
    if sys.version_info >= (3, 12) or sys.getrefcount(None) > PLENTY // 2:
        return
    import ctypes

    for value in _DYING:
        # The count is the first field of every CPython object.
        ctypes.c_ssize_t.from_address(id(value)).value += PLENTY
