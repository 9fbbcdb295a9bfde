"""The engagement numbers of a dossier."""

from datetime import date

import pytest

from chorus_desktop import services
from chorus_desktop.domain.engagement import Engagement
from chorus_desktop.store.dossiers import dossier, save_dossier
from chorus_desktop.ui.pages.engagements import EngagementsPage

AUTUMN, WINTER = "Septembre à décembre 2025", "Janvier au 3 juillet 2026"


def opened(room, field="", dossier_id=""):
    return room.show(EngagementsPage(room.desk, dossier_id or room.club.dossier, field))


def stored(room, place):
    return services.dossiers.view(room.store, room.club.dossier, room.today).dossier.engagements[place]


def becomes(room, *items, member=False):
    saved = dossier(room.store, room.club.dossier)
    convention = saved.value.convention.model_copy(update={"already_member": member})
    save_dossier(room.store, room.club.dossier, saved.value.model_copy(update={"engagements": items, "convention": convention}), {})


@pytest.fixture
def unknown(room):
    becomes(room, Engagement(id="2025", window="2025"), Engagement(id="2026", window="2026"))


def test_each_window_says_what_it_serves(room):
    opened(room)

    said = room.reads()
    assert f"{AUTUMN}\nPour les factures datées du 1er septembre 2025 au 31 décembre 2025. Il s’écrit CP2025/…/1." in said
    assert said.count("Connu") == 2
    assert "Dans le message de la Ville reçu après la signature" in said


def test_the_example_is_of_its_window(room, unknown):
    opened(room)

    assert room.named(f"Numéro d’engagement, {AUTUMN}").placeholderText() == "ex. CP2025/4512/1"


def test_a_number_typed_is_saved_and_known(room, unknown):
    opened(room)
    room.types(f"Numéro d’engagement, {WINTER}", "CP2026/77/1")

    room.shell.page.leaving()

    assert stored(room, 1).number == "CP2026/77/1"
    assert room.reads().count("Connu") == 1


def test_another_shape_warns_and_stays(room, unknown):
    opened(room)
    room.types(f"Numéro d’engagement, {WINTER}", "CP2025/77/1")
    room.leaves()

    assert "pas celle attendue ici (CP2026/…/1)" in room.reads()
    room.press("Continuer")
    assert stored(room, 1).number == "CP2025/77/1"
    assert room.ways.taken == [("home",)]


@pytest.mark.parametrize(
    ("today", "said"),
    [(date(2025, 11, 3), "Attendu à partir de janvier 2026"), (date(2026, 2, 3), "Communiqué depuis janvier 2026")],
)
def test_an_awaited_number_says_from_when_and_has_its_letter(room, unknown, today, said):
    room.today = today
    draft = room.club.draft()
    opened(room)
    assert said in room.reads()

    room.press(f"Écrire au service\u00a0: {WINTER}")

    assert room.ways.taken == [("letter", room.club.dossier, "ask_engagement", draft)]


def test_who_was_there_last_season_keeps_the_number(room):
    note = "Déjà conventionnée en 2024-2025"
    becomes(room, Engagement(id="2025", window="2025"))
    opened(room)
    assert note not in room.reads()

    becomes(room, Engagement(id="2025", window="2025"), member=True)
    opened(room)
    assert note in room.reads()


def test_what_is_deduced_is_to_confirm(room):
    following = services.dossiers.create(room.store, room.club.association, "cloisirs-cherbourg", "2026-2027", room.today)

    opened(room, dossier_id=following)

    assert "À confirmer par la collectivité" in room.reads()
    assert "Attendu à partir de janvier 2027, à confirmer" in room.reads()
    room.press("Écrire au service\u00a0: Septembre à décembre 2026")
    assert room.ways.taken == [("letter", following, "ask_season", "")]


def test_what_it_carries_is_shown_against_its_ceiling(room):
    invoice_id = room.club.issue()
    services.issue.deposited(room.store, invoice_id, room.today)
    paid = {"on": "03/02/2026", "amount": "100,00"}
    services.payments.note(room.store, "", paid, {invoice_id: "100"}, room.today)
    opened(room)

    assert "4\u202f395,00\u00a0€ restent sur 4\u202f920,00\u00a0€" in room.reads()
    assert "Sans plafond indiqué" in room.reads()
    told = "Facturé\n525,00\u00a0€\nDéposé\n525,00\u00a0€\nAccepté\n0,00\u00a0€\nPayé\n100,00\u00a0€\nReste\n4\u202f395,00\u00a0€"
    assert told in room.reads()


def test_a_number_of_another_kind_is_added_with_its_dates(room):
    opened(room)
    room.press("Ajouter un autre numéro")
    assert room.focus() == "Numéro d’engagement, Autre numéro"

    room.types("Numéro d’engagement, Autre numéro", "BC-17")
    room.types("Valable à partir du, Autre numéro", "01/03/2026")
    room.types("Valable jusqu’au, Autre numéro", "01/02/2026")
    room.press("Continuer")
    assert "Il y a un point à corriger" in room.reads()

    room.types("Valable jusqu’au, Autre numéro", "30/06/2026")
    room.press("Continuer")
    assert room.ways.taken == [("home",)]
    assert (stored(room, 2).number, stored(room, 2).valid_to) == ("BC-17", date(2026, 6, 30))


def test_what_is_removed_can_be_taken_back(room):
    opened(room)
    room.press("Ajouter un autre numéro")
    room.types("Numéro d’engagement, Autre numéro", "BC-17")

    room.press("Retirer ce numéro")
    assert len(services.dossiers.view(room.store, room.club.dossier, room.today).dossier.engagements) == 2
    room.shell.undo_bar.undo()

    assert stored(room, 2).number == "BC-17"
    assert room.named("Numéro d’engagement, Autre numéro").text() == "BC-17"


def test_a_problem_leads_to_its_field(room):
    opened(room, "e2026.ceiling")

    assert room.focus() == f"Plafond, {WINTER}"


def test_typing_goes_on_while_it_is_saved(room, unknown):
    opened(room)
    room.types(f"Numéro d’engagement, {AUTUMN}", "CP2025/1")
    services.dossiers.save_engagement(room.store, room.club.dossier, "2026", {"number": "CP2026/9/1"})

    room.shell.page.returned()

    assert room.named(f"Numéro d’engagement, {AUTUMN}").text() == "CP2025/1"
    assert room.named(f"Numéro d’engagement, {WINTER}").text() == "CP2026/9/1"


def test_a_number_is_written_as_the_payer_does_once_left_and_a_doubt_is_said(room):
    opened(room)
    room.types(f"Numéro d’engagement, {AUTUMN}", "cp2025 / 4388/ 1")
    room.leaves()
    assert room.named(f"Numéro d’engagement, {AUTUMN}").text() == "CP2025/4388/1"
    room.shell.page.leaving()
    assert stored(room, 0).number == "CP2025/4388/1"

    room.types(f"Numéro d’engagement, {AUTUMN}", "4388")
    assert "n’a pas la forme attendue" not in room.reads()
    room.leaves()
    assert "n’a pas la forme attendue" in room.reads()
