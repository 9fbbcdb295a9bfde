"""What the volunteer asks to see in another program: a folder, her mail, a web page; and what to say when nothing opens."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, QUrl
from PySide6.QtGui import QDesktopServices

_LOOK_EVERY_MS = 200


def open_target(target: Path | str, failed: Callable[[], object], parent: QObject) -> None:
    """Have the computer open something with its own program.

    On Linux Qt does not learn whether anything opened, and writes the whole address of an e-mail on the console: ``xdg-open`` is
    run here instead, unheard, and its exit status says it.

    Args:
        target: a folder or a file; or a ``mailto:`` or web address.
        failed: called, now or a little later, when nothing opens.
        parent: while it lives, the answer is waited for.
    """
    url = QUrl.fromLocalFile(str(target)) if isinstance(target, Path) else QUrl(target)
    if not sys.platform.startswith("linux"):
        if not QDesktopServices.openUrl(url):
            failed()
        return
    opener = shutil.which("xdg-open")
    if opener is None:
        failed()
        return
    quiet = subprocess.DEVNULL
    address = url.toString(QUrl.ComponentFormattingOption.FullyEncoded)
    # A fixed program and one argument: no shell reads it. In a session of its own, what it opens outlives this program.
    started = subprocess.Popen([opener, address], stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)  # noqa: S603
    _Watch(started, failed, parent)


class _Watch(QTimer):
    def __init__(self, started: "subprocess.Popen[bytes]", failed: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self.setObjectName("outside")
        self._started = started
        self._failed = failed
        self.timeout.connect(self._look)
        self.start(_LOOK_EVERY_MS)

    def _look(self) -> None:
        status = self._started.poll()
        if status is None:
            return
        self.stop()
        self.deleteLater()
        if status:
            self._failed()


def said(target: Path | str) -> tuple[str, str, str]:
    """What to say when nothing opened: the sentence, what to do, and the address to copy."""
    if isinstance(target, Path):
        return "Rien ne s’est ouvert.", f"Ouvrez-le vous-même\u00a0: {target}", str(target)
    if target.startswith("mailto:"):
        address = QUrl(target).path()
        where = f"Écrivez à {address} depuis votre messagerie" if address else "Écrivez depuis votre messagerie"
        return "Aucune messagerie ne s’est ouverte.", f"{where}, et collez-y l’objet et le message de cette page.", address
    return "Aucun navigateur ne s’est ouvert.", f"Copiez l’adresse dans votre navigateur\u00a0: {target}", target
