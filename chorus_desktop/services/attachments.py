"""What is joined to an invoice: added, ordered, removed with a way back, looked at."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from chorus_desktop.domain.attachment import Attachment
from chorus_desktop.domain.french import size
from chorus_desktop.domain.piece import Source, together, whole
from chorus_desktop.domain.problems import Problem
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.pdf.build import build
from chorus_desktop.services import apart, data
from chorus_desktop.services.joining import Joined, join, sha256
from chorus_desktop.services.trash import restored
from chorus_desktop.services.work import of_invoice
from chorus_desktop.store import attachments, trash
from chorus_desktop.store.database import Store
from chorus_desktop.store.files import file_bytes
from chorus_desktop.store.invoices import invoice
from chorus_desktop.store.trash import TrashKind


def _may_change(store: Store, invoice_id: str) -> None:
    if invoice(store, invoice_id).number is not None:
        raise Trouble(
            "Cette facture est finalisée : ses pièces jointes ne changent plus.", "Annulez-la avant le dépôt pour en refaire une."
        )


def add(store: Store, invoice_id: str, paths: Sequence[Path], kind: str) -> tuple[Problem, ...]:
    """Join files to an invoice, in their order.

    Returns:
        The problem of each file that cannot be joined, the others are; and a warning for each that was made lighter.

    Raises:
        Trouble: the invoice has its number already.
    """
    _may_change(store, invoice_id)
    limits, problems = data.portal().limits, list[Problem]()
    for path in paths:
        joined = join(path, kind, limits)
        if isinstance(joined, Joined):
            attachments.add_attachment(store, of_invoice(invoice_id), joined.attachment, joined.data)
            problems += [joined.note] if joined.note else []
        else:
            problems.append(joined)
    return tuple(problems)


def listed(store: Store, invoice_id: str) -> tuple[Attachment, ...]:
    """The files joined, in their order."""
    return attachments.attachments(store, of_invoice(invoice_id))


def content(store: Store, attachment: Attachment) -> bytes:
    """The bytes that will be deposited."""
    return file_bytes(store, attachment.sha256)


def reorder(store: Store, invoice_id: str, ids: Sequence[str]) -> None:
    """Put the files in this order; those that it does not name follow, those that are gone meanwhile are passed over.

    Raises:
        Trouble: the invoice has its number already.
    """
    _may_change(store, invoice_id)
    present = [item.id for item in listed(store, invoice_id)]
    order = [*(item_id for item_id in ids if item_id in present), *(item_id for item_id in present if item_id not in ids)]
    attachments.reorder_attachments(store, of_invoice(invoice_id), order)


def change_kind(store: Store, invoice_id: str, attachment_id: str, kind: str) -> None:
    """Say what a file is, in the procedure's words.

    Raises:
        Trouble: the invoice has its number already.
    """
    _may_change(store, invoice_id)
    attachments.set_attachment_kind(store, attachment_id, kind)


def remove(store: Store, invoice_id: str, attachment_id: str, today: date) -> None:
    """Take a file away; it waits in the trash.

    Raises:
        Trouble: the invoice has its number already.
    """
    _may_change(store, invoice_id)
    trash.trash(store, TrashKind.ATTACHMENT, attachment_id, today)


def put_back(store: Store, attachment_id: str) -> None:
    """Undo ``remove``.

    Raises:
        Trouble: it is gone: the trash was emptied, or the invoice finalised without it.
    """
    restored(store, TrashKind.ATTACHMENT, attachment_id)


def _source(item: Attachment) -> Source:
    return Source(sha256=item.sha256, name=item.original_name, size=item.size, pages=item.pages)


def join_in_one(store: Store, invoice_id: str, kind: str, today: date) -> None:
    """Make one PDF with a bookmark each out of all the PDFs of a kind, in their order.

    The bookmarks say « Pièce 1 », never the file's name, which may be a child's.

    Raises:
        Trouble: the invoice has its number already, a piece cannot be read, or the whole would pass the portal's limit.
    """
    _may_change(store, invoice_id)
    parts = [item for item in attachments.attachments(store, of_invoice(invoice_id)) if item.kind == kind and item.extension == "pdf"]
    if len(parts) < 2:
        return
    recipe = together(tuple(whole(_source(item)) for item in parts))
    limit = data.portal().limits.file_bytes
    built = apart.run(build, recipe, tuple(file_bytes(store, source.sha256) for source in recipe.sources), limit)
    if len(built.data) > limit:
        raise Trouble(
            f"Réunies, ces pièces pèseraient {size(len(built.data))} : le portail accepte {size(limit)} au plus par fichier.",
            "Déposez-les séparément, ou numérisez-les en qualité plus basse.",
        )
    one = Attachment(
        kind=kind,
        original_name=f"{len(parts)} pièces réunies.pdf",
        size=len(built.data),
        sha256=sha256(built.data),
        pages=built.pages,
        recipe=recipe,
        done=built.done,
    )
    with store.transaction():
        before = [item.id for item in attachments.attachments(store, of_invoice(invoice_id))]
        gone = {item.id for item in parts}
        added = attachments.add_attachment(store, of_invoice(invoice_id), one, built.data)
        for item in parts:
            trash.trash(store, TrashKind.ATTACHMENT, item.id, today)
        order = [added.id if item_id == parts[0].id else item_id for item_id in before if item_id == parts[0].id or item_id not in gone]
        attachments.reorder_attachments(store, of_invoice(invoice_id), order)
