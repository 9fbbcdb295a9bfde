"""What is known of the portal, of the law and of banks beside the deposit itself: one file each."""

from functools import cache
from typing import TypeVar

from chorus_desktop import resources
from chorus_desktop.domain.accounts import AccountingData
from chorus_desktop.domain.deadlines import DeadlineRules
from chorus_desktop.domain.payer_signs import PayerSigns
from chorus_desktop.domain.payment_delay import DelayRules
from chorus_desktop.domain.portal import CertificateLabels
from chorus_desktop.domain.portal_status import PortalStatus
from chorus_desktop.domain.preparation_guide import PreparationGuide
from chorus_desktop.domain.returning import ReturnGuide, ReturnLetter, ReturnRecipe
from chorus_desktop.domain.shape import Record
from chorus_desktop.domain.training import Mistakes
from chorus_desktop.domain.works.rules import WorksRules
from chorus_desktop.services.toml_data import read_toml

_Shape = TypeVar("_Shape", bound=Record)


@cache
def preparation() -> PreparationGuide:
    """How one gets ready for the portal.

    Raises:
        Trouble: the file is damaged.
    """
    return portal_file("preparation.toml", PreparationGuide)


@cache
def returns() -> ReturnGuide:
    """What to do with an invoice that the portal gives back.

    Raises:
        Trouble: the file is damaged.
    """
    return portal_file("returns.toml", ReturnGuide)


@cache
def mistakes() -> Mistakes:
    """What a mistake in each field of the deposit form leads to.

    Raises:
        Trouble: the file is damaged.
    """
    return portal_file("mistakes.toml", Mistakes)


@cache
def certificate_labels() -> CertificateLabels:
    """The words of the portal's certificate of deposit.

    Raises:
        Trouble: the file is damaged.
    """
    return portal_file("certificate.toml", CertificateLabels)


@cache
def works_returns() -> ReturnGuide:
    """The same for a piece of « Factures de travaux ».

    Raises:
        Trouble: the file is damaged.
    """
    return portal_file("returns_works.toml", ReturnGuide)


def recipe_of(status: PortalStatus) -> ReturnRecipe | None:
    """How one answers a state, in the space of the portal that shows it; none where there is nothing to do.

    Raises:
        Trouble: a file is damaged.
    """
    guide = works_returns() if status.piece else returns()
    return guide.recipe(status.answer) if status.answer else None


def return_letter(key: str) -> ReturnLetter | None:
    """The letter of that key, in either guide; none when there is none.

    Raises:
        Trouble: a file is damaged.
    """
    return returns().letter(key) or works_returns().letter(key)


@cache
def payer_signs() -> PayerSigns:
    """How public payers write themselves in the label of a transfer.

    Raises:
        Trouble: the file is damaged.
    """
    return portal_file("bank.toml", PayerSigns)


@cache
def delay_rules() -> DelayRules:
    """How long a payer has, and what it owes when it is late.

    Raises:
        Trouble: the file is damaged.
    """
    return portal_file("delays.toml", DelayRules)


@cache
def deadline_rules() -> DeadlineRules:
    """When the program reminds of what.

    Raises:
        Trouble: the file is damaged.
    """
    return portal_file("deadlines.toml", DeadlineRules)


@cache
def accounting() -> AccountingData:
    """The accounts that entries are written in when nothing is changed, and who reads them.

    Raises:
        Trouble: the file is damaged.
    """
    return read_toml("accounting/accounts.toml", resources.text("accounting", "accounts.toml"), AccountingData)


@cache
def works() -> WorksRules:
    """What the portal and the CCAG know of public works.

    Raises:
        Trouble: the file is damaged.
    """
    return portal_file("works.toml", WorksRules)


def portal_file(name: str, shape: type[_Shape]) -> _Shape:
    """One file of ``resources/portal``.

    Raises:
        Trouble: it is damaged.
    """
    return read_toml(f"portal/{name}", resources.text("portal", name), shape)
