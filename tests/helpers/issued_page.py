"""The page of an issued document, as its tests read it."""

from datetime import date

from chorus_desktop import services
from chorus_desktop.domain.status_telling import StatusTold
from chorus_desktop.services.views import IssuedView
from chorus_desktop.ui.pages.issued import IssuedPage
from chorus_desktop.ui.pages.issued_payments import PaymentsCard
from chorus_desktop.ui.widgets.buttons import Button
from tests.helpers.rooms import Room

DEPOSITED, SEEN = date(2026, 2, 2), date(2026, 2, 3)


def with_its_money(room: Room, invoice_id: str) -> str:
    """What the page says once its payments are unfolded."""
    page = room.show(IssuedPage(room.desk, invoice_id))
    for card in page.findChildren(PaymentsCard):
        card.open()
    return "\n".join([room.reads(), *(button.text() for button in room.everything(Button))])


def view(room: Room, invoice_id: str) -> IssuedView:
    return services.deposit.view(room.store, invoice_id, room.today)


def tells(room: Room, invoice_id: str, key: str, on: date = SEEN, motive: str = "") -> None:
    """What the portal shows of it, told without being asked whether one is sure."""
    services.life.tell(room.store, invoice_id, StatusTold(status=key, on=on, motive=motive), room.today, True)
