"""The portal's directory of structures: brought in from its file, searched, picked from."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from typing import NamedTuple

from chorus_desktop.domain.columns import plain_words
from chorus_desktop.domain.directory import COLUMNS, Entry, read_entry
from chorus_desktop.domain.french import plural
from chorus_desktop.domain.numbers import Siret
from chorus_desktop.domain.problems import error
from chorus_desktop.services.recipients import RecipientTuple, listed
from chorus_desktop.services.table_import import Read, Reader, TableKind, Written
from chorus_desktop.store import directory
from chorus_desktop.store.database import Store
from chorus_desktop.store.directory import About

__all__ = ["About", "Found", "about", "kind", "search"]

MOST_FOUND = 40


class Found(NamedTuple):
    """A structure that a search found.

    Attributes:
        key: what ``recipients.pick`` takes.
        kept: whether its card is there already.
        said: town and state, in words.
    """

    key: str
    siret: str
    name: str
    said: str
    kept: bool


def kind(today: date) -> TableKind[Entry]:
    """How the directory's file is brought in."""
    return TableKind(
        heading="Importer l’annuaire des structures publiques",
        subtitle="Il se télécharge sur le site de Chorus Pro (annuaire des structures publiques). Toutes les collectivités se trouvent ensuite par leur nom.",
        noun="structure",
        wanted=COLUMNS,
        reader=_reader,
        write=partial(_write, today=today),
        undo=_undo,
    )


def _reader() -> Reader[Entry]:
    seen: set[str] = set()

    def read(cells: Mapping[str, str]) -> Read[Entry]:
        entry, problems = read_entry(cells)
        if entry is None:
            return Read(None, problems, "Sans SIRET lisible ou sans nom, laissées de côté")
        if entry.siret in seen:
            twice = error("siret", "directory.twice", siret=Siret(entry.siret).pretty())
            return Read(None, (twice,), "SIRET déjà vus plus haut, laissés de côté")
        seen.add(entry.siret)
        return Read(entry, problems, "" if entry.active else "Structures que le portal ne connaît plus, importées comme fermées")

    return read


def _write(store: Store, entries: Iterator[Entry], *, today: date) -> Written:
    about = directory.write_directory(store, entries, today)
    return Written(f"Annuaire importé\u00a0: {plural(about.structures, 'structure')}.", "annuaire")


def _undo(store: Store, _: str) -> None:
    directory.take_back_directory(store)


def about(store: Store) -> About | None:
    """What the imported directory is, if there is one."""
    return directory.about_directory(store)


def search(store: Store, text: str, today: date) -> tuple[Found, ...]:
    """Structures kept, brought by the program, then of the directory, by words of their name or digits of their SIRET."""
    words = plain_words(text)
    own = [row for row in listed(store, today) if _holds(row, words)]
    sirets = {row.siret for row in own}
    others = [entry for entry in directory.search_directory(store, text, MOST_FOUND) if entry.siret not in sirets]
    return (*map(_known, own), *map(_of_directory, others))


def _holds(row: RecipientTuple, words: tuple[str, ...]) -> bool:
    held = f" {' '.join(plain_words(row.name))} {row.siret}"
    return f" {''.join(words)}" in held or all(f" {word}" in held for word in words)


def _known(row: RecipientTuple) -> Found:
    return Found(row.key, row.siret, row.name, row.said, kept=True)


def _of_directory(entry: Entry) -> Found:
    town = " ".join(part for part in (entry.postcode, entry.city) if part)
    state = "" if entry.active else "fermée sur le portail"
    return Found(entry.siret, entry.siret, entry.name, " · ".join(part for part in (town, state) if part), kept=False)
