"""How much of what the portal accepts the attachments of an invoice take, each and together."""

from collections.abc import Sequence

from chorus_desktop.domain.attachment import Attachment
from chorus_desktop.domain.portal import PortalLimits
from chorus_desktop.domain.shape import Record


class FileRoom(Record):
    """The room that one file takes.

    Attributes:
        size: bytes of what will be deposited.
        before: bytes of what came; of a piece that uses some of their pages only, nobody knows what these weighed: as many as it has now.
        share: of what the portal accepts for one file; above 1 it is too heavy.
    """

    size: int
    before: int
    share: float

    @property
    def is_over(self) -> bool:
        """Whether the portal would refuse it for its weight."""
        return self.share > 1


class Room(Record):
    """The room that all of them take, the invoice's own PDF left out.

    Attributes:
        limit: bytes that the portal accepts in all; ``file_limit``: for one file.
        left: bytes that may still be added; below zero they are too heavy together.
        share: of the limit.
        files: each, in their order.
    """

    size: int
    limit: int
    file_limit: int
    left: int
    share: float
    files: tuple[FileRoom, ...]


def room(attachments: Sequence[Attachment], limits: PortalLimits) -> Room:
    """Weigh attachments against the portal's limits."""
    files = tuple(
        FileRoom(
            size=item.size,
            before=sum(source.size for source in item.recipe.sources) if item.recipe and item.recipe.is_whole else item.size,
            share=item.size / limits.file_bytes,
        )
        for item in attachments
    )
    whole = sum(item.size for item in attachments)
    return Room(
        size=whole,
        limit=limits.total_bytes,
        file_limit=limits.file_bytes,
        left=limits.total_bytes - whole,
        share=whole / limits.total_bytes,
        files=files,
    )
