"""Who has which right: typed, judged, removed and taken back."""

from chorus_desktop import services
from chorus_desktop.domain.preparation import PortalRole
from chorus_desktop.ui.pages.portal_people import PortalPeoplePage


def opened(room):
    return room.show(PortalPeoplePage(room.desk, room.club.association))


def people(room):
    return services.preparation.view(room.store, room.club.association, room.today).association.portal.people


def test_the_first_person_is_typed_at_once(room):
    opened(room)
    assert "Personne n’est encore noté" in room.reads()

    room.press("Ajouter une personne")

    assert room.focus() == "Nom, personne 1"
    assert room.named("Gestionnaire principal, personne 1").isChecked()


def test_a_person_is_saved_as_typed(room):
    opened(room)
    room.press("Ajouter une personne")
    room.types("Nom, personne 1", "Claire Martin")
    room.types("E-mail de connexion, personne 1", "claire@judo-baie.example")
    room.types("Rattachée depuis le, personne 1", "3/9/25")
    room.leaves()

    room.shell.page.leaving()

    (claire,) = people(room)
    assert (claire.name, claire.login, claire.role) == ("Claire Martin", "claire@judo-baie.example", PortalRole.MANAGER)
    assert room.named("Rattachée depuis le, personne 1").text() == "03/09/2025"


def test_a_right_ticked_changes_what_is_said_at_once(room):
    opened(room)
    room.press("Ajouter une personne")
    assert "Personne n’a le droit «\u00a0Factures émises\u00a0»" in room.reads()

    room.named("Factures émises, personne 1").click()

    assert "Personne n’a le droit" not in room.reads()
    assert "Une seule personne a accès au portail." in room.reads()


def test_a_manager_who_leaves_is_said_with_what_to_do(room):
    opened(room)
    room.press("Ajouter une personne")
    room.types("Nom, personne 1", "Claire Martin")
    room.types("Partie le, personne 1", "31/01/2026")
    room.leaves()

    assert "Claire Martin a quitté l’association le 31 janvier 2026 sans passer le rôle" in room.reads()
    sentence = next(line for line in room.reads().splitlines() if line.startswith("Claire Martin a quitté"))
    room.press(f"L’ancien gestionnaire principal ne répond plus\u00a0: {sentence}")
    assert room.ways.taken == [("preparation", room.club.association, "unreachable")]


def test_what_cannot_be_read_is_said_and_kept(room):
    opened(room)
    room.press("Ajouter une personne")
    room.types("E-mail de connexion, personne 1", "claire(at)judo")
    room.leaves()
    room.shell.page.leaving()

    opened(room)

    assert room.named("E-mail de connexion, personne 1").text() == "claire(at)judo"
    assert "n’est pas une adresse e-mail" in room.reads()


def test_a_person_removed_is_taken_back_with_the_letters_just_typed(room):
    opened(room)
    room.press("Ajouter une personne")
    room.press("Ajouter une personne")
    room.types("Nom, personne 2", "Paul Lemoine")

    room.press("Retirer la personne 2")
    assert len(people(room)) == 1

    room.shell.undo_bar.undo()
    assert [person.name for person in people(room)] == ["", "Paul Lemoine"]
    assert room.named("Nom, personne 2").text() == "Paul Lemoine"


def test_the_last_one_removed_leaves_the_page_empty_again(room):
    opened(room)
    room.press("Ajouter une personne")

    room.press("Retirer la personne 1")

    assert "Personne n’est encore noté" in room.reads()
    assert room.named("Ajouter une personne").isEnabled()


def test_one_goes_back_when_done(room):
    opened(room)
    room.press("Ajouter une personne")

    room.press("J’ai terminé")

    assert room.ways.taken == [("home",)]
