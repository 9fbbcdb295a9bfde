"""A season after its deposits: one invoice paid, one rejected and replaced, one to recycle, one suspended."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from chorus_desktop.domain.status_telling import StatusTold
from chorus_desktop.services import after_pieces, issue, life, returns
from chorus_desktop.services.home import invoice_table
from chorus_desktop.services.opening import Store

MOTIVE = "Attestation du 14 janvier illisible : merci de joindre une copie lisible de la feuille signée."


def fill(store: Store, ids: Mapping[str, str], certificate: Path, today: date) -> Mapping[str, str]:
    """The season's invoices after their deposit: one in each of the states that give an invoice back."""
    rows = {row.number: row.id for row in invoice_table(store) if row.state == "deposited"}
    first, second, third, fourth = (rows[number] for number in sorted(rows))

    def shows(invoice_id: str, key: str, on: date, motive: str = "") -> None:
        life.tell(store, invoice_id, StatusTold(status=key, on=on, motive=motive), today)

    shows(first, "mise-a-disposition", date(2025, 10, 6))
    shows(first, "mandatee", date(2025, 10, 20))
    shows(first, "mise-en-paiement", date(2025, 11, 2))
    shows(second, "mise-a-disposition", date(2025, 11, 6))
    shows(second, "rejetee", date(2025, 11, 20), "Facture reçue deux fois : montant déjà payé.")
    copy = returns.replace(store, second, today)
    issue.finalise(store, copy, today)
    shows(third, "a-recycler", date(2025, 12, 8), "Le code service n’est pas celui des sports.")
    returns.keep(store, third, "recycle", {"service_code": "SPORT-2"})
    shows(fourth, "mise-a-disposition", date(2026, 1, 6))
    shows(fourth, "rejetee", date(2026, 1, 10))
    life.take_back(store, fourth, 3, today, "C’était une autre facture.")
    shows(fourth, "suspendue", date(2026, 2, 4), MOTIVE)
    after_pieces.add(store, fourth, [certificate], "attestation")
    return {**ids, "paid": first, "rejected": second, "instead": copy, "recycled": third, "suspended": fourth}
