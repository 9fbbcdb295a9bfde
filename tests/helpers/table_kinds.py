"""A kind of table for tests: names with an age, kept in a setting; the real kinds are tried with their own features."""

from collections.abc import Iterator, Mapping

from chorus_desktop.domain.columns import Wanted
from chorus_desktop.domain.problems import error, warning
from chorus_desktop.services.table_import import Read, Reader, TableKind, Written
from chorus_desktop.store.database import Store
from chorus_desktop.store.settings import set_setting, setting

KEPT = "tests.names"


def _reader() -> Reader[str]:
    seen: set[str] = set()

    def read(cells: Mapping[str, str]) -> Read[str]:
        name = cells["name"]
        if not name:
            return Read(None, (error("name", "year.text", text=name),))
        if name in seen:
            return Read(None, (error("name", "choice.unknown", text=name),))
        seen.add(name)
        return Read(name, (warning("age", "rate.range", text=cells["age"]),) if cells.get("age") == "200" else ())

    return read


def _write(store: Store, names: Iterator[str]) -> Written:
    with store.transaction():
        before = setting(store, KEPT)
        set_setting(store, KEPT, "en cours")
        kept = list(names)
        set_setting(store, KEPT, " ".join(kept))
    return Written(f"{len(kept)} noms importés.", before or "rien")


NAMES: TableKind[str] = TableKind(
    heading="Importer des noms",
    subtitle="Un tableur les donne.",
    noun="nom",
    wanted=(Wanted(key="name", title="Nom", heads=("prénom",), required=True), Wanted(key="age", title="Âge", help="En années.")),
    reader=_reader,
    write=_write,
    undo=lambda store, before: set_setting(store, KEPT, "" if before == "rien" else before),
)
