"""« Feuille de présence »: one row per child, one column per session, to be ticked by hand and scanned; or printed with its marks.

Each page stands for itself, since each is scanned for itself: activity, dates, legend and code are on all of them.
"""

from collections.abc import Sequence

from chorus_desktop.documents import kit
from chorus_desktop.documents.blocks import fitting
from chorus_desktop.documents.kit import MM, Style
from chorus_desktop.documents.metadata import Metadata
from chorus_desktop.documents.ops import Text
from chorus_desktop.documents.paper import Foot, Paper, Sheet, paper, shortened
from chorus_desktop.documents.rows import Line, baseline, one_cell, text_lines
from chorus_desktop.documents.ruled import ruled
from chorus_desktop.documents.sheet_rows import HEAD, SIGNED, Columns, child_row, closing, titles
from chorus_desktop.documents.tags import Element
from chorus_desktop.domain.attendance import Child, Session
from chorus_desktop.domain.attendance_sheet import ROWS, SheetView
from chorus_desktop.domain.certificate import PrintedSheet
from chorus_desktop.domain.french import period

_TITLE = "Feuille de présence"
_NAME, _SIGNATURE, _TOTAL = 48 * MM, 30 * MM, 17 * MM
_WIDEST = 22 * MM
"""The widest column of a session: what a sheet of few sessions leaves goes to the names and the signatures."""
_LOWEST, _TALLEST = 8 * MM, 11 * MM
"""Of a child's row: high enough to tick by hand, higher where a page has few."""
_BLANKS = 4
"""Rows left free at the end of the list, where they fit."""
_LEGEND = "P\u00a0: présent   A\u00a0: absent   E\u00a0: excusé   case vide\u00a0: rien n’est noté"


def sheet_paper(made: PrintedSheet, view: SheetView, *, practice: bool) -> Paper:
    """Draw an attendance sheet.

    Args:
        made: its code, its shape, and what stands on each page.
        view: the words, the children, the sessions and, where it is filled, the marks.
        practice: it was made with the example.
    """
    sheet = Sheet.shaped(kit.CODED_LANDSCAPE if made.landscape else kit.CODED_SHEET)
    children = {child.id: child for child in view.children}
    sessions = {session.id: session for session in view.sessions}
    for rank, page in enumerate(made.pages):
        if rank:
            sheet.flow.new_page()
        those = [children[key] for key in page.children if key in children]
        times = [sessions[key] for key in page.sessions if key in sessions]
        last = rank + 1 == len(made.pages) or made.pages[rank + 1].sessions != page.sessions
        free = ROWS[made.landscape] - len(those)
        blanks = 0 if made.filled or not last else min(_BLANKS, free) if those else free
        _page(sheet, view, those, times, blanks, filled=made.filled)
    about = f"{view.activity}, {period(view.first, view.last)}" if view.sessions else view.activity
    foot = Foot(view.association, _TITLE, practice=practice, code=made.code)
    metadata = Metadata(f"{_TITLE}, {about}", view.association, made.code.pretty(), made.printed_on)
    return paper(f"feuille-de-presence-{made.code}.pdf", sheet, foot, metadata)


def _page(sheet: Sheet, view: SheetView, children: Sequence[Child], sessions: Sequence[Session], blanks: int, *, filled: bool) -> None:
    flow, part = sheet.flow, sheet.root.add("Sect")
    span = flow.format.body_width
    flow.add(one_cell(*_head(view, sessions, part, span), below=kit.GAP, span=span))
    legend = kit.SMALL_GAP + kit.SMALL.leading + 1
    free = flow.room - HEAD - SIGNED - legend
    columns = _columns(span, len(sessions), free / max(len(children) + blanks, 1), filled=filled)
    table = part.add("Table")
    lines = [titles(sessions, view, table.add("TR"), columns)]
    lines += [child_row(child, sessions, view, table.add("TR"), columns) for child in children]
    lines += [ruled(columns.widths(len(sessions)), columns.row, (), table.add("TR")) for _ in range(blanks)]
    lines.append(closing(sessions, view, table.add("TR"), columns))
    for line in lines:
        flow.add(one_cell(line, span=span))
    flow.add(one_cell(*text_lines(_LEGEND, kit.SMALL.soft(), span, part.add("P")), above=kit.SMALL_GAP, span=span))


def _columns(span: float, count: int, row: float, *, filled: bool) -> Columns:
    total = _TOTAL if filled else 0.0
    rest = span - _NAME - _SIGNATURE - total
    session = min(rest / max(count, 1), _WIDEST)
    free = rest - session * count
    return Columns(_NAME + free / 2, session, total, _SIGNATURE + free / 2, max(_LOWEST, min(row, _TALLEST)))


def _head(view: SheetView, sessions: Sequence[Session], part: Element, span: float) -> list[Line]:
    """What, when, where, by whom; for whom."""
    title = f"{_TITLE} \u2013 {view.activity}" if view.activity else _TITLE
    said = period(sessions[0].day, sessions[-1].day) if sessions else ""
    when = f"{'Séances' if len(sessions) > 1 else 'Séance'} {said}" if said else ""
    facts = [when, view.hours, view.place, f"Encadrant\u00a0: {view.leader or '……………………………'}"]
    payer = [view.association, view.scheme, view.recipient, f"saison {view.season}" if view.season else ""]
    lines = [_one(title, fitting(title, kit.TITLE.scaled(0.8), span), span, part.add("H1"))]
    for words, style in ((facts, kit.TEXT), (payer, kit.SMALL.soft())):
        lines.append(_one(" \u00b7 ".join(word for word in words if word), style, span, part.add("P")))
    return lines


def _one(text: str, style: Style, room: float, of: Element) -> Line:
    """A text on one line, smaller where it is long, and cut at last."""
    fit = fitting(text, style, room)
    drawn = Text(y=-baseline(style), text=shortened(text, fit, room), style=fit, of=of)
    return Line(style.leading, (drawn,))
