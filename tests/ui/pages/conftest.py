"""Pages are tried one at a time, over a real data file."""

import pytest

from tests.helpers import rooms


@pytest.fixture
def room(tmp_path, qtbot):
    with rooms.room(tmp_path) as made:
        yield made
