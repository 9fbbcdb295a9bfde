"""What a second look found: a credit note on its invoice's engagement, a good copy put back over a damaged file."""

from datetime import date

import pytest

from chorus_desktop.services import associations, dossiers, invoices, issue, safety
from chorus_desktop.services.views import Refused
from tests.helpers import clubs

DECEMBER = {"issued_on": "20/12/2025", "period_from": "01/11/2025", "period_to": "30/11/2025"}
FEBRUARY = date(2026, 2, 3)


def test_a_credit_note_gives_back_to_the_engagement_of_its_invoice(club, store):
    invoice_id, number = club.issues(DECEMBER, today=date(2025, 12, 20))

    credit = invoices.view(store, invoices.credit(store, invoice_id, FEBRUARY), FEBRUARY)

    assert credit.work.pick is not None
    assert credit.work.pick.engagement is not None
    assert credit.work.pick.engagement.number == "CP2025/4388/1"
    assert number in credit.work.pick.because
    assert [problem.code for problem in credit.problems if problem.where.startswith("invoice")] == []
    issue.finalise(store, credit.id, FEBRUARY)
    assert {use.number: use.used for use in dossiers.view(store, club.dossier, FEBRUARY).use}["CP2025/4388/1"] == 0


def test_a_credit_note_names_an_invoice_of_the_association_and_gives_back_no_more(club, store):
    invoice_id, number = club.issues()
    issue.deposited(store, invoice_id, FEBRUARY)
    assert associations.add_past(store, club.association, {"number": "X2025-9", "day": "01/12/2025", "amount": "100"}) == ()
    assert associations.add_past(store, club.association, {"number": "X2025-10", "day": "02/12/2025"}) == ()

    def said(credit, quantity="47", **typed):
        line = {**clubs.LINE, "quantity": quantity}
        found = invoices.save(store, credit, typed, [line], FEBRUARY).problems
        return [problem.code for problem in found if problem.where == "invoice.original_number"]

    first = invoices.credit(store, invoice_id, FEBRUARY)
    assert said(first) == []
    assert said(first, original_number="fa2026-001") == []
    assert said(first, original_number="FA1999-777") == ["invoice.original_unknown"]
    with pytest.raises(Refused):
        issue.finalise(store, first, FEBRUARY)
    assert said(first, original_number="X2025-9") == ["invoice.original_exceeded"]
    assert said(first, original_number="X2025-10") == []
    assert said(first, quantity="48", original_number=number) == ["invoice.original_exceeded"]
    assert said(first, quantity="30") == []
    given = issue.finalise(store, first, FEBRUARY)

    second = invoices.credit(store, invoice_id, FEBRUARY)
    assert said(second, quantity="18") == ["invoice.original_exceeded"]
    assert said(second, quantity="17") == []
    assert said(second, original_number=given) == ["invoice.original_unknown"]

    replaced = issue.cancel(store, first, FEBRUARY, "erreur")
    assert said(second, quantity="47", original_number=number) == []
    assert said(replaced, quantity="47") == []
    waiting, cancelled = club.issues()
    issue.cancel(store, waiting, FEBRUARY, "erreur")
    assert said(second, original_number=cancelled) == ["invoice.original_unknown"]


def test_a_good_copy_replaces_a_damaged_file(club, store, tmp_path):
    copy = safety.save_copy(store, tmp_path / "copie.chorus")
    store.close()
    data = tmp_path / "dossiers.chorus"
    whole = data.read_bytes()
    data.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))

    aside = safety.replace_with(copy, data, tmp_path / "sauvegardes", FEBRUARY).aside

    assert aside is not None
    assert safety.look(data).associations == ("Judo Club de la Baie",)
    again = clubs.opened(tmp_path)
    again.close()
