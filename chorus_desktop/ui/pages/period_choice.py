"""Whose invoices, and of which period: two lists above what they change."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from chorus_desktop.domain.overview import Period
from chorus_desktop.ui.forms.editors import ComboEditor
from chorus_desktop.ui.widgets.boxes import boxed, horizontal, vertical
from chorus_desktop.ui.widgets.flow import Flow
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.services.overview import Choices

_ALL = "all"


class PeriodChoice(QWidget):
    """The association is asked only where there are several.

    Args:
        acts: what stands beside the lists.

    Signals:
        chosen: another association or another period.
    """

    chosen = Signal()

    def __init__(self, *acts: QWidget) -> None:
        super().__init__()
        self._whose = ComboEditor((), empty="Toutes les associations")
        self._period = ComboEditor((), empty="")
        self._box = _labelled("Association", self._whose)
        self.setLayout(vertical(Flow(self._box, _labelled("Période", self._period), *acts, gap=16)))
        self._whose.edited.connect(self.chosen)
        self._period.edited.connect(self.chosen)

    @property
    def association(self) -> str:
        """The identifier of the association, empty for all."""
        return self._whose.text()

    @property
    def period(self) -> Period:
        """The period."""
        kind, _, value = self._period.text().partition(" ")
        return Period(season=value if kind == "season" else "", year=value if kind == "year" else "")

    def show_choices(self, offered: "Choices", shown: Period) -> None:
        """Offer these, one of them chosen."""
        self._whose.offer(offered.associations)
        self._box.setVisible(len(offered.associations) > 1)
        choices = [(f"season {season}", Period(season=season).label) for season in offered.seasons]
        choices += [(f"year {year}", Period(year=year).label) for year in offered.years]
        self._period.offer([*choices, (_ALL, Period().label)])
        self._period.show_text(f"season {shown.season}" if shown.season else f"year {shown.year}" if shown.year else _ALL)


def _labelled(text: str, editor: ComboEditor) -> QWidget:
    label = words(text, "label", wrap=False)
    label.setBuddy(editor.combo)
    editor.combo.setAccessibleName(text)
    return boxed(horizontal(label, editor, gap=10))
