"""What a volunteer must justify to finalise all the same, and the reasons kept with the document."""

from datetime import date

from chorus_desktop.domain.dossier import Work
from chorus_desktop.domain.french import long_date
from chorus_desktop.domain.invoice import Invoice
from chorus_desktop.domain.payer_rules import payer_problems
from chorus_desktop.domain.problems import Problem, error, sentences, warning
from chorus_desktop.domain.reconciling import reconcile

sentences(
    {
        "convention.unsigned": "La convention n’est pas encore signée par les deux parties. Vous pouvez finaliser, en disant pourquoi.",
        "convention.expired": "La convention a expiré le {day}. Renouvelez-la, ou dites pourquoi vous facturez quand même.",
        "convention.reason_kept": "Facture finalisée sans convention en cours\u00a0: «\u00a0{reason}\u00a0».",
    }
)

_REASONS = ("engagement_reason", "convention_reason", "attendance_reason")


def convention_reason(work: Work, invoice: Invoice, today: date) -> list[Problem]:
    """Whether a convention that the payer demands holds that day, or why it is done without."""
    if work.procedure.convention is None or not work.procedure.convention.required:
        return []
    state = work.dossier.convention.state(today, work.convention_years)
    if state.holds:
        return []
    if invoice.convention_reason.strip():
        return [warning("invoice.convention_reason", "convention.reason_kept", reason=invoice.convention_reason.strip())]
    last = work.dossier.convention.end(work.convention_years)
    if state.value == "expired" and last:
        return [error("invoice.convention_reason", "convention.expired", day=long_date(last))]
    return [error("invoice.convention_reason", "convention.unsigned")]


def reasons(work: Work, today: date) -> tuple[str, ...]:
    """The reasons that are asked for the invoice in hand, word for word; one whose choice was undone since is left out."""
    if work.invoice is None:
        return ()
    silent = work.invoice.model_copy(update=dict.fromkeys(_REASONS, ""))
    unsaid = work.model_copy(update={"invoice": silent})
    asked = {problem.where for problem in (*payer_problems(unsaid, silent), *convention_reason(work, silent, today))}
    asked |= {"invoice.attendance_reason"} if reconcile(unsaid).asks_reason else set()
    typed = {f"invoice.{name}": str(getattr(work.invoice, name)).strip() for name in _REASONS}
    return tuple(reason for where, reason in typed.items() if reason and where in asked)
