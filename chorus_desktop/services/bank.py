"""A bank statement: read, compared with the invoices that wait for money, and only what is ticked is kept."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from chorus_desktop.domain.bank_line import BankLine, apart_from_noted
from chorus_desktop.domain.columns import Chosen, RowProblem
from chorus_desktop.domain.french import plural
from chorus_desktop.domain.matching import Proposal, Remark, matched
from chorus_desktop.domain.number_in_label import Numbers
from chorus_desktop.domain.payment import PaymentSource
from chorus_desktop.domain.statement import Statement
from chorus_desktop.domain.statement_columns import WANTED, fingerprint, guess_columns, line_of
from chorus_desktop.intake.statements import read_file, read_pasted
from chorus_desktop.intake.tables import Row
from chorus_desktop.services import apart, payments, portal_data
from chorus_desktop.services.table_import import PREVIEW_ROWS, Head, Told
from chorus_desktop.store.database import Store
from chorus_desktop.store.payables import past_numbers, payables
from chorus_desktop.store.payments import payments as kept
from chorus_desktop.store.settings import set_setting, setting

_REMEMBERED = "bank_columns"
_MOST_REMEMBERED = 20
_STEP = 1_000
_MOST_LISTED = 20
COLUMNS = WANTED


class Looked(NamedTuple):
    """A statement that was read; ``head`` is what is shown of a table, none where the format says itself what is what."""

    statement: Statement
    head: Head | None


class Compared(NamedTuple):
    """What a statement says of the invoices.

    Attributes:
        proposals: what its lines seem to pay.
        remarks: lines that name what no transfer can pay.
        incoming: how many lines are money that came in; ``noted`` how many of them were noted before.
        unread: how many lines could not be read; the first of them in ``problems``.
        numbers: invoice → number, of those in the proposals; ``owners`` invoice → its association, where there are several.
        waiting: how many invoices wait for money.
    """

    proposals: tuple[Proposal, ...]
    remarks: tuple[Remark, ...]
    incoming: int
    noted: int
    unread: int
    problems: tuple[RowProblem, ...]
    numbers: dict[str, str]
    owners: dict[str, str]
    waiting: int


def look(store: Store, source: Path | str, progress: Told) -> Looked:
    """Read a statement: a file, in a process apart, or what was pasted.

    Args:
        store: the open data file.
        source: a path, or a text.
        progress: told that it goes on.

    Raises:
        Trouble: it is no statement, or is empty, damaged, too long.
    """
    progress(0, 0, "Lecture du relevé…")
    read = apart.run(read_file, source) if isinstance(source, Path) else read_pasted(source)
    if not read.is_table:
        return Looked(read, None)
    rows = tuple(Row(number, cells) for number, cells in read.rows[:PREVIEW_ROWS])
    guessed = guess_columns(read.titles, [cells for _, cells in read.rows[:200]], headed=read.headed)
    return Looked(read, Head(read.titles, rows, _remembered(store, read) or guessed))


def _remembered(store: Store, statement: Statement) -> dict[str, int]:
    known = json.loads(setting(store, _REMEMBERED) or "{}")
    chosen: dict[str, int] = known.get(fingerprint(statement.titles), {}) if statement.headed else {}
    return {key: place for key, place in chosen.items() if place < len(statement.titles)}


def remember(store: Store, statement: Statement, chosen: Chosen) -> None:
    """Keep which column holds what, for the next table with the same titles."""
    if statement.is_table and statement.headed:
        known = json.loads(setting(store, _REMEMBERED) or "{}")
        known.pop(fingerprint(statement.titles), None)
        known[fingerprint(statement.titles)] = dict(chosen)
        set_setting(store, _REMEMBERED, json.dumps(dict(list(known.items())[-_MOST_REMEMBERED:])))


def compare(store: Store, statement: Statement, chosen: Chosen, today: date, progress: Told) -> Compared:
    """What the lines of a statement seem to pay; nothing is written.

    Args:
        store: the open data file.
        statement: as it was read.
        chosen: the columns of a table; not looked at for anything else.
        today: later lines are not on the account yet.
        progress: told how far it is.
    """
    lines, problems = _lines(statement, chosen, progress)
    incoming = [line for line in lines if line.amount > 0 and line.on <= today]
    fresh, noted = apart_from_noted(incoming, [each.value for each in kept(store)])
    known = payables(store)
    proposals, remarks = matched(
        fresh, known, portal_data.payer_signs(), lambda done, total: progress(done, total, "Comparaison avec les factures…")
    )
    numbers = {each.invoice: each.number for each in known}
    named = {share.invoice: numbers[share.invoice] for proposal in proposals for share in proposal.shares}
    names = payments.owners(store)
    owners = {each.invoice: names[each.association] for each in known if names and each.invoice in named}
    return Compared(
        proposals, (*remarks, *_of_before(store, fresh, proposals)), len(incoming), noted, len(problems) + statement.left_out,
        tuple(problems[:_MOST_LISTED]), named, owners, sum(each.is_open for each in known),
    )  # fmt: skip


def _lines(statement: Statement, chosen: Chosen, progress: Told) -> tuple[Sequence[BankLine], list[RowProblem]]:
    if not statement.is_table:
        return statement.lines, []
    lines, problems = [], []
    for count, (number, cells) in enumerate(statement.rows):
        if count % _STEP == 0:
            progress(count, len(statement.rows), f"{plural(count, 'ligne lue', 'lignes lues')}")
        said = line_of(chosen, cells)
        if said.line is not None:
            lines.append(said.line)
        if said.problem is not None:
            problems.append(RowProblem(row=number, problem=said.problem))
    return lines, problems


def _of_before(store: Store, lines: Sequence[BankLine], proposals: Sequence[Proposal]) -> list[Remark]:
    """Lines that name an invoice made before this program: its payment is told on its own row, not here."""
    past = past_numbers(store)
    numbers, found = Numbers({number: number for number in past}), {proposal.line for proposal in proposals}
    said = "{} a été faite avant ce programme\u00a0: dites qu’elle est payée dans «\u00a0Factures faites avant ce programme\u00a0»."
    return [
        Remark(line=line, said=said.format(named[0])) for line in lines if line not in found and (named := numbers.named_in(line.label))
    ]


def keep(store: Store, proposals: tuple[Proposal, ...], source: PaymentSource, today: date) -> tuple[str, ...]:
    """Note what was ticked, all or none; nothing else of the statement is kept.

    Returns:
        The identifiers, for ``payments.delete``.

    Raises:
        Trouble: one of the invoices was paid in the meantime.
    """
    values = tuple(each.line.payment(source).model_copy(update={"shares": each.shares}) for each in proposals)
    return payments.keep_all(store, values, today)
