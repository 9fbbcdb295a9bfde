"""The data shipped with the program: what payers ask, what the portal accepts; read once, each file checked whole."""

import re
import tomllib
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import TypeVar

from pydantic import ValidationError

from chorus_desktop import resources
from chorus_desktop.domain.french import long_date
from chorus_desktop.domain.guide import Guide, Section
from chorus_desktop.domain.holidays import SchoolHolidays
from chorus_desktop.domain.money import UnreadableError
from chorus_desktop.domain.portal import Cadres, Checked, Clicks, DepositForm, PaymentTerms, Portal, PortalLimits, VatRules
from chorus_desktop.domain.portal_status import PortalStatus
from chorus_desktop.domain.preparation_guide import PreparationGuide
from chorus_desktop.domain.problems import sentence_of
from chorus_desktop.domain.procedure import Procedure
from chorus_desktop.domain.returning import ReturnGuide
from chorus_desktop.domain.shape import Record
from chorus_desktop.domain.trouble import Trouble

_Shape = TypeVar("_Shape", bound=Record)

_MEND = "Si vous avez modifié ce fichier, corrigez cet endroit. Sinon, réinstallez le programme\u00a0: vos dossiers ne changent pas."

_OLD_AFTER_DAYS = 365
_GUIDE = ("articles.toml", "reform.toml", "statuses.toml", "words.toml")


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


def read_toml(name: str, text: str, shape: type[_Shape]) -> _Shape:
    """Read one data file, whoever wrote it.

    Args:
        name: the file's name, for the sentence said when it is wrong.
        text: its TOML text.
        shape: what it must hold.

    Raises:
        Trouble: not TOML, or a key missing, unknown or with a value that cannot be; the sentence names file and key.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        line = re.search(r"at line (\d+)", str(wrong))
        place = f"ligne {line[1]}" if line else "à la fin"
        raise Trouble(f"Le fichier de règles {name} ne se lit pas\u00a0: il n’est pas écrit en TOML ({place}).", _MEND) from wrong
    try:
        return shape.model_validate(table)
    except ValidationError as wrong:
        raise Trouble(f"Le fichier de règles {name} ne se lit pas\u00a0: {_first_fault(wrong)}.", _MEND) from wrong


def _first_fault(wrong: ValidationError) -> str:
    fault = wrong.errors()[0]
    key = ".".join(str(part) for part in fault["loc"]) or "(tout le fichier)"
    match fault["type"]:
        case "missing":
            return f"il manque la clé «\u00a0{key}\u00a0»"
        case "extra_forbidden":
            return f"la clé «\u00a0{key}\u00a0» est inconnue"
    cause = fault.get("ctx", {}).get("error")
    given = sentence_of(cause.code, cause.facts).rstrip(".") if isinstance(cause, UnreadableError) else f"{fault['input']}"[:80]
    return f"la valeur de la clé «\u00a0{key}\u00a0» n’est pas acceptée ({given})"


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
    limits = _portal_file("limits.toml", PortalLimits)
    vat = _portal_file("vat.toml", VatRules)
    terms = _portal_file("terms.toml", PaymentTerms)
    form = _portal_file("form.toml", DepositForm)
    clicks = _portal_file("clicks.toml", Clicks)
    cadres = _portal_file("cadres.toml", Cadres)
    return Portal(
        limits=limits,
        vat=vat.rules,
        vat_rates=vat.rates,
        terms=terms.terms,
        form=form.blocks,
        clicks=clicks.steps,
        cadres=cadres.rules,
        sources=tuple(
            Checked(title=part.title, source=part.source, checked_on=part.checked_on) for part in (limits, form, clicks, cadres, vat, terms)
        ),
    )


@cache
def preparation() -> PreparationGuide:
    """How one gets ready for the portal.

    Raises:
        Trouble: the file is damaged.
    """
    return _portal_file("preparation.toml", PreparationGuide)


@cache
def returns() -> ReturnGuide:
    """What to do with an invoice that the portal gives back.

    Raises:
        Trouble: the file is damaged.
    """
    return _portal_file("returns.toml", ReturnGuide)


def _portal_file(name: str, shape: type[_Shape]) -> _Shape:
    return read_toml(f"portal/{name}", resources.text("portal", name), shape)


@cache
def guide() -> Guide:
    """The offline guide, in reading order.

    Raises:
        Trouble: a file is damaged.
    """
    return Guide(sections=tuple(read_toml(f"help/{name}", resources.text("help", name), Section) for name in _GUIDE))


@cache
def statuses() -> tuple[PortalStatus, ...]:
    """Every state that the portal shows for an invoice, in reading order.

    Raises:
        Trouble: a file of the guide is damaged.
    """
    return guide().statuses


def status(key: str) -> PortalStatus:
    """The state of that key.

    Raises:
        Trouble: this version does not know it, or a file of the guide is damaged.
    """
    for item in statuses():
        if item.key == key:
            return item
    raise Trouble(f"L’état « {key} » n’existe pas dans cette version du programme.", "Ouvrez ce fichier avec une version plus récente.")


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
    steps = preparation()
    ready = Checked(title=steps.title, source=steps.source, checked_on=steps.checked_on)
    given_back = returns()
    of_returns = Checked(title=given_back.title, source=given_back.source, checked_on=given_back.checked_on)
    school = school_holidays()
    of_school = Checked(title=school.title, source=school.source, checked_on=school.checked_on)
    of_guide = [Checked(title=f"Guide\u00a0: {part.title}", source=part.source, checked_on=part.checked_on) for part in guide().sections]
    parts = sorted([*portal().sources, ready, of_returns, of_school, *of_payers, *of_seasons, *of_guide], key=lambda part: part.checked_on)
    oldest = parts[0].checked_on
    return RulesAge(checked_on=oldest, sources=tuple(parts), days=(today - oldest).days)
