"""Attendance sheets on paper: chosen, drawn, kept once printed, listed with their scan."""

from datetime import date

import pytest

from chorus_desktop.domain.chosen import ALL, GROUP, PAID
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.services import roster, scans, sheet_scan, sheets, trash
from chorus_desktop.services.scanned import Brought
from chorus_desktop.services.sheets import SheetOrder
from chorus_desktop.store import roster as kept_roster
from chorus_desktop.store.certificates import sheets as kept_sheets
from tests.helpers import presences, scanner
from tests.helpers.clubs import TODAY

JANUARY = {"activity": "judo", "first": date(2026, 1, 1), "last": date(2026, 1, 31)}


@pytest.fixture
def marked(club):
    """Four Wednesdays of January, twelve children, the last two of another group and not paid for."""
    made = presences.sheet(12, 4)
    others = tuple(child.model_copy(update={"group": "Grands", "beneficiary": False}) for child in made.children[10:])
    presences.stored(club.store, club.dossier, presences.Attendance(
        children=(*made.children[:10], *others), activities=made.activities, sessions=made.sessions, marks=made.marks,
    ))  # fmt: skip
    return club


def drawn(club, **order):
    return sheets.draw(club.store, club.dossier, SheetOrder(**{**JANUARY, **order}), TODAY)


def rows(club):
    return sheets.view(club.store, club.dossier, TODAY).rows


def test_the_months_with_sessions_are_offered_and_the_one_of_today_proposed(marked):
    (activity,) = sheets.view(marked.store, marked.dossier, date(2026, 1, 20)).activities

    assert [span.label for span in activity.months] == ["janvier 2026 (4 séances)"]
    assert activity.proposed == activity.months[0]


def test_children_are_all_those_paid_for_or_those_of_a_group(marked):
    view = sheets.view(marked.store, marked.dossier, TODAY)
    counts = {who: {key for page in drawn(marked, children=who).made.pages for key in page.children} for who, _ in view.groups}

    assert {who: len(those) for who, those in counts.items()} == {PAID: 10, ALL: 12, f"{GROUP}Grands": 2}


def test_a_sheet_is_blank_or_filled_upright_or_lying(marked):
    blank, filled = drawn(marked), drawn(marked, filled=True, landscape=False)

    assert "Total" not in " ".join(scanner.texts(blank.data))
    assert "4 séances" in " ".join(scanner.texts(filled.data))
    assert not filled.made.landscape
    assert blank.said.startswith("4 séances, 12 enfants, 1 page. Code F-")


def test_a_sheet_is_kept_once_printed_and_once_only(marked):
    sheet = drawn(marked)
    assert rows(marked) == ()

    sheets.keep(marked.store, sheet.made)
    sheets.keep(marked.store, sheet.made)

    (row,) = rows(marked)
    assert (row.code, row.days, row.content, row.scans, row.lacking) == (
        sheet.made.code.pretty(), "du 7 au 28 janvier 2026", "4 séances, 12 enfants", (), (1,),
    )  # fmt: skip
    assert row.activity == "Atelier judo du mercredi"


def test_it_is_drawn_again_under_the_same_code(marked):
    sheet = drawn(marked)
    sheets.keep(marked.store, sheet.made)
    (row,) = rows(marked)

    assert sheets.again(marked.store, marked.dossier, row.id, TODAY).data == sheet.data


def test_a_child_whose_two_rows_became_one_stays_on_the_sheet(marked):
    sheet = drawn(marked, filled=True)
    sheets.keep(marked.store, sheet.made)
    (row,) = rows(marked)
    for gone, kept in (("c3", "c2"), ("c11", "c10")):
        roster.merge(marked.store, marked.dossier, kept, gone, {}, TODAY)
    roster.save_children(marked.store, marked.dossier, {"c2": {"first_name": "Éponine"}}, TODAY)

    names = [name for name, _ in sheet_scan.typed(marked.store, marked.dossier, row.id).rows]
    assert (len(names), names.count("Éponine A.")) == (10, 1)
    assert " ".join(scanner.texts(sheets.again(marked.store, marked.dossier, row.id, TODAY).data)).count("Éponine") == 1


def test_one_of_two_rows_alone_on_the_sheet_is_still_its_child(marked):
    sheet = drawn(marked, children=f"{GROUP}Grands")
    sheets.keep(marked.store, sheet.made)
    (row,) = rows(marked)
    roster.merge(marked.store, marked.dossier, "c0", "c10", {}, TODAY)

    assert [name for name, _ in sheet_scan.typed(marked.store, marked.dossier, row.id).rows] == ["Lina A.", f"{presences.NAMES[11]} A."]
    assert "Lina" in " ".join(scanner.texts(sheets.again(marked.store, marked.dossier, row.id, TODAY).data))


def test_nothing_to_print_is_said(marked):
    with pytest.raises(Trouble, match="aucune séance entre ces deux jours"):
        drawn(marked, first=date(2026, 2, 2), last=date(2026, 2, 28))
    with pytest.raises(Trouble, match="Aucun enfant ne correspond"):
        drawn(marked, children=f"{GROUP}Petits")


def test_a_sheet_thrown_away_comes_back_with_its_scan(marked):
    sheet = drawn(marked)
    sheets.keep(marked.store, sheet.made)
    scans.file(marked.store, [Brought(name="scan.pdf", data=scanner.scan(scanner.pictures(sheet.data)))], TODAY, lambda *_: None)
    (row,) = rows(marked)

    sheets.remove(marked.store, row.id, TODAY)
    assert rows(marked) == ()
    assert [(item.said, item.label) for item in trash.listed(marked.store)] == [("Feuille de présence", row.code)]
    with pytest.raises(Trouble, match="plus dans la liste"):
        sheets.again(marked.store, marked.dossier, row.id, TODAY)
    sheets.put_back(marked.store, row.id)

    assert rows(marked) == (row,)
    assert row.scans[0].received_on == TODAY
    assert kept_sheets(marked.store, marked.dossier)[0].code == sheet.made.code


def test_a_sheet_with_a_name_that_no_paper_can_show_is_refused(marked):
    activity = kept_roster.saved(marked.store, kept_roster.ACTIVITIES, "judo").value
    kept_roster.save(marked.store, kept_roster.ACTIVITIES, "judo", activity.model_copy(update={"leader": "李"}), {})

    with pytest.raises(Trouble, match="李"):
        drawn(marked)
