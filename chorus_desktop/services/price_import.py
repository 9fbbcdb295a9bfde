"""The prices of a market of works brought in from a table: a bordereau (BPU), a détail estimatif (DPGF)."""

import json
from collections.abc import Iterator, Mapping
from functools import partial
from uuid import uuid4

from chorus_desktop.domain.columns import Wanted
from chorus_desktop.domain.french import plural
from chorus_desktop.domain.problems import error, sentences, warning
from chorus_desktop.domain.reading import fields_of, read
from chorus_desktop.domain.works.market import Market, MarketLine
from chorus_desktop.services.table_import import Read, Reader, TableKind, Written
from chorus_desktop.store.database import Store
from chorus_desktop.store.dossiers import dossier, save_dossier

sentences(
    {
        "price_import.title": "Cette ligne n’a ni quantité ni prix\u00a0: c’est un titre, elle est laissée de côté.",
        "price_import.known": "Le prix {rank} est déjà dans le marché\u00a0: il prendra les valeurs de ce tableau.",
    }
)

_HEADS: Mapping[str, tuple[str, ...]] = {
    "code": ("n°", "numéro", "n° de prix", "prix n°", "article", "référence", "poste", "repère"),
    "designation": ("désignation", "libellé", "description", "ouvrage", "nature des travaux", "prestation"),
    "unit": ("unité", "u"),
    "quantity": ("quantité", "qté", "quantité marché", "quantités"),
    "unit_price": ("prix unitaire", "pu", "p.u.", "prix unitaire ht", "pu ht", "prix"),
    "vat_rate": ("tva", "taux de tva", "taux tva"),
}
"""How the columns are titled elsewhere; a bordereau has no published format."""

_SPECS = {spec.name: spec for spec in fields_of(MarketLine)}
WANTED = tuple(
    Wanted(key=key, title=_SPECS[key].title, heads=heads, required=key in ("designation", "unit_price")) for key, heads in _HEADS.items()
)


def kind(store: Store, dossier_id: str) -> TableKind[MarketLine]:
    """The table of prices, for one dossier."""
    market = dossier(store, dossier_id).value.market or Market()
    return TableKind(
        heading="Importer les prix du marché",
        subtitle="Le bordereau des prix ou le détail estimatif du marché.",
        noun="prix",
        many="prix",
        wanted=WANTED,
        reader=partial(_reader, frozenset(line.code.strip() for line in market.lines if line.code.strip())),
        write=partial(_write, dossier_id),
        undo=partial(_take_back, dossier_id),
    )


def _reader(known: frozenset[str]) -> Reader[MarketLine]:
    def row(cells: Mapping[str, str]) -> Read[MarketLine]:
        reading = read(MarketLine, cells)
        line = reading.value
        if reading.problems:
            return Read(None, reading.problems)
        if line.unit_price is None and line.quantity is None:
            return Read(None, (warning("designation", "price_import.title"),))
        missing = (("designation", "price.designation", not line.designation), ("unit_price", "price.unit_price", line.unit_price is None))
        if found := tuple(error(field, code) for field, code, lacks in missing if lacks):
            return Read(None, found)
        code = line.code.strip()
        return Read(line, (warning("code", "price_import.known", rank=code),) if code and code in known else ())

    return row


def _write(dossier_id: str, store: Store, lines: Iterator[MarketLine]) -> Written:
    with store.transaction():
        saved = dossier(store, dossier_id)
        market = saved.value.market or Market()
        known = {line.code.strip(): line for line in market.lines if line.code.strip()}
        kept = {line.id: line for line in market.lines}
        for line in lines:
            before = known.get(line.code.strip())
            key = before.id if before else uuid4().hex
            kept[key] = _over(before, line).model_copy(update={"id": key})
        written = market.model_copy(update={"lines": tuple(kept.values())})
        save_dossier(store, dossier_id, saved.value.model_copy(update={"market": written}), saved.unread)
    changed = sum(line != before for line, before in zip(written.lines, market.lines, strict=False))
    count = len(written.lines) - len(market.lines) + changed
    undo = json.dumps([line.model_dump_json() for line in market.lines])
    return Written(f"{plural(count, 'prix importé', 'prix importés')}.", undo if count else "")


def _over(before: MarketLine | None, line: MarketLine) -> MarketLine:
    """A price with the values of the table; what the table does not say stays."""
    told = {name: value for name, value in line if value not in (None, "")}
    return before.model_copy(update=told) if before else line


def _take_back(dossier_id: str, store: Store, undo: str) -> None:
    with store.transaction():
        saved = dossier(store, dossier_id)
        market = saved.value.market or Market()
        former = tuple(map(MarketLine.model_validate_json, json.loads(undo)))
        save_dossier(
            store, dossier_id, saved.value.model_copy(update={"market": market.model_copy(update={"lines": former})}), saved.unread
        )
