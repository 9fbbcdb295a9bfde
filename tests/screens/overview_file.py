"""A club with a year of invoices behind it, for the pictures of the « Bilan »."""

from datetime import date
from pathlib import Path

from chorus_desktop.services.opening import Store
from chorus_desktop.store.dossiers import add_dossier
from tests.helpers import books, examples
from tests.helpers.stores import Club, judo

TODAY = date(2026, 7, 1)


def fill(store: Store, _folder: Path) -> dict[str, str]:
    """A club with a year of invoices behind it, paid by two structures."""
    club = judo(store)
    books.year(club)
    dossier = add_dossier(store, examples.dossier(association=club.association, procedure="seine-saint-denis-pmi", season="2026"))
    other = Club(store, club.association, dossier)
    for rank, cents in ((8, 120_000), (9, 86_400)):
        invoice = books.issue(other, f"FA2026-{rank:03}", cents, date(2026, rank - 6, 28))
        books.deposit(other, invoice, date(2026, rank - 5, 2))
        books.pay(other, date(2026, rank - 4, 5), cents // 2, (invoice, cents // 2))
    return {"association": club.association}
