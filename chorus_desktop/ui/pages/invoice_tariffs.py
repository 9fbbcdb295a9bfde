"""Agreed prices proposed while a designation is typed, accents and capitals left aside."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QStyledItemDelegate, QWidget
from typing_extensions import override

from chorus_desktop.domain import french
from chorus_desktop.domain.dossier import Tariff
from chorus_desktop.ui import theme

PLAIN_ROLE = int(Qt.ItemDataRole.UserRole) + 1
PLACE_ROLE = PLAIN_ROLE + 1


def said(tariff: Tariff) -> str:
    """A tariff in one line: « Atelier judo du mercredi · 7,50 € la séance »."""
    price = french.unit_price(tariff.unit_price) if tariff.unit_price is not None else ""
    return " · ".join(part for part in (tariff.activity, " par ".join(part for part in (price, tariff.unit) if part)) if part)


class Tariffs(QStandardItemModel):
    """The agreed prices of a dossier, for the completers of all rows."""

    def show_tariffs(self, tariffs: Sequence[Tariff]) -> None:
        """Propose these."""
        self.clear()
        self._tariffs = tuple(tariff for tariff in tariffs if tariff.activity.strip())
        for place, tariff in enumerate(self._tariffs):
            item = QStandardItem(said(tariff))
            item.setData(french.plain(tariff.activity), PLAIN_ROLE)
            item.setData(place, PLACE_ROLE)
            self.appendRow(item)

    def at(self, place: int) -> Tariff:
        """The tariff of a row of the list."""
        return self._tariffs[place]

    def named(self, designation: str) -> Tariff | None:
        """The tariff whose activity is exactly this one, accents and capitals left aside."""
        wanted = french.plain(designation.strip())
        return next((tariff for tariff in getattr(self, "_tariffs", ()) if french.plain(tariff.activity.strip()) == wanted), None)


class Proposals(QCompleter):
    """The list that drops under a designation.

    Signals:
        chosen: a tariff.
    """

    chosen = Signal(Tariff)

    def __init__(self, tariffs: Tariffs, parent: QWidget) -> None:
        super().__init__(tariffs, parent)
        self._tariffs = tariffs
        self.setCompletionRole(PLAIN_ROLE)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setMaxVisibleItems(8)
        if (shown := self.popup()) is not None:
            shown.setObjectName("proposals")
            shown.setAccessibleName("Tarifs convenus")
            # The list's own delegate knows nothing of the style sheet.
            shown.setItemDelegate(QStyledItemDelegate(shown))
            theme.hold(shown, min_width=440)
        self.activated[QModelIndex].connect(self._choose)  # type: ignore[index]  # a signal of two signatures

    @override
    def splitPath(self, path: str) -> list[str]:
        return [french.plain(path)]

    @override
    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        return self._tariffs.at(index.data(PLACE_ROLE)).activity

    def _choose(self, index: QModelIndex) -> None:
        self.chosen.emit(self._tariffs.at(index.data(PLACE_ROLE)))
