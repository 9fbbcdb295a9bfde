"""The deadlines of a dossier: last deposit, engagement numbers, end of the convention."""

from datetime import date

from chorus_desktop.domain.deadlines import Deadline, DeadlineKind, DeadlineRules, level_of
from chorus_desktop.domain.french import long_date, plural
from chorus_desktop.domain.season import EngagementWindow, Season
from chorus_desktop.domain.shape import Key, Record


class DossierFacts(Record):
    """What is known of a dossier.

    Attributes:
        title: « C’LOISIRS 2025-2026 ».
        numbered: keys of the windows whose engagement number is known.
        convention_end: last day of a convention that holds, tacit renewals counted; none where none does, or where it goes on in a
            later dossier.
        tacit: whether that end is the limit of tacit renewal.
        unsent: invoices in preparation or not deposited.
    """

    id: Key
    title: str
    season: Season
    numbered: frozenset[str] = frozenset()
    convention_end: date | None = None
    tacit: bool = False
    unsent: int = 0


def dossier_deadlines(facts: DossierFacts, today: date, rules: DeadlineRules) -> tuple[Deadline, ...]:
    """Every deadline of a dossier, in no order."""

    def due(kind: DeadlineKind, day: date, title: str, why: str, part: str = "") -> Deadline:
        level = level_of(kind, day, today, rules)
        source = rules.sources[kind]
        return Deadline(kind=kind, day=day, level=level, title=title, why=why, source=source, dossier_id=facts.id, part=part)

    season, found = facts.season, list[Deadline]()
    last = season.last_deposit
    if last is not None and (today <= last or (facts.unsent and (today - last).days <= rules.closed_days)):
        left = plural(facts.unsent, "facture non déposée", "factures non déposées") if facts.unsent else "Rien n’est en attente"
        found.append(
            due(
                DeadlineKind.LAST_DEPOSIT,
                last,
                f"Déposer les dernières factures de {facts.title}",
                f"{left}. Après le {long_date(last)}, la collectivité n’accepte plus de dépôt pour cette saison.",
            )
        )
    for place, window in enumerate(season.windows):
        if place and window.issued_from >= today:
            why = f"Les factures datées à partir du {long_date(window.issued_from)} portent le numéro de «\u00a0{window.title}\u00a0»."
            found.append(
                due(
                    DeadlineKind.ENGAGEMENT_SWITCH,
                    window.issued_from,
                    f"Changer de numéro d’engagement\u00a0: {facts.title}",
                    why,
                    window.key,
                )
            )
        if window.key not in facts.numbered and today <= (last or season.ends_on) and _may_serve(window, today):
            day = window.available_from or window.issued_from
            why = f"Sans lui, aucune facture datée à partir du {long_date(window.issued_from)} ne peut partir."
            title = f"Demander le numéro d’engagement «\u00a0{window.title}\u00a0»"
            found.append(due(DeadlineKind.ENGAGEMENT_MISSING, day, title, why, window.key))
    if facts.convention_end is not None:
        end = facts.convention_end
        limit = "Elle se reconduit d’elle-même, mais pas au-delà" if facts.tacit else "Elle ne se reconduit pas d’elle-même"
        why = f"{limit}\u00a0: signez-en une nouvelle pour facturer après le {long_date(end)}."
        found.append(due(DeadlineKind.CONVENTION_END, end, f"Renouveler la convention de {facts.title}", why))
    return tuple(found)


def _may_serve(window: EngagementWindow, today: date) -> bool:
    return window.issued_to is None or window.issued_to >= today
