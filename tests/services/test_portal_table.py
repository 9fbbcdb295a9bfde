"""The portal's table brought into a real data file, and taken back."""

import time
from datetime import date

import pytest

from chorus_desktop.domain import french
from chorus_desktop.domain.lifecycle import EventKind, InvoiceState
from chorus_desktop.domain.portal_table import Verdict
from chorus_desktop.domain.status_telling import StatusTold
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.services import deposit, issue, life, payments, portal_table
from chorus_desktop.services.home import invoice_table
from tests.helpers.clubs import JANUARY, TODAY

MARCH = date(2026, 3, 3)
FEBRUARY = {"issued_on": "03/02/2026", "period_from": "01/02/2026", "period_to": "02/02/2026"}
TABLE = (
    "N° facture\tStatut\tDate du statut\tDate de dépôt\tMontant TTC\n"
    "FA2026-001\tSuspendue\t20/02/2026\t03/02/2026\t352,50\n"
    "FA2026-002\tMise à disposition du destinataire\t05/02/2026\t04/02/2026\t352,50\n"
    "FA2025-099\tMandatée\t05/02/2026\t04/02/2026\t10,00\n"
)


def silent(*_):
    """Nobody looks at the bar."""


@pytest.fixture
def two(club):
    first, _ = club.issues(JANUARY)
    issue.deposited(club.store, first, TODAY)
    second, _ = club.issues(FEBRUARY)
    return first, second


def opened(club, text=TABLE):
    return portal_table.look(club.store, portal_table.pasted(text), silent)


def events(club, invoice_id):
    return deposit.view(club.store, invoice_id, MARCH).events


def test_a_pasted_table_is_judged_then_written_in_one_act_and_taken_back_in_one(club, two):
    first, second = two
    table = opened(club)
    before = [events(club, each) for each in two]

    judged = portal_table.judge(club.store, table, table.head.chosen, True, MARCH, silent)
    assert [each.verdict for each in judged.rows] == [Verdict.NEW, Verdict.DEPOSIT, Verdict.UNKNOWN_NUMBER]
    assert (judged.good, judged.deposits, judged.shown) == (2, 1, judged.rows)
    assert [events(club, each) for each in two] == before

    brought = portal_table.bring_in(club.store, table, table.head.chosen, True, MARCH, silent)

    assert brought.said == "2 états notés d’après le tableau du portail"
    assert deposit.view(club.store, first, MARCH).life.awaits_her
    assert deposit.view(club.store, second, MARCH).life.deposited_on == date(2026, 2, 4)
    shown = {row.number: (row.said, row.portal) for row in invoice_table(club.store)}
    assert shown["FA2026-002"] == ("Déposée", "Mise à disposition du destinataire")

    assert portal_table.take_back(club.store, brought, MARCH, silent) == 0
    assert [events(club, each)[: len(former)] for each, former in zip(two, before, strict=True)] == before
    assert deposit.view(club.store, first, MARCH).life.status is None
    assert deposit.view(club.store, second, MARCH).state is InvoiceState.FINALISED
    assert events(club, second)[-1].kind is EventKind.DEPOSIT_WITHDRAWN


def test_the_same_table_again_writes_nothing(club, two):
    table = opened(club)
    portal_table.bring_in(club.store, table, table.head.chosen, True, MARCH, silent)

    assert portal_table.judge(club.store, table, table.head.chosen, True, MARCH, silent).good == 0


def test_what_was_told_since_stays_when_the_table_is_taken_back(club, two):
    _, second = two
    table = opened(club)
    brought = portal_table.bring_in(club.store, table, table.head.chosen, True, MARCH, silent)
    life.tell(club.store, second, StatusTold(status="service-fait", on=date(2026, 2, 10)), MARCH)

    assert portal_table.take_back(club.store, brought, MARCH, silent) == 1

    now = deposit.view(club.store, second, MARCH).life
    assert (now.deposited_on, now.status.status) == (date(2026, 2, 4), "service-fait")


def test_a_fact_taken_back_by_hand_meanwhile_is_not_taken_back_twice(club, two):
    first, _ = two
    table = opened(club)
    brought = portal_table.bring_in(club.store, table, table.head.chosen, True, MARCH, silent)
    life.take_back(club.store, first, 2, MARCH, "Erreur")

    assert portal_table.take_back(club.store, brought, MARCH, silent) == 1


def test_deposits_are_left_when_she_does_not_want_them(club, two):
    table = opened(club)

    judged = portal_table.judge(club.store, table, table.head.chosen, False, MARCH, silent)
    assert [each.verdict for each in judged.rows] == [Verdict.NEW, Verdict.NOT_SENT, Verdict.UNKNOWN_NUMBER]


def test_a_deposit_under_which_something_was_paid_since_stays(club, two):
    _, second = two
    table = opened(club)
    brought = portal_table.bring_in(club.store, table, table.head.chosen, True, MARCH, silent)
    amount = french.euros(payments.of_invoice(club.store, second).paid.net)
    assert payments.note(club.store, "", {"on": "01/03/2026", "amount": amount}, {second: amount}, MARCH).id

    assert portal_table.take_back(club.store, brought, MARCH, silent) == 1

    assert deposit.view(club.store, second, MARCH).state is InvoiceState.DEPOSITED
    assert payments.of_invoice(club.store, second).paid.is_whole


def test_columns_chosen_by_hand_are_remembered_for_the_same_titles(club, two):
    text = "Réf\tCe que ça dit\nFA2026-001\tSuspendue\n"
    table = opened(club, text)
    assert "number" not in table.head.chosen

    portal_table.bring_in(club.store, table, {"number": 0, "status": 1}, True, MARCH, silent)

    again = opened(club, text)
    assert (again.remembered, dict(again.head.chosen)) == (True, {"number": 0, "status": 1})


def test_a_file_exported_by_the_portal_is_read_too(club, two, tmp_path):
    path = tmp_path / "export.csv"
    path.write_text(TABLE.replace("\t", ";"), encoding="cp1252")

    table = portal_table.look(club.store, path, silent)
    assert portal_table.judge(club.store, table, table.head.chosen, True, MARCH, silent).good == 2


def test_nothing_copied_is_said(club):
    with pytest.raises(Trouble, match="rien à coller"):
        opened(club, "  ")


def test_a_work_given_up_writes_nothing(club, two):
    table = opened(club)
    before = [events(club, each) for each in two]

    def give_up(_done, _total, doing):
        if "noté" in doing:
            raise StopIteration

    with pytest.raises(StopIteration):
        portal_table.bring_in(club.store, table, table.head.chosen, True, MARCH, give_up)
    assert [events(club, each) for each in two] == before


def test_twenty_thousand_rows_are_judged_with_few_of_them_shown(club, two):
    rows = "".join(f"ZZ2026-{rank:05}\tMandatée\t05/02/2026\t04/02/2026\t10,00\n" for rank in range(20_000))
    table = opened(club, TABLE + rows)
    began = time.monotonic()
    steps = []

    judged = portal_table.judge(club.store, table, table.head.chosen, True, MARCH, lambda *step: steps.append(step))

    assert time.monotonic() - began < 30
    assert (len(judged.rows), len(judged.shown), judged.good) == (20_003, portal_table.MOST_SHOWN, 2)
    assert [each.verdict for each in judged.shown[:2]] == [Verdict.NEW, Verdict.DEPOSIT]
    assert len(steps) > 20
