"""The rows of an attendance sheet: dates, children, and under each session the place where its leader signs."""

from collections.abc import Sequence
from dataclasses import dataclass

from chorus_desktop.documents import kit
from chorus_desktop.documents.blocks import fitting
from chorus_desktop.documents.fonts import width
from chorus_desktop.documents.kit import MM, Style
from chorus_desktop.documents.rows import Line
from chorus_desktop.documents.ruled import PAD, Written, ruled
from chorus_desktop.documents.tags import Element
from chorus_desktop.documents.wrap import lines_of
from chorus_desktop.domain.attendance import Cell, Child, Mark, Session
from chorus_desktop.domain.attendance_sheet import SheetView, hours
from chorus_desktop.domain.clock import duration
from chorus_desktop.domain.french import NBSP, SHORT_MONTHS, short_weekday

HEAD, SIGNED = 14 * MM, 11 * MM
"""Heights of the first and the last row."""
_STRONG, _SMALL, _TINY = kit.TEXT.bold(), kit.SMALL, kit.SMALL.scaled(0.85)
_NAME, _GROUP, _LONG_NAME, _COUNT = Style(9.5, 11.5), Style(7.5, 9, grey=kit.INK_SOFT), Style(8.5, 9.5), Style(8.5, 9.5)
_GROUND = 0.9
"""Of the titles: light enough to stay light on a photocopy."""


@dataclass(frozen=True)
class Columns:
    """Widths of the columns, in points; ``total`` is 0 on a sheet to fill; ``row`` is the height of a child's row."""

    name: float
    session: float
    total: float
    signature: float
    row: float

    def widths(self, count: int) -> list[float]:
        """Of each column, for so many sessions."""
        return [self.name, *[self.session] * count, *([self.total] if self.total else []), self.signature]


def titles(sessions: Sequence[Session], view: SheetView, tr: Element, columns: Columns) -> Line:
    """The dates; under each the year, or its hours where they differ from one to the other."""
    room = columns.session - 2 * PAD
    day = min((fitting(_day(session), _STRONG, room) for session in sessions), key=lambda style: style.size, default=_STRONG)
    texts: list[Written] = [[("Enfant", _STRONG)]]
    for session in sessions:
        last = str(session.day.year) if view.hours else hours(session)
        texts.append([(short_weekday(session.day), _SMALL), (_day(session), day), (last, _TINY)])
    if columns.total:
        texts.append([("Total", _STRONG), ("de la feuille" if len(sessions) < len(view.sessions) else "", _TINY)])
    return ruled(columns.widths(len(sessions)), HEAD, [*texts, [("Signature", _STRONG)]], tr, "TH", _GROUND)


def _day(session: Session) -> str:
    return f"{'1er' if session.day.day == 1 else session.day.day}{NBSP}{SHORT_MONTHS[session.day.month - 1]}"


def child_row(child: Child, sessions: Sequence[Session], view: SheetView, tr: Element, columns: Columns) -> Line:
    """A child, its marks and what they add up to, where the sheet is filled."""
    texts = [_name(child, columns.name - 2 * PAD, columns.row), *(_said(view.marks.get((session.id, child.id))) for session in sessions)]
    if columns.total:
        texts.append([(line, _COUNT) for line in view.totals.get(child.id, "").split("\n")])
    return ruled(columns.widths(len(sessions)), columns.row, texts, tr)


def _name(child: Child, room: float, height: float) -> Written:
    """Name over group; a long name takes all the lines of its row, and the group follows it."""
    if width(child.name, _NAME.face, _NAME.size) <= room:
        return [(child.name, _NAME), (child.group, _GROUP)]
    whole = f"{child.name} ({child.group})" if child.group else child.name
    for style in (_LONG_NAME.scaled(scale) for scale in (1.0, 0.9, 0.8, 0.7)):
        lines = [line.text for line in lines_of(whole, style, room)]
        most = int(height / style.leading)
        if len(lines) <= most:
            break
    return [(text, style) for text in (*lines[: most - 1], " ".join(lines[most - 1 :]))]


def _said(cell: Cell | None) -> Written:
    if cell is None:
        return []
    partly = duration(cell.minutes) if cell.mark is Mark.PRESENT and cell.minutes is not None else ""
    return [(cell.mark.value, _STRONG), (partly, _TINY)]


def closing(sessions: Sequence[Session], view: SheetView, tr: Element, columns: Columns) -> Line:
    """Where the leader of each session signs, and who came in all where it is known."""
    texts: list[Written] = [[("Signature de l’encadrant", _SMALL.bold()), ("Présents en tout" if view.present else "", _SMALL.soft())]]
    texts += [[(str(view.present.get(session.id, "")), _SMALL.bold())] for session in sessions]
    return ruled(columns.widths(len(sessions)), SIGNED, texts, tr)
