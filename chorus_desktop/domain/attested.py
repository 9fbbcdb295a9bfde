"""Where the attestations of an invoice stand: which count, which still wait for a signature, which of their pages have come."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from chorus_desktop.domain.attachment import Attachment
from chorus_desktop.domain.attendance import Attendance
from chorus_desktop.domain.attendance_rule import AttendanceRule
from chorus_desktop.domain.attesting import attested
from chorus_desktop.domain.certificate import CertificateSet
from chorus_desktop.domain.chosen import chosen
from chorus_desktop.domain.dossier import Work
from chorus_desktop.domain.french import listing
from chorus_desktop.domain.problems import Problem, error, sentences, warning
from chorus_desktop.domain.procedure import AttachmentRule

sentences(
    {
        "certificates.to_sign": "Les attestations {paper} sont à signer\u00a0: imprimez-les, faites-les signer, puis déposez leur scan.",
        "certificates.outdated": "La feuille a changé depuis les attestations {paper}\u00a0: émettez-les de nouveau.",
    }
)

WHERE = "attachments.certificates"
"""The path of their problems: the page of the attachments, or rather the page that it leads to."""


class PagePlace(NamedTuple):
    """Where the scan of one page stands: which of the scans, and which page of it, both from 0."""

    scan: int
    page: int


def standing(sets: Sequence[CertificateSet]) -> tuple[CertificateSet, ...]:
    """Those that count: no other one replaces them."""
    replaced = {replaced for made in sets for replaced in made.replaces}
    return tuple(made for made in sets if made.id not in replaced)


def attendance_rule(rules: Iterable[AttachmentRule]) -> AttachmentRule | None:
    """What the payer says of the attachment that proves who came; none where it knows of none."""
    return next((rule for rule in rules if rule.attendance), None)


def is_joined(made: CertificateSet, attachments: Iterable[Attachment]) -> bool:
    """Whether a set is joined to its invoice, signed."""
    return any(item.certificates == made.id for item in attachments)


def awaited(work: Work) -> tuple[CertificateSet, ...]:
    """The sets of the invoice in hand that somebody must still sign."""
    return tuple(made for made in work.certificates if made.to_sign and not is_joined(made, work.attachments))


def came(scans: Sequence[Sequence[int]], pages: int) -> dict[int, PagePlace]:
    """Where each page of a paper has come, whatever the order of scanning; of a page scanned twice, the last scan counts.

    Args:
        scans: of each scan, oldest first, which page of the paper each of its pages is.
        pages: how many the paper has.
    """
    found = {number: PagePlace(rank, place) for rank, scan in enumerate(scans) for place, number in enumerate(scan)}
    return {number: found[number] for number in range(1, pages + 1) if number in found}


def lacking(found: Iterable[int], pages: int) -> tuple[int, ...]:
    """The pages of a paper that have not come."""
    there = set(found)
    return tuple(number for number in range(1, pages + 1) if number not in there)


def lacking_said(missing: Sequence[int]) -> str:
    """The same in words: « il manque les pages 3 et 7 »."""
    if len(missing) == 1:
        return f"il manque la page {missing[0]}"
    return f"il manque les pages {listing([str(number) for number in missing])}"


def still_demanded(work: Work) -> tuple[AttachmentRule, ...]:
    """What may be said to be missing: attestations that are made and only wait to be signed are told as such, once."""
    waiting = bool(awaited(work))
    return tuple(rule for rule in work.attachment_rules if not (waiting and rule.attendance))


def attested_problems(work: Work) -> list[Problem]:
    """What is to be done about the attestations of the invoice in hand."""
    found = [error(WHERE, "certificates.to_sign", paper=made.code.pretty()) for made in awaited(work)]
    rule = work.procedure.attendance
    old = [made for made in work.certificates if is_outdated(made, work.attendance, rule)]
    return [*found, *(warning(WHERE, "certificates.outdated", paper=made.code.pretty()) for made in old)]


def is_outdated(made: CertificateSet, attendance: Attendance, rule: AttendanceRule) -> bool:
    """Whether the sheet says something else today than a set of attestations does."""
    span = (made.first, made.last)
    return attested(attendance, rule, made.grouping, span, {}, chosen=wanted(attendance, made, span)).items != made.items


def wanted(attendance: Attendance, made: CertificateSet, span: tuple[date, date]) -> frozenset[str]:
    """Ids of the children that a set speaks of: of a group, those it has today."""
    if not made.who:
        return frozenset(item.child for item in made.items)
    return frozenset(child.id for child in chosen(attendance.children, made.who, *span) if child.is_paid_between(*span))
