"""The companion as it is used: by its keys, and by the names that a screen reader says."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QLabel, QLineEdit, QWidget

from chorus_desktop import services
from chorus_desktop.ui.companion.window import CompanionWindow
from tests.helpers import accessible, keyboard
from tests.helpers.rooms import Room
from tests.pdf import samples

NOTHING = Qt.KeyboardModifier.NoModifier
ALT = Qt.KeyboardModifier.AltModifier
F8, F9 = Qt.Key.Key_F8, Qt.Key.Key_F9


def finalised(room: Room, **changes: Any) -> str:
    """An invoice with one attachment that waits to be deposited; its id."""
    invoice_id = room.club.draft(**changes)
    path = room.folder / f"{invoice_id}.pdf"
    path.write_bytes(samples.pdf("Attestation"))
    services.attachments.add(room.store, invoice_id, [path], "attestation")
    services.issue.finalise(room.store, invoice_id, room.today)
    return invoice_id


class Beside:
    """Somebody in front of one companion."""

    def __init__(self, window: CompanionWindow) -> None:
        self.window = window

    @property
    def heading(self) -> str:
        """What the screen shown is called."""
        return self.window._piece.heading.text()

    @property
    def clipboard(self) -> str:
        """What she would paste now."""
        return QGuiApplication.clipboard().text()

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NOTHING) -> None:
        """Press a key of the window, wherever its focus is."""
        QTest.keyClick(self.window, key, modifiers)
        QApplication.processEvents()

    def copies(self) -> str | None:
        """Press F8: what is on the clipboard then; none when nothing was put there."""
        QGuiApplication.clipboard().clear()
        self.key(F8)
        return self.clipboard or None

    def goes_to(self, heading: str) -> None:
        """Go to a screen with Alt+Right."""
        while self.heading != heading:
            before = self.heading
            self.key(Qt.Key.Key_Right, ALT)
            assert self.heading != before, heading

    def everything(self, kind: type[Any]) -> list[Any]:
        """The widgets of a kind that are shown."""
        return [widget for widget in self.window.findChildren(kind) if widget.isVisibleTo(self.window)]

    def reads(self) -> str:
        """All that is read, a line each."""
        return "\n".join(label.text() for label in self.everything(QLabel) if label.text())

    def named(self, name: str, kind: type[QWidget] = QAbstractButton) -> Any:
        """The shown widget of that accessible name; exactly one."""
        found = [widget for widget in self.everything(kind) if accessible.name_of(widget) == name]
        assert len(found) == 1, f"{name!r}: {sorted(accessible.name_of(widget) for widget in self.everything(kind))}"
        return found[0]

    def presses(self, name: str) -> None:
        """Press a button."""
        self.named(name).click()
        QApplication.processEvents()

    def types(self, name: str, text: str) -> None:
        """Type in a field in place of what it holds."""
        field = self.named(name, QLineEdit)
        field.setFocus()
        field.selectAll()
        if text:
            keyboard.write(text, on=field)
        else:
            keyboard.press(Qt.Key.Key_Delete, on=field)

    def is_ticked(self, label: str) -> bool:
        """Whether the box of a line is ticked."""
        return bool(self.named(f"Fait\u00a0: {label}", QCheckBox).isChecked())
