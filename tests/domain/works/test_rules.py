"""The table of deposit modes and who deposits what: the webinar's, cell by cell."""

import pytest
from pydantic import ValidationError

from chorus_desktop.domain.columns import plain_words
from chorus_desktop.domain.works.role import Role
from chorus_desktop.domain.works.rules import WorksRules
from chorus_desktop.services import data, portal_data

RULES = portal_data.works()
CELLS = {"✓": "yes", "✗": "no", "–": "none"}

# EDI first, EDI association; portal first, portal association; service first, service association.
TABLE = """
A4  ✓ – ✓ – ✓ –
A5  ✗ – ✓ – ✓ –
A6  ✓ ✗ ✓ ✗ ✓ ✗
A7  ✓ – ✓ – ✓ –
A8  ✓ ✗ ✓ ✓ ✓ ✓
A10 ✓ – ✓ – ✓ –
A13 ✓ – ✓ – ✓ –
A14 ✓ – ✓ – ✓ –
A15 ✗ ✗ ✓ ✓ ✓ ✓
A16 ✗ ✗ ✓ – ✓ –
A17 ✗ ✗ ✓ ✓ ✓ ✓
A18 ✗ ✗ ✓ – ✓ –
A19 ✗ ✗ ✓ ✓ ✓ ✓
A20 ✗ ✗ ✓ ✓ ✓ ✓
A22 ✓ ✗ ✓ ✓ ✓ ✓
A23 – ✗ – ✓ – ✓
A24 ✗ ✗ ✓ ✓ ✓ ✓
A25 – ✗ – ✓ – ✓
"""
ROWS = [line.split() for line in TABLE.strip().splitlines()]
PLACES = [(mode, rank) for mode in ("edi", "portal", "service") for rank in (0, 1)]


@pytest.mark.parametrize(("code", "place", "cell"), [(row[0], at, row[1 + i]) for row in ROWS for i, at in enumerate(PLACES)])
def test_each_cell_of_the_table(code, place, cell):
    mode, rank = place

    assert getattr(RULES.cadre(code).modes, mode)[rank] == CELLS[cell]


def test_the_table_is_whole():
    assert [cadre.code for cadre in RULES.cadres] == [row[0] for row in ROWS]
    assert {"A9", "A11", "A12", "A21"} & {cadre.code for cadre in RULES.cadres} == set()


@pytest.mark.parametrize(
    ("role", "codes"),
    [
        (Role.SUBCONTRACTOR, "A10"),
        (Role.COCONTRACTOR, "A13 A14"),
        (Role.SUPPLIER, "A4 A5 A6 A7 A8 A22 A23"),
        (Role.MANAGER, "A15 A16 A17 A18 A24"),
        (Role.OWNER, "A19 A20 A25"),
        (Role.FINANCE, ""),
    ],
)
def test_who_deposits_what(role, codes):
    assert [cadre.code for cadre in RULES.of_role(role)] == codes.split()


def test_only_a_general_account_is_refused_for_another_motive():
    assert {cadre.code for cadre in RULES.cadres if "other" in cadre.refusals} == {"A18", "A20"}
    assert all("route" in cadre.refusals for cadre in RULES.cadres)


def test_what_the_portal_cannot_begin_continues_something():
    assert {cadre.code for cadre in RULES.cadres if not cadre.begins} == {"A23", "A25"}
    assert all(cadre.continues for cadre in RULES.cadres if cadre.linked)


def test_an_unknown_cadre_is_told():
    with pytest.raises(KeyError, match="A11"):
        RULES.cadre("A11")


def test_a_cadre_that_continues_nothing_known_is_refused():
    table = RULES.model_dump()
    table["cadres"][4]["continues"] = ("A99",)

    with pytest.raises(ValidationError, match="A99"):
        WorksRules.model_validate(table)


def test_every_role_has_words():
    assert all(role.label and role.of for role in Role)


# The names of the webinar's table, without their code.
NAMES = {
    "A4": "Dépôt par un fournisseur d’un projet de décompte mensuel",
    "A5": "Dépôt par un fournisseur d’un état d’acompte",
    "A6": "Pièce de facturation de travaux transmise au service financier",
    "A7": "Dépôt par un fournisseur d’un projet de décompte final",
    "A8": "Dépôt par un fournisseur d’un décompte général et définitif",
    "A10": "Dépôt par un sous-traitant d’une demande de paiement dans le cadre des marchés de travaux",
    "A13": "Dépôt par un cotraitant d’un projet de décompte mensuel",
    "A14": "Dépôt par un cotraitant d’un projet de décompte final",
    "A15": "Dépôt par une MOE d’un état d’acompte",
    "A16": "Dépôt par une MOE d’un état d’acompte validé",
    "A17": "Dépôt par une MOE d’un projet de décompte général",
    "A18": "Dépôt par une MOE d’un décompte général",
    "A19": "Dépôt par une MOA d’un état d’acompte validé",
    "A20": "Dépôt par une MOA d’un décompte général",
    "A22": "Dépôt par un fournisseur d’un projet de décompte général dans le cadre d’une procédure tacite",
    "A23": "Dépôt par un fournisseur d’un décompte général et définitif tacite",
    "A24": "Dépôt par une MOE d’un décompte général et définitif tacite",
    "A25": "Dépôt par une MOA d’un décompte général et définitif dans le cadre d’une procédure tacite",
}


@pytest.mark.parametrize("code", [row[0] for row in ROWS])
def test_each_cadre_is_called_as_on_the_portal(code):
    assert RULES.cadre(code).label.replace("\u00a0", " ") == f"{code} : {NAMES[code]}"


@pytest.mark.parametrize(
    ("code", "before", "to"),
    [
        ("A4", "", Role.MANAGER), ("A13", "", Role.MANAGER), ("A10", "", Role.MANAGER), ("A15", "A4 A13 A10", Role.OWNER),
        ("A19", "A15 A5", Role.FINANCE), ("A7", "", Role.MANAGER), ("A14", "", Role.MANAGER), ("A17", "A7 A14", Role.OWNER),
        ("A20", "A17", Role.SUPPLIER), ("A8", "A20 A18", Role.OWNER), ("A6", "", Role.FINANCE), ("A5", "", Role.OWNER),
        ("A16", "A4 A13 A10", Role.FINANCE), ("A18", "A7 A14", Role.SUPPLIER), ("A23", "A22", Role.OWNER), ("A24", "A22", Role.OWNER),
        ("A25", "A22", Role.FINANCE),
    ],
)  # fmt: skip
def test_what_each_piece_follows_and_to_whom_it_goes(code, before, to):
    assert (" ".join(RULES.cadre(code).continues), RULES.cadre(code).to) == (before, to)


def test_only_a_wrong_addressee_refuses_a_demand_for_payment():
    demands = ("A4", "A5", "A6", "A7", "A10", "A13", "A14")

    assert {RULES.cadre(code).refusals for code in demands} == {("route",)}


@pytest.mark.parametrize(
    ("said", "piece"),
    [
        ("MISE A DISPOSITION DU FOURNISSEUR", "available"),
        ("MISE A DISPOSITION MOE", "available"),
        ("MISE A DISPOSITION MOA", "available"),
        ("PRISE EN COMPTE MOE", "taken"),
        ("ASSOCIEE", "linked"),
        ("REFUSEE PAR LA MOE POUR ERREUR DANS LES DONNEES D'ACHEMINEMENT", "refused_route"),
        ("REFUSEE PAR LA MOA POUR ERREUR DANS LES DONNEES D'ACHEMINEMENT", "refused_route"),
        ("REFUSEE PAR LE FOURNISSEUR POUR AUTRE MOTIF", "refused_other"),
        ("REFUSEE PAR LA MOA POUR AUTRE MOTIF", "refused_other"),
        ("Suspendue", "suspended"),
    ],
)
def test_each_state_of_the_webinar_is_known_by_its_words(said, piece):
    states = {plain_words(name): status for status in data.works_statuses() for name in (status.label, *status.names)}

    assert states[plain_words(said.replace("_", " "))].piece.value == piece


@pytest.mark.parametrize(
    ("key", "word"),
    [
        ("suivre-le-marche", "30 jours part du jour où la demande est mise à disposition de la maîtrise d’œuvre"),
        ("suivre-le-marche", "Une demande de paiement ne se refuse que pour une erreur de destinataire"),
        ("suivre-le-marche", "la maîtrise d’œuvre le rectifie dans son état d’acompte"),
        ("suivre-le-marche", "« Rechercher » trouve une pièce par rôle, type, destinataire, état, cadre, numéro de dossier et dates"),
        ("suivre-le-marche", "« Rechercher sur le SIREN »"),
        ("completude", "le motif est en haut"),
        ("traiter-le-rejet", "« Traiter le rejet »"),
        ("a-partir-d-une-piece", "son état d’acompte à partir de la facture reçue"),
        ("fiche-d-identite-du-marche", "le SIRET de chacun, ses cadres de facturation, les numéros d’engagement et les codes service"),
    ],
)
def test_the_guide_tells_the_webinar_s_rules(key, word):
    (entry,) = [entry for entry in data.guide().entries if entry.key == key]

    assert word.replace(" ", "") in "".join(entry.lines).replace(" ", "").replace("\u00a0", "")
