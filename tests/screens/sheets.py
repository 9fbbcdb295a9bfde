"""The attendance of a club, photographed beside its invoices."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from chorus_desktop.domain.attendance import Activity, Change
from chorus_desktop.domain.clock import TimeOfDay
from chorus_desktop.services import attachments, invoices, issue
from chorus_desktop.services.opening import Store
from chorus_desktop.store.marks import put_marks
from tests.helpers import presences

_EVEIL = Activity(id="eveil", name="Éveil judo du samedi", starts_at=TimeOfDay("10:00"), ends_at=TimeOfDay("11:00"), saturday=True)


def fill(store: Store, folder: Path, ids: Mapping[str, str], today: date) -> Mapping[str, str]:
    """Eight children at two activities; January has a gap and a blank cell, February changed after its invoice."""
    judo = presences.sheet(8, 5, (2, 1), (5, 1), (5, 2), blank=((7, 3),))
    saturdays = presences.weekly(4, _EVEIL, date(2026, 1, 10))
    marks = {(item.id, child.id): presences.PRESENT for item in saturdays for child in judo.children[:4]}
    made = replace(judo, activities=(*judo.activities, _EVEIL), sessions=(*judo.sessions, *saturdays), marks={**judo.marks, **marks})
    presences.stored(store, ids["dossier"], made)
    line = {
        "designation": "Atelier judo du mercredi",
        "unit": "présence",
        "unit_price": "7,50",
        "activity": "judo",
        "counting": "child_session",
    }
    february = invoices.again(store, ids["deposited"], today)
    dates = {"issued_on": "10/02/2026", "period_from": "01/02/2026", "period_to": "08/02/2026"}
    invoices.save(store, february, dates, ({**line, "quantity": "8"},), today)
    attachments.add(store, february, [folder / "Attestation janvier.pdf"], "attestation")
    issue.finalise(store, february, today)
    put_marks(store, ids["dossier"], [Change(("judo-4", "c3"), presences.PRESENT, presences.ABSENT)], "Corriger")
    agrees = invoices.again(store, ids["deposited"], today)
    week = {"issued_on": "31/01/2026", "period_from": "05/01/2026", "period_to": "08/01/2026"}
    invoices.save(store, agrees, week, ({**line, "quantity": "8"},), today)
    january = {"issued_on": "10/02/2026", "period_from": "01/01/2026", "period_to": "31/01/2026"}
    invoices.save(
        store,
        ids["draft"],
        january,
        ({**line, "quantity": "32"}, {"designation": "Prêt de kimonos", "quantity": "4", "unit": "séance", "unit_price": "3"}),
        today,
    )
    return {**ids, "agrees": agrees, "changed": february}
