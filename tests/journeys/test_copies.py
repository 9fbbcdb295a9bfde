"""A copy received while practising, a practice copy received by mistake, a text that the disk refuses on leaving the file."""

import sqlite3
from contextlib import closing
from datetime import date

from chorus_desktop.services import practice, safety
from tests.helpers import clubs

DAY = date(2026, 2, 10)


def names(path):
    with closing(sqlite3.connect(path)) as connection:
        return [name for (name,) in connection.execute("SELECT name FROM association")]


def received(folder, *, exercise=False):
    """The copy that the former treasurer handed over."""
    folder.mkdir()
    store = clubs.opened(folder, DAY)
    if exercise:
        practice.fill(store, DAY)
    else:
        clubs.judo(store, folder, name="Danse du Roule")
    copy = safety.save_copy(store, folder / "copie.chorus")
    store.close()
    return copy


def test_a_copy_opened_while_practising_goes_into_ones_own_file(arrives, tmp_path):
    copy = received(tmp_path / "clé")
    volunteer = arrives(DAY)
    volunteer.presses("S’exercer avec un exemple")
    volunteer.sees("Vous vous exercez sur un exemple")
    exercise = names(tmp_path / "exercice.chorus")
    volunteer.will_answer(copy, True)

    with volunteer.qtbot.waitSignals([volunteer.program.ready, volunteer.program.ready], timeout=15_000):
        volunteer.picks_from_menu("Ouvrir une copie")

    volunteer.is_on("Vos dossiers")
    assert not volunteer.program.practising
    assert names(tmp_path / "dossiers.chorus") == ["Danse du Roule"]
    assert names(tmp_path / "exercice.chorus") == exercise


def test_a_copy_of_the_exercise_is_told_and_not_opened(arrives, tmp_path):
    copy = received(tmp_path / "clé", exercise=True)
    volunteer = arrives(DAY)
    volunteer.will_answer(copy)

    volunteer.picks_from_menu("Ouvrir une copie")

    assert "exercice" in volunteer.dialogs.asked[-1]
    assert names(tmp_path / "dossiers.chorus") == []


def test_a_file_is_not_left_while_its_texts_are_not_saved(arrives, tmp_path):
    volunteer = arrives(DAY)
    volunteer.presses("Créer mon association")
    volunteer.types("Nom de l’association", "Judo Club de la Baie")
    volunteer.window.page.leaving()
    volunteer.settles()
    with closing(sqlite3.connect(tmp_path / "dossiers.chorus", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        volunteer.will_answer("")
        field = volunteer._field("Nom de l’association")
        field.setText("Judo Club de la Rade")
        field.textEdited.emit(field.text())

        volunteer.picks_from_menu("S’exercer avec un exemple")

        assert "n’est pas enregistré" in volunteer.dialogs.asked[-1]
        assert not volunteer.program.practising
        other.execute("ROLLBACK")
    volunteer.leaves()
    assert names(tmp_path / "dossiers.chorus") == ["Judo Club de la Rade"]


def test_a_copy_that_was_not_opened_is_not_opened_later(arrives, tmp_path):
    copy = received(tmp_path / "clé")
    volunteer = arrives(DAY)
    volunteer.presses("S’exercer avec un exemple")
    allowed, volunteer.window.may_close = volunteer.window.may_close, lambda: False
    volunteer.program.replace_with(copy)
    volunteer.window.may_close = allowed

    volunteer.picks_from_menu("Revenir à mes dossiers")

    volunteer.is_on("Bienvenue. Par quoi commencez-vous ?")
    assert names(tmp_path / "dossiers.chorus") == []
