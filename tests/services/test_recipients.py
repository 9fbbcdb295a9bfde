"""Structures: listed, typed, picked, chosen for a dossier; what is issued keeps what was printed."""

import pytest

from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.services import directory, dossiers, home, invoices, issue, moving, recipients, table_import, trash
from chorus_desktop.services.moving import Moved
from chorus_desktop.services.views import Refused
from chorus_desktop.store.dossiers import dossier, save_dossier
from chorus_desktop.store.issuing import issued
from tests.helpers import clubs, directory_files, examples
from tests.helpers.clubs import TODAY, codes

CARD = {"name": "Ville de Port-Neuf", "siret": "213 501 232 00010", "address": "1 place du Port\n35000 Port-Neuf"}
CHERBOURG = "20005684400018"
NEW = {"siret": "213 501 232 00028", "day": "01/01/2026"}


@pytest.fixture
def town(store):
    key = recipients.create(store, TODAY)
    recipients.save(store, key, CARD, ())
    return key


@pytest.fixture
def brought_in(store, tmp_path):
    path = tmp_path / "annuaire.csv"
    path.write_text(directory_files.csv(), encoding="cp1252")
    kind = directory.kind(TODAY)
    chosen = table_import.look(store, path, kind.wanted).chosen
    return kind, table_import.bring_in(store, kind, path, chosen, 9, lambda *_: None)


def rows(store):
    return {row.name: (row.state, row.dossiers) for row in recipients.listed(store, TODAY)}


def payer(store, dossier_id):
    return dossiers.view(store, dossier_id, TODAY).work.recipient


def problems_of_payer(store, dossier_id):
    return [problem.code for problem in dossiers.view(store, dossier_id, TODAY).problems if problem.where.startswith("recipient")]


def test_the_structures_of_the_procedures_are_there_without_being_typed(club):
    assert rows(club.store) == {"Ville de Cherbourg-en-Cotentin": ("open", 1), "Département de la Seine-Saint-Denis": ("open", 0)}
    view = recipients.view(club.store, CHERBOURG)
    assert (view.kept, view.card.name, view.dossiers) == (False, "Ville de Cherbourg-en-Cotentin", ((club.dossier, "C’LOISIRS 2025-2026"),))


def test_typing_on_such_a_one_makes_an_own_version_that_pays(club):
    view = recipients.save(club.store, CHERBOURG, {"service_code_rule": "required"}, ())

    assert view.kept
    assert list(rows(club.store)) == ["Département de la Seine-Saint-Denis", "Ville de Cherbourg-en-Cotentin"]
    assert recipients.view(club.store, CHERBOURG).key == view.key
    assert payer(club.store, club.dossier).service_code_rule == "required"
    assert view.dossiers == ((club.dossier, "C’LOISIRS 2025-2026"),)

    recipients.delete(club.store, view.key, TODAY)
    assert payer(club.store, club.dossier).service_code_rule == "optional"


def test_what_was_half_typed_is_there_again(store, town):
    view = recipients.save(
        store, town, {"siret": "213 501", "closed_on": "bientôt"}, ({"code": "école!"}, {}, {"code": "SPORT", "active_to": "31/02"})
    )

    assert (view.typed["siret"], view.typed["closed_on"], view.typed["name"]) == ("213 501", "bientôt", "Ville de Port-Neuf")
    assert [texts["code"] for texts in view.services] == ["école!", "SPORT"]
    assert view.services[1]["active_to"] == "31/02"
    assert {where for where, _ in codes(view.problems)} == {"siret", "closed_on", "services.0.code", "services.1.active_to"}
    assert rows(store)["Ville de Port-Neuf"] == ("unfinished", 0)


def test_two_services_of_one_code_are_said(store, town):
    view = recipients.save(store, town, {}, ({"code": "SPORT"}, {"code": "sport"}))

    assert codes(view.problems) == [("services.1.code", "recipient_card.service_twice")]


def test_two_cards_of_one_siret_are_said(store, town):
    other = recipients.create(store, TODAY)

    view = recipients.save(store, other, CARD, ())

    assert ("siret", "recipient_card.known") in codes(view.problems)


def test_a_structure_is_chosen_for_a_dossier_and_the_choice_undone(club, town):
    before = recipients.choose(club.store, club.dossier, town)

    assert payer(club.store, club.dossier).name == "Ville de Port-Neuf"
    assert home.home(club.store, TODAY).dossiers[0].recipient == "Ville de Port-Neuf"
    assert recipients.of_dossier(club.store, club.dossier) == town
    assert rows(club.store)["Ville de Port-Neuf"] == ("open", 1)

    recipients.choose_again(club.store, club.dossier, before)
    assert recipients.of_dossier(club.store, club.dossier) == CHERBOURG


def test_the_procedure_s_own_structure_can_be_chosen_again(club, town):
    recipients.choose(club.store, club.dossier, town)

    recipients.choose(club.store, club.dossier, CHERBOURG)

    assert dossier(club.store, club.dossier).value.recipient == ""


def test_another_structure_has_other_services(club, town):
    saved = dossier(club.store, club.dossier)
    save_dossier(club.store, club.dossier, saved.value.model_copy(update={"service_code": "125"}), {})

    before = recipients.choose(club.store, club.dossier, town)
    assert dossier(club.store, club.dossier).value.service_code is None

    recipients.choose_again(club.store, club.dossier, before)
    assert dossier(club.store, club.dossier).value.service_code == "125"


def test_an_incomplete_structure_keeps_its_invoices_from_being_finalised(club):
    unfinished = recipients.create(club.store, TODAY)
    recipients.choose(club.store, club.dossier, unfinished)
    assert problems_of_payer(club.store, club.dossier) == ["recipient_card.incomplete"]

    recipients.save(club.store, unfinished, {**CARD, "siret": "213"}, ())
    assert problems_of_payer(club.store, club.dossier) == ["number.length"]

    recipients.save(club.store, unfinished, CARD, ())
    assert problems_of_payer(club.store, club.dossier) == []


def test_a_structure_that_dossiers_name_is_not_deleted(club, town):
    recipients.choose(club.store, club.dossier, town)
    with pytest.raises(Trouble, match="Un dossier nomme encore"):
        recipients.delete(club.store, town, TODAY)

    recipients.choose(club.store, club.dossier, CHERBOURG)
    recipients.delete(club.store, town, TODAY)
    assert "Ville de Port-Neuf" not in rows(club.store)
    assert [row.said for row in trash.listed(club.store)] == ["Collectivité"]

    recipients.put_back(club.store, town)
    assert "Ville de Port-Neuf" in rows(club.store)


def test_a_dossier_whose_structure_is_gone_asks_for_it_again(club, town):
    recipients.choose(club.store, club.dossier, town)
    trash.delete_dossier(club.store, club.dossier, TODAY)
    recipients.delete(club.store, town, TODAY)
    trash.put_back(club.store, "dossier", club.dossier)
    trash.empty(club.store)

    assert problems_of_payer(club.store, club.dossier) == ["recipient_card.gone"]


def test_a_directory_is_brought_in_with_all_it_says_and_taken_back(store, brought_in, tmp_path):
    kind, written = brought_in
    judged = table_import.judge(
        store, kind, tmp_path / "annuaire.csv", table_import.look(store, tmp_path / "annuaire.csv", kind.wanted).chosen, lambda *_: None
    )

    assert written.said == "Annuaire importé\u00a0: 4 structures."
    assert (judged.good, judged.left_out) == (4, 5)
    assert sorted(count for _, count in judged.tallies) == [1, 1, 4]
    assert {each.problem.code for each in judged.listed} == {
        "number.key",
        "directory.twice",
        "directory.siret",
        "directory.rounded",
        "directory.name",
    }
    assert directory.about(store).inactive == 1

    table_import.take_back(store, kind, written.undo)
    assert directory.about(store) is None


def test_a_search_finds_what_is_kept_before_the_directory(store, town, brought_in):
    found = directory.search(store, "PORT neuf", TODAY)

    assert [(each.name, each.kept) for each in found] == [
        ("Ville de Port-Neuf", True), ("CCAS DE PORT-NEUF", False), ("COMMUNE DE PORT-NEUF", False), ("ECOLE DE PORT NEUF", False),
    ]  # fmt: skip
    assert found[3].said == "35000 Port-Neuf · fermée sur le portail"
    assert [each.name for each in directory.search(store, "213 501 232", TODAY)] == ["Ville de Port-Neuf", "COMMUNE DE PORT-NEUF"]
    assert {each.kept for each in directory.search(store, "", TODAY)} == {True}


def test_what_is_picked_is_copied_once(store, brought_in):
    key = recipients.pick(store, "21350124000021")

    card = recipients.view(store, key).card
    assert (card.name, card.engagement_rule, card.service_code_rule, card.either_required, card.moa) == (
        "CCAS DE PORT-NEUF", "required", "required", True, "with",
    )  # fmt: skip
    assert recipients.pick(store, "21350124000021") == key
    assert recipients.pick(store, key) == key
    assert recipients.pick(store, CHERBOURG) == CHERBOURG


def test_what_left_the_directory_cannot_be_picked(store, brought_in):
    kind, written = brought_in
    table_import.take_back(store, kind, written.undo)

    with pytest.raises(Trouble, match="n’est plus dans l’annuaire"):
        recipients.pick(store, "21350124000021")


def test_a_change_of_siret_moves_the_open_dossiers_and_nothing_issued(club, town):
    recipients.choose(club.store, club.dossier, town)
    printed, _ = club.issues()
    assert moving.open_dossiers(club.store, town, TODAY) == ((club.dossier, "C’LOISIRS 2025-2026"),)

    moved = moving.move(club.store, town, NEW, TODAY)

    assert isinstance(moved, Moved)
    assert payer(club.store, club.dossier).siret == "21350123200028"
    assert issued(club.store, printed).buyer.siret == "21350123200010"
    former = recipients.view(club.store, town).card
    assert (str(former.closed_on), former.replaced_by, former.replaced_by_id) == ("2026-01-01", "21350123200028", moved.now)
    assert recipients.view(club.store, moved.now).card.replaces_id == town
    assert sorted(row.state for row in recipients.listed(club.store, TODAY) if row.name == "Ville de Port-Neuf") == ["closed", "open"]

    moving.move_back(club.store, moved, TODAY)
    assert payer(club.store, club.dossier).siret == "21350123200010"
    assert rows(club.store)["Ville de Port-Neuf"] == ("open", 1)


def test_a_closed_season_keeps_the_old_siret_and_the_next_gets_the_new(store, tmp_path):
    club = clubs.judo(store, tmp_path)
    late = examples.season().last_deposit.replace(month=12)

    moved = moving.move(store, CHERBOURG, NEW, late)

    assert isinstance(moved, Moved)
    assert moved.dossiers == ()
    assert payer(store, club.dossier).siret == CHERBOURG
    following = dossiers.create(store, club.association, clubs.PROCEDURE, "2026-2027", late)
    assert payer(store, following).siret == "21350123200028"


def test_a_siret_already_kept_is_moved_to_as_it_is(club, town):
    recipients.choose(club.store, club.dossier, town)
    other = recipients.create(club.store, TODAY)
    recipients.save(club.store, other, {**CARD, "name": "Commune nouvelle", "siret": NEW["siret"]}, ())

    moved = moving.move(club.store, town, NEW, TODAY)

    assert isinstance(moved, Moved)
    assert (moved.now, moved.made, payer(club.store, club.dossier).name) == (other, False, "Commune nouvelle")


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ({"siret": "213", "day": "01/01/2026"}, "number.length"),
        ({"siret": NEW["siret"], "day": ""}, "recipient_card.move_day"),
        ({"siret": CARD["siret"], "day": "01/01/2026"}, "recipient_card.move_same"),
    ],
)
def test_a_change_that_is_not_complete_changes_nothing(store, town, typed, code):
    (problem,) = moving.move(store, town, typed, TODAY)

    assert problem.code == code
    assert recipients.view(store, town).card.closed_on is None


def test_a_closed_structure_refuses_later_invoices(club, town):
    recipients.save(club.store, town, {"closed_on": "31/01/2026"}, ())
    recipients.choose(club.store, club.dossier, town)
    invoice_id = club.ready()

    assert ("recipient", "recipient.closed") in codes(invoices.view(club.store, invoice_id, TODAY).problems)
    with pytest.raises(Refused) as refused:
        issue.finalise(club.store, invoice_id, TODAY)
    assert "recipient.closed" in {problem.code for problem in refused.value.problems}


def test_the_column_shows_the_place_once_there_is_something(store, tmp_path):
    assert not home.column(store).recipients
    clubs.founded(store, tmp_path)
    assert home.column(store).recipients


def test_structures_alone_show_the_place_too(store, town):
    assert home.column(store).recipients
