"""« Vérifier avec la feuille »: what is read, what mends, and where it is reached from."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QTableWidget

from chorus_desktop import services
from chorus_desktop.domain.attendance import Change, Child, Stay
from chorus_desktop.domain.clock import TimeOfDay
from chorus_desktop.store import roster
from chorus_desktop.store.marks import put_marks
from chorus_desktop.ui import mending
from chorus_desktop.ui.pages.dossier import DossierPage
from chorus_desktop.ui.pages.issued import IssuedPage
from chorus_desktop.ui.pages.presences import PresencesPage
from chorus_desktop.ui.pages.reconciliation import ReconciliationPage
from chorus_desktop.ui.pages.review import ReviewPage
from tests.helpers import ase, presences, proofs
from tests.ui.pages.test_attachments import pdf

NB = "\u00a0"
REASON = "Pourquoi cet écart avec la feuille\u00a0?"
TAKE = "Reprendre le compte de la feuille\u00a0: 11, ligne 1"


@pytest.fixture
def sheet(room):
    made = presences.sheet(3, 4, (0, 1))
    presences.stored(room.store, room.club.dossier, made)
    return made


def opened(room, *lines, **changes):
    draft = room.club.draft(lines=lines or (proofs.line(12),), **changes)
    return room.show(ReconciliationPage(room.desk, draft)), draft


def lines(room, draft):
    return [(line["designation"], line["quantity"]) for line in services.invoices.view(room.store, draft, room.today).lines]


def finalised(room):
    draft = room.club.draft(lines=(proofs.line(11),))
    services.attachments.add(room.store, draft, [pdf(room.folder, "un.pdf")], "attestation")
    services.issue.finalise(room.store, draft, room.today)
    return draft


def test_the_gap_is_read_with_the_sessions_it_is_in(room, sheet):
    opened(room)

    assert f"4 séances × 3 enfants = 12{NB}; feuille{NB}: 11 → 1 écart, le 14/01." in room.reads()
    table = room.named("Séances de la ligne 1", QTableWidget)
    assert [table.horizontalHeaderItem(place).text() for place in range(table.columnCount())] == [
        "Séance",
        "Attendus",
        "Présents",
        "Absents",
    ]
    assert [table.item(1, place).text() for place in range(4)] == ["14/01/2026", "3", "2", "1"]
    assert table.item(1, 0).font().bold()
    assert not table.item(0, 0).font().bold()


def test_two_sessions_of_one_day_are_told_apart(room):
    made = presences.sheet(1, 2)
    later = made.sessions[1].model_copy(update={"day": proofs.DAYS[0], "starts_at": TimeOfDay("18:00"), "ends_at": None})
    presences.stored(room.store, room.club.dossier, replace(made, sessions=(made.sessions[0], later)))
    opened(room, proofs.line(2))
    room.press("Séance par séance, ligne 1")

    table = room.named("Séances de la ligne 1", QTableWidget)
    assert [table.item(rank, 0).text() for rank in (0, 1)] == [f"07/01/2026, 14{NB}h", f"07/01/2026, 18{NB}h"]


def test_the_count_of_the_sheet_is_taken_and_given_back(room, sheet):
    _, draft = opened(room)
    room.press(TAKE)

    assert lines(room, draft) == [("Atelier judo du mercredi", "11")]
    assert "La facture et la feuille de présence sont d’accord." in room.reads()
    assert REASON not in room.reads()
    room.shell.undo_bar.undo()
    assert lines(room, draft) == [("Atelier judo du mercredi", "12")]


def test_a_reason_is_kept_and_turns_the_gap_into_a_warning(room, sheet):
    page, draft = opened(room)
    room.types(REASON, "Absence non prévenue, due.")
    page.leaving()

    view = services.proof.view(room.store, draft, room.today)
    assert view.typed["attendance_reason"] == "Absence non prévenue, due."
    assert [problem.level.value for problem in view.found.problems] == ["warning"]
    assert lines(room, draft) == [("Atelier judo du mercredi", "12")]
    room.show(ReviewPage(room.desk, draft))
    assert "Absence non prévenue, due." in room.reads()


def test_presences_on_no_line_are_added(room, sheet):
    _, draft = opened(room, proofs.line(3, executed_from=proofs.DAYS[0]))
    assert "8 présences de" in room.reads()
    room.press(f"Ouvrir la feuille{NB}: Atelier judo du mercredi")
    assert room.ways.taken == [("grid", room.club.dossier, "judo")]

    _, other = opened(room, proofs.line(1, designation="Prêt de kimonos", activity="", counting=None))
    room.press(f"Ajouter la ligne{NB}: Atelier judo du mercredi")
    assert lines(room, other) == [("Prêt de kimonos", "1"), ("Atelier judo du mercredi", "11")]
    assert draft != other


def test_an_invoice_that_counts_nothing_says_how_to(room, sheet):
    put_marks(room.store, room.club.dossier, [Change(place, cell, None) for place, cell in sheet.marks.items()], "Vider")
    opened(room, proofs.line(1, activity="", counting=None))

    assert "Aucune ligne n’est comptée depuis une feuille." in room.reads()


def test_the_sheet_and_the_paper_are_one_press_away(room, sheet):
    opened(room)
    room.press("Ouvrir la feuille, ligne 1")
    room.press("Imprimer")

    assert room.ways.taken[0] == ("grid", room.club.dossier, "judo")
    way, title, content = room.ways.taken[1][:3]
    assert (way, title, content[:5]) == ("paper", "La facture et la feuille de présence", b"%PDF-")


def test_problems_of_the_sheet_lead_here(room, sheet):
    mending.open_page(room.desk, "attendance.lines.0.quantity", room.club.dossier, "i1")
    mending.open_page(room.desk, "invoice.attendance_reason", room.club.dossier, "i1")
    mending.open_page(room.desk, "invoice.issued_on", room.club.dossier, "i1")

    assert room.ways.taken == [("reconciliation", "i1"), ("reconciliation", "i1", "attendance_reason"), ("invoice", "i1", "issued_on")]
    draft = room.club.draft(lines=(proofs.line(12),))
    page = room.show(ReconciliationPage(room.desk, draft, "attendance_reason"))
    page.take_focus()
    assert room.focus() == REASON


def test_an_issued_invoice_shows_its_own_page(room, sheet):
    issued = finalised(room)
    room.show(ReconciliationPage(room.desk, issued))

    assert room.ways.taken == [("issued_instead", issued)]


@pytest.mark.parametrize(
    ("quantity", "said"), [(11, "D’accord"), (12, f"4 séances × 3 enfants = 12{NB}; feuille{NB}: 11 → 1 écart, le 14/01")]
)
def test_the_review_says_whether_the_sheet_agrees(room, sheet, quantity, said):
    draft = room.club.draft(lines=(proofs.line(quantity),))
    room.show(ReviewPage(room.desk, draft))

    assert said in room.reads()
    room.press(f"Modifier{NB}: Feuille de présence")
    assert room.ways.taken == [("problem", "attendance", room.club.dossier, draft)]


def test_an_issued_invoice_says_that_its_sheet_changed(room, sheet):
    issued = finalised(room)
    room.show(IssuedPage(room.desk, issued))
    assert "a changé depuis" not in room.reads()

    put_marks(room.store, room.club.dossier, [Change(("judo-2", "c1"), presences.PRESENT, presences.ABSENT)], "Corriger")
    room.show(IssuedPage(room.desk, issued))
    assert f"FA2026-001{NB}: 1 case a changé depuis (21/01)." in room.reads()
    assert "annulez-la" in room.reads()
    room.press("Ouvrir la feuille")
    assert room.ways.taken == [("grid", room.club.dossier)]


@pytest.mark.parametrize("kind", [PresencesPage, DossierPage])
def test_where_presences_stand_and_in_the_dossier_each_invoice_that_changed_is_named(room, sheet, kind):
    issued = finalised(room)
    page = room.show(kind(room.desk, room.club.dossier))
    assert "a changé depuis" not in room.reads()

    put_marks(room.store, room.club.dossier, [Change(("judo-2", "c1"), presences.PRESENT, None)], "Corriger")
    page.returned()
    assert f"FA2026-001{NB}: 1 case a changé depuis (21/01)." in room.reads()
    room.press("Voir FA2026-001")
    assert room.ways.taken == [("issued", issued)]


def test_stays_that_differ_lead_to_their_page(room):
    dossier = ase.opened(room.store, room.club.association)
    draft = ase.drafted(room.store, dossier)
    child = Child(id="k1", first_name="Éléonore", last_name="Duval", beneficiary=True)
    roster.add(room.store, roster.CHILDREN, dossier, child, record_id="k1")
    roster.add(room.store, roster.STAYS, dossier, Stay(child="k1", arrived_on=date(2026, 1, 3)), record_id="s1")
    room.show(ReconciliationPage(room.desk, draft))

    assert "2 jours de trop" in room.reads()
    assert "Duval" not in room.reads()
    room.press("Ouvrir les séjours")
    assert room.ways.taken == [("stays", dossier)]
