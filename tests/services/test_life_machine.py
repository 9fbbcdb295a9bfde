"""Any life of invoices, told through the services: histories only grow, what is void stays so, and every sum and list agrees."""

import shutil
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

from hypothesis import Phase as Stage
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, rule

from chorus_desktop.domain.invoice import DocumentKind
from chorus_desktop.domain.lifecycle import Event, EventKind, InvoiceState, life_of
from chorus_desktop.domain.portal_status import Phase
from chorus_desktop.domain.status_telling import StatusTold, Telling
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.services import data, deposit, dossiers, home, invoices, issue, life, portal_table, returns
from chorus_desktop.services.views import Refused
from chorus_desktop.store.numbers import used
from chorus_desktop.store.summaries import invoice_rows
from tests.helpers import clubs
from tests.helpers.clubs import JANUARY, LINE

FIRST, TODAY = date(2026, 2, 3), date(2026, 3, 3)
KEYS = sorted(status.key for status in data.statuses())
DAYS = st.integers(0, (TODAY - FIRST).days).map(lambda days: FIRST + timedelta(days=days))


@cache
def new_file():
    """The bytes of a file with two invoices finalised: every story begins with one."""
    with TemporaryDirectory() as folder:
        store = clubs.opened(Path(folder), TODAY)
        club = clubs.judo(store, Path(folder))
        ids = [club.issues(JANUARY, (LINE,))[0], club.issues({**JANUARY, "issued_on": "01/02/2026"}, ({**LINE, "quantity": "10"},))[0]]
        store.close()
        return (Path(folder) / "dossiers.chorus").read_bytes(), ids, club.association, club.dossier


def silent(*_):
    """Nobody looks at the bar."""


class Lives(RuleBasedStateMachine):
    """A file with invoices, about which anybody tells anything."""

    issued = Bundle("issued")
    brought = Bundle("brought")

    def __init__(self):
        super().__init__()
        content, self.ids, self.association, self.dossier = new_file()
        self.folder = Path(mkdtemp())
        (self.folder / "dossiers.chorus").write_bytes(content)
        self.store = clubs.opened(self.folder, TODAY)
        self.seen = {}
        self.cancelled = set()

    def teardown(self):
        self.store.close()
        shutil.rmtree(self.folder)

    @initialize(target=issued)
    def first(self):
        return self.ids[0]

    @initialize(target=issued)
    def second(self):
        return self.ids[1]

    def tries(self, act, *args):
        """Do something that may be refused, in which case nothing changed."""
        before = {each: self.facts(each) for each in self.ids}
        try:
            return act(self.store, *args)
        except (Trouble, Refused):
            assert before == {each: self.facts(each) for each in self.ids}
            return None

    def facts(self, invoice_id):
        return deposit.view(self.store, invoice_id, TODAY).events

    @rule(invoice_id=issued, on=DAYS)
    def deposits(self, invoice_id, on):
        self.tries(issue.deposited, invoice_id, on)

    @rule(invoice_id=issued)
    def cancels(self, invoice_id):
        if (copy := self.tries(issue.cancel, invoice_id, TODAY, "Erreur")) is not None:
            self.cancelled.add(invoice_id)
            assert deposit.view(self.store, invoice_id, TODAY).replaced_by == (copy, "")

    @rule(invoice_id=issued)
    def was_not_deposited(self, invoice_id):
        self.tries(issue.not_deposited, invoice_id, TODAY, "Restée en brouillon")

    @rule(invoice_id=issued, key=st.sampled_from(KEYS), on=DAYS, sure=st.booleans())
    def shows(self, invoice_id, key, on, sure):
        before = self.facts(invoice_id)
        meaning = self.tries(life.tell, invoice_id, StatusTold(status=key, on=on, motive="Un motif"), TODAY, sure)
        wrote = meaning in (Telling.NEW, Telling.EARLIER)
        assert len(self.facts(invoice_id)) == len(before) + wrote

    @rule(invoice_id=issued, on=DAYS)
    def answers(self, invoice_id, on):
        self.tries(returns.corrected, invoice_id, "recycle", on, "Code service : SPORT")

    @rule(invoice_id=issued, on=DAYS)
    def acknowledges(self, invoice_id, on):
        self.tries(life.acknowledged, invoice_id, on)

    @rule(invoice_id=issued, kind=st.sampled_from([EventKind.INTERRUPTED, EventKind.RESUMED, EventKind.CERTIFICATE]), on=DAYS)
    def tells(self, invoice_id, kind, on):
        self.tries(issue.record, invoice_id, Event(kind=kind, on=on, reference="C" * 44))

    @rule(invoice_id=issued, rank=st.integers(1, 8))
    def takes_back(self, invoice_id, rank):
        self.tries(life.take_back, invoice_id, rank, TODAY, "Une autre facture")

    @rule(target=issued, invoice_id=issued)
    def replaces(self, invoice_id):
        """A rejected one is done again, and the new one gets its number."""
        copy = self.tries(returns.replace, invoice_id, TODAY)
        if copy is None or copy in self.ids or len(self.ids) > 5:
            return invoice_id
        if invoices.view(self.store, copy, TODAY).state is InvoiceState.DRAFT and self.tries(issue.finalise, copy, TODAY) is not None:
            self.ids = [*self.ids, copy]
            assert deposit.view(self.store, invoice_id, TODAY).replaced_by[0] == copy
            return copy
        return invoice_id

    @rule(target=issued, invoice_id=issued)
    def credits(self, invoice_id):
        """A credit note about any of them, as far as it may be."""
        note = self.tries(invoices.credit, invoice_id, TODAY) if len(self.ids) < 6 else None
        if note is not None and self.tries(issue.finalise, note, TODAY) is not None:
            self.ids = [*self.ids, note]
            return note
        return invoice_id

    @rule(target=brought, key=st.sampled_from(KEYS), on=DAYS, deposits=st.booleans())
    def brings_the_portals_table(self, key, on, deposits):
        label = data.status(key).label
        rows = "\n".join(f"{row.number}\t{label}\t{on:%d/%m/%Y}" for row in invoice_rows(self.store) if row.number)
        table = portal_table.look(self.store, portal_table.pasted(f"Numéro de facture\tÉtat\tDate du statut\n{rows}\n"), silent)
        judged = portal_table.judge(self.store, table, table.head.chosen, deposits, TODAY, silent)
        made = portal_table.bring_in(self.store, table, table.head.chosen, deposits, TODAY, silent)
        assert len(made.facts) == judged.good + judged.deposits
        return made

    @rule(made=brought)
    def takes_the_table_back(self, made):
        portal_table.take_back(self.store, made, TODAY, silent)

    @invariant()
    def histories_only_grow(self):
        for invoice_id in self.ids:
            now, before = self.facts(invoice_id), self.seen.get(invoice_id, ())
            assert now[: len(before)] == before
            self.seen[invoice_id] = now

    @invariant()
    def a_cancelled_one_never_revives(self):
        for invoice_id in self.cancelled:
            assert life_of(self.facts(invoice_id)).state is InvoiceState.CANCELLED

    @invariant()
    def what_lists_show_is_the_life_itself(self):
        rows = {row.id: row for row in invoice_rows(self.store)}
        shown = {row.id: row for row in home.invoice_table(self.store)}
        for invoice_id in self.ids:
            known, row = life_of(self.facts(invoice_id)), rows[invoice_id]
            assert (row.state, bool(row.void), bool(row.awaits)) == (known.state.value, known.is_void, known.awaits_her)
            assert (row.status, row.phase) == ((known.status.status, known.status.phase.value) if known.status else ("", ""))
            assert row.deposited_on == (known.deposited_on.isoformat() if known.deposited_on else None)
            assert row.accepted_on == (known.accepted_on.isoformat() if known.accepted_on else None)
            assert shown[invoice_id].portal == (data.status(known.status.status).label if known.status else "")
            if known.phase is Phase.REJECTED:
                assert row.void
                assert not row.counts

    @invariant()
    def every_sum_counts_what_stands_and_once(self):
        documents = {each: deposit.view(self.store, each, TODAY) for each in self.ids}
        void = {view.document.number for view in documents.values() if view.life.is_void}

        def sums(wanted):
            return sum(
                view.document.kind.sign * view.document.totals.with_vat
                for view in documents.values()
                if view.state in wanted and view.document.number not in void
                and not (view.document.kind is DocumentKind.CREDIT_NOTE and view.document.original_number in void)
            )  # fmt: skip

        standing = (InvoiceState.FINALISED, InvoiceState.DEPOSITED)
        dossier = dossiers.view(self.store, self.dossier, TODAY)
        (row,) = home.home(self.store, TODAY).dossiers
        assert sum(used(self.store, self.association).values()) == dossier.invoiced == row.invoiced == sums(standing)
        assert dossier.deposited == row.deposited == sums((InvoiceState.DEPOSITED,))

    @invariant()
    def what_waits_for_her_is_a_task(self):
        waiting = {each for each in self.ids if life_of(self.facts(each)).awaits_her}
        assert {task.about for task in dossiers.view(self.store, self.dossier, TODAY).tasks if task.about} == waiting

    @invariant()
    def the_history_says_every_fact(self):
        for invoice_id in self.ids:
            lines = life.told(self.store, invoice_id)
            assert [line.rank for line in reversed(lines)] == list(range(1, len(self.facts(invoice_id)) + 1))
            assert all(line.title and line.said for line in lines)


# Shrinking a story would make thousands of files again.
TestLives = Lives.TestCase
TestLives.settings = settings(max_examples=12, stateful_step_count=14, deadline=None, phases=[Stage.explicit, Stage.reuse, Stage.generate])
