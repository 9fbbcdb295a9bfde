"""What the cards of search are made with: rules read once for many records, days and amounts as anybody may type them."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

from chorus_desktop.domain import french
from chorus_desktop.domain.dossier import Dossier
from chorus_desktop.domain.numbers import Siret
from chorus_desktop.domain.procedure import Procedure
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.services import data, procedures
from chorus_desktop.services.invoice_rows import dossier_title
from chorus_desktop.services.payer import payer
from chorus_desktop.services.search_answers import Part
from chorus_desktop.store.associations import associations
from chorus_desktop.store.database import Store
from chorus_desktop.store.searched import Found

MOST_MONTHS = 14


class Known:
    """Read for the time of one question, so that nothing of it grows old."""

    def __init__(self, store: Store) -> None:
        """Look at a data file."""
        self._store = store
        self._payers: dict[str, Part] = {}
        self._structures: dict[tuple[str | None, ...], str] = {}

    @cached_property
    def _procedures(self) -> Mapping[str, Procedure]:
        return {item.id: item for item in procedures.every(self._store)}

    @cached_property
    def _statuses(self) -> Mapping[str, str]:
        try:
            return {item.key: item.label for item in data.every_status()}
        except Trouble:
            return {}

    @cached_property
    def several(self) -> bool:
        """Whether associations must be told apart; where there is one, its name would answer for everything."""
        return len(associations(self._store)) > 1

    def whose(self, record: Found) -> str:
        """The association of a record, where there are several."""
        return record["association"] if self.several else ""

    def hides(self, procedure_id: str) -> bool:
        """Whether names are hidden in the dossiers of a procedure until asked; of one that is no longer known too."""
        procedure = self._procedures.get(procedure_id)
        return procedure is None or procedure.invoice.sensitive

    def dossier(self, record: Found) -> str:
        """How the dossier of a record is called."""
        return dossier_title({key: item.scheme for key, item in self._procedures.items()}, record["procedure"], record["season"])

    def kind_title(self, procedure_id: str, kind: str) -> str:
        """How a procedure calls a kind of attachment; empty for one that it does not know."""
        procedure = self._procedures.get(procedure_id)
        rule = procedure.attachment_rule(kind) if procedure else None
        return rule.title if rule else ""

    def status(self, key: str) -> str:
        """The portal's words for a state; empty for none."""
        return self._statuses.get(key, "")

    def structure(self, name: str, siret: str | None, service: str | None = None) -> str:
        """A public structure on one line; read once for all the invoices that it is sent."""
        key = (name, siret, service)
        if key not in self._structures:
            self._structures[key] = joined(name, Siret(siret).pretty() if siret else "", service)
        return self._structures[key]

    def payer(self, record: Found, dossier_body: Any) -> Part:
        """Who pays a dossier."""
        key = record["dossier_id"]
        if key not in self._payers:
            procedure = self._procedures.get(record["procedure"])
            chosen = None
            if procedure is not None:
                chosen = payer(self._store, Dossier.model_validate(dossier_body), procedure)[0] or procedure.recipient
            self._payers[key] = Part("Payeur", self.structure(chosen.name, chosen.siret) if chosen else "")
        return self._payers[key]


def some(*texts: str | None) -> tuple[str, ...]:
    """Those that say something."""
    return tuple(text for text in texts if text)


def joined(*texts: str | None) -> str:
    """Those that say something, on one line."""
    return " · ".join(some(*texts))


def day(iso: str | None) -> date | None:
    """A day as rows keep it."""
    return date.fromisoformat(iso) if iso else None


def ordinal(iso: str | None) -> int:
    """Its place among the days; 0 for none."""
    found = day(iso)
    return found.toordinal() if found else 0


@lru_cache(maxsize=4096)
def dated(label: str, iso: str | None) -> Part:
    """A day in words and in figures, for it may be typed in either."""
    found = day(iso)
    return Part(label, f"{french.long_date(found)}, {french.short_date(found)}" if found else "")


@lru_cache(maxsize=1024)
def period(first: str | None, last: str | None) -> Part:
    """A stretch of days, with each of its months."""
    begin, end = day(first), day(last)
    if not begin or not end or end < begin:
        return Part("Période", "")
    months = [date(begin.year + (begin.month - 1 + rank) // 12, (begin.month - 1 + rank) % 12 + 1, 1) for rank in range(MOST_MONTHS)]
    between = [french.month_year(month) for month in months if begin.replace(day=1) < month < end.replace(day=1)]
    return Part("Période", french.period(begin, end) + (f" ({', '.join(between)})" if between else ""))


def parts(*each: Part) -> tuple[Part, ...]:
    """Those that say something."""
    return tuple(part for part in each if part.text.strip())
