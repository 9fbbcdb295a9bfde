"""One thing of the page of an issued document, open or folded to its title, the state of it in sight either way."""

from chorus_desktop.ui.widgets.boxes import Card, Item, boxed, horizontal, vertical
from chorus_desktop.ui.widgets.buttons import Button
from chorus_desktop.ui.widgets.flow import Flow
from chorus_desktop.ui.widgets.status import StatusPill
from chorus_desktop.ui.widgets.words import words


class Section(Card):
    """A card with a title; ``body`` is what stands under it.

    Args:
        title: what it is about.
        items: what it holds.
        folded: only the title is shown, a button that opens the rest.
        gap: between the items, in units.
    """

    def __init__(self, title: str, *items: Item, folded: bool = False, gap: float = 12) -> None:
        super().__init__(gap=gap)
        self._opener = (
            Button(title, lambda: self.open(shown=self._content.isHidden()), kind="link", icon="chevron-right") if folded else None
        )
        self._heading = self._opener or words(title, "subheading")
        self._pill = StatusPill("todo")
        self._pill.hide()
        if self._opener is not None:
            # Both may not fit on one line in a large text.
            self.body.addWidget(Flow(self._opener, self._pill, gap=12))
        else:
            self.body.addLayout(horizontal((self._heading, 1), self._pill, gap=12))
        inside = vertical(*items, gap=gap)
        self._content = boxed(inside)
        self.body.addWidget(self._content)
        self.body = inside
        self.open(shown=not folded)

    def open(self, *, shown: bool = True) -> None:
        """Show or fold what stands under the title."""
        self._content.setVisible(shown)
        if self._opener is not None:
            self._opener.show_icon("chevron-down" if shown else "chevron-right")
            self._opener.setAccessibleDescription("Ouvert" if shown else "Fermé")

    def say(self, title: str, status: str = "", pill: str = "") -> None:
        """Another title, and how far it is (a key of ``TONES``) in words."""
        self._heading.setText(title)
        if self._opener is not None:
            self._opener.setAccessibleName(f"{title}, {pill}" if pill else title)
        self._pill.setVisible(bool(status))
        if status:
            self._pill.show_status(status, pill)
