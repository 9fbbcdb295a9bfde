"""From the deposit to the money in the bank: the statement is imported, the invoice says that it is paid."""

from datetime import date

from chorus_desktop.services import issue, opening
from tests.helpers import banks, clubs
from tests.helpers.banks import MEMBERS, line

MARCH = date(2026, 3, 31)


def test_a_deposited_invoice_is_paid_by_the_statement_of_the_bank(arrives, tmp_path):
    store = clubs.opened(tmp_path, clubs.TODAY)
    club = clubs.judo(store, tmp_path)
    invoice_id, number = club.issues()
    issue.deposited(store, invoice_id, clubs.TODAY)
    opening.close(store)
    statement = tmp_path / "releve-mars.csv"
    members = [line(1_500, label) for label in MEMBERS]
    statement.write_bytes(banks.csv([*members, line(35_250, f"VIR SEPA DRFIP NORMANDIE {number.replace('-', ' ')}")]))

    volunteer = arrives(MARCH)
    volunteer.goes_to("Paiements")
    volunteer.sees("Aucun paiement noté")
    volunteer.presses("Importer un relevé…")
    volunteer.will_answer(statement)
    volunteer.presses("Choisir le fichier…")
    volunteer.sees("1 virement semble payer vos factures", f"{number} : même montant, numéro dans le libellé.", "Sûr")
    volunteer.does_not_see(MEMBERS[0])
    volunteer.presses("Noter le paiement coché")

    volunteer.is_on("Paiements")
    volunteer.goes_to("Factures")
    table = volunteer.table("Factures")
    table.setFocus()
    table.clicked.emit(table.model().index(0, 0))
    volunteer.is_on(f"Facture n° {number}")
    volunteer.sees("Payée le 12 mars 2026.", "Déposée")
