"""The payment of an issued invoice: the card on its page, the delay, its interruption, the rate, the letter and the mail."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtGui import QGuiApplication

from chorus_desktop import services
from chorus_desktop.domain.lifecycle import Event, EventKind
from chorus_desktop.domain.payment import Payment, Share
from chorus_desktop.store.payments import add_payment
from chorus_desktop.ui.pages.issued import IssuedPage
from chorus_desktop.ui.pages.payment_delay import PaymentDelayPage
from tests.helpers.accessible import nameless
from tests.helpers.issued_page import with_its_money
from tests.helpers.stores import document

APRIL = date(2026, 4, 6)


def tell(room, invoice_id, key, on):
    phase = services.data.status(key).phase
    services.issue.record(room.store, invoice_id, Event(kind=EventKind.STATUS, status=key, phase=phase, on=on))


def pays(room, invoice_id, on, amount):
    add_payment(room.store, room.club.association, Payment(on=on, amount=amount, shares=(Share(invoice=invoice_id, amount=amount),)))


@pytest.fixture
def invoice(room):
    """525,00 €, deposited on 3 February, due on 7 March by presumption."""
    invoice_id = room.club.issue()
    services.issue.deposited(room.store, invoice_id, room.today)
    return invoice_id


@pytest.fixture
def page(room, invoice):
    return room.show(PaymentDelayPage(room.desk, invoice))


def test_the_card_says_by_which_day_and_that_it_is_presumed(room, invoice):
    said = with_its_money(room, invoice)

    assert "Paiement attendu le 7 mars 2026 au plus tard" in said
    assert "525,00\u00a0€ attendus. Encore 32 jours. Jour estimé" in said
    room.press("Délai et intérêts de retard")
    assert room.ways.taken == [("payment_delay", invoice)]


def test_a_transfer_ordered_in_time_is_not_called_late_while_the_bank_has_not_written_it(room, invoice):
    tell(room, invoice, "mise-en-paiement", date(2026, 3, 1))
    room.today = APRIL

    said = with_its_money(room, invoice)
    assert "Virement ordonné le 1er mars 2026" in said
    assert "en retard" not in said.lower()


def test_an_invoice_given_back_whole_awaits_nothing(room, invoice):
    credit = services.invoices.credit(room.store, invoice, room.today)
    services.issue.finalise(room.store, credit, room.today)
    services.issue.deposited(room.store, credit, room.today)
    room.today = APRIL

    assert "Un avoir déposé rend tout ce que la facture demandait." in with_its_money(room, invoice)


def test_what_was_paid_before_its_deposit_awaits_no_payment(room):
    invoice_id = room.club.issue(totals=document().totals.model_copy(update={"already_paid": 52_500, "net": 0}))
    services.issue.deposited(room.store, invoice_id, room.today)
    room.today = APRIL

    said = with_its_money(room, invoice_id)
    assert "La facture était payée avant son dépôt." in said
    assert "Pas encore payée" not in said
    assert "Noter un paiement" not in said


def test_the_card_follows_the_life(room, invoice):
    tell(room, invoice, "mise-a-disposition", room.today)
    room.today = date(2026, 3, 5)
    assert "C’est le dernier jour." in with_its_money(room, invoice)
    room.today = date(2026, 3, 9)
    assert "Paiement en retard de 4 jours" in with_its_money(room, invoice)
    tell(room, invoice, "suspendue", date(2026, 2, 20))
    assert "Paiement en attente de votre réponse" in with_its_money(room, invoice)
    services.delay.interrupt(room.store, invoice, date(2026, 2, 20))
    assert "Délai de paiement interrompu" in with_its_money(room, invoice)
    services.delay.resume(room.store, invoice, date(2026, 3, 1))
    services.issue.record(room.store, invoice, Event(kind=EventKind.ANSWERED, on=date(2026, 3, 1)))
    assert "Paiement attendu le 31 mars 2026 au plus tard" in with_its_money(room, invoice)
    pays(room, invoice, date(2026, 3, 8), 52_500)
    assert "Payée le 8 mars 2026." in with_its_money(room, invoice)


def test_paid_too_late_it_says_what_is_owed(room, invoice):
    pays(room, invoice, date(2026, 3, 20), 52_500)
    room.today = APRIL

    assert "des intérêts et une indemnité vous sont dus" in with_its_money(room, invoice)


def test_a_rejected_invoice_shows_no_card_and_its_page_says_why(room, invoice):
    tell(room, invoice, "rejetee", room.today)

    assert "Délai et intérêts de retard" not in with_its_money(room, invoice)
    room.show(PaymentDelayPage(room.desk, invoice))
    assert "Aucun délai de paiement ne court" in room.reads()


def test_before_the_deposit_there_is_no_card(room):
    room.show(IssuedPage(room.desk, room.club.issue()))

    assert "Paiement attendu" not in room.reads()


def test_the_delay_is_told_day_by_day_with_its_articles(room, page):
    said = room.reads()

    assert "5 février 2026, estimé (R. 2192-14)" in said
    assert "30 jours à partir du 5 février 2026" in said
    assert "R. 2192-31" not in said
    room.press("Pourquoi\u00a0? Les articles")
    assert "R. 2192-31\u00a0: Le taux est celui de la Banque centrale européenne" in room.reads()
    assert "Usage des calculs publics (à confirmer)" in room.reads()


def test_an_interruption_is_told_refused_when_it_cannot_be_resumed_and_taken_back(room, invoice, page):
    room.today = date(2026, 3, 2)
    page.returned()
    room.press("La collectivité a interrompu le délai")
    room.types("La collectivité a interrompu le délai le", "03/03/2026")
    room.press("Le délai a été interrompu")
    assert "n’est pas encore là" in room.reads()
    room.types("La collectivité a interrompu le délai le", "20/02/2026")
    room.press("Le délai a été interrompu")
    assert "Délai de paiement interrompu" in room.reads()

    room.types("Elle a tout reçu le", "19/02/2026")
    room.press("Elle a tout reçu")
    assert "n’a pas pu être reçu avant" in room.reads()
    room.types("Elle a tout reçu le", "01/03/2026")
    room.press("Elle a tout reçu")
    assert "1er mars 2026\u00a0: 30 jours de plus (R. 2192-29)" in room.reads()
    assert "31 mars 2026" in room.reads()

    room.press("Corriger le jour où elle a tout reçu")
    room.press("Corriger le jour de l’interruption")
    assert services.delay.view(room.store, invoice, room.today).delay.due_on == date(2026, 3, 7)
    assert [event.kind for event in services.deposit.view(room.store, invoice, room.today).events][-2:] == [EventKind.WITHDRAWN] * 2


def test_a_suspension_proposes_its_day(room, invoice):
    tell(room, invoice, "suspendue", date(2026, 2, 12))
    room.today = date(2026, 2, 15)
    room.show(PaymentDelayPage(room.desk, invoice))

    assert room.named("La collectivité a interrompu le délai le").text() == "12/02/2026"
    room.press("Le délai a été interrompu")
    assert services.delay.view(room.store, invoice, room.today).delay.interrupted_on == date(2026, 2, 12)

    services.issue.record(room.store, invoice, Event(kind=EventKind.ANSWERED, on=date(2026, 2, 14)))
    room.show(PaymentDelayPage(room.desk, invoice))
    assert room.named("Elle a tout reçu le").text() == "14/02/2026"


def test_nothing_is_claimed_while_the_payer_waits_for_her(room, invoice):
    tell(room, invoice, "suspendue", date(2026, 2, 12))
    room.today = APRIL
    page = room.show(PaymentDelayPage(room.desk, invoice))
    assert "Quel était le taux de la BCE" not in room.reads()

    services.issue.record(room.store, invoice, Event(kind=EventKind.ANSWERED, on=date(2026, 2, 14)))
    page.returned()
    assert "Quel était le taux de la BCE" in room.reads()


def test_an_interruption_after_the_end_is_said_to_change_nothing(room, invoice):
    services.delay.interrupt(room.store, invoice, date(2026, 3, 10))
    room.today = APRIL
    room.show(PaymentDelayPage(room.desk, invoice))

    assert "n’y change rien" in room.reads()
    assert "Paiement en retard de 30 jours" in room.reads()


@pytest.fixture
def late(room, invoice):
    room.today = APRIL
    return room.show(PaymentDelayPage(room.desk, invoice))


def test_the_rate_is_asked_for_with_where_to_find_it(room, late):
    assert "Quel était le taux de la BCE\u00a0?" in room.reads()
    assert "webstat.banque-france.fr" in room.reads()
    room.press("Garder ce taux")
    assert "Indiquez le taux de la BCE" in room.reads()
    room.types("Taux de la BCE au 1er janvier 2026", "deux")
    room.press("Garder ce taux")
    assert "n’est pas un nombre" in room.reads()

    room.types("Taux de la BCE au 1er janvier 2026", "2,15")
    room.press("Garder ce taux")
    assert "525,00\u00a0€ × 10,15\u00a0% × 30 / 365 = 4,38\u00a0€" in room.reads()
    assert "44,38\u00a0€" in room.reads()
    assert services.delay.rate_of(room.store, date(2026, 1, 1)) == Decimal("2.15")


def test_a_rate_typed_wrong_is_changed(room, invoice, late):
    services.delay.keep_rate(room.store, date(2026, 1, 1), Decimal("21.5"))
    late.returned()
    room.press("Changer le taux de la BCE")
    assert room.named("Taux de la BCE au 1er janvier 2026").text() == "21,5"
    room.types("Taux de la BCE au 1er janvier 2026", "2,15")
    room.press("Garder ce taux")

    assert "10,15\u00a0% par an" in room.reads()


def test_the_claim_is_looked_at_copied_and_written(room, invoice, late):
    services.delay.keep_rate(room.store, date(2026, 1, 1), Decimal("2.15"))
    pays(room, invoice, date(2026, 3, 20), 52_500)
    late.returned()
    assert "À vous payer avant le" in room.reads()
    assert "4 mai 2026" in room.reads()

    room.press("Voir la lettre")
    way, title, content, _ = room.ways.taken[-1]
    assert (way, title, content[:5]) == ("paper", "Intérêts de retard FA2026-001", b"%PDF-")
    room.press("Copier le message")
    assert "payée le 20 mars 2026" in QGuiApplication.clipboard().text()
    assert "Message copié" in room.reads()
    room.press("Ouvrir dans ma messagerie")
    assert str(room.opened[-1]).startswith("mailto:?subject=Facture")
    assert nameless(late) == []
