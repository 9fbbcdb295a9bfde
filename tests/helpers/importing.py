"""The page that brings presences in, used as a volunteer does."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton

from chorus_desktop.domain.attendance import Attendance
from chorus_desktop.store.sessions import attendance
from tests.helpers.rooms import Room

WIDE = "Nom Prénom\tmer. 7 janv.\t14/01/2026\tTotal\nDUVAL Éléonore\tP\tA\t1\nRoux Inès\tpréésent\tE\t1\nTotal\t1\t\t\n"


def paste(room: Room, text: str = WIDE) -> None:
    """Paste a table."""
    QGuiApplication.clipboard().setText(text)
    room.press("Coller depuis un tableur (Ctrl + V)")


def name_activity(room: Room, name: str = "Judo") -> None:
    """Type the name of the new activity."""
    room.types("Nom de la nouvelle activité", name)
    room.named("Nom de la nouvelle activité").editingFinished.emit()


def import_button(room: Room) -> QAbstractButton:
    """The button that writes."""
    found: QAbstractButton = next(button for button in room.everything(QAbstractButton) if button.text().startswith("Importer"))
    return found


def known(room: Room) -> Attendance:
    """The presences of the dossier."""
    return attendance(room.store, room.club.dossier)
