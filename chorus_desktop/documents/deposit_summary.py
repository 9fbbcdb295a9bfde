"""« Récapitulatif de dépôt »: one page to lay beside the keyboard, with every field of the portal in its order and what to click."""

from collections.abc import Collection, Sequence

from chorus_desktop.documents import kit, table
from chorus_desktop.documents.blocks import bullets, column_widths, columns, fitting, heading, heading_row, ticked
from chorus_desktop.documents.contacts import contact_lines
from chorus_desktop.documents.metadata import Metadata
from chorus_desktop.documents.paper import Foot, Paper, Sheet, paper
from chorus_desktop.documents.rows import Line, Row, gap, one_cell, text_lines
from chorus_desktop.documents.table import Column, Entry, Look
from chorus_desktop.documents.tags import Element
from chorus_desktop.domain.deposit import DepositBlock, DepositLine
from chorus_desktop.domain.french import euros, long_date, size
from chorus_desktop.domain.issued import IssuedDocument
from chorus_desktop.domain.procedure import Procedure

_TITLE = "Récapitulatif de dépôt"
_SIZES = (*((scale, 200) for scale in (1.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7)), (0.7, 100), (0.7, 50))
"""Scale, and characters shown of a value (the portal's comment has 200): tried from the largest until everything stands on one page.

What is cut ends in « … » and stands whole on the invoice."""

_COLUMNS = (
    Column("Bloc", share=0.55),
    Column("Champ du portail", share=0.92),
    Column("Valeur exacte", share=1.5),
    Column("Remarque", share=1.4),
)
_MOST_BULLETS = 6
"""More files than that are named one after the other, so that the page stays one."""

_EMPTY = "(laisser vide)"


def summary_paper(
    document: IssuedDocument, form: Sequence[DepositBlock], clicks: Sequence[str], procedure: Procedure, *, erased: Collection[str] = ()
) -> Paper:
    """Draw the summary of a deposit.

    Args:
        document: the finished invoice or credit note.
        form: every field of the portal with its value, block by block.
        clicks: what to click, in order.
        procedure: whom to call.
        erased: SHA-256 of the attachments that are no more, erased with the names of children.
    """
    for scale, longest in _SIZES:
        named = document.buyer.model_copy(update={"name": _cut(document.buyer.name, longest)})
        sheet = _written(document.model_copy(update={"buyer": named}), _cut_down(form, longest), clicks, procedure, scale, erased)
        if len(sheet.flow.pages) == 1:
            break
    foot = Foot(document.seller.name, f"{_TITLE} \u00b7 {document.title}", draft=document.number is None, practice=document.practice)
    metadata = Metadata(f"{_TITLE}, {document.title}", document.seller.name, procedure.title, document.issued_on)
    return paper("recapitulatif-de-depot.pdf", sheet, foot, metadata)


def _cut_down(form: Sequence[DepositBlock], longest: int) -> list[DepositBlock]:
    return [
        block.model_copy(update={"lines": tuple(line.model_copy(update={"value": _cut(line.value, longest)}) for line in block.lines)})
        for block in form
    ]


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 2]} …"


def _written(
    document: IssuedDocument,
    form: Sequence[DepositBlock],
    clicks: Sequence[str],
    procedure: Procedure,
    scale: float,
    erased: Collection[str],
) -> Sheet:
    sheet = Sheet()
    flow, root = sheet.flow, sheet.root
    text, small = kit.TEXT.scaled(scale), kit.SMALL.scaled(scale)
    for row in _top(document, root, scale):
        flow.add(row)
    look = Look(text, kit.SMALL.scaled(scale), padding=1.6 * scale, pale=False)
    table.place(flow, root, _COLUMNS, [entries for block in form for entries in _entries(block)], look)
    flow.space(kit.GAP * scale * scale)
    flow.add(_what_to_click(clicks, root, small))
    flow.space(kit.GAP * scale * scale)
    left, right = column_widths()
    contacts = procedure.contacts
    asked = (*heading("À qui s’adresser", root, right), *contact_lines(contacts, root, right, small)) if contacts else ()
    bottom = columns(_files(document, root, left, small, erased), asked)
    flow.add(Row(bottom.cells, above=kit.GAP * scale, top_rule=kit.THIN_RULE))
    return sheet


def _top(document: IssuedDocument, root: Element, scale: float) -> list[Row]:
    of = f"{document.title} du {long_date(document.issued_on)} \u00b7 {document.buyer.name} \u00b7 {euros(document.totals.net)}"
    title = text_lines(_TITLE, kit.TITLE.scaled(scale), kit.BODY_WIDTH, root.add("H1"))
    what = text_lines(of, fitting(of, kit.SUBTITLE, kit.BODY_WIDTH), kit.BODY_WIDTH, root.add("P"))
    how = "À poser à côté du clavier. Le SIRET se tape sans espaces, les montants avec une virgule et sans le signe €. L’IBAN se choisit."
    return [one_cell(*title, *what, *text_lines(how, kit.SMALL.scaled(scale).soft(), kit.BODY_WIDTH, root.add("P")), below=kit.GAP)]


def _entries(block: DepositBlock) -> list[list[Entry]]:
    return [
        [
            Entry(block.title if rank == 0 else "", soft=True),
            Entry(line.label),
            _value(line),
            Entry("", (line.hint,) if line.hint else ()),
        ]
        for rank, line in enumerate(block.lines)
    ]


def _value(line: DepositLine) -> Entry:
    if line.key == "files" and "," in line.value:
        return Entry("tous ceux de la liste «\u00a0Fichiers à déposer\u00a0»")
    return Entry(line.value, strong=True) if line.value else Entry(_EMPTY, soft=True)


def _what_to_click(clicks: Sequence[str], root: Element, style: kit.Style) -> Row:
    """The steps in two columns, read down the first then down the second."""
    room, _ = column_widths()
    whole = heading_row("Que cliquer, dans l’ordre", root)
    steps = root.add("L")
    stacks = [ticked(f"{rank}. {click}", (), steps, room=room, style=style) for rank, click in enumerate(clicks, start=1)]
    heights = [sum(line.height for line in stack) + kit.HAIR for stack in stacks]
    cut = min(range(len(stacks) + 1), key=lambda rank: max(sum(heights[:rank]), sum(heights[rank:])))
    left, right = ([line for stack in half for line in (*stack, gap(kit.HAIR))] for half in (stacks[:cut], stacks[cut:]))
    both = columns((*whole.cells[0].lines, *left), (gap(sum(line.height for line in whole.cells[0].lines)), *right))
    return Row(both.cells, above=kit.GAP)


def _files(document: IssuedDocument, root: Element, room: float, style: kit.Style, erased: Collection[str]) -> tuple[Line, ...]:
    folder = document.file_name.removesuffix(".pdf")
    itself = "la pièce elle-même" if document.works else f"{document.kind.the} {'elle' if document.kind.e else 'lui'}-même"
    names = [f"{document.file_name} ({itself}, à choisir en premier)"]
    if len(document.files) > _MOST_BULLETS:
        names.append(", ".join(f"{file.name} (effacée)" if file.sha256 in erased else file.name for file in document.files))
    else:
        names += [
            f"{file.name}, {size(file.size)} ({file.title}{', effacée avec les noms des enfants' if file.sha256 in erased else ''})"
            for file in document.files
        ]
    certificate = f"Rangez le certificat de dépôt dans le même dossier, «\u00a0{folder}\u00a0»."
    return (*heading("Fichiers à déposer", root, room), *bullets([*names, certificate], root, style, room))
