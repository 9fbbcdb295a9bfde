"""Any walk through a market of works, told through the services: what comes next, months, sums and numbers always agree."""

import shutil
from datetime import timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from chorus_desktop import services
from chorus_desktop.domain.french import short_date
from chorus_desktop.domain.lifecycle import Event, EventKind
from chorus_desktop.domain.reading import write
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.domain.works.account import Sums
from chorus_desktop.domain.works.piece import PieceState
from chorus_desktop.domain.works.role import Role
from chorus_desktop.services import portal_data
from chorus_desktop.services.views import Refused
from tests.helpers import clubs
from tests.helpers.works_file import AUGUST_5, LINES, PARTIES, opened_market

RULES = portal_data.works()
REFUSED = {PieceState.REFUSED_ROUTE: "travaux-refusee-acheminement", PieceState.REFUSED_OTHER: "travaux-refusee-autre-motif"}
PLACE = st.integers(0, 30)


@cache
def new_file(mine):
    """The bytes of a file with one market in which the association has that role; its dossier."""
    with TemporaryDirectory() as folder:
        store = clubs.opened(Path(folder), AUGUST_5)
        dossier_id = opened_market(store, mine=mine)
        role = "supplier" if mine == "manager" else mine
        parties = ({**PARTIES[0], "role": role}, *PARTIES[1:], {"id": "other", "role": "supplier", "name": "Menuiserie Caron"})
        services.markets.save(store, dossier_id, services.markets.view(store, dossier_id, AUGUST_5).forms, parties, LINES, AUGUST_5)
        store.close()
        return (Path(folder) / "dossiers.chorus").read_bytes(), dossier_id


class Walk(RuleBasedStateMachine):
    """A market about which anybody deposits anything, and says what the portal answered."""

    mine = "supplier"

    def __init__(self):
        super().__init__()
        content, self.dossier = new_file(self.mine)
        self.folder = Path(mkdtemp())
        (self.folder / "dossiers.chorus").write_bytes(content)
        self.store = clubs.opened(self.folder, AUGUST_5)
        self.today = AUGUST_5
        self.count = 0

    def teardown(self):
        self.store.close()
        shutil.rmtree(self.folder)

    @property
    def view(self):
        return services.works.view(self.store, self.dossier, self.today)

    def piece(self, place):
        rows = self.view.pieces
        return rows[place % len(rows)] if rows else None

    # What the association does

    @rule(place=PLACE, more=st.integers(-3, 20), at_once=st.booleans(), days=st.sampled_from([0, 31, 62]))
    def establish(self, place, more, at_once, days):
        self.today += timedelta(days=days)
        view = self.view
        offers = [(cadre.code, "") for cadre in view.mine] + [(step.cadre.code, step.after.id) for step in view.steps if step.mine]
        if not offers:
            return
        cadre, after = offers[place % len(offers)]
        try:
            draft = services.works.begin(self.store, self.dossier, cadre, after, self.today)
        except Trouble:
            return
        assert self.view.draft == draft
        before = {row.line.id: row.before for row in services.works.month(self.store, draft, self.today).account.lines}
        asked = [account.of_month for account in self.view.months]
        done = max(before["1"] + more, 0)
        account = services.works.save_month(self.store, draft, {}, {"quantities.1": str(done)}, self.today).account
        for name in set(Sums.model_fields) - {"corrected"}:
            told = sum(getattr(sums, name) for sums in (*asked, account.of_month))
            assert told == getattr(account.total, name), "what was asked, and is asked now, is all that is owed"
        try:
            services.issue.finalise(self.store, draft, self.today)
        except Refused:
            services.trash.delete_invoice(self.store, draft, self.today)
            return
        assert RULES.cadre(cadre).is_final or done >= before["1"], "what is done never goes down from a month to the next"
        if at_once:
            services.issue.deposited(self.store, draft, self.today)

    @rule(place=PLACE)
    def cancel(self, place):
        row = self.piece(place)
        if row is None or not row.invoice_id:
            return
        try:
            services.issue.cancel(self.store, row.invoice_id, self.today, "Une erreur")
        except (Refused, Trouble):
            return
        assert row.piece.id not in [other.piece.id for other in self.view.pieces]

    @rule(place=PLACE, state=st.sampled_from(sorted(REFUSED)))
    def refuse_own(self, place, state):
        row = self.piece(place)
        if row is None or not row.invoice_id:
            return
        try:
            services.issue.deposited(self.store, row.invoice_id, self.today)
        except (Refused, Trouble):
            return
        phase = next(status.phase for status in services.data.works_statuses() if status.key == REFUSED[state])
        services.issue.record(self.store, row.invoice_id, Event(kind=EventKind.STATUS, on=self.today, status=REFUSED[state], phase=phase))
        assert row.piece.id not in {step.after.id for step in self.view.steps if step.after}

    # What the others do

    def note(self, cadre, after, **typed):
        self.count += 1
        told = {
            "cadre": cadre,
            "continues": after,
            "number": f"N-{self.count}",
            "on": short_date(self.today),
            "state": "available",
            **typed,
        }
        return services.works.note_piece(self.store, self.dossier, "", told, self.today)

    @rule(place=PLACE)
    def go_on(self, place):
        others = [step for step in self.view.steps if not step.mine]
        if others:
            step = others[place % len(others)]
            early = step.since is not None and step.since > self.today
            assert early or self.note(step.cadre.code, step.after.id) == ()

    @rule(place=PLACE, cadre=st.sampled_from([cadre.code for cadre in RULES.cadres]), linked=st.booleans())
    def note_anything(self, place, cadre, linked):
        row = self.piece(place) if linked else None
        count = len(self.view.pieces)
        problems = self.note(cadre, row.piece.id if row else "")
        assert len(self.view.pieces) == count + (not problems), "kept whole or not at all"
        if row is not None and not problems:
            assert row.piece.cadre in RULES.cadre(cadre).continues
            assert row.piece.state.is_open, "no piece continues a refused one"

    @rule(place=PLACE, state=st.sampled_from([*REFUSED, PieceState.LINKED, PieceState.AVAILABLE]))
    def answer_another(self, place, state):
        row = self.piece(place)
        if row is None or row.invoice_id:
            return
        piece = row.piece.model_copy(update={"state": state})
        services.works.note_piece(self.store, self.dossier, piece.id, write(piece), self.today)

    @rule(place=PLACE)
    def take_away(self, place):
        row = self.piece(place)
        if row is not None and not row.invoice_id:
            gone = services.works.remove_piece(self.store, self.dossier, row.piece.id)
            assert gone == row.piece
            services.works.add_piece(self.store, self.dossier, gone)

    @rule(days=st.integers(1, 45))
    def wait(self, days):
        self.today += timedelta(days=days)

    # What holds all along

    @invariant()
    def what_comes_next_follows_an_open_end(self):
        view = self.view
        pieces = {row.piece.id: row.piece for row in view.pieces}
        taken = {piece.continues for piece in pieces.values() if piece.state.is_open and piece.cadre != "A22"}
        # What is not deposited yet calls for nothing.
        ends = {key for key, piece in pieces.items() if piece.state.is_open and piece.is_deposited and key not in taken}
        for step in view.steps:
            assert step.after.id in ends
            assert step.after.cadre in step.cadre.continues
            assert step.mine is (step.who is view.market.mine)
        waited = {step.after.id for step in view.steps}
        for key in ends:
            ordinary = [
                cadre for cadre in RULES.cadres
                if pieces[key].cadre in cadre.continues and cadre.chain != "tacit" and not cadre.when and view.market.present(cadre.by)
            ]  # fmt: skip
            assert not ordinary or key in waited, "an open end has its next step"

    @invariant()
    def months_are_ordered_and_add_up(self):
        months = self.view.months
        assert all(before.month < after.month for before, after in pairwise(months))
        for account in months:
            assert sum(row.amount_total for row in account.lines) == account.total.works
            assert all(row.total == row.before + row.month for row in account.lines)
            assert account.totals.net == account.totals.with_vat - account.totals.already_paid

    @invariant()
    def numbers_follow_in_each_series(self):
        series = {}
        for row in services.home.invoice_table(self.store):
            if row.number:
                prefix, _, rank = str(row.number).rpartition("-")
                series.setdefault(prefix, []).append(int(rank))
        for ranks in series.values():
            assert sorted(ranks) == list(range(1, len(ranks) + 1))


@pytest.mark.parametrize("mine", [role.value for role in (Role.SUPPLIER, Role.COCONTRACTOR, Role.SUBCONTRACTOR, Role.MANAGER)])
def test_any_walk_of_pieces_keeps_the_market_whole(mine):
    # Shrinking a walk would make thousands of files again.
    stages = [Phase.explicit, Phase.reuse, Phase.generate]
    chosen = settings(max_examples=8, stateful_step_count=16, deadline=None, phases=stages, suppress_health_check=list(HealthCheck))
    run_state_machine_as_test(type("Of", (Walk,), {"mine": mine}), settings=chosen)
