"""An invoice that names children, page by page: its lines proposed, names hidden until asked, its folder erased once deposited."""

import pytest
from PySide6.QtWidgets import QLineEdit

from chorus_desktop import services
from chorus_desktop.ui.pages.invoice import InvoicePage
from chorus_desktop.ui.pages.issued import IssuedPage
from chorus_desktop.ui.pages.review import ReviewPage
from tests.helpers import ase, examples
from tests.ui.pages.test_cares import heard

ROW = "PEC-2026-0147 · Du 1er au 15 janvier 2026 · Réf. arrêté 2025-011 · "


@pytest.fixture
def year(room):
    return ase.opened(room.store, room.club.association)


@pytest.fixture
def draft(room, year):
    return ase.drafted(room.store, year)


def blank(room, year):
    invoice_id = services.invoices.create(room.store, year, room.today)
    services.invoices.save(room.store, invoice_id, {"service_code": "125"}, (), room.today)
    room.show(InvoicePage(room.desk, invoice_id))
    return invoice_id


def lines(room, invoice_id):
    kept = services.invoices.view(room.store, invoice_id, room.today).work.invoice.written_lines
    return [(str(line.quantity), str(line.unit_price), line.beneficiary, line.care) for line in kept]


MONTH = [("15", "178.35", ase.CHILD, "c1"), ("16", "181.90", ase.CHILD, "c1")]


def test_the_lines_of_the_month_are_proposed_and_can_be_changed(room, year):
    invoice_id = blank(room, year)

    room.press("Proposer les lignes du mois")
    assert room.focus() == "Quantité, ligne 1"
    room.types("Quantité, ligne 2", "14")
    room.shell.page.leaving()

    assert lines(room, invoice_id) == [MONTH[0], ("14", *MONTH[1][1:])]


def test_what_was_proposed_can_be_taken_back(room, year):
    invoice_id = blank(room, year)
    room.types("Désignation, ligne 1", "Transport")
    room.press("Proposer les lignes du mois")
    room.shell.page.leaving()
    assert len(lines(room, invoice_id)) == 3

    room.shell.undo_bar.undo()
    room.shell.page.leaving()
    assert lines(room, invoice_id) == [("None", "None", "", "")]


def test_a_second_press_says_that_nothing_is_left(room, draft):
    room.show(InvoicePage(room.desk, draft))

    room.press("Proposer les lignes du mois")

    assert room.asked.asked[0].startswith("Aucune ligne à proposer.")
    assert lines(room, draft) == MONTH


def test_elsewhere_nothing_is_proposed_nor_hidden(room):
    room.show(InvoicePage(room.desk, room.club.draft()))

    said = [button.text() for button in room.everything(type(room.named("Continuer")))]
    assert not {"Proposer les lignes du mois", "Afficher les noms"} & set(said)


def test_names_on_the_lines_are_hidden_until_asked(room, draft):
    page = room.show(InvoicePage(room.desk, draft))
    assert f"{ROW}É… D…" in room.reads()
    room.press("Détails, ligne 1")
    assert room.named("Bénéficiaire").echoMode() is QLineEdit.EchoMode.Password
    assert "Duval" not in heard(page)

    room.press("Afficher les noms")
    assert f"{ROW}{ase.CHILD}" in room.reads()
    assert "Duval" in heard(page)

    page.leaving()
    assert "Duval" not in heard(page)
    assert lines(room, draft) == MONTH, "hidden is not gone"


def test_the_prise_en_charge_of_a_line_is_chosen_in_its_details(room, year, draft):
    second = {"id": "c2", "reference": "PEC-2026-0200", "child": "Noé Hamel", "valid_from": "01/01/2026"}
    services.cares.save(room.store, year, (ase.CARE_TYPED, second), ase.PRICES_TYPED, room.today)
    page = room.show(InvoicePage(room.desk, draft))
    room.press("Ajouter une ligne")
    room.press("Détails, ligne 3")

    combo = room.named("Prise en charge")
    assert [combo.itemText(place) for place in range(combo.count())][1:] == [
        "PEC-2026-0147 · É… D… · du 01/09/2025 au 31/08/2026",
        "PEC-2026-0200 · N… H… · depuis le 01/01/2026",
    ]
    combo.setCurrentIndex(2)
    combo.activated.emit(2)
    assert "PEC-2026-0200 · N… H…" in room.reads()
    room.press("Afficher les noms")
    shown = room.named("Prise en charge")
    assert shown.currentText() == "PEC-2026-0200 · Noé Hamel · depuis le 01/01/2026"

    page.leaving()
    assert lines(room, draft)[2] == ("None", "None", "Noé Hamel", "c2"), "the child comes with it"


def test_a_line_without_one_leads_to_the_choice(room, draft):
    kept = [{**line, "care": ""} for line in services.invoices.view(room.store, draft, room.today).lines]
    services.invoices.save(room.store, draft, {}, kept, room.today)
    room.show(InvoicePage(room.desk, draft))

    room.press("Continuer")
    said = "choisissez la prise en charge de cette ligne, dans ses détails\u00a0: la collectivité ne paie que ce qui y correspond."
    room.press(f"Ligne 1\u00a0: {said}")

    assert room.focus() == "Prise en charge"


def test_the_review_hides_names_and_shows_the_paper_when_asked(room, draft, tmp_path):
    ase.joined(room.store, draft, tmp_path)
    page = room.show(ReviewPage(room.desk, draft))
    assert "Hébergement, É… D…, du 1er au 15 janvier 2026" in room.reads()
    assert "Duval" not in heard(page)
    assert not page._preview.isVisibleTo(page)

    room.press("Afficher les noms")
    assert f"Hébergement, {ase.CHILD}, du 16 au 31 janvier 2026" in room.reads()
    room.press("Voir l’aperçu, avec les noms")
    assert page._preview.isVisibleTo(page)

    page.leaving()
    assert "Duval" not in heard(page)
    assert not page._preview.isVisibleTo(page)
    assert room.named("Voir l’aperçu, avec les noms")


def deposited(room, year, tmp_path):
    issued = ase.finalised(room.store, year, tmp_path)
    folder = services.deposit.write(room.store, issued, room.folder / "depots", room.today)
    services.issue.deposited(room.store, issued, room.today)
    return issued, folder


ERASE = "Effacer le dossier de dépôt de cet ordinateur"


def test_the_folder_is_erased_once_deposited_after_a_question(room, year, tmp_path):
    issued, folder = deposited(room, year, tmp_path)
    page = room.show(IssuedPage(room.desk, issued))
    assert "Duval" not in heard(page)

    room.asked.answers = [False]
    room.press(ERASE)
    assert folder.is_dir()

    (folder / "certificat.pdf").write_bytes(b"from the portal")
    room.asked.answers = [True]
    room.press(ERASE)
    assert [path.name for path in folder.iterdir()] == ["certificat.pdf"]
    assert "Il y reste ce que vous y aviez mis\u00a0: certificat.pdf." in room.reads()


def test_it_is_written_again_by_the_same_button_as_ever(room, year, tmp_path):
    issued, folder = deposited(room, year, tmp_path)
    room.show(IssuedPage(room.desk, issued))
    room.asked.answers = [True]
    room.press(ERASE)
    assert not folder.exists()
    assert ERASE not in room.reads()

    room.press("Ouvrir le dossier")

    assert folder.is_dir()
    assert room.opened == [folder]


def test_no_title_of_a_window_names_a_child(room, year, draft, tmp_path):
    ase.joined(room.store, draft, tmp_path)
    titles = []
    for page in (InvoicePage(room.desk, draft), ReviewPage(room.desk, draft)):
        room.show(page)
        titles.append(room.shell.windowTitle())
    services.issue.finalise(room.store, draft, room.today)
    room.show(IssuedPage(room.desk, draft))
    titles.append(room.shell.windowTitle())

    assert len(set(titles)) == 3
    assert "Duval" not in " ".join(titles)


def test_as_last_time_reckons_the_days_of_the_next_month(room, year, tmp_path):
    issued = ase.finalised(room.store, year, tmp_path)

    following = services.invoices.again(room.store, issued, examples.TODAY)

    assert lines(room, following) == [("28", "181.90", ase.CHILD, "c1")]
