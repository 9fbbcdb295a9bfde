"""The public structure that pays, with the settings that it chose on the portal."""

from datetime import date
from enum import StrEnum

from pydantic import model_validator

from chorus_desktop.domain.numbers import Email, Phone, Siret
from chorus_desktop.domain.references import ServiceCode
from chorus_desktop.domain.shape import Record


class Demand(StrEnum):
    """Whether the recipient's structure asks for a reference (a setting of its own on the portal)."""

    REQUIRED = "required"
    OPTIONAL = "optional"
    NONE = "none"

    @property
    def label(self) -> str:
        """How the choice is said to a volunteer."""
        return {"required": "Obligatoire", "optional": "Facultatif", "none": "À laisser vide"}[self.value]


class Contact(Record):
    """Whom to ask, and for what."""

    title: str
    email: Email | None = None
    phone: Phone | None = None
    lines: tuple[str, ...] = ()
    hours: str = ""


class Moa(StrEnum):
    """Whether the structure is a maître d’ouvrage (a setting of its own on the portal, for works)."""

    NONE = "none"
    WITH = "with"
    ONLY = "only"

    @property
    def label(self) -> str:
        """How the choice is said to a volunteer."""
        return {"none": "Sans maîtrise d’ouvrage", "with": "Avec maîtrise d’ouvrage", "only": "Uniquement maître d’ouvrage"}[self.value]


class Service(Record):
    """A service of a structure: its code routes the invoice (portal, « Gérer un service »).

    Attributes:
        label: its name, in the structure’s words.
        active_from: first day the portal accepts the code; ``active_to`` the last, both included.
        engagement_required: « Le numéro d’engagement est obligatoire », a setting of the service.
    """

    code: ServiceCode
    label: str = ""
    active_from: date | None = None
    active_to: date | None = None
    engagement_required: bool = False

    def is_active(self, day: date) -> bool:
        """Whether the portal accepts its code on that day."""
        return (self.active_from or date.min) <= day <= (self.active_to or date.max)


class Recipient(Record):
    """A public structure, as its directory entry and its own notice describe it.

    Attributes:
        siret: none only for the model of a general procedure, whose payer is chosen for each dossier.
        service_code_rule: whether a code service is asked; ``none``: the field stays empty.
        either_required: « numéro d’engagement ou code service »: one of the two is enough.
        service_code: the one to use when the payer gave a single one.
        payment_days: legal delay of payment in days (R.2192-10 CCP: 30 for local authorities); 0 where the rules of public purchasing do
            not hold: no delay is then printed, nor claimed.
        payment_reported: false: « Mise en paiement non remontée », the portal never says that it paid.
        edi: receives by flow; the status « En cours d’acheminement » may show first.
        closed_on: day since which the portal refuses deposits to it; ``replaced_by``: the structure that took over.
    """

    name: str
    siret: Siret | None = None
    address: tuple[str, ...] = ()
    engagement_rule: Demand = Demand.OPTIONAL
    service_code_rule: Demand = Demand.OPTIONAL
    either_required: bool = False
    service_code: ServiceCode | None = None
    services: tuple[Service, ...] = ()
    payment_days: int = 30
    payment_reported: bool = True
    edi: bool = False
    moa: Moa = Moa.NONE
    closed_on: date | None = None
    replaced_by: Siret | None = None

    @model_validator(mode="after")
    def _codes_are_unique(self) -> "Recipient":
        codes = [service.code.casefold() for service in self.services]
        if len(codes) != len(set(codes)):
            message = "two services share a code"
            raise ValueError(message)
        return self

    def service(self, code: str) -> Service | None:
        """The service of that code, case ignored."""
        return next((service for service in self.services if service.code.casefold() == code.casefold()), None)

    def is_closed(self, day: date) -> bool:
        """Whether the portal refuses deposits to it on that day."""
        return self.closed_on is not None and day >= self.closed_on
