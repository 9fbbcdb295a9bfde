"""A discount on a line: a rate or an amount, kept as people type it."""

from decimal import Decimal

from chorus_desktop.domain import french
from chorus_desktop.domain.money import UnreadableError, parse_amount, parse_decimal, to_cents
from chorus_desktop.domain.numbers import Number
from chorus_desktop.domain.problems import sentences

sentences(
    {
        "discount.rate": "Une remise en pourcentage va de 0 à 100\u00a0; vous avez tapé «\u00a0{text}\u00a0».",
        "discount.sign": "Écrivez la remise sans signe moins.",
    }
)


class Discount(Number):
    """``10%`` of the gross amount, or a number of euros such as ``5.00``."""

    __slots__ = ()

    @classmethod
    def compact(cls, text: str) -> str:
        if text.strip().endswith("%"):
            rate = parse_decimal(text, sign="%")
            if rate < 0:
                raise UnreadableError("discount.sign")
            if rate > 100:
                raise UnreadableError("discount.rate", text=text.strip())
            return f"{rate.normalize():f}%"
        cents = parse_amount(text)
        if cents < 0:
            raise UnreadableError("discount.sign")
        return f"{cents // 100}.{cents % 100:02d}"

    def of(self, gross_cents: int) -> int:
        """The discount in cents on a gross amount in cents."""
        if self.endswith("%"):
            return to_cents(Decimal(gross_cents) / 100 * Decimal(self[:-1]) / 100)
        return parse_amount(self)

    def pretty(self) -> str:
        if self.endswith("%"):
            return french.percent(Decimal(self[:-1]))
        return french.euros(parse_amount(self))
