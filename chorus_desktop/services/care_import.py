"""Prises en charge brought in from the payer's table (an export of Iodas, a sheet kept by hand), into one dossier."""

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from uuid import uuid4

from chorus_desktop.domain.care import Care, reference_key
from chorus_desktop.domain.columns import Wanted
from chorus_desktop.domain.french import plural
from chorus_desktop.domain.problems import Problem, error, sentences, warning
from chorus_desktop.domain.reading import fields_of, read
from chorus_desktop.services.table_import import Read, Reader, TableKind, Written
from chorus_desktop.store.database import Store
from chorus_desktop.store.dossiers import dossier, save_dossier

sentences(
    {
        "care_import.twice": "La référence {reference} est déjà plus haut dans ce tableau\u00a0: cette ligne est laissée de côté.",
        "care_import.known": "La prise en charge {reference} est déjà dans le dossier\u00a0: elle prendra les valeurs de ce tableau.",
    }
)

_HEADS: Mapping[str, tuple[str, ...]] = {
    "reference": ("prise en charge", "numéro", "n°", "numéro de prise en charge", "iodas", "pec", "ref"),
    "child": ("enfant", "jeune", "nom", "bénéficiaire", "usager", "nom prénom", "nom de l’enfant"),
    "valid_from": ("du", "début", "date de début", "date début", "à partir du"),
    "valid_to": ("au", "fin", "date de fin", "date fin", "jusqu’au"),
    "ceiling": ("plafond", "montant", "montant accordé", "montant maximum"),
    "ceiling_days": ("jours", "nombre de jours", "nb jours"),
    "price": ("prix", "prix de journée", "tarif", "prix unitaire"),
    "service": ("établissement", "lieu d’accueil"),
}
"""How the columns are titled elsewhere; Iodas has no published format."""

_REQUIRED = (("reference", "care.reference"), ("child", "care.child"), ("valid_from", "care.from"))
_SPECS = {spec.name: spec for spec in fields_of(Care)}
WANTED = tuple(
    Wanted(key=key, title=_SPECS[key].title, heads=heads, required=key in dict(_REQUIRED), name=key == "child")
    for key, heads in _HEADS.items()
)


def kind(store: Store, dossier_id: str) -> TableKind[Care]:
    """The table of prises en charge, for one dossier."""
    known = frozenset(reference_key(care.reference) for care in dossier(store, dossier_id).value.cares)
    return TableKind(
        heading="Importer des prises en charge",
        subtitle="Le tableau envoyé par la collectivité, ou celui que vous tenez.",
        noun="prise en charge",
        many="prises en charge",
        wanted=WANTED,
        reader=partial(_reader, known),
        write=partial(_write, dossier_id),
        undo=partial(_take_back, dossier_id),
    )


def _reader(known: frozenset[str]) -> Reader[Care]:
    seen: set[str] = set()

    def row(cells: Mapping[str, str]) -> Read[Care]:
        reading = read(Care, cells)
        care, found = reading.value, list(reading.problems)
        unread = {problem.where for problem in found}
        missing = [(field, code) for field, code in _REQUIRED if field not in unread and not getattr(care, field)]
        found += [error(field, code, reference=care.said) for field, code in missing]
        if care.valid_from and care.valid_to and care.valid_to < care.valid_from:
            found.append(error("valid_to", "care.dates", reference=care.reference))
        return _new(care, found, seen, known)

    return row


def _new(care: Care, found: Sequence[Problem], seen: set[str], known: frozenset[str]) -> Read[Care]:
    key = reference_key(care.reference)
    if key in seen:
        return Read(None, (error("reference", "care_import.twice", reference=care.reference),))
    if found:
        return Read(None, tuple(found))
    seen.add(key)
    return Read(care, (warning("reference", "care_import.known", reference=care.reference),) if key in known else ())


def _write(dossier_id: str, store: Store, cares: Iterator[Care]) -> Written:
    with store.transaction():
        saved = dossier(store, dossier_id)
        before = saved.value.cares
        rows = {reference_key(care.reference): care for care in cares}
        kept = tuple(_brought(care, rows.pop(reference_key(care.reference), None)) for care in before)
        added = tuple(care.model_copy(update={"id": uuid4().hex}) for care in rows.values())
        save_dossier(store, dossier_id, saved.value.model_copy(update={"cares": (*kept, *added)}), saved.unread)
    replaced = [old for old, new in zip(before, kept, strict=True) if old != new]
    undo = {"added": [care.id for care in added], "replaced": [care.model_dump_json() for care in replaced]}
    count = len(added) + len(replaced)
    said = plural(count, "prise en charge importée", "prises en charge importées")
    return Written(f"{said}.", json.dumps(undo) if count else "")


def _brought(care: Care, row: Care | None) -> Care:
    """A prise en charge with what a row says of it; what the table leaves empty stays."""
    given = {name: value for name, value in row if name in _HEADS and value not in (None, "")} if row is not None else {}
    return care.model_copy(update=given)


def _take_back(dossier_id: str, store: Store, undo: str) -> None:
    with store.transaction():
        saved = dossier(store, dossier_id)
        done = json.loads(undo)
        former = {care.id: care for care in map(Care.model_validate_json, done["replaced"])}
        kept = tuple(former.get(care.id, care) for care in saved.value.cares if care.id not in done["added"])
        save_dossier(store, dossier_id, saved.value.model_copy(update={"cares": kept}), saved.unread)
