"""The companion beside the real window: opened from the page of the invoice, found again after a restart, led to the end."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from chorus_desktop.services import companion, issue
from chorus_desktop.ui.companion.window import CompanionWindow
from tests.helpers import clubs
from tests.helpers.beside import Beside

DAY = date(2026, 2, 3)


@pytest.fixture
def finalised(tmp_path):
    """A data file whose only invoice waits to be deposited; its id."""
    store = clubs.opened(tmp_path, DAY)
    invoice_id, _ = clubs.judo(store, tmp_path).issues()
    store.close()
    return invoice_id


def companions():
    return [window for window in QApplication.topLevelWidgets() if isinstance(window, CompanionWindow) and window.isVisible()]


def beside(volunteer):
    """The companion that is open; exactly one."""
    volunteer.qtbot.waitUntil(lambda: len(companions()) == 1)
    volunteer.settles()
    return Beside(companions()[0])


def opens_it(volunteer, invoice_id):
    volunteer.program.navigator.issued(invoice_id)
    volunteer.is_on("Facture n° FA2026-001")
    volunteer.presses("Déposer avec le compagnon")
    return beside(volunteer)


def test_it_is_found_again_where_it_was_after_a_restart(arrives, finalised):
    volunteer = arrives(DAY)
    window = opens_it(volunteer, finalised)
    for _ in range(6):
        window.copies()
    volunteer.settles()
    heading, waits = window.heading, [line for line in window.reads().splitlines() if line.startswith("F8 copie")]
    volunteer.leaves()
    assert companions() == []

    again = beside(arrives(DAY))

    assert again.heading == heading == "Vérifier qui paie et qui est payé"
    assert [line for line in again.reads().splitlines() if line.startswith("F8 copie")] == waits


def test_closed_by_hand_it_does_not_come_back_by_itself(arrives, finalised):
    volunteer = arrives(DAY)
    opens_it(volunteer, finalised).window.close()
    volunteer.settles()
    volunteer.leaves()

    again = arrives(DAY)
    again.settles()

    assert companions() == []


def test_led_to_its_end_it_tells_the_deposit_and_opens_what_comes_next(arrives, finalised, tmp_path):
    volunteer = arrives(DAY)
    window = opens_it(volunteer, finalised)
    volunteer.goes_to("Accueil")
    while window.heading != "Garder la preuve":
        window.copies()
    window.presses("C’est envoyé")
    volunteer.settles()

    volunteer.is_on("Facture FA2026-001 déposée")
    volunteer.sees("Déposée le", "3 février 2026")
    assert companions() == []
    volunteer.leaves()
    store = clubs.opened(tmp_path, DAY)
    assert (companion.left_open(store), companion.progress(store, finalised).done) == ("", ())
    store.close()


def test_told_beside_the_page_of_the_invoice_that_page_is_read_again_on_the_way_back(arrives, finalised):
    volunteer = arrives(DAY)
    window = opens_it(volunteer, finalised)
    while window.heading != "Garder la preuve":
        window.copies()
    window.presses("C’est envoyé")
    volunteer.is_on("Facture FA2026-001 déposée")
    volunteer.presses("Retour")

    volunteer.is_on("Facture n° FA2026-001")
    volunteer.sees("Déposée le 3 février 2026")


def test_asked_for_twice_it_is_one_and_another_document_takes_its_place(arrives, finalised, tmp_path):
    store = clubs.opened(tmp_path, DAY)
    other = clubs.Club(store, *_dossier(store), tmp_path).issues()[0]
    store.close()
    volunteer = arrives(DAY)
    opens_it(volunteer, finalised)
    volunteer.presses("Déposer avec le compagnon")
    assert beside(volunteer).window.invoice_id == finalised

    volunteer.program.navigator.companion(other)
    volunteer.settles()

    assert beside(volunteer).window.invoice_id == other


def _dossier(store):
    row = store.rows("SELECT association_id, id FROM dossier")[0]
    return row[0], row[1]


def test_one_deposited_in_the_moment_between_opens_none(arrives, finalised, tmp_path):
    store = clubs.opened(tmp_path, DAY)
    issue.deposited(store, finalised, DAY)
    store.close()
    volunteer = arrives(DAY)
    volunteer.program.navigator.companion(finalised)
    volunteer.settles()

    assert companions() == []


def test_a_word_is_explained_in_the_main_window(arrives, finalised):
    volunteer = arrives(DAY)
    window = opens_it(volunteer, finalised)
    while "Cadre de facturation" not in window.reads():
        window.copies()
    window.presses("C’est quoi\u00a0: Cadre de facturation")

    volunteer.sees("Cadre de facturation")
    assert volunteer.heading != "Facture n°\u00a0FA2026-001"


def test_another_data_file_takes_the_companion_of_the_former_one_away(arrives, finalised):
    volunteer = arrives(DAY)
    opens_it(volunteer, finalised)
    with volunteer.qtbot.waitSignal(volunteer.program.ready, timeout=15_000):
        volunteer.picks_from_menu("S’exercer avec un exemple")
    volunteer.settles()
    assert companions() == []

    with volunteer.qtbot.waitSignal(volunteer.program.ready, timeout=15_000):
        volunteer.picks_from_menu("Revenir à mes dossiers")

    assert beside(volunteer).window.invoice_id == finalised
