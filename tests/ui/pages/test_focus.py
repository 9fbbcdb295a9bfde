"""Where the cursor lands when a page is opened on something, or after an act."""

import pytest
from PySide6.QtWidgets import QApplication

from chorus_desktop import services
from chorus_desktop.domain.convention import Convention
from chorus_desktop.store.dossiers import dossier, save_dossier
from chorus_desktop.ui.pages.invoice import InvoicePage
from chorus_desktop.ui.pages.issued import IssuedPage


def opened_before_it_is_read(room, field):
    """The page as the program opens it: shown at once, its draft read a moment later."""
    invoice_id, ask, waiting = room.club.draft(), room.desk.ask, []
    room.desk.ask = lambda *args, **named: waiting.append((args, named))
    page = room.show(InvoicePage(room.desk, invoice_id, field))
    room.desk.ask = ask
    for args, named in waiting:
        ask(*args, **named)
    QApplication.processEvents()
    return page


@pytest.mark.parametrize(
    ("field", "name"),
    [
        ("engagement", "Engagement de cette facture"),
        ("period_to", "Période au"),
        ("comment", "Commentaire pour le portail"),
    ],
)
def test_a_draft_that_is_read_after_its_page_is_shown_gets_the_cursor_where_it_was_sent(room, field, name):
    page = opened_before_it_is_read(room, field)

    assert room.focus() == name
    assert page.isAncestorOf(QApplication.focusWidget())


def test_the_reason_that_a_convention_asks_for_is_in_sight_when_it_gets_the_cursor(room, qtbot):
    saved = dossier(room.store, room.club.dossier)
    save_dossier(room.store, room.club.dossier, saved.value.model_copy(update={"convention": Convention()}), saved.unread)
    room.shell.resize(1000, 500)

    page = opened_before_it_is_read(room, "convention_reason")

    assert room.focus() == "Pourquoi sans convention signée\u00a0?"
    field = QApplication.focusWidget()
    qtbot.waitUntil(lambda: field.visibleRegion().boundingRect().height() == field.height())
    assert page.area.verticalScrollBar().value() > 0


def test_after_the_day_of_the_deposit_one_is_led_on_and_does_not_wait_on_undoing_it(room):
    issued = room.club.issue()
    room.show(IssuedPage(room.desk, issued))
    room.named("Je l’ai déposée").setFocus()

    room.press("Je l’ai déposée")

    assert services.deposit.view(room.store, issued, room.today).state.value == "deposited"
    assert room.ways.taken == [("deposited", issued)]
