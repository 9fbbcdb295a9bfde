"""Payments in the window: noted from an invoice, shared among several, changed, deleted; by keyboard."""

import io
from datetime import date

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QPushButton

from chorus_desktop import services
from chorus_desktop.domain.lifecycle import Event, EventKind
from chorus_desktop.domain.portal_status import Phase
from chorus_desktop.ui.pages.dossier import DossierPage
from chorus_desktop.ui.pages.home import HomePage
from chorus_desktop.ui.pages.invoices import InvoicesPage
from chorus_desktop.ui.pages.issued import IssuedPage
from chorus_desktop.ui.pages.payment import PaymentPage
from chorus_desktop.ui.pages.payments import PaymentsPage
from chorus_desktop.ui.record_table import DETAIL_ROLE
from tests.helpers import keyboard

DEPOSITED = date(2026, 2, 2)
FIRST, SECOND = "FA2026-001, reste 525,00\u00a0€", "FA2026-002, reste 525,00\u00a0€"


@pytest.fixture
def two(room):
    ids = [room.club.issue("FA2026-001"), room.club.issue("FA2026-002")]
    for each in ids:
        services.issue.deposited(room.store, each, DEPOSITED)
    room.today = date(2026, 3, 31)
    return ids


def paid(room, invoice_id):
    return services.payments.of_invoice(room.store, invoice_id).paid


def undo(room):
    (button,) = [each for each in room.shell.findChildren(QPushButton) if each.isVisible() and each.text() == "Annuler"]
    button.click()
    QApplication.processEvents()


def noted(room, invoice_id, amount="525,00"):
    typed = {"on": "12/03/2026", "amount": amount, "label": "VIR DRFIP"}
    return services.payments.note(room.store, "", typed, {invoice_id: amount}, room.today).id


def test_an_invoice_says_what_came_and_leads_to_noting_it(room, two):
    room.show(IssuedPage(room.desk, two[0]))
    room.press("Paiement en retard de 25 jours, En retard")

    room.press("Noter un paiement")

    assert room.ways.taken == [("payment", "", two[0])]


def test_an_invoice_not_deposited_yet_speaks_of_no_payment(room):
    room.show(IssuedPage(room.desk, room.club.issue()))

    assert "Paiements" not in room.reads()


def test_a_payment_is_noted_with_three_keys_of_the_keyboard(room, two):
    page = room.show(PaymentPage(room.desk, "", two[0]))
    page.take_focus()
    room.types("Reçu le", "12/03/2026")
    assert room.named("Montant reçu").text() == "525,00"
    assert room.named("Part de FA2026-001").text() == "525,00"
    while room.focus() != "Noter ce paiement":
        keyboard.tab()
    keyboard.press(Qt.Key.Key_Space)
    QApplication.processEvents()

    assert paid(room, two[0]).said == "Payée le 12 mars 2026"
    undo(room)
    assert paid(room, two[0]).received == 0


def test_a_transfer_for_two_proposes_its_parts_and_follows_what_is_typed(room, two):
    room.show(PaymentPage(room.desk, "", two[0]))
    room.named(SECOND, QCheckBox).click()
    assert room.named("Montant reçu").text() == "1\u202f050,00"
    assert "Réparti\u00a0: 1\u202f050,00\u00a0€ sur 1\u202f050,00\u00a0€." in room.reads()

    room.types("Montant reçu", "600,00")
    assert [room.named(f"Part de FA2026-00{rank}").text() for rank in (1, 2)] == ["525,00", "75,00"]
    room.types("Part de FA2026-001", "100,00")
    assert "425,00\u00a0€ ne paie aucune facture cochée" in room.reads()
    room.types("Montant reçu", "700,00")
    assert [room.named(f"Part de FA2026-00{rank}").text() for rank in (1, 2)] == ["100,00", "525,00"]
    room.types("Part de FA2026-001", "1000")
    assert "de trop" in room.reads()
    room.types("Part de FA2026-001", "100,00")
    room.press("Noter ce paiement")

    assert [paid(room, each).received for each in two] == [10_000, 52_500]
    assert services.payments.listed(room.store)[0].left == 7_500


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("Reçu le", "05/04/2026", "n’est pas encore là"),
        ("Reçu le", "01/02/2026", "un virement d’avant ne peut pas la payer"),
        ("Reçu le", "", "Indiquez le jour"),
        ("Montant reçu", "cinq cents", "n’est pas un montant"),
        ("Montant reçu", "0", "plus grand que zéro"),
        ("Part de FA2026-001", "600,00", "Il ne reste que"),
        ("Part de FA2026-001", "5o", "lettre O"),
    ],
)
def test_what_cannot_be_is_said_at_the_top_and_beside_its_field(room, two, field, typed, said):
    room.show(PaymentPage(room.desk, "", two[0]))
    room.types(field, typed)
    room.press("Noter ce paiement")

    assert said in room.reads()
    assert "à corriger" in room.reads()
    assert services.payments.listed(room.store) == []
    # The line of the summary leads to the field.
    link = next(each for each in room.everything(QPushButton) if said in each.accessibleName())
    link.click()
    assert room.focus() == field


def test_nothing_ticked_is_said(room, two):
    room.show(PaymentPage(room.desk, "", two[0]))
    room.named(FIRST, QCheckBox).click()
    room.types("Montant reçu", "10,00")
    room.press("Noter ce paiement")

    assert "Cochez au moins une facture" in room.reads()


def test_the_same_payment_twice_is_asked_about(room, two):
    noted(room, two[0])
    for answer, count in (("no", 1), ("twice", 2)):
        room.show(PaymentPage(room.desk, "", two[1]))
        room.types("Reçu le", "12/03/2026")
        room.types("Libellé", "vir drfip")
        room.asked.answers.append(answer)
        room.press("Noter ce paiement")
        assert "Ce paiement est déjà noté" in room.asked.asked[-1]
        assert len(services.payments.listed(room.store)) == count


def test_a_rejected_invoice_warns_and_is_noted_all_the_same(room, two):
    services.issue.record(room.store, two[0], Event(kind=EventKind.STATUS, on=room.today, status="rejetee", phase=Phase.REJECTED))
    room.show(IssuedPage(room.desk, two[0]))
    room.press("Paiements, Plus attendue")
    assert "ne sera pas payée" in room.reads()
    room.show(PaymentPage(room.desk, "", two[0]))

    assert "FA2026-001 est rejetée ou annulée" in room.reads()
    room.press("Noter ce paiement")
    assert paid(room, two[0]).is_whole


def test_a_payment_is_changed_then_deleted_and_comes_back(room, two):
    payment_id = noted(room, two[0])
    room.show(PaymentPage(room.desk, payment_id))
    assert "Noté à la main" in room.reads()
    room.types("Montant reçu", "500,00")
    room.types("Part de FA2026-001", "500,00")
    room.press("Enregistrer")
    assert paid(room, two[0]).left == 2_500

    room.show(PaymentPage(room.desk, payment_id))
    room.press("Supprimer ce paiement")
    assert paid(room, two[0]).received == 0
    undo(room)
    assert paid(room, two[0]).received == 50_000


def test_what_was_decided_once_is_not_proposed_anew(room, two):
    typed = {"on": "12/03/2026", "amount": "120,00", "label": ""}
    payment_id = services.payments.note(room.store, "", typed, {two[0]: "100,00"}, room.today).id
    room.show(PaymentPage(room.desk, payment_id))
    assert room.named("Part de FA2026-001").text() == "100,00"
    room.press("Enregistrer")

    assert paid(room, two[0]).received == 10_000


def test_the_invoice_lists_its_payments_and_says_too_much(room, two):
    noted(room, two[0], "100,00")
    room.show(IssuedPage(room.desk, two[0]))
    assert "425,00\u00a0€ attendus." in room.reads()
    assert "100,00\u00a0€ le 12 mars 2026" in room.reads()
    room.press("Modifier le paiement de 100,00\u00a0€ du 12 mars 2026")

    assert room.ways.taken[0][0] == "payment"


def test_the_list_opens_a_payment_and_leads_to_the_bank(room, two):
    room.show(PaymentsPage(room.desk))
    assert "Aucun paiement noté" in room.reads()
    payment_id = noted(room, two[0])
    page = room.show(PaymentsPage(room.desk))
    page._list.table.setFocus()
    page._list.table.selectRow(0)
    keyboard.press(Qt.Key.Key_Return)
    room.press("Importer un relevé…")
    room.press("Noter un virement")

    assert room.ways.taken == [("payment", payment_id), ("bank",), ("payment", "")]


def test_the_list_is_printed_as_it_is_searched(room, two):
    noted(room, two[0])
    page = room.show(PaymentsPage(room.desk))
    room.types("Rechercher\u00a0: Paiements", "drfip")
    room.press("Imprimer la liste")
    ((way, title, pdf),) = room.ways.taken

    assert (way, title) == ("paper", "Liste des paiements")
    read = " ".join(pypdf.PdfReader(io.BytesIO(pdf)).pages[0].extract_text().split())
    for said in ("1 paiement", "recherche « drfip »", "12/03/2026", "FA2026-001", "VIR DRFIP", "Total reçu", "525,00 €"):
        assert said in read.replace("\u00a0", " "), said
    assert page._list.model.rowCount() == 1


def test_with_nothing_to_pay_it_says_so(room):
    room.show(PaymentPage(room.desk))

    assert "Aucune facture déposée n’attend d’être payée." in room.reads()


def test_lists_say_what_is_paid(room, two):
    noted(room, two[0])
    noted(room, two[1], "125,00")
    room.show(HomePage(room.desk))
    assert "Payé\u00a0: 650,00\u00a0€" in room.reads()
    room.show(DossierPage(room.desk, room.club.dossier))
    assert "Payé\u00a0: 650,00\u00a0€" in room.reads()
    assert "Payée le 12 mars 2026" in room.reads()
    page = room.show(InvoicesPage(room.desk))
    amounts = [page._list.model.index(row, 3).data(DETAIL_ROLE) for row in range(page._list.model.rowCount())]

    assert sorted(amounts) == ["payée", "reste 400,00\u00a0€"]
