"""What was invoiced before the program: numbers go on from there."""

import pytest

from chorus_desktop import services
from chorus_desktop.ui.pages.past import PastPage

LAST = {"number": "FA2026-011", "day": "12/01/2026", "amount": "392,50", "engagement": "CP2026/4512/1", "status": "paid"}


def opened(room):
    return room.show(PastPage(room.desk, room.club.association))


def listed(room):
    return [str(invoice.number) for _, invoice in services.associations.past_view(room.store, room.club.association, room.today).rows]


@pytest.fixture
def one(room):
    services.associations.add_past(room.store, room.club.association, LAST)


def test_the_number_that_comes_next_is_said(room, one):
    opened(room)

    said = room.reads()
    assert "Le prochain numéro sera FA2026-012" in said
    assert "FA2026-011\n12/01/2026 · CP2026/4512/1" in said
    assert "392,50\u00a0€" in said
    assert "Payée" in said


def test_number_and_date_are_enough(room):
    opened(room)
    room.types("Numéro", "FA2026-020")
    room.types("Date", "20/1/26")

    room.press("Ajouter à la liste")

    assert listed(room) == ["FA2026-020"]
    assert "Le prochain numéro sera FA2026-021" in room.reads()
    assert room.named("Numéro").text() == ""
    assert room.focus() == "Numéro"


@pytest.mark.parametrize(
    ("number", "day", "sentence", "focus"),
    [
        ("", "20/01/2026", "Indiquez le numéro de la facture déjà faite.", "Numéro"),
        ("FA2026-020", "", "Indiquez la date de cette facture", "Date"),
        ("FA 2026", "20/01/2026", "retirez «\u00a0espace\u00a0»", "Numéro"),
        ("FA2026-011", "20/01/2026", "Le numéro FA2026-011 est déjà dans la liste.", "Numéro"),
    ],
)
def test_what_cannot_be_added_says_why(room, one, number, day, sentence, focus):
    opened(room)
    room.types("Numéro", number)
    room.types("Date", day)

    room.press("Ajouter à la liste")

    assert sentence in room.reads()
    assert room.focus() == focus
    assert listed(room) == ["FA2026-011"]


def test_what_is_removed_can_be_taken_back(room, one):
    opened(room)

    room.press("Retirer FA2026-011")
    assert listed(room) == []
    assert "Le prochain numéro sera FA2026-001" in room.reads()

    room.shell.undo_bar.undo()
    assert listed(room) == ["FA2026-011"]
    assert "Le prochain numéro sera FA2026-012" in room.reads()


def test_what_is_half_typed_is_still_there(room):
    opened(room)
    room.types("Numéro", "FA2026-0")
    room.shell.page.leaving()

    opened(room)

    assert room.named("Numéro").text() == "FA2026-0"
    assert listed(room) == []


def test_nothing_is_left_of_what_was_added(room):
    opened(room)
    room.types("Numéro", "FA2026-020")
    room.types("Date", "20/01/2026")
    room.press("Ajouter à la liste")
    room.shell.page.leaving()

    opened(room)

    assert room.named("Numéro").text() == ""


def test_another_way_of_numbering_can_go_on(room):
    services.associations.add_past(room.store, room.club.association, {"number": "2026-11", "day": "12/01/2026"})
    opened(room)
    assert "la prochaine facture prendrait le numéro 2026-12." in room.reads()

    room.press("Continuer ma série")

    assert "Le prochain numéro sera 2026-12" in room.reads()
    assert "Vos numéros s’écrivent autrement" not in room.reads()


def test_one_goes_back_when_done(room):
    opened(room)

    room.press("J’ai terminé")

    assert room.ways.taken == [("home",)]
