"""Getting ready for the portal: the list, its steps, what to do when something changes."""

from datetime import date

from chorus_desktop import services
from chorus_desktop.ui.pages.preparation import preparation_page


def opened(room, part=""):
    return room.show(preparation_page(room.desk, room.club.association, part))


def view(room):
    return services.preparation.view(room.store, room.club.association, room.today)


def person(room, **typed):
    person_id = services.preparation.add_person(room.store, room.club.association)
    services.preparation.save_person(room.store, room.club.association, person_id, typed)
    return person_id


# The list


def test_what_the_card_knows_is_done(room):
    opened(room)

    said = room.reads()
    assert "3 étapes faites sur 9" in said
    assert "Créer le compte\nFait le 2 septembre 2025\nTerminé" in said
    assert "Facultatif" in said
    assert "Vérifié le " in said


def test_continue_leads_to_the_first_step_left(room):
    opened(room)

    room.press("Continuer")

    assert room.ways.taken == [("preparation", room.club.association, "manager")]


def test_once_all_is_done_there_is_nothing_to_continue(room):
    for step in services.portal_data.preparation().steps:
        services.preparation.save_step(room.store, room.club.association, step.key, {"on": "15/01/2026", "by": ""})

    page = opened(room)

    assert "9 étapes faites sur 9" in room.reads()
    assert not page._primary.isVisibleTo(page)


def test_each_row_opens_its_step_and_each_case_its_page(room):
    opened(room)

    room.press("Indiquer les coordonnées bancaires, À faire")
    room.press("Qui a quel droit, À faire")
    room.press("L’association a déménagé")

    assert [part for _, _, part in room.ways.taken] == ["bank", "people", "moved"]


def test_a_day_that_cannot_be_read_is_to_be_mended(room):
    services.preparation.save_step(room.store, room.club.association, "bank", {"on": "hier", "by": ""})

    opened(room)

    room.named("Indiquer les coordonnées bancaires, À corriger")


def test_what_goes_wrong_with_the_rights_stands_first_with_what_mends_it(room):
    person(room, name="Claire Martin", role="manager", issued="oui", left_on="31/01/2026")
    opened(room)
    sentence = view(room).problems[0].sentence
    assert room.reads().index(sentence) < room.reads().index("Créer le compte")

    room.press(f"L’ancien gestionnaire principal ne répond plus\u00a0: {sentence}")

    assert room.ways.taken == [("preparation", room.club.association, "unreachable")]


def test_who_is_manager_is_read_in_the_list(room):
    person(room, name="Claire Martin", role="manager", issued="oui")
    person(room, name="Paul Lemoine", organisation="oui")

    opened(room)

    assert "2 personnes, gestionnaire principal\u00a0: Claire Martin" in room.reads()


def test_the_sheet_is_opened_to_be_printed(room):
    opened(room)

    room.press("Imprimer la fiche")

    way, title, content = room.ways.taken[0]
    assert (way, title) == ("paper", "Être prêt pour le portail")
    assert content.startswith(b"%PDF-")


# A step


def test_a_step_says_what_to_click_and_which_one_follows(room):
    opened(room, "account")

    assert "Être prêt pour le portail · étape 1 sur 9" in room.reads()
    assert "60 minutes" in room.reads()
    room.press("Étape suivante")
    assert room.ways.taken == [("preparation", room.club.association, "structure")]


def test_a_step_never_leads_to_itself(room):
    person(room, name="Claire Martin", role="manager")
    opened(room, "rights")
    sentence = view(room).problems[0].sentence

    room.press(f"Qui a quel droit\u00a0: {sentence}")

    assert room.ways.taken == [("preparation", room.club.association, "people")]


def test_the_last_step_leads_back_to_the_list(room):
    opened(room, "files")

    room.press("Revenir à la liste")

    assert room.ways.taken == [("preparation", room.club.association)]


def test_a_step_is_ticked_today_by_who_did_the_last_one(room):
    services.preparation.save_step(room.store, room.club.association, "manager", {"on": "15/01/2026", "by": "Claire Martin"})
    opened(room, "notifications")

    room.press("C’est fait aujourd’hui")

    assert view(room).done["notifications"].on == room.today
    assert view(room).done["notifications"].by == "Claire Martin"
    assert room.focus() == "Décocher"


def test_a_ticked_step_is_undone_and_that_is_undone_too(room):
    services.preparation.save_step(room.store, room.club.association, "bank", {"on": "15/01/2026", "by": "Claire Martin"})
    opened(room, "bank")

    room.press("Décocher")
    assert view(room).done["bank"].on is None
    assert room.focus() == "C’est fait aujourd’hui"

    room.shell.undo_bar.undo()
    assert view(room).done["bank"].on == date(2026, 1, 15)
    assert room.named("Par").text() == "Claire Martin"


def test_undone_after_the_page_was_left_it_comes_back_all_the_same(room):
    opened(room, "account")
    room.press("Décocher")
    opened(room)

    room.shell.undo_bar.undo()

    assert view(room).association.portal_account_on == date(2025, 9, 2)


def test_the_day_of_the_card_is_the_day_of_the_step(room):
    opened(room, "rights")
    assert room.named("Fait le").text() == "03/09/2025"

    room.types("Fait le", "15/1/26")
    room.leaves()
    room.shell.page.leaving()

    assert services.associations.view(room.store, room.club.association).typed["portal_rights_on"] == "15/01/2026"


def test_a_day_typed_wrong_is_said_once_left_and_kept(room):
    opened(room, "bank")
    room.types("Fait le", "31/02/2026")
    room.leaves()
    assert "n’existe pas dans le calendrier" in room.reads()

    room.shell.page.leaving()
    opened(room, "bank")

    assert room.named("Fait le").text() == "31/02/2026"
    assert "À corriger" in room.reads()
