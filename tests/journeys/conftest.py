"""A volunteer for each story, in a folder of her own; her window is closed when the story ends."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.journeys.volunteer import Volunteer

Arrives = Callable[..., Volunteer]


@pytest.fixture
def arrives(qtbot: QtBot, tmp_path: Path) -> Iterator[Arrives]:
    """Opens the program for a volunteer: ``arrives(day)``, on the same data file each time unless told otherwise."""
    there: list[Volunteer] = []

    def arrive(today: date, data: Path | None = None) -> Volunteer:
        volunteer = Volunteer(qtbot, data or tmp_path / "dossiers.chorus", today)
        there.append(volunteer)
        return volunteer

    yield arrive
    for volunteer in there:
        volunteer.leaves()
