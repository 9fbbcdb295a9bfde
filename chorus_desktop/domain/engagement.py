"""Engagement numbers: which one serves an invoice, why, and what is left on it."""

import re
from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from chorus_desktop.domain.french import euros, long_date, short_date
from chorus_desktop.domain.problems import Problem, error, sentences, warning
from chorus_desktop.domain.references import EngagementNumber
from chorus_desktop.domain.season import EngagementWindow, Season
from chorus_desktop.domain.shape import Cents, Key, Record, field

sentences(
    {
        "engagement.awaited": "La facture du {day} relève de «\u00a0{title}\u00a0», dont le numéro est {when}. {what}",
        "engagement.not_entered": "La facture du {day} relève de «\u00a0{title}\u00a0», dont le numéro n’est pas encore saisi. {what}",
        "engagement.no_window": "La date du {day} n’entre dans aucune période d’engagement de la saison {season}. "
        "Choisissez un numéro à la main et dites pourquoi, ou demandez à la collectivité.",
        "engagement.missing": "Indiquez le numéro d’engagement de cette facture. {place}",
        "engagement.ambiguous": "Plusieurs numéros d’engagement peuvent servir le {day}\u00a0: choisissez le bon.",
        "engagement.reason": "Vous avez choisi l’engagement {number} pour une date qu’il ne couvre pas\u00a0: dites pourquoi, la raison est gardée.",
        "engagement.mask": "«\u00a0{number}\u00a0» n’a pas la forme attendue ({mask}). Vérifiez-le sur le message reçu\u00a0; "
        "s’il est bien écrit ainsi, gardez-le.",
        "engagement.other_window": "«\u00a0{number}\u00a0» a la forme de «\u00a0{other}\u00a0», pas celle attendue ici ({mask}). "
        "Vérifiez-le sur le message reçu\u00a0; s’il est bien écrit ainsi, gardez-le.",
        "engagement.placeholder": "«\u00a0{number}\u00a0» est le modèle de la notice, pas votre numéro\u00a0: remplacez {placeholder} par celui du message reçu.",
        "engagement.ceiling": "L’engagement {number} est dépassé de {over}\u00a0: la collectivité risque de refuser. Demandez un complément avant de déposer.",
        "engagement.twice": "Le numéro {number} est saisi deux fois.",
        "engagement.by_analogy": "Le numéro {number} est utilisé par analogie avec la saison passée\u00a0: faites confirmer par la collectivité.",
        "engagement.unknown": "L’engagement choisi pour cette facture n’existe plus\u00a0: choisissez-en un autre.",
        "engagement.dates": "La fin de validité précède le début\u00a0: corrigez l’une des deux dates.",
    }
)


class Basis(StrEnum):
    """What an engagement number stands on."""

    WINDOW = "window"
    PURCHASE_ORDER = "purchase_order"

    @property
    def label(self) -> str:
        """How the choice is said to a volunteer."""
        return {"window": "Une période de l’année", "purchase_order": "Un bon de commande"}[self.value]


class Engagement(Record):
    """One number given by the payer.

    Attributes:
        window: key of the season's window it was given for; empty for a purchase order or a number of another kind.
        valid_from: first invoice date, typed by hand when there is no window.
        ceiling: amount in cents not to exceed, when the payer told one.
    """

    id: Key = ""
    number: EngagementNumber | None = field("Numéro d’engagement", "Recopiez-le tel que vous l’avez reçu.", example="CP2026/4512/1")
    basis: Basis = field("Il correspond à", default=Basis.WINDOW)
    window: Key = ""
    valid_from: date | None = field("Valable à partir du", "Facultatif\u00a0: première date de facture.")
    valid_to: date | None = field("Valable jusqu’au", "Facultatif\u00a0: dernière date de facture.")
    ceiling: Cents | None = field("Plafond", "Facultatif\u00a0: le montant engagé par la collectivité.", example="4 920,00")
    received_on: date | None = field("Reçu le", "Facultatif\u00a0: la date du message reçu.")

    @property
    def is_dated(self) -> bool:
        """Whether a validity was typed by hand."""
        return self.valid_from is not None or self.valid_to is not None

    def serves(self, day: date, season: Season) -> bool:
        """Whether it covers an invoice of that date, by its window or by the dates typed."""
        window = season.window(self.window)
        if window is not None:
            return window.serves(day)
        if not self.is_dated and (self.window or season.windows):
            return False  # given for a window of another season, or for none where the season's own windows decide
        return (self.valid_from or date.min) <= day <= (self.valid_to or date.max)

    def span(self, season: Season) -> str:
        """Its validity in a few words: ``du 1er janvier au 3 juillet 2026``."""
        window = season.window(self.window)
        first, last = (window.issued_from, window.issued_to) if window else (self.valid_from, self.valid_to)
        if first and last:
            return f"du {short_date(first)} au {short_date(last)}"
        if first:
            return f"à partir du {short_date(first)}"
        return f"jusqu’au {short_date(last)}" if last else "sans dates"


class Pick(Record):
    """Which engagement an invoice takes, why, and what to say if none or a doubtful one.

    Attributes:
        engagement: the one to print; none when it must be chosen or asked.
        because: one sentence for « Pourquoi ? ».
    """

    engagement: Engagement | None
    because: str
    problems: tuple[Problem, ...] = ()


def mask_matches(mask: str, number: str) -> bool:
    """Whether a number has the payer's form; ``*`` stands for one or more characters other than ``/``, case ignored."""
    pattern = "".join("[^/]+" if part == "*" else re.escape(part) for part in re.split(r"(\*)", mask))
    return re.fullmatch(pattern, number, re.IGNORECASE) is not None


def tidied(mask: str, number: EngagementNumber) -> EngagementNumber:
    """A number written as its payer writes it, where only spaces and capitals differ: ``cp2026 / 4512/ 1`` is ``CP2026/4512/1``.

    Args:
        mask: the payer's form.
        number: as it was typed; given back as it is when it has another form.
    """
    compact = "".join(number.split())
    parts = re.split(r"(\*)", mask)
    found = re.fullmatch("".join("([^/]+)" if part == "*" else re.escape(part) for part in parts), compact, re.IGNORECASE)
    if found is None:
        return number
    own = iter(found.groups())
    return EngagementNumber("".join(next(own) if part == "*" else part for part in parts))


def since(problem: Problem, season: Season, day: date | None, today: date) -> Problem:
    """The same problem said from today: a number no longer awaited is one that the payer has been giving for some time.

    Args:
        problem: any problem.
        season: the dossier's.
        day: date of the invoice.
        today: the day to reckon from.
    """
    window = season.window_for(day) if day else None
    if problem.code != "engagement.awaited" or window is None or window.available_from is None or today < window.available_from:
        return problem
    return problem.model_copy(update={"facts": {**problem.facts, "when": f"communiqué depuis le {long_date(window.available_from)}"}})


def pick(day: date, season: Season, engagements: Sequence[Engagement], chosen_id: str = "", reason: str = "", where: str = "") -> Pick:
    """Choose the engagement of an invoice.

    Args:
        day: date of the invoice.
        season: the dossier's season, whose windows speak of invoice dates.
        engagements: those entered for the dossier; without a number they count as awaited.
        chosen_id: the one chosen by hand, or empty to let the date decide.
        reason: why it was chosen for a date it does not cover.
        where: where the payer writes its numbers, to say when none is entered and the season knows no window.
    """
    known = [engagement for engagement in engagements if engagement.number]
    if chosen_id:
        return _chosen(day, season, known, chosen_id, reason)
    window = season.window_for(day)
    if window is None:
        dated = [item for item in known if item.serves(day, season)]
        if len(dated) == 1:
            return Pick(engagement=dated[0], because=f"Seul numéro valable le {long_date(day)} ({dated[0].span(season)}).")
        if dated:
            return Pick(engagement=None, because="", problems=(error("engagement", "engagement.ambiguous", day=long_date(day)),))
        if not known and not season.windows:
            return Pick(engagement=None, because="", problems=(error("engagement", "engagement.missing", place=where),))
        problem = error("engagement", "engagement.no_window", day=long_date(day), season=season.title)
        return Pick(engagement=None, because="", problems=(problem,))
    fitting = [engagement for engagement in known if engagement.window == window.key]
    if not fitting:
        return Pick(engagement=None, because="", problems=(_absent(day, window),))
    if len(fitting) > 1:
        return Pick(engagement=None, because="", problems=(error("engagement", "engagement.ambiguous", day=long_date(day)),))
    because = f"La facture est datée du {long_date(day)}\u00a0: elle relève de «\u00a0{window.title}\u00a0»."
    doubts = (warning("engagement", "engagement.by_analogy", number=str(fitting[0].number)),) if window.by_analogy else ()
    return Pick(engagement=fitting[0], because=because, problems=doubts)


def _absent(day: date, window: EngagementWindow) -> Problem:
    what = window.note or "Préparez la facture, vous la finaliserez quand il arrivera."
    if window.available_from:
        expected = long_date(window.available_from)
        return error(
            "engagement", "engagement.awaited", day=long_date(day), title=window.title, when=f"attendu à partir du {expected}", what=what
        )
    return error("engagement", "engagement.not_entered", day=long_date(day), title=window.title, what=what)


def _chosen(day: date, season: Season, known: Sequence[Engagement], chosen_id: str, reason: str) -> Pick:
    engagement = next((item for item in known if item.id == chosen_id), None)
    if engagement is None:
        return Pick(engagement=None, because="", problems=(error("engagement", "engagement.unknown"),))
    number = str(engagement.number)
    if engagement.serves(day, season):
        return Pick(engagement=engagement, because=f"Choisi à la main\u00a0; il couvre bien le {long_date(day)}.")
    if not reason.strip():
        return Pick(engagement=engagement, because="", problems=(error("engagement_reason", "engagement.reason", number=number),))
    return Pick(engagement=engagement, because=f"Choisi à la main\u00a0: {reason.strip()}")


def check(engagement: Engagement, season: Season, others: Sequence[Engagement], mask: str, placeholder: str = "") -> tuple[Problem, ...]:
    """What is doubtful about one engagement as typed; the payer's form is only ever a warning.

    Args:
        engagement: the one to check.
        season: gives the window and its mask.
        others: every engagement of the dossier.
        mask: the procedure's mask, for a number outside any window.
        placeholder: what the payer's notice writes in place of the number; empty for nothing.
    """
    problems: list[Problem] = []
    if engagement.number:
        if placeholder and placeholder.casefold() in engagement.number.casefold():
            problems.append(error("number", "engagement.placeholder", number=engagement.number, placeholder=placeholder))
        window = season.window(engagement.window)
        expected = window.mask if window else mask
        if engagement.basis is Basis.WINDOW and not mask_matches(expected, engagement.number):
            problems.append(_other_form(engagement.number, expected, season))
        same = [other for other in others if other.number and other.number.folded == engagement.number.folded and other.id != engagement.id]
        if any(other.window == engagement.window for other in same):
            problems.append(error("number", "engagement.twice", number=engagement.number))
    if engagement.valid_from and engagement.valid_to and engagement.valid_to < engagement.valid_from:
        problems.append(error("valid_to", "engagement.dates"))
    return tuple(problems)


def _other_form(number: str, expected: str, season: Season) -> Problem:
    mask = expected.replace("*", "…")
    other = next((window for window in season.windows if mask_matches(window.mask, number)), None)
    if other is not None:
        return warning("number", "engagement.other_window", number=number, other=other.title, mask=mask)
    return warning("number", "engagement.mask", number=number, mask=mask)


def ceiling_problem(engagement: Engagement, used: int, amount: int) -> Problem | None:
    """The warning when an invoice would pass the ceiling (a warning only: payers raise ceilings).

    Args:
        engagement: the number picked.
        used: cents already invoiced on it.
        amount: cents of the invoice in hand.
    """
    if engagement.ceiling is None or used + amount <= engagement.ceiling:
        return None
    over = euros(used + amount - engagement.ceiling)
    return warning("engagement", "engagement.ceiling", number=str(engagement.number), over=over)
