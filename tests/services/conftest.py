"""A data file of its own for each test, with a club that can invoice."""

import shutil
from pathlib import Path

import pytest

from tests.helpers import clubs


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
