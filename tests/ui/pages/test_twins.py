"""Children who may be one: two rows shown, an answer, and the way back."""

import pytest
from PySide6.QtWidgets import QRadioButton

from chorus_desktop import services
from chorus_desktop.store.marks import marks, put_marks
from chorus_desktop.ui.pages.twins import TwinsPage
from tests.helpers import presences
from tests.ui.pages.test_children import in_care as in_care


@pytest.fixture
def two(room):
    """Lina twice, who was there in one row and away in the other."""
    made = presences.sheet(2, 1, blank=((0, 0), (1, 0)))
    presences.stored(room.store, room.club.dossier, made)
    rows = {"c0": {"first_name": "Lina", "last_name": "Bernard"}, "c1": {"first_name": "Lina", "last_name": "B.", "group": "Poussins"}}
    services.roster.save_children(room.store, room.club.dossier, rows, room.today)
    for child, cell in (("c0", presences.ABSENT), ("c1", presences.PRESENT)):
        put_marks(room.store, room.club.dossier, [presences.Change(("judo-0", child), None, cell)], "x")
    return room


def names(room):
    return [row["last_name"] for row in services.roster.children(room.store, room.club.dossier).rows]


def test_one_row_stays_with_the_presence_and_two_come_back(two):
    two.show(TwinsPage(two.desk, two.club.dossier))
    said = two.reads()
    assert "L’un a le nom entier, l’autre son initiale." in said
    assert "7 janvier 2026 · Atelier judo du mercredi" in said
    assert two.named("Ligne 2\u00a0: Présent, le 7 janvier 2026 · Atelier judo du mercredi, paire 1", QRadioButton).isChecked()

    two.press("C’est le même enfant, paire 1")
    assert names(two) == ["Bernard"]
    assert marks(two.store, two.club.dossier) == {("judo-0", "c0"): presences.PRESENT}
    assert "Aucun doute" in two.reads()

    two.shell.undo_bar.undo()
    assert names(two) == ["Bernard", "B."]
    assert "L’un a le nom entier" in two.reads()


def test_the_other_mark_can_be_chosen(two):
    two.show(TwinsPage(two.desk, two.club.dossier))
    two.named("Ligne 1\u00a0: Absent, le 7 janvier 2026 · Atelier judo du mercredi, paire 1", QRadioButton).setChecked(True)
    two.press("C’est le même enfant, paire 1")

    assert marks(two.store, two.club.dossier) == {("judo-0", "c0"): presences.ABSENT}


def test_two_children_are_not_asked_about_again(two):
    two.show(TwinsPage(two.desk, two.club.dossier))
    two.press("Ce sont deux enfants, paire 1")
    assert "Aucun doute" in two.reads()
    two.show(TwinsPage(two.desk, two.club.dossier))
    assert "Aucun doute" in two.reads()

    two.shell.undo_bar.undo()
    assert names(two) == ["Bernard", "B."]
    two.show(TwinsPage(two.desk, two.club.dossier))
    assert "1 paire à décider" in two.reads()
    two.press("Ce sont deux enfants, paire 1")
    two.press("Revenir aux enfants")
    assert two.shell.page is not None


def test_names_are_hidden_until_asked(two, in_care):
    page = two.show(TwinsPage(two.desk, two.club.dossier))
    assert "Bernard" not in two.reads()
    two.press("Afficher les noms")
    assert "Bernard" in two.reads()
    page.leaving()
    assert "Bernard" not in two.reads()
