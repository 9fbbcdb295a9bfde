"""The list of printed sheets: what each is, whether its scan came, and what one can do with it."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from chorus_desktop.domain.attested import lacking_said
from chorus_desktop.domain.french import short_date
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.widgets.boxes import Card, boxed, horizontal, vertical
from chorus_desktop.ui.widgets.buttons import Button, QuietButton
from chorus_desktop.ui.widgets.flow import Flow
from chorus_desktop.ui.widgets.status import StatusPill
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.services.sheets import SheetRow


class SheetList(QWidget):
    """Printed sheets, the last one first.

    Signals:
        opened: a sheet is to be looked at again.
        scan_asked: its scan, beside what was typed.
        grid_asked: the grid of its activity.
        removed: it is to be taken away.
    """

    opened = Signal(object)
    scan_asked = Signal(object)
    grid_asked = Signal(object)
    removed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._slot = Slot(gap=10)
        self.setLayout(vertical(self._slot))

    def show_rows(self, rows: "Sequence[SheetRow]") -> None:
        """Show these sheets; nothing at all while none was printed."""
        if not rows:
            self._slot.show_pieces()
            return
        card = Card(margins=(6, 6, 6, 6), gap=0)
        card.add_rows(self._row(row) for row in rows)
        self._slot.show_pieces(words("Feuilles imprimées", "title"), card)

    def _row(self, row: "SheetRow") -> QWidget:
        name = f"feuille {row.code}"
        acts = [
            Button("Voir la feuille", partial(self.opened.emit, row), kind="small", icon="eye", name=f"Voir la {name}"),
            Button("Saisir", partial(self.grid_asked.emit, row), kind="small", icon="pencil", name=f"Saisir les présences de la {name}"),
        ]
        if row.scans:
            acts.append(
                Button("Voir le scan", partial(self.scan_asked.emit, row), kind="small", icon="image", name=f"Voir le scan de la {name}")
            )
        head = horizontal((words(f"{row.activity}, {row.days}", "strong"), 1), StatusPill(*status(row)), gap=12)
        note = f"{row.code} · imprimée le {short_date(row.printed_on)} · {row.content}{' · remplie' if row.filled else ''}"
        remove = QuietButton("trash-2", f"Retirer la {name}", partial(self.removed.emit, row))
        foot = horizontal((Flow(*acts, gap=8), 1), remove, gap=8)
        return boxed(vertical(head, words(note, "caption"), foot, margins=(14, 12, 14, 12), gap=6))


def status(row: "SheetRow") -> tuple[str, str]:
    """The tone and the words of a sheet's status."""
    if row.scans and not row.lacking:
        days = [scan.received_on for scan in row.scans if scan.received_on]
        return "done", f"Scan reçu le {short_date(max(days))}" if days else "Scan reçu"
    if row.scans:
        said = lacking_said(row.lacking)
        return "doing", f"{said[:1].upper()}{said[1:]}"
    return "todo", "Scan attendu"
