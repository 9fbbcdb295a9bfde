"""The deadlines of a market of works: what the association may or must deposit next, and what it awaits from others."""

from collections.abc import Iterator
from datetime import date, timedelta

from chorus_desktop.domain.deadlines import Deadline, DeadlineKind, DeadlineRules, level_of
from chorus_desktop.domain.french import long_date
from chorus_desktop.domain.shape import Key, Record
from chorus_desktop.domain.works.chain import NextStep
from chorus_desktop.domain.works.market import Market


class MarketFacts(Record):
    """What is known of a market: its dossier, the market, what comes next in its dossiers de facturation."""

    id: Key
    market: Market
    steps: tuple[NextStep, ...] = ()


def market_deadlines(facts: MarketFacts, today: date, rules: DeadlineRules) -> tuple[Deadline, ...]:
    """Every deadline of a market, in no order; the delays of the CCAG only where the market cites it.

    What somebody else did not do in time is not awaited any more, once the association may go on without it.
    """
    begun = {step.after.id for step in facts.steps if step.mine and step.after and step.since and step.since <= today}
    awaited = [step for step in facts.steps if step.mine or step.after is None or step.after.id not in begun]
    return tuple(found for step in awaited for found in _of(step, facts, today, rules))


def _of(step: NextStep, facts: MarketFacts, today: date, rules: DeadlineRules) -> Iterator[Deadline]:
    after = step.after
    if after is None or not (facts.market.ccag or (step.before is None and step.since is None)):
        return
    told = _told(step, after.number, after.reached)
    if told is None:
        return
    kind, day, title, why = told
    if facts.market.derogations.strip() and (step.before or step.since):
        why += " Le CCAP de ce marché change des articles du CCAG\u00a0: vérifiez ce délai."
    yield Deadline(
        kind=kind, day=day, level=level_of(kind, day, today, rules), title=title, why=why, source=rules.sources[kind], dossier_id=facts.id,
        part=f"{step.cadre.code}-{after.id}",
    )  # fmt: skip


def _told(step: NextStep, after: str, reached: date) -> tuple[DeadlineKind, date, str, str] | None:
    name = f"{step.cadre.document} ({step.cadre.code})"
    if not step.mine:
        if step.before is None:
            return None
        who = step.who.of[:1].upper() + step.who.of[1:]
        why = f"{who} a jusqu’à ce jour, après {after}. Quand la pièce arrive, notez-la."
        return DeadlineKind.WORKS_AWAITED, step.before, f"Attendre\u00a0: {name}", why
    if step.before is not None:
        why = f"{after} est chez vous\u00a0: vous avez jusqu’à ce jour pour la renvoyer signée, ou la refuser en disant pourquoi."
        return DeadlineKind.WORKS_DUE, step.before, f"Déposer\u00a0: {name}", why
    if step.since is not None:
        last = long_date(step.since - timedelta(days=1))
        why = f"La maîtrise d’ouvrage avait jusqu’au {last} pour répondre, après {after}. Sans réponse, vous pouvez déposer."
        return DeadlineKind.WORKS_MAY, step.since, f"Déposer\u00a0: {name}", why
    if step.cadre.chain == "tacit":
        return None  # no day is known for it: the demand was not said to be deposited
    why = f"{after} vous attend. Le délai de paiement court déjà, et vous ne pouvez pas l’interrompre."
    return DeadlineKind.WORKS_MAY, reached, f"Établir\u00a0: {name}", why
