"""A procedure's TOML file that somebody else wrote: read without trust, and written for somebody else.

Nothing in it is executed, opened or followed: it becomes a ``Procedure`` or a sentence that names the key at fault.
"""

import re
import tomllib
from collections.abc import Iterator
from datetime import date
from enum import Enum
from typing import Any

import tomli_w
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from chorus_desktop.domain.foreign_text import MOST_ROWS, fault
from chorus_desktop.domain.money import UnreadableError
from chorus_desktop.domain.own_beginning import from_procedure
from chorus_desktop.domain.own_problems import own_problems
from chorus_desktop.domain.problems import sentence_of
from chorus_desktop.domain.procedure import Procedure
from chorus_desktop.domain.recipient_card import PaymentDelay
from chorus_desktop.domain.trouble import Trouble

LARGEST_BYTES = 1_000_000
"""A procedure of twenty thousand words weighs a tenth of it."""

_DEEPEST = 12
_LONGEST = {"id": 80, "key": 80, "kind": 80, "title": 330, "scheme": 150}
"""Characters of what is shown on one line; a title kept beside another has « (reçue) » after it."""
_DELAYS = frozenset(int(delay.value) for delay in PaymentDelay)
_YEARS = range(2000, 2100)
_ASK = "Rien n’a été ajouté. Demandez à la personne qui vous a donné ce fichier de le corriger, ou de le partager de nouveau depuis son programme."
_HEADER = "# Démarche de Chorus Desktop. Pour l’ouvrir\u00a0: menu Fichier, «\u00a0Mes démarches\u00a0», «\u00a0Ouvrir une démarche reçue\u00a0».\n\n"
_FAULTS = {
    "control": "contient un caractère invisible",
    "link": "contient une adresse qui n’est pas en https://",
    "path": "contient le chemin d’un fichier d’ordinateur",
    "long": "contient un texte trop long (10\u00a0000 caractères au plus)",
}
_EXPECTED = {
    "string": "un texte", "int": "un nombre entier", "date": "une date comme 2026-01-31", "bool": "true ou false", "tuple": "une liste",
    "model": "une section avec ses clés", "literal": "un des choix prévus", "enum": "un des choix prévus",
}  # fmt: skip

_KEYS = {
    "mask": "engagement.mask", "checks": "checklist", "documents": "attachments", "recipient_name": "recipient.name",
    "convention_to": "convention.send_to.title", "absences": "attendance.absences", "one_child": "attendance.one_child",
    "several": "attendance.several", "beneficiaries": "attendance.beneficiaries", "card": "attendance.card",
}  # fmt: skip
"""Fields of the form that the file calls otherwise."""

_Key = tuple[str | int, ...]


def read(name: str, data: bytes) -> Procedure:
    """Read the bytes of a procedure's file.

    Args:
        name: the file's name, for the sentence said when it is refused.
        data: what it holds.

    Raises:
        Trouble: too large, not TOML, or a key missing, unknown, of another type, with a text that may not stand.
    """
    if len(data) > LARGEST_BYTES:
        raise too_large(name)
    try:
        table = tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as wrong:
        raise _refused(name, "ce n’est pas un texte en UTF-8, donc pas une démarche") from wrong
    except tomllib.TOMLDecodeError as wrong:
        line = re.search(r"at line (\d+)", str(wrong))
        raise _refused(name, f"il n’est pas écrit comme une démarche ({f'ligne {line[1]}' if line else 'à la fin'})") from wrong
    except (RecursionError, ValueError) as wrong:  # thousands of figures, or of brackets
        raise _refused(name, "il contient une valeur démesurée") from wrong
    if table.get("format", 1) != 1:
        raise Trouble(
            f"La démarche «\u00a0{_shown(name)}\u00a0» vient d’une version plus récente du programme.",
            "Mettez le programme à jour, puis rouvrez-la.",
        )
    for key, what in _unfit(table, ()):
        raise _refused(name, f"{_said(key)} {what}")
    try:
        procedure = Procedure.model_validate(table)
    except ValidationError as wrong:
        raise _refused(name, _wrong(wrong.errors()[0])) from wrong
    # A number or a text may have become a date: what was made is held to the same as what was written.
    for key, what in _unfit(_plain(procedure.model_dump(exclude_none=True)), ()):
        raise _refused(name, f"{_said(key)} {what}")
    for problem in own_problems(from_procedure(procedure)):
        first, *rest = problem.where.split(".")
        key = (_KEYS.get(first, first), *(int(part) if part.isdigit() else part for part in rest))
        raise _refused(name, f"{_said(key)} ne convient pas ({problem.sentence.rstrip('.')})")
    return procedure.model_copy(update={"demo": False, "demo_day": None})


def too_large(name: str) -> Trouble:
    """What is said of a file above ``LARGEST_BYTES``, before it is even read."""
    return _refused(name, "il pèse plus de 1\u00a0Mo, trop pour une démarche")


def write(procedure: Procedure) -> bytes:
    """The file of a procedure, in the form of those shipped with the program."""
    table = _plain(procedure.model_dump(exclude_none=True, exclude_defaults=True))
    return (_HEADER + tomli_w.dumps(table, multiline_strings=True)).encode()


def _plain(value: Any) -> Any:
    match value:
        case dict():
            return {key: _plain(item) for key, item in value.items()}
        case list() | tuple():
            return [_plain(item) for item in value]
        case Enum():
            return value.value
        case str():
            return str(value)
    return value


def _unfit(value: Any, key: _Key) -> Iterator[tuple[_Key, str]]:
    """Keys whose value no procedure may hold, and why."""
    if len(key) > _DEEPEST:
        yield key[:2], "contient trop de listes l’une dans l’autre"
        return
    match value:
        case str():
            if wrong := fault(value):
                yield key, _FAULTS[wrong]
            elif len(value) > _LONGEST.get(str(key[-1]), len(value)):
                yield key, "est trop longue"
        case date() if value.year not in _YEARS:
            yield key, "n’est pas une date de ce siècle"
        case int() if key[-1] == "payment_days" and value not in _DELAYS:
            yield key, "n’est pas un délai légal (30, 50 ou 60 jours, 0 pour aucun)"
        case dict():
            for name, item in value.items():
                yield from _unfit(item, (*key, name))
        case list():
            if len(value) > MOST_ROWS:
                yield key, f"contient plus de {MOST_ROWS} éléments"
                return
            for rank, item in enumerate(value):
                yield from _unfit(item, (*key, rank))


def _wrong(detail: ErrorDetails) -> str:
    if not detail["loc"]:
        return "deux de ses éléments ont le même identifiant, ou ses saisons ne vont pas avec la clé «\u00a0kind\u00a0»"
    key = _said(detail["loc"])
    kind, cause = detail["type"], detail.get("ctx", {}).get("error")
    if kind == "missing":
        return f"il manque {key}"
    if kind == "extra_forbidden":
        return f"{key} est inconnue"
    if isinstance(cause, UnreadableError):
        return f"{key} n’est pas acceptée ({sentence_of(cause.code, cause.facts).rstrip('.')})"
    if detail["loc"][-1] == "url":
        return f"{key} n’est pas une adresse en https://"
    expected = _EXPECTED.get(kind.split("_")[0])
    return f"{key} n’est pas acceptée" + (f"\u00a0: il faut {expected}" if expected else "")


def _said(key: _Key) -> str:
    """A key in words: ``("links", 0, "url")`` → « la clé « links.url » (n° 1) »."""
    names = ".".join(_shown(part) for part in key if isinstance(part, str))
    ranks = ", puis ".join(f"n°\u00a0{part + 1}" for part in key if isinstance(part, int))
    return f"la clé «\u00a0{names}\u00a0»" + (f" ({ranks})" if ranks else "")


def _shown(name: str) -> str:
    """A name from outside, cut and without what does not print."""
    return "".join(sign if sign.isprintable() else " " for sign in name[:60])


def _refused(name: str, why: str) -> Trouble:
    return Trouble(f"Le fichier «\u00a0{_shown(name)}\u00a0» n’est pas ouvert\u00a0: {why}.", _ASK)
