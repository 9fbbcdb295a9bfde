"""Money in whole cents; quantities, unit prices and rates as exact decimals; both read from what people type."""

import re
import unicodedata
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from chorus_desktop.domain.french import MONTHS
from chorus_desktop.domain.problems import sentences

LARGEST_CENTS = 10**12 - 1
"""Amounts stay under ten billion euros: beyond, it is a slip of the keyboard (and no data file would hold it)."""

sentences(
    {
        "amount.text": "«\u00a0{text}\u00a0» n’est pas un montant. Écrivez par exemple 12,50.",
        "amount.letter_o": "«\u00a0{text}\u00a0» contient la lettre O au lieu du chiffre zéro. Écrivez {guess}.",
        "amount.cents": "«\u00a0{text}\u00a0» a plus de deux chiffres après la virgule\u00a0: un montant s’arrête aux centimes.",
        "amount.too_large": "«\u00a0{text}\u00a0» dépasse dix milliards d’euros\u00a0: vérifiez le montant.",
        "decimal.text": "«\u00a0{text}\u00a0» n’est pas un nombre. Écrivez par exemple 12 ou 7,5.",
        "decimal.too_precise": "«\u00a0{text}\u00a0» a trop de chiffres\u00a0: gardez six chiffres au plus après la virgule.",
        "date.text": "«\u00a0{text}\u00a0» n’est pas une date. Écrivez par exemple 31/05/2026.",
        "date.impossible": "Le {text} n’existe pas dans le calendrier. Vérifiez le jour et le mois.",
        "date.year": "L’année {year} est hors de ce que le programme attend (2000 à 2099).",
    }
)

_SPACES = re.compile(r"[\s\u00a0\u202f\u2009']")
_NUMBER = re.compile(r"[+-]?([0-9]+([.,][0-9]*)?|[.,][0-9]+)")
_GROUPED = re.compile(r"[+-]?[0-9]{1,3}(?:\.[0-9]{3}){2,}|[+-]?[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]*")


class UnreadableError(ValueError):
    """A typed text that cannot be read; carries the problem code and its facts."""

    def __init__(self, code: str, **facts: str | int) -> None:
        """Keep the code and the facts that the sentence quotes."""
        super().__init__(code)
        self.code = code
        self.facts = facts


def parse_decimal(text: str, *, sign: str = "€") -> Decimal:
    """Read a number typed or pasted in French: comma or point, any spaces, an optional sign behind it.

    Args:
        text: as typed.
        sign: what may follow the number: ``€`` or ``%``.

    Raises:
        UnreadableError: not a number, or more than six decimals.
    """
    compact = _SPACES.sub("", text).removesuffix(sign).replace("−", "-")
    if sign == "€":
        compact = compact.removesuffix("EUR")
    if _GROUPED.fullmatch(compact):
        compact = compact.replace(".", "")
    if not _NUMBER.fullmatch(compact):
        guess = re.sub("[oO]", "0", compact)
        if _NUMBER.fullmatch(guess):
            raise UnreadableError("amount.letter_o", text=text.strip(), guess=guess.replace(".", ","))
        raise UnreadableError("decimal.text", text=text.strip())
    value = Decimal(compact.replace(",", "."))
    if abs(value) >= 10**10:
        raise UnreadableError("amount.too_large", text=text.strip())
    if value != value.quantize(Decimal("0.000001")):
        raise UnreadableError("decimal.too_precise", text=text.strip())
    return value or Decimal(0)  # "-0" is no other number than 0, and would print its sign


def parse_amount(text: str) -> int:
    """Read an amount into whole cents: ``1 234,5`` → 123450.

    Raises:
        UnreadableError: not an amount, more than two decimals, or absurdly large.
    """
    try:
        value = parse_decimal(text) * 100
    except UnreadableError as unreadable:
        if unreadable.code == "decimal.text":
            raise UnreadableError("amount.text", text=text.strip()) from unreadable
        raise
    if value != value.to_integral_value():
        raise UnreadableError("amount.cents", text=text.strip())
    return int(value)


def cents_written(text: str) -> int | None:
    """Cents of an amount as another program wrote it, with a point: « 392.50 », « -12.5 »; none for anything else, or beyond ten billion euros."""
    try:
        value = Decimal(text)
        cents = to_cents(value) if value.is_finite() else None
    except InvalidOperation:
        return None
    return cents if cents is not None and abs(cents) <= LARGEST_CENTS else None


def to_cents(euros: Decimal) -> int:
    """Round exact euros to whole cents, halves away from zero as on any French invoice."""
    return int((euros * 100).quantize(Decimal(1), rounding=ROUND_HALF_UP))


_DATE = re.compile(r"([0-9]{1,2})[\s/.\-]([0-9]{1,2})[\s/.\-]([0-9]{4}|[0-9]{2})")
_ISO = re.compile(r"([0-9]{4})-?([0-9]{2})-?([0-9]{2})")
_TOGETHER = re.compile(r"([0-9]{2})(0[0-9]|1[0-2])([0-9]{4}|[0-9]{2})")


def _unaccented(text: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))


_MONTHS = tuple(_unaccented(month) for month in MONTHS)


def parse_date(text: str) -> date:
    """Read a day as people type it: ``5/3/26``, ``05-03-2026``, ``05032026``, ``5 mars 2026``, ``1er aout 26`` or ISO.

    Raises:
        UnreadableError: not a date, a day that does not exist, or a year outside 2000–2099.
    """
    flat = re.sub("[\u2010-\u2013\u2212]", "-", _unaccented(text.lower()))
    compact = re.sub(r"\b1er\b", "1", " ".join(flat.split()))
    for rank, month in enumerate(_MONTHS, start=1):
        compact = re.sub(rf"\s{month}\s", f"/{rank}/", compact)
    if together := _TOGETHER.fullmatch(compact):
        compact = "/".join(together.groups())
    if iso := _ISO.fullmatch(compact):
        year, month_number, day = (int(part) for part in iso.groups())
    elif match := _DATE.fullmatch(compact):
        day, month_number, year = (int(part) for part in match.groups())
        year += 2000 if year < 100 else 0
    else:
        raise UnreadableError("date.text", text=text.strip())
    if not 2000 <= year <= 2099:
        raise UnreadableError("date.year", year=year)
    try:
        return date(year, month_number, day)
    except ValueError as impossible:
        raise UnreadableError("date.impossible", text=text.strip()) from impossible
