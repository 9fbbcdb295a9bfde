"""What the page of the attachments shows, and pictures of their pages, which are drawn apart."""

from collections.abc import Sequence
from datetime import date

from chorus_desktop.domain.attachment import Attachment
from chorus_desktop.domain.attachment_demands import Demanded, demands
from chorus_desktop.domain.attachment_room import FileRoom, Room, room
from chorus_desktop.domain.issued import JoinedFile
from chorus_desktop.domain.piece import Recipe
from chorus_desktop.domain.shape import Record
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.pdf import recognition
from chorus_desktop.pdf import thumbnails as drawing
from chorus_desktop.pdf.thumbnails import PhotoView
from chorus_desktop.services import apart, inbox, invoices, office_files
from chorus_desktop.services.attachment_journal import contents, gone_away, labels, recipe_of
from chorus_desktop.services.views import InvoiceView
from chorus_desktop.services.work import of_invoice
from chorus_desktop.store import attachments
from chorus_desktop.store.database import Store
from chorus_desktop.store.files import file_bytes


class AttachmentLine(Record):
    """One file joined.

    Attributes:
        file: as it will be deposited.
        recipe: how it is made, to be changed and given to ``change_recipe``; none where it has no pages that could be changed.
        convertible: LibreOffice can make a PDF of it here; ``how``: how it becomes a PDF, empty where it is one.
    """

    attachment: Attachment
    file: JoinedFile
    room: FileRoom
    recipe: Recipe | None
    convertible: bool
    how: str


class AttachmentsView(Record):
    """The page of the attachments of an invoice.

    Attributes:
        demands: the kinds that the payer knows, those required for this invoice first.
        undo, redo: what can be undone and done again, in words; empty for nothing.
        reads: whether what reads the words of photos is installed.
        inbox: the folder « à classer » that she chose; empty for none.
    """

    invoice: InvoiceView
    lines: tuple[AttachmentLine, ...]
    demands: tuple[Demanded, ...]
    room: Room
    undo: str
    redo: str
    reads: bool
    inbox: str


def page(store: Store, invoice_id: str, today: date) -> AttachmentsView:
    """Gather the page."""
    view = invoices.view(store, invoice_id, today)
    work, converts = view.work, office_files.can_convert()
    taken = room(work.attachments, work.portal.limits)
    undo, redo = labels(store, invoice_id)
    lines = tuple(
        AttachmentLine(
            attachment=item,
            file=file,
            room=its,
            recipe=recipe_of(item),
            convertible=converts and office_files.is_written(item.extension),
            how=office_files.how(item.extension),
        )
        for item, file, its in zip(work.attachments, view.files, taken.files, strict=True)
    )
    return AttachmentsView(
        invoice=view,
        lines=lines,
        demands=demands(work),
        room=taken,
        undo=undo,
        redo=redo,
        reads=bool(recognition.reader()),
        inbox=inbox.folder(store),
    )


def listed(store: Store, invoice_id: str) -> tuple[Attachment, ...]:
    """The files joined, in their order."""
    return attachments.attachments(store, of_invoice(invoice_id))


def content(store: Store, attachment: Attachment) -> bytes:
    """The bytes that will be deposited.

    Raises:
        Trouble: it was made again since, by an act that was under way when they were asked for.
    """
    try:
        return file_bytes(store, attachment.sha256)
    except KeyError as gone:
        raise Trouble("Cette pièce vient de changer.", "Ouvrez-la de nouveau.") from gone


def original(store: Store, recipe: Recipe, place: int) -> tuple[str, bytes]:
    """The name and the bytes of a file as it came, from which one page of a recipe is taken.

    Raises:
        Trouble: it is gone: the trash was emptied.
    """
    source = recipe.sources[recipe.pages[place].source]
    return source.name, _came(store, source.came_as)


def _came(store: Store, sha256: str) -> bytes:
    try:
        return file_bytes(store, sha256)
    except KeyError as gone:
        raise gone_away() from gone


def thumbnails(store: Store, attachment: Attachment, side: int, pages: Sequence[int]) -> tuple[bytes, ...]:
    """Pictures of pages of what will be deposited, as PNG.

    Args:
        store: the open file.
        attachment: a PDF.
        side: of the longer side, in dots.
        pages: which ones, from 0.

    Raises:
        Trouble: it cannot be shown.
    """
    return apart.run(drawing.thumbnails, content(store, attachment), side, tuple(pages))


def page_pictures(store: Store, recipe: Recipe, side: int, places: Sequence[int]) -> tuple[bytes, ...]:
    """Pictures of the pages of a recipe, as they will be once it is built, as PNG or JPEG.

    Args:
        store: the open file.
        recipe: of a piece, or one that the volunteer is changing.
        side: of the longer side, in dots.
        places: which of its pages, from 0.

    Raises:
        Trouble: a source cannot be shown, or is gone.
    """
    return apart.run(drawing.page_pictures, recipe, contents(store, recipe), side, tuple(places))


def photo(store: Store, recipe: Recipe, place: int, side: int) -> PhotoView:
    """A whole photo under the corners that are being moved, and where its sheet was found.

    Args:
        store: the open file.
        recipe: of a piece.
        place: of one of its pages, from 0, whose source is a picture.
        side: of the longer side, in dots.

    Raises:
        Trouble: it cannot be shown, or is gone.
    """
    use = recipe.pages[place]
    return apart.run(drawing.photo_view, _came(store, recipe.sources[use.source].sha256), use.page, side)
