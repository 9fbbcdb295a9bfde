"""The verbs, one function each: they open the transaction, load the data of the rules and pass both down.

Modules are loaded when first used: the window names them before the heavy libraries behind them may be imported.
"""

import importlib
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from chorus_desktop.services import (
        associations,
        attachments,
        data,
        deposit,
        dossiers,
        home,
        invoices,
        issue,
        papers,
        practice,
        produce,
        safety,
        trash,
    )

__all__ = [
    "associations", "attachments", "data", "deposit", "dossiers", "home", "invoices", "issue", "papers", "practice", "produce", "safety",
    "trash",
]  # fmt: skip


def __getattr__(name: str) -> ModuleType:
    if name in __all__:
        return importlib.import_module(f"chorus_desktop.services.{name}")
    raise AttributeError(name)


def load() -> None:
    """Import every service and what stands behind it; called once, off the main thread, after the first paint."""
    for name in __all__:
        importlib.import_module(f"chorus_desktop.services.{name}")
