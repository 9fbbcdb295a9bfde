"""What is joined to an invoice: added, ordered, its pages changed, everything with a way back, looked at."""

from collections.abc import Sequence
from datetime import date

from chorus_desktop.domain.attachment import Attachment
from chorus_desktop.domain.french import plural, size
from chorus_desktop.domain.piece import Recipe, cut, together
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.pdf.thumbnails import PhotoView
from chorus_desktop.services import data
from chorus_desktop.services.adding import Added, add, unlock
from chorus_desktop.services.attachment_journal import Told, may_change, put_in_order, recipe_of, recorded, redo, remade, undo, untold
from chorus_desktop.services.attachment_views import (
    AttachmentLine,
    AttachmentsView,
    content,
    listed,
    original,
    page,
    page_pictures,
    photo,
    thumbnails,
)
from chorus_desktop.services.office_files import to_pdf
from chorus_desktop.services.work import of_invoice
from chorus_desktop.store import attachments, trash
from chorus_desktop.store.database import Store
from chorus_desktop.store.trash import TrashKind

__all__ = [
    "Added", "AttachmentLine", "AttachmentsView", "PhotoView", "add", "change_kind", "change_recipe", "content", "finish", "listed",
    "merge", "original", "page", "page_pictures", "photo", "redo", "remove", "reorder", "split", "thumbnails", "to_pdf",
    "undo", "unlock", "want_recipe",
]  # fmt: skip


def reorder(store: Store, invoice_id: str, ids: Sequence[str]) -> None:
    """Put the files in this order; those that it does not name follow, those that are gone meanwhile are passed over.

    Raises:
        Trouble: the invoice has its number already.
    """
    may_change(store, invoice_id)
    with recorded(store, invoice_id, "Ordre changé"):
        put_in_order(store, invoice_id, tuple(ids))


def change_kind(store: Store, invoice_id: str, attachment_id: str, kind: str) -> None:
    """Say what a file is, in the procedure's words.

    Raises:
        Trouble: the invoice has its number already.
    """
    may_change(store, invoice_id)
    with recorded(store, invoice_id, "Sorte de pièce changée"):
        attachments.set_attachment_kind(store, attachment_id, kind)


def remove(store: Store, invoice_id: str, attachment_id: str, today: date) -> None:
    """Take a file away; it waits in the trash.

    Raises:
        Trouble: the invoice has its number already.
    """
    may_change(store, invoice_id)
    with recorded(store, invoice_id, "Pièce retirée"):
        trash.trash(store, TrashKind.ATTACHMENT, attachment_id, today)


def change_recipe(store: Store, invoice_id: str, attachment_id: str, recipe: Recipe, said: str, progress: Told = untold) -> None:
    """Make a piece again from another recipe: pages turned, cut, left out, put in another order.

    Args:
        store: the open file.
        invoice_id: a draft.
        attachment_id: one of its pieces.
        recipe: with one page at least, of the same sources or fewer.
        said: what was done, in a few words for « Annuler »: « Page tournée ».
        progress: how far it is.

    Raises:
        Trouble: the invoice has its number already, the piece has no pages to change, or it would pass the portal's limit.
    """
    may_change(store, invoice_id)
    item, _ = _pieces(store, invoice_id, [attachment_id])[0]
    if not recipe.pages:
        raise Trouble("Il faut laisser au moins une page.", "Pour retirer toute la pièce, choisissez «\u00a0Retirer\u00a0».")
    made, built = remade(store, item, recipe, progress)
    _weigh(built)
    with recorded(store, invoice_id, said):
        attachments.rewrite_attachment(store, made, built)


def want_recipe(store: Store, invoice_id: str, attachment_id: str, recipe: Recipe) -> None:
    """Write down how the pages of a piece are wanted, at once and without making them: a crash loses no gesture.

    ``change_recipe`` makes them when the page is left, ``finish`` where that was missed.

    Raises:
        Trouble: the invoice has its number already.
    """
    may_change(store, invoice_id)
    for item in listed(store, invoice_id):
        if item.id == attachment_id:
            attachments.rewrite_attachment(store, item.model_copy(update={"wanted": recipe if recipe != recipe_of(item) else None}))


def finish(store: Store, invoice_id: str, progress: Told = untold) -> bool:
    """Make the pages that are wanted and were not made: the program ended, or their building failed.

    Args:
        store: the open file.
        invoice_id: a draft.
        progress: how far it is; what it raises gives the work up.

    Returns:
        Whether there were any.

    Raises:
        Trouble: as for ``change_recipe``; what is wanted stays written down.
    """
    waiting = [item for item in listed(store, invoice_id) if item.wanted is not None]
    for item in waiting:
        if item.wanted is not None:
            change_recipe(store, invoice_id, item.id, item.wanted, "Pages modifiées", progress)
    return bool(waiting)


def merge(store: Store, invoice_id: str, ids: Sequence[str], today: date, progress: Told = untold) -> str:
    """Make one piece of several, in this order, with a bookmark for each file; it takes the place of the first.

    The bookmarks say « Pièce 1 », never a file's name, which may be a child's.

    Args:
        store: the open file.
        invoice_id: a draft.
        ids: two pieces or more; of a PDF each, and of one kind: what names children is found again by it.
        today: the day.
        progress: how far it is.

    Returns:
        The identifier of the whole.

    Raises:
        Trouble: the invoice has its number already, one has no pages that could be joined, they are of several kinds, or the whole would
            pass the portal's limit.
    """
    may_change(store, invoice_id)
    parts = _pieces(store, invoice_id, ids)
    if len({item.kind for item, _ in parts}) > 1:
        raise Trouble(
            "Ces pièces ne sont pas de la même nature.", "Donnez-leur la même dans la liste des pièces jointes, puis réunissez-les."
        )
    recipe = together(tuple(part for _, part in parts))
    first = parts[0][0]
    whole = Attachment(kind=first.kind, original_name=f"{plural(len(parts), 'pièce réunie', 'pièces réunies')}.pdf", size=0, sha256="")
    made, built = remade(store, whole, recipe, progress)
    _weigh(built, f"Réunies, ces pièces pèseraient {size(len(built))}")
    gone = [item.id for item, _ in parts]
    return _instead(store, invoice_id, gone, [(made, built)], "Pièces réunies", today)[0]


def split(store: Store, invoice_id: str, attachment_id: str, at: Sequence[int], today: date, progress: Told = untold) -> tuple[str, ...]:
    """Make several pieces of one.

    Args:
        store: the open file.
        invoice_id: a draft.
        attachment_id: one of its pieces.
        at: places, from 1, of the pages that begin another piece.
        today: the day.
        progress: how far it is.

    Returns:
        The identifiers of the pieces; that of the whole alone where nothing was to be cut.

    Raises:
        Trouble: the invoice has its number already, or the piece has no pages that could be parted.
    """
    may_change(store, invoice_id)
    item, recipe = _pieces(store, invoice_id, [attachment_id])[0]
    parts = cut(recipe, tuple(at))
    if len(parts) == 1:
        return (attachment_id,)
    made = [remade(store, item, part, progress) for part in parts]
    return _instead(store, invoice_id, [attachment_id], made, "Pièce coupée", today)


def _pieces(store: Store, invoice_id: str, ids: Sequence[str]) -> list[tuple[Attachment, Recipe]]:
    there = {item.id: item for item in listed(store, invoice_id)}
    found = []
    for item_id in ids:
        item = there.get(item_id)
        recipe = recipe_of(item) if item else None
        if item is None:
            raise Trouble("Cette pièce n’est plus là.", "Elle a été retirée entre-temps\u00a0: cherchez-la dans la corbeille.")
        if recipe is None:
            raise Trouble(
                f"Les pages de «\u00a0{item.original_name}\u00a0» ne se changent pas ici.",
                "Ce fichier est déposé tel quel. Enregistrez-le en PDF pour le réunir, le couper ou le tourner.",
            )
        found.append((item, recipe))
    return found


def _weigh(built: bytes, said: str = "") -> None:
    limit = data.portal().limits.file_bytes
    if len(built) > limit:
        raise Trouble(
            f"{said or f'Cette pièce pèserait {size(len(built))}'}\u00a0: le portail accepte {size(limit)} au plus par fichier.",
            "Déposez-les séparément, ou numérisez-les en qualité plus basse.",
        )


def _instead(
    store: Store, invoice_id: str, gone: Sequence[str], made: Sequence[tuple[Attachment, bytes]], label: str, today: date
) -> tuple[str, ...]:
    """Put pieces at the place of the first of those that they replace."""
    before = [item.id for item in listed(store, invoice_id)]
    with recorded(store, invoice_id, label):
        for item_id in gone:
            trash.trash(store, TrashKind.ATTACHMENT, item_id, today)
        new = [attachments.add_attachment(store, of_invoice(invoice_id), item, built).id for item, built in made]
        place = min(before.index(item_id) for item_id in gone)
        left = [item_id for item_id in before[:place] if item_id not in gone]
        put_in_order(store, invoice_id, (*left, *new, *(item_id for item_id in before[place:] if item_id not in gone)))
    return tuple(new)
