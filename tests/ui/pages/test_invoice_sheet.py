"""Lines counted from the sheet, on the page of the invoice."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel

from chorus_desktop import services
from chorus_desktop.domain.attendance import Attendance
from chorus_desktop.domain.invoice import DocumentKind
from chorus_desktop.ui.pages.invoice import InvoicePage
from tests.helpers import presences, proofs

NB = "\u00a0"
PROPOSE, CHECK = "Proposer les lignes depuis la feuille", "Vérifier avec la feuille"
TAKE = f"Reprendre le compte de la feuille{NB}: 11, ligne 1"


@pytest.fixture
def sheet(room):
    made = presences.sheet(3, 4, (0, 1))
    presences.stored(room.store, room.club.dossier, made)
    return made


def opened(room, *lines, **changes):
    draft = room.club.draft(lines=lines, **changes)
    return room.show(InvoicePage(room.desk, draft)), draft


def choose(room, name, label):
    combo = room.named(name, QComboBox)
    combo.setCurrentIndex(combo.findText(label))
    QApplication.processEvents()


def row(room, rank=0):
    return room.shell.page._table.rows[rank]


def cells(room, rank=0):
    return [row(room, rank).cells[name].text() for name in ("designation", "quantity", "unit", "unit_price")]


def shown(room, name):
    return name in {button.accessibleName() or button.text() for button in room.everything(QAbstractButton)}


def test_the_lines_of_the_period_come_from_the_sheet_and_go_again(room, sheet):
    page, draft = opened(room)
    room.press(PROPOSE)

    assert cells(room) == ["Atelier judo du mercredi", "11", "présence", "7,50"]
    assert "Compté par enfant et par séance" in room.reads()
    page.leaving()
    assert services.invoices.view(room.store, draft, room.today).lines[0]["activity"] == "judo"
    assert not shown(room, PROPOSE)
    assert shown(room, CHECK)
    room.press(CHECK)
    assert room.ways.taken == [("reconciliation", draft)]


def test_nothing_of_it_is_shown_without_presences_or_on_a_credit_note(room):
    opened(room, proofs.line(3, activity="", counting=None))
    room.press("Détails, ligne 1")
    assert "Feuille de présence" not in room.reads()
    assert not shown(room, PROPOSE)

    presences.stored(room.store, room.club.dossier, presences.sheet(3, 4))
    opened(room, proofs.line(3), kind=DocumentKind.CREDIT_NOTE)
    room.press("Détails, ligne 1")
    assert not shown(room, PROPOSE)
    assert not shown(room, CHECK)
    assert "Compté" not in [label.text() for label in room.everything(QLabel)]


def test_the_rule_counts_anew_and_by_hand_keeps_what_is_there(room, sheet):
    opened(room, proofs.line(11))
    room.press("Détails, ligne 1")
    choose(room, "Compté", "Par séance")
    assert cells(room)[1:3] == ["4", "séance"]

    choose(room, "Compté", "Par heure et par enfant")
    assert cells(room)[1:3] == ["16,5", "heure"]
    choose(room, "Compté", "À la main")
    assert cells(room)[1:3] == ["16,5", "heure"]
    assert row(room).texts()["counting"] == ""
    choose(room, "Feuille de présence", "Aucune feuille")
    assert (row(room).texts()["activity"], row(room).texts()["counting"]) == ("", "")


def test_an_activity_added_meanwhile_is_offered_in_a_panel_already_open(room):
    page, _ = opened(room, proofs.line(3, activity="", counting=None))
    room.press("Détails, ligne 1")
    presences.stored(room.store, room.club.dossier, presences.sheet(3, 4))
    page.returned()
    choose(room, "Feuille de présence", "Atelier judo du mercredi")

    assert cells(room)[1] == "12"
    room.press("Détails, ligne 1")
    presences.stored(room.store, room.club.dossier, Attendance(activities=(presences.judo(id="b", name="Éveil"),)))
    page.returned()
    assert row(room).texts()["activity"] == "judo"


def test_choosing_a_sheet_counts_by_the_unit_of_the_line(room, sheet):
    opened(room, proofs.line(1, unit="séances", activity="", counting=None))
    room.press("Détails, ligne 1")
    choose(room, "Feuille de présence", "Atelier judo du mercredi")

    assert cells(room)[1:3] == ["4", "séances"]
    assert row(room).texts()["counting"] == "session"


def test_a_quantity_typed_stays_and_the_count_is_one_press_away(room, sheet):
    page, draft = opened(room, proofs.line(11))
    assert not shown(room, TAKE)
    room.types("Quantité, ligne 1", "12")

    assert f"Facturé{NB}: 12{NB}; feuille{NB}: 11" in room.reads()
    assert row(room).texts()["counting"] == "child_session"
    page.leaving()
    assert [item.code for item in services.invoices.view(room.store, draft, room.today).problems if item.code.startswith("proof.")] == [
        "proof.gap"
    ]
    room.press(TAKE)
    assert cells(room)[1] == "11"
    assert "Facturé" not in room.reads()


def test_hours_that_nobody_knows_are_told_under_the_line(room):
    made = presences.sheet(1, 2)
    bare = replace(made, sessions=tuple(item.model_copy(update={"starts_at": None}) for item in made.sessions))
    presences.stored(room.store, room.club.dossier, bare)
    opened(room, proofs.line(3, counting="hour"))

    assert f"La durée de 2 présences n’est pas connue{NB}: indiquez les heures des séances." in room.reads()


def test_a_row_that_waits_is_filled_and_taken_back(room, sheet):
    opened(room, proofs.line(None, activity="", counting=None), proofs.line(2, designation="Prêt", activity="", counting=None))
    room.press(PROPOSE)
    assert [cells(room, rank)[:2] for rank in (0, 1)] == [["Atelier judo du mercredi", "11"], ["Prêt", "2"]]
    room.shell.undo_bar.undo()

    assert [cells(room, rank)[:2] for rank in (0, 1)] == [["Atelier judo du mercredi", ""], ["Prêt", "2"]]
