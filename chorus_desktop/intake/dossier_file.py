"""A dossier file's JSON read into a ``DossierFile``, or into the problems that say where and what to correct."""

import codecs
import json
from collections.abc import Callable, Sequence

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from chorus_desktop.domain.dossier_file import DossierFile
from chorus_desktop.domain.money import UnreadableError, parse_amount, parse_date, parse_decimal
from chorus_desktop.domain.problems import Problem, error, sentences

LARGEST_BYTES = 5_000_000

sentences(
    {
        "json.syntax": "Ce fichier n’est pas un JSON lisible (ligne {line}, colonne {column}). Partez de « chorus-desktop example ».",
        "json.encoding": "Ce fichier n’est pas un texte en UTF-8. Enregistrez-le dans ce codage.",
        "json.too_large": "Ce fichier est trop gros pour être un dossier.",
        "json.absurd": "Ce fichier contient une valeur illisible : un nombre démesuré, une moitié de caractère, trop de listes l’une dans "
        "l’autre. Partez de « chorus-desktop example ».",
        "json.missing": "Il manque cette valeur.",
        "json.unknown": "Cette clé est inconnue : retirez-la, ou corrigez son nom.",
        "json.format": "Ce dossier vient d’une version plus récente du programme : mettez le programme à jour.",
        "json.choice": "Cette valeur n’est pas un des choix possibles : {expected}.",
        "json.value": "Cette valeur n’a pas la forme attendue ({kind}).",
    }
)

_KINDS = {
    "string": "un texte entre guillemets", "int": "un nombre entier\u00a0; un montant en centimes, 1250 pour 12,50\u00a0€", "date": "une date comme 2026-01-31", "decimal": "un nombre comme 7.5",
    "bool": "true ou false", "tuple": "une liste", "model": "un objet", "list": "une liste", "dict": "un objet",
}  # fmt: skip


_READERS: dict[str, Callable[[str], object]] = {"int": parse_amount, "decimal": parse_decimal, "date": parse_date}


def read(data: bytes) -> DossierFile | tuple[Problem, ...]:
    """Read the bytes of a dossier file.

    Returns:
        The dossier, or every problem found, each ``where`` being the path of the key: ``association.siret``.
    """
    if len(data) > LARGEST_BYTES:
        return (error("dossier", "json.too_large"),)
    try:
        json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return (error("dossier", "json.encoding"),)
    except json.JSONDecodeError as wrong:
        return (error("dossier", "json.syntax", line=wrong.lineno, column=wrong.colno),)
    except (RecursionError, ValueError):
        # Python refuses to read a number of thousands of figures.
        return (error("dossier", "json.absurd"),)
    try:
        # From the text again, and not from ``raw``: in JSON, dates and decimals are texts.
        return DossierFile.model_validate_json(data.removeprefix(codecs.BOM_UTF8))
    except ValidationError as invalid:
        return problems_in(invalid.errors())


def _as_typed(where: str, kind: str, given: object) -> Problem | None:
    """What the window says of that text, the number to write being shown as JSON writes it; none when it would only give an example."""
    reader = _READERS.get(kind)
    if reader is None or not isinstance(given, str):
        return None
    try:
        reader(given)
    except UnreadableError as wrong:
        facts = dict(wrong.facts)
        if guess := str(facts.get("guess", "")):
            facts["guess"] = str(parse_amount(guess)) if kind == "int" and "," in guess else guess.replace(",", ".")
        return None if wrong.code.endswith(".text") else error(where, wrong.code, **facts)
    return None


def problems_in(errors: Sequence[ErrorDetails]) -> tuple[Problem, ...]:
    """The French problems of a validation, one per wrong place."""
    found: dict[str, Problem] = {}
    for detail in errors:
        where = ".".join(str(part) for part in detail["loc"]) or "dossier"
        found.setdefault(where, _problem(where, detail))
    return tuple(found.values())


def _problem(where: str, detail: ErrorDetails) -> Problem:
    context, kind = detail.get("ctx", {}), detail["type"]
    cause = context.get("error")
    if isinstance(cause, UnreadableError):
        return error(where, cause.code, **cause.facts)
    if kind == "json_invalid":
        return error(where, "json.absurd")
    if kind == "missing":
        return error(where, "json.missing")
    if kind == "extra_forbidden":
        return error(where, "json.unknown")
    if where == "format":
        return error(where, "json.format")
    if said := _as_typed(where, kind.split("_")[0], detail["input"]):
        return said
    if kind in ("enum", "literal_error"):
        return error(where, "json.choice", expected=str(context.get("expected", "")).replace("'", "").replace(" or ", ", "))
    return error(where, "json.value", kind=_KINDS.get(kind.split("_")[0], "voir « chorus-desktop schema »"))
