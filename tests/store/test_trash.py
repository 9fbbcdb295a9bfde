"""The trash: what is deleted comes back whole, or goes for good with all it holds; what is issued never goes."""

from datetime import date, timedelta

import pytest

from chorus_desktop.domain.attendance import Change, Child, Stay
from chorus_desktop.domain.certificate import PrintedSheet
from chorus_desktop.domain.own_procedure import OwnProcedure
from chorus_desktop.domain.paper_code import paper_code
from chorus_desktop.domain.past import PastInvoice
from chorus_desktop.domain.payment import Payment
from chorus_desktop.domain.references import InvoiceNumber
from chorus_desktop.store import roster
from chorus_desktop.store.associations import association, associations
from chorus_desktop.store.attachments import attachments
from chorus_desktop.store.certificates import add_certificates, add_sheet, certificates, sheets
from chorus_desktop.store.dossiers import dossier, dossiers
from chorus_desktop.store.invoices import invoice
from chorus_desktop.store.marks import put_marks
from chorus_desktop.store.own_procedures import add_own_procedure, own_procedures
from chorus_desktop.store.past_invoices import add_past_invoice, past_invoices
from chorus_desktop.store.payments import add_payment, payments
from chorus_desktop.store.recipients import add_recipient, recipients
from chorus_desktop.store.saved import Owner, OwnerKind
from chorus_desktop.store.sessions import add_sessions, sessions
from chorus_desktop.store.summaries import home, invoice_rows
from chorus_desktop.store.trash import TrashKind, empty_trash, put_back, trash, trashed
from chorus_desktop.store.troubles import Frozen, HoldsIssued
from tests.helpers import examples, presences
from tests.helpers.stores import judo

TODAY = examples.TODAY


@pytest.fixture
def full(club):
    """The club with an invoice in preparation, its certificate, and an invoice made before; identifiers per kind."""
    kept = club.draft()
    ids = {
        TrashKind.ASSOCIATION: club.association,
        TrashKind.DOSSIER: club.dossier,
        TrashKind.INVOICE: kept,
        TrashKind.ATTACHMENT: club.certificate(kept).id,
        TrashKind.PAST_INVOICE: add_past_invoice(club.store, club.association, PastInvoice(number=InvoiceNumber("FA2025-009"))),
        TrashKind.RECIPIENT: add_recipient(club.store, examples.town()),
        TrashKind.OWN_PROCEDURE: add_own_procedure(club.store, OwnProcedure(scheme="Pass’Sports")),
    }
    sheet = PrintedSheet(code=paper_code("F", 1), dossier=club.dossier, activity="judo", printed_on=TODAY, pages=())
    ids |= {
        TrashKind.CHILD: roster.add(club.store, roster.CHILDREN, club.dossier, Child(first_name="Lina", last_name="B.")),
        TrashKind.ACTIVITY: roster.add(club.store, roster.ACTIVITIES, club.dossier, presences.judo()),
        TrashKind.SHEET: add_sheet(club.store, sheet),
        TrashKind.CERTIFICATES: add_certificates(club.store, presences.certificates(club.dossier, kept)).id,
    }
    ids[TrashKind.PAYMENT] = add_payment(club.store, club.association, Payment(on=TODAY, amount=39_250, label="VIR DRFIP"))
    stay = Stay(child=ids[TrashKind.CHILD], arrived_on=date(2026, 1, 5))
    ids[TrashKind.STAY] = roster.add(club.store, roster.STAYS, club.dossier, stay)
    ids[TrashKind.SESSION] = f"{ids[TrashKind.ACTIVITY]}-0"
    add_sessions(club.store, presences.weekly(1, presences.judo(id=ids[TrashKind.ACTIVITY])))
    put_marks(
        club.store, club.dossier, [Change((f"{ids[TrashKind.ACTIVITY]}-0", ids[TrashKind.CHILD]), None, presences.PRESENT)], "Présent"
    )
    return club, ids


def shown(store, ids):
    """What lists and pages show of each kind."""
    return {
        TrashKind.ASSOCIATION: len(associations(store)),
        TrashKind.DOSSIER: len(dossiers(store)) + len(home(store)),
        TrashKind.INVOICE: len(invoice_rows(store)),
        TrashKind.ATTACHMENT: len(attachments(store, Owner(OwnerKind.INVOICE, ids[TrashKind.INVOICE]))),
        TrashKind.PAST_INVOICE: len(past_invoices(store, ids[TrashKind.ASSOCIATION])),
        TrashKind.RECIPIENT: len(recipients(store)),
        TrashKind.OWN_PROCEDURE: len(own_procedures(store)),
        TrashKind.CHILD: len(roster.listed(store, roster.CHILDREN, ids[TrashKind.DOSSIER])),
        TrashKind.ACTIVITY: len(roster.listed(store, roster.ACTIVITIES, ids[TrashKind.DOSSIER])),
        TrashKind.SESSION: len(sessions(store, ids[TrashKind.DOSSIER])),
        TrashKind.STAY: len(roster.listed(store, roster.STAYS, ids[TrashKind.DOSSIER])),
        TrashKind.SHEET: len(sheets(store, ids[TrashKind.DOSSIER])),
        TrashKind.CERTIFICATES: len(certificates(store, ids[TrashKind.DOSSIER])),
        TrashKind.PAYMENT: len(payments(store)),
    }


@pytest.mark.parametrize("kind", TrashKind)
def test_what_is_deleted_is_no_longer_shown_and_comes_back_whole(full, kind):
    club, ids = full
    before = shown(club.store, ids)

    trash(club.store, kind, ids[kind], TODAY)
    assert shown(club.store, ids)[kind] == 0

    put_back(club.store, kind, ids[kind])
    assert shown(club.store, ids) == before
    assert trashed(club.store) == ()


@pytest.mark.parametrize(
    ("kind", "label"),
    [
        (TrashKind.ASSOCIATION, "Judo Club de la Baie"),
        (TrashKind.DOSSIER, "cloisirs-cherbourg 2025-2026"),
        (TrashKind.INVOICE, "Facture de janvier 2026"),
        (TrashKind.ATTACHMENT, "Attestation Léo Dupont.pdf"),
        (TrashKind.PAST_INVOICE, "FA2025-009"),
        (TrashKind.RECIPIENT, "Ville de Port-Neuf"),
        (TrashKind.CHILD, "Lina B."),
        (TrashKind.ACTIVITY, "Atelier judo du mercredi"),
        (TrashKind.SESSION, "2026-01-07 Atelier judo du mercredi"),
        (TrashKind.STAY, "2026-01-05"),
        (TrashKind.SHEET, "F32222K"),
        (TrashKind.PAYMENT, "2026-02-03 39250"),
    ],
)
def test_the_trash_says_what_it_holds(full, kind, label):
    club, ids = full

    trash(club.store, kind, ids[kind], TODAY)

    assert trashed(club.store) == ((kind, ids[kind], label, TODAY),)


def test_what_was_deleted_last_comes_first(full):
    club, ids = full
    for days, kind in enumerate((TrashKind.ATTACHMENT, TrashKind.PAST_INVOICE, TrashKind.INVOICE)):
        trash(club.store, kind, ids[kind], TODAY + timedelta(days))

    assert [item.kind for item in trashed(club.store)] == [TrashKind.INVOICE, TrashKind.PAST_INVOICE, TrashKind.ATTACHMENT]


@pytest.mark.parametrize("around", [TrashKind.ASSOCIATION, TrashKind.DOSSIER, TrashKind.INVOICE])
def test_what_comes_back_brings_what_it_stands_in(full, around):
    club, ids = full
    trash(club.store, TrashKind.ATTACHMENT, ids[TrashKind.ATTACHMENT], TODAY)
    trash(club.store, around, ids[around], TODAY)

    put_back(club.store, TrashKind.ATTACHMENT, ids[TrashKind.ATTACHMENT])

    assert 0 not in shown(club.store, ids).values()


def test_a_stay_that_comes_back_brings_its_child_and_outlives_the_next_emptying(full):
    club, ids = full
    for kind in (TrashKind.CHILD, TrashKind.STAY, TrashKind.DOSSIER):
        trash(club.store, kind, ids[kind], TODAY)

    put_back(club.store, TrashKind.STAY, ids[TrashKind.STAY])
    empty_trash(club.store)

    assert {kind: shown(club.store, ids)[kind] for kind in (TrashKind.CHILD, TrashKind.STAY)} == {TrashKind.CHILD: 1, TrashKind.STAY: 1}


def test_an_empty_trash_is_empty(full):
    club, ids = full
    before = shown(club.store, ids)

    empty_trash(club.store)

    assert shown(club.store, ids) == before


@pytest.mark.parametrize("kind", TrashKind)
def test_emptying_deletes_for_good_with_all_it_holds(full, kind):
    club, ids = full
    trash(club.store, kind, ids[kind], TODAY)

    empty_trash(club.store)

    assert trashed(club.store) == ()
    with pytest.raises(KeyError):
        put_back(club.store, kind, ids[kind])
    marked = ("session", "mark", "mark_act")
    presence = {TrashKind.CHILD, TrashKind.ACTIVITY, TrashKind.STAY, TrashKind.SHEET, TrashKind.CERTIFICATES, *marked}
    left = {name: club.store.rows(f"SELECT count(*) FROM {name}")[0][0] for name in (*TrashKind, *marked, "stored_file")}  # noqa: S608
    gone = {
        TrashKind.ASSOCIATION: {*TrashKind, *marked, "stored_file"} - {TrashKind.RECIPIENT, TrashKind.OWN_PROCEDURE},
        TrashKind.DOSSIER: {TrashKind.DOSSIER, TrashKind.INVOICE, TrashKind.ATTACHMENT, *presence, "stored_file"},
        TrashKind.INVOICE: {TrashKind.INVOICE, TrashKind.ATTACHMENT, "stored_file"},
        TrashKind.CHILD: {TrashKind.CHILD, TrashKind.STAY, "mark"},
        TrashKind.ACTIVITY: {TrashKind.ACTIVITY, "session", "mark"},
        TrashKind.SESSION: {TrashKind.SESSION, "mark"},
        TrashKind.STAY: {TrashKind.STAY},
        TrashKind.SHEET: {TrashKind.SHEET},
        TrashKind.CERTIFICATES: {TrashKind.CERTIFICATES},
        TrashKind.ATTACHMENT: {TrashKind.ATTACHMENT, "stored_file"},
        TrashKind.PAYMENT: {TrashKind.PAYMENT},
        TrashKind.PAST_INVOICE: {TrashKind.PAST_INVOICE},
        TrashKind.RECIPIENT: {TrashKind.RECIPIENT},
        TrashKind.OWN_PROCEDURE: {TrashKind.OWN_PROCEDURE},
    }
    assert {name for name, count in left.items() if count == 0} == gone[kind]


def test_emptying_up_to_a_day_keeps_what_was_deleted_later(full):
    club, ids = full
    other = judo(club.store)
    trash(club.store, TrashKind.INVOICE, ids[TrashKind.INVOICE], date(2026, 1, 1))
    trash(club.store, TrashKind.ASSOCIATION, other.association, date(2026, 2, 1))

    empty_trash(club.store, until=date(2026, 1, 31))

    assert [item.id for item in trashed(club.store)] == [other.association]
    with pytest.raises(KeyError):
        invoice(club.store, ids[TrashKind.INVOICE])
    put_back(club.store, TrashKind.ASSOCIATION, other.association)
    assert dossier(club.store, other.dossier).value.association == other.association


def test_what_is_issued_never_goes_to_the_trash(full):
    club, ids = full
    kept = club.issue(invoice_id=ids[TrashKind.INVOICE])
    (certificate, *_) = attachments(club.store, Owner(OwnerKind.INVOICE, kept))

    for kind, record_id, refusal in (
        (TrashKind.INVOICE, kept, Frozen),
        (TrashKind.ATTACHMENT, certificate.id, Frozen),
        (TrashKind.DOSSIER, club.dossier, HoldsIssued),
        (TrashKind.ASSOCIATION, club.association, HoldsIssued),
    ):
        with pytest.raises(refusal):
            trash(club.store, kind, record_id, TODAY)
    empty_trash(club.store)

    assert association(club.store, club.association).value == examples.judo_club()
    assert invoice(club.store, kept).number == "FA2026-001"


def test_an_unknown_record_is_a_fault_of_the_program(store):
    with pytest.raises(KeyError):
        trash(store, TrashKind.INVOICE, "unknown", TODAY)
