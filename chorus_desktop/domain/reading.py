"""From what people type to domain objects and back: one reader and one writer per kind of field, shared by every form."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Generic, Literal, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel

from chorus_desktop.domain import french
from chorus_desktop.domain.money import UnreadableError, parse_amount, parse_date, parse_decimal
from chorus_desktop.domain.numbers import Number
from chorus_desktop.domain.problems import Problem, error, sentences
from chorus_desktop.domain.shape import Among, Kind, Record

sentences(
    {
        "choice.unknown": "«\u00a0{text}\u00a0» n’est pas un des choix proposés.",
        "rate.range": "Un taux va de 0 à 100\u00a0; vous avez tapé «\u00a0{text}\u00a0».",
        "year.text": "«\u00a0{text}\u00a0» n’est pas une année. Écrivez par exemple 2025.",
    }
)

FieldKind = Literal[
    "text", "long_text", "date", "money", "decimal", "unit_price", "rate", "choice", "flag", "number", "year", "file", "key"
]
T = TypeVar("T", bound=Record)


class Choice(Record):
    """One choice of a field."""

    value: str
    label: str


class FieldSpec(BaseModel):
    """How one field shows itself: its row is generated from this.

    Attributes:
        kind: which input it takes.
        listed: whether its choices are always in a list that opens, however few they are.
        number: the Number subclass it holds, for ``pretty`` formatting on leaving the input.
    """

    name: str
    kind: FieldKind
    title: str
    help: str = ""
    example: str = ""
    choices: tuple[Choice, ...] = ()
    listed: bool = False
    number: type[Number] | None = None


class Reading(BaseModel, Generic[T]):
    """What a form's texts say.

    Attributes:
        value: the object, each unreadable field left as it was in ``before``'s default (empty).
        unread: field → text that could not be read, to keep as a draft.
        problems: one per unreadable field.
    """

    value: T
    unread: Mapping[str, str] = {}
    problems: tuple[Problem, ...] = ()


def _bare(annotation: Any) -> Any:
    if get_origin(annotation) in (Union, UnionType):
        inner = [arg for arg in get_args(annotation) if arg is not NoneType]
        return inner[0] if len(inner) == 1 else annotation
    return annotation


def _marked(metadata: tuple[object, ...], annotation: object) -> str:
    inner = getattr(_bare(annotation), "__metadata__", ())
    return next((mark.name for mark in (*metadata, *inner) if isinstance(mark, Kind)), "")


def _kind(metadata: tuple[object, ...], annotation: object) -> FieldKind | None:
    marked = _marked(metadata, annotation)
    if marked:
        return marked  # type: ignore[return-value]  # marks are FieldKind names, checked by a test over every model
    bare = _bare(annotation)
    if not isinstance(bare, type):
        return None
    for python, kind in (
        (bool, "flag"),
        (StrEnum, "choice"),
        (Number, "number"),
        (str, "text"),
        (date, "date"),
        (Decimal, "decimal"),
        (int, "year"),
    ):
        if issubclass(bare, python):
            return kind  # type: ignore[return-value]  # the table above holds FieldKind names only
    return None


@cache
def fields_of(model: type[Record]) -> tuple[FieldSpec, ...]:
    """The typed fields of a model in their order; nested records and lists are left out."""
    specs = []
    for name, info in model.model_fields.items():
        kind = _kind(tuple(info.metadata), info.annotation)
        if kind is None:
            continue
        bare = _bare(info.annotation)
        offered = next((mark.values for mark in info.metadata if isinstance(mark, Among)), None)
        choices = (
            tuple(Choice(value=item.value, label=item.label) for item in bare if offered is None or item.value in offered)
            if kind == "choice"
            else ()
        )
        specs.append(
            FieldSpec(
                name=name,
                kind=kind,
                title=info.title or "",
                help=info.description or "",
                example=str(info.examples[0]) if info.examples else "",
                choices=choices,
                number=bare if kind == "number" else None,
            )
        )
    return tuple(specs)


def _read_one(spec: FieldSpec, text: str) -> Any:
    match spec.kind:
        case "date":
            return parse_date(text)
        case "money":
            return parse_amount(text)
        case "decimal" | "unit_price":
            return parse_decimal(text)
        case "rate":
            return _rate(text)
        case "flag":
            return text == "oui"
        case "number":
            return spec.number(text) if spec.number else text
        case "choice":
            if text not in {choice.value for choice in spec.choices}:
                raise UnreadableError("choice.unknown", text=text)
            return text
        case "year":
            if not re.fullmatch("20[0-9]{2}", text.strip()):
                raise UnreadableError("year.text", text=text.strip())
            return int(text)
    return text if spec.kind == "long_text" else text.strip()


def _rate(text: str) -> Decimal:
    rate = parse_decimal(text, sign="%")
    if not 0 <= rate <= 100:
        raise UnreadableError("rate.range", text=text.strip())
    return rate


def read(model: type[T], typed: Mapping[str, str], before: T | None = None) -> Reading[T]:
    """Read a form's texts into a domain object.

    Args:
        model: the object's class.
        typed: field → text, as in the inputs; a field not named keeps its value from ``before``.
        before: the object as it was, for what the form does not show.
    """
    kept = {name: getattr(before, name) for name in model.model_fields} if before is not None else {}
    unread: dict[str, str] = {}
    problems: list[Problem] = []
    for spec in fields_of(model):
        if spec.name not in typed:
            continue
        kept.pop(spec.name, None)
        text = typed[spec.name]
        if not text.strip():
            continue
        try:
            kept[spec.name] = _read_one(spec, text)
        except UnreadableError as wrong:
            unread[spec.name] = text
            problems.append(error(spec.name, wrong.code, **wrong.facts))
    return Reading[T](value=model.model_validate(kept), unread=unread, problems=tuple(problems))


def _write_one(spec: FieldSpec, value: Any) -> str:
    if value is None or value == "":
        return ""
    match spec.kind:
        case "date":
            return french.short_date(value)
        case "money":
            return french.decimal(Decimal(value) / 100, 2)
        case "unit_price":
            return french.unit_price(value).removesuffix(f"{french.NBSP}€")
        case "decimal" | "rate":
            return french.decimal(value)
        case "flag":
            return "oui" if value else ""
        case "number":
            return str(value.pretty())
    return str(value)


def write(value: Record, unread: Mapping[str, str] | None = None) -> dict[str, str]:
    """The texts that show an object in a form, what could not be read put back as it was typed."""
    texts = {spec.name: _write_one(spec, getattr(value, spec.name)) for spec in fields_of(type(value))}
    return {**texts, **(unread or {})}
