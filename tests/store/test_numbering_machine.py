"""Numbers through any story: continuous from what was used before, never twice, whatever is cancelled, lost or reopened."""

import shutil
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, multiple, precondition, rule

from chorus_desktop.domain.lifecycle import Event, EventKind, InvoiceState
from chorus_desktop.domain.numbering import next_number, rank_in
from chorus_desktop.domain.past import PastInvoice
from chorus_desktop.domain.references import InvoiceNumber
from chorus_desktop.store.invoices import invoice
from chorus_desktop.store.issuing import add_event, finalise
from chorus_desktop.store.numbers import numbered
from chorus_desktop.store.past_invoices import add_past_invoice
from chorus_desktop.store.trash import TrashKind, put_back, trash
from chorus_desktop.store.troubles import Frozen, NumberTaken, NumberUsed
from tests.helpers import examples
from tests.helpers.stores import NAME, PDF, Club, document, judo, opened

PATTERN, SERIES, DAY = "FA{année}-{n:03}", "FA2026-{n}", date(2026, 1, 31)


@cache
def new_file():
    """The bytes of a new file: making one takes a tenth of a second, and every story begins with one."""
    with TemporaryDirectory() as folder:
        store = opened(Path(folder))
        store.close()
        return store.path.read_bytes()


class Numbering(RuleBasedStateMachine):
    """One file, opened twice at times, as two copies of the program would if the lock failed."""

    drafts = Bundle("drafts")

    def __init__(self):
        super().__init__()
        self.folder = Path(mkdtemp())
        (self.folder / NAME).write_bytes(new_file())
        self.club = judo(opened(self.folder))
        self.given, self.before = [], []

    def teardown(self):
        self.club.store.close()
        shutil.rmtree(self.folder)

    def proposed(self):
        return next_number(PATTERN, DAY, numbered(self.club.store, self.club.association))

    def finalise(self, club, draft, number):
        finalise(club.store, draft, document(number, files=()), PDF, SERIES, rank_in(SERIES, number) or 0)

    @initialize(last=st.integers(0, 20))
    def some_were_made_before(self, last):
        if last:
            number = InvoiceNumber(f"FA2026-{last:03}")
            add_past_invoice(self.club.store, self.club.association, PastInvoice(number=number, day=DAY))
            self.before.append(last)

    @rule(target=drafts)
    def begin(self):
        return self.club.draft()

    @rule(draft=drafts)
    def issue(self, draft):
        number = self.proposed()
        if invoice(self.club.store, draft).state is InvoiceState.DRAFT:
            self.finalise(self.club, draft, number)
            self.given.append(rank_in(SERIES, number))
        else:
            with pytest.raises(Frozen):
                self.finalise(self.club, draft, number)

    @rule(draft=drafts, wrong=st.integers(1, 40))
    def issue_another_number(self, draft, wrong):
        highest = max([*self.given, *self.before], default=0)
        if wrong == highest + 1 or invoice(self.club.store, draft).state is not InvoiceState.DRAFT:
            return
        with pytest.raises(NumberTaken):
            self.finalise(self.club, draft, InvoiceNumber(f"FA2026-{wrong:03}"))

    @rule(target=drafts, draft=drafts)
    def lose_a_race(self, draft):
        mine = self.proposed()
        other = Club(opened(self.folder), self.club.association, self.club.dossier)
        theirs = other.draft()
        self.finalise(other, theirs, mine)
        other.store.close()
        self.given.append(rank_in(SERIES, mine))
        if invoice(self.club.store, draft).state is InvoiceState.DRAFT:
            with pytest.raises(NumberTaken):
                self.finalise(self.club, draft, mine)
        return multiple(theirs)

    @rule(draft=drafts, kind=st.sampled_from([EventKind.CANCELLED, EventKind.DEPOSITED]))
    def live(self, draft, kind):
        if invoice(self.club.store, draft).state is InvoiceState.FINALISED:
            add_event(self.club.store, draft, Event(kind=kind, on=examples.TODAY, reason="x"))

    @precondition(lambda self: self.given)
    @rule(data=st.data())
    def pretend_it_was_made_before(self, data):
        rank = data.draw(st.sampled_from(self.given))
        with pytest.raises(NumberUsed):
            add_past_invoice(self.club.store, self.club.association, PastInvoice(number=InvoiceNumber(f"FA2026-{rank:03}")))

    @rule(draft=drafts)
    def throw_away(self, draft):
        if invoice(self.club.store, draft).state is InvoiceState.DRAFT:
            trash(self.club.store, TrashKind.INVOICE, draft, examples.TODAY)
            put_back(self.club.store, TrashKind.INVOICE, draft)
        else:
            with pytest.raises(Frozen):
                trash(self.club.store, TrashKind.INVOICE, draft, examples.TODAY)

    @rule()
    def reopen(self):
        self.club.store.close()
        self.club = Club(opened(self.folder), self.club.association, self.club.dossier)

    @invariant()
    def numbers_go_on_without_gap_or_double(self):
        first = max(self.before, default=0) + 1
        assert self.given == list(range(first, first + len(self.given)))

    @invariant()
    def the_file_says_the_same(self):
        ranks = [rank_in(SERIES, item.number) for item in numbered(self.club.store, self.club.association)]
        assert sorted(ranks) == sorted([*self.given, *self.before])


TestNumbering = Numbering.TestCase
TestNumbering.settings = settings(max_examples=25, stateful_step_count=20, phases=set(Phase) - {Phase.explain})
