"""Whether the words of photos are read, so that one can search them: where a reader is installed, unless the volunteer says no."""

from chorus_desktop.store.database import Store
from chorus_desktop.store.settings import set_setting, setting

_SEARCHABLE = "searchable"
"""Setting; ``no`` says that they are not read."""


def is_searchable(store: Store) -> bool:
    """Whether the words of photos are to be read."""
    return setting(store, _SEARCHABLE) != "no"


def set_searchable(store: Store, *, wanted: bool) -> None:
    """Say whether the words of photos are read from now on."""
    set_setting(store, _SEARCHABLE, "" if wanted else "no")
