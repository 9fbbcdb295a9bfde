"""The home page and the list of all invoices."""

from datetime import date

from chorus_desktop.domain.lifecycle import InvoiceState
from chorus_desktop.domain.procedure import Procedure
from chorus_desktop.domain.season import Season
from chorus_desktop.domain.tasks import Status, next_task
from chorus_desktop.services import associations as cards
from chorus_desktop.services import data
from chorus_desktop.services.dossiers import deadline_words
from chorus_desktop.services.views import DossierRow, Home
from chorus_desktop.services.work import lay_out
from chorus_desktop.store import associations, dossiers, settings, summaries, trash
from chorus_desktop.store.database import Store


def home(store: Store, today: date) -> Home:
    """The dossiers with what to do now in each, and what speaks of the whole file."""
    listed = associations.all_ids(store)
    rows = [_row(store, saved.id, today) for association in listed for saved in dossiers.of_association(store, association)]
    rows.sort(key=lambda row: (row.closed, row.title), reverse=False)
    return Home(
        associations=tuple(cards.view(store, association) for association in listed),
        dossiers=tuple(rows),
        trash=trash.count(store),
        practice=settings.get(store, "practice") == "1",
        rules_checked_on=data.age_of_rules()[0],
        last_backup=None,
    )


def _row(store: Store, dossier_id: str, today: date) -> DossierRow:
    held = summaries.invoice_in_hand(store, dossier_id)
    desk = lay_out(store, dossier_id, held, today)
    amounts = summaries.dossier_amounts(store, dossier_id)
    work = desk.work
    return DossierRow(
        id=dossier_id,
        association_id=work.dossier.association,
        association=work.association.name,
        title=f"{work.procedure.title} {work.season.title}",
        recipient=work.procedure.recipient.name,
        deadline=deadline_words(work.season, today),
        next=next_task(desk.rows),
        done=sum(row.status is Status.DONE for row in desk.rows),
        total=len(desk.rows),
        invoiced=amounts.invoiced,
        deposited=amounts.deposited,
        closed=work.season.is_closed(today),
    )


def invoice_table(store: Store) -> list[tuple[str, str, str, str, str, str, int, str]]:
    """Every invoice of the file for a list, newest first.

    Returns:
        Plain tuples: id, number, title, association, date (ISO or empty), state in words, net in cents, engagement.
    """
    return [
        (row.id, row.number, row.title, row.association, row.issued_on, InvoiceState(row.state).label, row.net, row.engagement)
        for row in summaries.invoice_rows(store)
    ]


def offers(today: date) -> tuple[tuple[Procedure, Season, bool], ...]:
    """The seasons a dossier can be opened for, the current one of each procedure first; whether it is closed."""
    found = []
    for procedure in data.procedures():
        for season in sorted(procedure.seasons, key=lambda item: (item.is_closed(today), item.starts_on)):
            found.append((procedure, season, season.is_closed(today)))
    return tuple(found)
