"""What of the attendance that proved an issued invoice is different now, in a sentence without a name."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from chorus_desktop.domain.french import decimal, listing, plural, short_date
from chorus_desktop.domain.line_check import short_days


@dataclass(frozen=True)
class Changed:
    """What of the attendance that proved an invoice is different now.

    Attributes:
        cells: the day of each cell that says something else.
        gone: days of sessions that are no longer in the sheet; ``moved``: those that are on another day, and which.
        added: days of sessions that came in the days billed, with somebody there.
        lengths: days of sessions that last longer or less, where hours are billed.
        stays: days billed that no stay has any more; ``more_stays``: days that stays have since, in the invoice's period.
        counts: what the lines were counted to, and what they come to now, where nothing else changed: two rows of that day are one child.
        still_right: the sheet comes to what it came to that day all the same.
    """

    cells: tuple[date, ...] = ()
    gone: tuple[date, ...] = ()
    moved: tuple[tuple[date, date], ...] = ()
    added: tuple[date, ...] = ()
    lengths: tuple[date, ...] = ()
    stays: tuple[date, ...] = ()
    counts: tuple[tuple[Decimal, Decimal], ...] = ()
    more_stays: tuple[date, ...] = ()
    still_right: bool = True

    @property
    def is_empty(self) -> bool:
        """Whether all is as it was."""
        return not (self.cells or self.gone or self.moved or self.added or self.lengths or self.stays or self.more_stays or self.counts)

    @property
    def sentence(self) -> str:
        """« 2 cases ont changé depuis (14/01, 21/01) »."""
        said = []
        if self.cells:
            days = ", ".join(f"{day:%d/%m}" for day in sorted(set(self.cells)))
            said.append(f"{plural(len(self.cells), 'case')} {'a' if len(self.cells) == 1 else 'ont'} changé depuis ({days})")
        if self.gone:
            one = len(self.gone) == 1
            said.append(
                f"{plural(len(self.gone), 'séance')} {'n’est' if one else 'ne sont'} plus dans la feuille ({short_days(self.gone)})"
            )
        said += [f"la séance du {short_date(before)} est maintenant le {short_date(now)}" for before, now in self.moved]
        if self.added:
            one = len(self.added) == 1
            said.append(
                f"{plural(len(self.added), 'séance')} {'a' if one else 'ont'} été ajoutée{'' if one else 's'} ({short_days(self.added)})"
            )
        if self.lengths:
            said.append(f"la durée de {plural(len(self.lengths), 'séance')} a changé ({short_days(self.lengths)})")
        if self.stays:
            one = len(self.stays) == 1
            said.append(
                f"{plural(len(self.stays), 'jour')} de séjour {'n’est' if one else 'ne sont'} plus dans les séjours ({short_days(self.stays)})"
            )
        if self.counts:
            said.append(
                f"la feuille compte maintenant {listing([f'{decimal(now)} au lieu de {decimal(then)}' for then, now in self.counts])}"
            )
        if self.more_stays:
            one = len(self.more_stays) == 1
            said.append(
                f"{plural(len(self.more_stays), 'jour')} de séjour {'a' if one else 'ont'} été ajouté{'' if one else 's'} ({short_days(self.more_stays)})"
            )
        return listing(said)
