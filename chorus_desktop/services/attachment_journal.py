"""The journal of an invoice's attachments: each act on them is written down, undone and done again in its order."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date

from chorus_desktop.domain.attachment import Attachment
from chorus_desktop.domain.attachment_act import act_between
from chorus_desktop.domain.piece import Recipe, Source, whole
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.pdf.build import Built, build
from chorus_desktop.pdf.cleaning import UNLOCKED
from chorus_desktop.services import apart, data
from chorus_desktop.services.joining import sha256
from chorus_desktop.services.work import of_invoice
from chorus_desktop.store import attachment_acts, attachments, trash
from chorus_desktop.store.attachment_acts import KeptAct
from chorus_desktop.store.database import Store
from chorus_desktop.store.files import file_bytes
from chorus_desktop.store.invoices import invoice
from chorus_desktop.store.trash import TrashKind

Told = Callable[[int, int, str], object]
CONVERTED = "Converti en PDF par LibreOffice."
_STAYS = (UNLOCKED, CONVERTED)
"""What was done once, before the first recipe, and holds for each that follows."""


def untold(done: int, total: int, doing: str) -> None:
    """Nobody listens to how far it is."""


def may_change(store: Store, invoice_id: str) -> None:
    """See that the attachments of an invoice may still change.

    Raises:
        Trouble: it has its number already.
    """
    if invoice(store, invoice_id).number is not None:
        raise Trouble(
            "Cette facture est finalisée\u00a0: ses pièces jointes ne changent plus.", "Annulez-la avant le dépôt pour en refaire une."
        )


@contextmanager
def recorded(store: Store, invoice_id: str, label: str) -> Iterator[None]:
    """Do something to the attachments of a draft, all of it or nothing, and write down what it was.

    Args:
        store: the open file.
        invoice_id: a draft.
        label: the act in a few words, for « Annuler ».
    """
    with store.transaction():
        before = _settled(store, invoice_id)
        yield
        act = act_between(before, _settled(store, invoice_id))
        if act is not None:
            attachment_acts.keep_act(store, invoice_id, act, label)


def _settled(store: Store, invoice_id: str) -> tuple[Attachment, ...]:
    """The attachments as they are made; what is still to be done to their pages is no act yet."""
    return tuple(item.model_copy(update={"wanted": None}) for item in attachments.attachments(store, of_invoice(invoice_id)))


def recipe_of(item: Attachment) -> Recipe | None:
    """How a piece is made; none where it has no pages that could be changed.

    A PDF that an older version joined is its own source. Attestations of the program's own are known by their code, and replaced as a
    whole: their pages stay together.
    """
    if item.certificates or item.extension != "pdf":
        return None
    alone = Source(sha256=item.sha256, name=item.original_name, size=item.size, pages=max(item.pages, 1))
    return item.recipe or whole(alone)


def contents(store: Store, recipe: Recipe) -> tuple[bytes, ...]:
    """The bytes of a recipe's sources.

    Raises:
        Trouble: one is gone: the trash was emptied.
    """
    try:
        return tuple(file_bytes(store, source.sha256) for source in recipe.sources)
    except KeyError as gone:
        raise gone_away() from gone


def remade(store: Store, item: Attachment, recipe: Recipe, told: Told) -> tuple[Attachment, bytes]:
    """A piece made by a recipe; its description is brought up to it.

    Raises:
        Trouble: a source cannot be read, or is gone.
    """
    return made_of(item, recipe, contents(store, recipe), told)


def made_of(item: Attachment, recipe: Recipe, sources: tuple[bytes, ...], told: Told) -> tuple[Attachment, bytes]:
    """``remade`` from the bytes of the sources on; takes its time, and needs no store."""
    limit = data.portal().limits.file_bytes
    built: Built = apart.run(build, recipe, sources, limit, limits=apart.room_for(*sources), told=told)
    done = tuple(dict.fromkeys((*(said for said in item.done if said in _STAYS), *built.done)))
    made = {"recipe": recipe, "size": len(built.data), "sha256": sha256(built.data), "pages": built.pages, "done": done, "wanted": None}
    return item.model_copy(update={**made, "extension": "pdf", "media_type": "application/pdf"}), built.data


def labels(store: Store, invoice_id: str) -> tuple[str, str]:
    """What can be undone and what can be done again, in words; empty for nothing."""
    done, undone = attachment_acts.last_done(store, invoice_id), attachment_acts.first_undone(store, invoice_id)
    return (done.label if done else "", undone.label if undone else "")


def undo(store: Store, invoice_id: str, today: date, progress: Told = untold) -> str:
    """Take back the last act on the attachments of a draft.

    Args:
        store: the open file.
        invoice_id: a draft.
        today: the day, for what goes to the trash.
        progress: how far it is.

    Returns:
        What was taken back, in words; empty when nothing is left to undo.

    Raises:
        Trouble: the invoice has its number already, or the trash was emptied since.
    """
    may_change(store, invoice_id)
    found = attachment_acts.last_done(store, invoice_id)
    if found is None:
        return ""
    return _turned(store, invoice_id, found, today, progress, back=True)


def redo(store: Store, invoice_id: str, today: date, progress: Told = untold) -> str:
    """Do again the act that was undone last; what it takes, gives and raises is as for ``undo``."""
    may_change(store, invoice_id)
    found = attachment_acts.first_undone(store, invoice_id)
    if found is None:
        return ""
    return _turned(store, invoice_id, found, today, progress, back=False)


def _turned(store: Store, invoice_id: str, kept: KeptAct, today: date, progress: Told, *, back: bool) -> str:
    left, wanted = (kept.act.after, kept.act.before) if back else (kept.act.before, kept.act.after)
    ready = [_as_it_was(store, item, progress) for item in wanted.items]
    with store.transaction():
        for item, content in ready:
            attachments.rewrite_attachment(store, item, content)
        for item_id in set(wanted.order) - set(left.order):
            trash.put_back(store, TrashKind.ATTACHMENT, item_id)
        present = {item.id for item in attachments.attachments(store, of_invoice(invoice_id))}
        for item_id in (set(left.order) - set(wanted.order)) & present:
            trash.trash(store, TrashKind.ATTACHMENT, item_id, today)
        put_in_order(store, invoice_id, wanted.order)
        attachment_acts.set_undone(store, kept.id, undone=back)
    return kept.label


def _as_it_was(store: Store, item: Attachment, progress: Told) -> tuple[Attachment, bytes | None]:
    """A piece as the journal knows it, and its bytes where they must be made again; nothing is written yet."""
    try:
        now = attachments.any_attachment(store, item.id)
        if item.recipe is None:
            file_bytes(store, item.sha256)
            return item, None
        if item.recipe == now.recipe:
            return item.model_copy(update={"sha256": now.sha256, "size": now.size}), None
        made, content = remade(store, item, item.recipe, progress)
        return made.model_copy(update={"done": item.done}), content
    except KeyError as gone:
        raise gone_away() from gone


def put_in_order(store: Store, invoice_id: str, ids: tuple[str, ...]) -> None:
    """Put the attachments in this order; those that it does not name follow, those that are gone meanwhile are passed over."""
    present = [item.id for item in attachments.attachments(store, of_invoice(invoice_id))]
    order = [*(item_id for item_id in ids if item_id in present), *(item_id for item_id in present if item_id not in ids)]
    attachments.reorder_attachments(store, of_invoice(invoice_id), order)


def gone_away() -> Trouble:
    """What is said of a file whose bytes were erased with the trash."""
    return Trouble(
        "Ce fichier n’est plus là\u00a0: la corbeille a été vidée.", "Choisissez-le de nouveau sur votre ordinateur, puis ajoutez-le."
    )
