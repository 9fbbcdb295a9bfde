"""An invoice that has its number when its payer changes SIRET: it keeps the SIRET printed, and the deposit says so."""

from chorus_desktop.services import deposit, dossiers, issue, moving
from tests.helpers.clubs import TODAY, codes

MOVED = ("recipient", "deposit.moved")


def test_an_invoice_still_to_be_deposited_says_that_its_payer_changed_siret(club):
    printed, _ = club.issues()
    payer = dossiers.view(club.store, club.dossier, TODAY).work.recipient.siret
    assert MOVED not in codes(deposit.view(club.store, printed, TODAY).warnings)

    moving.move(club.store, str(payer), {"siret": "213 501 232 00028", "day": "01/01/2026"}, TODAY)
    (said,) = [found for found in deposit.view(club.store, printed, TODAY).warnings if found.code == "deposit.moved"]
    assert said.facts == {"printed": "200 056 844 00018", "now": "213 501 232 00028"}

    issue.deposited(club.store, printed, TODAY)
    assert MOVED not in codes(deposit.view(club.store, printed, TODAY).warnings)
