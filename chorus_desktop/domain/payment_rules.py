"""A payment as one types it, and what cannot be in it."""

from collections.abc import Mapping
from datetime import date

from chorus_desktop.domain.french import euros, long_date
from chorus_desktop.domain.lifecycle import InvoiceState
from chorus_desktop.domain.payable import Payable
from chorus_desktop.domain.problems import Problem, error, sentences, warning
from chorus_desktop.domain.shape import Cents, Record, field

sentences(
    {
        "payment.day_missing": "Indiquez le jour où l’argent est arrivé sur le compte.",
        "payment.day_future": "Le {day} n’est pas encore là\u00a0: indiquez le jour où la banque a inscrit le virement.",
        "payment.day_before": "{number} a été déposée le {deposited}\u00a0: un virement d’avant ne peut pas la payer. Vérifiez le jour, ou la facture cochée.",
        "payment.not_deposited": "{number} n’est pas notée déposée\u00a0: ouvrez-la et dites quel jour elle l’a été, puis notez le paiement.",
        "payment.amount_missing": "Indiquez le montant reçu, tel qu’il est sur le relevé.",
        "payment.amount_nothing": "Un virement reçu est plus grand que zéro\u00a0: indiquez le montant du relevé.",
        "payment.no_share": "Cochez au moins une facture que ce virement paie.",
        "payment.share_nothing": "Indiquez la part de {number}, ou décochez-la.",
        "payment.share_sign": "{number} est un avoir\u00a0: sa part est déduite du virement, écrivez-la avec un moins.",
        "payment.share_over": "Il ne reste que {left} à payer sur {number}\u00a0: écrivez au plus ce montant.",
        "payment.shares_over": "Les parts font {over} de plus que le virement\u00a0: baissez-en une, ou corrigez le montant reçu.",
        "payment.two_accounts": "Un virement arrive sur le compte d’une seule association\u00a0: ne cochez que des factures de l’une d’elles.",
        "payment.left_over": "{rest} du virement ne paie aucune facture cochée. C’est gardé ainsi si vous ne changez rien.",
        "payment.void": "{number} est rejetée ou annulée\u00a0: personne ne la paiera. Ce virement paie sans doute celle qui la remplace.",
    }
)


class PaymentTyped(Record):
    """What one types of a transfer."""

    on: date | None = field("Reçu le", "Le jour où la banque l’a inscrit sur le compte.")
    amount: Cents | None = field("Montant reçu", "Celui du relevé, même s’il paie plusieurs factures.", example="392,50")
    label: str = field("Libellé", "Facultatif\u00a0: ce que dit le relevé.", example="VIR DRFIP NORMANDIE FA2026-012", default="")


def payment_problems(typed: PaymentTyped, shares: Mapping[str, int], known: Mapping[str, Payable], today: date) -> tuple[Problem, ...]:
    """What is wrong or doubtful in a payment.

    Args:
        typed: the transfer.
        shares: invoice → cents of it that it pays, negative for a credit note.
        known: the documents named, what this very payment pays already left out.
        today: the day to reckon from.

    Returns:
        Errors and warnings; ``where`` is a field, ``shares.<invoice>``, or ``shares`` for all together.
    """
    named = [(known[key], cents) for key, cents in shares.items()]
    of_shares = [found for each, cents in named for found in _share(each, cents)]
    return (*_day(typed, [each for each, _ in named], today), *_amount(typed), *of_shares, *_sum(typed, shares, known))


def _day(typed: PaymentTyped, named: list[Payable], today: date) -> list[Problem]:
    if typed.on is None:
        return [error("on", "payment.day_missing")]
    if typed.on > today:
        return [error("on", "payment.day_future", day=long_date(typed.on))]
    late = next((each for each in named if each.deposited_on and typed.on < each.deposited_on), None)
    if late is None or late.deposited_on is None:
        return []
    return [error("on", "payment.day_before", number=late.number, deposited=long_date(late.deposited_on))]


def _amount(typed: PaymentTyped) -> list[Problem]:
    if typed.amount is None:
        return [error("amount", "payment.amount_missing")]
    return [error("amount", "payment.amount_nothing")] if typed.amount <= 0 else []


def _share(each: Payable, cents: int) -> list[Problem]:
    where = f"shares.{each.invoice}"
    if each.void:
        return [warning(where, "payment.void", number=each.number)]
    if each.state is not InvoiceState.DEPOSITED:
        return [error(where, "payment.not_deposited", number=each.number)]
    if not cents:
        return [error(where, "payment.share_nothing", number=each.number)]
    if cents * each.net < 0:
        return [error(where, "payment.share_sign" if each.net < 0 else "payment.share_nothing", number=each.number)]
    if abs(cents) > abs(each.left):
        return [error(where, "payment.share_over", number=each.number, left=euros(abs(each.left)))]
    return []


def _sum(typed: PaymentTyped, shares: Mapping[str, int], known: Mapping[str, Payable]) -> list[Problem]:
    if not shares:
        return [error("shares", "payment.no_share")]
    if len({known[key].association for key in shares}) > 1:
        return [error("shares", "payment.two_accounts")]
    rest = (typed.amount or 0) - sum(shares.values())
    if typed.amount is None or typed.amount <= 0 or not rest:
        return []
    return (
        [error("shares", "payment.shares_over", over=euros(-rest))]
        if rest < 0
        else [warning("shares", "payment.left_over", rest=euros(rest))]
    )
