"""Pieces added to a document after its deposit, because the payer asked for them: made fit for the portal, named on from the others."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from chorus_desktop.domain.attachment import Attachment, portal_names
from chorus_desktop.domain.problems import Problem, error
from chorus_desktop.domain.shape import Record
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.pdf.cleaning import Locked
from chorus_desktop.services import data
from chorus_desktop.services.attachment_journal import Told, untold
from chorus_desktop.services.joining import Joined, made_ready, refused
from chorus_desktop.services.scanned import Brought, original
from chorus_desktop.services.work import procedure_and_season
from chorus_desktop.store.attachments import add_attachment, attachments
from chorus_desktop.store.database import Store
from chorus_desktop.store.dossiers import dossier
from chorus_desktop.store.files import file_bytes, keep_file
from chorus_desktop.store.invoices import invoice
from chorus_desktop.store.issuing import issued
from chorus_desktop.store.saved import Owner, OwnerKind
from chorus_desktop.store.trash import TrashKind, trash

OTHER = "other"


class AfterPiece(Record):
    """A file added after the deposit.

    Attributes:
        name: under which it is sent: the next rank after the files of the deposit.
        original_name: of the file that was brought.
        size: bytes.
    """

    id: str
    kind: str
    name: str
    original_name: str
    size: int
    pages: int


class AddedAfter(Record):
    """What became of the files brought: the problems of those that were not kept, and what she must know of the others."""

    kept: int
    problems: tuple[Problem, ...]
    notes: tuple[Problem, ...] = ()


def after(invoice_id: str) -> Owner:
    """An issued document as what its later files belong to."""
    return Owner(OwnerKind.AFTER, invoice_id)


def _kept(store: Store, invoice_id: str) -> tuple[Attachment, ...]:
    """The pieces alone: the certificate of the deposit is kept beside them under a kind of its own."""
    procedure, _ = procedure_and_season(store, dossier(store, invoice(store, invoice_id).dossier_id).value)
    kinds = {rule.kind for rule in procedure.attachments} | {OTHER}
    return tuple(item for item in attachments(store, after(invoice_id)) if item.kind in kinds)


def listed(store: Store, invoice_id: str) -> tuple[AfterPiece, ...]:
    """The pieces added after the deposit, in their order, each named as it is sent."""
    document, items = issued(store, invoice_id), _kept(store, invoice_id)
    if document.number is None:
        return ()
    procedure, _ = procedure_and_season(store, dossier(store, invoice(store, invoice_id).dossier_id).value)
    before = tuple(Attachment(kind=file.kind, original_name="", size=file.size, sha256=file.sha256) for file in document.files)
    names = portal_names((*before, *items), procedure, document.number, data.portal().limits.name_length)[len(before) :]
    return tuple(
        AfterPiece(id=item.id, kind=item.kind, name=name, original_name=item.original_name, size=item.size, pages=item.pages)
        for item, name in zip(items, names, strict=True)
    )


def contents(store: Store, invoice_id: str) -> dict[str, bytes]:
    """The same files, by the names under which they are sent."""
    items = {item.id: item for item in _kept(store, invoice_id)}
    return {piece.name: file_bytes(store, items[piece.id].sha256) for piece in listed(store, invoice_id)}


def add(store: Store, invoice_id: str, sources: Sequence[Path | Brought], kind: str, progress: Told = untold) -> AddedAfter:
    """Keep files that the payer asked for, made fit for the portal by the other process.

    Args:
        store: the open file.
        invoice_id: a deposited document.
        sources: files of this computer.
        kind: as the procedure names it, or ``OTHER``.
        progress: how far it is; what it raises gives the work up, and nothing is kept.
    """
    problems: list[Problem] = []
    made: list[Joined] = []
    limits = data.portal().limits
    for rank, source in enumerate(sources):
        progress(rank, len(sources), f"Lecture de «\u00a0{source.name}\u00a0»")
        try:
            content = original(source if isinstance(source, Brought) else Brought(name=source.name, path=source))
            ready = made_ready(source.name, content, kind, limits)
        except Trouble as trouble:
            problems.append(refused(trouble, source.name))
            continue
        if isinstance(ready, Locked):
            problems.append(error("attachments", "attachment.encrypted", name=source.name))
        else:
            made.append(ready)
    # Read first: the data file is held for the writing only.
    with store.transaction():
        for ready in made:
            for each in ready.beside:
                keep_file(store, each)
            add_attachment(store, after(invoice_id), ready.attachment, ready.data)
    notes, kept = tuple(ready.note for ready in made if ready.note), len(made)
    return AddedAfter(kept=kept, problems=tuple(problems), notes=notes)


def remove(store: Store, attachment_id: str, today: date) -> None:
    """Put a piece in the trash."""
    trash(store, TrashKind.ATTACHMENT, attachment_id, today)


def save(store: Store, invoice_id: str, attachment_id: str, path: Path) -> Path:
    """Write a piece where the volunteer wants it, to be chosen on the portal; where it is.

    Raises:
        Trouble: the disk refuses.
    """
    piece = next(each for each in listed(store, invoice_id) if each.id == attachment_id)
    try:
        path.write_bytes(contents(store, invoice_id)[piece.name])
    except OSError as refused_:
        raise Trouble(f"Le fichier «\u00a0{path.name}\u00a0» n’a pas pu être écrit.", "Choisissez un autre dossier.") from refused_
    return path
