"""Drawing without the search for abandoned cycles, which in a tree of a hundred thousand living objects takes a third of the time."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Put the search off until the work is done, whatever becomes of it; one inside another changes nothing."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
