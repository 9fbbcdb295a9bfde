"""The pieces of an invoice as lines of a list, and the documents that are still wanted."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from chorus_desktop.domain.dossier import Work
from chorus_desktop.ui.pages.attachment_kinds import demand_said
from chorus_desktop.ui.pages.attested_boxes import attested_name
from chorus_desktop.ui.pages.piece_words import done_said, sizes_said
from chorus_desktop.ui.widgets.boxes import Card, horizontal, vertical
from chorus_desktop.ui.widgets.buttons import Button
from chorus_desktop.ui.widgets.file_list import FileLine
from chorus_desktop.ui.widgets.pictures import Picture
from chorus_desktop.ui.widgets.words import words

if TYPE_CHECKING:
    from chorus_desktop.domain.attachment_demands import Demanded
    from chorus_desktop.services.attachment_views import AttachmentLine, AttachmentsView


def file_lines(view: "AttachmentsView") -> list[FileLine]:
    """The pieces joined, in their order."""
    kinds = tuple((each.rule.kind, each.rule.title) for each in view.demands)
    demands = {each.rule.kind: " · ".join(filter(None, (demand_said(each), each.why))) for each in view.demands}
    return [_line(each, kinds if len(kinds) > 1 else (), demands, view.invoice.work) for each in view.lines]


def _line(line: "AttachmentLine", kinds: tuple[tuple[str, str], ...], demands: dict[str, str], work: Work) -> FileLine:
    item, name = line.attachment, line.file.name
    if item.certificates:
        return FileLine(item.id, name, f"{attested_name(item, work)} · {sizes_said(line)}")
    came = dict.fromkeys(source.name for source in line.recipe.sources) if line.recipe is not None else {}
    note = sizes_said(line)
    if line.room.is_over:
        note = f"{note}\u00a0: trop lourde pour le portail"
    return FileLine(
        item.id,
        name,
        note,
        done=done_said(line),
        demand=demands.get(item.kind, ""),
        status="problem" if line.room.is_over else "",
        kind=item.kind,
        kinds=kinds,
        original=" · ".join(came) or item.original_name,
        editable=line.recipe is not None,
        offer="Convertir en PDF" if line.convertible else "",
    )


def missing_row(demand: "Demanded", join: Callable[[str], object]) -> QWidget:
    """A kind of document that is wanted and not there: what it is, why, and the button that joins one."""
    rule = demand.rule
    said = " ".join(each for each in (demand.why, rule.help) if each)
    ink = "warning" if demand.required else "second"
    text = vertical(words(f"{rule.title} — {demand_said(demand).lower()}", "strong"), *([words(said, "caption")] if said else []), gap=2)
    button = Button("Joindre…", partial(join, rule.kind), kind="small", icon="paperclip", name=f"Joindre\u00a0: {rule.title}")
    row = Card(margins=(16, 12, 16, 12))
    row.body.addLayout(horizontal(Picture("circle-dashed", ink, 22), (text, 1), button, gap=14))
    return row
