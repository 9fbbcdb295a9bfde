"""Where the attestations of an invoice stand: which count, which still wait for a signature, which of their pages have come."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from chorus_desktop.domain.attachment import Attachment
from chorus_desktop.domain.attachment_demands import demands
from chorus_desktop.domain.attendance import Attendance
from chorus_desktop.domain.attendance_rule import AttendanceRule
from chorus_desktop.domain.attesting import attested
from chorus_desktop.domain.certificate import Attestation, CertificateSet, Grouping
from chorus_desktop.domain.chosen import chosen
from chorus_desktop.domain.dossier import Work
from chorus_desktop.domain.french import listing
from chorus_desktop.domain.invoice import Invoice
from chorus_desktop.domain.paper_code import PaperCode
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


def proves(made: CertificateSet, invoice: Invoice) -> bool:
    """Whether a set speaks of the days of an invoice: of all of them, or of some and of no others."""
    first, last = invoice.period_from, invoice.period_to
    if first is None or last is None:
        return False
    return (made.first <= first and last <= made.last) or (first <= made.first and made.last <= last)


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
    """What the payer demands of this invoice: attestations that are made and only wait to be signed are told as such, once."""
    waiting = bool(awaited(work))
    return tuple(each.rule for each in demands(work) if each.required and not (waiting and each.rule.attendance))


def attested_problems(work: Work) -> list[Problem]:
    """What is to be done about the attestations of the invoice in hand."""
    found = [error(WHERE, "certificates.to_sign", paper=made.code.pretty()) for made in awaited(work)]
    old = [made.code for made in work.certificates if made.code in work.outdated]
    return [*found, *(warning(WHERE, "certificates.outdated", paper=code.pretty()) for code in old)]


def outdated(sets: Iterable[CertificateSet], attendance: Attendance, rule: AttendanceRule) -> frozenset[PaperCode]:
    """The codes of the sets that say something else than the sheet does today.

    What would be attested today is made once for all sets of the same children and days: a sheet has tens of thousands of presences.
    """
    today: dict[tuple[Grouping, tuple[date, date], frozenset[str]], tuple[Attestation, ...]] = {}
    old = set()
    for made in sets:
        span = (made.first, made.last)
        key = (made.grouping, span, wanted(attendance, made, span))
        if key not in today:
            today[key] = attested(attendance, rule, made.grouping, span, {}, chosen=key[2]).items
        if today[key] != made.items:
            old.add(made.code)
    return frozenset(old)


def wanted(attendance: Attendance, made: CertificateSet, span: tuple[date, date]) -> frozenset[str]:
    """Ids of the children that a set speaks of: of a group, those it has today."""
    if not made.who:
        return frozenset(item.child for item in made.items)
    return frozenset(child.id for child in chosen(attendance.children, made.who, *span) if child.is_paid_between(*span))
