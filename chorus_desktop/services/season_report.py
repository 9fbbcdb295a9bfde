"""The report of a season, printed for the general assembly."""

from datetime import date

from chorus_desktop.documents import season_report as drawing
from chorus_desktop.domain.french import euros, plural
from chorus_desktop.domain.numbers import Siret
from chorus_desktop.domain.overview import Period
from chorus_desktop.services import overview
from chorus_desktop.services.overview import OverviewView
from chorus_desktop.store import receipts
from chorus_desktop.store.associations import associations
from chorus_desktop.store.database import Store
from chorus_desktop.store.settings import is_practice


def paper(store: Store, association_id: str, period: Period, today: date) -> bytes:
    """Draw it.

    Args:
        store: the open file.
        association_id: whose; all when empty.
        period: which documents it speaks of.
        today: the day printed on it.
    """
    found = overview.view(store, association_id, period, today)
    owners = [item for item in associations(store) if association_id in ("", item.id)]
    one = owners[0] if len(owners) == 1 else None
    report = drawing.SeasonReport(
        period=found.period.label,
        owner=one.name if one else plural(len(owners), "association"),
        siret=Siret(one.siret).pretty() if one and one.siret else "",
        overview=found.overview,
        engagements=[(str(use.number), use.used, use.ceiling) for use in found.engagements],
        said=sentences_of(found, len(receipts.replaced(store, association_id) & {*found.void.rejected, *found.void.cancelled})),
        day=today,
        practice=is_practice(store),
    )
    return drawing.season_report(report).data


def sentences_of(found: OverviewView, replaced: int) -> tuple[str, ...]:
    """Delays, lateness, what will never be paid (``replaced`` of it has another document in its place), each in a sentence."""
    delays, void = found.delays, found.void
    told = [
        f"Du dépôt à «\u00a0acceptée\u00a0»\u00a0: {delays.accepted.sentence or 'aucune facture acceptée pour l’instant'}.",
        f"Du dépôt au paiement entier\u00a0: {delays.paid.sentence or 'aucune facture payée pour l’instant'}.",
        f"En retard de paiement\u00a0: {plural(delays.late, 'facture')}, {euros(delays.late_amount)}."
        if delays.late
        else "Aucune facture n’est en retard de paiement.",
    ]
    if void.rejected or void.cancelled:
        instead = f"\u00a0; {plural(replaced, 'a été remplacée', 'ont été remplacées')}" if replaced else ""
        told.append(
            f"Non comptées\u00a0: {plural(len(void.rejected), 'facture rejetée', 'factures rejetées')} et "
            f"{plural(len(void.cancelled), 'annulée avant dépôt', 'annulées avant dépôt')} ({euros(void.amount)}){instead}."
        )
    if found.before:
        told.append(f"Non comptées non plus\u00a0: {plural(found.before, 'facture faite', 'factures faites')} avant ce programme.")
    return tuple(told)
