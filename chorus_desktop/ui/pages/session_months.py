"""The sessions of an activity, month by month: one button a day, opened to be moved or taken away."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from chorus_desktop.domain.attendance import Session
from chorus_desktop.domain.french import long_date, month_year, plural, short_date
from chorus_desktop.domain.problems import Problem
from chorus_desktop.domain.reading import write
from chorus_desktop.ui.forms.field_rows import FieldRows
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.widgets.boxes import Card, Columns, vertical
from chorus_desktop.ui.widgets.buttons import Button, LinkButton, SecondaryButton
from chorus_desktop.ui.widgets.flow import Flow
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.services.timetable import SessionRow

DAYS = ("lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim.")
Typed = Mapping[str, str]


class SessionCard(Card):
    """One session to change, or a new one.

    Args:
        activity: its name, for screen readers.
        row: the session; none for a new one.
        hours: those of the activity, for a new one.
        put: keeps what is typed.
        remove: takes it away.
        close: shuts the card.
    """

    def __init__(
        self,
        activity: str,
        row: "SessionRow | None",
        hours: Typed,
        put: Callable[[Typed], object],
        remove: Callable[[], object],
        close: Callable[[], object],
    ) -> None:
        super().__init__(gap=12)
        self._put = put
        self._fields = FieldRows(Session, parent=self)
        day, starts, ends = (self._fields.make(name) for name in ("day", "starts_at", "ends_at"))
        said = f"Séance du {long_date(row.session.day)}" if row else "Nouvelle séance"
        about = [problem.sentence for problem in row.warnings] if row else []
        if row and row.marks:
            about.insert(
                0,
                f"{plural(row.marks, 'case remplie', 'cases remplies')} sur la feuille\u00a0: rien ne se perd si vous déplacez la séance.",
            )
        self.body.addWidget(words(said, "subheading"))
        if about:
            self.body.addWidget(words(" ".join(about), "second"))
        self.body.addWidget(Columns([day, starts, ends], from_width=420, gap=20))
        keep = SecondaryButton("Enregistrer la séance" if row else "Ajouter la séance", self._press, icon="check")
        acts: list[QWidget] = [keep, LinkButton("Fermer", close, name=f"Fermer\u00a0: {said}, {activity}")]
        if row:
            acts.insert(1, SecondaryButton("Retirer la séance", remove, icon="trash-2"))
        for each in acts:
            if not each.accessibleName():
                each.setAccessibleName(f"{each.property('text')}, {activity}")
        self.body.addWidget(Flow(*acts, gap=12))
        self._fields.show_texts(write(row.session) if row else {**hours, "day": ""})
        for field in self._fields.by_name.values():
            field.editor.inputs[0].setAccessibleName(f"{field.spec.title}, séance, {activity}")

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Say what must be corrected, and go there."""
        self._fields.show_problems(problems)
        if problems:
            self._fields.by_name[problems[0].field].take_focus()

    def take_focus(self) -> None:
        """Put the cursor into its first field."""
        self._fields.by_name["day"].take_focus()

    def _press(self) -> None:
        self._put(self._fields.typed())


class SessionMonths(QWidget):
    """The days, month by month; ``chosen`` is called with the session pressed."""

    def __init__(self, activity: str, chosen: Callable[["SessionRow"], object]) -> None:
        super().__init__()
        self._activity = activity
        self._chosen = chosen
        self._shown: tuple[SessionRow, ...] | None = None
        self._slot = Slot(gap=10)
        self.setLayout(vertical(self._slot))

    def show_rows(self, rows: "Sequence[SessionRow]") -> None:
        """Show these sessions."""
        if tuple(rows) == self._shown:
            return
        self._shown = tuple(rows)
        self._slot.show_pieces(*(self._month(month, list(of)) for month, of in groupby(rows, lambda row: month_year(row.session.day))))

    def _month(self, month: str, rows: "Sequence[SessionRow]") -> QWidget:
        marks = sum(row.marks for row in rows)
        said = f"{month[0].upper()}{month[1:]} · {plural(len(rows), 'séance')}"
        said += f", {plural(marks, 'case remplie', 'cases remplies')}" if marks else ""
        line = QWidget()
        line.setLayout(vertical(words(said, "label"), Flow(*(self._day(row) for row in rows), gap=8), gap=6))
        return line

    def _day(self, row: "SessionRow") -> Button:
        session = row.session
        said = f"{DAYS[session.day.weekday()]} {session.day.day}"
        hours = f" à {session.starts_at.pretty()}" if session.starts_at else ""
        unusual = f", {row.warnings[0].sentence}" if row.warnings else ""
        marks = f", {plural(row.marks, 'case remplie', 'cases remplies')}" if row.marks else ""
        name = f"Séance du {short_date(session.day)}{hours}, {self._activity}{marks}{unusual}"
        icon = "triangle-alert" if row.warnings else ""
        button = Button(f"{said} ({row.marks})" if row.marks else said, partial(self._chosen, row), kind="small", icon=icon, name=name)
        button.setToolTip(name)
        return button
