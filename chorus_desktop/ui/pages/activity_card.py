"""One activity of a dossier: what it is, its weekly pattern, what its sessions lack of it, its sessions."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from chorus_desktop.domain.attendance import WEEKDAYS, Activity
from chorus_desktop.domain.french import listing, plural, short_date
from chorus_desktop.domain.problems import Level
from chorus_desktop.domain.reading import fields_of
from chorus_desktop.ui import theme
from chorus_desktop.ui.forms.editors import LineEditor
from chorus_desktop.ui.forms.field_rows import FieldRows
from chorus_desktop.ui.pages.session_card import SessionCard
from chorus_desktop.ui.pages.session_months import SessionMonths
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.widgets.boxes import Card, Columns, boxed, horizontal, vertical
from chorus_desktop.ui.widgets.buttons import Button, LinkButton, QuietButton, SecondaryButton
from chorus_desktop.ui.widgets.disclosure import Disclosure
from chorus_desktop.ui.widgets.flow import Flow
from chorus_desktop.ui.widgets.problems import Mend, ProblemBox
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.domain.holidays import SchoolZone, Zone
    from chorus_desktop.domain.problems import Problem
    from chorus_desktop.services.timetable import ActivitiesView, ActivityView, SessionRow

_TITLES = {spec.name: spec.title for spec in fields_of(Activity)}
ABOVE = (("name",), ("place", "leader"))
BELOW = (("starts_at", "ends_at"), ("first_on", "last_on"), ("gaps",))


class ActivityCard(Card):
    """One activity.

    Args:
        activity_id: which.
        act: what the page does when a button is pressed: name of the act, the session it is about.

    Signals:
        edited: something was typed.
    """

    edited = Signal()

    def __init__(self, activity_id: str, act: Callable[..., object]) -> None:
        super().__init__(gap=14)
        self.key = activity_id
        self._act = act
        self._view: ActivityView | None = None
        self._title, self._fact = words("Nouvelle activité", "subheading"), words("", "second")
        self._more = LinkButton("Modifier", self._toggle)
        self._bin = QuietButton("trash-2", "Retirer l’activité", lambda: act("remove", activity_id))
        self._fields = FieldRows(Activity, parent=self)
        self._holidays = Slot()
        self._form = boxed(vertical(*self._rows(), gap=14))
        self._form.hide()
        self._plan, self._open_session = Slot(gap=10), Slot()
        self._months: SessionMonths | None = None
        self._list = vertical(gap=14)
        add = SecondaryButton("Ajouter une séance", lambda: self._open(None), icon="plus")
        bring_in = SecondaryButton("Importer un calendrier (.ics)…", lambda: act("calendar", activity_id), icon="upload")
        self._acts = (add, bring_in)
        self._list.addWidget(Flow(add, bring_in, gap=12))
        self._list.addWidget(self._open_session)
        self._disclosed = Disclosure("Séances", boxed(self._list))
        self._disclosed.opened.connect(self._show_months)
        # Nothing can be added to an activity that is not kept yet.
        self._disclosed.hide()
        head = horizontal((vertical(self._title, self._fact, gap=3), 1), self._more, self._bin, gap=8)
        self.body.addLayout(head)
        for piece in (self._form, self._plan, self._disclosed):
            self.body.addWidget(piece)
        self._fields.edited.connect(self.edited)

    def typed(self) -> dict[str, str]:
        """Field → what is typed, its ``id`` among them."""
        return {"id": self.key, **self._fields.typed()}

    def show_texts(self, typed: Mapping[str, str]) -> None:
        """Show typed texts."""
        self._fields.show_texts(typed)

    def show_view(self, view: "ActivityView", page: "ActivitiesView") -> None:
        """Say what is known of it; what is typed stays."""
        self._view = view
        self._disclosed.show()
        name = view.activity.name.strip() or "Nouvelle activité"
        self._title.setText(name)
        self._fact.setText(_said(view))
        for button, said in (
            (self._more, self._more.text()),
            (self._bin, "Retirer l’activité"),
            *((each, each.text()) for each in self._acts),
        ):
            button.setAccessibleName(f"{said}\u00a0: {name}")
        self._plan.show_pieces(*self._lacking(view, name))
        count = len(view.sessions)
        self._disclosed.button.setText(plural(count, "séance") if count else "Aucune séance")
        self._disclosed.button.setAccessibleName(f"{self._disclosed.button.text()}\u00a0: {name}")
        if self._disclosed.is_open:
            self._show_months()
        if self._form.isHidden():
            self._fields.show_problems(())
        self._say_holidays(page, name)
        for row in self._fields.by_name.values():
            for each in row.editor.inputs:
                each.setAccessibleName(f"{row.spec.title}, {name}")
            for quiet in row.editor.findChildren(QuietButton):
                quiet.setAccessibleName(f"Choisir dans un calendrier\u00a0: {row.spec.title}, {name}")

    def show_problems(self) -> None:
        """Say what is wrong under its fields."""
        if self._view is not None:
            self._fields.show_problems(self._view.problems)

    def open(self, field: str = "name") -> QWidget:
        """Show its form, with the cursor in a field; what has the focus then."""
        self._form.show()
        self._more.setText("Replier")
        self.show_problems()
        row = self._fields.by_name.get(field, self._fields.by_name["name"])
        row.take_focus()
        return row.editor.inputs[0]

    def close_session(self) -> None:
        """Shut the session that is open."""
        self._open_session.show_pieces()

    def session_card(self) -> SessionCard | None:
        """The session that is open."""
        return self._open_session.findChild(SessionCard)

    def show_calendar(self, *pieces: QWidget) -> None:
        """Show what a calendar holds, or why it cannot be read."""
        self._disclosed.open()
        self._show_months()
        self._open_session.show_pieces(*pieces)

    def _rows(self) -> list[QWidget]:
        make = self._fields.make
        above = [Columns([make(name) for name in names], from_width=420, gap=20) for names in ABOVE]
        days = boxed(vertical(words("Chaque semaine, le", "label"), Flow(*(make(name) for name in WEEKDAYS), gap=16), gap=6))
        below = [Columns([make(name) for name in names], from_width=420, gap=20) for names in BELOW]
        more = make("more_days")
        for name in ("gaps", "more_days"):
            editor = self._fields.by_name[name].editor
            if isinstance(editor, LineEditor):
                # A season has half a dozen of them.
                theme.hold(editor.line, max_width=900)
        return [*above, days, *below, self._holidays, more]

    def _say_holidays(self, page: "ActivitiesView", name: str) -> None:
        buttons = [self._holiday_button(item, page.zone, name) for item in sorted(page.zones, key=lambda item: item.zone != page.zone)]
        public = Button(
            "Jours fériés", lambda: self._act("holidays", self.key, None), kind="small", name=f"Ajouter les jours fériés\u00a0: {name}"
        )
        label = words("Ajouter à «\u00a0Sans séance\u00a0»", "caption", wrap=False)
        if not self._holidays.isVisibleTo(self._form) or not self._holidays.findChildren(Button):
            self._holidays.show_pieces(Flow(label, *buttons, public, gap=8))

    def _holiday_button(self, item: "SchoolZone", own: "Zone | None", name: str) -> Button:
        said = f"Zone {item.zone}" if own and item.zone != own else f"Vacances scolaires, zone {item.zone}"
        long = f"Ajouter les vacances scolaires de la zone {item.zone}\u00a0: {name}"
        button = Button(said, lambda: self._act("holidays", self.key, item.zone), kind="small", name=long)
        button.setToolTip(f"Académies de {', '.join(item.academies)}")
        return button

    def _lacking(self, view: "ActivityView", name: str) -> list[QWidget]:
        stops = [problem for problem in view.problems if problem.level is Level.ERROR]
        pieces: list[QWidget] = [ProblemBox(problem.sentence, mend=self._mend(problem, name)) for problem in stops]
        if view.missing:
            act = plural(len(view.missing), "séance")
            first, last = view.missing[0], view.missing[-1]
            when = f"du {short_date(first)} au {short_date(last)}" if first != last else f"le {short_date(first)}"
            mend = Mend(f"Créer {act}", lambda: self._act("create", self.key), f"Créer {act}\u00a0: {name}")
            pieces.append(ProblemBox(f"{act} à créer, {when}", level="info", mend=mend))
        if view.unfit:
            act = plural(len(view.unfit), "séance")
            mend = Mend(f"Retirer {act}", lambda: self._act("unfit", self.key), f"Retirer {act}\u00a0: {name}")
            pieces.append(ProblemBox(f"{act} sans présence, hors de ce rythme", level="warning", mend=mend))
        if view.kept:
            said = plural(view.kept, "séance marquée est hors de ce rythme", "séances marquées sont hors de ce rythme")
            why = "Elles restent\u00a0: retirez-les vous-même, une par une, si elles n’ont pas eu lieu."
            pieces.append(ProblemBox(said, why, level="warning"))
        if view.other_hours:
            said = plural(view.other_hours, "séance n’a pas ces heures", "séances n’ont pas ces heures")
            mend = Mend("Leur donner ces heures", lambda: self._act("hours", self.key), f"Leur donner ces heures\u00a0: {name}")
            pieces.append(ProblemBox(said, level="info", mend=mend))
        return pieces

    def _mend(self, problem: "Problem", name: str) -> Mend:
        title = _TITLES[problem.field]
        return Mend("Corriger", lambda: self.open(problem.field), f"Corriger\u00a0: {title}, {name}")

    def _show_months(self) -> None:
        if self._view is None:
            return
        if self._months is None:
            self._months = SessionMonths(self._view.activity.name.strip(), self._open)
            self._list.addWidget(self._months)
        self._months.show_rows(self._view.sessions)

    def _open(self, row: "SessionRow | None") -> None:
        if self._view is None:
            return
        session = row.session.id if row else ""
        card = SessionCard(
            self._view.activity.name.strip() or "nouvelle activité",
            row,
            {name: self._view.typed[name] for name in ("starts_at", "ends_at")},
            lambda typed: self._act("put", self.key, session, typed),
            lambda: self._act("remove_session", self.key, session),
            self.close_session,
        )
        self._open_session.show_pieces(card)
        card.take_focus()

    def _toggle(self) -> None:
        if self._form.isHidden():
            self.open()
        else:
            self._form.hide()
            self._more.setText("Modifier")


def _said(view: "ActivityView") -> str:
    """Its pattern in a few words: « Mercredi, 14 h – 15 h 30 · Gymnase »."""
    activity = view.activity
    days = listing([_TITLES[name].lower() for name in WEEKDAYS if getattr(activity, name)])
    hours = " – ".join(hour.pretty() for hour in (activity.starts_at, activity.ends_at) if hour)
    when = ", ".join(part for part in (days[:1].upper() + days[1:], hours) if part)
    doubts = [problem.sentence for problem in view.problems if problem.level is not Level.ERROR]
    return " · ".join(part for part in (when, activity.place.strip(), *doubts[:1]) if part)
