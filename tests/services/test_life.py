"""What the portal shows, told and taken back; what came back, corrected; what a rejection makes of sums and of the invoice that follows."""

from datetime import date

import pytest

from chorus_desktop.domain.lifecycle import EventKind, InvoiceState
from chorus_desktop.domain.status_telling import StatusTold, Telling
from chorus_desktop.domain.task import Stage, Status
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.services import after_pieces, deposit, dossiers, erasing, home, invoices, issue, life, returns, trash
from chorus_desktop.services.views import Refused
from chorus_desktop.store.issuing import told_on
from chorus_desktop.store.numbers import used
from tests.helpers.clubs import TODAY, lines_of

LATER, MARCH = date(2026, 2, 20), date(2026, 3, 3)


def deposited(club):
    invoice_id, _ = club.issues()
    issue.deposited(club.store, invoice_id, TODAY)
    return invoice_id


def shows(club, invoice_id, key, on=LATER, motive="", *, sure=False, today=MARCH):
    return life.tell(club.store, invoice_id, StatusTold(status=key, on=on, motive=motive), today, sure)


def known(club, invoice_id):
    return deposit.view(club.store, invoice_id, MARCH).life


def test_a_state_is_kept_with_its_day_and_its_motive(club):
    invoice_id = deposited(club)

    assert shows(club, invoice_id, "suspendue", motive=" Attestation illisible ") is Telling.NEW

    status = known(club, invoice_id).status
    assert (status.status, status.on, status.motive) == ("suspendue", LATER, "Attestation illisible")
    assert known(club, invoice_id).awaits_her
    assert told_on(club.store, invoice_id)[-1] >= date(2026, 1, 1)


def test_states_may_be_skipped_and_told_late(club):
    invoice_id = deposited(club)
    assert shows(club, invoice_id, "mise-en-paiement") is Telling.NEW

    assert shows(club, invoice_id, "mise-a-disposition", date(2026, 2, 4)) is Telling.EARLIER

    assert known(club, invoice_id).status.status == "mise-en-paiement"
    assert [shown.status for shown in known(club, invoice_id).shown] == ["mise-a-disposition", "mise-en-paiement"]


def test_the_same_state_on_the_same_day_writes_nothing(club):
    invoice_id = deposited(club)
    shows(club, invoice_id, "mise-a-disposition")
    before = deposit.view(club.store, invoice_id, MARCH).events

    assert shows(club, invoice_id, "mise-a-disposition") is Telling.SAME
    assert deposit.view(club.store, invoice_id, MARCH).events == before


def test_after_a_final_state_one_must_be_sure(club):
    invoice_id = deposited(club)
    shows(club, invoice_id, "rejetee")

    assert shows(club, invoice_id, "mise-a-disposition", MARCH) is Telling.AFTER_FINAL
    assert known(club, invoice_id).status.status == "rejetee"
    assert shows(club, invoice_id, "mise-a-disposition", MARCH, sure=True) is Telling.NEW
    assert known(club, invoice_id).status.status == "mise-a-disposition"


@pytest.mark.parametrize("on", [date(2026, 2, 2), date(2026, 3, 4), None])
def test_a_day_that_cannot_be_is_refused_and_nothing_written(club, on):
    invoice_id = deposited(club)

    with pytest.raises(Refused):
        shows(club, invoice_id, "suspendue", on)
    assert known(club, invoice_id).status is None


def test_a_state_told_by_mistake_is_taken_back_and_stays_in_the_history(club):
    invoice_id = deposited(club)
    shows(club, invoice_id, "rejetee")

    life.take_back(club.store, invoice_id, 2, MARCH, " Une autre facture ")

    assert not known(club, invoice_id).is_void
    lines = life.told(club.store, invoice_id)
    assert [(line.title, line.taken_back) for line in lines] == [
        ("Repris\u00a0: Le portail affiche «\u00a0Rejetée\u00a0», le 20 février 2026", False),
        ("Le portail affiche «\u00a0Rejetée\u00a0»", True),
        ("Déposée sur Chorus Pro", False),
    ]
    assert lines[0].detail == "Une autre facture"
    with pytest.raises(Trouble):
        life.take_back(club.store, invoice_id, 2, MARCH, "Encore")


def test_what_is_not_deposited_shows_nothing_on_the_portal(club):
    invoice_id, _ = club.issues()

    with pytest.raises(Trouble):
        shows(club, invoice_id, "suspendue")


def test_recycled_it_keeps_its_number_and_its_document(club):
    invoice_id = deposited(club)
    document = deposit.view(club.store, invoice_id, MARCH).document
    shows(club, invoice_id, "a-recycler", motive="Mauvais service")
    typed = {"siret": "213 501 232 00010", "service_code": "SPORT", "engagement": "CP2026/4512/1"}
    returns.keep(club.store, invoice_id, "recycle", typed)

    view = returns.view(club.store, invoice_id, MARCH)
    assert dict(view.typed) == typed
    assert ("CP2026/4512/1", "du 01/01/2026 au 03/07/2026") in view.engagements
    assert [change.label for change in returns.changes(view, typed) if change.is_one] == [
        "Identifiant du destinataire (SIRET)",
        "Code service",
    ]
    assert returns.sheet(club.store, invoice_id, MARCH).startswith(b"%PDF-")

    returns.corrected(club.store, invoice_id, "recycle", MARCH, "Code service : SPORT (avant : vide)")

    now = known(club, invoice_id)
    assert (now.answered_on, now.awaits_her) == (MARCH, False)
    assert deposit.view(club.store, invoice_id, MARCH).document == document
    assert deposit.view(club.store, invoice_id, MARCH).events[-1].reason == "Code service : SPORT (avant : vide)"
    assert returns.view(club.store, invoice_id, MARCH).typed["service_code"] == ""
    with pytest.raises(Trouble):
        returns.corrected(club.store, invoice_id, "recycle", MARCH, "Encore")


def test_a_piece_asked_for_is_added_after_the_deposit_and_named_on_from_the_others(club, tmp_path):
    invoice_id = deposited(club)
    shows(club, invoice_id, "suspendue", motive="Attestation illisible")

    added = after_pieces.add(
        club.store, invoice_id, (club.brings("Attestation Léo.pdf"), club.brings("rien.pdf", b"%PDF-1.7 cut")), "attestation"
    )

    assert (added.kept, len(added.problems)) == (1, 1)
    (piece,) = after_pieces.listed(club.store, invoice_id)
    assert (piece.name, piece.original_name) == ("PJ2-attestations-FA2026-001.pdf", "Attestation Léo.pdf")
    assert piece.name in deposit.files(club.store, invoice_id, MARCH)
    saved = after_pieces.save(club.store, invoice_id, piece.id, tmp_path / piece.name)
    assert saved.read_bytes().startswith(b"%PDF-")
    with pytest.raises(Trouble, match="écrit"):
        after_pieces.save(club.store, invoice_id, piece.id, tmp_path / "nulle part" / "x.pdf")

    after_pieces.remove(club.store, piece.id, MARCH)
    assert after_pieces.listed(club.store, invoice_id) == ()
    trash.put_back(club.store, "attachment", piece.id)
    assert [each.id for each in after_pieces.listed(club.store, invoice_id)] == [piece.id]


def test_names_in_pieces_added_later_are_erased_with_the_others(club):
    invoice_id = deposited(club)
    after_pieces.add(club.store, invoice_id, (club.brings("Attestation Léo.pdf"),), "attestation")
    assert any("2 pièces jointes" in said for said in erasing.view(club.store, club.dossier, MARCH).goes)

    erasing.erase(club.store, club.dossier, MARCH)

    assert after_pieces.listed(club.store, invoice_id) == ()


def test_what_came_back_is_the_first_task_until_it_is_answered(club):
    invoice_id = deposited(club)
    shows(club, invoice_id, "suspendue")

    task = dossiers.view(club.store, club.dossier, MARCH).next
    assert (task.stage, task.status, task.about) == (Stage.FOLLOW, Status.FIX, invoice_id)
    assert task.title == "Facture FA2026-001, suspendue\u00a0: ajouter la pièce"
    assert home.home(club.store, MARCH).dossiers[0].next == task

    returns.corrected(club.store, invoice_id, "complete", MARCH, "Pièce ajoutée")
    assert all(row.stage is not Stage.FOLLOW for row in dossiers.view(club.store, club.dossier, MARCH).tasks)


def test_the_day_of_the_deposit_stays_whatever_was_told_after(club):
    invoice_id = deposited(club)
    shows(club, invoice_id, "mise-a-disposition")

    row = next(task for task in dossiers.view(club.store, club.dossier, MARCH).tasks if task.stage is Stage.DEPOSIT)
    assert row.fact == "Déposée le 03/02/2026"


def test_a_rejected_one_is_replaced_under_a_new_number_and_both_say_so(club):
    invoice_id = deposited(club)
    shows(club, invoice_id, "rejetee", motive="Montant faux")
    life.acknowledged(club.store, invoice_id, MARCH)

    copy = returns.replace(club.store, invoice_id, MARCH)

    assert returns.replace(club.store, invoice_id, MARCH) == copy
    assert lines_of(invoices.view(club.store, copy, MARCH)) == lines_of(invoices.view(club.store, invoice_id, MARCH))
    assert deposit.view(club.store, invoice_id, MARCH).replaced_by == (copy, "")
    assert not known(club, invoice_id).awaits_her
    assert invoices.view(club.store, copy, MARCH).problems == ()

    number = issue.finalise(club.store, copy, MARCH)

    assert number == "FA2026-002"
    assert deposit.view(club.store, invoice_id, MARCH).replaced_by == (copy, number)
    instead = deposit.view(club.store, copy, MARCH)
    assert (instead.document.replaces, instead.document.replaces_because, instead.replaces) == (
        "FA2026-001",
        "rejected",
        (invoice_id, "FA2026-001"),
    )


def test_what_replaces_one_that_was_cancelled_takes_the_place_of_the_rejected_one(club):
    invoice_id = deposited(club)
    shows(club, invoice_id, "rejetee")
    instead = returns.replace(club.store, invoice_id, MARCH)
    club.types(instead, issued_on="03/03/2026", today=MARCH)
    issue.finalise(club.store, instead, MARCH)

    again = issue.cancel(club.store, instead, MARCH, "Encore une erreur")

    assert deposit.view(club.store, invoice_id, MARCH).replaced_by == (again, "")
    assert returns.replace(club.store, invoice_id, MARCH) == again, "the same days are not billed twice"
    club.types(again, issued_on="03/03/2026", today=MARCH)
    number = issue.finalise(club.store, again, MARCH)
    for each in (invoice_id, instead):
        assert deposit.view(club.store, each, MARCH).replaced_by == (again, number)
    assert deposit.view(club.store, again, MARCH).replaces == (instead, "FA2026-002")


def test_only_a_rejected_one_is_replaced(club):
    invoice_id = deposited(club)
    shows(club, invoice_id, "suspendue")

    with pytest.raises(Trouble, match="pas rejetée"):
        returns.replace(club.store, invoice_id, MARCH)


def test_a_rejected_one_counts_nowhere_and_its_credit_note_is_not_taken_off_a_second_time(club):
    invoice_id = deposited(club)
    assert used(club.store, club.association) == {"cp2026/4512/1": 35_250} or list(used(club.store, club.association).values()) == [35_250]
    shows(club, invoice_id, "rejetee")

    def sums():
        view = dossiers.view(club.store, club.dossier, MARCH)
        row = home.home(club.store, MARCH).dossiers[0]
        return sum(used(club.store, club.association).values()), view.invoiced, view.deposited, row.invoiced, row.deposited

    assert sums() == (0, 0, 0, 0, 0)
    note = invoices.credit(club.store, invoice_id, MARCH)
    assert [found for found in invoices.view(club.store, note, MARCH).problems if found.field == "original_number"] == []
    issue.finalise(club.store, note, MARCH)
    assert [found.code for found in deposit.view(club.store, note, MARCH).warnings if found.code == "deposit.on_void"] == [
        "deposit.on_void"
    ]
    assert dossiers.view(club.store, club.dossier, MARCH).invoice_id == invoice_id
    assert sums() == (0, 0, 0, 0, 0)
    # A second one would give back more than was billed.
    again = invoices.credit(club.store, invoice_id, MARCH)
    assert "invoice.original_exceeded" in [found.code for found in invoices.view(club.store, again, MARCH).problems]

    life.take_back(club.store, invoice_id, 2, MARCH, "Erreur")
    assert sums() == (0, 0, 35_250, 0, 35_250)


def test_a_draft_left_on_the_portal_was_never_deposited(club):
    invoice_id = deposited(club)
    shows(club, invoice_id, "brouillon")
    assert returns.view(club.store, invoice_id, MARCH).recipe.answer == "send"

    issue.not_deposited(club.store, invoice_id, MARCH, "Restée en brouillon")

    view = deposit.view(club.store, invoice_id, MARCH)
    assert (view.state, view.life.status) == (InvoiceState.FINALISED, None)
    assert [event.kind for event in view.events] == [EventKind.DEPOSITED, EventKind.STATUS, EventKind.DEPOSIT_WITHDRAWN]


def test_nothing_is_asked_where_the_portal_asks_nothing(club):
    invoice_id = deposited(club)

    view = returns.view(club.store, invoice_id, MARCH)
    assert (view.status, view.recipe, dict(view.typed)) == (None, None, {})
    assert returns.sheet(club.store, invoice_id, MARCH).startswith(b"%PDF-")
