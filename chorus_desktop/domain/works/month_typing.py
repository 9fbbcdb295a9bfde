"""A month of works as it is typed: « quantities.<line> », « direct.<party> », « index », « penalties » → texts, and back."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple, TypeVar

from chorus_desktop.domain.french import decimal
from chorus_desktop.domain.money import UnreadableError, parse_amount, parse_decimal
from chorus_desktop.domain.problems import Problem, error, sentences
from chorus_desktop.domain.works.market import MarketLine
from chorus_desktop.domain.works.situation import Situation

sentences(
    {
        "works.below_zero": "«\u00a0{text}\u00a0» est négatif\u00a0: indiquez ce qui est fait en tout depuis le début du marché.",
        "works.no_share": "«\u00a0{text}\u00a0»\u00a0: ce prix n’a pas de quantité au marché, dont prendre une part. Indiquez la quantité faite.",
    }
)

_MILLIONTH = Decimal("0.000001")

Texts = Mapping[str, str]
N = TypeVar("N", int, Decimal)


class MonthRead(NamedTuple):
    """What was typed of a month: what could be read, what could not (place → text), and why."""

    situation: Situation
    unread: dict[str, str]
    problems: tuple[Problem, ...]


def read_month(typed: Texts, month: date, lines: Sequence[MarketLine] = ()) -> MonthRead:
    """Read a month; an empty quantity says nothing, and the line stays as the month before left it.

    Args:
        typed: place → text.
        month: its first day.
        lines: of the market: of a lump sum one types the percent done, of any other a quantity, or a percent with its sign.
    """
    known = {line.id: line for line in lines}
    quantities: dict[str, Decimal] = {}
    direct: dict[str, int] = {}
    others: dict[str, Decimal | int] = {}
    unread: dict[str, str] = {}
    problems: list[Problem] = []
    for place, text in typed.items():
        if not text.strip():
            continue
        kind, _, key = place.partition(".")
        try:
            if kind == "quantities":
                quantities[key] = _quantity(text, known.get(key))
            elif kind == "direct":
                direct[key] = _not_below(parse_amount(text), text)
            elif kind == "index":
                others["index"] = _not_below(parse_decimal(text, sign=""), text)
            else:
                others["penalties"] = _not_below(parse_amount(text), text)
        except UnreadableError as wrong:
            unread[place] = text
            problems.append(error(place, wrong.code, **wrong.facts))
    situation = Situation.model_validate({"month": month, "quantities": quantities, "direct": direct, **others})
    return MonthRead(situation, unread, tuple(problems))


def _not_below(value: N, text: str) -> N:
    if value < 0:
        raise UnreadableError("works.below_zero", text=text.strip())
    return value


def _quantity(text: str, line: MarketLine | None) -> Decimal:
    share = text.strip().endswith("%")
    value = _not_below(parse_decimal(text.strip().removesuffix("%"), sign=""), text)
    if not share and not (line and line.is_lump):
        return value
    if line is None or not line.quantity:
        raise UnreadableError("works.no_share", text=text.strip())
    return (value * line.quantity / 100).quantize(_MILLIONTH)


def month_texts(situation: Situation, lines: Sequence[MarketLine]) -> dict[str, str]:
    """The texts that show a month."""
    known = {line.id: line for line in lines}
    texts = {f"quantities.{key}": known[key].figure(value) for key, value in situation.quantities.items() if key in known}
    texts |= {f"direct.{key}": decimal(Decimal(value) / 100, 2) for key, value in situation.direct.items()}
    texts["index"] = decimal(situation.index) if situation.index is not None else ""
    texts["penalties"] = decimal(Decimal(situation.penalties) / 100, 2) if situation.penalties else ""
    return texts
