"""In the details of a line: from which attendance sheet it is counted, and how."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from chorus_desktop.domain.attendance import Counting
from chorus_desktop.domain.sheet_lines import rule_of
from chorus_desktop.ui.forms.editors import ComboEditor
from chorus_desktop.ui.forms.labelled import Labelled
from chorus_desktop.ui.pages.sheet_counts import SheetCounts
from chorus_desktop.ui.widgets.boxes import Columns, vertical

NO_SHEET = "Aucune feuille"
BY_HAND = "À la main"


class SheetField(QWidget):
    """From which sheet a line is counted, and how.

    Args:
        counts: what the sheets say.
        texts: of the line.
        unit: tells the unit typed in the line, which says how one usually counts.

    Signals:
        edited: another sheet or another rule was chosen.
    """

    edited = Signal()

    def __init__(self, counts: SheetCounts, texts: Mapping[str, str], unit: Callable[[], str]) -> None:
        super().__init__()
        self._counts, self._unit, self._before = counts, unit, ""
        self._known = counts.activities
        self._activity = ComboEditor(self._known, empty=NO_SHEET)
        self._counting = ComboEditor(tuple((rule.value, rule.label) for rule in Counting), empty=BY_HAND)
        self._rule = Labelled("Compté", self._counting)
        sheet = Labelled("Feuille de présence", self._activity)
        self.setLayout(vertical(Columns([sheet, self._rule], from_width=420)))
        self._activity.edited.connect(self._chosen)
        self._counting.edited.connect(self.edited)
        self.show_texts(texts)
        self.setVisible(bool(self._known))
        counts.changed.connect(self._offer)

    def texts(self) -> dict[str, str]:
        """What is chosen; nothing where there is no choice, and the line stays as it is."""
        if not self._known:
            return {}
        return {"activity": self._activity.text(), "counting": self._counting.text() if self._activity.text() else ""}

    def show_texts(self, texts: Mapping[str, str]) -> None:
        """Show a choice."""
        self._before = texts.get("activity", "")
        self._activity.show_text(self._before)
        self._counting.show_text(texts.get("counting", ""))
        self._rule.setVisible(bool(self._activity.text()))

    def _offer(self) -> None:
        """The dossier may have other activities than when the panel was laid out."""
        if self._counts.activities != self._known:
            chosen = self._before
            self._known = self._counts.activities
            self._activity.offer(self._known)
            self._activity.show_text(chosen)
            self.setVisible(bool(self._known))

    def _chosen(self) -> None:
        now = self._activity.text()
        if now and not self._before:
            self._counting.show_text(rule_of(self._unit()).value)
        self._before = now
        self._rule.setVisible(bool(now))
        self.edited.emit()
