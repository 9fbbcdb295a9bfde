"""The data shipped with the program: what payers ask, what the portal accepts; read once, each file checked whole."""

import re
import tomllib
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import TypeVar

from pydantic import ValidationError

from chorus_desktop import resources
from chorus_desktop.domain.accounts import AccountingData
from chorus_desktop.domain.deadlines import DeadlineRules
from chorus_desktop.domain.french import long_date
from chorus_desktop.domain.guide import Guide, Section
from chorus_desktop.domain.holidays import SchoolHolidays
from chorus_desktop.domain.money import UnreadableError
from chorus_desktop.domain.payer_signs import PayerSigns
from chorus_desktop.domain.payment_delay import DelayRules
from chorus_desktop.domain.portal import Cadres, CertificateLabels, Checked, DepositWay, PaymentTerms, Portal, PortalLimits, VatRules
from chorus_desktop.domain.portal_status import Answer, PortalStatus
from chorus_desktop.domain.preparation_guide import PreparationGuide
from chorus_desktop.domain.problems import sentence_of
from chorus_desktop.domain.procedure import Procedure
from chorus_desktop.domain.returning import ReturnGuide
from chorus_desktop.domain.shape import Record
from chorus_desktop.domain.training import Mistakes
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
    way = _portal_file("deposit.toml", DepositWay)
    cadres = _portal_file("cadres.toml", Cadres)
    return Portal(
        limits=limits,
        vat=vat.rules,
        vat_rates=vat.rates,
        terms=terms.terms,
        screens=way.screens,
        cadres=cadres.rules,
        sources=tuple(
            Checked(title=part.title, source=part.source, checked_on=part.checked_on) for part in (limits, way, cadres, vat, terms)
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


@cache
def mistakes() -> Mistakes:
    """What a mistake in each field of the deposit form leads to.

    Raises:
        Trouble: the file is damaged.
    """
    return _portal_file("mistakes.toml", Mistakes)


@cache
def certificate_labels() -> CertificateLabels:
    """The words of the portal's certificate of deposit.

    Raises:
        Trouble: the file is damaged.
    """
    return _portal_file("certificate.toml", CertificateLabels)


@cache
def payer_signs() -> PayerSigns:
    """How public payers write themselves in the label of a transfer.

    Raises:
        Trouble: the file is damaged.
    """
    return _portal_file("bank.toml", PayerSigns)


@cache
def delay_rules() -> DelayRules:
    """How long a payer has, and what it owes when it is late.

    Raises:
        Trouble: the file is damaged.
    """
    return _portal_file("delays.toml", DelayRules)


@cache
def deadline_rules() -> DeadlineRules:
    """When the program reminds of what.

    Raises:
        Trouble: the file is damaged.
    """
    return _portal_file("deadlines.toml", DeadlineRules)


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


def answered_with(answer: Answer) -> frozenset[str]:
    """Keys of the states that one answers in a way: « recycle » sends the invoice to another structure, « complete » adds what was missing.

    Raises:
        Trouble: a file of the guide is damaged.
    """
    return frozenset(item.key for item in statuses() if item.answer == answer)


@cache
def school_holidays() -> SchoolHolidays:
    """The school holidays of metropolitan France.

    Raises:
        Trouble: the file is damaged.
    """
    return read_toml("school/holidays.toml", resources.text("school", "holidays.toml"), SchoolHolidays)


@cache
def accounting() -> AccountingData:
    """The accounts that entries are written in when nothing is changed, and who reads them.

    Raises:
        Trouble: the file is damaged.
    """
    return read_toml("accounting/accounts.toml", resources.text("accounting", "accounts.toml"), AccountingData)


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
            preparation(),
            school_holidays(),
            delay_rules(),
            deadline_rules(),
            payer_signs(),
            accounting(),
            certificate_labels(),
            mistakes(),
            returns(),
        )
    ]
    of_guide = [Checked(title=f"Guide\u00a0: {part.title}", source=part.source, checked_on=part.checked_on) for part in guide().sections]
    parts = sorted([*portal().sources, *alone, *of_payers, *of_seasons, *of_guide], key=lambda part: part.checked_on)
    oldest = parts[0].checked_on
    return RulesAge(checked_on=oldest, sources=tuple(parts), days=(today - oldest).days)
