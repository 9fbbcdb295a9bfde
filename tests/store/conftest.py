"""A store in a folder of its own, and the judo club in it."""

import pytest

from tests.helpers.stores import judo, opened


@pytest.fixture
def store(tmp_path):
    store = opened(tmp_path)
    yield store
    store.close()


@pytest.fixture
def club(store):
    return judo(store)
