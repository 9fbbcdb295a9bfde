"""The data file opened, with the copy of the day made; the only service that is not given a store."""

from chorus_desktop.store.database import Store

__all__ = ["Store"]
