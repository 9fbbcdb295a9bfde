"""What the sheets prove of an invoice, over a real data file: lines, gaps, what is frozen, what changes later."""

import io
from datetime import date

import pytest
from pypdf import PdfReader

from chorus_desktop.domain.attendance import Attendance, Change, Child, Stay
from chorus_desktop.domain.invoice import DocumentKind
from chorus_desktop.domain.lifecycle import InvoiceState
from chorus_desktop.services import invoices, issue, proof
from chorus_desktop.services.views import Refused
from chorus_desktop.store import roster
from chorus_desktop.store.attendance_used import attendance_used, fingerprint
from chorus_desktop.store.invoices import invoice
from chorus_desktop.store.issuing import issued, issued_pdf
from chorus_desktop.store.marks import put_marks
from chorus_desktop.store.sessions import trash_sessions
from chorus_desktop.store.trash import TrashKind, trash
from tests.helpers import ase, presences
from tests.helpers.clubs import JANUARY, TODAY

SHEET_LINE = {
    "designation": "Atelier judo du mercredi", "quantity": "16", "unit": "présence", "unit_price": "7,50", "activity": "judo",
    "counting": "child_session",
}  # fmt: skip


@pytest.fixture
def sheet(club) -> Attendance:
    """Four children at the Wednesdays of January and February 2026; one was absent on 14 January."""
    made = presences.sheet(4, 8, (0, 1))
    presences.stored(club.store, club.dossier, made)
    return made


def text_of(data):
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)


def mark(club, session, child, before, after):
    put_marks(club.store, club.dossier, [Change((session, child), before, after)], "Corriger")


def found(club, invoice_id):
    view = proof.view(club.store, invoice_id, TODAY)
    return [(problem.where, problem.code, problem.level.value) for problem in view.found.problems]


def explained(club):
    """A draft of one child too many, and why."""
    draft = club.ready(lines=(SHEET_LINE,))
    proof.explain(club.store, draft, {"attendance_reason": "Absence non prévenue, due."}, TODAY)
    return draft


def test_lines_are_proposed_and_what_was_typed_stays(club, sheet):
    draft = club.draft(lines=({"designation": "Prêt de kimonos", "quantity": "deux"}, {}))

    proposed = proof.lines(club.store, draft, TODAY)

    assert [(line["designation"], line["quantity"], line["activity"], line["counting"]) for line in proposed] == [
        ("Prêt de kimonos", "deux", "", ""),
        ("Atelier judo du mercredi", "15", "judo", "child_session"),
    ]
    before = proof.add_lines(club.store, draft, TODAY)
    assert proof.lines(club.store, draft, TODAY) == (), "a second press adds nothing"
    assert proof.add_lines(club.store, draft, TODAY)[1]["quantity"] == "15"
    proof.put_back(club.store, draft, before, TODAY)
    assert [line["quantity"] for line in invoices.view(club.store, draft, TODAY).lines] == ["deux", ""]


def test_the_count_of_the_sheet_is_taken_and_given_back(club, sheet):
    draft = club.draft(lines=(SHEET_LINE, {"designation": "Prêt", "quantity": "1"}))
    assert found(club, draft) == [("attendance.lines.0.quantity", "proof.gap", "error")]

    before = proof.recount(club.store, draft, [0], TODAY)

    assert [line["quantity"] for line in invoices.view(club.store, draft, TODAY).lines] == ["15", "1"]
    assert found(club, draft) == []
    proof.put_back(club.store, draft, before, TODAY)
    assert invoices.view(club.store, draft, TODAY).lines[0]["quantity"] == "16"


def test_a_gap_is_refused_until_it_is_explained_and_printed_nowhere(club, sheet):
    draft = club.ready(lines=(SHEET_LINE,))
    with pytest.raises(Refused) as refused:
        issue.finalise(club.store, draft, TODAY)
    assert [problem.code for problem in refused.value.problems] == ["proof.gap"]

    view = proof.explain(club.store, draft, {"attendance_reason": "Absence non prévenue, due."}, TODAY)
    assert view.found.asks_reason
    issue.finalise(club.store, draft, TODAY)

    document, used = issued(club.store, draft), attendance_used(club.store, draft)
    assert used is not None
    assert document.attendance == fingerprint(used)
    assert used.reason == "Absence non prévenue, due."
    assert "Absence non prévenue, due." in document.reasons
    assert "prévenue" not in text_of(issued_pdf(club.store, draft))
    assert [(line.billed, line.counted) for line in used.lines] == [(16, 15)]
    assert {item.day for item in used.sessions} == {date(2026, 1, day) for day in (7, 14, 21, 28)}


def test_an_invoice_without_a_sheet_freezes_none(club, sheet):
    invoice_id, _ = club.issues()

    assert attendance_used(club.store, invoice_id) is None
    assert issued(club.store, invoice_id).attendance == ""


def test_what_was_billed_is_not_billed_again(club, sheet):
    first = explained(club)
    number = issue.finalise(club.store, first, TODAY)
    second = club.draft(lines=(SHEET_LINE,))

    assert ("attendance.lines.0.quantity", "proof.twice", "error") in found(club, second)
    sentence = next(item.sentence for item in proof.view(club.store, second, TODAY).found.problems if item.code == "proof.twice")
    assert str(number) in sentence
    assert proof.lines(club.store, club.draft(lines=()), TODAY) == ()


def test_the_invoice_that_replaces_one_counts_anew_and_asks_why_again(club, sheet):
    first = explained(club)
    issue.finalise(club.store, first, TODAY)
    copy = issue.cancel(club.store, first, TODAY, "Erreur.")

    value = invoice(club.store, copy).value
    assert (value.lines[0].activity, value.lines[0].quantity, value.attendance_reason) == ("judo", 15, "")
    assert found(club, copy) == [], "a cancelled invoice bills nothing"


def test_the_next_month_counts_its_own_sessions(club, sheet):
    first = explained(club)
    issue.finalise(club.store, first, TODAY)
    march = date(2026, 3, 3)

    value = invoice(club.store, invoices.again(club.store, first, march)).value

    assert (value.period_from, value.period_to) == (date(2026, 2, 1), date(2026, 2, 28))
    assert (value.lines[0].quantity, value.lines[0].counting, value.attendance_reason) == (16, "child_session", "")


def test_a_credit_note_keeps_its_lines_and_is_held_against_nothing(club, sheet):
    first = explained(club)
    issue.finalise(club.store, first, TODAY)
    note = invoices.credit(club.store, first, TODAY)

    assert invoice(club.store, note).value.kind is DocumentKind.CREDIT_NOTE
    assert invoice(club.store, note).value.attendance_reason == ""
    assert found(club, note) == []
    club.joins(note)
    issue.finalise(club.store, note, TODAY)
    assert attendance_used(club.store, note) is None
    again = club.draft(lines=(SHEET_LINE,))
    assert "proof.twice" not in {code for _, code, _ in found(club, again)}, "what was given back whole may be billed again"
    assert proof.changed(club.store, club.dossier) == ()


def test_a_sheet_that_changes_later_names_the_invoices_it_no_longer_proves(club, sheet):
    first = explained(club)
    number = issue.finalise(club.store, first, TODAY)
    assert proof.changed(club.store, club.dossier) == ()

    mark(club, "judo-1", "c1", presences.PRESENT, presences.ABSENT)
    mark(club, "judo-2", "c1", presences.PRESENT, None)
    (told,) = proof.changed(club.store, club.dossier)

    assert (told.invoice_id, told.number) == (first, number)
    assert told.sentence == f"{number}\u00a0: 2 cases ont changé depuis (14/01, 21/01)."
    assert told.what_to_do.startswith("Elle n’est pas encore déposée")
    issue.deposited(club.store, first, TODAY)
    assert "avoir" in proof.changed(club.store, club.dossier)[0].what_to_do
    mark(club, "judo-1", "c0", presences.ABSENT, presences.PRESENT)
    mark(club, "judo-2", "c1", None, presences.PRESENT)
    assert "reste juste" in proof.changed(club.store, club.dossier)[0].what_to_do


def gives_back_one(club, invoice_id):
    """A credit note of one presence; its number."""
    note = invoices.credit(club.store, invoice_id, TODAY)
    typed = [{**line, "quantity": "1"} for line in invoices.view(club.store, note, TODAY).lines[:1]]
    invoices.save(club.store, note, {}, typed, TODAY)
    club.joins(note)
    return issue.finalise(club.store, note, TODAY)


def test_a_credit_note_of_a_part_takes_the_place_of_the_advice(club, sheet):
    first = explained(club)
    issue.finalise(club.store, first, TODAY)
    mark(club, "judo-1", "c1", presences.PRESENT, presences.ABSENT)

    note = gives_back_one(club, first)
    (told,) = proof.changed(club.store, club.dossier)
    assert told.what_to_do == f"Un avoir ({note}) corrige déjà cette facture\u00a0: vérifiez qu’il suffit."
    assert "1 case a changé" in told.sentence

    other = gives_back_one(club, first)
    (told,) = proof.changed(club.store, club.dossier)
    assert told.what_to_do == f"Des avoirs ({note} et {other}) corrigent déjà cette facture\u00a0: vérifiez qu’ils suffisent."


def test_sessions_and_children_that_went_are_told_without_a_name(club, sheet):
    issue.finalise(club.store, explained(club), TODAY)
    trash_sessions(club.store, ["judo-0"], TODAY)
    trash(club.store, TrashKind.CHILD, "c3", TODAY)
    (told,) = proof.changed(club.store, club.dossier)

    assert "1 séance n’est plus dans la feuille (le 07/01)" in told.sentence
    assert not any(name in told.sentence for name in presences.NAMES)


def test_a_cancelled_invoice_is_told_of_no_more(club, sheet):
    first = explained(club)
    issue.finalise(club.store, first, TODAY)
    mark(club, "judo-1", "c1", presences.PRESENT, presences.ABSENT)
    issue.cancel(club.store, first, TODAY, "Erreur.")

    assert proof.changed(club.store, club.dossier) == ()


def test_the_paper_says_the_same_without_a_name(club, sheet):
    draft = club.draft(JANUARY, lines=(SHEET_LINE, {"designation": "Prêt", "quantity": "1"}))

    printed = " ".join(text_of(proof.paper(club.store, draft, TODAY)).split())

    assert "4 séances × 4 enfants = 16" in printed
    assert "1 écart, le 14/01" in printed
    assert "14/01/2026" in printed
    assert not any(name in printed for name in presences.NAMES)
    assert proof.view(club.store, draft, TODAY).state is InvoiceState.DRAFT


def test_the_days_of_stays_are_proved_frozen_and_watched(club):
    dossier = ase.opened(club.store, club.association)
    draft = ase.drafted(club.store, dossier)
    ase.joined(club.store, draft, club.folder)
    child = Child(id="k1", first_name="Éléonore", last_name="Duval", beneficiary=True)
    stay = Stay(child="k1", arrived_on=date(2026, 1, 3))
    roster.add(club.store, roster.CHILDREN, dossier, child, record_id="k1")
    stay_id = roster.add(club.store, roster.STAYS, dossier, stay)
    with pytest.raises(Refused) as refused:
        issue.finalise(club.store, draft, TODAY)
    assert [problem.code for problem in refused.value.problems] == ["proof.stay"]
    assert "2 jours de trop" in " ".join(text_of(proof.paper(club.store, draft, TODAY)).split())

    roster.save(club.store, roster.STAYS, stay_id, stay.model_copy(update={"arrived_on": date(2025, 12, 1)}), {})
    issue.finalise(club.store, draft, TODAY)
    used = attendance_used(club.store, draft)
    assert used is not None
    assert [(item.child, len(item.days)) for item in used.stays] == [("k1", 31)]
    roster.save(club.store, roster.STAYS, stay_id, stay, {})
    (told,) = proof.changed(club.store, dossier)
    assert "2 jours de séjour ne sont plus dans les séjours (les 01/01 et 02/01)" in told.sentence
