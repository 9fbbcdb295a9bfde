"""The association: its card, its images, and what it had invoiced before this program."""

from datetime import date
from pathlib import Path

from chorus_desktop.domain.association import Association
from chorus_desktop.domain.numbering import next_number, series_of
from chorus_desktop.domain.past import PastInvoice
from chorus_desktop.domain.problems import Problem
from chorus_desktop.domain.readiness import association_problems
from chorus_desktop.domain.reading import read
from chorus_desktop.pdf.images import checked_picture
from chorus_desktop.services.joining import load
from chorus_desktop.services.views import AssociationView, PastView, Texts
from chorus_desktop.services.work import form_texts
from chorus_desktop.store import associations, attachments, issued, past
from chorus_desktop.store.database import Store


def create(store: Store) -> str:
    """A new, empty association; its id."""
    return associations.add(store, Association())


def view(store: Store, association_id: str) -> AssociationView:
    """One association with the texts of its form and what is missing on its page."""
    saved = associations.get(store, association_id)
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
    before = associations.get(store, association_id)
    reading = read(Association, typed, before.value)
    kept = {field: text for field, text in before.unread.items() if field not in typed}
    associations.save(store, association_id, reading.value, {**kept, **reading.unread})
    return view(store, association_id)


def set_picture(store: Store, association_id: str, field: str, path: Path | None) -> AssociationView | Problem:
    """Put or remove the logo (``logo``) or the image of the signature (``signature``).

    Returns:
        The card as it is now, or the problem of a file that cannot be read.

    Raises:
        Trouble: the file is no picture.
    """
    before = associations.get(store, association_id)
    fingerprint = ""
    if path is not None:
        content = load(path)
        if isinstance(content, Problem):
            return content
        fingerprint = attachments.keep_bytes(store, checked_picture(content))
    associations.save(store, association_id, before.value.model_copy(update={field: fingerprint}), before.unread)
    return view(store, association_id)


def picture(store: Store, fingerprint: str) -> bytes:
    """The bytes of a stored picture; empty for none."""
    return attachments.bytes_of(store, fingerprint) if fingerprint else b""


def past_view(store: Store, association_id: str, today: date) -> PastView:
    """What was invoiced before this program, and the number that comes next because of it."""
    association = associations.get(store, association_id).value
    existing = issued.numbered(store, association_id)
    return PastView(
        rows=past.of_association(store, association_id),
        series=series_of(association.numbering, today),
        next_number=next_number(association.numbering, today, existing),
    )


def add_past(store: Store, association_id: str, typed: Texts) -> tuple[Problem, ...]:
    """Add an invoice made before this program.

    Returns:
        What keeps it from being added; empty when it was.
    """
    reading = read(PastInvoice, typed)
    problems = (*reading.problems, *(reading.value.missing() if not reading.problems else ()))
    if not problems and reading.value.number is not None:
        existing = issued.numbered(store, association_id)
        problems = reading.value.clash(existing)
    if not problems:
        past.add(store, association_id, reading.value)
    return problems


def remove_past(store: Store, past_id: str) -> PastInvoice:
    """Take one away; it is returned so that « Annuler » can put it back with ``put_back_past``."""
    return past.remove(store, past_id)


def put_back_past(store: Store, association_id: str, removed: PastInvoice) -> None:
    """Undo ``remove_past``."""
    past.add(store, association_id, removed)
