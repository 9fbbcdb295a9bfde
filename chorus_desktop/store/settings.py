"""Settings: preferences, and facts about the file itself, as texts."""

from chorus_desktop.store.database import Store
from chorus_desktop.store.tables import SettingRow

PRACTICE = "practice"
"""Setting that marks a practice file; anything but an empty text says yes."""


def setting(store: Store, name: str, default: str = "") -> str:
    """The value of a setting, or ``default`` when it was never set."""
    with store.reading() as session:
        row = session.get(SettingRow, name)
        return row.value if row else default


def is_practice(store: Store) -> bool:
    """Whether this is a practice file."""
    return bool(setting(store, PRACTICE))


def set_setting(store: Store, name: str, value: str) -> None:
    """Keep a setting; what was read of the records stays remembered, for none of them is written."""
    with store.transaction(settings_only=True) as session:
        session.merge(SettingRow(name=name, value=value))
        session.flush()
