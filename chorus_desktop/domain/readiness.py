"""Everything that is missing or doubtful for a dossier and its invoice in hand: one function, whose problems name the page that mends each."""

from datetime import date

from chorus_desktop.domain import attachment, engagement, numbering, reconciling
from chorus_desktop.domain.association import Association
from chorus_desktop.domain.attested import attested_problems, still_demanded
from chorus_desktop.domain.care_rules import care_problems, entered_problems
from chorus_desktop.domain.convention import Convention
from chorus_desktop.domain.dossier import Work
from chorus_desktop.domain.french import euros, long_date, period, short_date
from chorus_desktop.domain.invoice import DocumentKind, Invoice, Line
from chorus_desktop.domain.justified import convention_reason
from chorus_desktop.domain.line_signs import below_zero
from chorus_desktop.domain.money import LARGEST_CENTS
from chorus_desktop.domain.payer_rules import line_problems, payer_problems
from chorus_desktop.domain.problems import Level, Problem, error, sentences, warning
from chorus_desktop.domain.repeats import repeated
from chorus_desktop.domain.works.market_rules import market_problems
from chorus_desktop.domain.works.working import works_problems

sentences(
    {
        "missing.name": "Indiquez le nom de l’association.",
        "missing.siret": "Indiquez le SIRET de l’association\u00a0: le portail la reconnaît par ce numéro.",
        "missing.address": "Complétez l’adresse de l’association (rue, code postal, ville)\u00a0: elle est obligatoire sur une facture.",
        "missing.representative": "Indiquez le nom et la qualité du représentant légal.",
        "missing.vat": "Choisissez la situation de TVA\u00a0: la facture doit porter la bonne mention.",
        "missing.vat_number": "Indiquez le numéro de TVA\u00a0: il est obligatoire quand l’association est soumise à la TVA.",
        "missing.iban": "Indiquez l’IBAN\u00a0: c’est sur ce compte que la collectivité paiera.",
        "convention.end_reason": "La fin de validité n’est pas celle proposée ({proposed})\u00a0: dites pourquoi.",
        "convention.one_signature": "La collectivité a signé le {day}\u00a0: indiquez aussi quand l’association a signé.",
        "convention.signer": "Indiquez qui a signé la convention pour {party}.",
        "convention.dates": "La convention ne peut pas être {later} avant d’être {earlier}\u00a0: vérifiez les dates.",
        "convention.future": "La date {what} est dans le futur\u00a0: vérifiez-la.",
        "season.unconfirmed": "La saison {season} n’est pas encore annoncée par la collectivité\u00a0: ce qui est proposé est à confirmer.",
        "season.last_deposit": "Le dernier jour de dépôt de la saison {season} était le {day}. Écrivez à la collectivité avant de déposer.",
        "season.period": "La période facturée ({period}) n’est pas dans la saison {season}. Une autre saison ne peut pas la payer sans accord\u00a0: "
        "écrivez à la collectivité, ou ouvrez le dossier de la bonne saison.",
        "season.period_closed": "Les séances facturées ({period}) sont de la saison {other}, close depuis le {day}. "
        "Ce dossier est celui de {season}\u00a0: il ne peut pas les payer sans accord. Écrivez à la collectivité.",
        "invoice.date_missing": "Indiquez la date\u00a0: le jour où vous émettez {the}.",
        "invoice.date_future": "Le {day} est dans le futur\u00a0: le portail refuse cette date. Choisissez aujourd’hui ou un jour passé.",
        "invoice.period_missing": "Indiquez la période facturée\u00a0: premier et dernier jour des activités.",
        "invoice.period_reversed": "La période finit avant de commencer\u00a0: corrigez l’une des deux dates.",
        "invoice.period_ahead": "La période facturée finit après la date de la facture\u00a0: facturez ce qui est déjà réalisé.",
        "invoice.no_line": "Ajoutez au moins une ligne.",
        "invoice.total": "Le {net} est de {amount}\u00a0: il doit être supérieur à zéro.",
        "invoice.too_large": "Le total dépasse dix milliards d’euros : vérifiez les quantités et les prix.",
        "invoice.paid_negative": "Le montant déjà reçu est négatif\u00a0: indiquez-le sans signe, ou effacez-le.",
        "invoice.paid_too_much": "Le montant déjà reçu dépasse le total\u00a0: vérifiez-le.",
        "invoice.original": "Indiquez la facture que cet avoir corrige.",
        "invoice.comment": "Le commentaire a {count} caractères\u00a0: le portail en accepte {limit}. Raccourcissez-le.",
        "line.designation": "Dites ce qui a été réalisé.",
        "line.quantity": "Indiquez la quantité.",
        "line.unit": "Indiquez l’unité (séance, présence, forfait…).",
        "line.unit_price": "Indiquez le prix unitaire.",
        "line.discount": "La remise dépasse le montant de la ligne.",
        "line.vat_rate": "Indiquez le taux de TVA de cette ligne.",
        "line.dates": "La ligne finit avant de commencer\u00a0: corrigez l’une des deux dates.",
        "line.outside": "La ligne est réalisée hors de la période facturée\u00a0: vérifiez les dates.",
        "text.unprintable": "Ce texte contient «\u00a0{characters}\u00a0», que les papiers ne savent pas imprimer\u00a0: remplacez ou retirez ce caractère.",
    }
)


def problems(work: Work, today: date) -> tuple[Problem, ...]:
    """What is missing or doubtful, in the order of the pages.

    Args:
        work: the dossier, its procedure and the invoice in hand (none: only the dossier's own pages are looked at).
        today: the day to reckon from.

    Returns:
        Problems whose ``where`` starts with the page: association, convention, engagements, season, invoice, attachments.
    """
    found = [problem.model_copy(update={"where": where}) for where, problem in work.unread.items()]
    already = set(work.unread)
    rest = [
        *association_problems(work.association),
        *convention_problems(work.dossier.convention, today, work.convention_years),
        *_engagements(work),
        *entered_problems(work),
        # What a MOE bills of its own work is an ordinary invoice, and needs nothing of the market.
        *(_market(work) if work.invoice is None or work.invoice.works else ()),
    ]
    if work.invoice is not None:
        rest += [*_season(work, work.invoice, today), *_invoice(work, work.invoice, today), *convention_reason(work, work.invoice, today)]
        rest += [*_attachments(work), *reconciling.problems(work)]
    rest += _unprintable(work)
    day = work.invoice.issued_on if work.invoice else None
    rest = [engagement.since(problem, work.season, day, today) for problem in rest]
    return (*found, *(problem for problem in rest if problem.where not in already))


def association_problems(association: Association) -> list[Problem]:
    """What the card of the association still lacks."""
    found = []
    for code, fields in (
        ("missing.name", ("name",)),
        ("missing.siret", ("siret",)),
        ("missing.address", ("street", "postcode", "city")),
        ("missing.representative", ("representative_name", "representative_quality")),
        ("missing.vat", ("vat",)),
        ("missing.iban", ("iban",)),
    ):
        lacking = [field for field in fields if not getattr(association, field)]
        found += [error(f"association.{lacking[0]}", code)] if lacking else []
    if association.vat and association.vat.is_subject and not association.vat_number:
        found.append(error("association.vat_number", "missing.vat_number"))
    for field, pattern in (("numbering", association.numbering), ("credit_note_numbering", association.credit_note_numbering)):
        found += [problem.model_copy(update={"where": f"association.{field}"}) for problem in numbering.check_pattern(pattern)]
    return found


def convention_problems(convention: Convention, today: date, max_years: int) -> list[Problem]:
    """What does not hold together in a convention as typed; a missing signature is not a problem here."""
    found = []
    proposed = convention.proposed_end(max_years)
    if convention.ends_on and proposed and convention.ends_on != proposed and not convention.ends_reason.strip():
        found.append(error("convention.ends_reason", "convention.end_reason", proposed=short_date(proposed)))
    signed, sent, back = convention.association_signed_on, convention.sent_on, convention.payer_signed_on
    if signed and sent and sent < signed:
        found.append(warning("convention.sent_on", "convention.dates", later="envoyée", earlier="signée"))
    if back and not signed:
        found.append(warning("convention.association_signed_on", "convention.one_signature", day=long_date(back)))
    if signed and not convention.association_signer.strip():
        found.append(warning("convention.association_signer", "convention.signer", party="l’association"))
    if back and not convention.payer_signer.strip():
        found.append(warning("convention.payer_signer", "convention.signer", party="la collectivité"))
    for field, day, what in (
        ("association_signed_on", signed, "de signature de l’association"),
        ("sent_on", sent, "d’envoi"),
        ("payer_signed_on", back, "de signature de la collectivité"),
    ):
        if day and day > today:
            found.append(error(f"convention.{field}", "convention.future", what=what))
    return found


def _engagements(work: Work) -> list[Problem]:
    found = []
    for item in work.dossier.engagements:
        rule = work.procedure.engagement
        checked = engagement.check(item, work.season, work.dossier.engagements, rule.mask, rule.placeholder)
        found += [problem.under(f"engagements.{item.id}") for problem in checked]
    return found


def _season(work: Work, invoice: Invoice, today: date) -> list[Problem]:
    season, found = work.season, []
    if not season.confirmed and not work.dossier.season_confirmed_on:
        found.append(warning("season", "season.unconfirmed", season=season.title))
    if season.last_deposit and season.is_closed(today):
        found.append(warning("season", "season.last_deposit", season=season.title, day=long_date(season.last_deposit)))
    # A civil year only sorts the dossiers: an invoice of January may well bill December.
    if work.procedure.kind == "season":
        if invoice.period_from and invoice.period_to:
            found += _outside(work, (invoice.period_from, invoice.period_to), "invoice.period_from", today)
        for rank, line in enumerate(invoice.lines):
            # What lies in the period billed is said once, with it.
            if line.executed and not _in_period(line.executed, invoice):
                found += _outside(work, line.executed, f"invoice.lines.{rank}.executed_from", today)
    return found


def _outside(work: Work, days: tuple[date, date], where: str, today: date) -> list[Problem]:
    """What to say of days that the dossier's season cannot pay."""
    (first, last), season = days, work.season
    if last < first or season.covers(first, last):
        return []
    other, said = work.procedure.season_of(last), period(first, last)
    if other and other.last_deposit and other.is_closed(today):
        day = long_date(other.last_deposit)
        return [error(where, "season.period_closed", period=said, other=other.title, day=day, season=season.title)]
    return [error(where, "season.period", period=said, season=season.title)]


def _market(work: Work) -> tuple[Problem, ...]:
    charges = work.association.vat is not None and work.association.vat.is_subject
    return market_problems(work.dossier.market, charges_vat=charges) if work.dossier.market else ()


def _in_period(days: tuple[date, date], invoice: Invoice) -> bool:
    first, last = invoice.period_from, invoice.period_to
    return bool(first and last and first <= days[0] and days[1] <= last)


def _invoice(work: Work, invoice: Invoice, today: date) -> list[Problem]:
    found = [*_dates(invoice, today), *_comment(work, invoice), *payer_problems(work, invoice)]
    if invoice.works is None:
        found += [*filter(None, (repeated(invoice, work.invoiced),)), *_lines(work, invoice), *care_problems(work, invoice)]
    else:
        found += works_problems(work, invoice)
    if invoice.issued_on and invoice.issued_on <= today:
        pattern = work.numbering
        if not numbering.check_pattern(pattern):
            order = numbering.check_order(pattern, invoice.issued_on, work.existing)
            found += [problem.model_copy(update={"where": "invoice.issued_on"}) for problem in order]
    return found


def _dates(invoice: Invoice, today: date) -> list[Problem]:
    found, first, last, day = [], invoice.period_from, invoice.period_to, invoice.issued_on
    if day is None:
        found.append(error("invoice.issued_on", "invoice.date_missing", the=invoice.kind.the))
    elif day > today:
        found.append(error("invoice.issued_on", "invoice.date_future", day=long_date(day)))
    if first is None or last is None:
        found.append(error("invoice.period_from", "invoice.period_missing"))
    elif last < first:
        found.append(error("invoice.period_to", "invoice.period_reversed"))
    elif day and last > day:
        found.append(warning("invoice.period_to", "invoice.period_ahead"))
    return found


def _lines(work: Work, invoice: Invoice) -> list[Problem]:
    found = []
    subject = work.association.vat is not None and work.association.vat.is_subject
    for rank, line in enumerate(invoice.lines):
        if not line.is_blank:
            wrong = [*_line(line, invoice, subject=subject), *line_problems(work, invoice, line)]
            found += [problem.under(f"invoice.lines.{rank}") for problem in wrong]
    if not invoice.written_lines:
        found.append(error("invoice.lines", "invoice.no_line"))
    elif all(line.amount is not None for line in invoice.written_lines):
        total = work.totals
        if total.with_vat > LARGEST_CENTS:
            found.append(error("invoice.lines", "invoice.too_large"))
        elif total.already_paid < 0:
            found.append(error("invoice.already_paid", "invoice.paid_negative"))
        elif total.with_vat > 0 and total.already_paid > total.with_vat:
            found.append(error("invoice.already_paid", "invoice.paid_too_much"))
        elif total.with_vat <= 0:
            found.append(error("invoice.lines", "invoice.total", net=invoice.kind.net.lower(), amount=euros(total.with_vat)))
    return found


def _line(line: Line, invoice: Invoice, *, subject: bool) -> list[Problem]:
    found = [
        error(field, code)
        for field, code, wrong in (
            ("designation", "line.designation", not line.designation.strip()),
            ("quantity", "line.quantity", line.quantity is None),
            ("unit", "line.unit", not line.unit.strip()),
            ("unit_price", "line.unit_price", line.unit_price is None),
            ("discount", "line.discount", line.amount is not None and line.amount < 0 <= (line.gross or 0)),
            ("vat_rate", "line.vat_rate", subject and line.vat_rate is None),
            ("executed_to", "line.dates", bool(line.executed_from and line.executed_to and line.executed_to < line.executed_from)),
        )
        if wrong
    ]
    found += below_zero(line)
    if line.executed and invoice.period_from and invoice.period_to and not _in_period(line.executed, invoice):
        found.append(warning("executed_from", "line.outside"))
    return found


def _comment(work: Work, invoice: Invoice) -> list[Problem]:
    found = []
    if invoice.kind is DocumentKind.CREDIT_NOTE and not invoice.original_number:
        found.append(error("invoice.original_number", "invoice.original"))
    elif invoice.original_number and work.corrected:
        found += work.corrected.problems(invoice.original_number, work.totals.with_vat)
    limit = work.portal.limits.comment_length
    if len(invoice.comment) > limit:
        found.append(error("invoice.comment", "invoice.comment", count=len(invoice.comment), limit=limit))
    return found


def _attachments(work: Work) -> list[Problem]:
    credit = work.invoice is not None and work.invoice.kind is DocumentKind.CREDIT_NOTE
    lacking = attachment.missing(() if credit else still_demanded(work), work.attachments)
    return [*lacking, *attested_problems(work), *attachment.weigh(work.attachments, work.portal.limits)]


_PRINTED_OF_CONVENTION = ("association_signer", "association_signer_quality", "reference")


_PRINTED_OF_INVOICE = ("market_number", "order_number", "price_list", "price_terms", "validator_name", "notes", "comment")


def _unprintable(work: Work) -> list[Problem]:
    texts = [(f"association.{name}", value) for name, value in work.association if isinstance(value, str)]
    texts += [(f"convention.{name}", getattr(work.dossier.convention, name)) for name in _PRINTED_OF_CONVENTION]
    if work.invoice is not None:
        texts += [(f"invoice.{name}", getattr(work.invoice, name) or "") for name in _PRINTED_OF_INVOICE]
        for rank, line in enumerate(work.invoice.lines):
            texts += [(f"invoice.lines.{rank}.{name}", value) for name, value in line if isinstance(value, str)]
    found = []
    for where, text in texts:
        if lacking := work.unprintable(text):
            found.append(error(where, "text.unprintable", characters=" ".join(lacking)))
    return found


def blocking(found: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """The problems that keep an invoice from being finalised."""
    return tuple(problem for problem in found if problem.level is Level.ERROR)
