"""The dossiers of the years before, folded under those of today: a line each, made when one asks for them."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from chorus_desktop.domain.french import euros, plural
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.widgets.boxes import Card, boxed, horizontal
from chorus_desktop.ui.widgets.buttons import LinkButton
from chorus_desktop.ui.widgets.disclosure import Disclosure
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.services.views import DossierRow


class Years(Disclosure):
    """« Années passées : 9 dossiers ».

    Args:
        rows: the dossiers, in their order.
        go: opens one.
        whose: the association, for screen readers.
    """

    def __init__(self, rows: "Sequence[DossierRow]", go: Callable[[str], object], whose: str) -> None:
        self._rows, self._go = rows, go
        self._slot, self._made = Slot(), False
        title = f"Années passées\u00a0: {plural(len(rows), 'dossier')}"
        super().__init__(title, self._slot, name=f"{title}, {whose}")

    @override
    def open(self, *, shown: bool = True) -> None:
        if shown and not self._made:
            self._made = True
            card = Card(margins=(6, 6, 6, 6), gap=0)
            card.add_rows(map(self._line, self._rows))
            self._slot.show_pieces(card)
        super().open(shown=shown)

    def _line(self, row: "DossierRow") -> QWidget:
        link = LinkButton(row.title, partial(self._go, row.id), name=f"Ouvrir le dossier {row.title}")
        said = words(f"Facturé\u00a0: {euros(row.invoiced)}", "caption", wrap=False)
        return boxed(horizontal(link, None, said, margins=(14, 8, 14, 8), gap=14))
