"""The activities of a dossier, with their sessions: made from a weekly pattern, added, moved, taken away; everything can be taken back."""

from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import shiboken6
from typing_extensions import override

from chorus_desktop import services
from chorus_desktop.domain.french import plural
from chorus_desktop.domain.problems import Level
from chorus_desktop.ui.desk import Desk
from chorus_desktop.ui.forms.autosave import Autosave, Save
from chorus_desktop.ui.pages.activity_card import ActivityCard
from chorus_desktop.ui.pages.calendar_reading import CalendarReading
from chorus_desktop.ui.pages.slot import Slot
from chorus_desktop.ui.widgets.boxes import vertical
from chorus_desktop.ui.widgets.buttons import PrimaryButton, SecondaryButton
from chorus_desktop.ui.widgets.flow import Flow
from chorus_desktop.ui.widgets.page import Page
from chorus_desktop.ui.widgets.problems import ErrorSummary
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.domain.problems import Problem
    from chorus_desktop.services.sessions import Done
    from chorus_desktop.services.timetable import ActivitiesView

HEADING = "Activités et séances"
SUBTITLE = "Ce qui se répète chaque semaine se décrit une fois\u00a0: le programme en fait les séances de la feuille de présence."
MOST_NAMES = 6


class ActivitiesPage(Page):
    """Saved by itself.

    Args:
        desk: what a page may ask for.
        dossier_id: whose activities.
        field: where to put the cursor: the id of an activity and a field.
    """

    def __init__(self, desk: Desk, dossier_id: str, field: str = "") -> None:
        super().__init__(HEADING, where="Dossier", subtitle=SUBTITLE)
        self._desk, self._id, self._field = desk, dossier_id, field
        self._view: ActivitiesView | None = None
        self._cards: dict[str, ActivityCard] = {}
        self._changed: set[str] = set()
        self._sent: set[str] = set()
        self._reading = CalendarReading(desk, self._done)
        self._summary, self._names = ErrorSummary(), Slot()
        self._empty = words("Aucune activité pour l’instant\u00a0: ajoutez la première.", "second")
        self._holder = vertical(gap=16)
        self.add(self._summary, self._empty, self._holder, self._names)
        self.add_actions(PrimaryButton("J’ai terminé", self._go_on))
        self._autosave = Autosave(self, dict, lambda _: self._save())
        self.returned()

    @override
    def returned(self, _: object = None) -> None:
        self._desk.ask(services.timetable.activities, self._id, then=self._show)

    @override
    def leaving(self) -> None:
        self._autosave.flush()
        self._reading.stop()

    def _show(self, view: "ActivitiesView") -> None:
        if not self._autosave.unsaved:
            wanted = [item.id for item in view.activities]
            for gone in [key for key in self._cards if key not in wanted]:
                self._drop(gone)
            for item in view.activities:
                card = self._cards.get(item.id) or self._append(item.id)
                card.show_texts(item.typed)
        self._take(view)
        activity, _, name = self._field.partition(".")
        self._field = ""
        if activity in self._cards:
            self.first = self._cards[activity].open(name)

    def _take(self, view: "ActivitiesView") -> None:
        self._view = view
        self.header.say(HEADING, where=f"{view.title} · {view.recipient}", subtitle=SUBTITLE)
        for item in view.activities:
            if item.id in self._cards:
                self._cards[item.id].show_view(item, view)
        self._empty.setVisible(not self._cards)
        buttons = [SecondaryButton(f"Ajouter «\u00a0{name}\u00a0»", partial(self._add, name), icon="plus") for name in view.names]
        add = SecondaryButton("Ajouter une activité", self._add, icon="plus")
        self._names.show_pieces(Flow(add, *buttons[:MOST_NAMES], gap=12))

    def _append(self, activity_id: str) -> ActivityCard:
        card = self._cards[activity_id] = ActivityCard(activity_id, self._act)
        card.edited.connect(partial(self._edited, activity_id))
        self._holder.addWidget(card)
        card.show()
        return card

    def _drop(self, activity_id: str) -> None:
        card = self._cards.pop(activity_id)
        self._holder.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _add(self, name: str = "") -> None:
        self._autosave.flush()
        activity_id = uuid4().hex
        card = self._append(activity_id)
        if name:
            card.show_texts({"name": name})
            self._edited(activity_id)
            self._autosave.flush()
        self._empty.hide()
        card.open("place" if name else "name")

    def _edited(self, activity_id: str) -> None:
        self._changed.add(activity_id)
        self._autosave.touch()

    def _save(self) -> Save:
        # What the disk has not confirmed goes again.
        self._sent |= self._changed
        self._changed = set()
        saves = [self._keep(key) for key in self._cards if key in self._sent]
        return saves[-1] if saves else self._desk.keep(services.timetable.activities, self._id)

    def _keep(self, key: str) -> Save:
        typed = self._cards[key].typed()
        return self._desk.keep(services.timetable.save_activity, self._id, key, typed, then=partial(self._saved, key))

    def _saved(self, key: str, view: "ActivitiesView") -> None:
        self._sent.discard(key)
        self._take(view)

    def _act(self, what: str, activity: str, *given: Any) -> None:
        """What a button of a card does, once what is typed is kept."""
        self._autosave.flush()
        ask, sessions, today = self._desk.ask, services.sessions, self._desk.today
        match what:
            case "create":
                ask(sessions.create_missing, self._id, activity, then=self._done)
            case "unfit":
                ask(sessions.remove_unfit, self._id, activity, today, then=self._done)
            case "hours":
                ask(sessions.give_hours, self._id, activity, then=self._done)
            case "put":
                ask(sessions.put_session, self._id, activity, *given, then=partial(self._put, activity))
            case "remove_session":
                ask(sessions.remove_session, self._id, str(given[0]), today, then=self._done)
                self._cards[activity].close_session()
            case "holidays":
                typed = self._cards[activity].typed()
                ask(services.timetable.gaps, self._id, typed, *given, then=partial(self._fill, activity, typed["gaps"]))
            case "calendar":
                self._reading.begin(self._cards[activity], self._id)
            case "remove":
                self._remove(activity)

    def _put(self, activity: str, answer: "Done | tuple[Problem, ...]") -> None:
        card = self._cards[activity].session_card()
        if isinstance(answer, tuple):
            if card is not None:
                card.show_problems(answer)
            return
        self._cards[activity].close_session()
        self._done(answer)

    def _done(self, done: "Done") -> None:
        self.returned()
        self._desk.offer_undo(
            done.said, partial(self._desk.ask, services.sessions.take_back, done, self._desk.today, then=self.returned), "check"
        )

    def _fill(self, activity: str, before: str, after: str) -> None:
        if activity in self._cards and after != before:
            self._write_gaps(activity, after)
            self._desk.offer_undo("Jours sans séance ajoutés.", partial(self._back_to, activity, before), "check")

    def _back_to(self, activity: str, before: str) -> None:
        if not shiboken6.isValid(self):
            # The page was left since: the text goes back where it is kept.
            self._desk.keep(services.timetable.save_activity, self._id, activity, {"gaps": before})
        elif activity in self._cards:
            self._write_gaps(activity, before)

    def _write_gaps(self, activity: str, text: str) -> None:
        self._cards[activity].show_texts({"gaps": text})
        self._edited(activity)
        self._autosave.flush()

    def _remove(self, activity: str) -> None:
        view = next((item for item in self._view.activities if item.id == activity), None) if self._view else None
        if view is None:
            self._drop(activity)
            return
        marks = sum(row.marks for row in view.sessions)
        said = f"Activité «\u00a0{view.activity.name.strip() or 'sans nom'}\u00a0» retirée"
        said += f", avec {plural(marks, 'case remplie', 'cases remplies')}." if marks else "."
        self._desk.ask(services.timetable.remove_activity, activity, self._desk.today, then=self.returned)
        self._desk.offer_undo(said, partial(self._desk.ask, services.timetable.put_back_activity, activity, then=self.returned))

    def _go_on(self) -> None:
        self._autosave.flush()
        self._desk.ask(services.timetable.activities, self._id, then=self._judge)

    def _judge(self, view: "ActivitiesView") -> None:
        self._take(view)
        stops = [problem for item in view.activities for problem in item.problems if problem.level is Level.ERROR]
        self._summary.show_lines([(problem.sentence, partial(self._go_to, problem.where)) for problem in stops])
        if not stops:
            self._desk.back()

    def _go_to(self, where: str) -> None:
        _, activity, name = where.split(".")
        self._cards[activity].open(name)
