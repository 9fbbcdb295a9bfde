"""The window's font, shipped with the program so that every computer shows the same letters."""

from functools import cache

from PySide6.QtGui import QFontDatabase

from chorus_desktop import resources

FILES = ("AtkinsonHyperlegibleNext-Regular.ttf", "AtkinsonHyperlegibleNext-Bold.ttf")


@cache
def window_family() -> str:
    """The family name of the window's font, made known to Qt once; needs a running application.

    Raises:
        RuntimeError: Qt refuses the shipped file; a damaged installation.
    """
    families: list[str] = []
    for name in FILES:
        number = QFontDatabase.addApplicationFont(str(resources.path("fonts", name)))
        families += QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
    if not families:
        message = "the window's font cannot be read"
        raise RuntimeError(message)
    return families[0]
