"""The columns of the invoice's lines, shared by titles and rows: on one line where there is room, else the designation above the figures."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from chorus_desktop.ui import theme

NARROW_UNDER = 600.0
GAP = 8.0
SIDE = 16.0


@dataclass(frozen=True)
class LineColumn:
    """One column: the line's field, its title, its width in units (0 takes the room left over)."""

    field: str
    title: str
    width: float = 0
    right: bool = False


DESIGNATION = LineColumn("designation", "Désignation")
COLUMNS = (
    DESIGNATION,
    LineColumn("quantity", "Quantité", 70, right=True),
    LineColumn("unit", "Unité", 98),
    LineColumn("unit_price", "Prix unitaire", 92, right=True),
    LineColumn("vat_rate", "TVA", 56, right=True),
    LineColumn("amount", "Montant", 98, right=True),
)


def columns(*, subject_to_vat: bool) -> tuple[LineColumn, ...]:
    """The columns to show; VAT only where it is charged."""
    return tuple(column for column in COLUMNS if subject_to_vat or column.field != "vat_rate")


class LineGrid(QGridLayout):
    """Pieces of one line under the columns, with room for one more row below them."""

    def __init__(self, pieces: Sequence[tuple[LineColumn, QWidget]], below: QWidget | None = None) -> None:
        super().__init__()
        self._pieces = tuple(pieces)
        self._below = below
        theme.space(self, gap=GAP)
        self.setVerticalSpacing(0)
        for column, piece in pieces:
            if column.width:
                theme.hold(piece, width=column.width)
        self.arrange(narrow=False)

    def arrange(self, *, narrow: bool) -> None:
        """Lay the pieces out for the room there is."""
        widgets = [piece for _, piece in self._pieces] + ([self._below] if self._below is not None else [])
        for widget in widgets:
            self.removeWidget(widget)
        count = len(self._pieces)
        centre = Qt.AlignmentFlag.AlignVCenter
        for place, (column, piece) in enumerate(self._pieces):
            if place == 0:
                self.addWidget(piece, 0, 0, 1, count if narrow else 1)
            else:
                side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
                self.addWidget(piece, int(narrow), place, centre | side)
        if self._below is not None:
            self.addWidget(self._below, 2, 0, 1, count)
        self.setColumnStretch(0, 1)
        self.setVerticalSpacing(theme.px(6) if narrow else 0)
