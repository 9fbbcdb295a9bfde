"""Whether an invoice says what the attendance sheets say: each line against its sheet, and presences that no line, or two lines, bill.

No sentence of it names a child.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from chorus_desktop.domain.attendance import Attendance, Counting, Place
from chorus_desktop.domain.care import care_of, same_words
from chorus_desktop.domain.dossier import Work
from chorus_desktop.domain.explaining import explainable
from chorus_desktop.domain.french import decimal, period, plural
from chorus_desktop.domain.invoice import DocumentKind, Invoice, Line
from chorus_desktop.domain.line_check import LineCheck, check_line, place_of, short_days
from chorus_desktop.domain.problems import Level, Problem, error, sentences, warning
from chorus_desktop.domain.season import Season
from chorus_desktop.domain.sheet_lines import child_of, counted
from chorus_desktop.domain.stay_gaps import StayGap, stay_gaps
from chorus_desktop.domain.stays import children_named
from chorus_desktop.domain.unattested import unattested

sentences(
    {
        "proof.gap": explainable("{said}", ". Corrigez la quantité ou la feuille, ou dites pourquoi."),
        "proof.untimed": explainable(
            "La durée de {count} n’est pas connue", "\u00a0: indiquez les heures des séances, ou la durée dans la feuille."
        ),
        "proof.gone": "L’activité de cette ligne n’est plus dans le dossier\u00a0: choisissez-en une autre, ou aucune.",
        "proof.child": "Le bénéficiaire de cette ligne n’est pas dans la feuille\u00a0: elle est comptée pour tous les enfants.",
        "proof.twice": explainable(
            "{sessions} déjà sur {number}", "\u00a0: retirez de cette facture ce qui y est payé, ou dites pourquoi."
        ),
        "proof.twice_here": explainable(
            "«\u00a0{activity}\u00a0» est compté par deux lignes de cette facture pour {sessions}",
            "\u00a0: vérifiez que rien n’est facturé deux fois.",
        ),
        "proof.by_hand": explainable(
            "Compté à la main\u00a0: {billed}, et la feuille n’en donne que {held}",
            ". Corrigez la quantité ou la feuille, ou dites pourquoi.",
        ),
        "proof.unlinked": "«\u00a0{activity}\u00a0» a une feuille de présence\u00a0: reliez cette ligne à sa feuille, qui en prouve la quantité.",
        "proof.namesake": "Deux enfants de la feuille portent le nom du bénéficiaire\u00a0: la ligne est comptée pour tous. Distinguez leurs noms, "
        "ou réunissez-les dans «\u00a0Enfants\u00a0».",
        "proof.stay_namesake": "{reference}\u00a0: deux enfants du dossier portent ce nom, et leurs séjours ne prouvent rien. Distinguez leurs noms, "
        "ou réunissez-les dans «\u00a0Enfants\u00a0».",
        "proof.unbilled": "{count} de «\u00a0{activity}\u00a0» ({days}) {are} sur aucune ligne\u00a0: facturez ce qui manque, ou vérifiez la période.",
        "proof.blank": "{count} de «\u00a0{activity}\u00a0»\u00a0: la feuille n’est pas complète.",
        "proof.absent": "{count} sans aucune présence\u00a0: vérifiez que la ligne ne compte que les enfants venus.",
        "proof.unpaid": "{count} d’enfants que la collectivité ne prend pas en charge ne comptent pas\u00a0: vérifiez qui est «\u00a0Bénéficiaire\u00a0».",
        "proof.stay": explainable("{reference}\u00a0: {said}", ". Corrigez la ligne ou le séjour, ou dites pourquoi."),
        "proof.stay_unbilled": "{reference}\u00a0: {days} de séjour {are} sur aucune ligne\u00a0: facturez ce qui manque, ou vérifiez la période.",
        "proof.season": "{sessions} hors de la saison {season}\u00a0: une autre saison ne peut pas payer sans accord.",
    }
)


@dataclass(frozen=True)
class Reconciliation:
    """An invoice against the sheets of its dossier.

    Attributes:
        lines: those that have a sheet.
        stays: the prises en charge whose child has stays, against these.
        asks_reason: whether it can only be finalised by saying why.
    """

    lines: tuple[LineCheck, ...] = ()
    stays: tuple[StayGap, ...] = ()
    problems: tuple[Problem, ...] = ()
    asks_reason: bool = False


JUSTIFIABLE = ("proof.gap", "proof.by_hand", "proof.stay", "proof.untimed", "proof.twice", "proof.twice_here", "proof.unattested")
"""What keeps from finalising until she says why."""


def problems(work: Work) -> tuple[Problem, ...]:
    """What the sheets say of the invoice in hand; nothing of a credit note, which gives back."""
    return reconcile(work).problems


def reconcile(work: Work) -> Reconciliation:
    """Hold the invoice in hand against the sheets of its dossier."""
    invoice = work.invoice
    if invoice is None or invoice.kind is DocumentKind.CREDIT_NOTE:
        return Reconciliation()
    checks = tuple(
        check for rank, line in enumerate(invoice.lines) if (check := check_line(work.attendance, work.billed_places, invoice, rank, line))
    )
    found = [*_gone(invoice, work.attendance), *_unlinked(invoice, work.attendance)]
    for check in checks:
        found += [problem.under(f"attendance.lines.{check.rank}") for problem in _of_line(check, work)]
    stays = stay_gaps(work, invoice)
    found += [
        *_twice_here(checks),
        *_unbilled(work, invoice, checks),
        *(_of_stay(gap) for gap in stays if not gap.agrees),
        *_namesakes(work, invoice),
    ]
    presences = {place_of(item): item for check in checks for item in check.count.presences}
    found += unattested(work, invoice, presences.values())
    asked = [problem for problem in found if problem.code in JUSTIFIABLE and problem.level is Level.ERROR]
    if reason := invoice.attendance_reason.strip():
        found = [_explained(problem, reason) if problem in asked else problem for problem in found]
    return Reconciliation(checks, stays, tuple(found), asks_reason=bool(asked))


def _explained(problem: Problem, reason: str) -> Problem:
    return problem.model_copy(update={"level": Level.WARNING, "facts": {**problem.facts, "reason": reason}})


def sessions_said(days: Sequence[date], verb: str = "est", verbs: str = "sont") -> str:
    """Sessions as the subject of a sentence: « La séance du 7 janvier 2026 est », « Les séances des 07/01 et 14/01 sont »."""
    known = sorted(set(days))
    if len(known) == 1:
        return f"La séance du {period(known[0], known[0]).removeprefix('le ')} {verb}"
    return f"Les séances d{short_days(known).removeprefix('l')} {verbs}"


def _gone(invoice: Invoice, attendance: Attendance) -> list[Problem]:
    return [
        error(f"attendance.lines.{rank}", "proof.gone")
        for rank, line in enumerate(invoice.lines)
        if line.activity and attendance.activity(line.activity) is None
    ]


def _unlinked(invoice: Invoice, attendance: Attendance) -> list[Problem]:
    """Lines that are called like an activity that children came to on their days, and are not counted from its sheet."""
    named = {words: item for item in attendance.activities if (words := same_words(item.name))}
    found = []
    for rank, line in enumerate(invoice.lines):
        activity = None if line.activity else named.get(same_words(line.designation))
        what = counted(line.model_copy(update={"activity": activity.id}), invoice, attendance) if activity else None
        if activity and what and what.presences:
            found.append(warning(f"attendance.lines.{rank}", "proof.unlinked", activity=activity.name.strip()))
    return found


def _of_line(check: LineCheck, work: Work) -> list[Problem]:
    found, line, count = [], check.line, check.count
    if check.gap:
        found.append(error("quantity", "proof.gap", said=check.sentence))
    if check.by_hand is not None and line.quantity is not None:
        found.append(error("quantity", "proof.by_hand", billed=decimal(line.quantity), held=decimal(check.by_hand)))
    if check.rule is Counting.HOUR and count.untimed:
        say = error if line.counting else warning
        found.append(say("quantity", "proof.untimed", count=plural(count.untimed, "présence")))
    if line.beneficiary.strip() and child_of(line, work.attendance) is None:
        found.append(warning("beneficiary", "proof.namesake" if children_named(work.attendance, line.beneficiary) else "proof.child"))
    days_on: dict[str, list[date]] = {}
    for item in check.sessions:
        for number in item.billed_on:
            days_on.setdefault(number, []).append(item.session.day)
    found += [error("quantity", "proof.twice", sessions=sessions_said(days), number=number) for number, days in days_on.items()]
    if work.procedure.kind == "season" and (outside := _outside(check, work.season)):
        found.append(warning("days", "proof.season", sessions=sessions_said(outside), season=work.season.title))
    never = len(count.children) - len(count.per_child())
    over = check.gap > 0 or check.by_hand is not None
    if never > 0 and (over or check.rule is Counting.FLAT):
        found.append(warning("quantity", "proof.absent", count=plural(never, "enfant")))
    if over and (unpaid := sum(item.unpaid for item in check.sessions)):
        found.append(warning("quantity", "proof.unpaid", count=plural(unpaid, "présence")))
    if count.blank:
        found.append(warning("blank", "proof.blank", count=plural(count.blank, "case vide", "cases vides"), activity=check.activity.name))
    return found


def _outside(check: LineCheck, season: Season) -> list[date]:
    days = (item.session.day for item in check.sessions)
    return [day for day in days if not season.covers(day, day)]


def _of_stay(gap: StayGap) -> Problem:
    if gap.rank is None:
        are = "ne sont" if gap.stayed > 1 else "n’est"
        return warning(
            f"attendance.stays.{gap.care}", "proof.stay_unbilled", reference=gap.reference, days=plural(gap.stayed, "jour"), are=are
        )
    return error(f"attendance.lines.{gap.rank}.stay", "proof.stay", reference=gap.reference, said=gap.said)


def _namesakes(work: Work, invoice: Invoice) -> list[Problem]:
    """Prises en charge that lines bill, and of whose child nobody can say which of two stayed."""
    found: dict[str, Problem] = {}
    for rank, line in enumerate(invoice.lines):
        care = care_of(line, work.dossier.cares) if work.needs_cares else None
        ones = {child.id for child in children_named(work.attendance, care.child)} if care else set()
        if care and len(ones) > 1 and any(stay.child in ones for stay in work.attendance.stays):
            found.setdefault(care.id, warning(f"attendance.lines.{rank}.stay", "proof.stay_namesake", reference=care.said))
    return list(found.values())


def _twice_here(checks: Sequence[LineCheck]) -> list[Problem]:
    """Cells that two lines of the invoice count: wrong where they count alike, doubtful where one may be a forfait beside the sessions."""
    found, seen = [], dict[Place, list[LineCheck]]()
    for check in checks:
        shared: dict[int, list[date]] = {}
        for item in check.count.presences:
            for before in seen.setdefault(place_of(item), []):
                shared.setdefault(before.rank, []).append(item.session.day)
            seen[place_of(item)].append(check)
        alike = {other.rank: other.line.counting is check.line.counting for other in checks}
        for rank, days in shared.items():
            say = error if alike[rank] else warning
            sessions = sessions_said(days, "", "").strip()
            facts = {"activity": check.activity.name, "sessions": f"{sessions[0].lower()}{sessions[1:]}"}
            found.append(say(f"attendance.lines.{check.rank}.quantity", "proof.twice_here", **facts))
    return found


def _unbilled(work: Work, invoice: Invoice, checks: Sequence[LineCheck]) -> list[Problem]:
    """Presences of the period that no line bills, and no other invoice."""
    billed = {place_of(item) for check in checks for item in check.count.presences} | set(work.billed_places)
    period = (invoice.period_from, invoice.period_to)
    whole = {check.activity.id for check in checks if check.days == period and child_of(check.line, work.attendance) is None}
    found = []
    for activity in work.attendance.activities:
        if activity.id in whole:
            continue
        what = counted(Line(activity=activity.id), invoice, work.attendance)
        left = [item for item in what.presences if place_of(item) not in billed] if what else []
        if left:
            days = short_days([item.session.day for item in left])
            facts = {
                "count": plural(len(left), "présence"),
                "activity": activity.name,
                "days": days,
                "are": "ne sont" if len(left) > 1 else "n’est",
            }
            found.append(warning(f"attendance.activities.{activity.id}", "proof.unbilled", **facts))
    return found
