"""What was done to the attachments of an invoice, written down so that it can be undone and done again."""

from collections.abc import Sequence

from chorus_desktop.domain.attachment import Attachment
from chorus_desktop.domain.shape import Key, Record


class Side(Record):
    """The attachments as they were before an act, or after it.

    Attributes:
        order: their identifiers.
        items: those that the other side lacks, or has otherwise. One that is made by a recipe names no bytes: they are made again.
    """

    order: tuple[Key, ...] = ()
    items: tuple[Attachment, ...] = ()


class AttachmentAct(Record):
    """One act."""

    before: Side
    after: Side


def act_between(before: Sequence[Attachment], after: Sequence[Attachment]) -> AttachmentAct | None:
    """The act that made one list of attachments of another; none when nothing changed."""
    if tuple(before) == tuple(after):
        return None
    return AttachmentAct(before=_side(before, after), after=_side(after, before))


def _side(mine: Sequence[Attachment], other: Sequence[Attachment]) -> Side:
    there = {item.id: item for item in other}
    return Side(order=tuple(item.id for item in mine), items=tuple(_light(item) for item in mine if there.get(item.id) != item))


def _light(item: Attachment) -> Attachment:
    return item.model_copy(update={"sha256": ""}) if item.recipe else item
