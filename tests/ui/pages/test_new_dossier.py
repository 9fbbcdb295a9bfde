"""Choosing what to invoice."""

from datetime import date

import pytest

from chorus_desktop import services
from chorus_desktop.ui.pages.new_dossier import NewDossierPage
from tests.helpers.accessible import description_of

CLOSED, NEXT = "C’LOISIRS, saison 2025-2026", "C’LOISIRS, saison 2026-2027"


def opened(room, today):
    room.today = today
    return room.show(NewDossierPage(room.desk, room.club.association))


@pytest.mark.parametrize(
    ("today", "season"),
    [
        (date(2025, 9, 1), CLOSED),
        (date(2026, 7, 3), CLOSED),
        (date(2026, 7, 20), NEXT),
        (date(2026, 11, 21), NEXT),
        (date(2030, 1, 1), NEXT),
    ],
)
def test_the_season_of_the_day_is_proposed(room, today, season):
    opened(room, today)

    assert room.named(season).isChecked()


def test_a_closed_season_says_why_and_offers_to_ask(room):
    opened(room, date(2026, 11, 21))
    assert "La date limite de dépôt était le 3 juillet 2026." in description_of(room.named(CLOSED))
    assert "Saison close" in room.reads()

    room.press(CLOSED)
    assert "La saison 2025-2026 est close" in room.reads()
    room.press("Ouvrir le dossier et écrire au service")

    assert room.ways.taken == [("dossier", room.club.dossier), ("letter", room.club.dossier, "ask_closed_season")]


def test_a_season_that_is_not_announced_is_to_confirm(room):
    opened(room, date(2026, 11, 21))
    assert "À confirmer" in room.reads()

    room.press("Ouvrir le dossier et écrire au service")

    [(way, dossier), letter] = room.ways.taken
    assert way == "dossier"
    assert letter == ("letter", dossier, "ask_season")
    assert services.dossiers.view(room.store, dossier, room.today).dossier.season == "2026-2027"


def test_an_open_season_needs_no_word(room):
    opened(room, date(2026, 2, 3))

    assert "Ouverte" in room.reads()
    assert "écrire au service" not in "".join(button.text() for button in room.everything(type(room.named("Retour"))))


def test_the_dossier_that_is_there_already_is_opened(room):
    opened(room, date(2026, 2, 3))

    room.press("Ouvrir ce dossier")

    assert room.ways.taken == [("dossier", room.club.dossier)]
