"""What an association had invoiced before this program: numbers that must not come again, amounts that engagements already carry."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from chorus_desktop.domain.numbering import Numbered, twin
from chorus_desktop.domain.problems import Problem, error, sentences
from chorus_desktop.domain.references import EngagementNumber, InvoiceNumber
from chorus_desktop.domain.shape import Cents, Record, field

sentences(
    {
        "past.number": "Indiquez le numéro de la facture déjà faite.",
        "past.day": "Indiquez la date de cette facture\u00a0: elle garde les numéros dans l’ordre.",
        "past.clash": "Le numéro {number} est déjà dans la liste.",
    }
)


class PastStatus(StrEnum):
    """What became of an invoice made before."""

    DEPOSITED = "deposited"
    ACCEPTED = "accepted"
    PAID = "paid"
    REJECTED = "rejected"
    NOT_DEPOSITED = "not_deposited"

    @property
    def label(self) -> str:
        """The status in words."""
        words = {"deposited": "Déposée", "accepted": "Acceptée", "paid": "Payée", "rejected": "Rejetée", "not_deposited": "Pas déposée"}
        return words[self.value]

    @property
    def counts(self) -> bool:
        """Whether its amount weighs on its engagement."""
        return self is not PastStatus.REJECTED


class PastInvoice(Record):
    """One invoice made before; only the last number of each series is indispensable, the rest fills what is left on engagements."""

    number: InvoiceNumber | None = field("Numéro", "Tel qu’imprimé sur la facture.", example="FA2026-011")
    day: date | None = field("Date", "Celle de la facture.")
    amount: Cents | None = field("Montant", "Facultatif\u00a0: net à payer.", example="392,50")
    status: PastStatus = field("Où en est-elle\u00a0?", default=PastStatus.DEPOSITED)
    engagement: EngagementNumber | None = field("Numéro d’engagement", "Facultatif.", example="CP2026/4512/1")

    def missing(self) -> tuple[Problem, ...]:
        """What must be filled before it can be kept."""
        found = [] if self.number else [error("number", "past.number")]
        return tuple(found if self.day else [*found, error("day", "past.day")])

    def clash(self, existing: Iterable[Numbered]) -> tuple[Problem, ...]:
        """Whether its number is there already."""
        if self.number and any(twin(self.number, item.number) for item in existing):
            return (error("number", "past.clash", number=self.number),)
        return ()
