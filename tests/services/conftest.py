"""A data file of its own for each test, with a club that can invoice."""

import shutil
from pathlib import Path

import pytest

from chorus_desktop.domain.attendance import Activity, Child
from chorus_desktop.store import roster
from tests.helpers import clubs
from tests.helpers.works_file import AUGUST_5, opened_market
from tests.helpers.works_life import others, own


@pytest.fixture(scope="session")
def _new_file(tmp_path_factory) -> Path:
    """A data file just made, to copy: making one anew for each test would take most of the time."""
    folder = tmp_path_factory.mktemp("new")
    clubs.opened(folder).close()
    return folder / "dossiers.chorus"


@pytest.fixture
def store(tmp_path, _new_file):
    shutil.copy(_new_file, tmp_path / "dossiers.chorus")
    store = clubs.opened(tmp_path)
    yield store
    store.close()


@pytest.fixture
def club(store, tmp_path):
    return clubs.judo(store, tmp_path)


@pytest.fixture
def issued(club):
    """An invoice that says whom it is about."""
    invoice_id, _ = club.issues({**clubs.JANUARY, "comment": "Groupe des poussins"})
    return invoice_id


@pytest.fixture
def children(club):
    """A club with two children, a row without a name, and its activities."""
    for first, last in (("Lina", "Bernard-Lacombe"), ("Noé", "A."), ("", "")):
        roster.add(club.store, roster.CHILDREN, club.dossier, Child(first_name=first, last_name=last, group="Poussins"))
    roster.add(club.store, roster.ACTIVITIES, club.dossier, Activity(name="Judo du mercredi", place="Gymnase Nordez"))
    roster.add(club.store, roster.ACTIVITIES, club.dossier, Activity())
    return club


@pytest.fixture
def titulaire(store):
    """A market of works and its first demand, deposited."""
    dossier_id = opened_market(store)
    return dossier_id, own(store, dossier_id)


@pytest.fixture
def manager(store):
    """The association is the project manager: it answered somebody else's demand by an état d’acompte."""
    dossier_id = opened_market(store, mine="manager")
    demand = others(store, dossier_id, "A4", AUGUST_5)
    return dossier_id, own(store, dossier_id, "A15", demand)
