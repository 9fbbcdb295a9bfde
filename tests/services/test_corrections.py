"""What a second look found: a credit note on its invoice's engagement, a good copy put back over a damaged file."""

from datetime import date

from chorus_desktop.services import dossiers, invoices, issue, safety
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
