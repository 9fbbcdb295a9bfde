"""The list of invoices on paper, and what a file made by a newer release still shows."""

import io
import re

import pypdf
import pytest

from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.services import associations, dossiers, home, invoice_list, issue
from chorus_desktop.store.dossiers import dossier, save_dossier
from tests.helpers import clubs
from tests.helpers.clubs import JANUARY, LINE, TODAY


def words(pdf):
    return re.sub(r"\s+", " ", "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages))


def test_the_list_on_paper_holds_the_rows_chosen_and_totals_what_stands(club):
    cancelled, _ = club.issues()
    issue.cancel(club.store, cancelled, TODAY, "Erreur")
    deposited, _ = club.issues(JANUARY, ({**LINE, "quantity": "10"},))
    issue.deposited(club.store, deposited, TODAY)
    rows = [row.id for row in home.invoice_table(club.store)]

    said = words(invoice_list.paper(club.store, [*rows, "gone"], "saison 2025-2026", TODAY))

    assert "3 factures, le 3 février 2026 · saison 2025-2026" in said
    assert all(number in said for number in ("FA2026-001", "FA2026-002", "Annulée avant dépôt", "Déposée", "En préparation"))
    assert "Total des factures finalisées : 75,00 €" in said
    assert words(invoice_list.paper(club.store, [deposited], "", TODAY)).count("FA2026-") == 1


def test_with_several_associations_each_row_says_whose_it_is(store, club, tmp_path):
    dance = clubs.judo(store, tmp_path, name="Danse du Roule", siret="987 654 324 00019", numbering="D{n}")
    for at_work in (club, dance):
        at_work.issues()

    said = words(invoice_list.paper(store, [row.id for row in home.invoice_table(store)], "", TODAY))

    assert "(Danse du Roule)" in said
    assert "(Judo Club de la Baie)" in said
    assert invoice_list.paper(store, [], "", TODAY).startswith(b"%PDF-")


@pytest.mark.parametrize(("field", "key"), [("season", "2031-2032"), ("procedure", "aide-inconnue")])
def test_a_dossier_whose_rules_are_not_known_here_hides_none_of_the_others(store, club, tmp_path, field, key):
    """As when the next treasurer opens the file with an older release."""
    other = clubs.judo(store, tmp_path, name="Danse du Roule", siret="987 654 324 00019")
    issued, _ = club.issues()
    kept = dossier(store, club.dossier)
    save_dossier(store, club.dossier, kept.value.model_copy(update={field: key}), kept.unread)

    unknown, known = home.home(store, TODAY).dossiers

    assert key in unknown.title
    assert key in unknown.deadline
    assert (unknown.next, unknown.invoiced, known.id) == (None, 35_250, other.dossier)
    assert issued in {row.id for row in home.invoice_table(store)}
    with pytest.raises(Trouble, match=key):
        dossiers.view(store, club.dossier, TODAY)


def test_a_page_finds_its_way_back_to_the_association(club):
    assert dossiers.association_of(club.store, club.dossier) == club.association
    assert associations.view(club.store, dossiers.association_of(club.store, club.dossier)).association.name == "Judo Club de la Baie"


def test_the_signed_copy_removed_comes_back(club):
    dossiers.join_convention_scan(club.store, club.dossier, club.brings("convention.pdf"))
    before = dossiers.view(club.store, club.dossier, TODAY).dossier.convention.scan

    dossiers.set_convention_scan(club.store, club.dossier, "")
    assert dossiers.scan(club.store, club.dossier) == b""

    dossiers.set_convention_scan(club.store, club.dossier, before)
    assert dossiers.scan(club.store, club.dossier).startswith(b"%PDF-")
