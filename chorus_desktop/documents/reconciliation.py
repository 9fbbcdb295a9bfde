"""The invoice held against its attendance sheets, on paper: a sentence and a table for each line, then what is left to look at. No name."""

from collections.abc import Sequence
from datetime import date

from chorus_desktop.documents import kit, table
from chorus_desktop.documents.blocks import bullets, heading_row, paragraphs
from chorus_desktop.documents.metadata import Metadata
from chorus_desktop.documents.paper import Foot, Paper, Sheet, paper
from chorus_desktop.documents.rows import one_cell, text_lines
from chorus_desktop.documents.table import Column, Entry
from chorus_desktop.domain.french import long_date, short_date
from chorus_desktop.domain.line_check import LineCheck, SessionCheck
from chorus_desktop.domain.problems import Problem
from chorus_desktop.domain.reconciling import Reconciliation

_TITLE = "La facture et la feuille de présence"
_COLUMNS = (
    Column("Séance", share=1.0),
    Column("Attendus", align="right"),
    Column("Présents", align="right"),
    Column("Absents", align="right"),
    Column("Excusés", align="right"),
    Column("Cases vides", align="right"),
    Column("Déjà facturée", align="right"),
)


def reconciliation_paper(found: Reconciliation, title: str, owner: str, today: date, *, practice: bool = False) -> Paper:
    """Draw the reconciliation of an invoice.

    Args:
        found: what the sheets say of it.
        title: of the invoice.
        owner: the association.
        today: the day printed on it.
        practice: it is made with the example.
    """
    sheet = Sheet()
    flow, root = sheet.flow, sheet.root
    about = f"{title}, le {long_date(today)}"
    heading = text_lines(_TITLE, kit.TITLE, kit.BODY_WIDTH, root.add("H1"))
    flow.add(one_cell(*heading, *text_lines(about, kit.SUBTITLE, kit.BODY_WIDTH, root.add("P")), below=kit.BIG_GAP))
    for check in found.lines:
        name = f"Ligne {check.rank + 1}\u00a0: {check.line.designation.strip() or check.activity.name}"
        said = paragraphs([f"{check.sentence}."], root)
        sheet.add_sections([heading_row(name, root), one_cell(*said, below=kit.SMALL_GAP)])
        table.place(flow, root, _columns(check), _rows(check), table.Look(kit.TEXT.scaled(0.95), kit.SMALL, padding=3))
    if found.stays:
        stays = [f"{gap.reference}\u00a0: {gap.said}" for gap in found.stays]
        sheet.add_sections([heading_row("Séjours", root), one_cell(*bullets(stays, root), below=kit.SMALL_GAP)])
    # What each line says already is not said a second time.
    if left := [_said(problem) for problem in found.problems if problem.code not in ("proof.gap", "proof.stay")]:
        sheet.add_sections([heading_row("À regarder", root), one_cell(*bullets(left, root))])
    metadata = Metadata(_TITLE, owner, about, today)
    return paper("feuille-et-facture.pdf", sheet, Foot(owner, f"{_TITLE} \u00b7 {title}", practice=practice), metadata)


def _said(problem: Problem) -> str:
    _, kind, key, *_ = [*problem.where.split("."), ""]
    return f"Ligne {int(key) + 1}\u00a0: {problem.sentence[0].lower()}{problem.sentence[1:]}" if kind == "lines" else problem.sentence


def _columns(check: LineCheck) -> tuple[Column, ...]:
    return tuple(column for column in _COLUMNS if column.title != "Attendus" or _supposes(check))


def _supposes(check: LineCheck) -> bool:
    return any(item.expected is not None for item in check.sessions)


def _rows(check: LineCheck) -> list[Sequence[Entry]]:
    return [_row(item, strong=item.session.day in check.gap_days, supposes=_supposes(check)) for item in check.sessions]


def _row(item: SessionCheck, *, strong: bool, supposes: bool) -> list[Entry]:
    hours = f", {item.session.starts_at.pretty()}" if item.session.starts_at else ""
    day = Entry(f"{short_date(item.session.day)}{hours}", strong=strong)
    figures = [item.present, item.absent, item.excused, item.blank]
    expected = [Entry(str(item.expected))] if supposes else []
    return [day, *expected, *(Entry(str(figure), strong=strong) for figure in figures), Entry(", ".join(item.billed_on))]
