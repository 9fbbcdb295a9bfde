"""The payment of one deposited invoice: how long the payer has, what being late costs it, how one claims it."""

from datetime import date
from decimal import Decimal

from chorus_desktop.documents.claim_letter import claim_paper
from chorus_desktop.documents.paper import Paper
from chorus_desktop.domain.claim_words import ClaimFacts, claim_mail
from chorus_desktop.domain.interruption import proposed_day, rank_of
from chorus_desktop.domain.issued import IssuedDocument
from chorus_desktop.domain.late_interest import Claim, Received, as_ordered, claim_of, half_year_of
from chorus_desktop.domain.lifecycle import Event, EventKind, Life, life_of
from chorus_desktop.domain.payment_delay import Delay, DelayRules
from chorus_desktop.domain.portal_status import Phase
from chorus_desktop.domain.shape import Record
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.services import data, issue, portal_data
from chorus_desktop.services.views import LetterText
from chorus_desktop.services.works_clock import running
from chorus_desktop.store.credit_notes import credit_notes
from chorus_desktop.store.database import Store
from chorus_desktop.store.issuing import events, issued
from chorus_desktop.store.payments import payments_of
from chorus_desktop.store.settings import set_setting, setting


class DelayView(Record):
    """One invoice and its payment.

    Attributes:
        delay: none where the rules of public purchasing are not quoted by the invoice, or where no delay runs.
        principal: cents to pay, ``credited`` (what deposited credit notes give back) taken off; ``paid``: cents that came in.
        late: whether the delay is past on that day, or was when the money came.
        half_year: first day of the half-year whose rate is asked for; ``rate`` as it was typed for it, none before.
        claim: none while there is no rate, or where nothing was late.
        proposed: the day of a suspension that may be an interruption of the delay.
    """

    id: str
    document: IssuedDocument
    life: Life
    delay: Delay | None
    principal: int
    credited: int
    paid: int
    received: tuple[Received, ...]
    late: bool
    half_year: date | None
    rate: Decimal | None
    claim: Claim | None
    proposed: date | None
    rules: DelayRules

    @property
    def unpaid(self) -> int:
        """Cents that did not come in."""
        return max(0, self.principal - self.paid)


def view(store: Store, invoice_id: str, today: date) -> DelayView:
    """One issued document and its payment.

    Raises:
        KeyError: it is not finalised.
    """
    document, life, rules = issued(store, invoice_id), life_of(events(store, invoice_id)), portal_data.delay_rules()
    delay = running(store, invoice_id, document, life)
    notes = credit_notes(store, invoice_id).get(invoice_id, [])
    moved = _moved(store, {invoice_id, *(note.id for note in notes)})
    received = tuple(item for item in moved if item.amount > 0)
    # What a credit note took off a transfer that paid other invoices is still owed on this one.
    credited = -sum(note.net for note in notes) + sum(item.amount for item in moved if item.amount < 0)
    principal, paid = max(0, document.totals.net - credited) if document.owed else 0, sum(item.amount for item in received)
    due = delay.due_on if delay else None
    stops = as_ordered(received, _ordered_on(life), principal)
    # Whether anything was late depends on days alone, not on the rate.
    late = due is not None and claim_of(principal, due, stops, today, Decimal(0), rules) is not None
    rate = rate_of(store, _half_year(due)) if due and late else None
    return DelayView(
        id=invoice_id,
        document=document,
        life=life,
        delay=delay,
        principal=principal,
        credited=credited,
        paid=paid,
        received=received,
        late=late,
        half_year=_half_year(due) if due and late else None,
        rate=rate,
        claim=claim_of(principal, due, stops, today, rate, rules) if due and rate is not None else None,
        # Of a demand of works who suspends is the project manager, who cannot stop the delay (R. 2192-27).
        proposed=proposed_day(life, data.answered_with("complete")) if delay and not document.works else None,
        rules=rules,
    )


def _half_year(due_on: date) -> date:
    return half_year_of(date.fromordinal(due_on.toordinal() + 1))


def _moved(store: Store, documents: set[str]) -> tuple[Received, ...]:
    """What each transfer pays of an invoice and takes off by its credit notes, together: the money that really came for it."""
    those = {payment.id: payment.value for key in documents for payment in payments_of(store, key)}
    return tuple(
        Received(on=value.on, amount=sum(share.amount for share in value.shares if share.invoice in documents)) for value in those.values()
    )


def _ordered_on(life: Life) -> date | None:
    return life.status.on if life.status and life.phase is Phase.ORDERED else None


def rate_of(store: Store, half_year: date) -> Decimal | None:
    """The rate of the ECB typed for a half-year, in percent; none before."""
    kept = setting(store, f"ecb.{half_year.isoformat()}")
    return Decimal(kept) if kept else None


def keep_rate(store: Store, half_year: date, rate: Decimal) -> None:
    """Remember the rate of the ECB for a half-year: every invoice late since then takes it."""
    set_setting(store, f"ecb.{half_year.isoformat()}", str(rate))


def interrupt(store: Store, invoice_id: str, on: date) -> None:
    """Tell that the buyer stopped the delay.

    Raises:
        Trouble: it was stopped already, or the invoice is not deposited.
    """
    issue.record(store, invoice_id, Event(kind=EventKind.INTERRUPTED, on=on))


def resume(store: Store, invoice_id: str, on: date) -> None:
    """Tell that the buyer received everything it had asked for.

    Raises:
        Trouble: the delay was not stopped, or goes on already.
    """
    issue.record(store, invoice_id, Event(kind=EventKind.RESUMED, on=on))


def take_back(store: Store, invoice_id: str, kind: EventKind, today: date) -> None:
    """Take back the interruption, or its end, told by mistake; both facts stay.

    Raises:
        Trouble: nothing of the kind was told.
    """
    rank = rank_of(events(store, invoice_id), kind)
    issue.record(store, invoice_id, Event(kind=EventKind.WITHDRAWN, on=today, about=rank))


def letter(store: Store, invoice_id: str, today: date) -> Paper:
    """The letter that claims interest and lump sum, ready to sign.

    Raises:
        Trouble: nothing is late, or the rate is not known.
    """
    return claim_paper(_facts(store, invoice_id, today))


def mail(store: Store, invoice_id: str, today: date) -> LetterText:
    """The same as an e-mail.

    Raises:
        Trouble: nothing is late, or the rate is not known.
    """
    subject, body = claim_mail(_facts(store, invoice_id, today))
    return LetterText(title="Réclamer les intérêts de retard", addresses=(), subject=subject, body=body)


def _facts(store: Store, invoice_id: str, today: date) -> ClaimFacts:
    known = view(store, invoice_id, today)
    if known.claim is None or known.delay is None:
        raise Trouble("Il n’y a pas d’intérêts à réclamer pour cette facture.", "Indiquez le taux de la BCE si le paiement est en retard.")
    return ClaimFacts(
        document=known.document,
        delay=known.delay,
        claim=known.claim,
        credited=known.credited,
        deposited_on=known.life.deposited_on,
        today=today,
        rules=known.rules,
    )
