"""The deadlines of an invoice: to finish, to deposit, to answer, to be paid."""

from collections.abc import Iterator
from datetime import date, timedelta

from chorus_desktop.domain.deadlines import Deadline, DeadlineKind, DeadlineRules, level_of
from chorus_desktop.domain.french import long_date, plural
from chorus_desktop.domain.lifecycle import InvoiceState, Life
from chorus_desktop.domain.payment_delay import Delay
from chorus_desktop.domain.portal_status import Phase
from chorus_desktop.domain.shape import Cents, Key, Record


class InvoiceFacts(Record):
    """What is known of one invoice.

    Attributes:
        name: « FA2026-012 », or its title while it has no number.
        touched_on: the day it was last written.
        life: none where it was deposited too long ago to be spoken of; a bare one before the deposit.
        delay: of payment, where one runs.
        unpaid: cents that did not come in; 0 on a credit note.
        works: whether it is a piece of works, which is elsewhere on the portal.
    """

    id: Key
    dossier_id: Key
    name: str
    state: InvoiceState
    issued_on: date | None = None
    touched_on: date
    life: Life | None = None
    delay: Delay | None = None
    unpaid: Cents = 0
    works: bool = False


def invoice_deadlines(facts: InvoiceFacts, today: date, rules: DeadlineRules) -> tuple[Deadline, ...]:
    """Every deadline of an invoice, in no order; what is too old, cancelled or finished has none."""
    return tuple(_Said(facts, today, rules).deadlines())


class _Said:
    def __init__(self, facts: InvoiceFacts, today: date, rules: DeadlineRules) -> None:
        self._facts, self._today, self._rules = facts, today, rules

    def deadlines(self) -> Iterator[Deadline]:
        facts, rules = self._facts, self._rules
        if facts.state is InvoiceState.DRAFT:
            day = facts.touched_on + timedelta(days=rules.draft_days)
            if day <= self._today:
                why = f"Rien n’a changé depuis le {long_date(facts.touched_on)}\u00a0: finissez, ou supprimez."
                yield self._due(DeadlineKind.DRAFT, day, f"Reprendre ce qui est en préparation\u00a0: {facts.name}", why)
        elif facts.state is InvoiceState.FINALISED and facts.issued_on is not None:
            day = facts.issued_on + timedelta(days=rules.deposit_days)
            why = "Le numéro est donné, mais la collectivité n’a rien reçu\u00a0: le délai de paiement ne court qu’après le dépôt."
            yield self._due(DeadlineKind.TO_DEPOSIT, day, f"Déposer {facts.name} sur Chorus Pro", why)
        elif facts.state is InvoiceState.DEPOSITED and facts.life is not None and facts.life.deposited_on is not None:
            yield from self._deposited(facts.life, facts.life.deposited_on)

    def _deposited(self, life: Life, deposited_on: date) -> Iterator[Deadline]:
        newest = max((deposited_on, *(shown.on for shown in life.shown)))
        if newest > self._today:
            why = (
                f"Ce que vous avez dit de {self._facts.name} est daté du {long_date(newest)}, et l’ordinateur se croit le "
                f"{long_date(self._today)}. Rien n’est perdu\u00a0: mettez-le à l’heure, ou corrigez le jour dans la facture."
            )
            yield self._due(DeadlineKind.CLOCK, self._today, "Vérifier la date de cet ordinateur", why)
            return
        yield from self._answers(life)
        yield from self._payment(life)
        yield from self._news(life, deposited_on)

    def _answers(self, life: Life) -> Iterator[Deadline]:
        status, name, rules = life.status, self._facts.name, self._rules
        if status is None:
            return
        if life.phase is Phase.REJECTED and life.acknowledged_on is None:
            why = f"Rejet du {long_date(status.on)}. Après {plural(rules.acknowledge_days, 'jour')}, le portail l’exige à la connexion."
            yield self._due(
                DeadlineKind.ACKNOWLEDGE, status.on + timedelta(days=rules.acknowledge_days), f"Acquitter le rejet de {name}", why
            )
        elif life.awaits_her and life.phase is Phase.RETURNED:
            why = f"Renvoi du {long_date(status.on)}\u00a0: la collectivité ne paiera pas avant votre réponse."
            yield self._due(DeadlineKind.ANSWER, status.on + timedelta(days=rules.answer_days), f"Répondre au renvoi de {name}", why)
        elif life.awaits_her and life.phase is Phase.DRAFT:
            why = "Le portail garde un brouillon\u00a0: personne n’a rien reçu."
            yield self._due(DeadlineKind.ANSWER, status.on + timedelta(days=rules.answer_days), f"Envoyer le brouillon de {name}", why)

    def _payment(self, life: Life) -> Iterator[Deadline]:
        facts = self._facts
        due = facts.delay.due_on if facts.delay else None
        if due is None or facts.unpaid <= 0 or life.awaits_her or life.phase is Phase.ORDERED:
            return
        if due < self._today:
            late = plural((self._today - due).days, "jour")
            why = f"Attendu le {long_date(due)}, {late} de retard. S’il est arrivé, notez-le\u00a0; sinon appelez, puis réclamez les intérêts."
            yield self._due(DeadlineKind.PAYMENT_LATE, due + timedelta(days=1), f"Relancer le paiement de {facts.name}", why, facts.unpaid)
        else:
            why = "La collectivité a jusqu’à ce jour pour payer."
            yield self._due(DeadlineKind.PAYMENT_DUE, due, f"Vérifier le paiement de {facts.name}", why, facts.unpaid)

    def _news(self, life: Life, deposited_on: date) -> Iterator[Deadline]:
        facts, rules, today = self._facts, self._rules, self._today
        since = life.status.on if life.status else deposited_on
        late = facts.delay is not None and facts.delay.due_on is not None and facts.delay.due_on < today
        silent_on = since + timedelta(days=rules.silent_days)
        if life.phase in (None, Phase.SENT, Phase.VALIDATING) and silent_on <= today and facts.unpaid > 0 and not late:
            place = "Factures de travaux" if facts.works else "Factures émises"
            why = f"Aucune nouvelle depuis le {long_date(since)}. Ouvrez «\u00a0{place}\u00a0» sur le portail et notez son état."
            yield self._due(DeadlineKind.SILENT, silent_on, f"Regarder où en est {facts.name}", why)
        filed_by = deposited_on + timedelta(days=rules.certificate_days)
        forgotten = deposited_on + timedelta(days=rules.certificate_forgotten_days)
        if life.certificate_on is None and not life.is_void and filed_by <= today <= forgotten:
            why = f"Dépôt du {long_date(deposited_on)}\u00a0: le certificat est la preuve de l’envoi."
            yield self._due(DeadlineKind.CERTIFICATE, filed_by, f"Ranger le certificat de dépôt de {facts.name}", why)

    def _due(self, kind: DeadlineKind, day: date, title: str, why: str, amount: int = 0) -> Deadline:
        facts = self._facts
        return Deadline(
            kind=kind, day=day, level=level_of(kind, day, self._today, self._rules), title=title, why=why, source=self._rules.sources[kind],
            dossier_id=facts.dossier_id, invoice_id=facts.id, amount=amount,
        )  # fmt: skip
