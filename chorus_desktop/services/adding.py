"""Files joined to an invoice: each read apart, made ready, kept beside what came; all of them, or none when it is given up."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from chorus_desktop.domain.attachment import Attachment
from chorus_desktop.domain.problems import Problem, error, sentences, warning
from chorus_desktop.domain.shape import Record
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.pdf.cleaning import Locked
from chorus_desktop.pdf.file_types import WRITTEN
from chorus_desktop.services import data, office_files
from chorus_desktop.services.attachment_journal import Told, may_change, recorded, untold
from chorus_desktop.services.joining import made_ready, refused, sha256
from chorus_desktop.services.scanned import Brought, original
from chorus_desktop.services.searchable import is_searchable
from chorus_desktop.services.work import of_invoice
from chorus_desktop.store.attachments import add_attachment, attachments
from chorus_desktop.store.database import Store
from chorus_desktop.store.files import keep_file
from chorus_desktop.store.invoices import invoice
from chorus_desktop.store.summaries import invoice_rows

sentences(
    {
        "attachment.already": "«\u00a0{name}\u00a0»\u00a0: ce fichier est déjà joint. S’il contient deux pièces demandées, coupez celle qui est là.",
        "attachment.elsewhere": "«\u00a0{name}\u00a0» est aussi joint à\u00a0: {other}. Vérifiez que c’est voulu.",
        "attachment.office": "«\u00a0{name}\u00a0» sera déposé tel quel\u00a0: le portail l’accepte, mais un PDF se lit partout. {how}",
    }
)


class Added(Record):
    """What became of one file.

    Attributes:
        source: to be given back to ``unlock``.
        attachment: id of what it became; empty when it was not joined.
        problem: why it was not joined.
        locked: it opens with a password; ``wrong``: the one that was given is not the right one.
        notes: what she must know of a file that was joined.
    """

    source: Path | Brought
    name: str
    attachment: str = ""
    problem: Problem | None = None
    locked: bool = False
    wrong: bool = False
    notes: tuple[Problem, ...] = ()


class Came(NamedTuple):
    """A file as it came."""

    sha256: str
    size: int


def add(store: Store, invoice_id: str, sources: Sequence[Path | Brought], kind: str, progress: Told = untold) -> tuple[Added, ...]:
    """Join files to an invoice, in their order.

    Args:
        store: the open file.
        invoice_id: a draft.
        sources: files of this computer, or pictures that were pasted.
        kind: as the procedure names it.
        progress: how far it is; what it raises gives the work up, and nothing is joined.

    Returns:
        What became of each.

    Raises:
        Trouble: the invoice has its number already.
    """
    may_change(store, invoice_id)
    others = elsewhere(store, invoice_id)
    with recorded(store, invoice_id, "Pièces ajoutées" if len(sources) > 1 else "Pièce ajoutée"):
        added = []
        for rank, source in enumerate(sources):
            progress(rank, len(sources), f"Lecture de «\u00a0{source.name}\u00a0»")
            added.append(_added(store, invoice_id, source, kind, "", _inside(progress, rank, len(sources), source.name), others))
        progress(len(sources), len(sources), "Enregistrement")
    return tuple(added)


def unlock(store: Store, invoice_id: str, source: Path | Brought, password: str, kind: str, progress: Told = untold) -> Added:
    """Join a file that opens with a password.

    Args:
        store: the open file.
        invoice_id: a draft.
        source: as ``add`` gave it back.
        password: as she typed it; it is kept nowhere.
        kind: as the procedure names it.
        progress: how far it is.

    Raises:
        Trouble: the invoice has its number already.
    """
    may_change(store, invoice_id)
    with recorded(store, invoice_id, "Pièce ajoutée"):
        return _added(store, invoice_id, source, kind, password, _inside(progress, 0, 1, source.name), elsewhere(store, invoice_id))


def _inside(progress: Told, rank: int, count: int, name: str) -> Told:
    """Pages of one file among the files: the bar stands still, the words move."""
    return lambda done, total, doing: progress(
        rank, count, f"«\u00a0{name}\u00a0»\u00a0: {doing.lower()} ({min(done + 1, total)} sur {total})"
    )


def _added(
    store: Store, invoice_id: str, source: Path | Brought, kind: str, password: str, told: Told, others: Mapping[Came, str]
) -> Added:
    name = source.name
    try:
        content = original(source if isinstance(source, Brought) else Brought(name=name, path=source))
        itself = Came(sha256(content), len(content))
        if content and itself in came(attachments(store, of_invoice(invoice_id))):
            return Added(source=source, name=name, problem=error("attachments", "attachment.already", name=name))
        ready = made_ready(name, content, kind, data.portal().limits, password=password, searchable=is_searchable(store), told=told)
    except Trouble as trouble:
        return Added(source=source, name=name, problem=refused(trouble, name))
    if isinstance(ready, Locked):
        return Added(source=source, name=name, locked=True, wrong=ready.wrong)
    for each in ready.beside:
        keep_file(store, each)
    kept = add_attachment(store, of_invoice(invoice_id), ready.attachment, ready.data)
    notes = [ready.note] if ready.note else []
    if other := others.get(itself):
        notes.append(warning("attachments", "attachment.elsewhere", name=name, other=other))
    if kept.extension in WRITTEN:
        notes.append(warning("attachments", "attachment.office", name=name, how=office_files.how(kept.extension)))
    return Added(source=source, name=name, attachment=kept.id, notes=tuple(notes))


def came(items: Sequence[Attachment]) -> set[Came]:
    """The files that attachments were made from, as they came; of what was passed on as it is, itself."""
    sources = {Came(source.came_as, source.size) for item in items if item.recipe for source in item.recipe.sources}
    return sources | {Came(item.sha256, item.size) for item in items if item.recipe is None}


def elsewhere(store: Store, invoice_id: str) -> Mapping[Came, str]:
    """The files of the dossier's other invoices, and how the invoice that has each is called."""
    here = invoice(store, invoice_id)
    found: dict[Came, str] = {}
    for other in invoice_rows(store, dossier_id=here.dossier_id):
        if other.id != invoice_id:
            called = f"facture {other.number}" if other.number else other.title
            found |= dict.fromkeys(came(attachments(store, of_invoice(other.id))), called)
    return found
