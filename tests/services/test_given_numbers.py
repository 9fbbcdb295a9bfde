"""Going back to a backup, or opening an older copy: a number that was given is never given again."""

from datetime import date

import pytest

from chorus_desktop.domain.status_telling import StatusTold
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.services import associations, deposit, dossiers, invoices, issue, life, opening, practice, safety
from tests.helpers import clubs
from tests.helpers.clubs import JANUARY, TODAY
from tests.helpers.stores import cut


def back_to(copy, club):
    """Closes the file of a club and puts a copy in its place."""
    club.store.close()
    return safety.replace_with(copy, club.store.path, club.store.backups, TODAY)


def next_number(store, club, typed=JANUARY):
    draft = invoices.create(store, club.dossier, TODAY)
    return invoices.save(store, draft, typed, (clubs.LINE,), TODAY).expected_number


@pytest.fixture
def copy(club, tmp_path):
    """A copy made before the second invoice of the club."""
    club.issues()
    return safety.save_copy(club.store, tmp_path / "avant.chorus")


def test_the_sequence_goes_on_after_an_older_copy(club, copy, tmp_path):
    second, number = club.issues()
    issue.deposited(club.store, second, TODAY)
    before = {use.number: use.used for use in dossiers.view(club.store, club.dossier, TODAY).use}
    folder = deposit.write(club.store, second, tmp_path / "dépôts", TODAY)
    deposited = (folder / f"{number}.pdf").read_bytes()

    replaced = back_to(copy, club)

    assert replaced.kept == (number,) == ("FA2026-002",)
    assert not replaced.unread
    assert "FA2026-002" in replaced.said[0]
    store = clubs.opened(tmp_path)
    assert next_number(store, club) == "FA2026-003"
    assert {use.number: use.used for use in dossiers.view(store, club.dossier, TODAY).use} == before
    ((_, kept),) = associations.past_view(store, club.association, TODAY).rows
    assert (kept.day, kept.amount, kept.status.label) == (date(2026, 1, 31), 35_250, "Déposée")
    assert (folder / f"{number}.pdf").read_bytes() == deposited
    store.close()


def test_going_back_twice_forgets_nothing(club, copy, tmp_path):
    club.issues()
    assert back_to(copy, club).kept == ("FA2026-002",)
    replaced = safety.replace_with(copy, club.store.path, club.store.backups, TODAY)

    assert replaced.kept == ("FA2026-002",)
    store = clubs.opened(tmp_path)
    assert next_number(store, club) == "FA2026-003"
    store.close()


def test_cancelled_and_rejected_invoices_and_credit_notes_weigh_what_they_did(club, copy, tmp_path):
    second, _ = club.issues()
    issue.deposited(club.store, second, TODAY)
    issue.finalise(club.store, invoices.credit(club.store, second, TODAY), TODAY)
    third, _ = club.issues({**JANUARY, "issued_on": "03/02/2026"})
    issue.cancel(club.store, third, TODAY, "le mois n’est pas le bon")
    fourth, _ = club.issues({**JANUARY, "issued_on": "03/02/2026"})
    issue.deposited(club.store, fourth, TODAY)
    issue.finalise(club.store, invoices.credit(club.store, fourth, TODAY), TODAY)
    life.tell(club.store, fourth, StatusTold(status="rejetee", on=TODAY), TODAY)
    before = {use.number: use.used for use in dossiers.view(club.store, club.dossier, TODAY).use}

    replaced = back_to(copy, club)

    assert len(replaced.kept) == 5
    store = clubs.opened(tmp_path)
    assert {use.number: use.used for use in dossiers.view(store, club.dossier, TODAY).use} == before
    store.close()


def test_nothing_is_said_when_nothing_was_given_since(club, copy):
    replaced = back_to(copy, club)

    assert (replaced.kept, replaced.said) == ((), None)
    assert replaced.aside is not None


def test_the_file_of_another_club_takes_no_number_with_it(club, tmp_path):
    club.issues()
    other = tmp_path / "autre"
    other.mkdir()
    store = clubs.opened(other)
    clubs.judo(store, other, name="Danse du Roule", siret="987 654 324 00019")
    copy = safety.save_copy(store, tmp_path / "danse.chorus")
    store.close()

    assert back_to(copy, club).kept == ()


@pytest.mark.parametrize("spoil", [cut, lambda path: path.write_bytes(b"SQLite format 3\0" + b"x" * 9000)])
def test_a_file_that_cannot_be_read_asks_for_the_last_number(club, copy, tmp_path, spoil):
    club.issues()
    club.store.close()
    spoil(club.store.path)

    replaced = opening.put_back(copy, club.store.path, club.store.backups, TODAY)

    assert replaced.unread
    assert "dernier numéro" in replaced.said[1]
    clubs.opened(tmp_path).close()


def test_an_exercise_never_replaces_real_dossiers(club, tmp_path):
    there = tmp_path / "exercice"
    there.mkdir()
    exercise = clubs.opened(there)
    practice.fill(exercise, TODAY)
    copy = safety.save_copy(exercise, tmp_path / "exercice.chorus")
    exercise.close()
    club.store.close()
    before = club.store.path.read_bytes()

    with pytest.raises(Trouble, match="exercice"):
        safety.replace_with(copy, club.store.path, club.store.backups, TODAY)

    assert club.store.path.read_bytes() == before
    assert safety.replace_with(copy, exercise.path, exercise.backups, TODAY).aside is not None, "an exercise goes back to its own backup"
    assert safety.replace_with(copy, tmp_path / "new" / "d.chorus", tmp_path / "new" / "s", TODAY).aside is None
