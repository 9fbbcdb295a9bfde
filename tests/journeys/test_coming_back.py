"""The window closed in the middle of a sentence, or the computer switched off: the next start lands on the very field."""

import shutil
from datetime import date

import pytest

from chorus_desktop.services import home, opening
from tests.helpers import clubs

DAY = date(2026, 2, 3)


@pytest.fixture
def at_work(arrives, tmp_path):
    """A volunteer on the draft of a club, her data file as she left it some days ago."""
    store = clubs.opened(tmp_path, DAY)
    clubs.judo(store, tmp_path).draft()
    opening.close(store)
    volunteer = arrives(DAY)
    volunteer.is_on("Vos dossiers")
    volunteer.presses("Ouvrir le dossier C’LOISIRS 2025-2026")
    return volunteer


@pytest.mark.parametrize("killed", [False, True])
@pytest.mark.parametrize(
    ("row", "field"),
    [
        ("Préparer la facture de janvier 2026", "Quantité, ligne 1"),
        ("Préparer la facture de janvier 2026", "Période au"),
        ("Indiquer les numéros d’engagement", "Plafond, Janvier au 3 juillet 2026"),
        ("Faire signer la convention", "Envoyée le"),
    ],
)
def test_one_comes_back_to_the_page_and_the_field(arrives, at_work, qtbot, tmp_path, killed, row, field):
    at_work.presses(row)
    heading = at_work.heading
    at_work.puts_the_cursor_in(field)
    data = tmp_path / "dossiers.chorus"
    if killed:
        qtbot.waitUntil(lambda: " " in position(tmp_path) and len(position(tmp_path).split(" ")) == 3)
        data = tmp_path / "after" / "dossiers.chorus"
        data.parent.mkdir()
        shutil.copy(tmp_path / "dossiers.chorus", data)
    else:
        at_work.leaves()

    again = arrives(DAY, data)

    again.is_on(heading)
    qtbot.waitUntil(lambda: again.focus == field)


def test_after_going_back_one_comes_back_to_the_page_one_went_back_to(arrives, at_work):
    heading = at_work.heading
    at_work.presses("Faire signer la convention")
    at_work.goes_back()
    at_work.leaves()

    arrives(DAY).is_on(heading)


def position(folder):
    """What the data file says of where she is, read beside the program."""
    copy = folder / "look" / "dossiers.chorus"
    copy.parent.mkdir(exist_ok=True)
    shutil.copy(folder / "dossiers.chorus", copy)
    store = clubs.opened(copy.parent, DAY)
    try:
        return home.position(store)
    finally:
        opening.close(store)
