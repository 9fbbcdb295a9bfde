"""How far the presences of a dossier are, for the row of its task list; nothing of it names a child."""

from collections import Counter
from datetime import date
from typing import NamedTuple

from chorus_desktop.domain.blanks import blanks
from chorus_desktop.domain.dossier import Work
from chorus_desktop.domain.french import MONTHS, plural
from chorus_desktop.domain.problems import Level
from chorus_desktop.domain.stay_rules import stays_problems

NEVER = "Facultatif\u00a0: pour compter vos quantités et faire les attestations"


class SoFar(NamedTuple):
    """What there is.

    Attributes:
        fact: in words.
        lacks: whether something is left to enter.
        wrong: what must be corrected first, in words.
    """

    fact: str
    lacks: bool
    wrong: str = ""


def so_far(work: Work, today: date) -> SoFar:
    """How far the presences of a dossier are, its past sessions being those until ``today``."""
    known, by_stay = work.attendance, work.procedure.attendance.by == "stay"
    if known.is_empty:
        # A payer that pays by the day of stay is told of each of them; elsewhere nobody has to tick anything.
        return SoFar(NEVER, by_stay)
    facts = [plural(len(known.children), "enfant")]
    facts += [plural(len(known.stays), "séjour")] if known.stays or by_stay else []
    facts += [plural(len(known.sessions), "séance")] if known.sessions or not by_stay else []
    left = blanks(known, today)
    if left:
        facts.append(f"{plural(left.total(), 'case vide')}{_months(left)}")
    found = stays_problems(known, work.dossier.cares, needs_cares=work.needs_cares, today=today)
    wrong = next((problem.sentence for problem in found if problem.level is Level.ERROR), "")
    return SoFar(" · ".join(facts), bool(left) or not known.children or not (known.sessions or known.stays), wrong)


def _months(left: Counter[date]) -> str:
    return f" en {MONTHS[next(iter(left)).month - 1]}" if len(left) == 1 else ""
