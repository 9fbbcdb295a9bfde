"""« Feuille de présence »: one row per child, one column per session, to be ticked by hand and scanned; or printed with its marks.

Each page stands for itself, since each is scanned for itself: activity, dates, legend and code are on all of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from chorus_desktop.documents import kit
from chorus_desktop.documents.blocks import fitting
from chorus_desktop.documents.fonts import width
from chorus_desktop.documents.kit import MM, Style
from chorus_desktop.documents.metadata import Metadata
from chorus_desktop.documents.ops import Box, Op, Text
from chorus_desktop.documents.paper import Foot, Paper, Sheet, paper, shortened
from chorus_desktop.documents.rows import Line, baseline, one_cell, text_lines
from chorus_desktop.documents.tags import Element
from chorus_desktop.documents.wrap import lines_of
from chorus_desktop.domain.attendance import Cell, Child, Mark, Session
from chorus_desktop.domain.attendance_sheet import ROWS, SheetView, hours
from chorus_desktop.domain.certificate import PrintedSheet
from chorus_desktop.domain.clock import duration
from chorus_desktop.domain.french import NBSP, period

_TITLE = "Feuille de présence"
_MONTHS = ("janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.")
_DAYS = ("lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim.")
_ROW, _SIGNED, _HEAD = 8 * MM, 11 * MM, 14 * MM
_NAME, _SIGNATURE, _TOTAL = 48 * MM, 30 * MM, 17 * MM
_WIDEST = 22 * MM
"""The widest column of a session: what a sheet of few sessions leaves goes to the names and the signatures."""
_BLANKS = 4
_PAD = 3.0
_TALLEST = 11 * MM
"""The tallest row: where a page has few, they are easier to tick."""
_WORDS, _WORDS_UNDER, _LONG_WORDS, _COUNT = Style(9.5, 11.5), Style(7.5, 9, grey=kit.INK_SOFT), Style(8.5, 9.5), Style(8.5, 9.5)
_GROUND = 0.9
"""Of the titles: light enough to stay light on a photocopy."""
_LINE = 0.35
"""Of the grid: a photocopy keeps it."""
_LEGEND = "P\u00a0: présent   A\u00a0: absent   E\u00a0: excusé   case vide\u00a0: rien n’est noté"


@dataclass(frozen=True)
class _Columns:
    """Widths of the columns, in points; ``total`` is 0 on a sheet to fill; ``row`` is the height of a child's row."""

    name: float
    session: float
    total: float
    signature: float
    row: float


def sheet_paper(made: PrintedSheet, view: SheetView, *, practice: bool) -> Paper:
    """Draw an attendance sheet.

    Args:
        made: its code, its shape, and what stands on each page.
        view: the words, the children, the sessions and, where it is filled, the marks.
        practice: it was made with the example.
    """
    shape = kit.CODED_LANDSCAPE if made.landscape else kit.CODED_SHEET
    sheet = Sheet.shaped(shape)
    children = {child.id: child for child in view.children}
    sessions = {session.id: session for session in view.sessions}
    for rank, page in enumerate(made.pages):
        if rank:
            sheet.flow.new_page()
        those = [children[key] for key in page.children if key in children]
        times = [sessions[key] for key in page.sessions if key in sessions]
        last = rank + 1 == len(made.pages) or made.pages[rank + 1].sessions != page.sessions
        blanks = min(_BLANKS, ROWS[made.landscape] - len(those)) if last and not made.filled else 0
        _page(sheet, view, those, times, blanks, filled=made.filled)
    about = f"{view.activity}, {period(view.first, view.last)}" if view.sessions else view.activity
    foot = Foot(view.association, _TITLE, practice=practice, code=made.code)
    metadata = Metadata(f"{_TITLE}, {about}", view.association, made.code.pretty(), made.printed_on)
    return paper(f"feuille-de-presence-{made.code}.pdf", sheet, foot, metadata)


def _page(sheet: Sheet, view: SheetView, children: Sequence[Child], sessions: Sequence[Session], blanks: int, *, filled: bool) -> None:
    flow, part = sheet.flow, sheet.root.add("Sect")
    span = flow.format.body_width
    flow.add(one_cell(*_head(view, sessions, part, span), below=kit.GAP, span=span))
    free = flow.room - _HEAD - _SIGNED - kit.SMALL_GAP - kit.SMALL.leading - 1
    columns = _columns(span, len(sessions), free / max(len(children) + blanks, 1), filled=filled)
    table = part.add("Table")
    lines = [_titles(sessions, table.add("TR"), columns, same_hours=bool(view.hours))]
    lines += [_child(child, sessions, view, table.add("TR"), columns) for child in children]
    lines += [_blank(len(sessions), table.add("TR"), columns) for _ in range(blanks)]
    lines.append(_closing(sessions, view, table.add("TR"), columns))
    for line in lines:
        flow.add(one_cell(line, span=span))
    flow.add(one_cell(*text_lines(_LEGEND, kit.SMALL.soft(), span, part.add("P")), above=kit.SMALL_GAP, span=span))


def _columns(span: float, count: int, row: float, *, filled: bool) -> _Columns:
    total = _TOTAL if filled else 0.0
    rest = span - _NAME - _SIGNATURE - total
    session = min(rest / max(count, 1), _WIDEST)
    free = rest - session * count
    return _Columns(_NAME + free / 2, session, total, _SIGNATURE + free / 2, max(_ROW, min(row, _TALLEST)))


def _head(view: SheetView, sessions: Sequence[Session], part: Element, span: float) -> list[Line]:
    title = f"{_TITLE} \u2013 {view.activity}" if view.activity else _TITLE
    said = period(sessions[0].day, sessions[-1].day) if sessions else ""
    facts = [
        f"Séances {said}" if said and len(sessions) > 1 else f"Séance {said}" if said else "",
        view.hours,
        view.place,
        f"Encadrant\u00a0: {view.leader}" if view.leader else "Encadrant\u00a0: ……………………………",
    ]
    payer = [view.association, view.scheme, view.recipient, f"saison {view.season}" if view.season else ""]
    heading = fitting(title, kit.TITLE.scaled(0.8), span)
    return [
        _one(title, heading, span, part.add("H1")),
        *(
            _one(" \u00b7 ".join(word for word in words if word), style, span, part.add("P"))
            for words, style in ((facts, kit.TEXT), (payer, kit.SMALL.soft()))
        ),
    ]


def _one(text: str, style: Style, room: float, of: Element) -> Line:
    """A text on one line, smaller where it is long, and cut at last."""
    fit = fitting(text, style, room)
    drawn = Text(y=-baseline(style), text=shortened(text, fit, room), style=fit, of=of)
    return Line(style.leading, (drawn,))


def _cells(widths: Sequence[float], height: float, fill: float | None = None) -> list[Op]:
    """The boxes of a row, from the left."""
    boxes: list[Op] = []
    x = 0.0
    for length in widths:
        boxes.append(Box(x=x, y=-height, width=length, height=height, grey=_LINE, fill=fill))
        x += length
    return boxes


def _widths(columns: _Columns, count: int) -> list[float]:
    return [columns.name, *[columns.session] * count, *([columns.total] if columns.total else []), columns.signature]


def _in(x: float, room: float, height: float, texts: Sequence[tuple[str, Style]], of: Element, *, centred: bool = True) -> list[Op]:
    """Texts one under the other in the middle of a cell."""
    texts = [(text, fitting(text, style, room - 2 * _PAD)) for text, style in texts if text]
    y = (sum(style.leading for _, style in texts) - height) / 2
    ops: list[Op] = []
    for text, style in texts:
        words = shortened(text, style, room - 2 * _PAD)
        start = (room - width(words, style.face, style.size)) / 2 if centred else _PAD
        ops.append(Text(x=x + start, y=y - baseline(style), text=words, style=style, of=of))
        y -= style.leading
    return ops


def _titles(sessions: Sequence[Session], tr: Element, columns: _Columns, *, same_hours: bool) -> Line:
    widths = _widths(columns, len(sessions))
    ops = _cells(widths, _HEAD, _GROUND)
    small, strong = kit.SMALL, kit.TEXT.bold()
    room = columns.session - 2 * _PAD
    day = min((fitting(_day(session), strong, room) for session in sessions), key=lambda style: style.size, default=strong)
    texts: list[list[tuple[str, Style]]] = [[("Enfant", strong)]]
    for session in sessions:
        said = [(_DAYS[session.day.weekday()], small), (_day(session), day)]
        texts.append([*said, (str(session.day.year) if same_hours else hours(session), small.scaled(0.85))])
    texts += [[("Total", strong)]] if columns.total else []
    texts.append([("Signature", strong)])
    x = 0.0
    for rank, (length, said) in enumerate(zip(widths, texts, strict=True)):
        ops += _in(x, length, _HEAD, said, tr.add("TH"), centred=rank > 0)
        x += length
    return Line(_HEAD, tuple(ops))


def _day(session: Session) -> str:
    return f"{'1er' if session.day.day == 1 else session.day.day}{NBSP}{_MONTHS[session.day.month - 1]}"


def _name(child: Child, room: float) -> list[tuple[str, Style]]:
    """Name over group; a long name takes both lines, and the group follows it."""
    if width(child.name, kit.TEXT.face, kit.TEXT.size) <= room:
        return [(child.name, _WORDS), (child.group, _WORDS_UNDER)]
    whole = " \u00b7 ".join(word for word in (child.name, child.group) if word)
    for scale in (1.0, 0.9, 0.8, 0.7):
        lines = lines_of(whole, _LONG_WORDS.scaled(scale), room)
        if len(lines) <= 2:
            break
    first, *rest = [line.text for line in lines]
    return [(text, _LONG_WORDS.scaled(scale)) for text in (first, " ".join(rest))]


def _child(child: Child, sessions: Sequence[Session], view: SheetView, tr: Element, columns: _Columns) -> Line:
    widths = _widths(columns, len(sessions))
    ops = _cells(widths, columns.row)
    texts = [_name(child, columns.name - 2 * _PAD), *(_said(view.marks.get((session.id, child.id))) for session in sessions)]
    if columns.total:
        texts.append([(line, _COUNT) for line in view.totals.get(child.id, "").split("\n")])
    x = 0.0
    for rank, (length, said) in enumerate(zip(widths, [*texts, []], strict=True)):
        ops += _in(x, length, columns.row, said, tr.add("TD"), centred=rank > 0)
        x += length
    return Line(columns.row, tuple(ops))


def _said(cell: Cell | None) -> list[tuple[str, Style]]:
    if cell is None:
        return []
    partly = duration(cell.minutes) if cell.mark is Mark.PRESENT and cell.minutes is not None else ""
    return [(cell.mark.value, kit.TEXT.bold()), (partly, kit.SMALL.scaled(0.85))]


def _blank(count: int, tr: Element, columns: _Columns) -> Line:
    widths = _widths(columns, count)
    for _ in widths:
        tr.add("TD")
    return Line(columns.row, tuple(_cells(widths, columns.row)))


def _closing(sessions: Sequence[Session], view: SheetView, tr: Element, columns: _Columns) -> Line:
    """Under each session, who came in all where it is known, and the place where its leader signs."""
    widths = _widths(columns, len(sessions))
    ops = _cells(widths, _SIGNED)
    texts = [[("Signature de l’encadrant", kit.SMALL.bold()), ("Présents en tout" if view.present else "", kit.SMALL.soft())]]
    texts += [[(str(view.present[session.id]) if session.id in view.present else "", kit.SMALL.bold())] for session in sessions]
    x = 0.0
    for rank, (length, said) in enumerate(zip(widths, [*texts, *[[]] * (len(widths) - len(texts))], strict=True)):
        ops += _in(x, length, _SIGNED, said, tr.add("TD"), centred=rank > 0)
        x += length
    return Line(_SIGNED, tuple(ops))
