"""Children, activities and sessions named by a table, each found in the dossier or added once."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any

from chorus_desktop.domain.attendance import Activity, Attendance, Cell, Change, Child, Place, Session
from chorus_desktop.domain.clock import TimeOfDay
from chorus_desktop.domain.columns import plain_words
from chorus_desktop.domain.french import long_date
from chorus_desktop.domain.money import UnreadableError
from chorus_desktop.domain.presence_found import Renewed
from chorus_desktop.domain.problems import sentences
from chorus_desktop.domain.session_title import When
from chorus_desktop.domain.twins import match, words_of

sentences(
    {
        "presence.which_session": "Il y a {count} séances le {day}\u00a0: ajoutez l’heure, par exemple «\u00a0{example}\u00a0».",
        "presence.twice": "La ligne {row} dit déjà «\u00a0{mark}\u00a0» pour cet enfant à cette séance\u00a0: videz l’une des deux cellules.",
    }
)


class Gathering:
    """What is found so far.

    Args:
        known: the dossier's presences.
        all_paid: whether children that are added are beneficiaries where the table does not say it.

    Attributes:
        named: how often each child is named, by id.
    """

    def __init__(self, known: Attendance, *, all_paid: bool) -> None:
        self._known = known
        self._all_paid = all_paid
        self._by_words: dict[tuple[str, ...], list[Child]] = defaultdict(list)
        for child in known.children:
            self._by_words[words_of(child)].append(child)
        self._before = {child.id: child for child in known.children}
        self._filled: dict[str, Child] = {}
        self._replaced: dict[str, Child] = {}
        self.named: dict[str, int] = defaultdict(int)
        self.activities: dict[str, Activity] = {}
        self.sessions: dict[str, Session] = {}
        self._on: dict[tuple[str, date], list[Session]] = defaultdict(list)
        for session in known.sessions:
            self._on[session.activity, session.day].append(session)
        self._cells: dict[Place, tuple[Cell, int]] = {}

    def child(self, row: Child, given: Mapping[str, Any]) -> str:
        """Id of the child that a row names.

        Args:
            row: its names and card.
            given: the facts that the table says of it, by their field.
        """
        words = words_of(row)
        there = self._by_words[words]
        # Where two children of the dossier could be meant, the one that a row above added is.
        found = match(row, there) or match(row, [each for each in there if each.id not in self._before])
        if found is None:
            paid = {"beneficiary": True} if self._all_paid and "beneficiary" not in given else {}
            found = row.model_copy(update={**given, **paid, "id": f"+{len(self.named)}"})
            there.append(found)
            self._filled[found.id] = self._replaced[found.id] = found
        elif given or row.card:
            self._complete(found, {**given, **({"card": row.card} if row.card else {})})
        self.named[found.id] += 1
        return found.id

    def _complete(self, found: Child, given: Mapping[str, Any]) -> None:
        filled, replaced = self._filled.get(found.id, found), self._replaced.get(found.id, found)
        empty = {name: value for name, value in given.items() if not getattr(filled, name)}
        self._filled[found.id] = filled.model_copy(update=empty)
        self._replaced[found.id] = replaced.model_copy(update=dict(given))

    def activity(self, name: str) -> str:
        """Id of the activity of a name."""
        words = plain_words(name)
        for each in (*self._known.activities, *self.activities.values()):
            if plain_words(each.name) == words:
                return each.id
        made = Activity(id=f"+a{len(self.activities)}", name=name.strip())
        self.activities[made.id] = made
        return made.id

    def session(self, activity_id: str, when: When) -> str:
        """Id of the session of a day, and of an hour where one is said.

        Raises:
            UnreadableError: several could be meant.
        """
        there = self._on[activity_id, when.day]
        if when.starts_at is None and len(there) > 1:
            hour = there[0].starts_at or TimeOfDay("14:00")
            raise UnreadableError(
                "presence.which_session", count=len(there), day=long_date(when.day), example=f"{when.day:%d/%m/%Y} {hour}"
            )
        for each in there:
            if when.starts_at is None or each.starts_at == when.starts_at:
                return each.id
        # One that was kept without its hours, alone that day, is the one meant.
        if len(there) == 1 and there[0].starts_at is None and there[0].id not in self.sessions:
            return there[0].id
        made = self._made(activity_id, when)
        there.append(made)
        self.sessions[made.id] = made
        return made.id

    def _made(self, activity_id: str, when: When) -> Session:
        activity = self._known.activity(activity_id) or self.activities[activity_id]
        usual = when.starts_at in (None, activity.starts_at)
        starts = when.starts_at or activity.starts_at
        ends = when.ends_at or (activity.ends_at if usual else None)
        return Session(id=f"+s{len(self.sessions)}", activity=activity_id, day=when.day, starts_at=starts, ends_at=ends)

    def mark(self, session_id: str, child_id: str, cell: Cell, row: int) -> None:
        """Keep what the table says of a child at a session.

        Raises:
            UnreadableError: a row above says something else.
        """
        said, above = self._cells.setdefault((session_id, child_id), (cell, row))
        if said != cell:
            raise UnreadableError("presence.twice", row=above, mark=said.mark.label.lower())

    @property
    def added(self) -> tuple[Child, ...]:
        """The children that are new."""
        return tuple(child for child_id, child in self._filled.items() if child_id not in self._before)

    @property
    def renewed(self) -> tuple[Renewed, ...]:
        """The children of the dossier of whom the table knows more, or something else."""
        both = ((self._before[key], filled, self._replaced[key]) for key, filled in self._filled.items() if key in self._before)
        return tuple(Renewed(before, filled, replaced) for before, filled, replaced in both if before != filled or before != replaced)

    def changes(self) -> tuple[tuple[Change, ...], tuple[Change, ...], int]:
        """The cells that say nothing yet, those that say something else, and how many say the same."""
        new, differing, same = list[Change](), list[Change](), 0
        whole = {session.id: session.minutes for session in self._known.sessions}
        for place, (cell, _) in self._cells.items():
            before = self._known.marks.get(place)
            if before is None:
                new.append(Change(place, None, cell))
            elif before.mark is cell.mark and cell.minutes in (None, before.minutes or whole.get(place[0])):
                same += 1
            else:
                differing.append(Change(place, before, cell))
        return tuple(new), tuple(differing), same
