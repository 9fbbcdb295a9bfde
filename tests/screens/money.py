"""A season whose invoices are paid, in part or wholly, and a statement of the bank that pays the rest."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from chorus_desktop.domain.lifecycle import Event, EventKind
from chorus_desktop.domain.portal_status import Phase
from chorus_desktop.services import dossiers, issue, payments
from chorus_desktop.services.opening import Store
from chorus_desktop.store.payables import payables
from tests.helpers import banks
from tests.helpers.banks import MEMBERS, line

TODAY = date(2026, 2, 10)


def fill(store: Store, folder: Path, ids: Mapping[str, str]) -> Mapping[str, str]:
    """The first invoice is paid, the second in part; the statement pays its rest and the third, and holds what regards nobody."""
    first, second, third, fourth = payables(store)
    (earlier, _) = dossiers.view(store, ids["dossier"], TODAY).dossier.engagements
    dossiers.save_engagement(store, ids["dossier"], earlier.id, {"ceiling": "1 800,00"})
    for each in (first, second):
        issue.record(
            store, each.invoice, Event(kind=EventKind.STATUS, on=date(2025, 12, 2), status="mise-en-paiement", phase=Phase.ORDERED)
        )
    told = {"on": "18/12/2025", "label": "VIR DRFIP NORMANDIE MANDAT 4512"}
    whole = payments.note(store, "", {**told, "amount": _text(first.net)}, {first.invoice: _text(first.net)}, TODAY)
    payments.note(store, "", {**told, "on": "20/12/2025", "amount": "120,00"}, {second.invoice: "100,00"}, TODAY)
    rest = second.net - 10_000
    lines = [line(2_500 + 100 * rank, label, on=date(2026, 1, 5 + rank)) for rank, label in enumerate(MEMBERS)]
    lines += [
        line(rest, f"VIR DRFIP NORMANDIE SOLDE {second.number}", on=date(2026, 1, 20)),
        line(third.net, "VIR SGC COTENTIN MANDAT 118", on=date(2026, 1, 28)),
        line(fourth.net + third.net, "VIR RECU", on=date(2026, 1, 29)),
        line(first.net, f"VIR DRFIP {first.number}", on=date(2026, 1, 30)),
    ]
    statement = folder / "releve.csv"
    statement.write_bytes(banks.csv(lines))
    return {**ids, "payment": whole.id, "paid": first.invoice, "part": second.invoice, "statement": str(statement)}


def _text(cents: int) -> str:
    return f"{cents / 100:.2f}".replace(".", ",")
