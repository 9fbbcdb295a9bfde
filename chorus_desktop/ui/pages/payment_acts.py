"""What is offered once payments were noted, or deleted: to take it back."""

from functools import partial

import shiboken6

from chorus_desktop import services
from chorus_desktop.domain.french import plural
from chorus_desktop.ui.desk import Desk


def noted(desk: Desk, payment_ids: tuple[str, ...]) -> None:
    """Say that payments were noted; « Annuler » puts them in the trash."""
    count = len(payment_ids)
    said = f"{plural(count, 'paiement')} {'notés' if count > 1 else 'noté'}."
    desk.offer_undo(said, partial(_act, desk, services.payments.delete, payment_ids, desk.today), icon="check")


def deleted(desk: Desk, payment_id: str) -> None:
    """Say that a payment is in the trash; « Annuler » puts it back."""
    desk.offer_undo("Paiement supprimé.", partial(_act, desk, services.payments.put_back, (payment_id,)))


def _act(desk: Desk, function: "object", *args: object) -> None:
    def again(_: object) -> None:
        page = desk.shell.page
        if page is not None and shiboken6.isValid(page):
            page.returned()

    desk.ask(function, *args, then=again)  # type: ignore[arg-type]  # one of the two above
