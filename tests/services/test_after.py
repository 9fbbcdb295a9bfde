"""After its number: cancelled before the deposit and replaced, deposited, withdrawn; and frozen whatever changes around it."""

from datetime import date

import pytest
from PIL import Image

from chorus_desktop.domain.lifecycle import DepositDay, EventKind, InvoiceState, deposit_problems
from chorus_desktop.domain.reading import read
from chorus_desktop.domain.task import Stage, Status
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.services import associations, attachments, deposit, dossiers, invoices, issue, trash
from tests.helpers import clubs
from tests.helpers.clubs import JANUARY, LINE, TODAY, lines_of
from tests.pdf.samples import saved

MARCH = date(2026, 3, 3)


def content(folder):
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_cancelled_before_its_deposit_it_keeps_number_and_pdf_and_a_new_one_is_prefilled(club):
    typed = {**JANUARY, "notes": "Merci", "market_number": "M-7", "comment": "Janvier"}
    first = club.ready(typed, (LINE, {**LINE, "discount": "10 %", "executed_from": "07/01/2026"}))
    club.joins(first, club.brings("plan.pdf"), kind="other")
    number = issue.finalise(club.store, first, TODAY)
    pdf, document = issue.preview(club.store, first, TODAY), deposit.view(club.store, first, TODAY).document

    instead = issue.cancel(club.store, first, MARCH, "  Mauvaise quantité ")

    kept = deposit.view(club.store, first, MARCH)
    assert (kept.state, kept.document, issue.preview(club.store, first, MARCH)) == (InvoiceState.CANCELLED, document, pdf)
    assert [(event.kind, event.on, event.reason) for event in kept.events] == [(EventKind.CANCELLED, MARCH, "Mauvaise quantité")]
    view = invoices.view(club.store, instead, MARCH)
    assert {name: view.typed[name] for name in typed} == {**typed, "issued_on": "03/03/2026"}
    assert lines_of(view) == lines_of(invoices.view(club.store, first, MARCH))
    assert view.typed["replaces"] == number
    assert [(item.kind, item.sha256) for item in view.work.attachments] == [(file.kind, file.sha256) for file in document.files]
    assert view.problems == ()

    assert issue.finalise(club.store, instead, MARCH) == "FA2026-002"
    assert deposit.view(club.store, instead, MARCH).document.replaces == number


def test_the_one_that_replaces_is_the_one_in_hand(club):
    first, _ = club.issues()
    instead = issue.cancel(club.store, first, TODAY, "Erreur")

    view = dossiers.view(club.store, club.dossier, TODAY)

    assert (view.invoice_id, view.invoice_state) == (instead, InvoiceState.DRAFT)
    assert view.invoiced == 0


def test_taking_a_file_off_the_new_one_leaves_it_with_the_cancelled_one(club):
    first, _ = club.issues()
    instead = issue.cancel(club.store, first, TODAY, "Erreur")

    attachments.remove(club.store, instead, attachments.listed(club.store, instead)[0].id, TODAY)
    trash.empty(club.store)

    (kept,) = attachments.listed(club.store, first)
    assert attachments.content(club.store, kept).startswith(b"%PDF-")


def test_deposited_it_cannot_be_cancelled(club):
    invoice_id, _ = club.issues()
    issue.deposited(club.store, invoice_id, TODAY)
    before = deposit.view(club.store, invoice_id, TODAY)

    for act in (
        lambda: issue.cancel(club.store, invoice_id, TODAY, "Trop tard"),
        lambda: issue.deposited(club.store, invoice_id, TODAY),
    ):
        with pytest.raises(Trouble, match="déposée"):
            act()

    assert deposit.view(club.store, invoice_id, TODAY) == before
    assert len(dossiers.view(club.store, club.dossier, TODAY).invoices) == 1


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ("", "deposit.day_missing"),
        ("04/02/2026", "deposit.day_future"),
        ("30/01/2026", "deposit.day_before"),
        ("31/01/2026", ""),
        ("03/02/2026", ""),
    ],
)
def test_the_day_told_lies_between_the_invoice_and_today(club, told, code):
    invoice_id, _ = club.issues()
    issued_on = deposit.view(club.store, invoice_id, TODAY).document.issued_on

    found = deposit_problems(read(DepositDay, {"on": told}).value, issued_on, TODAY)

    assert [problem.code for problem in found] == [code] * bool(code)
    assert all(problem.sentence for problem in found)


def test_a_deposit_said_by_mistake_is_taken_back_and_both_facts_stay(club):
    invoice_id, _ = club.issues()
    issue.deposited(club.store, invoice_id, TODAY)
    issue.not_deposited(club.store, invoice_id, MARCH, " Le portail était fermé ")

    view = deposit.view(club.store, invoice_id, MARCH)
    assert view.state is InvoiceState.FINALISED
    assert [(event.kind, event.reason) for event in view.events] == [
        (EventKind.DEPOSITED, ""),
        (EventKind.DEPOSIT_WITHDRAWN, "Le portail était fermé"),
    ]

    issue.cancel(club.store, invoice_id, MARCH, "Erreur")
    assert deposit.view(club.store, invoice_id, MARCH).state is InvoiceState.CANCELLED


def test_a_draft_has_no_life_yet(club):
    draft = club.draft()

    for act in (issue.cancel, issue.not_deposited):
        with pytest.raises(Trouble, match="en préparation"):
            act(club.store, draft, TODAY, "x")
    with pytest.raises(Trouble, match="en préparation"):
        issue.deposited(club.store, draft, TODAY)
    assert len(dossiers.view(club.store, club.dossier, TODAY).invoices) == 1


def test_the_tasks_follow_its_life(club):
    def status(stage, today=TODAY):
        return next(task for task in dossiers.view(club.store, club.dossier, today).tasks if task.stage is stage)

    draft = club.draft()
    assert status(Stage.ATTACHMENTS).status is Status.TODO
    assert status(Stage.DEPOSIT).status is Status.LOCKED

    club.joins(draft)
    assert status(Stage.ATTACHMENTS).status is Status.DONE
    assert status(Stage.DEPOSIT).title == "Vérifier et finaliser la facture"

    issue.finalise(club.store, draft, TODAY)
    assert status(Stage.INVOICE).fact.startswith("FA2026-001")
    assert (status(Stage.DEPOSIT).title, status(Stage.DEPOSIT).status) == ("Déposer sur Chorus Pro", Status.TODO)

    issue.deposited(club.store, draft, TODAY)
    assert (status(Stage.DEPOSIT).status, status(Stage.DEPOSIT).fact) == (Status.DONE, "Déposée le 03/02/2026")
    view = dossiers.view(club.store, club.dossier, TODAY)
    assert (view.next, view.invoiced, view.deposited) == (None, 35_250, 35_250)


def test_what_changes_around_it_changes_nothing_in_it(club, tmp_path):
    invoice_id, _ = club.issues()
    pdf, document = issue.preview(club.store, invoice_id, TODAY), deposit.view(club.store, invoice_id, TODAY).document
    before = content(deposit.write(club.store, invoice_id, tmp_path / "avant", TODAY))

    associations.save(
        club.store,
        club.association,
        {"name": "Un autre nom", "iban": "", "city": "Tourlaville", "siret": "987 654 324 00019", "vat": "out_of_scope"},
    )
    club.signs(payer_signed_on="", reference="C-12")
    club.receives("2026", "CP2026/9999/1")
    dossiers.remove_engagement(club.store, club.dossier, "2026")

    after = content(deposit.write(club.store, invoice_id, tmp_path / "après", TODAY))
    assert issue.preview(club.store, invoice_id, TODAY) == pdf
    assert deposit.view(club.store, invoice_id, TODAY).document == document
    # The checklist tells where things stand today; all the rest is of that day.
    assert {name for name in before if before[name] != after[name]} <= {"a-verifier-avant-depot.pdf"}


def test_frozen_pictures_outlive_the_card(club, tmp_path):
    logo = club.brings("logo.png", saved(Image.new("RGB", (200, 80), "black"), "PNG"))
    associations.set_picture(club.store, club.association, "logo", logo)
    invoice_id, _ = club.issues()
    shown = deposit.view(club.store, invoice_id, TODAY).document.logo

    associations.set_picture(club.store, club.association, "logo", None)
    trash.empty(club.store)

    assert associations.picture(club.store, shown).startswith(b"\x89PNG")


def test_it_is_the_same_after_closing_and_opening(club, tmp_path):
    invoice_id, _ = club.issues()
    issue.deposited(club.store, invoice_id, TODAY)
    before = deposit.view(club.store, invoice_id, TODAY), issue.preview(club.store, invoice_id, TODAY)
    club.store.close()

    again = clubs.opened(tmp_path)

    assert (deposit.view(again, invoice_id, TODAY), issue.preview(again, invoice_id, TODAY)) == before
    again.close()
