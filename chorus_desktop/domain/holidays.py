"""The days on which nothing is expected to take place: public holidays of France, reckoned; school holidays, as data."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Literal

from pydantic import Field, model_validator

from chorus_desktop.domain.care import days_between
from chorus_desktop.domain.shape import Record

Zone = Literal["A", "B", "C"]
ZONES: tuple[Zone, ...] = ("A", "B", "C")


class SchoolSpan(Record):
    """Days without school, the first and the last included, for some zones."""

    title: str
    zones: tuple[Zone, ...] = Field(min_length=1)
    first: date
    last: date

    @model_validator(mode="after")
    def _in_order(self) -> "SchoolSpan":
        if self.last < self.first:
            message = f"{self.title} ends before it begins"
            raise ValueError(message)
        return self


class SchoolYear(Record):
    """The holidays of one school year, and where they were published."""

    title: str
    source: str
    spans: tuple[SchoolSpan, ...]


class SchoolZone(Record):
    """One of the three zones: its académies, and the departments they serve."""

    zone: Zone
    academies: tuple[str, ...]
    departments: tuple[str, ...]


class SchoolHolidays(Record):
    """The school holidays that the program knows.

    Attributes:
        checked_on: when a person last compared this with the source.
    """

    format: Literal[1]
    title: str
    source: str
    checked_on: date
    zones: tuple[SchoolZone, ...]
    years: tuple[SchoolYear, ...]

    def days(self, zone: Zone, first: date, last: date) -> frozenset[date]:
        """The days without school in a zone, between two days, both included; none where the year is not known."""
        return frozenset(
            day
            for year in self.years
            for span in year.spans
            if zone in span.zones
            for day in days_between(max(span.first, first), min(span.last, last))
        )

    def zone_of(self, postcode: str) -> Zone | None:
        """The zone of a place, by its postcode; none overseas, in Corsica, and where it is not known."""
        return next((item.zone for item in self.zones if postcode[:2] in item.departments), None)

    def knows(self, first: date, last: date) -> bool:
        """Whether some holidays are known between two days."""
        return any(self.days(zone, first, last) for zone in ZONES)


def easter(year: int) -> date:
    """Easter Sunday by the Gregorian computus (Meeus, Jones, Butcher)."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    shift = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - century // 4 - shift + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def public_holidays(year: int) -> Mapping[date, str]:
    """The eleven public holidays of metropolitan France (Code du travail, art. L3133-1), without those of Alsace-Moselle."""
    sunday = easter(year)
    return {
        date(year, 1, 1): "Jour de l’an",
        sunday + timedelta(1): "Lundi de Pâques",
        date(year, 5, 1): "Fête du travail",
        date(year, 5, 8): "8 mai 1945",
        sunday + timedelta(39): "Ascension",
        sunday + timedelta(50): "Lundi de Pentecôte",
        date(year, 7, 14): "Fête nationale",
        date(year, 8, 15): "Assomption",
        date(year, 11, 1): "Toussaint",
        date(year, 11, 11): "Armistice de 1918",
        date(year, 12, 25): "Noël",
    }
