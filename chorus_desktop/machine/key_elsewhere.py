"""One key heard while another program has the focus: F8, and no other key of the keyboard.

Windows and X11 give a program the one key it asks for, and nothing else that is typed. Wayland and macOS give it only with a
permission of the session, or by listening to everything: there the key works in the window alone, and whoever asked is told so.
"""

import os
from collections.abc import Callable, Mapping
from typing import Literal, Protocol

from chorus_desktop.machine import key_of_windows, key_of_x11


class UnheardError(Exception):
    """The key cannot be heard elsewhere.

    Attributes:
        reason: ``system`` when this kind of desktop gives no key away, ``taken`` when another program has it.
    """

    def __init__(self, reason: Literal["system", "taken"]) -> None:
        super().__init__(reason)
        self.reason = reason


class Ear(Protocol):
    """Hears the key until it is stopped."""

    def stop(self) -> None:
        """Give the key back; nothing is told any more once this returns."""


def listen(platform: str, pressed: Callable[[], object], environment: Mapping[str, str] = os.environ) -> Ear:
    """Ask for F8, wherever the focus is.

    Args:
        platform: what draws the windows, in Qt's words: ``windows``, ``xcb``, ``wayland``, ``cocoa``…
        pressed: told of each press, once however long it is held, on a thread of its own.
        environment: where the X server is, and whether it is only a guest of Wayland, which keeps the keys.

    Raises:
        UnheardError: the key is not to be had; ``reason`` says why.
    """
    if platform == "windows":
        heard: Ear | None = key_of_windows.listen(key_of_windows.system(), pressed)
    elif platform == "xcb" and not environment.get("WAYLAND_DISPLAY"):
        try:
            heard = key_of_x11.listen(environment.get("DISPLAY", ""), pressed)
        except OSError as missing:
            raise UnheardError("system") from missing
    else:
        raise UnheardError("system")
    if heard is None:
        raise UnheardError("taken")
    return heard
