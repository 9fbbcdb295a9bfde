"""What the pages of a dossier's children show."""

from collections.abc import Mapping

from chorus_desktop.domain.attendance import Cell, Child, Session
from chorus_desktop.domain.attendance_rule import AttendanceRule
from chorus_desktop.domain.problems import Problem
from chorus_desktop.domain.season import Season
from chorus_desktop.domain.shape import Record
from chorus_desktop.services.views import Texts


class ChildrenView(Record):
    """What the page of a dossier's children shows.

    Attributes:
        title: of the dossier.
        sensitive: names are hidden until asked.
        rows: the typed texts of each child, its ``id`` among them, in the order of the sheet.
        problems: whose places are ``children.<id>.<field>``; warnings among them.
        marked: how many marks and stays each child has, by ``id``; those without any are not named.
        twins: how many pairs may be one child.
    """

    title: str
    recipient: str
    rule: AttendanceRule
    season: Season
    sensitive: bool
    rows: tuple[Texts, ...]
    problems: tuple[Problem, ...]
    marked: Mapping[str, int]
    twins: int


class Conflict(Record):
    """A session where two rows say different things of a child, the first row's cell before the second's.

    Attributes:
        preferred: 0 or 1: the cell that stands unless the other is chosen.
    """

    session: Session
    activity: str
    cells: tuple[Cell, Cell]
    preferred: int


class TwinView(Record):
    """Two children who may be one; the first is the one that stays."""

    first: Child
    second: Child
    why: str
    marks: tuple[int, int]
    conflicts: tuple[Conflict, ...]


class TwinsView(Record):
    """What the page of pairs to decide shows."""

    title: str
    sensitive: bool
    pairs: tuple[TwinView, ...]
