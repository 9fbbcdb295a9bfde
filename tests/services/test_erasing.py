"""The names of a dossier's children, erased for good: nothing of them is left in the file, and invoices stay as they were."""

from datetime import date

import pytest

from chorus_desktop.domain.certificate import Grouping
from chorus_desktop.domain.ordering import CertificateOrder
from chorus_desktop.domain.status_telling import StatusTold
from chorus_desktop.domain.task import Stage
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.services import attachments, certificates, deposit, erasing, invoices, issue, life, proof, scans, sheets, trash
from chorus_desktop.services.scanned import Brought
from chorus_desktop.services.sheets import SheetOrder
from chorus_desktop.services.work import lay_out
from chorus_desktop.store.associations import association, save_association
from chorus_desktop.store.attendance_used import attendance_used, fingerprint
from chorus_desktop.store.database import Store
from chorus_desktop.store.files import keep_file
from chorus_desktop.store.invoices import invoice
from chorus_desktop.store.trash import TrashKind
from chorus_desktop.store.trash import trash as to_trash
from tests.helpers import clubs, presences, scanner
from tests.helpers.clubs import TODAY
from tests.pdf import samples

SPAN = {"first": date(2026, 1, 1), "last": date(2026, 1, 31)}


def nothing(*_):
    return None


@pytest.fixture
def full(club):
    """A club with a sheet scanned, attestations signed by the image, an invoice issued with them, another in preparation."""
    store: Store = club.store
    presences.stored(store, club.dossier, presences.sheet(3, 4))
    saved = association(store, club.association)
    picture = keep_file(store, samples.saved(samples.scan(300, 100), "PNG"))
    save_association(store, club.association, saved.value.model_copy(update={"signature": picture}), {})
    sheet = sheets.draw(store, club.dossier, SheetOrder(activity="judo", **SPAN), TODAY)
    sheets.keep(store, sheet.made)
    scans.file(store, [Brought(name="Lina.pdf", data=scanner.scan(scanner.pictures(sheet.data)))], TODAY, nothing)
    draft = club.draft()
    order = CertificateOrder(**SPAN, place="Cherbourg", issued_on=TODAY, grouping=Grouping.CHILD, by_image=True)
    certificates.issue(store, club.dossier, draft, order, TODAY, nothing)
    club.joins(draft)
    issue.finalise(store, draft, TODAY)
    other = invoices.again(store, draft, TODAY)
    club.joins(other)
    return club, draft, other


def test_what_attestations_were_made_from_goes_with_them(full):
    club, issued, draft = full
    (joined,) = [item for item in attachments.listed(club.store, issued) if item.recipe]
    came = joined.recipe.sources[0]
    assert came.name == f"{clubs.CHILD}.pdf"
    issue.deposited(club.store, issued, TODAY)

    erasing.erase(club.store, club.dossier, TODAY)

    assert club.store.rows("SELECT 1 FROM stored_file WHERE sha256 = :came", came=came.sha256) == []
    said = " ".join(body for (body,) in club.store.rows("SELECT body FROM attachment UNION ALL SELECT body FROM attachment_act"))
    assert clubs.CHILD not in said
    assert attachments.page(club.store, draft, TODAY).undo == ""


def test_what_would_go_and_what_stays_is_told(full):
    club, _, _ = full
    view = erasing.view(club.store, club.dossier, TODAY)

    assert view.goes == (
        "3 enfants et 12 cases remplies, et le journal de la feuille.",
        "1 feuille imprimée, avec 1 scan.",
        "1 lot d’attestations, avec les scans signés.",
        "2 pièces jointes de factures finalisées (attestations de présence).",
        "1 pièce jointe de factures en préparation.",
    )
    assert view.drafts
    assert not view.over
    assert view.season_ends_on == date(2026, 7, 3)
    assert any("sauvegarde" in said for said in view.stays)
    assert erasing.view(club.store, club.dossier, date(2026, 9, 1)).over


def test_nothing_is_erased_while_an_invoice_waits_for_its_deposit(full):
    club, issued, _ = full
    number = str(deposit.view(club.store, issued, TODAY).document.number)
    before = deposit.files(club.store, issued, TODAY)

    assert erasing.view(club.store, club.dossier, TODAY).refusal == f"Pas encore déposé sur Chorus Pro\u00a0: {number}."
    with pytest.raises(Trouble, match=number):
        erasing.erase(club.store, club.dossier, TODAY)
    assert deposit.files(club.store, issued, TODAY) == before

    issue.cancel(club.store, issued, TODAY, "Trop tôt")
    erasing.erase(club.store, club.dossier, TODAY)
    assert erasing.view(club.store, club.dossier, TODAY).goes == ()


def test_children_taken_away_are_erased_too_and_counted_apart(club):
    presences.stored(club.store, club.dossier, presences.sheet(3, 0))
    to_trash(club.store, TrashKind.CHILD, "c0", TODAY)

    said = erasing.view(club.store, club.dossier, TODAY).goes
    assert said == ("3 enfants, dont 1 retiré ou réuni à un autre, et le journal de la feuille.",)


def test_no_name_is_left_in_the_file(full):
    club, issued, _ = full
    issue.deposited(club.store, issued, TODAY)
    erasing.erase(club.store, club.dossier, TODAY)

    content = club.store.path.read_bytes()
    for name in ("Lina", "Noé", "Zoé", "Léo Dupont"):
        assert name.encode() not in content
    assert erasing.view(club.store, club.dossier, TODAY).goes == ()


def test_the_invoice_stays_and_its_folder_is_written_without_what_was_erased(full):
    club, issued, draft = full
    before = deposit.view(club.store, issued, TODAY).document
    issue.deposited(club.store, issued, TODAY)
    erasing.erase(club.store, club.dossier, TODAY)

    assert deposit.view(club.store, issued, TODAY).document == before
    assert all(item.sha256 for item in before.files)
    assert not any(name.startswith("PJ") for name in deposit.files(club.store, issued, TODAY))
    assert attachments.listed(club.store, draft) == ()


def test_what_was_erased_is_said_wherever_it_is_missed(full):
    club, issued, _ = full
    issue.deposited(club.store, issued, TODAY)
    erasing.erase(club.store, club.dossier, TODAY)
    # Told by mistake: it is to be deposited again, and nothing claims that its attestations are there.
    issue.not_deposited(club.store, issued, TODAY, "Dépôt refusé")
    view = deposit.view(club.store, issued, TODAY)
    summary = " ".join(scanner.texts(deposit.files(club.store, issued, TODAY)["recapitulatif-de-depot.pdf"]))
    facts = {row.stage: row.fact for row in lay_out(club.store, club.dossier, issued, TODAY).rows}

    assert view.erased == tuple(item.name for item in view.document.files)
    assert summary.count("effacée") == 2
    assert not any(line.done for line in view.checklist if "attestations de présence" in line.text)
    assert facts[Stage.ATTACHMENTS] == "2 pièces effacées"
    assert facts[Stage.DEPOSIT] == "Des pièces effacées manquent au dossier de dépôt"


def test_another_dossier_keeps_its_own(full, tmp_path):
    club, issued, _ = full
    issue.deposited(club.store, issued, TODAY)
    other = clubs.founded(club.store, tmp_path, siret="732 829 320 00074")
    made = presences.sheet(1, 1)
    renamed = made.children[0].model_copy(update={"id": "x", "first_name": "Autre"})
    presences.stored(club.store, other.dossier, presences.Attendance(children=(renamed,)))
    erasing.erase(club.store, club.dossier, TODAY)

    assert erasing.view(club.store, other.dossier, TODAY).goes == ("1 enfant, et le journal de la feuille.",)


LINE = {
    "designation": "Atelier judo du mercredi", "quantity": "12", "unit": "présence", "unit_price": "7,50", "activity": "judo",
    "counting": "child_session",
}  # fmt: skip


@pytest.fixture
def proved(club):
    """A club with an invoice that its sheet proves but for one absence, which is explained; and its id."""
    presences.stored(club.store, club.dossier, presences.sheet(3, 4, (0, 1)))
    invoice_id = club.ready(lines=({**LINE, "beneficiary": ""},))
    proof.explain(club.store, invoice_id, {"attendance_reason": "Lina était malade, dû."}, TODAY)
    issue.finalise(club.store, invoice_id, TODAY)
    issue.deposited(club.store, invoice_id, TODAY)
    return club, invoice_id


def test_an_invoice_that_a_sheet_proved_keeps_the_hash_of_it_and_works(proved):
    club, invoice_id = proved
    before, used = deposit.view(club.store, invoice_id, TODAY).document, attendance_used(club.store, invoice_id)
    view = erasing.view(club.store, club.dossier, TODAY)
    assert "Les présences qui prouvent 1 facture finalisée." in view.goes
    assert any(said.startswith("La raison d’un écart avec la feuille") for said in view.stays)
    assert not any(said.startswith("Les bénéficiaires imprimés") for said in view.stays)

    erasing.erase(club.store, club.dossier, TODAY)

    assert used is not None
    assert attendance_used(club.store, invoice_id) is None
    assert club.store.rows("SELECT body, sha256 FROM attendance_used") == [("", fingerprint(used))]
    assert proof.changed(club.store, club.dossier) == ()
    assert deposit.view(club.store, invoice_id, TODAY).document == before
    assert before.attendance == fingerprint(used)
    assert deposit.files(club.store, invoice_id, TODAY)
    for name in ("Noé", "Zoé"):
        assert name.encode() not in club.store.path.read_bytes()


def test_names_written_in_invoices_in_preparation_go_and_those_of_issued_ones_are_told(proved):
    club, issued = proved
    one = {**LINE, "quantity": "3", "beneficiary": "Zoé Ferrandini"}
    draft = club.ready(lines=(one,))
    proof.explain(club.store, draft, {"attendance_reason": "Zoé Ferrandini était là."}, TODAY)
    binned = club.ready(lines=(one,))
    trash.delete_invoice(club.store, binned, TODAY)
    said = "Les bénéficiaires et la raison d’un écart avec la feuille, dans 2 factures en préparation."
    assert said in erasing.view(club.store, club.dossier, TODAY).goes

    erasing.erase(club.store, club.dossier, TODAY)

    value = invoice(club.store, draft).value
    assert (value.attendance_reason, value.lines[0].beneficiary, value.lines[0].quantity) == ("", "", 3)
    assert invoice(club.store, issued).value.attendance_reason == "Lina était malade, dû.", "it is frozen"
    assert b"Ferrandini" not in club.store.path.read_bytes()
    assert erasing.view(club.store, club.dossier, TODAY).goes == ()


def test_a_beneficiary_printed_on_an_issued_invoice_is_told_to_stay(club):
    club.issues(lines=({"designation": "Stage", "quantity": "1", "unit": "forfait", "unit_price": "40", "beneficiary": "Zoé F."},))

    assert any(said.startswith("Les bénéficiaires imprimés") for said in erasing.view(club.store, club.dossier, TODAY).stays)


def test_a_credit_note_for_the_accounts_alone_keeps_no_name_from_being_erased(proved):
    club, invoice_id = proved
    credit = invoices.credit(club.store, invoice_id, TODAY)
    issue.finalise(club.store, credit, TODAY)
    assert erasing.view(club.store, club.dossier, TODAY).to_deposit == ("AV2026-001",)

    life.tell(club.store, invoice_id, StatusTold(status="rejetee", on=TODAY), TODAY)

    assert erasing.view(club.store, club.dossier, TODAY).refusal == ""
    erasing.erase(club.store, club.dossier, TODAY)


def test_words_kept_in_the_history_are_told_to_stay(proved):
    club, invoice_id = proved
    said = "Les motifs du portail et vos réponses"
    assert not any(each.startswith(said) for each in erasing.view(club.store, club.dossier, TODAY).stays)

    life.tell(club.store, invoice_id, StatusTold(status="suspendue", on=TODAY, motive="Attestation de Lina"), TODAY)

    assert any(each.startswith(said) for each in erasing.view(club.store, club.dossier, TODAY).stays)
