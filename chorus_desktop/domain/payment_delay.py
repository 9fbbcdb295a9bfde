"""How long the payer has to pay a deposited invoice, by the rules of public purchasing (code de la commande publique)."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

from pydantic import Field

from chorus_desktop.domain.invoice import DocumentKind
from chorus_desktop.domain.issued import IssuedDocument
from chorus_desktop.domain.lifecycle import InvoiceState, Life
from chorus_desktop.domain.portal import Checked
from chorus_desktop.domain.portal_status import Phase
from chorus_desktop.domain.shape import Cents, Record

ArticleKey = Literal[
    "delay",
    "reception",
    "balance",
    "presumed",
    "execution",
    "interruption",
    "renewal",
    "late",
    "rate",
    "days",
    "year",
    "count",
    "indemnity",
    "claim",
]


class Article(Record):
    """What one article says, in a sentence; ``settled`` is false for a convention that the texts leave open."""

    key: ArticleKey
    article: str
    text: str
    settled: bool = True


class DelayRules(Checked):
    """The delay and the interest, as data.

    Attributes:
        presumed_days: added to the deposit where the day of reception was not told (R. 2192-14).
        renewed_days: the delay that opens after an interruption, at least (R. 2192-29).
        points: added to the rate of the ECB, in percent (R. 2192-31).
        indemnity: cents owed for each late invoice (D. 2192-35); payable within ``indemnity_days`` (R. 2192-36).
        year_days: what a yearly rate is shared by.
        rate_place: where one reads the rate of the ECB.
    """

    presumed_days: int = Field(ge=0)
    renewed_days: int = Field(ge=1)
    points: Decimal
    indemnity: Cents
    indemnity_days: int = Field(ge=1)
    year_days: int = Field(ge=1)
    rate_place: str
    articles: tuple[Article, ...]

    def article(self, key: ArticleKey) -> Article:
        """The article of that key.

        Raises:
            KeyError: the data does not have it.
        """
        for item in self.articles:
            if item.key == key:
                return item
        raise KeyError(key)


class Terms(Record):
    """What an issued invoice says of its payment.

    Attributes:
        days: the legal delay.
        executed_on: the last day of what it bills.
        starts: of a demand of works, keys of the portal's states that say its receiver has it: the delay runs from the first of them,
            before the month is over too; empty: it runs as for any invoice.
        balance: it asks for the balance of a market of works, due once the décompte général et définitif was received, on
            ``settled_on`` (art. R. 2192-16); none while it was not.
    """

    days: int
    executed_on: date
    starts: frozenset[str] = frozenset()
    balance: bool = False
    settled_on: date | None = None


class Delay(Record):
    """The delay of one invoice.

    Attributes:
        days: legal delay.
        received_on: the day the payer had it; ``told`` by the portal, else presumed from the deposit.
        starts_on: the day it runs from, itself not counted: the reception, or the end of what was done when later.
        interrupted_on, resumed_on: of an interruption that counts.
        renewed: days of the delay that opened when everything had been received; 0 without interruption.
        too_late: an interruption was told of, after the delay had ended: it changes nothing.
        due_on: last day of the delay; none while it is interrupted.
        balance: it is that of the balance of a market of works: what was received is the décompte général et définitif.
    """

    days: int
    received_on: date
    told: bool
    starts_on: date
    interrupted_on: date | None = None
    resumed_on: date | None = None
    renewed: int = 0
    too_late: bool = False
    due_on: date | None = None
    balance: bool = False

    @property
    def by_execution(self) -> bool:
        """Whether it runs from the end of what was done."""
        return self.starts_on > self.received_on

    def left(self, today: date) -> int | None:
        """Days left, 0 on the last one, negative once late; none while it is interrupted."""
        return (self.due_on - today).days if self.due_on else None


def terms_of(document: IssuedDocument) -> Terms | None:
    """The legal delay that a document states; none where it does not quote the rules of public purchasing, nor on a credit note."""
    if document.kind is not DocumentKind.INVOICE or not document.terms or not document.owed:
        return None
    return Terms(days=document.payment_days, executed_on=document.period_to)


def delay_of(terms: Terms, life: Life, rules: DelayRules, rerouting: frozenset[str]) -> Delay | None:
    """The delay of an invoice from its life; none while no delay runs: not deposited, rejected, or not yet with who pays.

    Args:
        terms: what it says of its payment.
        life: what is known of it.
        rules: the articles, as data.
        rerouting: keys of the portal's states that send it to another structure (« À recycler »): only what comes after them counts.
    """
    if life.state is not InvoiceState.DEPOSITED or life.is_void or life.phase in (Phase.DRAFT, Phase.VALIDATING):
        return None
    received = _settled(terms) if terms.balance else _received(terms, life, rules, rerouting)
    if received is None:
        return None
    day, told = received
    done = day if terms.balance or terms.starts else terms.executed_on
    starts = max(day, done)
    due = starts + timedelta(days=terms.days)
    plain = Delay(days=terms.days, received_on=day, told=told, starts_on=starts, due_on=due, balance=terms.balance)
    if life.interrupted_on is None:
        return plain
    if life.interrupted_on > due:
        return plain.model_copy(update={"too_late": True})
    interrupted = {"interrupted_on": life.interrupted_on, "due_on": None}
    if life.resumed_on is None:
        return plain.model_copy(update=interrupted)
    renewed = max(rules.renewed_days, min(terms.days, (due - life.interrupted_on).days))
    again = max(life.resumed_on, done) + timedelta(days=renewed)
    return plain.model_copy(update={**interrupted, "resumed_on": life.resumed_on, "renewed": renewed, "due_on": again})


def _settled(terms: Terms) -> tuple[date, bool] | None:
    return (terms.settled_on, True) if terms.settled_on else None


def _received(terms: Terms, life: Life, rules: DelayRules, rerouting: frozenset[str]) -> tuple[date, bool] | None:
    turns = [place for place, shown in enumerate(life.shown) if shown.status in rerouting]
    since = life.shown[turns[-1] + 1 :] if turns else life.shown
    for shown in since:
        if shown.status in terms.starts or (not terms.starts and shown.phase is Phase.RECEIVED):
            return shown.on, True
    if turns:
        # Sent again, elsewhere: the first state seen there is the latest day it can have arrived.
        return (since[0].on, False) if since else None
    return (life.deposited_on + timedelta(days=rules.presumed_days), False) if life.deposited_on else None
