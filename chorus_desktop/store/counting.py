"""What counts in sums and lists, in SQL: one condition for all, so that no two of them ever disagree."""

NOT_VOID = "NOT EXISTS (SELECT 1 FROM standing WHERE standing.invoice_id = issued.invoice_id AND standing.void)"
"""Of a row ``issued``: neither cancelled before its deposit nor rejected."""

TWIN = "lower(trim(replace(replace(json_extract(issued.body, '$.original_number'), '/', '-'), '+', '-'), '-.'))"
"""Of a row ``issued``: the number that it gives money back on, as a ``twin_key``, but for the ``_`` that sets a Windows device apart."""

ON_VOID = f"""(issued.kind = 'credit_note' AND EXISTS (
    SELECT 1 FROM issued AS original JOIN standing AS fallen ON fallen.invoice_id = original.invoice_id
    WHERE fallen.void AND original.siren = issued.siren AND original.kind = 'invoice' AND original.twin_key IN ({TWIN}, {TWIN} || '_')
))"""  # noqa: S608 - our own words
"""Of a row ``issued``: a credit note about an invoice that counts no more; it must not be taken off a second time.

``twin_key`` is ``InvoiceNumber.safe`` in small letters, which the index knows.
"""

OWED = "NOT EXISTS (SELECT 1 FROM standing WHERE standing.invoice_id = issued.invoice_id AND NOT standing.owed)"
"""Of a row ``issued``: it asks for money of the association, which a piece that a project manager deposits does not."""

COUNTS = f"({NOT_VOID} AND {OWED} AND NOT {ON_VOID})"
"""Of a row ``issued``: its amount counts, as money asked or given back."""
