"""The words that claim what a late payer owes: the letter's paragraphs, and the same as an e-mail."""

from datetime import date, timedelta

from chorus_desktop.domain.french import euros, long_date, percent, period, plural
from chorus_desktop.domain.issued import IssuedDocument
from chorus_desktop.domain.late_interest import Claim, InterestLine, half_year_said
from chorus_desktop.domain.payment_delay import ArticleKey, Delay, DelayRules
from chorus_desktop.domain.shape import Record


class ClaimFacts(Record):
    """What a claim is written from; ``deposited_on`` is none only where the life does not tell it."""

    document: IssuedDocument
    delay: Delay
    claim: Claim
    deposited_on: date | None
    today: date
    rules: DelayRules


def claim_subject(facts: ClaimFacts) -> str:
    """What the claim is about, in a line."""
    name = "Demande de paiement" if facts.document.works else "Facture"
    return f"{name} n°\u00a0{facts.document.number}\u00a0: intérêts moratoires et indemnité forfaitaire"


def opening(facts: ClaimFacts) -> tuple[str, ...]:
    """What was invoiced, when the delay ended, what came in."""
    document, delay, claim = facts.document, facts.delay, facts.claim
    engagement = f", engagement {document.engagement}" if document.engagement else ""
    deposited = f", déposée sur Chorus Pro le {long_date(facts.deposited_on)}" if facts.deposited_on else ""
    name = "demande de paiement" if document.works else "facture"
    first = (
        f"Notre {name} n°\u00a0{document.number} du {long_date(document.issued_on)}, de {euros(document.totals.net)} TTC{engagement}{deposited}, "
        f"devait être payée au plus tard le {long_date(claim.late_from - timedelta(days=1))}."
    )
    second = _paid(claim, document.totals.net - claim.unpaid)
    return first, delay_said(delay, facts.rules), second


def delay_said(delay: Delay, rules: DelayRules) -> str:
    """How the last day of the delay was found, with its articles."""
    known = "mise à votre disposition" if delay.told else "réputée reçue"
    why = rules.article("reception" if delay.told else "presumed").article
    said = f"La demande a été {known} le {long_date(delay.received_on)} (art. {why})"
    if delay.balance:
        why = rules.article("balance").article
        said = f"Le décompte général et définitif a été reçu le {long_date(delay.received_on)} (art. {why})"
    if delay.by_execution:
        said += f" et les prestations se sont achevées le {long_date(delay.starts_on)} (art. {rules.article('execution').article})"
    said += f"\u00a0; le délai de {plural(delay.days, 'jour')} court à partir de cette date (art. {rules.article('delay').article})."
    if delay.interrupted_on and delay.resumed_on:
        said += (
            f" Interrompu le {long_date(delay.interrupted_on)}, il a repris pour {plural(delay.renewed, 'jour')} le "
            f"{long_date(delay.resumed_on)}, une fois toutes les pièces reçues (art. {rules.article('renewal').article})."
        )
    return said


def _paid(claim: Claim, received: int) -> str:
    if claim.unpaid and received:
        return f"À ce jour, {euros(received)} ont été payés et {euros(claim.unpaid)} restent impayés."
    if claim.unpaid:
        return f"À ce jour, {euros(claim.unpaid)} restent impayés."
    return f"Elle a été payée le {long_date(claim.until)}, après l’expiration du délai."


def demand(facts: ClaimFacts) -> tuple[str, ...]:
    """What is owed, by which articles, and by when."""
    claim, rules = facts.claim, facts.rules
    yearly = percent(claim.lines[0].rate)
    by = (
        f" au plus tard le {long_date(claim.pay_before)}"
        if claim.pay_before
        else f" dans les {plural(rules.indemnity_days, 'jour')} suivant ce paiement"
    )
    principal = f"Nous vous demandons de payer {euros(claim.unpaid)} sans attendre. " if claim.unpaid else ""
    further = " Les intérêts continuent de courir jusqu’au paiement." if claim.unpaid else ""
    interest = (
        f"Ce retard donne droit, sans autre formalité, à des intérêts moratoires (art. {_of(rules, 'late')}), au taux de {yearly}\u00a0: "
        f"{percent(claim.rate)}, taux de la Banque centrale européenne au premier jour du {half_year_said(claim.half_year)}, "
        f"majoré de {plural(int(rules.points), 'point')} (art. {_of(rules, 'rate')}), calculés jusqu’au paiement (art. {_of(rules, 'days')}).{further}"
    )
    lump = f"S’y ajoute l’indemnité forfaitaire pour frais de recouvrement de {euros(claim.indemnity)} (art. {_of(rules, 'indemnity')})."
    code = f"(art. {_of(rules, 'claim')} du code de la commande publique)"
    return interest, lump, f"{principal}Intérêts et indemnité, soit {euros(claim.total)}, sont à payer{by} {code}."


def line_said(line: InterestLine, rules: DelayRules) -> str:
    """One line of the reckoning: « du 6 mars au 4 avril 2026, 30 jours : 352,50 € × 10,15 % × 30 / 365 = 2,94 € »."""
    days = plural(line.days, "jour")
    return f"{period(line.first, line.last)}, {days}\u00a0: {euros(line.base)} × {percent(line.rate)} × {line.days} / {rules.year_days} = {euros(line.amount)}"


def account_said(document: IssuedDocument) -> str:
    """Where to pay."""
    account = document.account
    bic = f", BIC {account.bic}" if account.bic else ""
    return f"{account.holder}, IBAN {account.iban.pretty()}{bic}"


def claim_mail(facts: ClaimFacts) -> tuple[str, str]:
    """Subject and body of the e-mail."""
    lines = "\n".join(f"- {line_said(line, facts.rules)}" for line in facts.claim.lines)
    total = f"Intérêts\u00a0: {euros(facts.claim.interest)}\nIndemnité forfaitaire\u00a0: {euros(facts.claim.indemnity)}\nTotal\u00a0: {euros(facts.claim.total)}"
    signatory = facts.document.signatory
    parts = (
        "Bonjour,",
        *opening(facts),
        *demand(facts),
        f"Calcul des intérêts, arrêté au {long_date(facts.claim.until)}\u00a0:\n{lines}\n{total}",
        f"Notre compte\u00a0: {account_said(facts.document)}.",
        f"Bien à vous,\n{signatory.name}\n{facts.document.seller.name}",
    )
    return claim_subject(facts), "\n\n".join(parts)


def _of(rules: DelayRules, key: ArticleKey) -> str:
    return rules.article(key).article
