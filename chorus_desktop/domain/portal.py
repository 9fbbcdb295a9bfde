"""What belongs to the portal and to the law of public invoices, not to one payer: limits, form, VAT mentions, payment terms."""

import string
from datetime import date
from typing import Literal

from pydantic import Field, field_validator

from chorus_desktop.domain.association import VatSituation
from chorus_desktop.domain.invoice import Cadre
from chorus_desktop.domain.shape import Key, Record

FormKey = Literal[
    "cadre", "buyer_siret", "buyer_name", "service_code", "seller_siret", "seller_name", "account", "number", "issued_on", "kind",
    "original_number", "currency", "vat_type", "vat_reason", "payment", "engagement", "market_number", "before_vat", "vat", "with_vat",
    "net", "files", "comment", "validator_siret", "validator_service", "works_start", "previous_cadre", "previous_number",
    "deposit_format", "supplier", "manager", "owner", "vat_detail",
]  # fmt: skip
"""The datum that fills one field of the portal's form; ``deposit.values`` knows each."""


class Checked(Record):
    """Facts that a person read somewhere, on some day.

    Attributes:
        title: what they are about, in French, for « Règles vérifiées le … ».
        source: where they were read.
        checked_on: the day somebody last compared them with that source.
    """

    title: str
    source: str
    checked_on: date


class PortalLimits(Checked):
    """Limits of a deposit by hand (AIFE, « Pièces jointes dans Chorus Pro »); sizes in bytes, 1 Mo = 1 000 000 bytes."""

    file_bytes: int
    total_bytes: int
    name_length: int
    comment_length: int
    extensions: tuple[str, ...]


class VatRule(Record):
    """How a VAT situation is printed and declared.

    Attributes:
        mention: sentence printed on the invoice; empty when the law asks for none.
        portal_type: the portal's own word in « Type de TVA ».
        portal_reason: text for « Motif d’exonération »; empty when not asked.
        note: one line that helps to choose, or warns.
    """

    situation: VatSituation
    mention: str
    portal_type: str
    portal_reason: str = ""
    note: str = ""


class VatRules(Checked):
    """Every VAT situation; ``rates`` in percent, with a point: ``5.5``."""

    rates: tuple[str, ...]
    rules: tuple[VatRule, ...]


class PaymentTerm(Record):
    """One sentence printed under the totals; ``{days}`` is the recipient's delay."""

    text: str
    source: str

    @field_validator("text")
    @classmethod
    def _only_days(cls, text: str) -> str:
        if others := {name for _, name, _, _ in string.Formatter().parse(text) if name is not None} - {"days"}:
            message = f"unknown place: {', '.join(sorted(others))}"
            raise ValueError(message)
        return text


class PaymentTerms(Checked):
    """The sentences on payment, in the order they are printed."""

    terms: tuple[PaymentTerm, ...]


class FormField(Record):
    """One field of the portal's deposit form, in the portal's order and words.

    Attributes:
        key: which datum fills it (see ``deposit.values``).
        hint: what to do when it is empty or prefilled.
        hint_empty: in its place where there is nothing to put there.
        hint_credit_note: in its place on a credit note.
        guide: the entry of the guide that says what the word means; empty where it says itself.
    """

    key: FormKey
    label: str
    hint: str = ""
    hint_empty: str = ""
    hint_credit_note: str = ""
    guide: str = ""


class FormBlock(Record):
    """One block of the form."""

    title: str
    fields: tuple[FormField, ...]


class Trap(Record):
    """A mistake that is made at one screen of the portal.

    Attributes:
        title: in a few words, in bold.
        text: what it does, and what to do instead.
        everywhere: also told where all screens are shown at once.
    """

    title: str
    text: str
    everywhere: bool = False


class PortalScreen(Record):
    """One screen of a deposit, or one part of a long one.

    Attributes:
        title: what is done there.
        place: where one is on the portal, in its words.
        address: what to open in the browser, where the way begins.
        clicks: what to click or to do there, in order.
        after: what leads to the next screen, where ``clicks`` does not say it.
        file_label: the portal's name for where the PDF of the invoice goes, on the screen that takes it.
        blocks: the fields to check or to fill.
    """

    key: Key
    title: str
    place: str
    address: str = ""
    clicks: tuple[str, ...] = ()
    after: str = ""
    file_label: str = ""
    traps: tuple[Trap, ...] = ()
    blocks: tuple[FormBlock, ...] = ()


class DepositWay(Checked):
    """The way of a deposit, screen by screen."""

    screens: tuple[PortalScreen, ...] = Field(min_length=1)


class CadreRule(Record):
    """One « cadre de facturation » an association may use.

    Attributes:
        label: the portal's words in its list.
        payment: the portal's « Mode de règlement » that goes with it.
        note: when to choose it.
    """

    code: Cadre
    label: str
    payment: str
    note: str


class Cadres(Checked):
    """The cadres of « Factures émises »."""

    rules: tuple[CadreRule, ...]


class CertificateLabels(Checked):
    """The words that stand before each value on the portal's certificate of deposit, the surest first."""

    proof: tuple[str, ...]
    invoice: tuple[str, ...]
    deposited_on: tuple[str, ...]
    before_vat: tuple[str, ...]
    vat: tuple[str, ...]
    with_vat: tuple[str, ...]
    net: tuple[str, ...]
    recipient: tuple[str, ...]
    depositor: tuple[str, ...]


class Portal(Record):
    """Everything about the portal that the program knows.

    Attributes:
        vat_rates: percent, with a point.
        screens: the way of a deposit; ``works_screens`` that of a piece of works.
        cadres: those of « Factures émises ».
        sources: where each part was read, and when it was last checked.
    """

    limits: PortalLimits
    vat: tuple[VatRule, ...]
    vat_rates: tuple[str, ...] = Field(default=("20", "10", "5.5", "2.1"))
    terms: tuple[PaymentTerm, ...]
    screens: tuple[PortalScreen, ...]
    works_screens: tuple[PortalScreen, ...]
    cadres: tuple[CadreRule, ...]
    sources: tuple[Checked, ...] = Field(min_length=1)

    def space(self, *, works: bool) -> "Portal":
        """The same, its screens those of the application where a document is deposited: « Factures émises », or « Factures de travaux »."""
        return self.model_copy(update={"screens": self.works_screens}) if works else self

    @property
    def form(self) -> tuple[FormBlock, ...]:
        """The deposit form, block by block, over all screens."""
        return tuple(block for screen in self.screens for block in screen.blocks)

    @property
    def clicks(self) -> tuple[str, ...]:
        """What to click, in order, over all screens."""
        return tuple(click for screen in self.screens for click in screen.clicks)

    @property
    def file_label(self) -> str:
        """The portal's name for where the PDF of the invoice goes."""
        return next((screen.file_label for screen in self.screens if screen.file_label), "")

    @property
    def traps(self) -> tuple[Trap, ...]:
        """What is told wherever all screens are shown at once."""
        return tuple(trap for screen in self.screens for trap in screen.traps if trap.everywhere)

    @property
    def checked_on(self) -> date:
        """The day the least recently checked part was compared with its source."""
        return min(source.checked_on for source in self.sources)

    def cadre(self, code: Cadre) -> CadreRule:
        """What the portal says of a cadre.

        Raises:
            KeyError: the data holds no rule for it (a test keeps this from shipping).
        """
        for rule in self.cadres:
            if rule.code is code:
                return rule
        raise KeyError(code)

    def vat_rule(self, situation: VatSituation) -> VatRule:
        """The mention and the portal's code of a VAT situation.

        Raises:
            KeyError: the data holds no rule for it (a test keeps this from shipping).
        """
        for rule in self.vat:
            if rule.situation is situation:
                return rule
        raise KeyError(situation)
