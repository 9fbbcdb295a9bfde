"""Ready e-mails and covering letters: the procedure's words, filled with the dossier's facts."""

from urllib.parse import quote

from chorus_desktop.domain.dossier import Work
from chorus_desktop.domain.french import long_date, period
from chorus_desktop.domain.procedure import Letter

BLANK = "…"
"""Stands where the dossier does not know yet, so that the volunteer sees what to complete."""


def facts(work: Work) -> dict[str, str]:
    """The value of each ``{key}`` that a procedure's letter may quote."""
    association, convention, invoice = work.association, work.dossier.convention, work.invoice
    said = ""
    if invoice and invoice.period_from and invoice.period_to and invoice.period_from <= invoice.period_to:
        said = period(invoice.period_from, invoice.period_to)
    known = {
        "association": association.name,
        "siret": association.siret.pretty() if association.siret else "",
        "address": ", ".join(association.address_lines),
        "representative": association.representative_name,
        "quality": association.representative_quality,
        "email": association.email or "",
        "phone": association.phone.pretty() if association.phone else "",
        "recipient": work.recipient.name,
        "scheme": work.procedure.scheme,
        "season": work.season.title,
        "period": said,
        "invoice_date": long_date(invoice.issued_on) if invoice and invoice.issued_on else "",
        "engagement": str(work.pick.engagement.number) if work.pick and work.pick.engagement else "",
        "convention_reference": convention.reference,
        "market": work.dossier.market.title if work.dossier.market else "",
        "market_number": str(work.dossier.market.number or "") if work.dossier.market else "",
        "signer": convention.association_signer or association.representative_name,
    }
    return {key: value or BLANK for key, value in known.items()}


def fill(letter: Letter, work: Work) -> tuple[str, str]:
    """Subject and body of a letter for this dossier."""
    known = facts(work)
    return letter.subject.format_map(known), letter.body.format_map(known)


def mailto(address: str, subject: str, body: str) -> str:
    """The address that opens a mail program with everything filled (RFC 6068); several mailboxes are separated by commas."""
    return f"mailto:{quote(address.replace(' ', ''), safe='@,')}?subject={quote(subject)}&body={quote(body.replace(chr(10), chr(13) + chr(10)))}"
