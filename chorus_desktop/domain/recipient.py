"""The public structure that pays."""

from enum import StrEnum

from chorus_desktop.domain.numbers import Email, Phone, Siret
from chorus_desktop.domain.references import ServiceCode
from chorus_desktop.domain.shape import Record


class Demand(StrEnum):
    """Whether the recipient's structure asks for a reference (a setting of its own on the portal)."""

    REQUIRED = "required"
    OPTIONAL = "optional"
    NONE = "none"


class Contact(Record):
    """Whom to ask, and for what."""

    title: str
    email: Email | None = None
    phone: Phone | None = None
    lines: tuple[str, ...] = ()
    hours: str = ""


class Recipient(Record):
    """A public structure, as its directory entry and its own notice describe it.

    Attributes:
        payment_days: legal delay of payment in days (R.2192-10 CCP: 30 for local authorities).
        service_code_rule: whether a code service is asked; ``none``: the field stays empty.
    """

    name: str
    siret: Siret
    address: tuple[str, ...]
    engagement_rule: Demand = Demand.OPTIONAL
    service_code_rule: Demand = Demand.OPTIONAL
    service_code: ServiceCode | None = None
    payment_days: int = 30
