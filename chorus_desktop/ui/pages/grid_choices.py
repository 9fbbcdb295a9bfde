"""Which part of the sheet is shown: an activity, a month, all children or only those that the payer pays for."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from chorus_desktop.domain.attendance import Child, Session
from chorus_desktop.domain.french import month_year
from chorus_desktop.ui import theme
from chorus_desktop.ui.forms.editors import ComboEditor, FlagEditor
from chorus_desktop.ui.widgets.boxes import horizontal
from chorus_desktop.ui.widgets.flow import Flow
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.services.presences import GridView

EVERY_ACTIVITY = "Toutes les activités"
EVERY_MONTH = "Tous les mois"


class GridChoices(QWidget):
    """Changed in the window alone: nothing is read again for it.

    Args:
        activity_id: what to show first; every activity when empty, unless there is only one.
        others: what stands on the same line.

    Signals:
        changed: another part is to be shown.
    """

    changed = Signal()

    def __init__(self, activity_id: str, *others: QWidget) -> None:
        super().__init__()
        self._wanted: str | None = activity_id
        self._view: GridView | None = None
        self._activity = _Choice("Activité", EVERY_ACTIVITY, 240)
        self._month = _Choice("Mois", EVERY_MONTH, 170)
        self._paid = FlagEditor("Bénéficiaires seulement")
        self.setLayout(horizontal((Flow(self._activity, self._month, self._paid, *others, gap=16), 1)))
        self._activity.editor.edited.connect(self._pick_activity)
        self._month.editor.edited.connect(self.changed)
        self._paid.edited.connect(self.changed)

    @property
    def activity(self) -> str:
        """Id of the activity shown; empty for all of them."""
        return self._activity.chosen

    def show_view(self, view: "GridView", today: date) -> None:
        """Offer what there is; what was chosen stays, at first the month of the day is."""
        self._view = view
        chosen, month = self._activity.chosen, self._month.chosen
        if self._wanted is not None:
            chosen = self._wanted if self._wanted in view.activities else ""
        self._activity.offer(view.activities.items(), chosen or (next(iter(view.activities)) if len(view.activities) == 1 else ""))
        self._activity.setVisible(len(view.activities) > 1)
        self._offer_months(month if self._wanted is None else _near(today, self._months()))
        self._wanted = None
        self._paid.setVisible(any(not child.beneficiary for child in view.children))

    def sessions(self) -> tuple[Session, ...]:
        """The columns to show."""
        return tuple(session for session in self._of_activity() if self._month.chosen in ("", _key(session.day)))

    def listed(self) -> tuple[Child, ...]:
        """The rows to show."""
        rows = self._view.children if self._view else ()
        return tuple(child for child in rows if child.beneficiary) if self._paid.text() else rows

    def _pick_activity(self) -> None:
        self._offer_months(self._month.chosen)
        self.changed.emit()

    def _offer_months(self, chosen: str) -> None:
        months = self._months()
        self._month.offer([(key, month_year(date.fromisoformat(f"{key}-01"))) for key in months], chosen if chosen in months else "")

    def _months(self) -> list[str]:
        return sorted({_key(session.day) for session in self._of_activity()})

    def _of_activity(self) -> list[Session]:
        sessions = self._view.sessions if self._view else ()
        return [session for session in sessions if self._activity.chosen in ("", session.activity)]


class _Choice(QWidget):
    """A list with its name before it."""

    def __init__(self, name: str, every: str, width: float) -> None:
        super().__init__()
        self.editor = ComboEditor((), empty=every)
        self.editor.combo.setAccessibleName(name)
        label = words(name, "label", wrap=False)
        label.setBuddy(self.editor.combo)
        theme.hold(self.editor.combo, min_width=width)
        self.setLayout(horizontal(label, self.editor, gap=8))

    @property
    def chosen(self) -> str:
        return self.editor.text()

    def offer(self, choices: Iterable[tuple[str, str]], chosen: str) -> None:
        self.editor.offer(tuple(choices))
        self.editor.show_text(chosen)


def _key(day: date) -> str:
    return f"{day:%Y-%m}"


def _near(today: date, months: list[str]) -> str:
    """The month of the day, else the last one before it, else the first one to come; all of them where there is none."""
    past = [month for month in months if month <= _key(today)]
    return past[-1] if past else (months[0] if months else "")
