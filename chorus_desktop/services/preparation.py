"""Getting ready for the portal: what was done and by whom, who has which right, the bank details, the sheet to print."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from uuid import uuid4

from chorus_desktop.documents.paper import Paper
from chorus_desktop.documents.preparation_sheet import preparation_paper
from chorus_desktop.domain import preparing
from chorus_desktop.domain.association import Association
from chorus_desktop.domain.preparation import PortalAccount, PortalPerson, PortalPreparation, PortalRole, StepDone
from chorus_desktop.domain.preparation_guide import PreparationGuide, PreparationStep
from chorus_desktop.domain.preparing import DAYS, CopyLine
from chorus_desktop.domain.problems import Problem
from chorus_desktop.domain.reading import read
from chorus_desktop.domain.shape import Record
from chorus_desktop.services import data, portal_data
from chorus_desktop.services.joining import Joined, join
from chorus_desktop.services.trash import still_kept
from chorus_desktop.services.views import Texts
from chorus_desktop.services.work import Unread, form_texts, replaced, under
from chorus_desktop.store.associations import association, save_association
from chorus_desktop.store.database import Store
from chorus_desktop.store.files import file_bytes, keep_file
from chorus_desktop.store.settings import is_practice


class PreparationView(Record):
    """Where an association stands with the portal.

    Attributes:
        done: step → when and by whom; ``step_typed``: the texts of its form.
        card_typed: the texts of the association's own card, of which the bank details show two.
        people_typed: id → the texts of a person's form.
        structure: what to copy into the form of a structure; ``account``: into that of the bank details.
        problems: what goes wrong with the rights; ``advice``: what would be safer.
        account_problems: what is doubtful in the bank details.
        letters: key → subject and body of a ready text.
        next: the first step to do that is not optional.
    """

    id: str
    association: Association
    guide: PreparationGuide
    done: Mapping[str, StepDone]
    step_typed: Mapping[str, Texts]
    card_typed: Texts
    people_typed: Mapping[str, Texts]
    structure_typed: Texts
    account_typed: Texts
    structure: tuple[CopyLine, ...]
    account: tuple[CopyLine, ...]
    problems: tuple[Problem, ...]
    advice: tuple[Problem, ...]
    account_problems: tuple[Problem, ...]
    letters: Mapping[str, tuple[str, str]]
    next: PreparationStep | None


def view(store: Store, association_id: str, today: date) -> PreparationView:
    """Everything about the preparation of one association."""
    saved, guide = association(store, association_id), portal_data.preparation()
    card, unread = saved.value, saved.unread
    done = {step.key: preparing.done(card, step.key) for step in guide.steps}
    people = card.portal.people
    return PreparationView(
        id=association_id,
        association=card,
        guide=guide,
        done=done,
        step_typed={key: form_texts(step, _unread_day(key, unread)) for key, step in done.items()},
        card_typed=form_texts(card, unread),
        people_typed={person.id: form_texts(person, under(f"people.{person.id}", unread)) for person in people},
        structure_typed=form_texts(card.portal, {}),
        account_typed=form_texts(card.portal.account, under("account", unread)),
        structure=preparing.structure_lines(card, guide),
        account=preparing.account_lines(card, guide),
        problems=preparing.people_problems(people, today, guide),
        advice=preparing.people_advice(people, today, guide),
        account_problems=preparing.account_problems(card),
        letters={text.key: preparing.fill(text, card, today) for text in guide.letters},
        next=next((step for step in guide.steps if not step.optional and done[step.key].on is None), None),
    )


def _day_path(key: str) -> str:
    """Where the unread day of a step is kept: that of the card, where the card holds the day."""
    return DAYS.get(key, f"done.{key}.on")


def _unread_day(key: str, unread: Unread) -> Texts:
    path = _day_path(key)
    return {"on": unread[path]} if path in unread else {}


def save_step(store: Store, association_id: str, key: str, typed: Texts) -> None:
    """Keep when a step was done and by whom, readable or not; an empty day says that it is not done."""
    saved = association(store, association_id)
    reading = read(StepDone, typed, preparing.done(saved.value, key))
    unread = {path: text for path, text in saved.unread.items() if path != _day_path(key)}
    unread |= {_day_path(key): text for text in reading.unread.values()}
    save_association(store, association_id, preparing.with_done(saved.value, key, reading.value), unread)


def save_structure(store: Store, association_id: str, typed: Texts) -> None:
    """Keep what only the portal asks about the structure."""
    saved = association(store, association_id)
    portal = read(PortalPreparation, typed, saved.value.portal).value
    save_association(store, association_id, saved.value.model_copy(update={"portal": portal}), saved.unread)


def save_account(store: Store, association_id: str, typed: Texts) -> None:
    """Keep the bank details as the portal asks them, readable or not."""
    saved = association(store, association_id)
    reading = read(PortalAccount, typed, saved.value.portal.account)
    _change(store, association_id, lambda _: {"account": reading.value}, replaced("account", saved.unread, reading.unread))


def _change(
    store: Store, association_id: str, changes: Callable[[PortalPreparation], dict[str, object]], unread: Unread | None = None
) -> None:
    saved = association(store, association_id)
    portal = saved.value.portal.model_copy(update=changes(saved.value.portal))
    value = saved.value.model_copy(update={"portal": portal})
    save_association(store, association_id, value, saved.unread if unread is None else unread)


def add_person(store: Store, association_id: str) -> str:
    """One more person; her id. The first one is taken for the « gestionnaire principal », as the portal does."""
    role = PortalRole.USER if association(store, association_id).value.portal.people else PortalRole.MANAGER
    person = PortalPerson(id=uuid4().hex, role=role)
    _change(store, association_id, lambda portal: {"people": (*portal.people, person)})
    return person.id


def save_person(store: Store, association_id: str, person_id: str, typed: Texts) -> None:
    """Keep what was typed of a person, readable or not; nothing when she was removed meanwhile."""
    saved = association(store, association_id)
    people = saved.value.portal.people
    before = next((person for person in people if person.id == person_id), None)
    if before is None:
        return
    reading = read(PortalPerson, typed, before)
    now = tuple(reading.value if person.id == person_id else person for person in people)
    _change(store, association_id, lambda _: {"people": now}, replaced(f"people.{person_id}", saved.unread, reading.unread))


def remove_person(store: Store, association_id: str, person_id: str) -> PortalPerson | None:
    """Take a person off the list; she is returned so that « Annuler » can put her back, with what could not be read of her."""
    people = association(store, association_id).value.portal.people
    gone = next((person for person in people if person.id == person_id), None)
    _change(store, association_id, lambda _: {"people": tuple(person for person in people if person.id != person_id)})
    return gone


def put_back_person(store: Store, association_id: str, gone: PortalPerson) -> None:
    """Undo ``remove_person``; doing it twice is harmless."""
    people = association(store, association_id).value.portal.people
    if all(person.id != gone.id for person in people):
        _change(store, association_id, lambda _: {"people": (*people, gone)})


def join_rib(store: Store, association_id: str, path: Path) -> Problem | None:
    """Keep the RIB as a file (a photo becomes a page); the problem of one that the portal would not take."""
    limits = data.portal().limits.model_copy(update={"file_bytes": portal_data.preparation().file_bytes})
    joined = join(path, "rib", limits)
    if isinstance(joined, Joined):
        fingerprint = keep_file(store, joined.data)
        _change(store, association_id, lambda _: {"rib_file": fingerprint})
        return None
    return joined


def set_rib(store: Store, association_id: str, fingerprint: str) -> None:
    """Name the RIB that is kept: none to remove it, the former one to take that back.

    Raises:
        Trouble: the former one is gone: the trash was emptied.
    """
    still_kept(store, fingerprint)
    _change(store, association_id, lambda _: {"rib_file": fingerprint})


def rib(store: Store, association_id: str) -> bytes:
    """The RIB as a file; empty when there is none."""
    fingerprint = association(store, association_id).value.portal.rib_file
    return file_bytes(store, fingerprint) if fingerprint else b""


def paper(store: Store, association_id: str, today: date) -> Paper:
    """The sheet to print: what is done, what to copy, who has which right."""
    return preparation_paper(association(store, association_id).value, portal_data.preparation(), today, practice=is_practice(store))
