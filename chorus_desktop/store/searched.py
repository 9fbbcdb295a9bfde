"""What search reads of the data file, by plain SQL: a record as columns and JSON, by the hundred; what is in the trash is left out."""

import json
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from chorus_desktop.store.database import Store
from chorus_desktop.store.search_index import Source

_THOSE = "IN (SELECT value FROM json_each(:ids))"
_THERE = "dossier.trashed_on IS NULL AND association.trashed_on IS NULL"
_AROUND = "JOIN dossier ON dossier.id = {0}.dossier_id JOIN association ON association.id = dossier.association_id"
_DOSSIER = "dossier.id AS dossier_id, dossier.procedure, dossier.season, association.name AS association"

_READ = {
    "invoice": f"""
        SELECT invoice.id, {_DOSSIER}, invoice.kind, invoice.title, invoice.issued_on, invoice.engagement, invoice.total, invoice.body,
            CASE WHEN issued.number IS NULL THEN dossier.body END AS dossier_body, issued.number, standing.state, standing.status, iif(standing.owed, standing.net, NULL) AS net,
            json_extract(issued.body, '$.buyer') AS buyer, json_extract(issued.body, '$.lines') AS lines,
            json_extract(issued.body, '$.works.market') AS market,
            (SELECT json_group_array(reason) FROM issued_event WHERE invoice_id = invoice.id AND reason <> '') AS reasons,
            (SELECT json_group_array(reference) FROM issued_event WHERE invoice_id = invoice.id AND reference <> '') AS certificates
        FROM invoice {_AROUND.format("invoice")} LEFT JOIN issued ON issued.invoice_id = invoice.id
        LEFT JOIN standing ON standing.invoice_id = invoice.id
        WHERE invoice.id {_THOSE} AND invoice.trashed_on IS NULL AND {_THERE}
    """,  # noqa: S608 - our own words
    "child": f"""
        SELECT child.id, {_DOSSIER}, child.body FROM child {_AROUND.format("child")}
        WHERE child.id {_THOSE} AND child.trashed_on IS NULL AND {_THERE}
    """,  # noqa: S608 - our own words
    "activity": f"""
        SELECT activity.id, {_DOSSIER}, activity.body FROM activity {_AROUND.format("activity")}
        WHERE activity.id {_THOSE} AND activity.trashed_on IS NULL AND {_THERE}
    """,  # noqa: S608 - our own words
    "dossier": f"""
        SELECT {_DOSSIER}, dossier.id, dossier.body FROM dossier JOIN association ON association.id = dossier.association_id
        WHERE dossier.id {_THOSE} AND {_THERE}
    """,  # noqa: S608 - our own words
    "association": f"SELECT id, name, body FROM association WHERE id {_THOSE} AND trashed_on IS NULL",  # noqa: S608 - our own words
    "recipient": f"SELECT id, name, body FROM recipient WHERE id {_THOSE} AND trashed_on IS NULL",  # noqa: S608 - our own words
    "own_procedure": f"SELECT id, name, body FROM own_procedure WHERE id {_THOSE} AND trashed_on IS NULL",  # noqa: S608 - our own words
    "past_invoice": f"""
        SELECT past_invoice.id, past_invoice.association_id, association.name AS association, past_invoice.body
        FROM past_invoice JOIN association ON association.id = past_invoice.association_id
        WHERE past_invoice.id {_THOSE} AND past_invoice.trashed_on IS NULL AND association.trashed_on IS NULL
    """,  # noqa: S608 - our own words
    "payment": f"""
        SELECT payment.id, payment.association_id, association.name AS association, payment.on_day, payment.amount, payment.body,
            (SELECT json_group_array(json_array(issued.invoice_id, issued.number)) FROM payment_share
                JOIN issued ON issued.invoice_id = payment_share.invoice_id WHERE payment_id = payment.id) AS paid
        FROM payment JOIN association ON association.id = payment.association_id
        WHERE payment.id {_THOSE} AND payment.trashed_on IS NULL AND association.trashed_on IS NULL
    """,  # noqa: S608 - our own words
    "attachment": f"""
        SELECT attachment.id, {_DOSSIER}, attachment.owner_kind, attachment.owner_id, attachment.sha256, attachment.body, piece_text.body AS text,
            issued.number, invoice.title, invoice.issued_on, json_extract(issued.body, '$.files') AS files
        FROM attachment LEFT JOIN piece_text ON piece_text.sha256 = attachment.sha256
        LEFT JOIN invoice ON invoice.id = attachment.owner_id LEFT JOIN issued ON issued.invoice_id = invoice.id
        LEFT JOIN sheet ON sheet.id = attachment.owner_id LEFT JOIN certificate_set ON certificate_set.id = attachment.owner_id
        JOIN dossier ON dossier.id =
            coalesce(invoice.dossier_id, sheet.dossier_id, certificate_set.dossier_id, CASE owner_kind WHEN 'dossier' THEN owner_id END)
        JOIN association ON association.id = dossier.association_id
        WHERE attachment.id {_THOSE} AND attachment.trashed_on IS NULL AND attachment.purged_on IS NULL AND invoice.trashed_on IS NULL
            AND sheet.trashed_on IS NULL AND certificate_set.trashed_on IS NULL AND certificate_set.purged_on IS NULL AND {_THERE}
    """,  # noqa: S608 - our own words
}  # fmt: skip
TABLES = tuple(_READ)

_COLUMNS = {
    "invoice": (
        "id", "dossier_id", "procedure", "season", "association", "kind", "title", "issued_on", "engagement", "total", "body", "dossier_body", "number",
        "state", "status", "net", "buyer", "lines", "market", "reasons", "certificates",
    ),
    "child": ("id", "dossier_id", "procedure", "season", "association", "body"),
    "activity": ("id", "dossier_id", "procedure", "season", "association", "body"),
    "dossier": ("dossier_id", "procedure", "season", "association", "id", "body"),
    "association": ("id", "name", "body"),
    "recipient": ("id", "name", "body"),
    "own_procedure": ("id", "name", "body"),
    "past_invoice": ("id", "association_id", "association", "body"),
    "payment": ("id", "association_id", "association", "on_day", "amount", "body", "paid"),
    "attachment": (
        "id", "dossier_id", "procedure", "season", "association", "owner_kind", "owner_id", "sha256", "body", "text", "number", "title", "issued_on", "files",
    ),
}  # fmt: skip
_ALIKE = frozenset(("dossier_body", "buyer", "reasons", "certificates"))
_JSON = frozenset(("body", "dossier_body", "buyer", "lines", "reasons", "certificates", "paid", "files"))

FEW = 2_000
"""Records of a table that is read in a moment."""

Found = dict[str, Any]
"""A record: column → value, JSON read."""


def everything(store: Store) -> list[Source]:
    """Every record that can be searched: the short tables first, of each the record made last."""
    tables = [[Source(table, key) for (key,) in store.rows(f"SELECT id FROM {table} ORDER BY rowid DESC")] for table in TABLES]  # noqa: S608 - our own words
    return [source for sources in sorted(tables, key=lambda those: len(those) > FEW) for source in sources]


def read(store: Store, table: str, ids: Sequence[str]) -> dict[str, Found]:
    """Records of one table by their identifiers; those that are gone, or in the trash, are left out."""
    names = _COLUMNS[table]
    rows = store.rows(_READ[table], ids=json.dumps(list(ids)))
    found = [{name: _value(name, value) for name, value in zip(names, row, strict=True)} for row in rows]
    return {record["id"]: record for record in found}


def _value(name: str, value: Any) -> Any:
    if value is None or name not in _JSON:
        return value
    return _alike(value) if name in _ALIKE else json.loads(value)


@lru_cache(maxsize=2048)
def _alike(value: str) -> Any:
    """Read once for the many records that say the same; nobody changes it."""
    return json.loads(value)
