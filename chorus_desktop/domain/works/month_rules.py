"""What is wrong with a month of works, or with the final account, or asks to be looked at."""

from collections.abc import Sequence
from decimal import Decimal

from chorus_desktop.domain.french import decimal, euros, month_year, percent
from chorus_desktop.domain.money import LARGEST_CENTS
from chorus_desktop.domain.problems import Level, Problem, error, sentences, warning
from chorus_desktop.domain.works.account import Account, accounts
from chorus_desktop.domain.works.market import Market
from chorus_desktop.domain.works.situation import Situation

sentences(
    {
        "works.month_twice": "Le mois de {month} est déjà dans ce marché\u00a0: reprenez-le au lieu d’en faire un second.",
        "works.month_order": "{month} vient avant {last}, déjà établi\u00a0: une situation suit toujours la précédente.",
        "works.quantity_down": "«\u00a0{line}\u00a0»\u00a0: {now} en tout, alors que {before} étaient déjà faits. Le cumul ne baisse pas\u00a0; une erreur se "
        "corrige par une situation qui le dit, avec l’accord de la maîtrise d’œuvre.",
        "works.line_gone": "«\u00a0{line}\u00a0», déjà payé pour {paid}, n’est plus dans les prix du marché\u00a0: remettez-le. Un prix supprimé par un "
        "avenant garde ce qui en a été fait.",
        "works.over_line": "«\u00a0{line}\u00a0»\u00a0: {share} de la quantité du marché. Au-delà, il faut un ordre de service ou un avenant.",
        "works.over_market": "Le cumul, {total}, dépasse le marché, {market}\u00a0: vérifiez qu’un avenant le prévoit.",
        "works.index_missing": "Indiquez l’index {index} du mois\u00a0: sans lui la révision n’est pas calculée.",
        "works.index_doubtful": "L’index {index} donne un coefficient de {coefficient}\u00a0: vérifiez la virgule, et l’index du mois zéro dans le marché.",
        "works.too_large": "Le montant dépasse dix milliards d’euros\u00a0: vérifiez les quantités et les prix.",
        "works.direct_down": "{party}\u00a0: {paid} payés directement en tout, alors que {before} l’étaient déjà. Indiquez le total depuis le début, "
        "pas ce mois seul.",
        "works.over_agreed": "{party}\u00a0: {paid} payés directement, plus que son acte spécial ({agreed}).",
        "works.quantity_down_final": "«\u00a0{line}\u00a0»\u00a0: {now} en tout, alors que {before} étaient déjà payés. Au décompte final c’est permis\u00a0: "
        "vérifiez que c’est bien ce qui a été réellement fait.",
        "works.negative_final": "Le solde est négatif ({net})\u00a0: les acomptes dépassent ce qui est dû, et le trop-perçu sera à rendre.",
        "works.negative": "Le net de ce mois est négatif ({net})\u00a0: il se déduira du suivant, rien n’est à demander.",
    }
)

_DOUBTFUL = (Decimal("0.7"), Decimal("1.5"))
"""Coefficients outside of which an index is asked to be looked at."""


def situation_problems(
    market: Market,
    situations: Sequence[Situation],
    draft: Situation,
    *,
    again: bool = False,
    corrected: int = 0,
    asked: Sequence[Account] = (),
) -> tuple[Problem, ...]:
    """What is wrong with a month or with the final account, or asks to be looked at.

    Args:
        market: with its price list.
        situations: the months established already, the oldest first.
        draft: the one at hand.
        again: a month may be there already: the MOE answers several demands of the same one.
        corrected: as in ``accounts``.
        asked: likewise.
    """
    found: list[Problem] = []
    months = [each.month for each in situations]
    if draft.month in months and not again and not draft.final:
        found.append(error("month", "works.month_twice", month=month_year(draft.month)))
    elif months and draft.month < months[-1]:
        found.append(error("month", "works.month_order", month=month_year(draft.month), last=month_year(months[-1])))
    if found:
        return tuple(found)
    account = accounts(market, (*situations, draft), corrected, asked)[-1]
    for row in account.lines:
        where, name = f"quantities.{row.line.id}", row.line.designation or row.line.code
        if row.total < row.before:
            level, code = (warning, "works.quantity_down_final") if draft.final else (error, "works.quantity_down")
            found.append(level(where, code, line=name, now=row.line.said(row.total), before=row.line.said(row.before)))
        elif row.share > 100:
            found.append(warning(where, "works.over_line", line=name, share=percent(row.share)))
    kept = {line.id for line in market.lines}
    for row in asked[-1].lines if asked else ():
        if row.amount_total and row.line.id not in kept:
            name = row.line.designation or row.line.code
            found.append(error("quantities", "works.line_gone", line=name, paid=euros(row.amount_total)))
    if market.revision.applies and draft.index is None and (not draft.final or any(row.month for row in account.lines)):
        found.append(error("index", "works.index_missing", index=market.revision.index))
    if draft.index is not None and not _DOUBTFUL[0] <= account.coefficient <= _DOUBTFUL[1]:
        found.append(warning("index", "works.index_doubtful", index=decimal(draft.index), coefficient=decimal(account.coefficient)))
    if max(abs(account.total.with_vat), abs(account.of_month.with_vat), abs(account.of_month.net)) > LARGEST_CENTS:
        return (*found, error("quantities", "works.too_large"))
    if account.total.works > market.before_vat:
        found.append(warning("quantities", "works.over_market", total=euros(account.total.works), market=euros(market.before_vat)))
    found += _direct(market, situations, draft)
    if account.of_month.net < 0 and all(problem.level is not Level.ERROR for problem in found):
        # A month that asks for nothing is not deposited: its demand would be lost. A MOE answers one all the same.
        level, code = (warning, "works.negative_final") if draft.final else (warning if again else error, "works.negative")
        found.append(level("month", code, net=euros(account.of_month.net)))
    return tuple(found)


def _direct(market: Market, situations: Sequence[Situation], draft: Situation) -> list[Problem]:
    found: list[Problem] = []
    before = {key: paid for each in situations for key, paid in each.direct.items()}
    for party_id, paid in draft.direct.items():
        party, then = market.party(party_id), before.get(party_id, 0)
        if party is None:
            continue
        if paid < then:
            found.append(warning(f"direct.{party_id}", "works.direct_down", party=party.name, paid=euros(paid), before=euros(then)))
        if party.agreed is not None and paid > party.agreed:
            found.append(warning("direct", "works.over_agreed", party=party.name, paid=euros(paid), agreed=euros(party.agreed)))
    return found
