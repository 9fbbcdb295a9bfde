"""Writes down what the newest revision and formats look like, to be opened by every later version: ``python -m tests.helpers.store_samples``.

Run once per release, for the revision and the formats it brings. A sample that was released is never written again.
"""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from chorus_desktop.domain.attachment_act import AttachmentAct, Side
from chorus_desktop.domain.attendance import Stay
from chorus_desktop.domain.lifecycle import Event, EventKind
from chorus_desktop.domain.past import PastInvoice
from chorus_desktop.domain.payment import Payment, Share
from chorus_desktop.domain.portal_status import Phase
from chorus_desktop.domain.references import EngagementNumber, InvoiceNumber
from chorus_desktop.store import roster
from chorus_desktop.store.associations import save_association
from chorus_desktop.store.attachment_acts import keep_act
from chorus_desktop.store.database import Store
from chorus_desktop.store.files import keep_file
from chorus_desktop.store.formats import ISSUED
from chorus_desktop.store.invoices import add_invoice
from chorus_desktop.store.issuing import add_event
from chorus_desktop.store.past_invoices import add_past_invoice
from chorus_desktop.store.payments import add_payment
from chorus_desktop.store.revisions import OURS
from chorus_desktop.store.settings import set_setting
from tests.helpers import examples, presences, stores

SAMPLES = Path(__file__).parents[1] / "store" / "samples"


def fill(store: Store) -> None:
    """One of each: a deposited invoice with a logo, suspended and paid, a cancelled one, a draft half typed, an invoice made before, a setting,
    a sheet of presences with a stay half typed."""
    club = stores.judo(store)
    logo = keep_file(store, b"logo of the club")
    save_association(store, club.association, examples.judo_club(logo=logo), {"phone": "02 33"})
    past = {"number": InvoiceNumber("FA2025-009"), "day": date(2025, 12, 15), "amount": 30_000}
    add_past_invoice(store, club.association, PastInvoice(**past, engagement=EngagementNumber("CP2025/4388/1")))
    first, second = club.issue("FA2026-001", logo=logo), club.issue("FA2026-002")
    add_event(store, first, Event(kind=EventKind.DEPOSITED, on=date(2026, 2, 4)))
    add_event(store, second, Event(kind=EventKind.CANCELLED, on=date(2026, 2, 4), reason="Mauvais mois"))
    add_event(store, first, Event(kind=EventKind.CERTIFICATE, on=date(2026, 2, 4), reference="AbC="))
    returned = Event(kind=EventKind.STATUS, on=date(2026, 2, 9), status="suspendue", phase=Phase.RETURNED, reason="Attestation absente")
    add_event(store, first, returned)
    paid = Payment(on=date(2026, 3, 2), amount=60_000, label="VIR CHERBOURG", shares=(Share(invoice=first, amount=52_500),))
    add_payment(store, club.association, paid)
    draft = add_invoice(
        store,
        club.dossier,
        examples.invoice(),
        {"lines.0.quantity": "12,5O"},
        title="Facture de janvier 2026",
        engagement="CP2026/4512/1",
        total=52_500,
    )
    keep_act(store, draft, AttachmentAct(before=Side(), after=Side(order=("x",))), "Pièce ajoutée")
    set_setting(store, "theme", "dark")
    presences.stored(store, club.dossier, presences.sheet(3, 2, (1, 1)))
    roster.add(store, roster.STAYS, club.dossier, Stay(child="c0", arrived_on=date(2026, 1, 5)), {"left_on": "le 12"})


def main() -> None:
    """Write the samples of today."""
    with TemporaryDirectory() as folder:
        store = stores.opened(Path(folder))
        fill(store)
        store.close()
        with closing(sqlite3.connect(store.path)) as connection:
            rows = [line for line in connection.iterdump() if line.startswith("INSERT INTO") and "alembic_version" not in line]
    (SAMPLES / f"{OURS.head}.sql").write_text("\n".join(rows) + "\n", encoding="utf-8")
    (SAMPLES / f"issued-{ISSUED.format}.json").write_text(ISSUED.write(examples.issued()) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
