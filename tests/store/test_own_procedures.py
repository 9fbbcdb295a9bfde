"""Procedures of the volunteer's own, kept loose with what could not be read."""

import pytest

from chorus_desktop.domain.own_beginning import from_procedure
from chorus_desktop.domain.own_procedure import OwnProcedure
from chorus_desktop.store.own_procedures import add_own_procedure, own_procedure, own_procedures, save_own_procedure
from chorus_desktop.store.trash import TrashKind, put_back, trash
from chorus_desktop.store.troubles import ProcedureThere
from tests.helpers import examples


def test_what_is_kept_comes_back(store):
    own_id = add_own_procedure(store, OwnProcedure(scheme="Pass’Sports"))
    save_own_procedure(store, own_id, from_procedure(examples.cloisirs()), {"siret": "73282"})

    saved = own_procedure(store, own_id)
    assert saved.value == from_procedure(examples.cloisirs())
    assert saved.unread == {"siret": "73282"}
    assert [item.id for item in own_procedures(store)] == [own_id]


def test_lists_find_it_by_its_identifier_and_its_name(store):
    add_own_procedure(store, OwnProcedure())
    add_own_procedure(store, from_procedure(examples.cloisirs()))

    assert store.rows("SELECT procedure, name FROM own_procedure ORDER BY rowid") == [
        (None, ""),
        (examples.cloisirs().id, "C’LOISIRS, Ville de Cherbourg-en-Cotentin"),
    ]


def test_two_of_one_identifier_never_stand_side_by_side(store):
    first = add_own_procedure(store, from_procedure(examples.cloisirs()))
    trash(store, TrashKind.OWN_PROCEDURE, first, examples.TODAY)
    second = add_own_procedure(store, from_procedure(examples.cloisirs()))

    with pytest.raises(ProcedureThere, match="C’LOISIRS"):
        put_back(store, TrashKind.OWN_PROCEDURE, first)
    assert [item.id for item in own_procedures(store)] == [second]
    put_back(store, TrashKind.OWN_PROCEDURE, second)  # it is there already: nothing to refuse


def test_an_unknown_one_is_a_fault_of_the_program(store):
    with pytest.raises(KeyError):
        own_procedure(store, "unknown")
