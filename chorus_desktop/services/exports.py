"""Invoices, payments and facts as files of a spreadsheet."""

from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from chorus_desktop.documents.spreadsheet import csv_file, workbook
from chorus_desktop.domain.exported import ExportColumn, ExportTable
from chorus_desktop.domain.invoice import DocumentKind
from chorus_desktop.domain.life_words import fact_said
from chorus_desktop.domain.lifecycle import EventKind, InvoiceState
from chorus_desktop.domain.overview import Bill, Period
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.services import data
from chorus_desktop.services.overview import Book, book
from chorus_desktop.store import receipts
from chorus_desktop.store.associations import associations
from chorus_desktop.store.database import Store
from chorus_desktop.store.payments import SavedPayment, payments
from chorus_desktop.store.summaries import InvoiceSummary

Kind = Literal["invoices", "payments", "facts"]

_INVOICES = (
    ExportColumn("Association"), ExportColumn("Numéro"), ExportColumn("Type"), ExportColumn("Date", "day"), ExportColumn("Objet"),
    ExportColumn("Collectivité"), ExportColumn("Saison"), ExportColumn("Engagement"), ExportColumn("Total TTC", "euros"),
    ExportColumn("Net à payer", "euros"), ExportColumn("Situation"), ExportColumn("Déposée le", "day"), ExportColumn("État sur le portail"),
    ExportColumn("État depuis le", "day"), ExportColumn("Acceptée le", "day"), ExportColumn("Payé", "euros"),
    ExportColumn("Reste à payer", "euros"), ExportColumn("Comptée dans le bilan"),
)  # fmt: skip
_PAYMENTS = (
    ExportColumn("Association"), ExportColumn("Date", "day"), ExportColumn("Montant du virement", "euros"), ExportColumn("Libellé"),
    ExportColumn("Référence de la banque"), ExportColumn("Numéro de facture"), ExportColumn("Part de cette facture", "euros"),
)  # fmt: skip
_TOLD = (
    ExportColumn("Association"), ExportColumn("Numéro"), ExportColumn("Rang"), ExportColumn("Date", "day"), ExportColumn("Fait"),
    ExportColumn("État sur le portail"), ExportColumn("Motif ou remarque"), ExportColumn("Numéro du certificat"),
    ExportColumn("Reprend le fait de rang"), ExportColumn("Noté le", "day"),
)  # fmt: skip


def tables(store: Store, association_id: str, period: Period) -> dict[Kind, ExportTable]:
    """The three tables of the documents of a period, what will never be paid included; drafts are left out.

    Args:
        store: the open file.
        association_id: whose; all when empty.
        period: which documents; of payments, those that pay one of them, and in all of them also those that pay none.
    """
    read = book(store, association_id)
    held = [(row, bill) for row, bill in zip(read.rows, read.bills, strict=True) if period.holds(bill)]
    numbers = {row.id: row.number for row, _ in held}
    kinds = {row.id: DocumentKind(row.kind) for row, _ in held}
    return {
        "invoices": ExportTable("Factures", _INVOICES, [_invoice(row, bill, read) for row, bill in reversed(held)]),
        "payments": ExportTable("Paiements", _PAYMENTS, list(_payments(store, association_id, numbers, whole=period == Period()))),
        "facts": ExportTable("États", _TOLD, list(_facts(store, association_id, kinds))),
    }


def write_workbook(store: Store, association_id: str, period: Period, target: Path) -> Path:
    """Write the three as sheets of one workbook.

    Raises:
        Trouble: the place cannot be written.
    """
    return write_file(target, workbook(list(tables(store, association_id, period).values())))


def write_csv(store: Store, association_id: str, period: Period, kind: Kind, target: Path) -> Path:
    """Write one of them as a CSV.

    Raises:
        Trouble: the place cannot be written.
    """
    return write_file(target, csv_file(tables(store, association_id, period)[kind]))


def write_file(target: Path, content: bytes) -> Path:
    """Write a file where the volunteer chose.

    Raises:
        Trouble: the place cannot be written.
    """
    try:
        target.write_bytes(content)
    except OSError as wrong:
        raise Trouble(
            f"Impossible d’écrire «\u00a0{target.name}\u00a0».",
            "Fermez ce fichier s’il est ouvert dans un tableur, ou choisissez un autre dossier.",
        ) from wrong
    return target


def _invoice(row: InvoiceSummary, bill: Bill, read: Book) -> tuple[str | int | None, ...]:
    paid = sum(receipt.amount for receipt in read.paid.get(row.id, ()))
    kind = DocumentKind(row.kind)
    return (
        row.association, row.number, kind.label, row.issued_on, row.title, bill.payer, bill.season, row.engagement, bill.total, row.net,
        InvoiceState(row.state).said_of(kind), row.deposited_on, _status(row.status), row.status_on, row.accepted_on, paid,
        0 if bill.void else row.net - paid, "non" if bill.void else "oui",
    )  # fmt: skip


def _status(key: str) -> str:
    return next((item.label for item in data.every_status() if item.key == key), key)


def _payments(store: Store, association_id: str, numbers: dict[str, str], *, whole: bool) -> Iterable[tuple[str | int | None, ...]]:
    names = {item.id: item.name for item in associations(store)}
    for saved in reversed(payments(store, association_id)):
        yield from _shares(saved, names.get(saved.association_id, ""), numbers, whole=whole)


def _shares(saved: SavedPayment, name: str, numbers: dict[str, str], *, whole: bool) -> Iterable[tuple[str | int | None, ...]]:
    value = saved.value
    head = (name, value.on.isoformat(), value.amount, value.label, value.reference)
    held = [share for share in value.shares if share.invoice in numbers]
    for share in held:
        yield (*head, numbers[share.invoice], share.amount)
    if value.left and (whole or held):
        yield (*head, "Sans facture connue", value.left)


def _facts(store: Store, association_id: str, kinds: dict[str, DocumentKind]) -> Iterable[tuple[str | int | None, ...]]:
    ranks: dict[str, int] = {}
    for told in receipts.told(store, association_id):
        rank = ranks[told.invoice] = ranks.get(told.invoice, 0) + 1
        if told.invoice in kinds:
            yield (
                told.association, told.number, str(rank), told.on, fact_said(EventKind(told.kind), kinds[told.invoice]), _status(told.status), told.reason,
                told.reference, str(told.about or ""), told.recorded_at[:10],
            )  # fmt: skip
