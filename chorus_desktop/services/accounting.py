"""Accounting entries: the accounts of an association, and the file that an accounting program brings in."""

import json
from collections import Counter
from datetime import date
from pathlib import Path

from chorus_desktop.documents.spreadsheet import csv_file
from chorus_desktop.domain import fec
from chorus_desktop.domain.accounts import Accounts, Reader, Span, account_problems, span_problems
from chorus_desktop.domain.exported import ExportColumn, ExportTable
from chorus_desktop.domain.ledger import Entry, Posted, entries
from chorus_desktop.domain.lifecycle import InvoiceState
from chorus_desktop.domain.problems import Problem
from chorus_desktop.domain.reading import read, write
from chorus_desktop.domain.shape import Record
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.services import portal_data
from chorus_desktop.services.exports import write_file
from chorus_desktop.services.views import Texts
from chorus_desktop.store import receipts
from chorus_desktop.store.associations import association
from chorus_desktop.store.database import Store
from chorus_desktop.store.payments import payments
from chorus_desktop.store.settings import is_practice, set_setting, setting
from chorus_desktop.store.summaries import invoice_rows


class AccountsView(Record):
    """The form of the accounts of one association: what is typed, or proposed; and where that comes from."""

    association: str
    typed: Texts
    problems: tuple[Problem, ...]
    source: str
    checked_on: date


class Offered(Record):
    """What an export of entries begins with: its days, and who reads the file."""

    typed: Texts
    readers: tuple[Reader, ...]


class Written(Record):
    """A file of entries that was written: how many entries, and how many documents have none because they were never sent."""

    path: Path
    entries: int
    absent: int


def view(store: Store, association_id: str) -> AccountsView:
    """The accounts of an association as they are typed, those never touched as they are proposed."""
    proposed = portal_data.accounting()
    typed = {**write(proposed.defaults), **{field: text for field, text in _typed(store, association_id).items() if text.strip()}}
    return AccountsView(
        association=association(store, association_id).value.name,
        typed=typed,
        problems=account_problems(read(Accounts, typed).value),
        source=proposed.source,
        checked_on=proposed.checked_on,
    )


def save(store: Store, association_id: str, typed: Texts) -> AccountsView:
    """Keep what is typed, right or wrong; only what differs from what is proposed is kept, so that it can still change."""
    proposed = write(portal_data.accounting().defaults)
    kept = {**_typed(store, association_id), **typed}
    hers = {field: text for field, text in kept.items() if text.strip() != proposed.get(field)}
    set_setting(store, _name(association_id), json.dumps(hers, ensure_ascii=False))
    return view(store, association_id)


def _name(association_id: str) -> str:
    return f"accounts {association_id}"


def _typed(store: Store, association_id: str) -> Texts:
    kept: Texts = json.loads(setting(store, _name(association_id), "{}"))
    return kept


def offered(today: date) -> Offered:
    """This civil year, which is what most exercises are."""
    span = Span(first=date(today.year, 1, 1), last=date(today.year, 12, 31))
    return Offered(typed=write(span), readers=portal_data.accounting().readers)


def book(store: Store, association_id: str, first: date, last: date) -> tuple[tuple[Entry, ...], int]:
    """The entries of some days, and how many documents have none.

    Raises:
        Trouble: an account cannot be what it is typed as.
    """
    accounts = read(Accounts, view(store, association_id).typed).value
    if wrong := account_problems(accounts):
        raise Trouble(wrong[0].sentence, "Corrigez-le dans «\u00a0Comptes et journaux…\u00a0», puis exportez de nouveau.")
    posted = _posted(store, association_id, first, last)
    received = [saved.value for saved in payments(store, association_id)]
    found = entries(posted, received, accounts.over(portal_data.accounting().defaults), first, last)
    return found, sum(item.absent and first <= item.document.issued_on <= last for item in posted.values())


def write_entries(store: Store, association_id: str, typed: Texts, target: Path) -> Written:
    """Write the entries of some days: the tax code's file, or its CSV when the name ends so.

    Raises:
        Trouble: nothing to write, an account that cannot be, or a place that cannot be written.
    """
    span = read(Span, typed).value
    if span.first is None or span.last is None or span_problems(span):
        raise Trouble("Les jours à exporter ne sont pas complets.", "Indiquez le premier et le dernier jour de l’exercice.")
    found, absent = book(store, association_id, span.first, span.last)
    if not found:
        raise Trouble(
            "Aucune facture ni aucun paiement entre ces deux jours.", "Choisissez d’autres jours, ou notez d’abord les paiements reçus."
        )
    rows = fec.rows(found)
    if target.suffix.lower() == ".csv":
        content = csv_file(ExportTable("FEC", tuple(ExportColumn(title) for title in fec.COLUMNS), rows))
    else:
        content = fec.text(rows).encode(fec.ENCODING)
    return Written(path=write_file(target, content), entries=len(found), absent=absent)


def file_name(store: Store, association_id: str, typed: Texts) -> str:
    """The name that the article asks for: « 123456782FEC20261231.txt »; in the practice file it says so."""
    siret = association(store, association_id).value.siret
    last = read(Span, typed).value.last
    practice = "EXERCICE-" if is_practice(store) else ""
    return f"{practice}{fec.name(siret.siren if siret else '', last or date.max)}"


def _posted(store: Store, association_id: str, first: date, last: date) -> dict[str, Posted]:
    rows = {row.id: row for row in invoice_rows(store, association_id=association_id)}
    back = receipts.takes_back_nothing(store, association_id)
    taken = Counter[str]()
    for credit, original in back.items():
        taken[original] += rows[credit].total
    found = {}
    for key, document in receipts.documents(store, association_id, first.isoformat(), last.isoformat()).items():
        row = rows[key]
        fallen = rows.get(back.get(key, ""), row)
        cancelled = InvoiceState.CANCELLED.value in (row.state, fallen.state)
        # What credit notes took back whole stands; in part, they are written back with their invoice.
        settled = bool(taken[fallen.id]) and taken[fallen.id] >= fallen.total
        rejected = date.fromisoformat(fallen.status_on) if fallen.void and fallen.status_on and not cancelled and not settled else None
        found[key] = Posted(document, absent=cancelled, reversed_on=max(rejected, document.issued_on) if rejected else None)
    return found
