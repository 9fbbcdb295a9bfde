"""Which page mends a problem: the first part of its path names the page, the rest the field."""

from functools import partial

from chorus_desktop import services
from chorus_desktop.ui.desk import Desk


def open_page(desk: Desk, where: str, dossier_id: str, invoice_id: str) -> None:
    """Open the page that mends a problem.

    Args:
        desk: of the window.
        where: path of the datum, as the problem says it.
        dossier_id: the dossier whose problem it is.
        invoice_id: the invoice in hand, or empty.
    """
    page, _, rest = where.partition(".")
    go = desk.go
    match page:
        case "association":
            desk.ask(services.dossiers.association_of, dossier_id, then=lambda whose: go.association(whose, rest))
        case "convention":
            go.convention(dossier_id, rest)
        case "engagements":
            go.engagements(dossier_id, rest)
        case "cares" | "day_prices":
            go.cares(dossier_id, rest)
        case "stays":
            go.stays(dossier_id, rest)
        case "tariffs":
            go.tariffs(dossier_id)
        case "attachments" if rest == "certificates":
            go.certificates(dossier_id, invoice_id)
        case "attachments":
            go.attachments(invoice_id)
        case "attendance":
            go.reconciliation(invoice_id)
        case "market":
            go.market(dossier_id, rest)
        case "season":
            go.procedure(dossier_id)
        case "recipient":
            desk.ask(services.recipients.of_dossier, dossier_id, then=partial(_payer, desk, dossier_id, rest))
        case "invoice" if rest == "attendance_reason":
            go.reconciliation(invoice_id, rest)
        case _ if rest == "engagement":
            lacking = services.dossiers.lacks_engagement
            desk.ask(lacking, dossier_id, invoice_id, desk.today, then=partial(_engagement, desk, dossier_id, invoice_id))
        case _:
            go.invoice(invoice_id, rest)


def _payer(desk: Desk, dossier_id: str, field: str, key: str) -> None:
    if key:
        desk.go.recipient(key, field)
    else:
        desk.go.find_recipient(dossier_id)


def _engagement(desk: Desk, dossier_id: str, invoice_id: str, lacking: bool) -> None:  # noqa: FBT001 - an answer
    if lacking:
        desk.go.engagements(dossier_id)
    else:
        desk.go.invoice(invoice_id, "engagement")
