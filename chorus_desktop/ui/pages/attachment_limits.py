"""What the portal still takes: the size of all the pieces against its limit."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QProgressBar

from chorus_desktop.domain import french
from chorus_desktop.domain.portal import PortalLimits
from chorus_desktop.ui.widgets.boxes import Card
from chorus_desktop.ui.widgets.words import restyle, words

if TYPE_CHECKING:
    from chorus_desktop.domain.attachment_room import Room

STEPS = 1000


class LimitsCard(Card):
    """A bar and its words."""

    def __init__(self) -> None:
        super().__init__(gap=8)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, STEPS)
        self._bar.setAccessibleName("Taille de toutes les pièces")
        self._left = words("")
        self._each = words("", "caption")
        for piece in (
            words("Ce que le portail accepte", "subheading"),
            self._bar,
            self._left,
            self._each,
            words("Les noms d’origine ne partent pas\u00a0: chaque pièce est déposée sous le nom affiché.", "caption"),
        ):
            self.body.addWidget(piece)

    def show_room(self, room: "Room", limits: PortalLimits) -> None:
        """Show what the pieces weigh, against the portal's limits."""
        self._bar.setValue(min(STEPS, -(-room.size * STEPS // room.limit)))
        whole = french.size(room.limit)
        self._left.setText(
            f"{french.size(room.size)} sur {whole}\u00a0: il reste {french.size(room.left)}."
            if room.left >= 0
            else f"{french.size(-room.left)} de trop sur {whole}."
        )
        restyle(self._left, "body" if room.left >= 0 else "problem")
        self._each.setText(f"{french.size(limits.file_bytes)} au plus par fichier.")
