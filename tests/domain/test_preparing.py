"""Getting ready for the portal: one truth for what is done, what to copy, and what goes wrong with the rights."""

from datetime import date

import pytest

from chorus_desktop.domain import preparing
from chorus_desktop.domain.association import Association
from chorus_desktop.domain.bank import Iban, Rib
from chorus_desktop.domain.numbers import Email
from chorus_desktop.domain.preparation import AccountForm, PortalAccount, PortalPerson, PortalPreparation, PortalRole, StepDone
from chorus_desktop.services import portal_data
from tests.helpers import examples
from tests.helpers.clubs import codes

TODAY = examples.TODAY
GUIDE = portal_data.preparation()
DAY = date(2026, 1, 15)
GERMAN = Iban("DE89 3704 0044 0532 0130 00")


def club(**portal):
    return examples.judo_club(portal=PortalPreparation(**portal))


def with_account(**account):
    return club(account=PortalAccount(**account))


def claire(**changes):
    fields = {
        "id": "claire",
        "name": "Claire Martin",
        "login": Email("claire@judo-baie.example"),
        "role": PortalRole.MANAGER,
        "issued": True,
    }
    return PortalPerson(**{**fields, **changes})


def paul(**changes):
    return PortalPerson(**{"id": "paul", "name": "Paul Lemoine", "organisation": True, **changes})


def found(*people):
    return codes(preparing.people_problems(people, TODAY, GUIDE))


def advised(*people):
    return [code for _, code in codes(preparing.people_advice(people, TODAY, GUIDE))]


def lines(made):
    return {line.key: (line.value, line.copied) for line in made}


# What is done


@pytest.mark.parametrize(("key", "field"), preparing.DAYS.items())
def test_the_days_that_the_deposit_reads_are_the_card_s_own(key, field):
    before = examples.judo_club(**{field: None})

    after = preparing.with_done(before, key, StepDone(on=DAY, by="Claire Martin"))

    assert getattr(after, field) == DAY
    assert after.portal.done == {key: StepDone(by="Claire Martin")}
    assert preparing.done(after, key) == StepDone(on=DAY, by="Claire Martin")
    # Emptied on the card, it is no longer done here.
    assert preparing.done(after.model_copy(update={field: None}), key).on is None


@pytest.mark.parametrize("key", ["account", "notifications"])
def test_a_step_is_undone_without_a_trace(key):
    before = examples.judo_club(portal_account_on=None)
    done = preparing.with_done(before, key, StepDone(on=DAY, by="Claire Martin"))

    assert preparing.with_done(done, key, StepDone()) == before


def test_each_step_is_done_apart():
    first = preparing.with_done(examples.judo_club(), "bank", StepDone(on=DAY))

    second = preparing.with_done(first, "files", StepDone(on=TODAY))

    assert (preparing.done(second, "bank").on, preparing.done(second, "files").on) == (DAY, TODAY)


# The forms of the portal


def test_the_structure_is_filled_from_the_card():
    shown = lines(preparing.structure_lines(club(structure_label="Section jeunes", undisclosed=True), GUIDE))

    assert shown["siret"] == ("123 456 782 00010", "12345678200010")
    assert shown["phone"] == ("02 33 00 00 00", "0233000000")
    assert shown["name"] == ("Judo Club de la Baie",) * 2
    assert shown["label"] == ("Section jeunes",) * 2
    assert shown["extra_1"] == ("", "")
    assert shown["id_type"] == ("SIRET", "")
    assert shown["undisclosed"] == ("à cocher", "")


def test_what_the_portal_demands_and_the_card_lacks_is_to_complete():
    shown = lines(preparing.structure_lines(Association(), GUIDE))

    assert {key for key, (value, _) in shown.items() if value == "à compléter"} == {"siret", "name", "street", "postcode", "city"}
    assert all(copied == "" for _, copied in shown.values())
    assert lines(preparing.account_lines(Association(), GUIDE))["bban"] == ("à compléter", "")


def test_an_iban_is_cut_into_the_portal_s_blocks():
    shown = lines(preparing.account_lines(with_account(name="Compte courant"), GUIDE))

    assert shown["country"] == ("France", "")
    assert shown["iban_key"] == ("76", "76")
    assert shown["bban"] == ("30006000011234567890189",) * 2
    assert shown["bic"] == ("AGRIFRPP",) * 2
    assert shown["factor"] == ("à ne pas cocher", "")
    assert not {"bank", "rib_key", "factor_name"} & set(shown)


@pytest.mark.parametrize("typed", [None, Rib("30006 00001 12345678901 89")])
def test_a_rib_is_cut_into_four_blocks_typed_or_taken_from_the_iban(typed):
    shown = lines(preparing.account_lines(with_account(form=AccountForm.RIB, rib=typed), GUIDE))

    assert [shown[key][1] for key in ("bank", "branch", "number", "rib_key")] == ["30006", "00001", "12345678901", "89"]
    assert not {"iban_key", "bban", "bic"} & set(shown)


def test_an_account_abroad_names_its_country():
    abroad = examples.judo_club(iban=GERMAN)

    assert lines(preparing.account_lines(abroad, GUIDE))["country"] == ("Allemagne", "")
    unheard = GUIDE.model_copy(update={"countries": {"FR": "France"}})
    assert lines(preparing.account_lines(abroad, unheard))["country"] == ("DE", "")


def test_a_factor_has_four_fields_and_the_file_is_said_kept():
    factor = PortalAccount(
        factor=True, factor_name="Affacture", factor_country="France", factor_id_type="SIRET", factor_id="98765432400019"
    )

    shown = lines(preparing.account_lines(club(account=factor, rib_file="a" * 64), GUIDE))

    assert shown["factor"] == ("à cocher", "")
    assert [shown[f"factor_{key}"][0] for key in ("name", "country", "id_type", "id")] == ["Affacture", "France", "SIRET", "98765432400019"]
    assert shown["file"] == ("gardé dans le programme, à joindre", "")


@pytest.mark.parametrize(
    ("account", "iban", "code"),
    [
        ({"rib": Rib("20041 01005 0500013M026 06")}, None, ("rib", "portal.rib_iban")),
        ({"form": AccountForm.RIB}, GERMAN, ("form", "portal.rib_abroad")),
        ({"factor": True, "factor_id_type": "siret", "factor_id": "987 654 324 00018"}, None, ("factor_id", "portal.factor_siret")),
        ({"factor": True, "factor_id_type": "siret", "factor_id": "987 654 324 00019"}, None, None),
        ({"factor": True, "factor_id_type": "Hors UE", "factor_id": "USFACTORINC"}, None, None),
        ({}, None, None),
    ],
)
def test_bank_details_that_do_not_hold_together_are_said(account, iban, code):
    card = with_account(**account)
    card = card.model_copy(update={"iban": iban}) if iban else card

    assert codes(preparing.account_problems(card)) == ([code] if code else [])


# Who has which right


def test_nobody_noted_is_nothing_to_say():
    assert found() == []
    assert advised() == []


def test_two_people_who_can_replace_each_other_are_well():
    assert found(claire(), paul()) == []
    assert advised(claire(), paul()) == []


def test_a_manager_gone_without_handing_over_is_said_with_her_rights_left():
    gone = claire(left_on=date(2026, 1, 31))

    assert found(gone, paul(issued=True)) == [("claire", "portal.manager_left"), ("claire", "portal.still_attached")]
    said = preparing.people_problems((gone, paul(issued=True)), TODAY, GUIDE)[0].sentence
    assert "Claire Martin a quitté l’association le 31 janvier 2026 sans passer le rôle" in said


def test_a_manager_who_handed_over_is_only_to_be_detached():
    gone = claire(left_on=date(2026, 1, 31))

    assert found(gone, paul(role=PortalRole.MANAGER, issued=True)) == [("claire", "portal.still_attached")]
    assert found(gone.model_copy(update={"issued": False}), paul(role=PortalRole.MANAGER, issued=True)) == []


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        ((paul(issued=True),), [("", "portal.no_manager")]),
        ((claire(), paul(role=PortalRole.MANAGER)), [("", "portal.two_managers")]),
        ((claire(issued=False), paul()), [("", "portal.no_right")]),
        ((claire(left_on=date(2026, 3, 1)), paul()), []),
        (
            (claire(since=DAY, left_on=date(2026, 1, 10), issued=False), paul(role=PortalRole.MANAGER, issued=True)),
            [("claire", "portal.dates")],
        ),
    ],
)
def test_each_fault_of_the_list_has_its_sentence(people, expected):
    assert found(*people) == expected


def test_sentences_name_people_and_the_portal_s_own_rights():
    two = preparing.people_problems((claire(), paul(role=PortalRole.MANAGER, name="", issued=True)), TODAY, GUIDE)[0]
    none = preparing.people_problems((claire(issued=False),), TODAY, GUIDE)[0]

    assert "Claire Martin et Une personne sans nom" in two.sentence
    assert "«\u00a0Factures émises\u00a0» en modification" in none.sentence


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        ((claire(),), ["portal.alone"]),
        ((claire(), paul(left_on=DAY)), ["portal.alone"]),
        ((claire(), paul(organisation=False)), ["portal.no_second"]),
    ],
)
def test_what_would_be_safer_is_advised(people, expected):
    assert advised(*people) == expected


# Ready texts


def test_a_request_for_attachment_names_the_association():
    _, body = preparing.fill(GUIDE.letter("attachment"), examples.judo_club(), TODAY)

    assert "Judo Club de la Baie, SIRET 123 456 782 00010" in body
    assert preparing.BLANK not in body


def test_the_ticket_names_who_left_and_who_takes_over():
    people = (claire(left_on=DAY), paul(login=None))

    subject, body = preparing.fill(GUIDE.letter("unreachable"), club(people=people), TODAY)

    assert subject.endswith("123 456 782 00010")
    assert "Ancien gestionnaire principal\u00a0: Claire Martin (claire@judo-baie.example)" in body
    assert "Nouveau gestionnaire demandé\u00a0: Paul Lemoine\n" in body


def test_what_is_not_known_is_left_to_complete():
    _, body = preparing.fill(GUIDE.letter("unreachable"), Association(), TODAY)

    assert "Association\u00a0: …" in body
    assert "Ancien gestionnaire principal\u00a0: …" in body
