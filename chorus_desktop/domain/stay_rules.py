"""What is wrong or doubtful in stays as they were typed: against each other, their own absences, and what the payer agreed to pay."""

from collections.abc import Sequence
from datetime import date

from chorus_desktop.domain.attendance import Attendance, Stay, stay_problems
from chorus_desktop.domain.care import Care, same_words
from chorus_desktop.domain.french import plural, short_date
from chorus_desktop.domain.problems import Problem, error, sentences, warning
from chorus_desktop.domain.stays import children_named, span_days

sentences(
    {
        "stay.overlap": "Cet enfant a déjà un séjour le {day}\u00a0: corrigez le départ de l’un ou l’arrivée de l’autre.",
        "stay.away_outside": "Des jours d’absence ne sont pas dans le séjour\u00a0: corrigez-les, ou corrigez l’arrivée ou le départ.",
        "stay.not_paid": "Cet enfant n’est pas noté comme bénéficiaire\u00a0: cochez-le dans «\u00a0Enfants\u00a0», ou vérifiez qui paie ce séjour.",
        "stay.not_paid_then": "Le payeur prend cet enfant en charge {span}, et le séjour en sort\u00a0: vérifiez les dates.",
        "stay.no_care": "Aucune prise en charge ne porte le nom de cet enfant\u00a0: saisissez-la, ou écrivez le nom de la même façon.",
        "stay.namesake": "Deux enfants du dossier portent ce nom\u00a0: aucune prise en charge ne compte ce séjour. Distinguez leurs noms, comme sur "
        "les prises en charge\u00a0; si c’est le même enfant, réunissez-les dans «\u00a0Enfants\u00a0».",
        "stay.outside_care": "{days} de ce séjour ne sont dans aucune prise en charge, à partir du {day}\u00a0: demandez-la à la collectivité.",
    }
)


def stays_problems(attendance: Attendance, cares: Sequence[Care], *, needs_cares: bool, today: date) -> list[Problem]:
    """What is wrong or doubtful in the stays of a dossier; no sentence names a child.

    Args:
        attendance: the stays, and the children they are of.
        cares: the prises en charge of the dossier.
        needs_cares: whether the payer pays only what a prise en charge covers.
        today: a stay that goes on is judged until that day.
    """
    found: list[Problem] = []
    for stay in attendance.stays:
        own = stay_problems(stay)
        if not own:
            own = [*_clash(stay, attendance.stays), *_strays(stay), *_paid(stay, attendance)]
            own += _cared(stay, attendance, cares, today) if needs_cares else []
        found += [problem.under(f"stays.{stay.id}") for problem in own]
    return found


def _clash(stay: Stay, others: Sequence[Stay]) -> list[Problem]:
    """A child may leave and come back on one day, and be in two stays on no other one."""
    begun = stay.arrived_on or date.min
    for other in others:
        if other.id == stay.id or other.child != stay.child or other.arrived_on is None:
            continue
        earlier = (other.arrived_on, other.id) < (begun, stay.id)
        if earlier and begun < (other.left_on or date.max):
            return [error("arrived_on", "stay.overlap", day=short_date(begun))]
    return []


def _strays(stay: Stay) -> list[Problem]:
    begun, ended = stay.arrived_on or date.min, stay.left_on or date.max
    outside = any(not begun <= day <= ended for item in stay.absences for day in item.days.days)
    return [warning("absences", "stay.away_outside")] if outside else []


def _paid(stay: Stay, attendance: Attendance) -> list[Problem]:
    child = attendance.child(stay.child)
    if child is None:
        return [error("child", "stay.child")]
    if not child.beneficiary:
        return [warning("child", "stay.not_paid")]
    first, last = child.beneficiary_from or date.min, child.beneficiary_to or date.max
    if first <= (stay.arrived_on or date.min) and (stay.left_on or stay.arrived_on or date.max) <= last:
        return []
    span = Care(valid_from=child.beneficiary_from, valid_to=child.beneficiary_to).span
    return [warning("arrived_on", "stay.not_paid_then", span=span)]


def _cared(stay: Stay, attendance: Attendance, cares: Sequence[Care], today: date) -> list[Problem]:
    child = attendance.child(stay.child)
    mine = [care for care in cares if child is not None and same_words(care.child) == same_words(child.name)]
    if not mine:
        return [warning("child", "stay.no_care")]
    if child is not None and len(children_named(attendance, child.name)) > 1:
        return [warning("child", "stay.namesake")]
    days = span_days(stay, date.min, stay.left_on or max(today, stay.arrived_on or today))
    outside = sorted(day for day in days if not any(care.covers(day, day) for care in mine))
    if not outside:
        return []
    return [warning("arrived_on", "stay.outside_care", days=plural(len(outside), "jour"), day=short_date(outside[0]))]
