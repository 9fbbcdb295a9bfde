"""« Récapitulatif de dépôt »: one page to lay beside the keyboard, with every field of the portal in its order and what to click."""

from collections.abc import Sequence

from chorus_desktop.documents import kit, table
from chorus_desktop.documents.blocks import bullets, column_widths, columns, fitting, heading, heading_row, ticked
from chorus_desktop.documents.contacts import contact_lines
from chorus_desktop.documents.metadata import Metadata
from chorus_desktop.documents.paper import Foot, Paper, Sheet, paper
from chorus_desktop.documents.rows import Line, Row, gap, one_cell, text_lines
from chorus_desktop.documents.table import Column, Entry, Look
from chorus_desktop.documents.tags import Element
from chorus_desktop.domain.deposit import DepositBlock
from chorus_desktop.domain.french import euros, long_date, size
from chorus_desktop.domain.issued import IssuedDocument
from chorus_desktop.domain.procedure import Procedure

_TITLE = "Récapitulatif de dépôt"
_SCALES = (1.0, 0.95, 0.9, 0.85, 0.8, 0.75)
"""Tried from the largest until everything stands on one page; under the last, a second page is better than a magnifier."""

_COLUMNS = (
    Column("", share=0.62),
    Column("Champ du portail", share=0.95),
    Column("Valeur exacte", share=1.25),
    Column("Remarque", share=1.5),
)
_EMPTY = "(laisser vide)"


def summary_paper(document: IssuedDocument, form: Sequence[DepositBlock], clicks: Sequence[str], procedure: Procedure) -> Paper:
    """Draw the summary of a deposit.

    Args:
        document: the finished invoice or credit note.
        form: every field of the portal with its value, block by block.
        clicks: what to click, in order.
        procedure: whom to call.
    """
    for scale in _SCALES:
        sheet = _written(document, form, clicks, procedure, scale)
        if len(sheet.flow.pages) == 1:
            break
    foot = Foot(document.seller.name, f"{_TITLE} \u00b7 {document.title}", draft=document.number is None)
    metadata = Metadata(f"{_TITLE}, {document.title}", document.seller.name, procedure.title, document.issued_on)
    return paper("recapitulatif-de-depot.pdf", sheet, foot, metadata)


def _written(document: IssuedDocument, form: Sequence[DepositBlock], clicks: Sequence[str], procedure: Procedure, scale: float) -> Sheet:
    sheet = Sheet()
    flow, root = sheet.flow, sheet.root
    text, small = kit.TEXT.scaled(scale), kit.SMALL.scaled(scale)
    for row in _top(document, root, scale):
        flow.add(row)
    look = Look(text, kit.SMALL.scaled(scale * 0.94), padding=1.6 * scale)
    table.place(flow, root, _COLUMNS, [entries for block in form for entries in _entries(block)], look)
    flow.space(kit.GAP)
    flow.add(_what_to_click(clicks, root, small))
    flow.space(kit.GAP)
    left, right = column_widths()
    bottom = columns(
        _files(document, root, left, small), (*heading("Qui appeler", root, right), *contact_lines(procedure.contacts, root, right, small))
    )
    flow.add(Row(bottom.cells, above=kit.GAP, top_rule=kit.THIN_RULE))
    return sheet


def _top(document: IssuedDocument, root: Element, scale: float) -> list[Row]:
    of = f"{document.title} du {long_date(document.issued_on)} \u00b7 {document.buyer.name} \u00b7 {euros(document.totals.net)}"
    title = text_lines(_TITLE, kit.TITLE.scaled(scale), kit.BODY_WIDTH, root.add("H1"))
    what = text_lines(of, fitting(of, kit.SUBTITLE.bold(), kit.BODY_WIDTH), kit.BODY_WIDTH, root.add("P"))
    how = "À poser à côté du clavier. Le SIRET et l’IBAN se tapent sans espaces, les montants avec une virgule et sans le signe €."
    return [one_cell(*title, *what, *text_lines(how, kit.SMALL.scaled(scale).soft(), kit.BODY_WIDTH, root.add("P")), below=kit.GAP)]


def _entries(block: DepositBlock) -> list[list[Entry]]:
    return [
        [
            Entry(block.title if rank == 0 else "", soft=True),
            Entry(line.label),
            Entry(line.value or _EMPTY, strong=bool(line.value), soft=not line.value),
            Entry("", (line.hint,) if line.hint else ()),
        ]
        for rank, line in enumerate(block.lines)
    ]


def _what_to_click(clicks: Sequence[str], root: Element, style: kit.Style) -> Row:
    """The steps in two columns, read down the first then down the second."""
    room, _ = column_widths()
    whole = heading_row("Que cliquer, dans l’ordre", root)
    steps = root.add("L")
    stacks = [ticked(f"{rank}. {click}", (), steps, room=room, style=style) for rank, click in enumerate(clicks, start=1)]
    half = sum(len(stack) for stack in stacks) / 2
    left: list[Line] = []
    right: list[Line] = []
    for stack in stacks:
        target = right if right or len(left) + len(stack) / 2 > half else left
        target.extend((*stack, gap(kit.HAIR)))
    both = columns((*whole.cells[0].lines, *left), (gap(sum(line.height for line in whole.cells[0].lines)), *right))
    return Row(both.cells, above=kit.GAP, top_rule=kit.THIN_RULE)


def _files(document: IssuedDocument, root: Element, room: float, style: kit.Style) -> tuple[Line, ...]:
    folder = document.file_name.removesuffix(".pdf")
    names = [f"{document.file_name} (la facture elle-même, à choisir en premier)"]
    names += [f"{file.name}, {size(file.size)} ({file.title})" for file in document.files]
    certificate = f"Rangez le certificat de dépôt dans le même dossier, « {folder} »."
    return (*heading("Fichiers à déposer", root, room), *bullets([*names, certificate], root, style, room))
