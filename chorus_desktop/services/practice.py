"""The practice file: a fictitious association with a season under way, apart from the real dossiers and marked as such."""

from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from chorus_desktop.domain.procedure import Procedure
from chorus_desktop.services import associations, attachments, data, dossiers, examples, invoices, issue
from chorus_desktop.store.associations import associations as listed
from chorus_desktop.store.associations import save_association
from chorus_desktop.store.database import Store
from chorus_desktop.store.dossiers import dossier, save_dossier
from chorus_desktop.store.settings import PRACTICE, set_setting


def fill(store: Store, today: date) -> None:
    """Fill an empty file with the example: one invoice deposited, the next one begun; a filled one is left alone.

    The example plays in the season that holds today, or else in the demonstration's own season and day.
    """
    if listed(store):
        return
    procedure = data.demo_procedure()
    day = _first_invoice_day(procedure, today) or procedure.demo_day or today
    file = examples.example(procedure, day)
    with store.transaction():
        set_setting(store, PRACTICE, "1")
        association_id = associations.create(store)
        save_association(store, association_id, file.association, {})
        dossier_id = dossiers.create(store, association_id, procedure.id, file.season, day)
        saved = dossier(store, dossier_id)
        known = tuple(next((given for given in file.engagements if given.window == item.window), item) for item in saved.value.engagements)
        named = tuple(item.model_copy(update={"id": item.id or item.window}) for item in known)
        save_dossier(store, dossier_id, saved.value.model_copy(update={"convention": file.convention, "engagements": named}), {})
        first = invoices.begin(store, dossier_id, file.invoice, day)
        with TemporaryDirectory() as folder:
            paths = [examples.write(file, Path(folder), procedure).with_name(examples.CERTIFICATE)] if file.attachments else []
            attachments.add(store, first, paths, file.attachments[0].kind if file.attachments else "other")
        issue.finalise(store, first, day)
        issue.deposited(store, first, day)
        invoices.again(store, first, today)


def _first_invoice_day(procedure: Procedure, today: date) -> date | None:
    """A day of last month, so that the invoice to prepare is that of a month already finished; none outside any engagement window."""
    last_month = (today.replace(day=1) - timedelta(days=1)).replace(day=5)
    for day in (last_month, today):
        season = procedure.season_of(day)
        window = season.window_for(day) if season else None
        if window and (window.available_from or window.issued_from) <= day:
            return day
    return None
