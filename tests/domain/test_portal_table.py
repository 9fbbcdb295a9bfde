"""The portal's table of invoices: every sort of row, judged beside what is known."""

from datetime import date

import pytest

from chorus_desktop.domain.columns import guess
from chorus_desktop.domain.lifecycle import Event, EventKind
from chorus_desktop.domain.portal_status import Phase
from chorus_desktop.domain.portal_table import WANTED, Ours, Verdict, by_day, judged
from chorus_desktop.domain.references import InvoiceNumber
from chorus_desktop.services import data

TODAY, ISSUED, DEPOSITED = date(2026, 3, 3), date(2026, 1, 31), date(2026, 2, 2)


def deposit(on=DEPOSITED):
    return Event(kind=EventKind.DEPOSITED, on=on)


def status(key, on):
    return Event(kind=EventKind.STATUS, on=on, status=key, phase=data.status(key).phase)


def ours(*events, number="FA2026-001", siret="12345678200010", amounts=(52_500,), key="a"):
    return Ours(id=key, number=InvoiceNumber(number), siret=siret, issued_on=ISSUED, amounts=amounts, events=events)


def one(cells, *known, deposits=True):
    """The judgement of a single row."""
    row = {"number": "FA2026-001", "status": "Suspendue", "on": "20/02/2026", **cells}
    (found,) = judged([(2, row)], known or (ours(deposit()),), data.statuses(), TODAY, deposits=deposits)
    assert found.verdict.label
    assert found.why
    return found


def test_a_new_state_is_kept_with_its_motive():
    found = one({"motive": " Pièce illisible "})

    assert found.verdict is Verdict.NEW
    assert found.events == (
        Event(kind=EventKind.STATUS, on=date(2026, 2, 20), status="suspendue", phase=Phase.RETURNED, reason="Pièce illisible"),
    )
    assert "20 février 2026" in found.why


@pytest.mark.parametrize(
    ("cells", "known", "verdict"),
    [
        ({"number": ""}, None, Verdict.NO_NUMBER),
        ({"number": "FA2026-099"}, None, Verdict.UNKNOWN_NUMBER),
        ({"number": "fa2026-001"}, None, Verdict.NEW),
        ({"status": "En orbite"}, None, Verdict.UNKNOWN_STATUS),
        ({"status": "MISE_EN_PAIEMENT"}, None, Verdict.NEW),
        ({"on": "demain"}, None, Verdict.BAD_DAY),
        ({"on": "31/02/2026"}, None, Verdict.BAD_DAY),
        ({"deposited": "n’importe quoi"}, None, Verdict.BAD_DAY),
        ({"on": "04/03/2026"}, None, Verdict.FUTURE),
        ({"deposited": "04/03/2026"}, None, Verdict.FUTURE),
        ({"on": "01/02/2026"}, None, Verdict.BEFORE),
        ({"on": "2026-02-20 08:15:00"}, None, Verdict.NEW),
        ({"on": "20 février 2026"}, None, Verdict.NEW),
        ({"on": ""}, None, Verdict.NEW),
        ({"amount": "525,00 €"}, None, Verdict.NEW),
        ({"amount": "-525"}, None, Verdict.NEW),
        ({"amount": "525,01"}, None, Verdict.AMOUNT),
        ({"amount": "?"}, None, Verdict.NEW),
        ({}, ours(deposit(), status("suspendue", date(2026, 2, 20))), Verdict.KNOWN),
        ({"on": ""}, ours(deposit(), status("suspendue", date(2026, 2, 10))), Verdict.KNOWN),
        ({}, ours(deposit(), status("mise-a-disposition", date(2026, 2, 25))), Verdict.EARLIER),
        ({}, ours(deposit(), status("rejetee", date(2026, 2, 10))), Verdict.AFTER_FINAL),
        ({}, ours(Event(kind=EventKind.CANCELLED, on=DEPOSITED)), Verdict.CANCELLED),
        ({}, ours(), Verdict.DEPOSIT),
        ({"status": "Brouillon"}, ours(), Verdict.NOT_SENT),
        ({"on": "30/01/2026"}, ours(), Verdict.BEFORE),
        ({"deposited": "30/01/2026"}, ours(), Verdict.BEFORE),
    ],
)
def test_every_sort_of_row(cells, known, verdict):
    found = one(cells, *([known] if known else []))

    assert found.verdict is verdict
    assert bool(found.events) is verdict.writes


def test_a_deposit_that_was_not_told_takes_the_tables_day():
    found = one({"deposited": "05/02/2026"}, ours())
    assert [(event.kind, event.on) for event in found.events] == [
        (EventKind.DEPOSITED, date(2026, 2, 5)),
        (EventKind.STATUS, date(2026, 2, 20)),
    ]
    assert one({}, ours()).events[0].on == date(2026, 2, 20)
    assert one({}, ours(), deposits=False).verdict is Verdict.NOT_SENT


def test_two_associations_with_one_number_are_told_apart_by_their_siret():
    both = ours(deposit()), ours(deposit(), siret="98765432400019", key="b")

    assert one({}, *both).verdict is Verdict.TWO
    assert one({"seller": "987 654 324 00019"}, *both).invoice == "b"
    assert one({"seller": "1"}, *both).verdict is Verdict.UNKNOWN_NUMBER


def test_a_table_may_hold_a_whole_history_in_any_order():
    rows = [
        (2, {"number": "FA2026-001", "status": "Suspendue", "on": "20/02/2026"}),
        (3, {"number": "FA2026-001", "status": "Déposée", "on": "02/02/2026"}),
        (4, {"number": "FA2026-001", "status": "Mise à disposition du destinataire", "on": "04/02/2026"}),
        (5, {"number": "FA2026-001", "status": "Suspendue", "on": "20/02/2026"}),
        (6, {"number": "FA2026-001", "status": "Suspendue", "on": "un jour"}),
        (7, {"number": "FA2026-001", "status": "Suspendue"}),
    ]

    found = list(judged(by_day(rows), (ours(),), data.statuses(), TODAY, deposits=True))

    assert [(each.row, each.verdict) for each in found] == [
        (3, Verdict.DEPOSIT),
        (4, Verdict.NEW),
        (2, Verdict.NEW),
        (5, Verdict.KNOWN),
        (6, Verdict.BAD_DAY),
        (7, Verdict.KNOWN),
    ]


@pytest.mark.parametrize(
    "titles",
    [
        ("Numéro de facture", "Date de facture", "Montant TTC", "Statut", "Date du statut"),
        ("Statut de la facture", "N° facture", "Date de dépôt", "Date de changement de statut"),
        ("Fournisseur", "Destinataire", "N° de facture", "Etat"),
    ],
)
def test_usual_titles_are_found_in_any_order(titles):
    found = guess(WANTED, titles)

    assert titles[found["number"]] in {"Numéro de facture", "N° facture", "N° de facture"}
    assert titles[found["status"]] in {"Statut", "Statut de la facture", "Etat"}
