"""Qt's own application object, the only thing that is global."""

import sys

from PySide6.QtWidgets import QApplication

from chorus_desktop.ui import french_qt
from chorus_desktop.ui.shell import NAME


def application() -> QApplication:
    """The Qt application: French, with the bundled font's look, Enter that presses and a visible focus."""
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName(NAME)
    app.setDesktopFileName("chorus-desktop")
    french_qt.install(app)
    return app
