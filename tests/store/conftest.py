"""A store in a folder of its own, and the judo club in it."""

import pytest

from chorus_desktop.store.backup import backup_now
from tests.helpers import examples
from tests.helpers.stores import judo, opened


@pytest.fixture
def store(tmp_path):
    store = opened(tmp_path)
    yield store
    store.close()


@pytest.fixture
def club(store):
    return judo(store)


@pytest.fixture
def backed_up(club):
    """A store with an issued invoice, and its backup."""
    club.issue()
    return club.store, backup_now(club.store, club.store.backups, "demandee", examples.TODAY)
