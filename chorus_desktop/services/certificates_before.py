"""What becomes of the attestations that stand when new ones are issued: replaced, or beside them; and whose invoice they prove."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from chorus_desktop.domain.attested import standing
from chorus_desktop.domain.attesting import attested
from chorus_desktop.domain.care import days_between
from chorus_desktop.domain.certificate import Attestation, CertificateSet
from chorus_desktop.domain.dossier import Work
from chorus_desktop.domain.merging import ids_now
from chorus_desktop.services.certificate_rows import drafts_of
from chorus_desktop.store.certificates import certificates
from chorus_desktop.store.database import Store


class Before(NamedTuple):
    """The sets issued before on some of the same children and days, for the same invoice.

    Attributes:
        replaced: those that a new one attests wholly, and takes the place of.
        beside: those that attest more than it does: they go on counting.
    """

    replaced: tuple[CertificateSet, ...]
    beside: tuple[CertificateSet, ...]


def before(store: Store, made: CertificateSet, work: Work) -> Before:
    """What becomes of the sets that stand when a new one is issued."""
    ids = ids_now(work.attendance.children)
    same = [other for other in standing(certificates(store, made.dossier)) if other.invoice == made.invoice and _overlap(other, made, ids)]
    covered = {other.id: _covers(made, other, work, ids) for other in same}
    return Before(tuple(other for other in same if covered[other.id]), tuple(other for other in same if not covered[other.id]))


def keeping(store: Store, made: CertificateSet, work: Work) -> CertificateSet:
    """New attestations issued for themselves: they go on proving the invoice in preparation of those that they take the place of."""
    drafts = drafts_of(store, made.dossier)
    ids = ids_now(work.attendance.children)
    same = [other for other in standing(certificates(store, made.dossier)) if other.invoice in drafts and _overlap(other, made, ids)]
    kept = {other.invoice for other in same if _covers(made, other, work, ids)}
    return made.model_copy(update={"invoice": kept.pop()}) if len(kept) == 1 else made


def _overlap(one: CertificateSet, other: CertificateSet, ids: Mapping[str, str]) -> bool:
    """Whether two sets speak of the same: groups that share no child have their own attestations."""
    shared = {ids.get(item.child, item.child) for item in one.items} & {item.child for item in other.items}
    return bool(shared) and one.first <= other.last and other.first <= one.last and (bool(one.invoice) or one.who == other.who)


def _covers(made: CertificateSet, other: CertificateSet, work: Work, ids: Mapping[str, str]) -> bool:
    """Whether a set attests all of another one that is still true today."""
    children = frozenset(ids.get(item.child, item.child) for item in other.items)
    true = attested(work.attendance, work.procedure.attendance, other.grouping, (other.first, other.last), {}, chosen=children).items
    return _attended(other.items, ids) & _attended(true, ids) <= _attended(made.items, ids)


def _attended(items: Iterable[Attestation], ids: Mapping[str, str]) -> set[tuple[str, date]]:
    return {
        (ids.get(item.child, item.child), day)
        for item in items
        for those in item.attended
        for day in days_between(those.day, those.last_day or those.day)
    }
