"""The names of a dossier's children, erased for good: nothing of them is left in the file, and invoices stay as they were."""

from datetime import date

import pytest

from chorus_desktop.domain.certificate import Grouping
from chorus_desktop.domain.ordering import CertificateOrder
from chorus_desktop.services import attachments, certificates, deposit, erasing, invoices, issue, scans, sheets
from chorus_desktop.services.scanned import Brought
from chorus_desktop.services.sheets import SheetOrder
from chorus_desktop.store.associations import association, save_association
from chorus_desktop.store.database import Store
from chorus_desktop.store.files import keep_file
from chorus_desktop.store.trash import TrashKind, trash
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


def test_children_taken_away_are_erased_too_and_counted_apart(club):
    presences.stored(club.store, club.dossier, presences.sheet(3, 0))
    trash(club.store, TrashKind.CHILD, "c0", TODAY)

    said = erasing.view(club.store, club.dossier, TODAY).goes
    assert said == ("3 enfants, dont 1 retiré ou réuni à un autre, et le journal de la feuille.",)


def test_no_name_is_left_in_the_file(full):
    club, _, _ = full
    erasing.erase(club.store, club.dossier, TODAY)

    content = club.store.path.read_bytes()
    for name in ("Lina", "Noé", "Zoé", "Léo Dupont"):
        assert name.encode() not in content
    assert erasing.view(club.store, club.dossier, TODAY).goes == ()


def test_the_invoice_stays_and_its_folder_is_written_without_what_was_erased(full):
    club, issued, draft = full
    before = deposit.view(club.store, issued, TODAY).document
    erasing.erase(club.store, club.dossier, TODAY)

    assert deposit.view(club.store, issued, TODAY).document == before
    assert all(item.sha256 for item in before.files)
    assert not any(name.startswith("PJ") for name in deposit.files(club.store, issued, TODAY))
    assert attachments.listed(club.store, draft) == ()


def test_another_dossier_keeps_its_own(full, tmp_path):
    club, _, _ = full
    other = clubs.founded(club.store, tmp_path, siret="732 829 320 00074")
    made = presences.sheet(1, 1)
    renamed = made.children[0].model_copy(update={"id": "x", "first_name": "Autre"})
    presences.stored(club.store, other.dossier, presences.Attendance(children=(renamed,)))
    erasing.erase(club.store, club.dossier, TODAY)

    assert erasing.view(club.store, other.dossier, TODAY).goes == ("1 enfant, et le journal de la feuille.",)
