"""A real data file in a folder, with the example dossier in it; a clock that moves a minute each time it is read."""

import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from chorus_desktop.domain.attachment import Attachment
from chorus_desktop.domain.attendance_used import AttendanceUsed
from chorus_desktop.domain.issued import IssuedDocument
from chorus_desktop.domain.numbering import rank_in, series_of
from chorus_desktop.domain.references import InvoiceNumber
from chorus_desktop.store.associations import add_association
from chorus_desktop.store.attachments import add_attachment
from chorus_desktop.store.attendance_used import fingerprint
from chorus_desktop.store.database import Store, open_store
from chorus_desktop.store.dossiers import add_dossier
from chorus_desktop.store.invoices import add_invoice
from chorus_desktop.store.issuing import finalise
from chorus_desktop.store.saved import Owner, OwnerKind
from tests.helpers import examples

CERTIFICATE = b"attestation"
PDF = b"%PDF-1.4 the paper of that day"
NAME = "dossiers.chorus"


def clock() -> Callable[[], datetime]:
    """A clock that starts on the examples' day at noon."""
    moments = (datetime(2026, 2, 3, 12, tzinfo=UTC) + timedelta(minutes=minute) for minute in range(10**6))
    return lambda: next(moments)


def opened(folder: Path, **changes: Any) -> Store:
    """The data file of a folder, made if it is not there; its backups beside it."""
    fields = {"backups": folder / "sauvegardes", "today": examples.TODAY, "now": clock(), "patience": 0.05}
    return open_store(folder / NAME, **{**fields, **changes})


@dataclass(frozen=True)
class Club:
    """The judo club in a data file: identifiers of its card and of its dossier."""

    store: Store
    association: str
    dossier: str

    def draft(self, **changes: Any) -> str:
        """An invoice in preparation, as lists show it."""
        return add_invoice(
            self.store,
            self.dossier,
            examples.invoice(**changes),
            title="Facture de janvier 2026",
            engagement="CP2026/4512/1",
            total=52_500,
        )

    def certificate(self, invoice_id: str, data: bytes = CERTIFICATE) -> Attachment:
        """A certificate joined to an invoice."""
        value = examples.attachment(id="", sha256=hashlib.sha256(data).hexdigest())
        return add_attachment(self.store, Owner(OwnerKind.INVOICE, invoice_id), value, data)

    def issue(
        self, number: str = "FA2026-001", invoice_id: str = "", pdf: bytes = PDF, used: AttendanceUsed | None = None, **changes: Any
    ) -> str:
        """An issued invoice with its certificate, and what it is proved with; ``changes`` replace fields of the document."""
        invoice_id = invoice_id or self.draft()
        self.certificate(invoice_id)
        made = document(number, **{"attendance": fingerprint(used) if used else "", **changes})
        series, rank = place(number)
        finalise(self.store, invoice_id, made, pdf, series, rank, used)
        return invoice_id


def document(number: str = "FA2026-001", **changes: Any) -> IssuedDocument:
    """The document of the examples; ``changes`` replace its fields."""
    return examples.issued(number).model_copy(update=changes)


def place(number: str) -> tuple[str, int]:
    """The series and the rank of a number such as ``FA2026-001``."""
    series = series_of(f"{number[:2]}{{année}}-{{n:03}}", examples.issued().issued_on)
    return series, rank_in(series, InvoiceNumber(number)) or 0


def judo(store: Store, **changes: Any) -> Club:
    """The judo club and its dossier, in a store; ``changes`` are those of its card."""
    association = add_association(store, examples.judo_club(**changes))
    return Club(store, association, add_dossier(store, examples.dossier(association=association)))


def names(folder: Path) -> list[str]:
    """What is in a folder."""
    return sorted(path.name for path in folder.iterdir())


def cut(path: Path) -> None:
    """Lose the second half of a file."""
    os.truncate(path, path.stat().st_size // 2)
