"""What the payer's own settings and demands say of an invoice: references, closed structures, market, names, dates, cadre."""

from chorus_desktop.domain import engagement
from chorus_desktop.domain.dossier import Work
from chorus_desktop.domain.french import euros, long_date
from chorus_desktop.domain.invoice import Cadre, DocumentKind, Invoice, Line
from chorus_desktop.domain.problems import Problem, error, sentences, warning
from chorus_desktop.domain.procedure import MarketDatum
from chorus_desktop.domain.recipient import Demand, Moa

sentences(
    {
        "recipient.none": "Choisissez d’abord la collectivité qui paie\u00a0: son SIRET va sur la facture.",
        "recipient.self": "Ce SIRET est celui de la collectivité qui paie ({name}) : indiquez celui de l’association.",
        "recipient.closed": "{name} n’existe plus sur le portail depuis le {day}\u00a0: un dépôt y serait refusé. {what}",
        "recipient.address": "L’adresse postale du payeur ({name}) n’est pas connue\u00a0: elle doit être sur la facture. Recopiez celle de la commande.",
        "recipient.moa_only": "{name} ne reçoit que des factures de travaux (maître d’ouvrage)\u00a0: demandez-lui où déposer celle-ci.",
        "invoice.service_code": "La collectivité demande un code service\u00a0: indiquez-le.",
        "invoice.service_choice": "Choisissez d’abord ce que vous facturez\u00a0: le code service en dépend.",
        "invoice.service_or_engagement": "La collectivité demande un code service ou un numéro d’engagement\u00a0: indiquez l’un des deux.",
        "service.unknown": "Le code service «\u00a0{given}\u00a0» n’est pas dans la liste connue du payeur ({name})\u00a0: vérifiez-le, le portail n’accepte que des codes existants.",
        "service.inactive": "Le code service «\u00a0{given}\u00a0» n’est plus en service le {day}\u00a0: demandez à la collectivité celui qui le remplace.",
        "service.generic": "«\u00a0{given}\u00a0» est souvent une boîte générale que la collectivité ne relève pas\u00a0: demandez-lui son vrai code service.",
        "invoice.market": "Pour un marché, la collectivité demande aussi son numéro\u00a0: il est sur le bon de commande.",
        "invoice.order": "Pour un marché, la collectivité demande aussi le numéro du bon de commande ou de l’ordre de service\u00a0: indiquez-le.",
        "invoice.price_list": "Pour un marché, la collectivité demande le prix de référence (BPU, catalogue ou DPGF)\u00a0: indiquez lequel.",
        "line.reference": "La collectivité demande la référence exacte de chaque ligne, comme dans le prix de référence.",
        "line.beneficiary": "La collectivité demande le nom de l’enfant ou du jeune sur cette ligne.",
        "line.executed": "La collectivité demande les dates de réalisation de cette ligne.",
        "invoice.validator": "Indiquez le nom et le SIRET du valideur\u00a0: avec le cadre {cadre}, c’est lui qui reçoit d’abord la facture.",
        "invoice.validator_self": "Le valideur est une autre entreprise que l’association\u00a0: vérifiez son SIRET.",
        "invoice.paid_a2": "Une facture déjà payée (A2) indique le montant reçu\u00a0: écrivez {amount} dans «\u00a0Déjà reçu\u00a0».",
        "invoice.a2_credit": "Un avoir garde le cadre A1\u00a0: choisissez-le.",
    }
)

_GENERIC = "FACTURES_PUBLIQUES"
"""A service that the portal gives to structures without one; integrators leave it out."""


def payer_problems(work: Work, invoice: Invoice) -> list[Problem]:
    """What the recipient's settings and the procedure's demands say of the invoice in hand."""
    return [*_structure(work, invoice), *_references(work, invoice), *_demands(work, invoice), *_cadre(work, invoice)]


def line_problems(work: Work, invoice: Invoice, line: Line) -> list[Problem]:
    """What the payer demands of one written line."""
    names = work.names_children
    asked = (
        ("reference", "line.reference", _on_market(work, invoice, "reference"), line.reference.strip()),
        ("beneficiary", "line.beneficiary", names, line.beneficiary.strip()),
        ("executed_from", "line.executed", names, line.executed_from or line.executed_to),
    )
    return [error(field, code) for field, code, wanted, given in asked if wanted and not given]


def _on_market(work: Work, invoice: Invoice, datum: MarketDatum) -> bool:
    on_market = bool(invoice.market_number or invoice.order_number)
    return on_market and datum in work.procedure.invoice.on_market


def _structure(work: Work, invoice: Invoice) -> list[Problem]:
    recipient, day = work.recipient, invoice.issued_on
    if work.procedure.any_recipient and work.chosen is None:
        return [error("recipient", "recipient.none")]
    found = []
    if work.association.siret and recipient.siret and work.association.siret.siren == recipient.siret.siren:
        found.append(error("association.siret", "recipient.self", name=recipient.name))
    if day and recipient.closed_on and recipient.is_closed(day):
        what = "Demandez-lui le SIRET à utiliser."
        if recipient.replaced_by:
            what = f"Le SIRET qui le remplace est {recipient.replaced_by.pretty()}."
        found.append(error("recipient", "recipient.closed", name=recipient.name, day=long_date(recipient.closed_on), what=what))
    if not recipient.address:
        found.append(warning("recipient", "recipient.address", name=recipient.name))
    if recipient.moa is Moa.ONLY:
        found.append(warning("recipient", "recipient.moa_only", name=recipient.name))
    return found


def _references(work: Work, invoice: Invoice) -> list[Problem]:
    found, recipient, picked, code = [], work.recipient, work.pick, work.service_code
    if picked is not None and (work.engagement_required or picked.engagement):
        found += [problem.under("invoice") for problem in picked.problems]
        if picked.engagement and picked.engagement.number:
            used = work.used.get(picked.engagement.number.folded, 0)
            over = engagement.ceiling_problem(picked.engagement, used, invoice.kind.sign * work.totals.with_vat)
            found += [over.under("invoice")] if over else []
    if not code:
        if work.procedure.invoice.services:
            found.append(error("engagements.service_code", "invoice.service_choice"))
        elif recipient.service_code_rule is Demand.REQUIRED:
            found.append(error("invoice.service_code", "invoice.service_code"))
        elif recipient.either_required and not (picked and picked.engagement):
            found.append(error("invoice.service_code", "invoice.service_or_engagement"))
        return found
    service = recipient.service(code)
    if recipient.services and service is None:
        found.append(warning("invoice.service_code", "service.unknown", given=code, name=recipient.name))
    if service and invoice.issued_on and not service.is_active(invoice.issued_on):
        found.append(warning("invoice.service_code", "service.inactive", given=code, day=long_date(invoice.issued_on)))
    if code.upper() == _GENERIC:
        found.append(warning("invoice.service_code", "service.generic", given=code))
    return found


def _demands(work: Work, invoice: Invoice) -> list[Problem]:
    asked: tuple[tuple[str, str, MarketDatum, object], ...] = (
        ("market_number", "invoice.market", "market", invoice.market_number),
        ("order_number", "invoice.order", "order", invoice.order_number),
        ("price_list", "invoice.price_list", "price_list", invoice.price_list.strip()),
    )
    return [error(f"invoice.{field}", code) for field, code, datum, given in asked if _on_market(work, invoice, datum) and not given]


def _cadre(work: Work, invoice: Invoice) -> list[Problem]:
    cadre, net = invoice.cadre, work.totals.with_vat
    if cadre.has_validator:
        if not (invoice.validator_name.strip() and invoice.validator_siret):
            missing = "validator_siret" if invoice.validator_name.strip() else "validator_name"
            return [error(f"invoice.{missing}", "invoice.validator", cadre=cadre.value)]
        if invoice.validator_siret == work.association.siret:
            return [error("invoice.validator_siret", "invoice.validator_self")]
    if cadre is Cadre.A2 and invoice.kind is DocumentKind.CREDIT_NOTE:
        return [error("invoice.cadre", "invoice.a2_credit")]
    if cadre is Cadre.A2 and net > 0 and (invoice.already_paid or 0) != net:
        return [error("invoice.already_paid", "invoice.paid_a2", amount=euros(net))]
    return []
