"""What a dossier has invoiced already, read from its frozen documents."""

import json
from collections import Counter
from datetime import date

from chorus_desktop.domain.references import InvoiceNumber
from chorus_desktop.domain.repeats import Invoiced
from chorus_desktop.store.database import Store

# Not through the documents: they are checked word by word as they are read, a second for a thousand of them.
_STANDING = """
SELECT issued.kind, issued.number, issued.total, coalesce(json_extract(issued.body, '$.original_number'), ''),
    json_extract(issued.body, '$.period_from'), json_extract(issued.body, '$.period_to'),
    (SELECT json_group_array(json_extract(line.value, '$.designation')) FROM json_each(issued.body, '$.lines') AS line)
FROM issued JOIN invoice ON invoice.id = issued.invoice_id
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
        rows = store.rows(_STANDING, dossier=dossier_id)
        back: Counter[str] = Counter()
        for kind, _, total, original, *_ in rows:
            if kind == "credit_note":
                back[original] += total
        return tuple(
            Invoiced.model_construct(
                number=InvoiceNumber(number),
                first=date.fromisoformat(first),
                last=date.fromisoformat(last),
                activities=tuple(json.loads(names)),
            )
            for kind, number, total, _, first, last, names in rows
            if kind == "invoice" and back[number] < total
        )

    return store.remembered(("invoiced", dossier_id), read)


def credited(store: Store, dossier_id: str, number: InvoiceNumber) -> tuple[InvoiceNumber, ...]:
    """The credit notes of a dossier on one of its invoices, whole or partial, that stand; oldest first.

    Args:
        store: the open file.
        dossier_id: which dossier.
        number: of the invoice, in whatever case.
    """
    rows = store.rows(_STANDING, dossier=dossier_id)
    return tuple(
        InvoiceNumber(own) for kind, own, _, original, *_ in rows if kind == "credit_note" and original.casefold() == number.casefold()
    )
