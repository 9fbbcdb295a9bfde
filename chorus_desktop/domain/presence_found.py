"""What a table of presences would bring into a dossier: children, activities, sessions, marks, and what cannot be read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from chorus_desktop.domain.attendance import Activity, Change, Child, Mark, Session
from chorus_desktop.domain.french import listing, plural, weekday_date
from chorus_desktop.domain.problems import Problem


class CellProblem(NamedTuple):
    """What is wrong in one cell.

    Attributes:
        row: its number in the file.
        place: of its column, from 0; -1 where no cell can mend it.
        text: what it holds, mended or not.
    """

    row: int
    place: int
    text: str
    problem: Problem


class Renewed(NamedTuple):
    """A child that is there already, and what the table makes of it.

    Attributes:
        filled: only what was empty is taken from the table.
        replaced: what differs is taken too.
    """

    before: Child
    filled: Child
    replaced: Child


@dataclass(frozen=True)
class Found:
    """What a table says, judged against the dossier. What is new has an identifier of its own, that begins with ``+``.

    Attributes:
        added: new children; ``renewed``: those that are there and of whom the table knows more, or something else.
        marks: cells of the sheet that say nothing yet; ``differing``: cells that say something else.
        same: how many cells say the same already.
        named: how many children the table names.
        problems: what cannot be read, by row.
        strays: days of new sessions that are no day of the week of their activity.
        notes: sentences about what was left aside, or taken in another way than she might think.
    """

    added: tuple[Child, ...] = ()
    renewed: tuple[Renewed, ...] = ()
    activities: tuple[Activity, ...] = ()
    sessions: tuple[Session, ...] = ()
    marks: tuple[Change, ...] = ()
    differing: tuple[Change, ...] = ()
    same: int = 0
    named: int = 0
    problems: tuple[CellProblem, ...] = ()
    strays: tuple[date, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def contradicted(self) -> int:
        """How many children of the dossier are described otherwise by the table."""
        return sum(1 for each in self.renewed if each.filled != each.replaced)

    @property
    def created(self) -> str:
        """The sessions that would be created, in a sentence; empty for none."""
        dates = sorted({each.day for each in self.sessions})
        if not dates:
            return ""
        when = f"le {weekday_date(dates[0])}" if len(dates) == 1 else f"du {weekday_date(dates[0])} au {weekday_date(dates[-1])}"
        count = len(self.sessions)
        return f"{plural(count, 'séance')} {'sera créée' if count < 2 else 'seront créées'}, {when}."

    def changes(self, *, replace: bool) -> tuple[Change, ...]:
        """The cells to write.

        Args:
            replace: whether the table wins where it differs.
        """
        return (*self.marks, *self.differing) if replace else self.marks

    def children_after(self, *, replace: bool) -> Mapping[str, Child]:
        """The children of the dossier that change, by their id."""
        after = {each.before.id: (each.before, each.replaced if replace else each.filled) for each in self.renewed}
        return {child_id: new for child_id, (old, new) in after.items() if new != old}

    def said(self, *, replace: bool) -> str:
        """What would be written, in words: « 20 enfants, 240 présences et 3 absences »; empty for nothing."""
        changes = self.changes(replace=replace)
        present = sum(1 for change in changes if change.after and change.after.mark is Mark.PRESENT)
        counted = [
            (len(self.added), "enfant", ""),
            (present, "présence", ""),
            (len(changes) - present, "absence", ""),
            (0 if changes else len(self.sessions), "séance", ""),
            (len(self.children_after(replace=replace)), "enfant complété", "enfants complétés"),
        ]
        return listing([plural(count, one, many) for count, one, many in counted if count])
