"""The children that prises en charge name, as children of a dossier."""

from collections.abc import Sequence

from chorus_desktop.domain.attendance import Attendance, Child
from chorus_desktop.domain.care import Care, same_words


def lacking(cares: Sequence[Care], known: Attendance) -> tuple[tuple[Care, ...], ...]:
    """The prises en charge of each child that the dossier does not have, those of one child together."""
    there = {same_words(child.name) for child in known.children}
    found: dict[tuple[str, ...], tuple[Care, ...]] = {}
    for care in cares:
        if (words := same_words(care.child)) and words not in there:
            found[words] = (*found.get(words, ()), care)
    return tuple(found.values())


def child_of(cares: Sequence[Care]) -> Child:
    """A child as the payer wrote its name: what is in capitals is the last name, else all but the first word."""
    parts = cares[0].child.split()
    capitals = [part for part in parts if part.isupper() and len(part) > 1]
    last = capitals if 0 < len(capitals) < len(parts) else parts[1:]
    first = [part for part in parts if part not in last] if capitals else parts[:1]
    begun = [care.valid_from for care in cares]
    ended = [care.valid_to for care in cares]
    return Child(
        first_name=" ".join(first or parts),
        last_name=" ".join(last),
        beneficiary=True,
        beneficiary_from=min((day for day in begun if day), default=None) if None not in begun else None,
        beneficiary_to=max((day for day in ended if day), default=None) if None not in ended else None,
    )
