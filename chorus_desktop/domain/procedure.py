"""What a payer asks, as data: read from ``resources/procedures/*.toml`` or from a volunteer's own file in the same form."""

import re
from datetime import date
from typing import Literal

from pydantic import Field, field_validator, model_validator

from chorus_desktop.domain.attendance_rule import AttendanceRule
from chorus_desktop.domain.recipient import Contact, Demand, Recipient
from chorus_desktop.domain.references import ServiceCode
from chorus_desktop.domain.season import Season
from chorus_desktop.domain.shape import Record
from chorus_desktop.domain.wording import only_places

Condition = Literal[
    "", "convention_signed", "engagement_known", "invoice_finalised", "attachments_joined", "account_ready", "structure_ready",
    "rights_ready", "works_rights", "recipient_known", "service_code_empty", "service_code_known",
]  # fmt: skip
"""What the program knows by itself, as names a procedure may quote; an empty one is for the volunteer to tick."""

AttachmentCondition = Literal["first_invoice", "on_market", "with_order", "stays", "without_iban"]
"""When a document is asked for: no other invoice of this dossier stands; the invoice names a market, or an order; children stay in a
place; the bank details are not on the association's card."""

LETTER_KEYS = frozenset(
    {
        "association", "siret", "address", "representative", "quality", "email", "phone", "recipient", "scheme", "season", "period",
        "invoice_date", "engagement", "convention_reference", "signer", "market", "market_number",
    }
)  # fmt: skip
"""The ``{key}`` places a letter may hold: who writes (``association`` to ``phone``), to whom (``recipient``, ``scheme``, ``season``),
about which invoice (``period``, ``invoice_date``, ``engagement``) or convention (``convention_reference``, ``signer``), or market of works (``market``, ``market_number``).
``letters.facts`` gives the value of each."""


class Step(Record):
    """One step of the payer's own notice."""

    key: str
    title: str
    text: str


class ConventionRule(Record):
    """What the payer says of the convention.

    Attributes:
        tacit_renewal: whether it goes on by itself from one school year to the next; if not, it holds one, or until the day it says.
        max_years: how many school years tacit renewal may reach in all.
        renewal_note: who must sign a new one, and why.
    """

    required: bool = True
    tacit_renewal: bool = True
    max_years: int = Field(default=5, ge=1, le=20)
    send_to: Contact
    renewal_note: str = ""
    source: str = ""


class EngagementRule(Record):
    """What the payer says of engagement numbers; ``where_to_find`` answers the volunteer's first question.

    Attributes:
        placeholder: what the payer's notice writes in place of its number, for one may copy it: ``XNUMERO``.
    """

    mask: str = "*"
    placeholder: str = ""
    example: str = ""
    where_to_find: str = ""
    awaited: str = ""


class ServiceChoice(Record):
    """One answer to the question that finds the code service.

    Attributes:
        names_children: whether what the payer demands on names, dates and « prises en charge » holds for this service.
    """

    code: ServiceCode
    answer: str
    help: str = ""
    names_children: bool = True


MarketDatum = Literal["market", "order", "price_list", "reference"]


class InvoiceRule(Record):
    """What the payer wants on its invoices beyond what the law asks.

    Attributes:
        service_question: asked once per dossier when several codes are possible; its answers are ``services``.
        market_question: how the choice « is this on a market? » is said; empty when the payer does not speak of markets.
        on_market: what is demanded as soon as a number of market or of order (« bon de commande », « ordre de service ») is given:
            both numbers, the price list (BPU, catalogue, DPGF), each line's exact reference in it.
        beneficiary: the name of the child or young person on each line, and the days it was carried out.
        care: lines are checked against the payer's « prises en charge », entered or imported in the dossier.
        day_price: quantities are days, at the price of an « arrêté ».
        sensitive: names are hidden on the screen until asked, and the deposit folder is to be deleted once deposited.
    """

    service_question: str = ""
    services: tuple[ServiceChoice, ...] = ()
    on_market: tuple[MarketDatum, ...] = ()
    market_question: str = ""
    beneficiary: Demand = Demand.OPTIONAL
    care: bool = False
    day_price: bool = False
    sensitive: bool = False


class AttachmentRule(Record):
    """A document to join to the invoice.

    Attributes:
        services: demanded only with one of these codes service; empty: with any.
        when: demanded only where all of these hold, else merely possible; of what is optional: advised where they hold.
        task: how the task list says it: « Joindre les attestations de présence »; empty for the general words.
        file_stem: begins its name on the portal.
        attendance: it proves who came: attestations made from the attendance sheet are joined as this.
    """

    kind: str
    title: str
    task: str = ""
    demand: Literal["required", "optional"] = "required"
    services: tuple[ServiceCode, ...] = ()
    when: tuple[AttachmentCondition, ...] = ()
    help: str = ""
    file_stem: str = Field(pattern=r"^[a-z0-9-]{1,16}$")
    attendance: bool = False


class ChecklistItem(Record):
    """One line of the checklist before going to the portal; ``known_by`` names what the program can tick itself."""

    key: str
    text: str
    known_by: Condition = ""
    help: str = ""


class Link(Record):
    """A web address that the program shows or copies; it never opens one by itself."""

    title: str
    url: str = Field(pattern=r"^https://[^\s]+$")
    note: str = ""


class Law(Record):
    """A legal text quoted by the payer, and where it stands today."""

    title: str
    text: str
    today: str = ""


class Letter(Record):
    """A ready e-mail or covering letter; its ``{key}`` places, all of ``LETTER_KEYS``, are filled from the dossier."""

    key: str
    title: str
    subject: str
    body: str

    @field_validator("subject", "body")
    @classmethod
    def _only_known_places(cls, text: str) -> str:
        return only_places(text, LETTER_KEYS)


class Procedure(Record):
    """A payer's procedure.

    Attributes:
        kind: ``season``, a scheme by school years; ``year``, invoices all along, a dossier a civil year; ``works``, a market of public
            works, a dossier a market; what Python may branch on, never the id.
        any_recipient: a general procedure: the payer is chosen in the directory for each dossier, ``recipient`` is only a model.
        checked_on: day a person last compared the whole with its source.
        demo: whether ``demo`` shows this one.
        demo_day: the day inside its season that ``demo`` reckons from.
    """

    format: Literal[1]
    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)+$")
    kind: Literal["season", "year", "works"]
    title: str
    scheme: str
    summary: str
    source: str
    checked_on: date
    demo: bool = False
    demo_day: date | None = None
    recipient: Recipient
    any_recipient: bool = False
    convention: ConventionRule | None = None
    engagement: EngagementRule
    invoice: InvoiceRule = InvoiceRule()
    attendance: AttendanceRule = AttendanceRule()
    steps: tuple[Step, ...]
    seasons: tuple[Season, ...] = ()
    attachments: tuple[AttachmentRule, ...] = ()
    checklist: tuple[ChecklistItem, ...] = ()
    contacts: tuple[Contact, ...] = ()
    links: tuple[Link, ...] = ()
    laws: tuple[Law, ...] = ()
    letters: tuple[Letter, ...] = ()

    @model_validator(mode="after")
    def _keys_are_unique(self) -> "Procedure":
        for what, keys in (
            ("season", [season.id for season in self.seasons]),
            ("attachment", [rule.kind for rule in self.attachments]),
            ("checklist", [item.key for item in self.checklist]),
            ("letter", [letter.key for letter in self.letters]),
            ("step", [step.key for step in self.steps]),
            *((f"window of {season.id}", [window.key for window in season.windows]) for season in self.seasons),
        ):
            if len(keys) != len(set(keys)):
                message = f"two {what} entries share a key"
                raise ValueError(message)
        if (self.kind == "season") is not bool(self.seasons):
            message = "a procedure of kind season has seasons, the others have none"
            raise ValueError(message)
        if self.recipient.siret is None and not self.any_recipient:
            message = "the recipient has a SIRET, unless it is chosen for each dossier"
            raise ValueError(message)
        return self

    def season(self, season_id: str) -> Season | None:
        """The season of that identifier; of a procedure by civil years, any year."""
        if self.kind != "season":
            return self._year(season_id) if re.fullmatch("20[0-9]{2}(-[2-9])?", season_id) else None
        return next((season for season in self.seasons if season.id == season_id), None)

    def _year(self, key: str) -> Season:
        """A civil year; ``2026-2`` is the second market of works begun in it."""
        year, _, rank = key.partition("-")
        starts = date(int(year), 1, 1)
        return Season(
            id=key, title=f"{year} ({rank})" if rank else year, starts_on=starts, ends_on=starts.replace(month=12, day=31), confirmed=True,
            source=self.source, checked_on=self.checked_on,
        )  # fmt: skip

    def season_of(self, day: date) -> Season | None:
        """The season whose activities include that day."""
        if self.kind != "season":
            return self._year(str(day.year))
        return next((season for season in self.seasons if season.covers(day, day)), None)

    def open_seasons(self, today: date) -> tuple[Season, ...]:
        """The seasons a dossier may be opened for: those known, or this civil year and the one before."""
        years = (self._year(str(today.year)), self._year(str(today.year - 1)))
        return self.seasons if self.kind == "season" else years

    def next_season(self, season: Season) -> Season | None:
        """The season that follows one, if the payer's data already holds it; a civil year never closes."""
        later = [other for other in self.seasons if other.starts_on > season.starts_on]
        return min(later, key=lambda other: other.starts_on, default=None)

    def letter(self, key: str) -> Letter | None:
        """The ready e-mail of that key."""
        return next((letter for letter in self.letters if letter.key == key), None)

    def attachments_for(self, service_code: str | None) -> tuple[AttachmentRule, ...]:
        """The documents to join to an invoice for that code service, those of other services left out."""
        return tuple(rule for rule in self.attachments if not rule.services or service_code in rule.services)

    def attachment_rule(self, kind: str) -> AttachmentRule | None:
        """What the payer says of one kind of attachment."""
        return next((rule for rule in self.attachments if rule.kind == kind), None)
