"""Who deposits what, for whom: the « fiche d'identité du marché », and to whom it is sent."""

import pytest

from chorus_desktop.domain.works.market import Party
from chorus_desktop.domain.works.market_mail import mailboxes
from chorus_desktop.domain.works.market_sheet import actors
from chorus_desktop.domain.works.role import Role
from chorus_desktop.services import portal_data
from tests.helpers.works import market

RULES = portal_data.works()
SUPPLIER = Party(id="supplier", role=Role.SUPPLIER, name="Judo Club de la Baie", email="club@example.fr")
MANAGER = Party(id="manager", role=Role.MANAGER, name="Atelier Lebrun", email=" moe@example.fr ")
OWNER = Party(id="owner", role=Role.OWNER, name="Commune de Valmarie")


def duties(*parties, **more):
    """Role → the cadres it deposits, each with what it follows."""
    found = actors(market(parties=parties, **more), RULES)
    return {actor.party.role: {duty.cadre.code: duty.after for duty in actor.duties} for actor in found}


def test_everybody_has_the_cadres_of_its_role_in_the_order_of_the_chains():
    said = duties(SUPPLIER, MANAGER, OWNER)

    assert said[Role.SUPPLIER] == {"A4": (), "A7": (), "A8": ("A20",), "A22": ("A7", "A17"), "A23": ("A22",)}
    assert said[Role.MANAGER] == {"A15": ("A4",), "A17": ("A7",), "A24": ("A22",)}
    assert said[Role.OWNER] == {"A19": ("A15",), "A20": ("A17",), "A25": ("A22",)}


def test_without_the_ccag_there_is_no_tacit_procedure():
    assert "A22" not in duties(SUPPLIER, MANAGER, OWNER, ccag=False)[Role.SUPPLIER]


def test_an_absent_moa_is_stood_in_for():
    said = duties(SUPPLIER, MANAGER, OWNER.model_copy(update={"absent": True}), ccag=False)

    assert said[Role.MANAGER] == {"A16": (), "A18": ()}
    assert said[Role.OWNER] == {}
    assert said[Role.SUPPLIER]["A8"] == ("A18",)


def test_an_absent_moe_is_stood_in_for():
    said = duties(SUPPLIER, MANAGER.model_copy(update={"absent": True}), OWNER, ccag=False)

    assert list(said[Role.SUPPLIER]) == ["A4", "A5", "A7", "A8"]
    assert said[Role.OWNER]["A19"] == ("A5",)


def test_the_direct_way_is_there_when_it_was_asked_for():
    assert "A6" in duties(SUPPLIER, MANAGER, OWNER, asked_direct=True)[Role.SUPPLIER]


@pytest.mark.parametrize(
    ("parties", "found"),
    [
        ((), ()),
        ((SUPPLIER, OWNER), ()),
        ((SUPPLIER, MANAGER, OWNER), (("Atelier Lebrun", "moe@example.fr"),)),
        (
            (SUPPLIER, MANAGER, OWNER.model_copy(update={"email": "mairie@example.fr"})),
            (
                ("Tous les acteurs", "moe@example.fr, mairie@example.fr"),
                ("Atelier Lebrun", "moe@example.fr"),
                ("Commune de Valmarie", "mairie@example.fr"),
            ),
        ),
    ],
)
def test_it_is_sent_to_the_others(parties, found):
    assert mailboxes(market(parties=parties)) == found


def test_an_ordinary_dossier_has_nobody_else():
    assert mailboxes(None) == ()


def test_what_to_do_with_who_is_not_on_the_portal():
    away = {"absent": True}
    caron = Party(id="sub", role=Role.SUBCONTRACTOR, name="Vitrerie Caron", **away)
    found = actors(market(parties=(SUPPLIER, MANAGER.model_copy(update=away), OWNER.model_copy(update=away), caron)), RULES)

    assert {actor.party.role: actor.note.partition("portail\u00a0: ")[2] for actor in found} == {
        Role.SUPPLIER: "",
        Role.MANAGER: "le titulaire dépose lui-même l’état d’acompte (A5).",
        Role.OWNER: "la maîtrise d’œuvre dépose à sa place (A16, A18).",
        Role.SUBCONTRACTOR: "demandez-lui comment lui transmettre les pièces.",
    }
