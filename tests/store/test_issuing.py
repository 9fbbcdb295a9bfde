"""An invoice gets its number once, with its document and its PDF; after that its life only adds facts."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings

from chorus_desktop.domain.invoice import DocumentKind
from chorus_desktop.domain.lifecycle import Event, EventKind, InvoiceState, life_of, may_follow
from chorus_desktop.domain.past import PastInvoice
from chorus_desktop.domain.references import InvoiceNumber
from chorus_desktop.store.associations import association, save_association
from chorus_desktop.store.attachments import attachments
from chorus_desktop.store.database import CorruptStore
from chorus_desktop.store.invoices import add_invoice, invoice
from chorus_desktop.store.issuing import add_event, events, finalise, issued, issued_pdf, life
from chorus_desktop.store.past_invoices import add_past_invoice
from chorus_desktop.store.saved import Owner, OwnerKind
from chorus_desktop.store.summaries import invoice_rows
from chorus_desktop.store.trash import TrashKind, trash, trashed
from chorus_desktop.store.troubles import Frozen, NumberTaken
from tests.helpers import examples
from tests.helpers.lives import lives
from tests.helpers.stores import PDF, document, judo, opened

SERIES = "FA2026-{n}"


def test_the_document_and_its_pdf_come_back_as_they_were(club):
    kept = club.issue()
    club.store.close()
    store = opened(club.store.path.parent)

    assert issued(store, kept) == document()
    assert issued_pdf(store, kept) == PDF
    assert invoice(store, kept).number == "FA2026-001"
    store.close()


def test_what_is_not_issued_has_no_document(club):
    kept = club.draft()

    for ask in (issued, issued_pdf):
        with pytest.raises(KeyError):
            ask(club.store, kept)
    assert events(club.store, kept) == ()


def test_issuing_ends_what_was_half_typed(club):
    kept = add_invoice(club.store, club.dossier, examples.invoice(), {"notes": "à relire"})

    club.issue(invoice_id=kept)

    assert invoice(club.store, kept).unread == {}


def test_an_invoice_is_issued_once(club):
    kept = club.issue()

    with pytest.raises(Frozen):
        finalise(club.store, kept, document("FA2026-002"), PDF, SERIES, 2)

    assert issued(club.store, kept).number == "FA2026-001"


@pytest.mark.parametrize("number", ["FA2026-001", "FA2026-1", "FA2026-003"])
def test_only_the_next_number_of_a_series_is_given(club, number):
    club.issue("FA2026-001")
    kept = club.draft()

    with pytest.raises(NumberTaken) as taken:
        club.issue(number, kept)

    assert taken.value.number == number
    assert invoice(club.store, kept).state is InvoiceState.DRAFT


def test_a_series_goes_on_when_its_pattern_gets_wider(club):
    club.issue("FA2026-1")
    kept = club.issue("FA2026-002")

    assert issued(club.store, kept).number == "FA2026-002"


def test_numbers_that_would_share_a_file_name_are_the_same_number(club):
    club.issue("FA2026-001")
    kept = club.draft()

    with pytest.raises(NumberTaken):
        finalise(club.store, kept, document("fa2026/001", files=()), PDF, "fa2026/{n}", 1)


def test_numbering_goes_on_from_what_was_invoiced_before(club):
    add_past_invoice(club.store, club.association, PastInvoice(number=InvoiceNumber("FA2026-011"), day=date(2026, 1, 15)))
    kept = club.draft()

    with pytest.raises(NumberTaken):
        club.issue("FA2026-001", kept)
    club.issue("FA2026-012", club.draft())


def test_two_cards_of_one_siren_share_their_numbers(club):
    club.issue("FA2026-001")
    twin = judo(club.store)

    with pytest.raises(NumberTaken):
        twin.issue("FA2026-001")
    twin.issue("FA2026-002")


def test_another_siren_has_numbers_of_its_own(club):
    club.issue("FA2026-001")
    other = judo(club.store, siret="11122233700011")
    seller = examples.issued().seller.model_copy(update={"siret": association(club.store, other.association).value.siret})

    kept = other.issue("FA2026-001", seller=seller)

    assert issued(club.store, kept).number == "FA2026-001"


def test_a_mended_siret_keeps_the_numbers_given_under_the_wrong_one(club):
    club.issue("FA2026-001")
    mended = examples.judo_club(siret="11122233700011")
    save_association(club.store, club.association, mended, {})
    seller = examples.issued().seller.model_copy(update={"siret": mended.siret})

    with pytest.raises(NumberTaken):
        club.issue("FA2026-001", seller=seller)


@pytest.mark.parametrize(
    ("changes", "series", "rank", "said"),
    [
        ({"number": None}, SERIES, 1, "not of that rank"),
        ({}, SERIES, 2, "not of that rank"),
        ({}, "AV2026-{n}", 1, "not of that rank"),
        (
            {"seller": examples.issued().seller.model_copy(update={"siret": examples.cloisirs().recipient.siret})},
            SERIES,
            1,
            "another association",
        ),
        ({}, SERIES, 1, "not joined"),
    ],
)
def test_a_document_that_is_not_this_invoice_s_is_refused(club, changes, series, rank, said):
    kept = club.draft()

    with pytest.raises(ValueError, match=said):
        finalise(club.store, kept, document(**changes), PDF, series, rank)

    assert invoice(club.store, kept).state is InvoiceState.DRAFT


@pytest.mark.parametrize("kind", [TrashKind.INVOICE, TrashKind.DOSSIER, TrashKind.ASSOCIATION])
def test_nothing_in_the_trash_is_issued(club, kind):
    kept = club.draft()
    ids = {TrashKind.INVOICE: kept, TrashKind.DOSSIER: club.dossier, TrashKind.ASSOCIATION: club.association}
    trash(club.store, kind, ids[kind], examples.TODAY)

    with pytest.raises(ValueError, match="trash"):
        finalise(club.store, kept, document(files=()), PDF, SERIES, 1)


def test_what_was_taken_off_before_is_not_frozen_with_it(club):
    kept = club.draft()
    removed = club.certificate(kept, b"wrong page")
    trash(club.store, TrashKind.ATTACHMENT, removed.id, examples.TODAY)

    club.issue(invoice_id=kept)

    assert [item.sha256 for item in attachments(club.store, Owner(OwnerKind.INVOICE, kept))] == [document().files[0].sha256]
    assert trashed(club.store) == ()


def test_a_pdf_that_is_no_longer_the_same_is_told(club):
    kept = club.issue()
    club.store.close()
    data = club.store.path.read_bytes()
    club.store.path.write_bytes(data.replace(PDF, PDF.replace(b"paper", b"Paper")))
    store = opened(club.store.path.parent)

    with pytest.raises(CorruptStore, match="abîmé"):
        issued_pdf(store, kept)
    store.close()


def test_what_happens_to_it_is_kept_in_order_with_its_reason(club):
    kept = club.issue()
    life = (
        Event(kind=EventKind.DEPOSITED, on=date(2026, 2, 4)),
        Event(kind=EventKind.DEPOSIT_WITHDRAWN, on=date(2026, 2, 5), reason="Je m’étais trompée d’onglet."),
        Event(kind=EventKind.CANCELLED, on=date(2026, 2, 6), reason="Mauvais mois"),
    )

    for event in life:
        add_event(club.store, kept, event)

    assert events(club.store, kept) == life
    assert invoice(club.store, kept).state is InvoiceState.CANCELLED


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=lives())
def test_a_life_is_what_the_domain_allows_and_lists_say_the_same(club, told):
    kept, happened = club.issue(f"FA2026-{len(invoice_rows(club.store)) + 1:03}"), []
    for event in told:
        if may_follow(happened, event):
            add_event(club.store, kept, event)
            happened.append(event)
        else:
            with pytest.raises(ValueError, match="cannot follow"):
                add_event(club.store, kept, event)

    known = life_of(happened)
    assert events(club.store, kept) == tuple(happened)
    assert life(club.store, kept) == known
    assert invoice(club.store, kept).state is known.state
    (row,) = [row for row in invoice_rows(club.store) if row.id == kept]
    shown = known.status
    assert (row.state, row.status, row.phase) == (known.state, shown.status if shown else "", shown.phase if shown else "")
    assert (row.void, row.awaits) == (known.is_void, known.awaits_her)
    days = (shown and shown.on, known.deposited_on, known.accepted_on)
    assert (row.status_on, row.deposited_on, row.accepted_on) == tuple(day and day.isoformat() for day in days)


def test_only_what_is_issued_has_a_life(club):
    with pytest.raises(KeyError):
        add_event(club.store, club.draft(), Event(kind=EventKind.DEPOSITED, on=examples.TODAY))


def test_a_credit_note_is_issued_in_its_own_series(club):
    club.issue("FA2026-001")
    kept = club.issue("AV2026-001", club.draft(kind=DocumentKind.CREDIT_NOTE), kind=DocumentKind.CREDIT_NOTE)

    assert issued(club.store, kept).kind is DocumentKind.CREDIT_NOTE
