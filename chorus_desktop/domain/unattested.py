"""What an invoice bills and its attestations do not attest: too few children, days left out, a group forgotten."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from chorus_desktop.domain.attested import attendance_rule
from chorus_desktop.domain.came import days_received
from chorus_desktop.domain.care import days_between
from chorus_desktop.domain.certificate import Attended
from chorus_desktop.domain.counting import Presence
from chorus_desktop.domain.dossier import Work
from chorus_desktop.domain.explaining import explainable
from chorus_desktop.domain.french import plural
from chorus_desktop.domain.invoice import Invoice
from chorus_desktop.domain.merging import ids_now
from chorus_desktop.domain.problems import Problem, error, sentences, warning
from chorus_desktop.domain.stay_gaps import used_stays

sentences(
    {
        "proof.unattested": explainable(
            "{count} sur aucune attestation de cette facture", "\u00a0: refaites les attestations de la période, ou dites pourquoi."
        ),
    }
)


def unattested(work: Work, invoice: Invoice, presences: Iterable[Presence]) -> list[Problem]:
    """What to say of presences billed that the standing attestations of the invoice leave out; nothing while none were made here.

    Where a file joined by hand is the proof, only its reader knows what it attests.

    Args:
        work: whose attestations they are.
        invoice: the one in hand.
        presences: those that its lines count, each once.
    """
    rule = attendance_rule(work.attachment_rules)
    by_hand = any(rule and item.kind == rule.kind and not item.certificates for item in work.attachments)
    if by_hand or not work.certificates:
        return []
    by_stay = work.procedure.attendance.by == "stay"
    billed = _days_stayed(work, invoice) if by_stay else Counter((item.child.id, item.session.day) for item in presences)
    left = (billed - _proved(work)).total()
    if not left:
        return []
    words = ("jour facturé", "jours facturés") if by_stay else ("présence facturée", "présences facturées")
    say = error if rule is not None and rule.demand == "required" else warning
    return [say("attendance.certificates", "proof.unattested", count=f"{plural(left, *words)} {'n’est' if left == 1 else 'ne sont'}")]


def _proved(work: Work) -> Counter[tuple[str, date]]:
    """How often each child is attested on each day, under the id it has today; two sets that say the same prove it once."""
    now = ids_now(work.attendance.children)
    found = Counter[tuple[str, date]]()
    for made in work.certificates:
        found |= Counter((now.get(item.child, item.child), day) for item in made.items for those in item.attended for day in _days(those))
    return found


def _days_stayed(work: Work, invoice: Invoice) -> Counter[tuple[str, date]]:
    """The days billed on which a child was there: a day away may be billed, and nobody can attest it."""
    found = Counter[tuple[str, date]]()
    for stay in used_stays(work, invoice):
        if stay.days:
            there = days_received(work.attendance, work.procedure.attendance, (stay.days[0], stay.days[-1])).get(stay.child, ())
            found.update((stay.child, day) for day in set(stay.days) & {day for those in there for day in _days(those)})
    return found


def _days(attended: Attended) -> list[date]:
    return days_between(attended.day, attended.last_day or attended.day)
