"""What is chosen before a sheet is printed: the activity, the days, the children, its shape; and what is wrong in it."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from chorus_desktop import services
from chorus_desktop.domain.attendance import Activity
from chorus_desktop.domain.chosen import ALL
from chorus_desktop.domain.reading import read, write
from chorus_desktop.ui.forms.editors import ComboEditor, RadioEditor
from chorus_desktop.ui.forms.field_rows import FieldRows
from chorus_desktop.ui.forms.labelled import Labelled
from chorus_desktop.ui.widgets.boxes import Card, Columns, boxed, horizontal
from chorus_desktop.ui.widgets.flow import Flow
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.services.sheets import SheetActivity, SheetOrder, SheetsView

OTHER = "other"
"""The choice of days that are no month."""


class SheetChoices(Card):
    """The choices of one sheet.

    Signals:
        changed: something else was chosen.
    """

    changed = Signal()

    def __init__(self, view: "SheetsView", activity_id: str) -> None:
        super().__init__(gap=14)
        self._activities: dict[str, SheetActivity] = {activity.id: activity for activity in view.activities}
        self._activity = ComboEditor([(activity.id, activity.name) for activity in view.activities], empty="")
        self._days = ComboEditor([], empty="")
        self._children = ComboEditor(view.groups, empty="")
        self._shape = RadioEditor([("landscape", "Couchée (paysage)"), ("portrait", "Debout (portrait)")])
        self._filling = RadioEditor(
            [("blank", "Feuille vierge, à cocher à la main"), ("filled", "Feuille remplie, avec les présences notées")]
        )
        # The two days are read as any other dates of the program.
        self._dates = FieldRows(Activity, parent=self)
        span = [self._dates.make(name, with_help=False, title=title) for name, title in (("first_on", "Du"), ("last_on", "au"))]
        self._span = boxed(horizontal(*span, None, gap=18))
        self._problem = words("", "problem")
        self._problem.hide()
        first = Flow(
            Labelled("Activité", self._activity), Labelled("Séances", self._days), Labelled("Enfants", self._children), gap=20,
        )  # fmt: skip
        shapes = Columns([Labelled("Contenu", self._filling), Labelled("Papier", self._shape)], from_width=520, gap=24)
        for piece in (first, self._span, self._problem, shapes):
            self.body.addWidget(piece)
        self._activity.show_text(activity_id if activity_id in self._activities else next(iter(self._activities), ""))
        self._children.show_text(ALL)
        self._shape.show_text("landscape")
        self._filling.show_text("blank")
        self._offer_days()
        self._activity.edited.connect(self._offer_days)
        self._days.edited.connect(self._show_span)
        for editor in (self._activity, self._days, self._children, self._shape, self._filling, self._dates):
            editor.edited.connect(self.changed)

    def take_focus(self) -> None:
        """Put the focus on the first choice."""
        self._activity.inputs[0].setFocus()

    def order(self) -> "SheetOrder | None":
        """The sheet that is wanted; none while its days cannot be read, which is said."""
        first, last = self._chosen_days()
        if first is None or last is None or last < first:
            wrong = "La période finit avant de commencer\u00a0: corrigez l’une des deux dates."
            self._problem.setText(wrong if first and last else "Indiquez le premier et le dernier jour, par exemple 07/01/2026.")
            self._problem.show()
            self._dates.by_name["last_on" if first else "first_on"].take_focus()
            return None
        self._problem.hide()
        return services.sheets.SheetOrder(
            activity=self._activity.text(),
            first=first,
            last=last,
            children=self._children.text(),
            landscape=self._shape.text() == "landscape",
            filled=self._filling.text() == "filled",
        )

    def _chosen_days(self) -> "tuple[date | None, date | None]":
        activity = self._activities[self._activity.text()]
        rank = self._days.text()
        if rank != OTHER:
            span = activity.months[int(rank)]
            return span.first, span.last
        found = read(Activity, self._dates.typed()).value
        return found.first_on, found.last_on

    def _offer_days(self) -> None:
        activity = self._activities[self._activity.text()]
        self._days.offer([*((str(rank), span.label) for rank, span in enumerate(activity.months)), (OTHER, "D’autres jours…")])
        proposed = activity.proposed or activity.months[-1]
        self._days.show_text(str(activity.months.index(proposed)))
        self._dates.show_texts(write(Activity(first_on=activity.months[0].first, last_on=activity.months[-1].last)))
        self._show_span()

    def _show_span(self) -> None:
        self._span.setVisible(self._days.text() == OTHER)
        self._problem.hide()
