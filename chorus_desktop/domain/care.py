"""Prises en charge and prix de journée of the Aide sociale à l’enfance, and the days of a month that they make billable.

A prise en charge is the payer's written agreement to pay for one child from one day to another (in Seine-Saint-Denis it comes from
Iodas). A prix de journée is the price of one day in a service, fixed by an « arrêté » from a day on.
"""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Annotated

from chorus_desktop.domain.absences import Absences
from chorus_desktop.domain.french import short_date
from chorus_desktop.domain.invoice import Line
from chorus_desktop.domain.problems import Problem, error, sentences, warning
from chorus_desktop.domain.shape import Cents, Exact, Key, Kind, LongText, Record, field

sentences(
    {
        "care.reference": "Indiquez la référence de la prise en charge, comme la collectivité l’écrit.",
        "care.twice": "La référence {reference} est saisie deux fois\u00a0: gardez une seule prise en charge.",
        "care.child": "Indiquez le nom de l’enfant ou du jeune, comme la collectivité l’écrit sur la prise en charge {reference}.",
        "care.from": "Indiquez le premier jour de la prise en charge {reference}.",
        "care.dates": "La prise en charge {reference} finit avant de commencer\u00a0: corrigez l’une des deux dates.",
        "care.service": "Aucun prix de journée ne porte le service «\u00a0{service}\u00a0»\u00a0: écrivez-le comme dans l’arrêté.",
        "care.which_service": "Plusieurs services ont un prix de journée\u00a0: dites lequel accueille cet enfant.",
        "day_price.price": "Indiquez le prix d’une journée.",
        "day_price.from": "Indiquez depuis quel jour ce prix vaut.",
        "day_price.dates": "Ce prix finit avant de commencer\u00a0: corrigez l’une des deux dates.",
        "day_price.overlap": "Deux prix valent le {day}\u00a0: corrigez le début de l’un ou la fin de l’autre.",
        "day_price.gap": "Aucun prix ne vaut entre le {after} et le {before}\u00a0: vérifiez les dates des deux arrêtés.",
    }
)


class Care(Record):
    """One prise en charge.

    Attributes:
        reference: the payer's own; the same child has one per decision.
        child: the name, as the payer wrote it.
        valid_from: first day paid; ``valid_to``: the last, included, when it is known.
        service: which of the services with a prix de journée; empty where there is only one.
        ceiling: cents with VAT that the payer agreed to in all; ``ceiling_days``: days likewise.
        price: euros a day, where the decision itself fixes it in place of an arrêté.
        absences: days that are not billed.
    """

    id: Key = ""
    reference: str = field("Référence", "Le numéro de la prise en charge (Iodas).", example="PEC-2026-0147", default="")
    child: str = field("Enfant ou jeune", "Le nom, comme la collectivité l’écrit.", default="")
    valid_from: date | None = field("Du", "Premier jour pris en charge.")
    valid_to: date | None = field("Au", "Facultatif\u00a0: dernier jour, s’il est connu.")
    service: str = field("Service", "Facultatif\u00a0: si plusieurs services ont un prix de journée.", default="")
    ceiling: Cents | None = field("Plafond", "Facultatif\u00a0: le montant accordé en tout.", example="12 000,00")
    ceiling_days: Exact | None = field("Plafond en jours", "Facultatif\u00a0: les jours accordés en tout.", example="120")
    price: Annotated[Exact | None, Kind("unit_price")] = field("Prix par jour", "Facultatif\u00a0: s’il n’est pas celui d’un arrêté.")
    absences: Absences | None = field("Absences", "Facultatif\u00a0: les jours non facturés.", example="12/03/2026, du 14 au 16 mars 2026")
    notes: LongText = field("Remarques", "Facultatif\u00a0: pour vous, jamais imprimées.", default="")

    def covers(self, first: date, last: date) -> bool:
        """Whether a whole stretch of days is paid."""
        return (self.valid_from or date.min) <= first and last <= (self.valid_to or date.max)

    def covers_after(self, day: date) -> bool:
        """Whether days from that one on may still be paid."""
        return self.valid_to is None or self.valid_to >= day

    @property
    def said(self) -> str:
        """How a sentence calls it."""
        return self.reference.strip() or "sans référence"

    @property
    def span(self) -> str:
        """Its days in a few words."""
        if self.valid_from and self.valid_to:
            return f"du {short_date(self.valid_from)} au {short_date(self.valid_to)}"
        if self.valid_from:
            return f"depuis le {short_date(self.valid_from)}"
        return f"jusqu’au {short_date(self.valid_to)}" if self.valid_to else "sans dates"


class DayPrice(Record):
    """One prix de journée.

    Attributes:
        order: reference of the arrêté; ``ordered_on``: its date.
        price: euros a day, exact.
        valid_from: first day it applies to; it ends where the next one of the service begins, or on ``valid_to``.
    """

    id: Key = ""
    service: str = field("Service", "Comme l’arrêté le nomme.", example="Hébergement", default="")
    price: Annotated[Exact | None, Kind("unit_price")] = field("Prix d’une journée", example="178,35")
    order: str = field("Arrêté", "Facultatif\u00a0: sa référence.", example="2026-045", default="")
    ordered_on: date | None = field("Date de l’arrêté", "Facultatif.")
    valid_from: date | None = field("Valable à partir du", "Premier jour à ce prix.")
    valid_to: date | None = field("Valable jusqu’au", "Facultatif\u00a0: vide jusqu’au prochain arrêté.")

    @property
    def said_order(self) -> str:
        """« arrêté 2026-045 du 12/01/2026 »; empty when it is not known."""
        parts = (self.order.strip(), f"du {short_date(self.ordered_on)}" if self.ordered_on else "")
        known = [part for part in parts if part]
        return " ".join(("arrêté", *known)) if known else ""


class Billed(Record):
    """What earlier invoices took of one prise en charge: cents with VAT, a number of days, and which days those are."""

    cents: int = 0
    days: Decimal = Decimal(0)
    dates: frozenset[date] = frozenset()


def same_words(text: str) -> tuple[str, ...]:
    """What two writings of one name share: accents, capitals, hyphens and the order of the words left aside."""
    flat = "".join(letter for letter in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(letter))
    return tuple(sorted(re.findall(r"\w+", flat)))


def reference_key(reference: str) -> str:
    """A reference as it is compared: capitals and what stands between its parts left aside."""
    return "-".join(re.findall(r"\w+", reference.casefold()))


def masked(name: str) -> str:
    """A name as it is shown until asked: « É… D… »."""
    return " ".join(f"{word[0].upper()}…" for word in re.findall(r"\w+", name))


def is_in_days(unit: str) -> bool:
    """Whether quantities of that unit are days."""
    return unit.strip().casefold().startswith("jour")


def care_of(line: Line, cares: Sequence[Care]) -> Care | None:
    """The prise en charge that a line bills: the one chosen, else the one whose reference the line carries."""
    if line.care:
        return next((care for care in cares if care.id == line.care), None)
    wanted = reference_key(line.reference)
    return next((care for care in cares if wanted and reference_key(care.reference) == wanted), None)


def days_between(first: date, last: date) -> list[date]:
    """Every day from one to another, both included."""
    return [first + timedelta(rank) for rank in range((last - first).days + 1)]


def days_of(line: Line) -> frozenset[date]:
    """The days that a line bills: its own, those it does not bill left out; empty where it says none."""
    first, last = line.executed or (date.max, date.min)
    return frozenset(days_between(first, last)) - (line.absences.days if line.absences else frozenset()) if first <= last else frozenset()


def prices_of(care: Care, prices: Sequence[DayPrice]) -> tuple[DayPrice, ...]:
    """The prices of a prise en charge's service; none where it is not clear which service that is."""
    services = {same_words(price.service) for price in prices}
    wanted = same_words(care.service) if care.service.strip() else (next(iter(services)) if len(services) == 1 else None)
    return tuple(price for price in prices if same_words(price.service) == wanted)


def price_on(day: date, prices: Sequence[DayPrice]) -> DayPrice | None:
    """The price of a day among those of one service: the last begun, unless it has ended."""
    begun = [price for price in prices if price.valid_from and price.valid_from <= day]
    last = max(begun, key=lambda price: price.valid_from or day, default=None)
    return None if last is None or (last.valid_to and last.valid_to < day) else last


def cares_problems(cares: Sequence[Care], prices: Sequence[DayPrice], *, by_day: bool) -> list[Problem]:
    """What is wrong or doubtful in the prises en charge as typed.

    Args:
        cares: those of the dossier.
        prices: its prix de journée.
        by_day: whether the payer pays days at those prices.
    """
    found: list[Problem] = []
    keys = [reference_key(care.reference) for care in cares]
    for care, key in zip(cares, keys, strict=True):
        wrong = [
            error(name, code, **facts)
            for name, code, facts, holds in (
                ("reference", "care.reference", {}, not key),
                ("reference", "care.twice", {"reference": care.reference.strip()}, bool(key) and keys.count(key) > 1),
                ("child", "care.child", {"reference": care.said}, not care.child.strip()),
                ("valid_from", "care.from", {"reference": care.said}, care.valid_from is None),
                (
                    "valid_to",
                    "care.dates",
                    {"reference": care.said},
                    bool(care.valid_from and care.valid_to and care.valid_to < care.valid_from),
                ),
            )
            if holds
        ]
        if by_day and prices and care.price is None and not prices_of(care, prices):
            named = care.service.strip()
            wrong.append(warning("service", "care.service", service=named) if named else warning("service", "care.which_service"))
        found += [problem.under(f"cares.{care.id}") for problem in wrong]
    return found


def day_prices_problems(prices: Sequence[DayPrice]) -> list[Problem]:
    """What is wrong or doubtful in the prix de journée as typed, service by service."""
    found: list[Problem] = []
    for price in prices:
        wrong = [
            error(name, code)
            for name, code, holds in (
                ("price", "day_price.price", price.price is None),
                ("valid_from", "day_price.from", price.valid_from is None),
                ("valid_to", "day_price.dates", bool(price.valid_from and price.valid_to and price.valid_to < price.valid_from)),
            )
            if holds
        ]
        later = [other for other in prices if other.id != price.id and same_words(other.service) == same_words(price.service)]
        found += [problem.under(f"day_prices.{price.id}") for problem in (*wrong, *_against(price, later))]
    return found


def _against(price: DayPrice, others: Sequence[DayPrice]) -> list[Problem]:
    """What the next price of the same service says of one; a price without an end ends where the next begins."""
    start, end = price.valid_from, price.valid_to
    if start is None:
        return []
    starts = sorted(other.valid_from for other in others if other.valid_from and other.valid_from >= start)
    if not starts:
        return []
    following = starts[0]
    if following == start or (end and end >= following):
        return [error("valid_to" if end and following > start else "valid_from", "day_price.overlap", day=short_date(following))]
    if end and end >= start and end + timedelta(1) < following:
        return [warning("valid_to", "day_price.gap", after=short_date(end), before=short_date(following))]
    return []
