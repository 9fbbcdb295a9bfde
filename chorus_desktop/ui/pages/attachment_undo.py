"""« Annuler » of the bar that says what was done to attachments; it stays when the page where that was done is gone."""

from chorus_desktop import services
from chorus_desktop.ui import announce
from chorus_desktop.ui.desk import Desk


def take_back(desk: Desk, invoice_id: str) -> None:
    """Undo the last act on the attachments of a draft, then show again what the page shown says of them.

    Args:
        desk: what a page may ask for.
        invoice_id: the draft.
    """

    # Holds no page: whichever is shown then is brought up to date.
    def done(said: str) -> None:
        page = desk.shell.page
        if page is not None:
            page.returned()
            if said:
                announce.say(page, f"Annulé\u00a0: {said}")

    # It takes a moment; no page has a card for it.
    desk.ask_long(services.attachments.undo, invoice_id, desk.today, then=done, otherwise=desk.dialogs.trouble)
