"""The structures a volunteer keeps: what is kept is what comes back."""

from chorus_desktop.domain.numbers import Siret
from chorus_desktop.domain.recipient_card import Origin, RecipientCard, ServiceCard
from chorus_desktop.domain.references import ServiceCode
from chorus_desktop.store.dossiers import dossier, save_dossier
from chorus_desktop.store.recipients import add_recipient, own_version, recipient, recipients, save_recipient
from chorus_desktop.store.trash import TrashKind, trash
from tests.helpers import examples
from tests.helpers.stores import opened

SERVED = examples.town(services=(ServiceCard(code=ServiceCode("SPORT"), label="Sports"),))


def test_a_structure_comes_back_as_it_was(store):
    kept = add_recipient(store, SERVED, {"closed_on": "bientôt"})
    store.close()

    found = recipient(opened(store.path.parent), kept)

    assert (found.id, found.value, found.unread) == (kept, SERVED, {"closed_on": "bientôt"})


def test_what_a_structure_becomes_replaces_it(store):
    kept = add_recipient(store, RecipientCard(), {"siret": "213"})

    save_recipient(store, kept, SERVED, {})

    assert (recipient(store, kept).value, recipient(store, kept).unread) == (SERVED, {})
    assert [(row.name, row.siret, row.closed_on) for row in recipients(store)] == [("Ville de Port-Neuf", "21350123200010", "")]


def test_structures_are_listed_by_name_without_those_in_the_trash(store):
    add_recipient(store, examples.town())
    add_recipient(store, RecipientCard(name="CCAS", origin=Origin.DIRECTORY))
    gone = add_recipient(store, RecipientCard(name="Ancienne"))
    trash(store, TrashKind.RECIPIENT, gone, examples.TODAY)

    assert [(row.name, row.origin, row.siret) for row in recipients(store)] == [
        ("CCAS", "directory", ""),
        ("Ville de Port-Neuf", "hand", "21350123200010"),
    ]


def test_the_own_version_of_a_structure_is_known_by_its_siret_and_its_origin(store):
    siret = Siret("21350123200010")
    add_recipient(store, examples.town())
    assert own_version(store, siret) == ""

    own = add_recipient(store, examples.town(origin=Origin.SHIPPED))
    assert own_version(store, siret) == own

    trash(store, TrashKind.RECIPIENT, own, examples.TODAY)
    assert own_version(store, siret) == ""


def test_a_dossier_names_its_structure(club):
    kept = add_recipient(club.store, examples.town())
    saved = dossier(club.store, club.dossier)

    save_dossier(club.store, club.dossier, saved.value.model_copy(update={"recipient": kept}), {})

    assert dossier(club.store, club.dossier).value.recipient == kept
