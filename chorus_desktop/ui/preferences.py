"""How this reader likes the window: colours, size of the text, where it stood. Kept on this computer, not in the data."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from chorus_desktop.ui.theme import Appearance, Scheme

TEXT_SIZES = (1.0, 1.25, 1.5, 2.0)


class Preferences:
    """A small file of settings; one that cannot be read or written is as good as an empty one."""

    def __init__(self, path: Path) -> None:
        self._settings = QSettings(str(path), QSettings.Format.IniFormat)

    @property
    def appearance(self) -> Appearance:
        """Colours and text size."""
        scheme = str(self._settings.value("scheme", Scheme.SYSTEM.value))
        try:
            text = float(str(self._settings.value("text", 1.0)))
        except ValueError:
            text = 1.0
        return Appearance(
            scheme=Scheme(scheme) if scheme in set(Scheme) else Scheme.SYSTEM,
            text=text if text in TEXT_SIZES else 1.0,
        )

    def keep_appearance(self, appearance: Appearance) -> None:
        """Keep colours and text size for the next start."""
        self._settings.setValue("scheme", appearance.scheme.value)
        self._settings.setValue("text", appearance.text)

    @property
    def companion_on_top(self) -> bool:
        """Whether the companion stays in front of the browser."""
        return str(self._settings.value("companion/on_top", "true")) == "true"

    def keep_companion_on_top(self, *, on_top: bool) -> None:
        """Keep whether the companion stays in front."""
        self._settings.setValue("companion/on_top", "true" if on_top else "false")

    @property
    def companion_geometry(self) -> QByteArray:
        """Where the companion stood; empty the first time."""
        value = self._settings.value("companion/geometry", QByteArray())
        return value if isinstance(value, QByteArray) else QByteArray()

    def keep_companion_geometry(self, geometry: QByteArray) -> None:
        """Keep where the companion stood."""
        self._settings.setValue("companion/geometry", geometry)

    @property
    def geometry(self) -> QByteArray:
        """Where the window stood; empty the first time."""
        value = self._settings.value("geometry", QByteArray())
        return value if isinstance(value, QByteArray) else QByteArray()

    def keep_geometry(self, geometry: QByteArray) -> None:
        """Keep where the window stood."""
        self._settings.setValue("geometry", geometry)
