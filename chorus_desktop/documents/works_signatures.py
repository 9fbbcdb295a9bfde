"""Who signs a piece of works by hand: the titulaire with its réserves, or the MOA in the place of what it does not deposit."""

from chorus_desktop.documents import kit
from chorus_desktop.documents.blocks import column_widths, columns, heading_row, paragraphs, ticked
from chorus_desktop.documents.rows import Line, Row, gap, one_cell
from chorus_desktop.documents.tags import Element
from chorus_desktop.domain.works.issued_works import IssuedWorks

_RATIO = 0.52
_ROOM = 56.0
"""Left blank for a signature, in points."""


def signature_rows(works: IssuedWorks, root: Element) -> list[Row]:
    """The blocks that are signed by hand; none for most pieces."""
    rows = [*_approval(root)] if works.approval else []
    if works.signs:
        names = {party.role: party.said for party in works.parties}
        left, right = column_widths(_RATIO)
        for role in works.signs:
            who = paragraphs([role.label, names.get(role, "")], root, kit.TEXT, left)
            rows += [heading_row("Signature", root), columns(who, _blank(root, right), ratio=_RATIO)]
    return rows


def _approval(root: Element) -> list[Row]:
    left, right = column_widths(_RATIO)
    choices = root.add("L")
    boxes = (
        *ticked("Accepté sans réserve", (), choices, room=left),
        gap(kit.SMALL_GAP),
        *ticked("Accepté avec réserves", ("Motifs et montants dans un mémoire en réclamation joint.",), choices, room=left),
    )
    said = paragraphs(["Écrivez «\u00a0lu et approuvé\u00a0», puis signez."], root, kit.SMALL.soft())
    return [
        heading_row("Acceptation du décompte général par le titulaire", root),
        one_cell(*said),
        columns(boxes, _blank(root, right), ratio=_RATIO),
    ]


def _blank(root: Element, room: float) -> tuple[Line, ...]:
    return (*paragraphs(["Le\u00a0:", "Signature\u00a0:"], root, kit.TEXT, room), gap(_ROOM))
