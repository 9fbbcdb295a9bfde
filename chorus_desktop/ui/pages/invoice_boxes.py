"""What keeps an invoice from the portal, each in a box that says what, why, and carries the button that mends it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from chorus_desktop.domain.problems import Level, Problem
from chorus_desktop.ui.widgets.problems import Mend, ProblemBox

_BOXED = ("invoice.engagement", "season", "invoice.period_from")
_LETTERS = {
    "season.unconfirmed": "ask_season",
    "season.period": "ask_season",
    "season.period_closed": "ask_closed_season",
    "season.last_deposit": "ask_closed_season",
    "engagement.by_analogy": "ask_season",
    "engagement.ceiling": "ask_ceiling",
    "engagement.awaited": "ask_engagement",
    "engagement.not_entered": "ask_engagement",
    "engagement.no_window": "ask_engagement",
}
_DOUBTS = ("invoice.period_ahead", "invoice.period_twice")
"""On the period; they must be seen before the invoice is finalised."""
_PERIOD = ("season.period", "season.period_closed", *_DOUBTS)
_TO_ENTER = ("engagement.awaited", "engagement.not_entered", "engagement.missing")
_TO_CHOOSE = ("engagement.ambiguous", "engagement.no_window", "engagement.unknown", "engagement.reason")


@dataclass(frozen=True)
class BoxWays:
    """Where a box may lead.

    Attributes:
        letter: opens a ready e-mail of the procedure, by its key.
        enter: opens the page where numbers are entered.
        choose: lets another number be chosen on this page.
        correct_period: puts the cursor into the period.
    """

    letter: Callable[[str], object]
    enter: Callable[[], object]
    choose: Callable[[], object]
    correct_period: Callable[[], object]


def boxes(problems: Sequence[Problem], ways: BoxWays) -> list[ProblemBox]:
    """A box for each problem of season, period and engagement, the season first; the others stand under their fields."""
    shown = [problem for problem in problems if boxed_apart(problem)]
    shown.sort(key=lambda problem: (not problem.code.startswith("season."), problem.level is not Level.ERROR))
    offered: set[str] = set()
    made = []
    for problem in shown:
        # Two boxes may ask for the same e-mail: one button is enough, and a closed season is the first thing to ask about.
        key = _LETTERS.get(problem.code, "")
        again = key in offered or (problem.code == "engagement.no_window" and bool(offered))
        offered.add(key)
        correct = problem.code in _PERIOD and not any(item.code in _PERIOD for item in shown[: shown.index(problem)])
        made.append(_box(problem, ways, "" if again else key, correct=correct))
    return made


def boxed_apart(problem: Problem) -> bool:
    """Whether a problem is said in a box rather than under its field."""
    season = problem.where in _BOXED and problem.code.startswith(("season.", "engagement."))
    return season or problem.code in _DOUBTS


def _box(problem: Problem, ways: BoxWays, letter: str, *, correct: bool) -> ProblemBox:
    what, why = _parts(problem.sentence)
    mends = []
    if problem.code in _TO_ENTER:
        mends.append(Mend("Saisir le numéro", ways.enter))
    if problem.code in _TO_CHOOSE:
        mends.append(Mend("Choisir le numéro", ways.choose))
    if correct:
        mends.append(Mend("Corriger la période", ways.correct_period))
    if letter:
        mends.append(Mend("Préparer l’e-mail", lambda: ways.letter(letter)))
    return ProblemBox(what, why, level=problem.level.value, mends=mends)


def _parts(sentence: str) -> tuple[str, str]:
    """The first sentence, in bold, and the rest."""
    first, stop, rest = sentence.partition(". ")
    return (first + stop.strip(), rest) if rest else (sentence, "")
