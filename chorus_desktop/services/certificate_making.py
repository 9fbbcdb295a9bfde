"""The attestations that an order gives, made from the dossier and not kept yet."""

from datetime import date

from chorus_desktop.domain.attesting import Attested, attested
from chorus_desktop.domain.certificate import CertificateSet, Grouping
from chorus_desktop.domain.chosen import ALL, choices, chosen
from chorus_desktop.domain.dossier import Work
from chorus_desktop.domain.ordering import CertificateOrder
from chorus_desktop.domain.paper_code import PaperCode
from chorus_desktop.store.database import Store
from chorus_desktop.store.invoices import invoice


def groups_of(work: Work) -> tuple[tuple[str, str], ...]:
    """Nothing can be attested of a child that the payer does not pay for."""
    return tuple(choice for choice in choices(work.attendance.children) if choice[0] != ALL)


def made_of(
    store: Store, work: Work, dossier_id: str, invoice_id: str, order: CertificateOrder, code: PaperCode
) -> tuple[CertificateSet | None, Attested]:
    """The set that an order gives; none when there is nothing to attest."""
    association, rule = work.association, work.procedure.attendance
    span = (order.first or date.max, order.last or date.max)
    wanted = (
        order.only
        if order.only or not order.children
        else tuple(child.id for child in chosen(work.attendance.children, order.children, *span) if child.is_paid_between(*span))
    )
    found = attested(work.attendance, rule, order.grouping, span, facts_of(work), chosen=wanted)
    if not found.items or order.issued_on is None:
        return None, found
    numbered = bool(invoice_id) and invoice(store, invoice_id).number is not None
    made = set_of(
        work,
        found,
        code=code,
        grouping=order.grouping,
        span=span,
        issued_on=order.issued_on,
        place=order.place.strip(),
        signature=association.signature if order.by_image else "",
    )
    whose = {"dossier": dossier_id, "invoice": "" if numbered else invoice_id, "who": "" if order.only else order.children}
    return made.model_copy(update=whose), found


def set_of(
    work: Work,
    found: Attested,
    *,
    code: PaperCode,
    grouping: Grouping,
    span: tuple[date, date],
    issued_on: date,
    place: str,
    signature: str,
) -> CertificateSet:
    """The set of what is attested, in the words and under the names of its dossier; of no dossier yet."""
    association = work.association
    return CertificateSet(
        code=code,
        grouping=grouping,
        dossier="",
        first=span[0],
        last=span[1],
        issued_on=issued_on,
        place=place,
        association=association.name,
        siret=association.siret,
        address=association.address_lines,
        signatory=association.representative_name,
        quality=association.representative_quality,
        recipient=work.recipient.name,
        scheme=work.procedure.scheme,
        card_title=work.procedure.attendance.card,
        items=found.items,
        words=found.words,
        signature=signature,
        practice=work.practice,
    )


def facts_of(work: Work) -> dict[str, str]:
    """The value of each place of an attestation's words that is the same on all."""
    association = work.association
    return {
        "association": association.name,
        "representative": association.representative_name,
        "quality": association.representative_quality,
        "recipient": work.recipient.name,
        "scheme": work.procedure.scheme,
        "season": work.season.title,
    }
