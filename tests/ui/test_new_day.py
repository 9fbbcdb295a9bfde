"""A window left open over midnight: the new day has its copy at the first act."""

from datetime import timedelta

import pytest

from chorus_desktop import services
from tests.helpers.rooms import room as a_room


@pytest.fixture
def room(tmp_path, dressed):
    with a_room(tmp_path) as made:
        yield made


def copies(room):
    return [(row.day, row.said) for row in services.safety.backups(room.store)]


@pytest.mark.parametrize("act", ["looks", "types"])
def test_the_first_act_of_a_new_day_makes_its_copy(room, act):
    def acts():
        if act == "looks":
            room.desk.ask(services.home.column)
        else:
            room.desk.keep(services.associations.save, room.club.association, {"phone": "02 33 00 00 00"})

    acts()
    assert copies(room) == [], "opening makes the first one"
    room.today += timedelta(days=1)

    acts()
    acts()

    assert copies(room) == [(room.today, "Copie du jour")]
