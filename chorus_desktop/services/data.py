"""The data shipped with the program: what payers ask, what the portal accepts; read once, each file checked whole."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import TypeVar

from chorus_desktop import resources
from chorus_desktop.domain.french import long_date
from chorus_desktop.domain.guide import Guide, Section
from chorus_desktop.domain.holidays import SchoolHolidays
from chorus_desktop.domain.issued import IssuedDocument
from chorus_desktop.domain.portal import Cadres, Checked, DepositWay, PaymentTerms, Portal, PortalLimits, VatRules
from chorus_desktop.domain.portal_status import Answer, PortalStatus
from chorus_desktop.domain.procedure import Procedure
from chorus_desktop.domain.shape import Record
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.services import portal_data
from chorus_desktop.services.portal_data import portal_file
from chorus_desktop.services.toml_data import read_toml

_Shape = TypeVar("_Shape", bound=Record)


_OLD_AFTER_DAYS = 365
_GUIDE = ("articles.toml", "reform.toml", "statuses.toml", "works.toml", "works_statuses.toml", "words.toml")


class RulesAge(Record):
    """How fresh the rules are.

    Attributes:
        checked_on: the day the oldest of them was last compared with its source.
        sources: each part with its own source and day, the oldest first.
        days: since ``checked_on``.
    """

    checked_on: date
    sources: tuple[Checked, ...]
    days: int

    @property
    def old(self) -> bool:
        """Whether a year has passed: rules of a season are seldom the next one's."""
        return self.days > _OLD_AFTER_DAYS

    @property
    def sentence(self) -> str:
        """One line for the foot of the window."""
        said = f"Règles vérifiées le {long_date(self.checked_on)}."
        return f"{said} C’était il y a plus d’un an\u00a0: vérifiez auprès de la collectivité." if self.old else said


@cache
def procedures() -> tuple[Procedure, ...]:
    """Every procedure shipped, by title.

    Raises:
        Trouble: a file is damaged.
    """
    names = resources.names("procedures", ".toml")
    read = [read_toml(f"procedures/{name}", resources.text("procedures", name), Procedure) for name in names]
    return tuple(sorted(read, key=lambda item: item.title))


def procedure(procedure_id: str) -> Procedure:
    """The procedure of that identifier.

    Raises:
        Trouble: this version does not know it.
    """
    for item in procedures():
        if item.id == procedure_id:
            return item
    known = ", ".join(item.id for item in procedures())
    raise Trouble(
        f"La procédure «\u00a0{procedure_id}\u00a0» n’existe pas dans cette version du programme.",
        f"Vérifiez son nom\u00a0; cette version connaît\u00a0: {known}. Un dossier fait avec une version plus récente demande celle-ci.",
    )


def demo_procedure() -> Procedure:
    """The procedure that shows the program, flagged in its file.

    Raises:
        Trouble: none is flagged.
    """
    for item in procedures():
        if item.demo:
            return item
    raise Trouble("Aucune démarche ne sert d’exemple dans cette version.", "Réinstallez le programme.")


@cache
def portal() -> Portal:
    """What the portal accepts and shows, and how public invoices are paid.

    Raises:
        Trouble: a file is damaged.
    """
    limits = portal_file("limits.toml", PortalLimits)
    vat = portal_file("vat.toml", VatRules)
    terms = portal_file("terms.toml", PaymentTerms)
    way = portal_file("deposit.toml", DepositWay)
    of_works = portal_file("deposit_works.toml", DepositWay)
    cadres = portal_file("cadres.toml", Cadres)
    return Portal(
        limits=limits,
        vat=vat.rules,
        vat_rates=vat.rates,
        terms=terms.terms,
        screens=way.screens,
        works_screens=of_works.screens,
        cadres=cadres.rules,
        sources=tuple(
            Checked(title=part.title, source=part.source, checked_on=part.checked_on)
            for part in (limits, way, of_works, cadres, vat, terms)
        ),
    )


@cache
def guide() -> Guide:
    """The offline guide, in reading order.

    Raises:
        Trouble: a file is damaged.
    """
    return Guide(sections=tuple(read_toml(f"help/{name}", resources.text("help", name), Section) for name in _GUIDE))


@cache
def statuses() -> tuple[PortalStatus, ...]:
    """Every state of « Factures émises », in reading order.

    Raises:
        Trouble: a file of the guide is damaged.
    """
    return tuple(status for status in guide().statuses if status.piece is None)


@cache
def works_statuses() -> tuple[PortalStatus, ...]:
    """Every state of « Factures de travaux », in reading order.

    Raises:
        Trouble: a file of the guide is damaged.
    """
    return tuple(status for status in guide().statuses if status.piece is not None)


def every_status() -> tuple[PortalStatus, ...]:
    """Those of both spaces, for what only needs the label of one; no two have the same key.

    Raises:
        Trouble: a file of the guide is damaged.
    """
    return (*statuses(), *works_statuses())


def statuses_of(document: IssuedDocument) -> tuple[PortalStatus, ...]:
    """Those of the space where a document was deposited.

    Raises:
        Trouble: a file of the guide is damaged.
    """
    return works_statuses() if document.works else statuses()


def status(key: str) -> PortalStatus:
    """The state of that key.

    Raises:
        Trouble: this version does not know it, or a file of the guide is damaged.
    """
    for item in guide().statuses:
        if item.key == key:
            return item
    raise Trouble(f"L’état « {key} » n’existe pas dans cette version du programme.", "Ouvrez ce fichier avec une version plus récente.")


def answered_with(answer: Answer) -> frozenset[str]:
    """Keys of the states that one answers in a way: « recycle » sends the invoice to another structure, « complete » adds what was missing.

    Raises:
        Trouble: a file of the guide is damaged.
    """
    return frozenset(item.key for item in every_status() if item.answer == answer)


@cache
def school_holidays() -> SchoolHolidays:
    """The school holidays of metropolitan France.

    Raises:
        Trouble: the file is damaged.
    """
    return read_toml("school/holidays.toml", resources.text("school", "holidays.toml"), SchoolHolidays)


def age_of_rules(today: date, of: Sequence[Procedure] = ()) -> RulesAge:
    """How long ago the rules were compared with their sources.

    Args:
        today: the day to reckon from.
        of: the procedures in use; those shipped by default.

    Raises:
        Trouble: a file is damaged.
    """
    of_payers = [Checked(title=item.title, source=item.source, checked_on=item.checked_on) for item in of or procedures()]
    of_seasons = [
        Checked(title=f"{item.scheme} {season.title}", source=season.source, checked_on=season.checked_on)
        for item in of or procedures()
        for season in item.seasons
    ]
    alone = [
        Checked(title=item.title, source=item.source, checked_on=item.checked_on)
        for item in (
            portal_data.preparation(),
            school_holidays(),
            portal_data.delay_rules(),
            portal_data.deadline_rules(),
            portal_data.payer_signs(),
            portal_data.accounting(),
            portal_data.certificate_labels(),
            portal_data.mistakes(),
            portal_data.returns(),
            portal_data.works_returns(),
            portal_data.works(),
        )
    ]
    of_guide = [Checked(title=f"Guide\u00a0: {part.title}", source=part.source, checked_on=part.checked_on) for part in guide().sections]
    parts = sorted([*portal().sources, *alone, *of_payers, *of_seasons, *of_guide], key=lambda part: part.checked_on)
    oldest = parts[0].checked_on
    return RulesAge(checked_on=oldest, sources=tuple(parts), days=(today - oldest).days)
