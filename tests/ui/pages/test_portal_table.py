"""The portal's table through the window: pasted, its columns mended, its rows judged, noted, taken back."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from chorus_desktop import services
from chorus_desktop.domain.lifecycle import InvoiceState
from chorus_desktop.ui.pages.invoices import InvoicesPage
from chorus_desktop.ui.pages.portal_table import PortalTablePage
from chorus_desktop.ui.record_table import DETAIL_ROLE
from tests.helpers.accessible import nameless

TABLE = (
    "N° facture\tStatut\tDate du statut\tDate de dépôt\nFA2026-001\tSuspendue\t03/02/2026\t02/02/2026\nAUTRE-1\tMandatée\t03/02/2026\t\n"
)


@pytest.fixture
def page(room, issued):
    return room.show(PortalTablePage(room.desk))


def life(room, invoice_id):
    return services.deposit.view(room.store, invoice_id, room.today).life


def pastes(room, text):
    QGuiApplication.clipboard().setText(text)
    room.press("Coller le tableau (Ctrl + V)")


def test_a_pasted_table_is_previewed_noted_and_taken_back(room, issued, page):
    pastes(room, TABLE)

    assert "1 état à noter" in room.reads()
    assert "Pas d’ici\u00a0: 1" in room.reads()
    table = room.named("Lignes du tableau").model()
    assert [table.index(0, place).data() for place in range(4)] == ["2", "FA2026-001", "Suspendue", "Dépôt et état"]
    assert life(room, issued).state is InvoiceState.FINALISED
    room.named("Lignes du tableau").selectRow(1)
    assert "Ligne 3, AUTRE-1\u00a0: Aucune facture d’ici n’a ce numéro." in room.reads()
    assert nameless(page) == []

    room.press("Noter 1 état")
    assert life(room, issued).deposited_on == date(2026, 2, 2)
    assert life(room, issued).status.status == "suspendue"

    room.shell.undo_bar.undo()
    assert life(room, issued).state is InvoiceState.FINALISED


def test_ctrl_v_pastes_the_table(room, issued, page):
    QGuiApplication.clipboard().setText(TABLE)
    QTest.keyClick(page, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    assert "1 état à noter" in room.reads()


def test_other_titles_are_mapped_by_hand(room, issued, page):
    pastes(room, "Réf\tCe que ça dit\nFA2026-001\tSuspendue\n")
    assert "Aucune colonne n’est choisie" in room.reads()

    for name, place in (("Numéro de facture", "0"), ("État", "1")):
        combo = room.named(name)
        combo.setCurrentIndex(combo.findData(place))
    room.press("Noter 1 état")

    assert life(room, issued).status.status == "suspendue"


def test_deposits_are_not_noted_when_the_box_is_not_ticked(room, issued, page):
    pastes(room, TABLE)
    room.press("Noter aussi les dépôts qui manquent ici")

    assert "Rien de nouveau à noter" in room.reads()


def test_what_is_no_table_is_said(room, page):
    pastes(room, " ")

    assert "Il n’y a rien à coller" in room.reads()


def test_an_export_is_chosen_like_any_file(room, issued, page):
    path = room.folder / "export.csv"
    path.write_text(TABLE.replace("\t", ";"), encoding="utf-8")
    room.asked.answers.append(path)
    room.press("Choisir le fichier…")

    assert "1 état à noter" in room.reads()


def test_the_list_shows_the_portals_state_beside_ours_and_filters_by_it(room, issued):
    services.issue.deposited(room.store, issued, date(2026, 2, 2))
    room.show(InvoicesPage(room.desk))
    rows = room.named("Factures").model()

    def chooses(said):
        combo = room.named("État sur le portail des factures montrées")
        combo.setCurrentIndex(combo.findText(said))
        combo.activated.emit(combo.currentIndex())

    chooses("Aucun état noté")
    assert rows.rowCount() == 1
    chooses("Attend quelque chose de vous")
    assert rows.rowCount() == 0

    table = services.portal_table.look(room.store, services.portal_table.pasted(TABLE), lambda *_: None)
    services.portal_table.bring_in(room.store, table, table.head.chosen, True, room.today, lambda *_: None)
    page = room.show(InvoicesPage(room.desk))
    rows = room.named("Factures").model()
    assert (rows.index(0, 2).data(), rows.index(0, 2).data(DETAIL_ROLE)) == ("Suspendue", "Déposée")
    for said, count in (("Suspendue", 1), ("Attend quelque chose de vous", 1), ("Aucun état noté", 0)):
        chooses(said)
        assert rows.rowCount() == count
    assert nameless(page) == []
    room.press("Tableau du portail")
    assert room.ways.taken[-1] == ("portal_table",)
