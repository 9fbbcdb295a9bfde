"""A statement from the file to the payments: compared, kept, imported again; and one of twenty thousand lines."""

from datetime import date

import pytest

from chorus_desktop.domain.matching import Confidence
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.services import associations, bank, issue, payments
from tests.helpers import banks
from tests.helpers.banks import MEMBERS, line
from tests.helpers.clubs import LINE, TODAY

MARCH = date(2026, 3, 31)


class GivenUpError(Exception):
    """Somebody pressed « Arrêter »."""


def quiet(*_):
    """Nobody looks how far it is."""


@pytest.fixture
def waiting(club):
    """Two invoices that wait, of 352,50 € and 75,00 €."""
    ids = [club.issues()[0], club.issues(lines=({**LINE, "quantity": "10"},))[0]]
    for each in ids:
        issue.deposited(club.store, each, TODAY)
    return ids


@pytest.fixture
def lines():
    members = [line(1_500 + rank, MEMBERS[rank % 5]) for rank in range(40)]
    return [*members, line(35_250, "VIR SEPA DRFIP NORMANDIE FA 2026 001"), line(7_500, "VIR SGC PORT NEUF"), line(-35_250, "CHEQUE 12")]


def looked(club, data, name="releve.csv"):
    path = club.folder / name
    path.write_bytes(data)
    return bank.look(club.store, path, quiet)


def compared(club, seen):
    return bank.compare(club.store, seen.statement, seen.head.chosen if seen.head else {}, MARCH, quiet)


@pytest.mark.parametrize(("make", "name"), [(banks.csv, "a.csv"), (banks.ofx, "a.ofx"), (banks.camt, "a.xml")])
def test_a_file_is_compared_kept_and_recognised_the_second_time(club, waiting, lines, make, name):
    seen = looked(club, make(lines), name)
    found = compared(club, seen)

    assert [(each.confidence, found.numbers[each.shares[0].invoice]) for each in found.proposals] == [
        (Confidence.SURE, "FA2026-001"), (Confidence.LIKELY, "FA2026-002"),
    ]  # fmt: skip
    assert (found.incoming, found.noted, found.unread, found.waiting) == (42, 0, 0, 2)

    ids = bank.keep(club.store, found.proposals, seen.statement.source, MARCH)

    assert [payments.of_invoice(club.store, each).paid.left for each in waiting] == [0, 0]
    again = compared(club, looked(club, make(lines), name))
    assert (again.proposals, again.remarks, again.noted, again.incoming) == ((), (), 2, 42)
    payments.delete(club.store, ids, MARCH)
    assert len(compared(club, seen).proposals) == 2


def test_nothing_of_the_members_is_kept(club, waiting, lines):
    seen = looked(club, banks.csv(lines))
    bank.remember(club.store, seen.statement, seen.head.chosen)
    bank.keep(club.store, compared(club, seen).proposals, seen.statement.source, MARCH)

    club.store.rows("PRAGMA wal_checkpoint")
    kept = club.store.path.read_bytes()
    assert b"FA 2026 001" in kept
    assert not any(member.encode() in kept for member in MEMBERS)


def test_a_payment_noted_by_hand_is_recognised(club, waiting, lines):
    payments.note(club.store, "", {"on": "14/03/2026", "amount": "352,50", "label": ""}, {waiting[0]: "352,50"}, MARCH)

    found = compared(club, looked(club, banks.csv(lines)))

    assert (len(found.proposals), found.noted) == (1, 1)


def test_lines_of_invoices_that_cannot_be_paid_are_told(club, waiting):
    associations.add_past(club.store, club.association, {"number": "FA2025-040", "day": "12/12/2025", "amount": "100"})
    said = [
        each.said for each in compared(club, looked(club, banks.csv([line(10_000, "VIR FA2025-040"), line(9_999, "COTISATION")]))).remarks
    ]

    assert len(said) == 1
    assert "FA2025-040 a été faite avant ce programme" in said[0]


def test_tomorrows_lines_and_unreadable_ones_are_left_aside(club, waiting, lines):
    data = banks.csv([*lines, line(35_250, "VIR FA2026-001", on=date(2026, 4, 2))]).decode("cp1252") + "32/03/2026;VIR;;12,00\r\n"
    found = compared(club, looked(club, data.encode("cp1252")))

    assert (found.incoming, found.unread) == (42, 1)
    assert "32/03/2026" in found.problems[0].problem.sentence


def test_columns_chosen_by_hand_are_remembered_for_the_same_titles(club, waiting):
    data = "Jour d’écriture;Texte;Valeur;Autre\r\n12/03/2026;VIR FA2026-001;352,50;x\r\n".encode("cp1252")
    first = looked(club, data)
    assert "amount" not in first.head.chosen
    chosen = {"on": 0, "label": 1, "amount": 2}

    bank.remember(club.store, first.statement, chosen)

    assert looked(club, data).head.chosen == chosen
    assert looked(club, data.replace(b"Autre", b"Solde")).head.chosen != chosen


def test_pasted_lines_are_compared_too(club, waiting):
    seen = bank.look(club.store, "12/03/2026 VIR DRFIP FA2026-001 352,50\n13/03/2026 CB LIBRAIRIE -12,00\n", quiet)

    assert [each.line.amount for each in compared(club, seen).proposals] == [35_250]


def test_another_kind_of_file_is_told(club):
    with pytest.raises(Trouble, match="est un PDF"):
        looked(club, b"%PDF-1.7", "releve.pdf")


def test_twenty_thousand_lines_are_read_compared_and_may_be_given_up(club, waiting, lines):
    many = [line(2_000 + rank, f"VIR COTISATION {rank} LINA A") for rank in range(20_000)]
    seen = looked(club, banks.csv([*many, *lines]))
    told = []
    found = bank.compare(club.store, seen.statement, seen.head.chosen, MARCH, lambda *step: told.append(step))

    assert {found.numbers[each.shares[0].invoice] for each in found.proposals} == {"FA2026-001", "FA2026-002"}
    assert len(told) > 100

    def stop(done, total, doing):
        if done > 10_000:
            raise GivenUpError

    with pytest.raises(GivenUpError):
        bank.compare(club.store, seen.statement, seen.head.chosen, MARCH, stop)
    assert payments.listed(club.store) == []
