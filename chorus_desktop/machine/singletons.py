"""Keeps Qt's binding from wearing ``None`` out on Python 3.11.

PySide6 6.12.0 has one wheel for every Python, built as if ``None`` needed no counting, which is so from Python 3.12 on. On 3.11
each Qt call that returns nothing takes one reference of ``None`` away, some calls one of ``True``: after enough of them, minutes
of use, Python stops with "deallocating None". Measured: one lost at each ``setObjectName`` or ``processEvents``; none with 6.11.1,
nor on 3.12. So on 3.11 these objects get more references than any run can lose.
"""

import ctypes
import sys

FIRST_IMMORTAL = (3, 12)
ENOUGH = sys.maxsize // 4


def spare() -> None:
    """Make ``None``, ``True``, ``False`` and ``NotImplemented`` last; before the first Qt call, once is enough, twice is harmless."""
    if sys.version_info >= FIRST_IMMORTAL or sys.implementation.name != "cpython":
        return
    for single in (None, True, False, NotImplemented):
        if sys.getrefcount(single) < ENOUGH:
            # In CPython, an object begins with the count of its references, and its id is its address.
            ctypes.c_ssize_t.from_address(id(single)).value += ENOUGH
