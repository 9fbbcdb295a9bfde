"""An invoice in preparation: begun, typed, copied, credited, replaced, and what differs."""

from datetime import date

import pytest

from chorus_desktop.domain.lifecycle import InvoiceState
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.services import associations, attachments, dossiers, invoices, issue, trash
from tests.helpers import clubs
from tests.helpers.clubs import JANUARY, LINE, TODAY, codes, lines_of

MARCH = date(2026, 3, 3)


def test_a_new_invoice_is_for_the_month_just_finished_with_the_agreed_prices(club):
    dossiers.save_tariffs(
        club.store,
        club.dossier,
        (
            {"activity": "Atelier judo", "unit": "présence", "unit_price": "7,50"},
            {"activity": "", "unit": " ", "unit_price": ""},
            {"activity": "Stage", "unit": "heure", "unit_price": "18,O0"},
        ),
    )
    dossier = dossiers.view(club.store, club.dossier, TODAY)
    assert [row.get("unit_price") for row in dossier.tariff_typed] == ["7,50", "18,O0"]
    assert codes(dossier.problems) == [("tariffs.1.unit_price", "amount.letter_o")]

    view = invoices.view(club.store, invoices.create(club.store, club.dossier, TODAY), TODAY)

    assert {name: view.typed[name] for name in ("issued_on", "period_from", "period_to")} == {**JANUARY, "issued_on": "03/02/2026"}
    assert lines_of(view) == (
        {"designation": "Atelier judo", "nature": "service", "unit": "présence", "unit_price": "7,50"},
        {"designation": "Stage", "nature": "service", "unit": "heure"},
    )
    assert view.title == "Facture de janvier 2026"
    assert view.expected_number == "FA2026-001"
    assert {("invoice.lines.0.quantity", "line.quantity"), ("attachments", "attachment.missing")} <= set(codes(view.problems))


def test_the_next_invoice_goes_on_after_those_that_stand_and_one_twice_is_a_warning(club):
    _, number = club.issues()
    following = invoices.view(club.store, invoices.create(club.store, club.dossier, TODAY), TODAY)
    assert (following.typed["period_from"], following.typed["period_to"]) == ("01/02/2026", "28/02/2026")
    assert ("invoice.period_to", "invoice.period_ahead") in codes(following.problems)

    twice = club.ready()
    (doubt,) = invoices.view(club.store, twice, TODAY).problems
    assert (doubt.code, doubt.level.value) == ("invoice.period_twice", "warning")
    assert number in doubt.sentence
    assert issue.finalise(club.store, twice, TODAY) == "FA2026-002"


@pytest.mark.parametrize("undo", ["cancel", "credit"])
def test_what_was_cancelled_or_given_back_whole_may_be_invoiced_again(club, undo):
    first, _ = club.issues()
    if undo == "cancel":
        issue.cancel(club.store, first, TODAY, "Mauvais prix")
    else:
        issue.deposited(club.store, first, TODAY)
        issue.finalise(club.store, invoices.credit(club.store, first, TODAY), TODAY)

    view = invoices.view(club.store, club.ready(), TODAY)

    assert view.problems == ()
    created = invoices.view(club.store, invoices.create(club.store, club.dossier, TODAY), TODAY)
    assert created.typed["period_from"] == "01/01/2026"


def test_mending_the_prices_forgets_what_was_typed_wrong(club):
    dossiers.save_tariffs(club.store, club.dossier, ({"activity": "Stage", "unit": "heure", "unit_price": "18,O0"},))
    dossiers.save_tariffs(club.store, club.dossier, ({"activity": "Stage", "unit": "heure", "unit_price": "18"},))

    assert dossiers.view(club.store, club.dossier, TODAY).problems == ()


def test_half_typed_rows_are_kept_row_by_row(club, tmp_path):
    invoice_id = club.draft(
        {**JANUARY, "already_paid": "12,5O", "original_number": "FA 1"},
        (LINE, {}, {"designation": "Stage", "quantity": "12,5O", "unit": "heure", "unit_price": "dix-huit", "discount": "10 %%"}),
    )
    club.store.close()

    store = clubs.opened(tmp_path)
    view = invoices.view(store, invoice_id, TODAY)
    wrong = {problem.where for problem in view.problems}

    assert view.typed["already_paid"] == "12,5O"
    assert [view.lines[2][name] for name in ("designation", "quantity", "unit_price", "discount")] == [
        "Stage",
        "12,5O",
        "dix-huit",
        "10 %%",
    ]
    assert wrong >= {
        "invoice.already_paid",
        "invoice.original_number",
        "invoice.lines.2.quantity",
        "invoice.lines.2.unit_price",
        "invoice.lines.2.discount",
    }
    assert not any(place.startswith("invoice.lines.1") for place in wrong)
    store.close()


def test_typing_again_replaces_what_was_wrong_and_keeps_what_is_not_shown(club):
    invoice_id = club.draft({**JANUARY, "already_paid": "x", "notes": "Merci"}, ({**LINE, "quantity": "4O"},))

    view = invoices.save(club.store, invoice_id, {"already_paid": "10"}, (LINE,), TODAY)

    assert view.typed["already_paid"] == "10,00"
    assert view.typed["notes"] == "Merci"
    assert codes(view.problems) == [("attachments", "attachment.missing")]
    assert view.work.totals.net == 35_250 - 1_000


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ({"already_paid": "-5"}, "invoice.paid_negative"),
        ({"already_paid": "400"}, "invoice.paid_too_much"),
        ({"issued_on": "04/02/2026"}, "invoice.date_future"),
        ({"issued_on": ""}, "invoice.date_missing"),
        ({"issued_on": "20260131"}, ""),
        ({"period_to": "31/12/2025"}, "invoice.period_reversed"),
        ({"period_from": ""}, "invoice.period_missing"),
        ({"comment": "x" * 201}, "invoice.comment"),
        ({"notes": "Merci à 田中"}, "text.unprintable"),
        ({"comment": "Merci à 田中"}, "text.unprintable"),
        ({"market_number": "田-1"}, "text.unprintable"),
    ],
)
def test_what_would_spoil_the_invoice_is_said_where_it_is_mended(club, typed, code):
    view = club.types(club.ready(), **typed)

    assert [problem.code for problem in view.problems] == [code] * bool(code)
    if code:
        assert view.problems[0].where.removeprefix("invoice.") in {*typed, "period_to", "period_from"}
        assert view.problems[0].sentence


@pytest.mark.parametrize(
    ("line", "where"),
    [
        ({"quantity": "0"}, "quantity"),
        ({"quantity": "-3"}, "quantity"),
        ({"unit": ""}, "unit"),
        ({"unit_price": "-1"}, "unit_price"),
        ({"discount": "400"}, "discount"),
        ({"designation": "Judo 田"}, "designation"),
        ({"quantity": "1e3"}, "quantity"),
        ({"quantity": "12345678901"}, "quantity"),
        ({"executed_from": "20/01/2026", "executed_to": "10/01/2026"}, "executed_to"),
    ],
)
def test_a_wrong_cell_names_its_row(club, line, where):
    view = invoices.view(club.store, club.draft(JANUARY, (LINE, {**LINE, **line})), TODAY)

    assert f"invoice.lines.1.{where}" in {problem.where for problem in view.problems}
    assert not any(problem.where.startswith("invoice.lines.0") for problem in view.problems)


def test_like_last_month_begins_the_next_and_says_what_changed(club):
    source, _ = club.issues({**JANUARY, "notes": "Merci", "comment": "Janvier"}, ({**LINE, "executed_from": "07/01/2026"},))

    view = invoices.view(club.store, invoices.again(club.store, source, MARCH), MARCH)

    assert {name: view.typed[name] for name in ("issued_on", "period_from", "period_to", "notes", "comment")} == {
        "issued_on": "03/03/2026",
        "period_from": "01/02/2026",
        "period_to": "28/02/2026",
        "notes": "Merci",
        "comment": "",
    }
    assert lines_of(view) == ({**LINE, "nature": "service"},)
    assert view.work.pick is not None
    assert view.work.pick.engagement.number == "CP2026/4512/1"
    assert view.work.attachments == ()
    assert view.expected_number == "FA2026-002"
    assert [line.partition("\u00a0")[0] for line in view.changed] == ["Date", "Période"]


def test_from_december_to_january_the_engagement_is_picked_again_and_said(club):
    source, _ = club.issues({"issued_on": "31/12/2025", "period_from": "01/12/2025", "period_to": "31/12/2025"})

    view = invoices.view(club.store, invoices.again(club.store, source, TODAY), TODAY)

    assert "Engagement\u00a0: CP2026/4512/1 (avant\u00a0: CP2025/4388/1)" in view.changed
    assert view.expected_number == "FA2026-001"


def test_what_changed_outlives_the_draft_it_was_begun_from(club):
    source = club.draft()
    begun = invoices.again(club.store, source, MARCH)
    assert invoices.view(club.store, begun, MARCH).changed

    trash.delete_invoice(club.store, source, MARCH)
    trash.empty(club.store)

    assert invoices.view(club.store, begun, MARCH).changed == ()


def test_a_credit_note_begins_as_its_whole_invoice_in_its_own_series(club):
    source, number = club.issues({**JANUARY, "comment": "Janvier"})
    issue.deposited(club.store, source, TODAY)

    credit = invoices.credit(club.store, source, MARCH)

    view = invoices.view(club.store, credit, MARCH)
    assert (view.typed["kind"], view.typed["original_number"], view.typed["comment"]) == ("credit_note", number, "")
    assert lines_of(view) == ({**LINE, "nature": "service"},)
    assert (view.title, view.expected_number) == ("Avoir de janvier 2026", "AV2026-001")
    assert view.problems == ()
    assert issue.finalise(club.store, credit, MARCH) == "AV2026-001"


def test_credit_notes_may_share_the_series_of_invoices(club):
    associations.save(club.store, club.association, {"credit_note_numbering": "FA{année}-{n:03}"})
    source, _ = club.issues()

    credit = invoices.credit(club.store, source, MARCH)

    assert issue.finalise(club.store, credit, MARCH) == "FA2026-002"
    assert club.issues({**JANUARY, "issued_on": "03/03/2026"}, today=MARCH)[1] == "FA2026-003"


def test_what_changed_is_told_from_the_document_corrected(club):
    """Not from the one that this document was itself begun from."""
    first, _ = club.issues()
    second = invoices.again(club.store, first, MARCH)
    club.joins(second)
    issue.finalise(club.store, second, MARCH)

    credit = invoices.view(club.store, invoices.credit(club.store, second, MARCH), MARCH)
    instead = invoices.view(club.store, issue.cancel(club.store, second, MARCH, "Erreur"), MARCH)

    assert credit.changed == ()
    assert instead.changed == ()


def test_what_cannot_be_credited_says_why(club):
    draft = club.draft()
    cancelled, _ = club.issues()
    issue.cancel(club.store, cancelled, TODAY, "Erreur")
    source, _ = club.issues()
    credit = invoices.credit(club.store, source, TODAY)
    issue.finalise(club.store, credit, TODAY)

    for invoice_id, said in ((draft, "pas encore de numéro"), (cancelled, "annulée avant son dépôt"), (credit, "autre avoir")):
        with pytest.raises(Trouble, match=said):
            invoices.credit(club.store, invoice_id, TODAY)
    with pytest.raises(Trouble, match="pas de numéro"):
        invoices.replacing(club.store, draft, TODAY)


def test_a_finalised_invoice_takes_no_more_typing(club):
    issued, _ = club.issues()

    with pytest.raises(Trouble, match="finalisée"):
        invoices.save(club.store, issued, {"notes": "après coup"}, (LINE,), TODAY)

    view = invoices.view(club.store, issued, TODAY)
    assert (view.state, view.typed["notes"]) == (InvoiceState.FINALISED, "")


def test_each_invoice_has_its_own_attachments_and_lines(club):
    january = club.ready()
    february = club.draft({"issued_on": "03/02/2026", "period_from": "01/02/2026", "period_to": "03/02/2026"}, ({**LINE, "quantity": "2"},))

    assert len(attachments.listed(club.store, january)) == 1
    assert attachments.listed(club.store, february) == ()
    assert [row.net for row in dossiers.view(club.store, club.dossier, TODAY).invoices] == [1_500, 35_250]


def test_vat_is_split_by_rate_and_asked_for_each_line(club):
    associations.save(club.store, club.association, {"vat": "subject_on_debits", "vat_number": "FR 11 123 456 782"})
    draft = club.ready(JANUARY, (LINE, {**LINE, "vat_rate": "20"}, {**LINE, "vat_rate": "5,5"}))
    asked = {problem.where for problem in invoices.view(club.store, draft, TODAY).problems}
    assert "invoice.lines.0.vat_rate" in asked

    invoices.save(club.store, draft, JANUARY, tuple({**LINE, "vat_rate": rate} for rate in ("20", "20", "5,5")), TODAY)

    totals = invoices.view(club.store, draft, TODAY).work.totals
    assert [(str(part.rate), part.base, part.amount) for part in totals.per_rate] == [("5.5", 35_250, 1_939), ("2E+1", 70_500, 14_100)]
    assert totals.with_vat == 3 * 35_250 + 1_939 + 14_100
