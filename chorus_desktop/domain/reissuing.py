"""What a set of attestations says otherwise than the one issued before it: for whoever signs again, and for the payer."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from chorus_desktop.domain.attesting import total
from chorus_desktop.domain.care import days_between
from chorus_desktop.domain.certificate import Attended, Attestation, CertificateSet
from chorus_desktop.domain.clock import duration
from chorus_desktop.domain.french import listing, period, plural

_HEADS = (
    ("signatory", "Le signataire"), ("quality", "La qualité du signataire"), ("association", "Le nom de l’association"),
    ("siret", "Le SIRET"), ("address", "L’adresse de l’association"), ("recipient", "Le destinataire"), ("scheme", "Le dispositif"),
)  # fmt: skip


def changes(before: CertificateSet, after: CertificateSet, ids: Mapping[str, str]) -> tuple[str, ...]:
    """Each difference as a sentence, « Lina B. : 11 → 12 séances, ajoutée le 14/01/2026. »; none when they attest the same.

    Args:
        before: the set issued before.
        after: the one that takes its place.
        ids: which child of ``after`` each row of ``before`` is today; one that is not there is itself.
    """
    said: list[str] = []
    if (before.first, before.last) != (after.first, after.last):
        said.append(f"La période était {period(before.first, before.last)}\u00a0; elle est {period(after.first, after.last)}.")
    said += [f"{words} a changé." for name, words in _HEADS if getattr(before, name) != getattr(after, name)]
    if before.grouping is not after.grouping:
        said.append(f"La présentation a changé\u00a0: {after.grouping.label[0].lower()}{after.grouping.label[1:]}.")
    old, new = _by_child(before.items, ids), _by_child(after.items, {})
    for child, items in new.items():
        said += _changed(old[child], items) if child in old else [f"{items[0].name}\u00a0: n’y était pas, {total(items)}."]
    said += [f"{items[0].name}\u00a0: n’y est plus." for child, items in old.items() if child not in new]
    if not said and sorted(before.words) != sorted(after.words):
        said.append("Le texte a changé.")
    return tuple(said)


def _by_child(items: Iterable[Attestation], ids: Mapping[str, str]) -> dict[str, list[Attestation]]:
    """The attestations of each child, whatever the months they are cut into."""
    found: dict[str, list[Attestation]] = {}
    for item in items:
        found.setdefault(ids.get(item.child, item.child), []).append(item)
    return found


def _changed(before: list[Attestation], after: list[Attestation]) -> Iterator[str]:
    name = after[0].name
    if before[0].name != name:
        yield f"{name}\u00a0: le nom était «\u00a0{before[0].name}\u00a0»."
    if before[0].card != after[0].card:
        yield f"{name}\u00a0: le numéro de carte a changé."
    old, new = _days(before), _days(after)
    gone, come = [day for day in old if day not in new], [day for day in new if day not in old]
    if gone or come:
        counted = f"{len(old)} \u2192 {plural(len(new), _unit(after))}" if len(old) != len(new) else plural(len(new), _unit(after))
        yield f"{name}\u00a0: {', '.join([counted, *_moved('ajout', come), *_moved('retrait', gone)])}."
    longer = [day for day in new if day in old and old[day] != new[day]]
    for day, activity in longer:
        yield f"{name}\u00a0: durée du {day:%d/%m/%Y} ({activity}), {_long(old[day, activity])} \u2192 {_long(new[day, activity])}."


def _days(items: Iterable[Attestation]) -> dict[tuple[date, str], int | None]:
    """Day and activity of each session, each day of a stay, with its minutes."""
    return {(day, attended.activity): attended.minutes for item in items for attended in item.attended for day in _each(attended)}


def _each(attended: Attended) -> Iterator[date]:
    return iter(days_between(attended.day, attended.last_day or attended.day))


def _unit(items: Iterable[Attestation]) -> str:
    return "jour" if any(attended.last_day for item in items for attended in item.attended) else "séance"


def _moved(what: str, days: list[tuple[date, str]]) -> list[str]:
    """« ajout du 14/01/2026 et du 21/01/2026 »; beyond a few days, how many."""
    if len(days) > 6:
        return [f"{what} de {len(days)} jours, du {days[0][0]:%d/%m/%Y} au {days[-1][0]:%d/%m/%Y}"]
    return [f"{what} {listing([f'du {day:%d/%m/%Y}' for day, _ in days])}"] if days else []


def _long(minutes: int | None) -> str:
    return duration(minutes) if minutes else "non notée"
