"""The page of an issued document, as its tests read it."""

from chorus_desktop.ui.pages.issued import IssuedPage
from chorus_desktop.ui.pages.issued_payments import PaymentsCard
from chorus_desktop.ui.widgets.buttons import Button
from tests.helpers.rooms import Room


def with_its_money(room: Room, invoice_id: str) -> str:
    """What the page says once its payments are unfolded."""
    page = room.show(IssuedPage(room.desk, invoice_id))
    for card in page.findChildren(PaymentsCard):
        card.open()
    return "\n".join([room.reads(), *(button.text() for button in room.everything(Button))])
