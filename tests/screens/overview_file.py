"""A club with a year of invoices behind it, for the pictures of the « Bilan »."""

from datetime import date
from pathlib import Path

from chorus_desktop.services.opening import Store
from tests.helpers import books
from tests.helpers.stores import judo

TODAY = date(2026, 7, 1)


def fill(store: Store, _folder: Path) -> dict[str, str]:
    """A club with a year of invoices behind it, paid by two structures."""
    club = judo(store)
    books.year(club)
    return {"association": club.association}
