"""What the prises en charge say of the invoice in hand: each line has one, stays within its days, its child and its ceiling."""

from decimal import Decimal

from chorus_desktop.domain.care import (
    Billed,
    Care,
    care_of,
    cares_problems,
    day_prices_problems,
    days_of,
    is_in_days,
    reference_key,
    same_words,
)
from chorus_desktop.domain.dossier import Work
from chorus_desktop.domain.french import decimal, euros, period, plural
from chorus_desktop.domain.invoice import DocumentKind, Invoice, Line
from chorus_desktop.domain.money import to_cents
from chorus_desktop.domain.problems import Problem, error, sentences, warning

sentences(
    {
        "care.none_entered": "Aucune prise en charge n’est saisie dans ce dossier\u00a0: saisissez celles que vous avez reçues, "
        "la collectivité ne paie que ce qui y correspond.",
        "care.none": "Choisissez la prise en charge de cette ligne, dans ses détails\u00a0: la collectivité ne paie que ce qui y correspond.",
        "care.gone": "La prise en charge de cette ligne n’est plus dans le dossier\u00a0: choisissez-en une autre, dans ses détails.",
        "care.outside": "La prise en charge {reference} vaut {span}\u00a0: corrigez les dates de la ligne, "
        "ou demandez à la collectivité de prolonger la prise en charge.",
        "care.other_child": "Le nom de cette ligne n’est pas celui de la prise en charge {reference}\u00a0: recopiez-le, "
        "ou choisissez une autre prise en charge.",
        "care.again": "Des jours de cette ligne sont déjà facturés sur la prise en charge {reference} ({days})\u00a0: vérifiez les dates.",
        "care.days": "Les dates de cette ligne font {days}, jours non facturés retirés, et elle en facture {billed}\u00a0: "
        "corrigez la quantité, les dates ou les jours non facturés.",
        "care.ceiling": "La prise en charge {reference} est dépassée de {over}\u00a0: demandez un complément à la collectivité avant de déposer.",
    }
)


def with_vat(amount: int, rate: Decimal | None) -> int:
    """Cents of a line with its VAT."""
    return amount + to_cents(Decimal(amount) / 100 * (rate or Decimal(0)) / 100)


def entered_problems(work: Work) -> list[Problem]:
    """What is wrong in the prises en charge and prix de journée as typed; nothing where the payer asks for none."""
    rule, dossier = work.procedure.invoice, work.dossier
    if not work.needs_cares:
        return []
    prices = day_prices_problems(dossier.day_prices) if rule.day_price else []
    return [*cares_problems(dossier.cares, dossier.day_prices, by_day=rule.day_price), *prices]


def care_problems(work: Work, invoice: Invoice) -> list[Problem]:
    """What the prises en charge say of the lines; nothing where the payer asks for none. No sentence names a child."""
    if not work.needs_cares:
        return []
    found: list[Problem] = []
    taken: dict[str, Billed] = {}
    last: dict[str, str] = {}
    for rank, line in enumerate(invoice.lines):
        if line.is_blank:
            continue
        place = f"invoice.lines.{rank}"
        care = care_of(line, work.dossier.cares)
        if care is None:
            code = "care.gone" if line.care else "care.none" if work.dossier.cares else "care.none_entered"
            found.append(error(f"{place}.care", code))
            continue
        found += [problem.under(place) for problem in (*_against(line, care, invoice), *_again(work, invoice, line, care))]
        taken[care.id] = _with(taken.get(care.id, Billed()), line, subject=bool(work.association.vat and work.association.vat.is_subject))
        last[care.id] = place
    if invoice.kind is DocumentKind.INVOICE:
        found += [over for care in work.dossier.cares if care.id in taken and (over := _over(work, care, taken[care.id], last[care.id]))]
    return found


def _against(line: Line, care: Care, invoice: Invoice) -> list[Problem]:
    found = []
    first = line.executed_from or line.executed_to or invoice.period_from
    last = line.executed_to or line.executed_from or invoice.period_to
    if first and last and first <= last and not care.covers(first, last):
        found.append(error("executed_from", "care.outside", reference=care.reference, span=care.span))
    if line.beneficiary.strip() and care.child.strip() and same_words(line.beneficiary) != same_words(care.child):
        found.append(error("beneficiary", "care.other_child", reference=care.reference))
    if invoice.kind is DocumentKind.INVOICE and line.executed and line.quantity is not None and is_in_days(line.unit):
        days = days_of(line)
        if days and len(days) != line.quantity:
            found.append(warning("quantity", "care.days", days=plural(len(days), "jour"), billed=decimal(line.quantity)))
    return found


def _again(work: Work, invoice: Invoice, line: Line, care: Care) -> list[Problem]:
    """Days that an earlier invoice took already; a credit note is there to give them back."""
    if invoice.kind is DocumentKind.CREDIT_NOTE or not is_in_days(line.unit):
        return []
    before = work.billed.get(reference_key(care.reference), Billed()).dates & days_of(line)
    return [warning("executed_from", "care.again", reference=care.reference, days=period(min(before), max(before)))] if before else []


def _with(before: Billed, line: Line, *, subject: bool) -> Billed:
    days = line.quantity if line.quantity is not None and is_in_days(line.unit) else Decimal(0)
    return Billed(cents=before.cents + with_vat(line.amount or 0, line.vat_rate if subject else None), days=before.days + days)


def _over(work: Work, care: Care, now: Billed, place: str) -> Problem | None:
    before = work.billed.get(reference_key(care.reference), Billed())
    cents, days = before.cents + now.cents, before.days + now.days
    if care.ceiling is not None and cents > care.ceiling:
        over = euros(cents - care.ceiling)
    elif care.ceiling_days is not None and days > care.ceiling_days:
        left = days - care.ceiling_days
        over = f"{decimal(left)} jour{'s' if left >= 2 else ''}"
    else:
        return None
    return warning(f"{place}.care", "care.ceiling", reference=care.reference, over=over)
