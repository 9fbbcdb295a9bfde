"""Which documents the payer wants with the invoice in hand, under which condition, and why."""

from collections.abc import Callable, Mapping

from chorus_desktop.domain.dossier import Work
from chorus_desktop.domain.french import listing
from chorus_desktop.domain.procedure import AttachmentCondition, AttachmentRule
from chorus_desktop.domain.shape import Record


class Demanded(Record):
    """One kind of document, for one invoice.

    Attributes:
        required: the invoice is not ready without it.
        advised: nobody demands it, but this invoice is of the sort that it is meant for.
        why: what makes it so, as a sentence; empty where it is so for every invoice.
        joined: one is there.
    """

    rule: AttachmentRule
    required: bool
    advised: bool
    why: str
    joined: bool


def demands(work: Work) -> tuple[Demanded, ...]:
    """The kinds of document of the invoice in hand, those required first, then those advised, each in the payer's order."""
    joined = {attachment.kind for attachment in work.attachments}
    found = [_demanded(rule, work, joined=rule.kind in joined) for rule in work.attachment_rules]
    return tuple(sorted(found, key=lambda each: (not each.required, not each.advised)))


def condition(rule: AttachmentRule) -> str:
    """When a document is asked for, in words to follow « quand »; empty for always."""
    return listing([_WORDS[name] for name in rule.when])


def _demanded(rule: AttachmentRule, work: Work, *, joined: bool) -> Demanded:
    holds = all(_HOLDS[name](work) for name in rule.when)
    why = f"Parce que {condition(rule)}." if rule.when and holds else ""
    wanted = rule.demand == "required"
    return Demanded(rule=rule, required=wanted and holds, advised=not wanted and bool(rule.when) and holds, why=why, joined=joined)


def _is_first(work: Work) -> bool:
    return not work.invoiced


def _on_market(work: Work) -> bool:
    return work.invoice is not None and bool(work.invoice.market_number or work.invoice.order_number)


def _with_order(work: Work) -> bool:
    return work.invoice is not None and bool(work.invoice.order_number)


def _has_stays(work: Work) -> bool:
    return bool(work.attendance.stays)


def _without_iban(work: Work) -> bool:
    return not work.association.iban


_HOLDS: Mapping[AttachmentCondition, Callable[[Work], bool]] = {
    "first_invoice": _is_first,
    "on_market": _on_market,
    "with_order": _with_order,
    "stays": _has_stays,
    "without_iban": _without_iban,
}
_WORDS: Mapping[AttachmentCondition, str] = {
    "first_invoice": "c’est la première facture de ce dossier",
    "on_market": "la facture cite un marché ou une commande",
    "with_order": "la facture cite un bon de commande",
    "stays": "des séjours sont notés",
    "without_iban": "l’IBAN de l’association n’est pas connu",
}
