"""Which pages one comes back to at the next start."""

RESUMED = (
    "dossier", "market", "works", "works_month", "association", "past", "preparation", "convention", "engagements", "cares", "stays", "tariffs", "invoice",
    "attachments", "review", "issued", "own_procedure", "presences", "grid", "children", "activities", "sheets", "certificates",
    "reconciliation",
)  # fmt: skip
"""Pages that one comes back to at the next start; each takes the identifier of what it shows."""
LANDING = ("association", "preparation", "convention", "engagements", "invoice")
"""Those that also take the field, or the part, one was in."""
