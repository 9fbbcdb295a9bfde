"""Getting ready for the portal: what is typed stays, what is ticked is what the deposit reads, what is removed comes back."""

from datetime import date

import pytest

from chorus_desktop.domain.preparation import PortalRole
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.services import associations, deposit, preparation
from chorus_desktop.store.files import sweep_files
from tests.helpers import clubs
from tests.helpers.clubs import TODAY, codes
from tests.pdf import samples


def seen(club, today=TODAY):
    return preparation.view(club.store, club.association, today)


def typed(club):
    return associations.view(club.store, club.association).typed


def person(club, **texts):
    """Adds a person and types her."""
    person_id = preparation.add_person(club.store, club.association)
    preparation.save_person(club.store, club.association, person_id, texts)
    return person_id


def test_a_new_association_begins_with_the_account(club):
    view = seen(club)

    assert view.next.key == "account"
    assert {step.on for step in view.done.values()} == {None}
    assert view.problems == view.advice == view.account_problems == ()


def test_a_ticked_step_is_what_the_card_and_the_deposit_show(club):
    invoice_id, _ = club.issues()

    for key in ("account", "structure", "rights"):
        preparation.save_step(club.store, club.association, key, {"on": "15/1/26", "by": "Paul Lemoine"})

    assert [typed(club)[f"portal_{key}_on"] for key in ("account", "structure", "rights")] == ["15/01/2026"] * 3
    known = {line.key: line.done_on for line in deposit.view(club.store, invoice_id, TODAY).checklist}
    assert {known[key] for key in ("account", "structure", "rights")} == {date(2026, 1, 15)}


def test_a_day_typed_on_the_card_is_a_ticked_step(club):
    associations.save(club.store, club.association, {"portal_account_on": "15/01/2026"})

    view = seen(club)

    assert view.step_typed["account"] == {"on": "15/01/2026", "by": ""}
    assert view.next.key == "structure"


def test_a_day_that_cannot_be_read_is_the_same_text_on_both_pages(club):
    preparation.save_step(club.store, club.association, "account", {"on": "31/02/2026", "by": ""})
    assert typed(club)["portal_account_on"] == "31/02/2026"

    associations.save(club.store, club.association, {"portal_account_on": "32/01/2026"})
    assert seen(club).step_typed["account"]["on"] == "32/01/2026"

    preparation.save_step(club.store, club.association, "account", {"on": "15/01/2026", "by": ""})
    assert typed(club)["portal_account_on"] == "15/01/2026"
    assert associations.view(club.store, club.association).problems == ()


def test_a_step_of_its_own_keeps_its_unread_day_until_it_is_undone(club):
    preparation.save_step(club.store, club.association, "bank", {"on": "hier", "by": "Paul"})
    assert seen(club).step_typed["bank"] == {"on": "hier", "by": "Paul"}

    preparation.save_step(club.store, club.association, "bank", {"on": "", "by": ""})
    assert seen(club).step_typed["bank"] == {"on": "", "by": ""}


def test_next_is_never_an_optional_step(club):
    for key in ("account", "structure"):
        preparation.save_step(club.store, club.association, key, {"on": "15/01/2026", "by": ""})
    assert seen(club).next.key == "manager"

    for key in ("manager", "rights", "notifications", "bank"):
        preparation.save_step(club.store, club.association, key, {"on": "15/01/2026", "by": ""})
    assert seen(club).next is None


def test_typing_on_the_card_keeps_the_preparation_and_the_other_way_round(club):
    person(club, name="Claire Martin", login="claire(at)judo")
    preparation.save_account(club.store, club.association, {"name": "Compte courant", "rib": "30006"})
    preparation.save_structure(club.store, club.association, {"structure_label": "Section jeunes", "undisclosed": "oui"})

    associations.save(club.store, club.association, {"city": "Querqueville", "siret": "123"})
    preparation.save_structure(club.store, club.association, {"structure_label": "Section adultes", "undisclosed": ""})

    view = seen(club)
    assert [texts["login"] for texts in view.people_typed.values()] == ["claire(at)judo"]
    assert view.account_typed["rib"] == "30006"
    assert view.structure_typed["structure_label"] == "Section adultes"
    assert view.association.city == "Querqueville"
    assert typed(club)["siret"] == "123"


def test_half_typed_texts_are_there_again_after_closing(club, tmp_path):
    person(club, name="Claire Martin", login="claire(at)judo", since="3/9")
    club.store.close()

    again = clubs.opened(tmp_path)

    texts = next(iter(preparation.view(again, club.association, TODAY).people_typed.values()))
    assert (texts["login"], texts["since"]) == ("claire(at)judo", "3/9")
    again.close()


def test_the_first_person_is_the_manager_the_next_ones_are_users(club):
    person(club, name="Claire Martin", role="manager")
    person(club, name="Paul Lemoine")

    second = preparation.add_person(club.store, club.association)

    roles = [person.role for person in seen(club).association.portal.people]
    assert roles == [PortalRole.MANAGER, PortalRole.USER, PortalRole.USER]
    assert seen(club).association.portal.people[2].id == second


def test_what_goes_wrong_with_the_rights_is_said(club):
    person(club, name="Claire Martin", role="manager", left_on="31/01/2026")
    person(club, name="Paul Lemoine")

    assert [code for _, code in codes(seen(club).problems)] == ["portal.manager_left", "portal.no_right"]
    assert [code for _, code in codes(seen(club).advice)] == ["portal.alone"]
    assert seen(club, date(2026, 1, 30)).problems[0].code == "portal.no_right"


def test_a_person_removed_comes_back_with_what_could_not_be_read(club):
    claire = person(club, name="Claire Martin", login="claire(at)judo")
    gone = preparation.remove_person(club.store, club.association, claire)
    assert seen(club).people_typed == {}

    # What was still on its way there when she was removed is let go.
    preparation.save_person(club.store, club.association, claire, {"name": "Clara"})
    for _ in range(2):
        preparation.put_back_person(club.store, club.association, gone)

    assert [texts["login"] for texts in seen(club).people_typed.values()] == ["claire(at)judo"]
    assert [person.name for person in seen(club).association.portal.people] == ["Claire Martin"]
    assert preparation.remove_person(club.store, club.association, "unheard") is None


def test_a_rib_is_kept_a_photo_becoming_a_page(club):
    photo = club.brings("rib.jpg", samples.saved(samples.scan(), "JPEG"))
    assert preparation.rib(club.store, club.association) == b""

    assert preparation.join_rib(club.store, club.association, photo) is None

    sweep_files(club.store)
    assert preparation.rib(club.store, club.association).startswith(b"%PDF-")
    assert {line.key: line.value for line in seen(club).account}["file"] == "gardé dans le programme, à joindre"


def test_a_rib_larger_than_the_portal_keeps_is_refused_and_the_former_one_stays(club):
    preparation.join_rib(club.store, club.association, club.brings("rib.pdf"))
    before = preparation.rib(club.store, club.association)

    problem = preparation.join_rib(club.store, club.association, club.brings("rib.txt", b"0" * 4_000_001))

    assert "le portail accepte 4\u00a0Mo au plus par fichier" in problem.sentence
    assert preparation.rib(club.store, club.association) == before


def test_a_rib_removed_is_taken_back_until_the_trash_is_emptied(club):
    preparation.join_rib(club.store, club.association, club.brings("rib.pdf"))
    kept = seen(club).association.portal.rib_file

    preparation.set_rib(club.store, club.association, "")
    assert preparation.rib(club.store, club.association) == b""
    preparation.set_rib(club.store, club.association, kept)
    assert preparation.rib(club.store, club.association).startswith(b"%PDF-")

    preparation.set_rib(club.store, club.association, "")
    sweep_files(club.store)
    with pytest.raises(Trouble, match="corbeille"):
        preparation.set_rib(club.store, club.association, kept)


def test_the_sheet_is_printed_for_the_day(club):
    person(club, name="Claire Martin", role="manager", issued="oui")

    paper = preparation.paper(club.store, club.association, TODAY)

    assert paper.data.startswith(b"%PDF-")
    assert paper.name == "etre-pret-pour-le-portail.pdf"
