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
from chorus_desktop.services.joining import Joined, made_ready, refused, sha256
from chorus_desktop.services.scanned import Brought, original
from chorus_desktop.services.work import of_invoice
from chorus_desktop.store.attachments import add_attachment, attachments
from chorus_desktop.store.database import Store
from chorus_desktop.store.files import keep_file
from chorus_desktop.store.invoices import invoice
from chorus_desktop.store.summaries import invoice_rows

sentences(
    {
        "attachment.already": "«\u00a0{name}\u00a0» est déjà joint\u00a0: c’est PJ{rank}.",
        "attachment.twice": "«\u00a0{name}\u00a0»\u00a0: le même fichier est deux fois parmi ceux que vous ajoutez. Il est joint une fois.",
        "attachment.other_kind": "«\u00a0{name}\u00a0» est déjà joint, sous une autre nature\u00a0: c’est PJ{rank}.",
        "attachment.elsewhere": "«\u00a0{name}\u00a0» est aussi joint à\u00a0: {other}. Vérifiez que c’est voulu.",
        "attachment.office": "«\u00a0{name}\u00a0» sera déposé tel quel, avec ce qu’il dit de son auteur et de ses dates. Le portail l’accepte, mais un PDF "
        "se lit partout et ne dit rien de tout cela. {how}",
    }
)


class Added(Record):
    """What became of one file.

    Attributes:
        source: to be given back to ``unlock``, or to ``add`` once more.
        attachment: id of what it became; empty when it was not joined.
        problem: why it was not joined.
        twin: the piece that is the same file already, and of another kind; none where there is none.
        locked: it opens with a password; ``wrong``: the one that was given is not the right one.
        notes: what she must know of a file that was joined.
    """

    source: Path | Brought
    name: str
    attachment: str = ""
    problem: Problem | None = None
    twin: Attachment | None = None
    locked: bool = False
    wrong: bool = False
    notes: tuple[Problem, ...] = ()


class Came(NamedTuple):
    """A file as it came."""

    sha256: str
    size: int


class _Ready(NamedTuple):
    """A file read and made ready, nothing of it written yet."""

    added: Added
    joined: Joined | None = None


def add(
    store: Store, invoice_id: str, sources: Sequence[Path | Brought], kind: str, progress: Told = untold, *, again: bool = False
) -> tuple[Added, ...]:
    """Join files to an invoice, in their order. They are read first; the data file is held for the writing only.

    Args:
        store: the open file.
        invoice_id: a draft.
        sources: files of this computer, or pictures that were pasted.
        kind: as the procedure names it.
        progress: how far it is; what it raises gives the work up, and nothing is joined.
        again: she wants a file that is joined already under another kind to be there under both.

    Returns:
        What became of each.

    Raises:
        Trouble: the invoice has its number already.
    """
    may_change(store, invoice_id)
    reading = _Reading(store, invoice_id, kind, again=again)
    ready = []
    for rank, source in enumerate(sources):
        progress(rank, len(sources), f"Lecture de «\u00a0{source.name}\u00a0»")
        ready.append(reading.read(source, "", _inside(progress, rank, len(sources), source.name)))
    progress(len(sources), len(sources), "Enregistrement")
    return _written(store, invoice_id, ready, "Pièces ajoutées" if len(sources) > 1 else "Pièce ajoutée")


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
    ready = _Reading(store, invoice_id, kind, again=False).read(source, password, _inside(progress, 0, 1, source.name))
    return _written(store, invoice_id, [ready], "Pièce ajoutée")[0]


def _inside(progress: Told, rank: int, count: int, name: str) -> Told:
    """Pages of one file among the files: the bar stands still, the words move."""
    return lambda done, total, doing: progress(
        rank, count, f"«\u00a0{name}\u00a0»\u00a0: {doing.lower()} ({min(done + 1, total)} sur {total})"
    )


class _Reading:
    """Files being read for one invoice, against those that are there already and those that were read before them."""

    def __init__(self, store: Store, invoice_id: str, kind: str, *, again: bool) -> None:
        self._kind, self._again = kind, again
        self._elsewhere = elsewhere(store, invoice_id)
        there = attachments(store, of_invoice(invoice_id))
        self._here = {each: item for item in there for each in came((item,))}
        self._ranks = {item.id: rank for rank, item in enumerate(there, start=1)}

    def read(self, source: Path | Brought, password: str, told: Told) -> _Ready:
        """Read one file and make it ready."""
        name = source.name
        try:
            content = original(source if isinstance(source, Brought) else Brought(name=name, path=source))
            itself = Came(sha256(content), len(content))
            if content and (twin := self._here.get(itself)) and not (self._again and twin.kind != self._kind):
                return _Ready(self._refused(source, twin))
            ready = made_ready(name, content, self._kind, data.portal().limits, password=password, searchable=True, told=told)
        except Trouble as trouble:
            return _Ready(Added(source=source, name=name, problem=refused(trouble, name)))
        if isinstance(ready, Locked):
            return _Ready(Added(source=source, name=name, locked=True, wrong=ready.wrong))
        self._here[itself] = ready.attachment
        notes = [ready.note] if ready.note else []
        if other := self._elsewhere.get(itself):
            notes.append(warning("attachments", "attachment.elsewhere", name=name, other=other))
        if (extension := ready.attachment.extension) in WRITTEN:
            notes.append(warning("attachments", "attachment.office", name=name, how=office_files.how(extension)))
        return _Ready(Added(source=source, name=name, notes=tuple(notes)), ready)

    def _refused(self, source: Path | Brought, twin: Attachment) -> Added:
        name, rank = source.name, self._ranks.get(twin.id, 0)
        if not rank:
            return Added(source=source, name=name, problem=error("attachments", "attachment.twice", name=name))
        if twin.kind == self._kind:
            return Added(source=source, name=name, problem=error("attachments", "attachment.already", name=name, rank=rank))
        return Added(source=source, name=name, problem=error("attachments", "attachment.other_kind", name=name, rank=rank), twin=twin)


def _written(store: Store, invoice_id: str, ready: Sequence[_Ready], label: str) -> tuple[Added, ...]:
    """Write down what was made ready, all of it or nothing."""
    added = []
    with recorded(store, invoice_id, label):
        for each in ready:
            if each.joined is None:
                added.append(each.added)
                continue
            for content in each.joined.beside:
                keep_file(store, content)
            kept = add_attachment(store, of_invoice(invoice_id), each.joined.attachment, each.joined.data)
            added.append(each.added.model_copy(update={"attachment": kept.id}))
    return tuple(added)


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
