"""The trash: what is deleted waits there under its name, comes back whole, and goes for good when it is emptied."""

import pytest

from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.services import associations, attachments, dossiers, home, invoices, issue, trash
from tests.helpers.clubs import CHILD, PROCEDURE, TODAY, codes
from tests.pdf import samples


def rows(store):
    return [(row.said, row.label) for row in trash.listed(store)]


def test_everything_deleted_is_listed_by_its_name(club):
    draft = club.ready()
    attachments.remove(club.store, draft, attachments.listed(club.store, draft)[0].id, TODAY)
    associations.add_past(club.store, club.association, {"number": "FA2025-009", "day": "01/12/2025"})
    ((past, _),) = associations.past_view(club.store, club.association, TODAY).rows
    associations.remove_past(club.store, past, TODAY)
    trash.delete_invoice(club.store, draft, TODAY)
    trash.delete_dossier(club.store, club.dossier, TODAY)
    trash.delete_association(club.store, club.association, TODAY)

    assert sorted(rows(club.store)) == [
        ("Association", "Judo Club de la Baie"),
        ("Dossier", "C’LOISIRS 2025-2026"),
        ("Facture", "Facture de janvier 2026"),
        ("Facture d’avant", "FA2025-009"),
        ("Pièce jointe", f"{CHILD}.pdf"),
    ]
    assert {row.on for row in trash.listed(club.store)} == {TODAY}
    assert home.column(club.store).trash == 5
    assert home.home(club.store, TODAY).dossiers == ()


def test_what_has_no_name_is_still_called_something(store):
    trash.delete_association(store, associations.create(store), TODAY)

    assert rows(store) == [("Association", "Sans nom")]


def test_a_draft_comes_back_with_its_half_typed_rows_and_its_files(club):
    draft = club.ready()
    invoices.save(club.store, draft, {}, ({"designation": "Stage", "quantity": "12,5O"},), TODAY)
    before = invoices.view(club.store, draft, TODAY)
    trash.delete_invoice(club.store, draft, TODAY)
    assert home.invoice_table(club.store) == []
    assert not home.still_there(club.store, "invoice", draft)

    (row,) = trash.listed(club.store)
    trash.put_back(club.store, row.kind, row.id)

    assert invoices.view(club.store, draft, TODAY) == before
    assert trash.listed(club.store) == ()


def test_what_comes_back_brings_what_it_stands_in(club):
    draft = club.draft()
    trash.delete_association(club.store, club.association, TODAY)
    trash.delete_invoice(club.store, draft, TODAY)

    trash.put_back(club.store, "invoice", draft)

    assert home.still_there(club.store, "invoice", draft)
    assert home.still_there(club.store, "dossier", club.dossier)


def test_emptied_it_is_gone_for_good_and_the_rest_stays(club):
    kept, gone = club.ready(), club.ready()
    trash.delete_invoice(club.store, gone, TODAY)

    trash.empty(club.store)

    assert trash.listed(club.store) == ()
    with pytest.raises(Trouble, match="vidée"):
        trash.put_back(club.store, "invoice", gone)
    (file,) = attachments.listed(club.store, kept)
    assert attachments.content(club.store, file).startswith(b"%PDF-")


def test_undoing_what_is_gone_for_good_is_a_sentence(club):
    dossiers.join_convention_scan(club.store, club.dossier, club.brings("convention.pdf"))
    scan = dossiers.view(club.store, club.dossier, TODAY).dossier.convention.scan
    dossiers.set_convention_scan(club.store, club.dossier, "")
    logo = club.brings("logo.png", samples.saved(samples.scan(62, 87), "PNG"))
    shown = associations.set_picture(club.store, club.association, "logo", logo).association.logo
    associations.set_picture(club.store, club.association, "logo", None)
    associations.add_past(club.store, club.association, {"number": "FA2025-009", "day": "01/12/2025"})
    ((past, _),) = associations.past_view(club.store, club.association, TODAY).rows
    associations.remove_past(club.store, past, TODAY)
    trash.empty(club.store)

    for act in (
        lambda: dossiers.set_convention_scan(club.store, club.dossier, scan),
        lambda: associations.put_back_picture(club.store, club.association, "logo", shown),
        lambda: associations.put_back_past(club.store, past),
    ):
        with pytest.raises(Trouble, match="vidée"):
            act()


def test_a_file_taken_away_does_not_come_back_into_a_finalised_invoice(club):
    draft = club.ready()
    club.joins(draft, club.brings("autre.pdf"))
    gone = attachments.listed(club.store, draft)[1]
    attachments.remove(club.store, draft, gone.id, TODAY)
    issue.finalise(club.store, draft, TODAY)

    with pytest.raises(Trouble, match="finalisée sans cette pièce"):
        trash.put_back(club.store, "attachment", gone.id)


def test_what_has_its_number_cannot_be_deleted_nor_what_holds_it(club):
    issued, _ = club.issues()

    for act, record in (
        (trash.delete_invoice, issued),
        (trash.delete_dossier, club.dossier),
        (trash.delete_association, club.association),
    ):
        with pytest.raises(Trouble, match="finalisée"):
            act(club.store, record, TODAY)
    assert trash.listed(club.store) == ()


def test_a_dossier_deleted_leaves_its_season_free(club):
    trash.delete_dossier(club.store, club.dossier, TODAY)

    again = dossiers.create(club.store, club.association, PROCEDURE, "2025-2026", TODAY)

    assert again != club.dossier
    assert codes(dossiers.view(club.store, again, TODAY).problems) == []
