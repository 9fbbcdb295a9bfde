"""The payment of a deposited invoice: its delay, the rate remembered, what came in, the letter and the mail that claim."""

import io
from datetime import date
from decimal import Decimal

import pypdf
import pytest

from chorus_desktop.domain.deadlines import DeadlineKind
from chorus_desktop.domain.lifecycle import Event, EventKind
from chorus_desktop.domain.payment import Payment, Share
from chorus_desktop.domain.portal_status import Phase
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.services import data, deadlines, delay, invoices, issue, overview
from chorus_desktop.store.payments import add_payment
from tests.helpers.clubs import LINE, TODAY
from tests.helpers.verapdf import judged, validate

DUE = date(2026, 3, 7)
HALF = date(2026, 1, 1)
APRIL = date(2026, 4, 6)


@pytest.fixture
def invoice(club):
    """Deposited on 3 February, at the payer's on the 5th: to be paid on 7 March."""
    invoice_id, _ = club.issues()
    issue.deposited(club.store, invoice_id, TODAY)
    tell(club, invoice_id, "mise-a-disposition", date(2026, 2, 5))
    return invoice_id


def tell(club, invoice_id, key, on):
    issue.record(club.store, invoice_id, Event(kind=EventKind.STATUS, status=key, phase=data.status(key).phase, on=on))


def pays(club, invoice_id, on, amount):
    add_payment(club.store, club.association, Payment(on=on, amount=amount, shares=(Share(invoice=invoice_id, amount=amount),)))


def test_on_time_nothing_is_claimed(club, invoice):
    view = delay.view(club.store, invoice, DUE)

    assert (view.delay.due_on, view.delay.left(DUE), view.late, view.claim, view.half_year) == (DUE, 0, False, None, None)
    assert (view.principal, view.paid, view.unpaid) == (35_250, 0, 35_250)
    with pytest.raises(Trouble, match="pas d’intérêts"):
        delay.letter(club.store, invoice, DUE)


def test_late_the_rate_is_asked_for_once_and_serves_every_invoice_of_the_half_year(club, invoice):
    view = delay.view(club.store, invoice, APRIL)
    assert (view.late, view.half_year, view.rate, view.claim) == (True, HALF, None, None)

    delay.keep_rate(club.store, HALF, Decimal("2.15"))

    view = delay.view(club.store, invoice, APRIL)
    # 352,50 € × 10,15 % × 30 / 365 = 2,94 €
    assert (view.rate, view.claim.interest, view.claim.total) == (Decimal("2.15"), 294, 4_294)
    assert delay.rate_of(club.store, date(2026, 7, 1)) is None


def test_what_came_in_is_taken_off_and_the_ordered_transfer_stops_the_count(club, invoice):
    delay.keep_rate(club.store, HALF, Decimal("2.15"))
    pays(club, invoice, date(2026, 3, 10), 10_000)
    part = delay.view(club.store, invoice, APRIL)
    assert [(line.base, line.days) for line in part.claim.lines] == [(35_250, 3), (25_250, 27)]

    tell(club, invoice, "mise-en-paiement", date(2026, 3, 20))
    pays(club, invoice, date(2026, 3, 23), 25_250)

    whole = delay.view(club.store, invoice, APRIL)
    assert [(line.base, line.days) for line in whole.claim.lines] == [(35_250, 3), (25_250, 10)]
    assert (whole.unpaid, whole.claim.until, whole.claim.pay_before) == (0, date(2026, 3, 20), date(2026, 5, 4))


def test_a_suspension_proposes_an_interruption_that_is_told_resumed_and_taken_back(club, invoice):
    tell(club, invoice, "suspendue", date(2026, 2, 12))
    assert delay.view(club.store, invoice, TODAY).proposed == date(2026, 2, 12)

    delay.interrupt(club.store, invoice, date(2026, 2, 13))
    stopped = delay.view(club.store, invoice, APRIL)
    assert (stopped.delay.due_on, stopped.late, stopped.proposed) == (None, False, None)

    delay.resume(club.store, invoice, date(2026, 2, 20))
    assert delay.view(club.store, invoice, APRIL).delay.due_on == date(2026, 3, 22)

    delay.take_back(club.store, invoice, EventKind.RESUMED, APRIL)
    assert delay.view(club.store, invoice, APRIL).delay.due_on is None
    delay.take_back(club.store, invoice, EventKind.INTERRUPTED, APRIL)
    assert delay.view(club.store, invoice, APRIL).delay.due_on == DUE
    with pytest.raises(Trouble):
        delay.take_back(club.store, invoice, EventKind.INTERRUPTED, APRIL)


def test_a_rejected_invoice_has_no_delay(club, invoice):
    tell(club, invoice, "rejetee", date(2026, 2, 12))

    assert delay.view(club.store, invoice, APRIL).delay is None
    assert data.status("rejetee").phase is Phase.REJECTED


def gives_back(club, invoice_id, quantity):
    credit = invoices.credit(club.store, invoice_id, TODAY)
    invoices.save(club.store, credit, {"reason": "Séance annulée"}, ({**LINE, "quantity": quantity},), TODAY)
    issue.finalise(club.store, credit, TODAY)
    issue.deposited(club.store, credit, TODAY)
    return credit


def late(club):
    """What every list says is late, in cents: the deadlines, the bilan."""
    told = [item.amount for item in deadlines.upcoming(club.store, APRIL).deadlines if item.kind is DeadlineKind.PAYMENT_LATE]
    return sum(told), overview.view(club.store, "", None, APRIL).delays.late_amount


def test_what_a_credit_note_gives_back_is_not_claimed(club, invoice):
    delay.keep_rate(club.store, HALF, Decimal("2.15"))
    assert late(club) == (35_250, 35_250)
    credit = gives_back(club, invoice, "7")

    view = delay.view(club.store, invoice, APRIL)
    assert (view.principal, view.credited, view.unpaid, view.claim.lines[0].base) == (30_000, 5_250, 30_000, 30_000)
    assert late(club) == (30_000, 30_000)
    body = delay.mail(club.store, invoice, APRIL).body
    assert "de 352,50\u00a0€ TTC, ramenée à 300,00\u00a0€ par avoir" in body
    assert "À ce jour, 300,00\u00a0€ restent impayés." in body

    # A transfer of 200,00 € that takes the credit note off.
    shares = (Share(invoice=invoice, amount=25_250), Share(invoice=credit, amount=-5_250))
    add_payment(club.store, club.association, Payment(on=date(2026, 3, 10), amount=20_000, shares=shares))
    view = delay.view(club.store, invoice, APRIL)
    assert (view.paid, view.unpaid, view.claim.unpaid) == (20_000, 10_000, 10_000)
    assert late(club) == (10_000, 10_000)


def test_a_credit_note_taken_off_another_invoices_transfer_is_still_owed_here(club, invoice):
    credit = gives_back(club, invoice, "7")
    shares = (Share(invoice=credit, amount=-5_250),)
    add_payment(club.store, club.association, Payment(on=date(2026, 3, 10), amount=1, shares=shares))

    assert (delay.view(club.store, invoice, APRIL).unpaid, *late(club)) == (35_250, 35_250, 35_250)


def test_an_invoice_given_back_whole_is_late_nowhere(club, invoice):
    gives_back(club, invoice, "47")

    view = delay.view(club.store, invoice, APRIL)
    assert (view.principal, view.late, view.half_year) == (0, False, None)
    assert late(club) == (0, 0)


@pytest.fixture
def letter(club, invoice):
    delay.keep_rate(club.store, HALF, Decimal("2.15"))
    pays(club, invoice, date(2026, 3, 10), 10_000)
    return delay.letter(club.store, invoice, APRIL)


def test_the_letter_names_everything_that_a_payer_needs(club, invoice, letter):
    text = " ".join(" ".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(letter.data)).pages)
    text = text.replace("\u00a0", " ").replace("\u202f", " ")

    assert (letter.name, letter.pages) == ("interets-retard-FA2026-001.pdf", 1)
    for said in (
        "Judo Club de la Baie", "SIRET 123 456 782 00010", "Ville de Cherbourg-en-Cotentin", "le 6 avril 2026",
        "Objet : Facture n° FA2026-001 : intérêts moratoires et indemnité forfaitaire", "au plus tard le 7 mars 2026",
        "art. R. 2192-31", "L. 2192-13", "D. 2192-35", "R. 2192-36", "du 8 au 10 mars 2026", "du 11 mars au 6 avril 2026",
        "10,15 %", "Intérêts moratoires", "Indemnité forfaitaire", "40,00 €", "Total à payer", "100,00 € ont été payés et 252,50 € restent impayés",
        "IBAN FR76 3000 6000 0112 3456 7890 189", "Claire Martin", "Présidente",
    ):  # fmt: skip
        assert said in text, said
    assert letter.data == delay.letter(club.store, invoice, APRIL).data


@judged
@pytest.mark.parametrize("flavour", ["1a", "1b", "ua1"])
def test_the_letter_is_an_archive_that_a_screen_reader_reads(letter, flavour):
    assert validate(letter.data, flavour) == []


def test_the_mail_says_the_same(club, invoice, letter):
    mail = delay.mail(club.store, invoice, APRIL)

    assert mail.subject.startswith("Facture n°\u00a0FA2026-001")
    assert "du 8 au 10 mars 2026, 3 jours" in mail.body
    assert mail.addresses == ()
