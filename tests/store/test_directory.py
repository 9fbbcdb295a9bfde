"""The directory beside the data file: written whole or not at all, searched, taken back, never in a backup."""

import pytest

from chorus_desktop.domain.directory import Entry
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.store import directory
from chorus_desktop.store.backup import backup_now
from chorus_desktop.store.directory import About, about_directory, in_directory, search_directory, take_back_directory, write_directory
from tests.helpers import examples
from tests.helpers.stores import names

TODAY = examples.TODAY


def entry(siret, name, city="Port-Neuf", *, active=True, **changes):
    plain = Entry(siret, name, True, False, False, "none", True, False, active, "", "1 place du Port", "35000", city)
    return plain._replace(**changes)


TOWN = entry("21350123200028", "COMMUNE DE PORT-NEUF")
CARE = entry("21350124000021", "CCAS DE PORT-NEUF", moa="with")
SCHOOL = entry("21350124000013", "École élémentaire de l’Œuvre", active=False, closed_on="2025-06-30")
COUNTY = entry("22930008201453", "DÉPARTEMENT DE LA SEINE-SAINT-DENIS", "Bobigny", postcode="93000")
ALL = (TOWN, CARE, SCHOOL, COUNTY)


def found(store, text, limit=10):
    return [each.siret for each in search_directory(store, text, limit)]


@pytest.fixture
def brought(store):
    write_directory(store, iter(ALL), TODAY)
    return store


def test_a_directory_says_what_it_holds(brought):
    assert about_directory(brought) == About(TODAY, 4, 1)
    assert in_directory(brought, SCHOOL.siret) == SCHOOL
    assert in_directory(brought, "0") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("port neuf", [CARE, TOWN, SCHOOL]), ("Commune", [TOWN]), ("PORT com", [TOWN]), ("departement", [COUNTY]), ("Élém", [SCHOOL]),
        ("oeuvre", [SCHOOL]), ("bobigny", [COUNTY]), ("93000", [COUNTY]), ("213501", [TOWN, SCHOOL, CARE]), ("213 501 240", [SCHOOL, CARE]),
        ("neufport", []), ("ort", []), ("", []), (" - ", []), ("%", []), ("saint_denis", [COUNTY]),
    ],
)  # fmt: skip
def test_words_and_digits_find_structures(brought, text, expected):
    assert found(brought, text) == [each.siret for each in expected]


def test_what_begins_as_typed_comes_before_what_holds_it(store):
    inside, first, closed = entry("1", "MAIRIE DE LANVAL"), entry("2", "LANVAL EAUX"), entry("3", "LANVAL", active=False)
    write_directory(store, iter((inside, first, closed)), TODAY)

    assert found(store, "lanval") == ["2", "1", "3"]
    assert found(store, "lanval", limit=1) == ["2"]


def test_the_next_directory_takes_the_place_of_the_first_and_can_be_taken_back(brought):
    write_directory(brought, iter([COUNTY]), TODAY)
    assert (found(brought, "port neuf"), found(brought, "seine")) == ([], [COUNTY.siret])

    take_back_directory(brought)
    assert found(brought, "commune") == [TOWN.siret]


def test_the_first_one_taken_back_leaves_none(brought):
    take_back_directory(brought)

    assert about_directory(brought) is None
    assert found(brought, "commune") == []


def test_what_fails_on_the_way_leaves_the_directory_as_it_was(brought):
    def failing():
        yield COUNTY
        raise Trouble("Le fichier est abîmé.", "Recommencez.")

    with pytest.raises(Trouble):
        write_directory(brought, failing(), TODAY)

    assert found(brought, "commune") == [TOWN.siret]
    assert directory.UNDER_WAY not in names(brought.path.parent)


def test_a_damaged_directory_is_said_and_does_not_count(brought):
    (brought.path.with_name(directory.NAME)).write_bytes(b"not a directory at all" * 100)

    assert about_directory(brought) is None
    with pytest.raises(Trouble, match="annuaire importé est abîmé"):
        search_directory(brought, "commune", 10)

    write_directory(brought, iter(ALL), TODAY)
    assert found(brought, "commune") == [TOWN.siret]


def test_no_backup_holds_it(brought):
    before = brought.path.stat().st_size

    backup_now(brought, brought.backups, "demandee", TODAY)

    assert all(directory.NAME not in name for name in names(brought.backups))
    assert brought.path.stat().st_size == before
