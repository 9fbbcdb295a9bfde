"""The companion over a real data file: where it was left, what it finds in the deposit folder, when it forgets."""

from datetime import date

import pytest

from chorus_desktop.domain import deposit as form
from chorus_desktop.domain.companion import Progress
from chorus_desktop.domain.lifecycle import InvoiceState
from chorus_desktop.services import companion, data, deposit, invoices, issue
from chorus_desktop.store.issuing import issued as issued_document
from chorus_desktop.store.settings import set_setting
from tests.helpers import clubs
from tests.helpers.clubs import TODAY

HALFWAY = Progress(screen="references", done=("cadre", "FA2026-001.pdf", "number"))


@pytest.fixture
def issued(club):
    return club.issues()[0]


def test_the_values_shown_are_those_of_the_issued_document(club, issued):
    view = companion.view(club.store, issued, TODAY)

    shown = {line.key: line.copied for screen in view.screens for block in screen.blocks for line in block.lines}
    known = form.values(issued_document(club.store, issued), data.portal())
    assert shown == {key: value for key, value in known.items() if value or key in shown}
    assert (view.title, view.state) == ("Facture n°\u00a0FA2026-001", InvoiceState.FINALISED)


def test_a_credit_note_has_its_own_words_and_number(club, issued):
    issue.deposited(club.store, issued, TODAY)
    credit = invoices.credit(club.store, issued, TODAY)
    view = invoices.view(club.store, credit, TODAY)
    invoices.save(club.store, credit, {**view.typed, "reason": "Une séance en trop"}, view.lines, TODAY)
    issue.finalise(club.store, credit, TODAY)

    lines = {
        line.key: line for screen in companion.view(club.store, credit, TODAY).screens for block in screen.blocks for line in block.lines
    }

    assert (lines["kind"].copied, lines["original_number"].copied, lines["payment"].copied) == ("Avoir", "FA2026-001", "")
    assert lines["number"].copied.startswith("AV")


def test_the_files_are_there_once_the_folder_is_written_and_missed_when_one_goes(club, issued, tmp_path):
    before = companion.view(club.store, issued, TODAY)
    folder = deposit.write(club.store, issued, tmp_path / "dépôts", TODAY)
    written = companion.view(club.store, issued, TODAY)
    (folder / "PJ1-attestations-FA2026-001.pdf").unlink()

    assert (before.folder, before.whole) == ("", False)
    assert (written.folder, written.whole) == (str(folder), True)
    assert not companion.view(club.store, issued, TODAY).whole


def test_what_the_page_warns_of_is_warned_of_here_too(club, issued, tmp_path):
    other = tmp_path / "dépôts" / "FA2026-001" / "FA2026-001.pdf"
    other.parent.mkdir(parents=True)
    other.write_bytes(b"the one that was deposited")
    deposit.write(club.store, issued, tmp_path / "dépôts", TODAY)

    view = companion.view(club.store, issued, TODAY)

    assert "deposit.beside" in [problem.code for problem in view.warnings]
    assert view.warnings == deposit.view(club.store, issued, TODAY).warnings


def test_how_far_one_is_outlives_the_program(club, issued):
    companion.keep(club.store, issued, HALFWAY)
    companion.open_on(club.store, issued)
    club.store.close()

    store = clubs.opened(club.folder)
    try:
        assert companion.left_open(store) == issued
        assert companion.view(store, issued, TODAY).progress == HALFWAY
    finally:
        store.close()


def test_a_companion_that_was_closed_is_not_opened_again_and_keeps_its_place(club, issued):
    companion.keep(club.store, issued, HALFWAY)
    companion.open_on(club.store, issued)
    companion.open_on(club.store, "")

    assert companion.left_open(club.store) == ""
    assert companion.progress(club.store, issued) == HALFWAY


def test_once_deposited_the_place_is_forgotten(club, issued):
    companion.keep(club.store, issued, HALFWAY)
    companion.open_on(club.store, issued)
    issue.deposited(club.store, issued, date(2026, 2, 2))

    assert companion.left_open(club.store) == ""
    assert companion.progress(club.store, issued) == Progress()


def test_the_deposit_of_one_leaves_the_companion_of_another_where_it_is(club, issued):
    other, _ = club.issues()
    companion.open_on(club.store, other)
    issue.deposited(club.store, issued, TODAY)

    assert companion.left_open(club.store) == other


def test_a_document_cancelled_since_is_not_opened_again(club, issued):
    companion.open_on(club.store, issued)
    issue.cancel(club.store, issued, TODAY, "Une séance manque")

    assert companion.left_open(club.store) == ""


def test_a_document_that_is_no_more_is_not_opened_again(club):
    companion.open_on(club.store, "gone")

    assert companion.left_open(club.store) == ""


def test_a_place_that_cannot_be_read_is_the_beginning(club, issued):
    set_setting(club.store, f"companion.{issued}", "{spoilt")

    assert companion.progress(club.store, issued) == Progress()
