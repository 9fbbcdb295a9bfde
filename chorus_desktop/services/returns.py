"""A document that came back: what to correct, what was typed of it, and the fact that it was done on the portal."""

import json
from collections.abc import Mapping
from datetime import date

from chorus_desktop.documents.correction_sheet import correction_paper
from chorus_desktop.domain import correcting
from chorus_desktop.domain.dossier import Work
from chorus_desktop.domain.issued import IssuedDocument
from chorus_desktop.domain.lifecycle import Event, EventKind, Life
from chorus_desktop.domain.portal_status import PortalStatus
from chorus_desktop.domain.procedure import AttachmentRule
from chorus_desktop.domain.reading import read, write
from chorus_desktop.domain.returning import ReturnRecipe
from chorus_desktop.domain.shape import Record
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.services import data, portal_data
from chorus_desktop.services.after_pieces import AfterPiece, listed
from chorus_desktop.services.invoices import replacing
from chorus_desktop.services.issue import record
from chorus_desktop.services.views import Texts
from chorus_desktop.services.work import lay_out
from chorus_desktop.store.database import Store
from chorus_desktop.store.invoices import invoice
from chorus_desktop.store.issuing import issued, life
from chorus_desktop.store.replacing import replaced_by
from chorus_desktop.store.settings import set_setting, setting

SHAPES: Mapping[str, type[Record]] = {"recycle": correcting.Rerouted, "validator": correcting.OtherValidator}
"""What is typed for an answer that changes data on the portal; a piece of works has more (``correcting.rerouted_of``)."""


class ReturnView(Record):
    """All that the page of a document that came back shows.

    Attributes:
        status: the portal's state; none while none was told.
        recipe: how one answers it; none where there is nothing to do.
        work: its dossier.
        typed: the texts of what is corrected, as they were left.
        engagements: the numbers known of the dossier, each with its validity in words; ``services``: code and name of each service.
        kinds: the documents that the payer knows.
        pieces: files added since the deposit.
        replaced_by: id and number of the invoice that took its place, the number empty while that is a draft.
        letters: key and title of each that may help.
    """

    id: str
    dossier_id: str
    document: IssuedDocument
    life: Life
    status: PortalStatus | None
    recipe: ReturnRecipe | None
    work: Work
    typed: Texts
    engagements: tuple[tuple[str, str], ...]
    services: tuple[tuple[str, str], ...]
    kinds: tuple[AttachmentRule, ...]
    pieces: tuple[AfterPiece, ...]
    replaced_by: tuple[str, str] | None
    letters: tuple[tuple[str, str], ...]


def view(store: Store, invoice_id: str, today: date) -> ReturnView:
    """A deposited document, and what its state on the portal asks for."""
    saved, document, known = invoice(store, invoice_id), issued(store, invoice_id), life(store, invoice_id)
    work = lay_out(store, saved.dossier_id, invoice_id, today).work
    status = data.status(known.status.status) if known.status else None
    recipe = portal_data.recipe_of(status) if status else None
    receives = portal_data.works().cadre(document.works.cadre).to if document.works else None
    found = [portal_data.return_letter(key) for key in recipe.letters] if recipe else []
    answer = recipe.answer if recipe else ""
    return ReturnView(
        id=invoice_id,
        dossier_id=saved.dossier_id,
        document=document,
        life=known,
        status=status,
        recipe=recipe,
        work=work,
        typed=_typed(store, invoice_id, answer, document),
        engagements=tuple((str(item.number), item.span(work.season)) for item in work.engagements if item.number),
        services=tuple((str(service.code), service.label) for service in work.recipient.services),
        kinds=work.attachment_rules,
        pieces=listed(store, invoice_id),
        replaced_by=replaced_by(store, invoice_id),
        letters=tuple((letter.key, letter.title) for letter in found if letter and letter.only_to in (None, receives)),
    )


def _typed(store: Store, invoice_id: str, answer: str, document: IssuedDocument) -> Texts:
    if answer not in SHAPES:
        return {}
    first = write(correcting.sent(document) if answer == "recycle" else correcting.validated_by(document))
    kept = json.loads(setting(store, _name(invoice_id, answer), "{}"))
    return {field: kept.get(field, text) for field, text in first.items()}


def _name(invoice_id: str, answer: str) -> str:
    return f"return.{answer}.{invoice_id}"


def keep(store: Store, invoice_id: str, answer: str, typed: Texts) -> None:
    """Keep what is being typed of a correction, readable or not."""
    set_setting(store, _name(invoice_id, answer), json.dumps(dict(typed)))


def changes(view_: ReturnView, typed: Texts) -> tuple[correcting.Change, ...]:
    """What is to be retyped on the portal, as far as it can be read."""
    if view_.recipe is not None and view_.recipe.answer == "validator":
        other = read(correcting.OtherValidator, typed).value
        return correcting.revalidating(correcting.validated_by(view_.document), other)
    return correcting.rerouting(correcting.sent(view_.document), read(correcting.rerouted_of(view_.document), typed).value)


def corrected(store: Store, invoice_id: str, answer: str, on: date, what: str) -> None:
    """Keep that the correction was done on the portal, and what it was.

    Args:
        store: the open file.
        invoice_id: a document that came back.
        answer: what was asked for.
        on: the day.
        what: what was changed or added, in words.

    Raises:
        Trouble: nothing is asked of her any more.
    """
    with store.transaction():
        record(store, invoice_id, Event(kind=EventKind.ANSWERED, on=on, reason=what))
        if setting(store, _name(invoice_id, answer)):
            set_setting(store, _name(invoice_id, answer), "{}")


def replace(store: Store, invoice_id: str, today: date) -> str:
    """Begin the invoice that takes the place of a rejected one, or find the one that does already; its id.

    Raises:
        Trouble: the invoice is not rejected.
    """
    known = life(store, invoice_id)
    if known.phase is None or not known.is_void:
        raise Trouble("Cette facture n’est pas rejetée.", "Rouvrez-la pour voir où elle en est.")
    if (other := replaced_by(store, invoice_id)) is not None:
        return other.id
    with store.transaction():
        if known.awaits_her:
            record(store, invoice_id, Event(kind=EventKind.ANSWERED, on=today, reason="Une nouvelle facture prend sa place."))
        return replacing(store, invoice_id, today, rejected=True)


def sheet(store: Store, invoice_id: str, today: date) -> bytes:
    """The correction on paper: what to click, and each value to retype. The PDF."""
    shown = view(store, invoice_id, today)
    lines = changes(shown, shown.typed) if shown.recipe and shown.recipe.answer in SHAPES else ()
    steps, heading = (shown.recipe.steps, shown.recipe.heading) if shown.recipe else ((), "")
    motive = shown.life.status.motive if shown.life.status else ""
    files = tuple(piece.name for piece in shown.pieces) if shown.recipe and shown.recipe.answer == "complete" else ()
    return correction_paper(shown.document, shown.status, motive, heading, steps, lines, files, today).data
