"""What a dossier has invoiced already, read from its frozen documents."""

from collections import Counter
from functools import lru_cache

from chorus_desktop.domain.invoice import DocumentKind
from chorus_desktop.domain.issued import IssuedDocument
from chorus_desktop.domain.references import InvoiceNumber
from chorus_desktop.domain.repeats import Invoiced
from chorus_desktop.store.database import Store
from chorus_desktop.store.formats import ISSUED

_STANDING = """
SELECT issued.format, issued.body, issued.invoice_id FROM issued JOIN invoice ON invoice.id = issued.invoice_id
WHERE invoice.dossier_id = :dossier
AND NOT EXISTS (SELECT 1 FROM standing WHERE standing.invoice_id = issued.invoice_id AND standing.void)
ORDER BY issued.issued_on, issued.rank
"""


def invoiced(store: Store, dossier_id: str) -> tuple[Invoiced, ...]:
    """The invoices of a dossier that stand, oldest first: neither cancelled nor given back whole.

    Args:
        store: the open file.
        dossier_id: which dossier.
    """

    def read() -> tuple[Invoiced, ...]:
        documents = [_read(body, version) for version, body, _ in store.rows(_STANDING, dossier=dossier_id)]
        back: Counter[InvoiceNumber | None] = Counter()
        for document in documents:
            if document.kind is DocumentKind.CREDIT_NOTE:
                back[document.original_number] += document.totals.with_vat
        return tuple(
            Invoiced(
                number=document.number,
                first=document.period_from,
                last=document.period_to,
                activities=tuple(line.designation for line in document.lines),
            )
            for document in documents
            if document.number and document.kind is DocumentKind.INVOICE and back[document.number] < document.totals.with_vat
        )

    return store.remembered(("invoiced", dossier_id), read)


def credited(store: Store, dossier_id: str, number: InvoiceNumber) -> tuple[InvoiceNumber, ...]:
    """The credit notes of a dossier on one of its invoices, whole or partial, that stand; oldest first.

    Args:
        store: the open file.
        dossier_id: which dossier.
        number: of the invoice, in whatever case.
    """
    documents = (_read(body, version) for version, body, _ in store.rows(_STANDING, dossier=dossier_id))
    return tuple(
        document.number
        for document in documents
        if document.kind is DocumentKind.CREDIT_NOTE
        and document.number
        and document.original_number
        and document.original_number.casefold() == number.casefold()
    )


def works_of(store: Store, dossier_id: str) -> tuple[tuple[str, IssuedDocument], ...]:
    """The pieces of works of a dossier that stand, each with the id of its invoice, oldest first.

    Args:
        store: the open file.
        dossier_id: which dossier.
    """
    documents = ((key, _read(body, version)) for version, body, key in store.rows(_STANDING, dossier=dossier_id))
    return tuple((key, document) for key, document in documents if document.works)


@lru_cache(maxsize=1024)
def _read(body: str, version: int) -> IssuedDocument:
    """Frozen for ever, so read once."""
    return ISSUED.read(body, version)
