"""Lines of a bank statement against the invoices that wait to be paid: what each line seems to pay, why, and how sure that is."""

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

from chorus_desktop.domain.bank_line import BankLine
from chorus_desktop.domain.french import euros, listing
from chorus_desktop.domain.number_in_label import Numbers, has_letters
from chorus_desktop.domain.payable import Payable, allotted
from chorus_desktop.domain.payer_signs import PayerSigns
from chorus_desktop.domain.payment import Share
from chorus_desktop.domain.shape import Record
from chorus_desktop.domain.waiting import Waiting

_STEP = 500
Tick = Callable[[int, int], object]


class Confidence(StrEnum):
    """How sure a proposal is; only who knows the account decides."""

    SURE = "sure"
    LIKELY = "likely"
    POSSIBLE = "possible"

    @property
    def label(self) -> str:
        """In words."""
        return {"sure": "Sûr", "likely": "Probable", "possible": "À vérifier"}[self.value]


class Proposal(Record):
    """What a line seems to pay.

    Attributes:
        shares: never more than what is left of each document, nor all together than the line.
        reason: « FA2026-012 : même montant, numéro dans le libellé ».
    """

    line: BankLine
    shares: tuple[Share, ...]
    reason: str
    confidence: Confidence


class Remark(Record):
    """A line that names a document which no transfer can pay, and why, in words."""

    line: BankLine
    said: str


Found = tuple[tuple[Share, ...], str, Confidence] | None


class _Look(NamedTuple):
    """One line, the documents its label names, and all that waits."""

    line: BankLine
    named: list[Payable]
    waiting: Waiting
    signs: PayerSigns

    @property
    def open(self) -> list[Payable]:
        """The documents named that wait for money, as they wait now; of one association, for two may have given the same number."""
        named = [now for each in self.named if (now := self.waiting.still(each.invoice, self.line.on)) is not None]
        owners = list(dict.fromkeys(each.association for each in named))
        groups = [[each for each in named if each.association == owner] for owner in owners]
        return next((those for those in groups if sum(each.left for each in those) == self.line.amount), groups[0] if groups else [])


Rule = Callable[[_Look], Found]


def matched(
    lines: Sequence[BankLine], payables: Sequence[Payable], signs: PayerSigns, tick: Tick
) -> tuple[tuple[Proposal, ...], tuple[Remark, ...]]:
    """What a statement's lines pay.

    The surest rule looks at every line before the next one does, and what a line takes is no longer there for the others.

    Args:
        lines: those of money that came in.
        payables: the documents issued, whatever became of them.
        signs: how payers write themselves in a label.
        tick: told how far it is, of how much; what it raises gives the work up.

    Returns:
        The proposals in the order of the lines, and remarks on lines that have none.
    """
    waiting, by_id = Waiting(payables), {each.invoice: each for each in payables}
    numbers = Numbers({each.invoice: each.number for each in payables})
    named: list[list[Payable]] = []
    whole = len(lines) * (1 + len(_RULES))
    for rank, line in enumerate(lines):
        named.append([by_id[key] for key in numbers.named_in(line.label)])
        if rank % _STEP == 0:
            tick(rank, whole)
    found: dict[int, Proposal] = {}
    for turn, rule in enumerate(_RULES, start=1):
        for rank, line in enumerate(lines):
            if rank % _STEP == 0:
                tick(turn * len(lines) + rank, whole)
            if rank not in found and (answer := rule(_Look(line, named[rank], waiting, signs))):
                shares, reason, confidence = answer
                waiting.take(shares)
                found[rank] = Proposal(line=line, shares=shares, reason=reason, confidence=confidence)
    remarks = [
        Remark(line=line, said=said)
        for rank, line in enumerate(lines)
        if rank not in found and (said := next(filter(None, (_why_not(each, line) for each in named[rank])), ""))
    ]
    return tuple(found[rank] for rank in sorted(found)), tuple(remarks)


def _named_exactly(look: _Look) -> Found:
    those = look.open
    total = sum(each.left for each in those)
    if not those or total <= 0:
        return None
    number = "numéro dans le libellé" if len(those) == 1 else "numéros dans le libellé"
    if total == look.line.amount:
        return _whole(those), f"{_names(those)}\u00a0: même montant, {number}", Confidence.SURE
    notes = look.waiting.exactly(those, look.line.amount - total, look.line.on, credit_only=True)
    if not notes:
        return None
    off = f"même montant une fois {'les avoirs déduits' if len(notes) > 1 else f'l’avoir {notes[0].number} déduit'}"
    return _whole([*those, *notes]), f"{_names(those)}\u00a0: {off}, {number}", Confidence.SURE


def _named_in_part(look: _Look) -> Found:
    those = [each for each in look.open if has_letters(each.number)]
    total = sum(each.left for each in those)
    if not those or total <= 0:
        return None
    number = "numéro dans le libellé" if len(those) == 1 else "numéros dans le libellé"
    if look.line.amount < total:
        said = f"{_names(those)}\u00a0: {number}, paiement en partie ({euros(look.line.amount)} sur {euros(total)})"
        return allotted(look.line.amount, those), said, Confidence.LIKELY
    others = look.waiting.exactly(those, look.line.amount - total, look.line.on)
    if others:
        every = [*those, *others]
        return _whole(every), f"{_names(every)}\u00a0: leur total est le montant reçu, {number}", Confidence.LIKELY
    said = f"{_names(those)}\u00a0: {number}, {euros(look.line.amount - total)} de plus que ce qui reste à payer"
    return _whole(those), said, Confidence.LIKELY


def _one_of_its_amount(look: _Look) -> Found:
    same = look.waiting.of_amount(look.line.amount, look.line.on)
    if not same:
        return None
    signed = [(each, sign) for each in same if (sign := look.signs.found(look.line.label, each.payer))]
    each, sign = signed[0] if signed else (same[0], "")
    said = f"{each.number}\u00a0: même montant" + (f", «\u00a0{sign}\u00a0» dans le libellé" if sign else "")
    rivals = [other.number for other, _ in signed[1:]] if signed else [other.number for other in same[1:]]
    if rivals:
        return _whole([each]), f"{said}\u00a0; {listing(rivals[:4])} aussi, la plus ancienne est proposée", Confidence.POSSIBLE
    return _whole([each]), said, Confidence.LIKELY if sign else Confidence.POSSIBLE


def _several_of_its_amount(look: _Look) -> Found:
    for payer, name in look.waiting.payers:
        sign = look.signs.found(look.line.label, name)
        those = (
            look.waiting.sum_of(payer, look.line.amount, look.line.on)
            if sign
            else look.waiting.all_of(payer, look.line.amount, look.line.on)
        )
        if those:
            credit = any(each.left < 0 for each in those)
            said = f"{_names(those)}\u00a0: leur total{', avoirs déduits,' if credit else ''} est le montant reçu"
            return (
                _whole(those),
                said + (f", «\u00a0{sign}\u00a0» dans le libellé" if sign else ""),
                Confidence.LIKELY if sign else Confidence.POSSIBLE,
            )
    return None


_RULES: tuple[Rule, ...] = (_named_exactly, _named_in_part, _one_of_its_amount, _several_of_its_amount)


def _whole(those: Iterable[Payable]) -> tuple[Share, ...]:
    return tuple(Share(invoice=each.invoice, amount=each.left) for each in those)


def _names(those: Iterable[Payable]) -> str:
    return listing([each.number for each in those])


def _why_not(each: Payable, line: BankLine) -> str:
    if each.void:
        return f"{each.number} est rejetée ou annulée\u00a0: ce virement paie sans doute celle qui la remplace."
    if each.deposited_on is None:
        return f"{each.number} n’est pas notée déposée\u00a0: ouvrez-la, dites quel jour elle l’a été, puis recommencez."
    if line.on < each.deposited_on:
        return f"{each.number} a été déposée après ce virement\u00a0: vérifiez le jour de son dépôt."
    return f"{each.number} est déjà notée payée."
