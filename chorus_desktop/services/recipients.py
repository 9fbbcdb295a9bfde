"""The public structures that pay: listed, typed, picked from the directory, chosen for a dossier.

A structure is named by its *key*: the identifier of its card, or, for one that the program brings and nobody has changed,
its SIRET. Typing on such a one makes the volunteer's own version of it.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from chorus_desktop.domain.directory import card_of_entry
from chorus_desktop.domain.french import long_date
from chorus_desktop.domain.numbers import Siret
from chorus_desktop.domain.reading import read
from chorus_desktop.domain.recipient import Recipient
from chorus_desktop.domain.recipient_card import Origin, RecipientCard, ServiceCard, card_of, card_problems
from chorus_desktop.domain.references import ServiceCode
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.services import data, procedures
from chorus_desktop.services.invoice_rows import dossier_title
from chorus_desktop.services.payer import payer_id
from chorus_desktop.services.trash import restored
from chorus_desktop.services.views import RecipientView, Texts
from chorus_desktop.services.work import form_texts, procedure_and_season, under
from chorus_desktop.store.database import Store
from chorus_desktop.store.directory import about_directory, in_directory
from chorus_desktop.store.dossiers import dossier, dossiers, save_dossier
from chorus_desktop.store.recipients import RecipientSummary, add_recipient, own_version, recipient, recipients, save_recipient
from chorus_desktop.store.trash import TrashKind, trash


class RecipientTuple(NamedTuple):
    """One structure of the list.

    Attributes:
        said: where it came from, or that it is closed, in words.
        state: ``open``, ``closed`` or ``unfinished`` (no name or no SIRET).
        dossiers: how many name it.
    """

    key: str
    siret: str
    name: str
    said: str
    state: str
    dossiers: int


def listed(store: Store, today: date) -> tuple[RecipientTuple, ...]:
    """Every structure: those kept, and those of the procedures, by name."""
    kept = recipients(store)
    own = {row.siret for row in kept if row.origin == Origin.SHIPPED.value}
    used = _used(store)
    rows = [_row(row, used, today) for row in kept]
    for siret, brought in _brought(store).items():
        if siret not in own:
            said = "donnée par votre démarche" if _of_hers(siret) else "fournie avec le programme"
            rows.append(RecipientTuple(siret, siret, brought.name, said, "open", len(used.get(siret, ()))))
    return tuple(sorted(rows, key=lambda row: row.name.casefold()))


def _row(row: RecipientSummary, used: dict[str, list[str]], today: date) -> RecipientTuple:
    closed = date.fromisoformat(row.closed_on) if row.closed_on else None
    if closed and closed <= today:
        state, said = "closed", f"fermée depuis le {long_date(closed)}"
    elif not (row.name and row.siret):
        state, said = "unfinished", "fiche à compléter"
    else:
        state, said = (
            "open",
            {"directory": "prise dans l’annuaire", "shipped": "fournie, corrigée par vous"}.get(row.origin, "ajoutée par vous"),
        )
    return RecipientTuple(row.id, row.siret, row.name, said, state, len(used.get(row.id, ())))


def _brought(store: Store) -> dict[str, Recipient]:
    """SIRET → the structure of each procedure that has its own."""
    return {str(each.recipient.siret): each.recipient for each in procedures.every(store) if not each.any_recipient}


def _of_hers(siret: str) -> bool:
    return all(str(each.recipient.siret) != siret for each in data.procedures())


def _used(store: Store) -> dict[str, list[str]]:
    """Key of each structure → the dossiers it pays, oldest first."""
    found: dict[str, list[str]] = {}
    for summary in dossiers(store):
        value = dossier(store, summary.id).value
        try:
            procedure, _ = procedure_and_season(store, value)
        except Trouble:
            continue  # of a newer release: it says so on its own page
        key = payer_id(store, value, procedure) or ("" if procedure.any_recipient else str(procedure.recipient.siret))
        found.setdefault(key, []).append(summary.id)
    return found


def view(store: Store, key: str) -> RecipientView:
    """One structure with all its page shows.

    Raises:
        KeyError: no such key.
    """
    card_id = card_id_of(store, key)
    saved = recipient(store, card_id) if card_id else None
    card = saved.value if saved else card_of(_brought(store)[key], Origin.SHIPPED, _brought_on(store, key))
    unread = dict(saved.unread) if saved else {}
    others = {Siret(row.siret): row.name for row in recipients(store) if row.siret and row.id != card_id}
    wrong = [*read(RecipientCard, {path: text for path, text in unread.items() if "." not in path}).problems]
    for rank in range(len(card.services)):
        found = read(ServiceCard, under(f"services.{rank}", unread)).problems
        wrong += [problem.under(f"services.{rank}") for problem in found]
    already = {problem.where for problem in wrong}
    rest = [problem for problem in card_problems(card, others) if problem.where not in already]
    used = _used(store)
    return RecipientView(
        key=card_id or key,
        kept=bool(card_id),
        of_hers=card.origin is Origin.SHIPPED and _of_hers(str(card.siret)),
        card=card,
        typed=form_texts(card, unread),
        services=tuple(form_texts(each, under(f"services.{rank}", unread)) for rank, each in enumerate(card.services)),
        problems=(*wrong, *rest),
        dossiers=tuple((each, _title(store, each)) for each in used.get(card_id or key, ())),
    )


def _brought_on(store: Store, siret: str) -> date:
    return max(each.checked_on for each in procedures.every(store) if str(each.recipient.siret) == siret)


def _title(store: Store, dossier_id: str) -> str:
    value = dossier(store, dossier_id).value
    return dossier_title(procedures.schemes(store), value.procedure, value.season)


def card_id_of(store: Store, key: str) -> str:
    """The identifier of the card of a key; empty when the program's own serves as it is."""
    return own_version(store, Siret(key)) if len(key) == _SIRET else key


_SIRET = 14


def kept(store: Store, key: str) -> str:
    """The identifier of the card of a key, made of the program's own when there is none yet."""
    card_id = card_id_of(store, key)
    return card_id or add_recipient(store, card_of(_brought(store)[key], Origin.SHIPPED, _brought_on(store, key)))


def create(store: Store, today: date) -> str:
    """A new, empty card; its key."""
    return add_recipient(store, RecipientCard(origin=Origin.HAND, origin_on=today))


def save(store: Store, key: str, typed: Texts, services: Sequence[Texts]) -> RecipientView:
    """Keep what was typed on a card, readable or not; blank services are forgotten.

    Args:
        store: the open data file.
        key: of the structure.
        typed: the texts of its form; fields it does not show stay as they are.
        services: the texts of each of its services.
    """
    with store.transaction():
        card_id = kept(store, key)
        before = recipient(store, card_id)
        reading = read(RecipientCard, typed, before.value)
        unread = {path: text for path, text in before.unread.items() if "." not in path and path not in typed} | dict(reading.unread)
        values: list[ServiceCard] = []
        for texts in services:
            if any(text.strip() for text in texts.values()):
                row = read(ServiceCard, texts)
                unread |= {f"services.{len(values)}.{field}": text for field, text in row.unread.items()}
                values.append(row.value)
        save_recipient(store, card_id, reading.value.model_copy(update={"services": tuple(values)}), unread)
    return view(store, card_id)


def pick(store: Store, key: str) -> str:
    """The key of a structure that a search found; one of the directory is copied into the data file.

    Raises:
        Trouble: the directory does not hold it any more.
    """
    if len(key) != _SIRET or key in _brought(store):
        return key
    known = next((row.id for row in recipients(store) if row.siret == key), "")
    if known:
        return known
    entry, about = in_directory(store, key), about_directory(store)
    if entry is None or about is None:
        raise Trouble("Cette collectivité n’est plus dans l’annuaire importé.", "Cherchez-la de nouveau, ou saisissez sa fiche à la main.")
    return add_recipient(store, card_of_entry(entry, about.day))


def of_dossier(store: Store, dossier_id: str) -> str:
    """The key of the structure that pays a dossier; empty while none was chosen."""
    value = dossier(store, dossier_id).value
    procedure, _ = procedure_and_season(store, value)
    return payer_id(store, value, procedure) or ("" if procedure.any_recipient else str(procedure.recipient.siret))


def choose(store: Store, dossier_id: str, key: str) -> str:
    """Have a structure pay a dossier from now on; what is issued keeps what was printed.

    Returns:
        What ``choose_again`` takes to undo it.
    """
    saved = dossier(store, dossier_id)
    procedure, _ = procedure_and_season(store, saved.value)
    own = not procedure.any_recipient and key == str(procedure.recipient.siret)
    chosen = "" if own else kept(store, pick(store, key))
    # The code of a service means nothing to another structure.
    value = saved.value.model_copy(update={"recipient": chosen, "service_code": None})
    save_dossier(store, dossier_id, value, saved.unread)
    return f"{saved.value.recipient} {saved.value.service_code or ''}"


def choose_again(store: Store, dossier_id: str, before: str) -> None:
    """Undo ``choose``."""
    saved = dossier(store, dossier_id)
    former, _, code = before.partition(" ")
    value = saved.value.model_copy(update={"recipient": former, "service_code": ServiceCode(code) if code else None})
    save_dossier(store, dossier_id, value, saved.unread)


def delete(store: Store, card_id: str, today: date) -> None:
    """Put a card in the trash.

    Raises:
        Trouble: dossiers name it.
    """
    named = [each for each in dossiers(store) if dossier(store, each.id).value.recipient == card_id]
    if named:
        raise Trouble(
            f"{'Un dossier nomme' if len(named) == 1 else f'{len(named)} dossiers nomment'} encore cette collectivité.",
            "Choisissez d’abord, dans ces dossiers, la collectivité qui paie.",
        )
    trash(store, TrashKind.RECIPIENT, card_id, today)


def put_back(store: Store, card_id: str) -> None:
    """Undo ``delete``.

    Raises:
        Trouble: the trash was emptied.
    """
    restored(store, TrashKind.RECIPIENT, card_id)
