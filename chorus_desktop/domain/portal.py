"""What belongs to the portal and to the law of public invoices, not to one payer: limits, form, VAT mentions, payment terms."""

from datetime import date

from pydantic import Field

from chorus_desktop.domain.association import VatSituation
from chorus_desktop.domain.shape import Record


class PortalLimits(Record):
    """Limits of a deposit by hand (AIFE, « Pièces jointes dans Chorus Pro »); sizes in bytes, 1 Mo = 1 000 000 bytes."""

    source: str
    checked_on: date
    file_bytes: int
    total_bytes: int
    name_length: int
    comment_length: int
    extensions: tuple[str, ...]


class VatRule(Record):
    """How a VAT situation is printed and declared.

    Attributes:
        mention: sentence printed on the invoice; empty when VAT is charged.
        portal_type: the portal's own word in « Type de TVA ».
        portal_reason: text for « Motif d’exonération »; empty when not asked.
    """

    situation: VatSituation
    mention: str
    portal_type: str
    portal_reason: str = ""


class PaymentTerm(Record):
    """One sentence printed under the totals; ``{days}`` is the recipient's delay."""

    text: str
    source: str


class FormField(Record):
    """One field of the portal's deposit form, in the portal's order and words.

    Attributes:
        key: which datum fills it (see ``deposit.values``).
        hint: what to do when it is empty or prefilled.
    """

    key: str
    label: str
    hint: str = ""


class FormBlock(Record):
    """One block of the form."""

    title: str
    fields: tuple[FormField, ...]


class Portal(Record):
    """Everything about the portal that the program knows, with the day it was last checked."""

    limits: PortalLimits
    vat: tuple[VatRule, ...]
    vat_rates: tuple[str, ...] = Field(default=("20", "10", "5.5", "2.1"))
    terms: tuple[PaymentTerm, ...]
    form: tuple[FormBlock, ...]
    clicks: tuple[str, ...]
    checked_on: date
    source: str

    def vat_rule(self, situation: VatSituation) -> VatRule:
        """The mention and the portal's code of a VAT situation.

        Raises:
            KeyError: the data holds no rule for it (a test keeps this from shipping).
        """
        for rule in self.vat:
            if rule.situation is situation:
                return rule
        raise KeyError(situation)
