"""What the portal needs of an invoice, subject by subject, and how far each is: « Prête pour le portail »."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from chorus_desktop.domain.attachment_demands import demands
from chorus_desktop.domain.dossier import Work
from chorus_desktop.domain.invoice import DocumentKind
from chorus_desktop.domain.problems import Level, Problem

_NOT_BEGUN = (
    "missing.", "attachment.missing", "invoice.no_line", "invoice.date_missing", "invoice.period_missing", "line.designation",
    "line.unit", "line.vat_rate",
)  # fmt: skip
_EMPTY = ("line.quantity", "line.unit_price")
_AWAITED = ("engagement.awaited", "engagement.not_entered", "engagement.missing", "convention.unsigned", "certificates.to_sign")


@dataclass(frozen=True)
class ReadyLine:
    """One subject.

    Attributes:
        title: what it is.
        status: a key of the statuses: ``done``, ``todo``, ``fix``, ``warning``.
        where: place of the first thing to do, as a problem tells it; empty when there is none.
    """

    title: str
    status: str
    where: str = ""


def ready_lines(work: Work, problems: Sequence[Problem]) -> tuple[ReadyLine, ...]:
    """The subjects, in the order of the pages.

    Args:
        work: the dossier and the invoice in hand.
        problems: all that readiness found.
    """
    credit = work.invoice is not None and work.invoice.kind is DocumentKind.CREDIT_NOTE
    required = [] if credit else [each.rule for each in demands(work) if each.required]
    joined = required[0].title if len(required) == 1 else "Pièces jointes"
    kind = work.invoice.kind if work.invoice else DocumentKind.INVOICE
    lines_of = work.invoice.written_lines if work.invoice and not credit else ()
    subjects: list[tuple[str, Callable[[str], bool], bool]] = [
        ("SIRET de la collectivité", _starts("recipient"), True),
        ("Coordonnées bancaires", _starts("association.iban", "association.bic", "association.account_holder"), True),
        ("Fiche de l’association", _starts("association."), True),
        ("Marché", _starts("market."), work.procedure.kind == "works"),
        ("Mois de travaux", _starts("invoice.works"), work.procedure.kind == "works"),
        ("Convention signée", _starts("convention.", "invoice.convention_reason"), work.procedure.convention is not None),
        ("Code service", _starts("engagements.service_code", "invoice.service_code"), bool(work.procedure.invoice.services)),
        ("Numéro d’engagement", _starts("engagements.", "invoice.engagement"), True),
        ("Date et période", _starts("invoice.issued_on", "invoice.period_", "season"), True),
        ("Lignes de la facture" if kind.e else "Lignes de l’avoir", _starts("invoice.lines"), True),
        ("Feuille de présence", _starts("attendance", "invoice.attendance_reason"), any(line.activity for line in lines_of)),
        ("Autres renseignements", _starts("invoice."), False),
        (joined, _starts("attachments"), bool(required or work.attachments)),
    ]
    left, lines = list(problems), []
    for title, belongs, always in subjects:
        mine = [problem for problem in left if belongs(problem.where)]
        left = [problem for problem in left if not belongs(problem.where)]
        if mine or always:
            lines.append(_line(title, mine))
    return tuple(lines)


def _starts(*places: str) -> Callable[[str], bool]:
    return lambda where: where.startswith(places)


def _line(title: str, problems: Sequence[Problem]) -> ReadyLine:
    errors = [problem for problem in problems if problem.level is Level.ERROR]
    if not problems:
        return ReadyLine(title, "done")
    if not errors:
        return ReadyLine(title, "warning", problems[0].where)
    wrong = [problem for problem in errors if not problem.code.startswith((*_NOT_BEGUN, *_AWAITED)) and problem.code not in _EMPTY]
    if not wrong:
        return ReadyLine(title, "todo", errors[0].where)
    return ReadyLine(title, "fix", wrong[0].where)
