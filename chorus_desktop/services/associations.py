"""The association: its card, its images, and what it had invoiced before this program."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from chorus_desktop.domain.association import Association
from chorus_desktop.domain.continuing import pattern_of
from chorus_desktop.domain.numbering import check_pattern, following, rank_in, series_of
from chorus_desktop.domain.past import PastInvoice
from chorus_desktop.domain.problems import Problem
from chorus_desktop.domain.readiness import association_problems
from chorus_desktop.domain.reading import read
from chorus_desktop.domain.references import InvoiceNumber
from chorus_desktop.pdf.images import checked_picture
from chorus_desktop.pdf.reading import read_file
from chorus_desktop.services import apart
from chorus_desktop.services.trash import restored, still_kept
from chorus_desktop.services.views import AssociationView, PastView, Texts
from chorus_desktop.services.work import form_texts
from chorus_desktop.store.associations import add_association, association, blank_association, save_association
from chorus_desktop.store.database import Store
from chorus_desktop.store.files import file_bytes, keep_file
from chorus_desktop.store.numbers import numbered
from chorus_desktop.store.past_invoices import add_past_invoice, past_invoices
from chorus_desktop.store.settings import set_setting, setting
from chorus_desktop.store.trash import TrashKind, trash


def create(store: Store) -> str:
    """A new, empty association; its id. It is on no list before something is typed, so one left empty before serves again."""
    return blank_association(store) or add_association(store, Association())


def view(store: Store, association_id: str) -> AssociationView:
    """One association with the texts of its form and what is missing on its page."""
    saved = association(store, association_id)
    unread = tuple(problem.under("association") for problem in read(Association, saved.unread).problems)
    already = {problem.where for problem in unread}
    rest = tuple(problem for problem in association_problems(saved.value) if problem.where not in already)
    return AssociationView(
        id=association_id,
        association=saved.value,
        typed=form_texts(saved.value, saved.unread),
        problems=(*unread, *rest),
        saved_at=saved.saved_at,
    )


def save(store: Store, association_id: str, typed: Texts) -> AssociationView:
    """Keep what was typed on the card, readable or not; fields the form does not show stay as they are."""
    before = association(store, association_id)
    reading = read(Association, typed, before.value)
    kept = {field: text for field, text in before.unread.items() if field not in typed}
    save_association(store, association_id, reading.value, {**kept, **reading.unread})
    return view(store, association_id)


def set_picture(store: Store, association_id: str, field: str, path: Path | None) -> AssociationView:
    """Put or remove the logo (``logo``) or the image of the signature (``signature``).

    Raises:
        Trouble: the file cannot be read, or is no picture.
    """
    before = association(store, association_id)
    fingerprint = ""
    if path is not None:
        fingerprint = keep_file(store, apart.run(checked_picture, read_file(path)))
    save_association(store, association_id, before.value.model_copy(update={field: fingerprint}), before.unread)
    return view(store, association_id)


def picture(store: Store, fingerprint: str) -> bytes:
    """The bytes of a stored picture; empty for none."""
    return file_bytes(store, fingerprint) if fingerprint else b""


def put_back_picture(store: Store, association_id: str, field: str, fingerprint: str) -> AssociationView:
    """Undo the removal of a picture.

    Raises:
        Trouble: it is gone: the trash was emptied.
    """
    still_kept(store, fingerprint)
    before = association(store, association_id)
    save_association(store, association_id, before.value.model_copy(update={field: fingerprint}), before.unread)
    return view(store, association_id)


def next_numbers(store: Store, association_id: str, patterns: tuple[str, ...], today: date) -> tuple[InvoiceNumber | Problem | None, ...]:
    """The number that each pattern would give today, or that its series is at its end; none for a pattern that is wrong."""
    existing = numbered(store, association_id)
    return tuple(None if check_pattern(pattern) else following(pattern, today, existing) for pattern in patterns)


def past_view(store: Store, association_id: str, today: date) -> PastView:
    """What was invoiced before this program, and the number that comes next because of it."""
    card = association(store, association_id).value
    rows = tuple((saved.id, saved.value) for saved in past_invoices(store, association_id))
    offered = _other_pattern(card, [invoice for _, invoice in rows])
    patterns = (card.numbering, offered) if offered else (card.numbering,)
    coming, *others = next_numbers(store, association_id, patterns, today)
    other = others[0] if others else None
    return PastView(
        rows=rows,
        series=series_of(card.numbering, today) if coming else "",
        next_number=None if isinstance(coming, Problem) else coming,
        full=coming if isinstance(coming, Problem) else None,
        typed=_past_draft(store, association_id),
        offered_pattern=offered,
        offered_number=None if isinstance(other, Problem) else other,
    )


def _other_pattern(card: Association, invoices: Sequence[PastInvoice]) -> str:
    """The pattern of the last number typed, when none of them is of a series that the association numbers in now."""
    dated = [(item.day, item.number) for item in invoices if item.day and item.number]
    own = [pattern for pattern in (card.numbering, card.credit_note_numbering) if not check_pattern(pattern)]
    if not dated or any(rank_in(series_of(pattern, day), number) for day, number in dated for pattern in own):
        return ""
    day, number = max(dated)
    return pattern_of(number, day)


def add_past(store: Store, association_id: str, typed: Texts) -> tuple[Problem, ...]:
    """Add an invoice made before this program.

    Returns:
        What keeps it from being added; empty when it was.
    """
    reading = read(PastInvoice, typed)
    problems = reading.problems or reading.value.missing() or reading.value.clash(numbered(store, association_id))
    if not problems:
        with store.transaction():
            add_past_invoice(store, association_id, reading.value)
            keep_past_draft(store, association_id, {})
    return problems


def keep_past_draft(store: Store, association_id: str, typed: Texts) -> None:
    """Keep what was typed of an earlier invoice that is not added yet."""
    set_setting(store, f"past_draft.{association_id}", json.dumps(dict(typed), ensure_ascii=False) if typed else "")


def _past_draft(store: Store, association_id: str) -> Texts:
    kept: dict[str, str] = json.loads(setting(store, f"past_draft.{association_id}") or "{}")
    return kept


def remove_past(store: Store, past_id: str, today: date) -> None:
    """Put one in the trash."""
    trash(store, TrashKind.PAST_INVOICE, past_id, today)


def put_back_past(store: Store, past_id: str) -> None:
    """Undo ``remove_past``.

    Raises:
        NumberUsed: its number was used meanwhile.
        Trouble: the trash was emptied.
    """
    restored(store, TrashKind.PAST_INVOICE, past_id)
