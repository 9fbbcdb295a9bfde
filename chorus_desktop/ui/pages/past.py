"""« Ce que vous avez facturé avant »: so that numbers go on from there and engagements know what they carry."""

from functools import partial

from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.pages.past_panel import PastPanel
from chorus_desktop.ui.widgets.buttons import PrimaryButton
from chorus_desktop.ui.widgets.page import Page


class PastPage(Page):
    """The list of earlier invoices of an association."""

    def __init__(self, desk: Desk, association_id: str) -> None:
        super().__init__(
            "Ce que vous avez facturé avant",
            where="Mon association",
            subtitle="Les factures faites sans ce programme, pour que les numéros se suivent.",
        )
        self._panel = PastPanel(desk, association_id)
        self.first = self._panel.form.first
        self.add(self._panel)
        self.add_actions(PrimaryButton("J’ai terminé", partial(self._panel.finish, desk.back)))
        self.returned()

    def returned(self) -> None:
        self._panel.read_again()

    def leaving(self) -> None:
        self._panel.flush()
