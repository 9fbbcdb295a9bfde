"""Every procedure a dossier may follow, in a real data file: shipped, her own, received, seasons added."""

from datetime import date

import pytest

from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.services import associations, data, deposit, dossiers, home, issue, procedure_files, procedures, recipients, trash
from tests.helpers import clubs
from tests.helpers.examples import cloisirs
from tests.helpers.towns import PORT_NEUF

TODAY = date(2026, 2, 3)
ID = "pass-sports-ville-de-port-neuf"


@pytest.fixture
def own(store):
    own_id = procedures.create(store)
    procedures.save(store, own_id, PORT_NEUF)
    return own_id


def invoicing(store, tmp_path):
    """A club with a dossier of Port-Neuf, its number known."""
    club = clubs.founded(store, tmp_path)
    dossier = dossiers.create(store, club.association, ID, "2025-2026", TODAY)
    made = clubs.Club(store, club.association, dossier, tmp_path)
    made.receives("toute-la-saison", "BC2026/0042")
    return made


def test_hers_stand_beside_those_of_the_program(store, own):
    assert {item.id for item in procedures.every(store)} == {*(item.id for item in data.procedures()), ID}
    assert procedures.of(store, ID).recipient.name == "Ville de Port-Neuf"
    assert ID in {procedure.id for procedure, _, _ in home.offers(store, associations.create(store), TODAY).offers}
    assert procedures.schemes(store)[ID] == "Pass’Sports"
    assert "Règlement du Pass’Sports, délibération du 12 juin 2025" in {part.source for part in procedures.age(store, TODAY).sources}


def test_its_payer_is_said_to_come_from_her_procedure(store, own):
    said = {row.name: row.said for row in recipients.listed(store, TODAY)}

    assert said["Ville de Port-Neuf"] == "donnée par votre démarche"
    assert said["Ville de Cherbourg-en-Cotentin"] == "fournie avec le programme"
    assert [recipients.view(store, key).of_hers for key in ("73282932000074", "20005684400018")] == [True, False]


def test_an_unknown_one_is_said(store):
    with pytest.raises(Trouble, match="essai-inconnu"):
        procedures.of(store, "essai-inconnu")


def test_one_that_is_not_complete_serves_nobody(store):
    own_id = procedures.create(store)
    view = procedures.save(store, own_id, {**PORT_NEUF, "siret": "732 829 320 0007", "source": ""})

    assert [(problem.where, problem.code) for problem in view.problems] == [("siret", "number.length"), ("source", "own.source")]
    assert view.typed["siret"] == "732 829 320 0007", "what could not be read is kept as it was typed"
    assert ID not in {item.id for item in procedures.every(store)}
    with pytest.raises(Trouble, match="pas encore complète"):
        procedures.preview(store, own_id)
    (row,) = procedures.listed(store).own
    assert (row.name, row.left, row.served) == ("Pass’Sports, Ville de Port-Neuf", 2, None)


def test_dossiers_follow_the_last_complete_one_while_she_types(store, own):
    procedures.save(store, own, {**PORT_NEUF, "where_to_find": "Sur la lettre.", "seasons.a.starts_on": ""})
    assert procedures.of(store, ID).engagement.where_to_find == "Sur le bon de commande reçu par e-mail."

    procedures.save(store, own, {**PORT_NEUF, "where_to_find": "Sur la lettre."})
    assert procedures.of(store, ID).engagement.where_to_find == "Sur la lettre."


def test_an_invoice_of_hers_goes_all_the_way(store, own, tmp_path):
    club = invoicing(store, tmp_path)
    invoice_id = club.draft()
    club.joins(invoice_id, kind="liste-des-seances")
    number = issue.finalise(store, invoice_id, TODAY)

    issued = deposit.view(store, invoice_id, TODAY).document
    assert (issued.number, issued.buyer.siret, issued.engagement) == (number, "73282932000074", "BC2026/0042")
    assert dossiers.view(store, club.dossier, TODAY).title == "Pass’Sports 2025-2026"


def test_a_season_in_use_cannot_go(store, own, tmp_path):
    invoicing(store, tmp_path)
    later = {"seasons.a.title": "2026-2027"}
    without = {path: text for path, text in PORT_NEUF.items() if not path.startswith("seasons.a")}
    other = {f"seasons.b.{path}": text for path, text in (("title", "2030-2031"), ("starts_on", "01/09/2030"), ("ends_on", "01/07/2031"))}

    assert procedures.save(store, own, {**PORT_NEUF, **later}).problems == (), "a new title leaves the season what it is"
    (problem,) = procedures.save(store, own, {**without, **other}).problems
    assert (problem.where, problem.code, problem.facts["season"]) == ("seasons", "own.season_used", "2025-2026")
    assert procedures.of(store, ID).season("2025-2026")
    (problem,) = procedures.save(store, own, {**PORT_NEUF, "rhythm": "year"}).problems
    assert problem.code == "own.season_used"
    with pytest.raises(Trouble, match="ne peut pas être supprimée"):
        procedures.delete(store, own, TODAY)


def test_what_is_deleted_comes_back(store, own):
    procedures.delete(store, own, TODAY)
    assert procedures.listed(store).own == ()
    assert [(row.said, row.label) for row in trash.listed(store)] == [("Démarche", "Pass’Sports, Ville de Port-Neuf")]

    trash.put_back(store, "own_procedure", own)
    assert procedures.of(store, ID).id == ID


def test_a_season_that_the_town_announced_is_added_to_one_of_the_program(store):
    own_id = procedures.extend(store, cloisirs().id)
    typed = {**procedures.view(store, own_id).typed, "seasons.0.last_deposit": "02/07/2027", "seasons.0.confirmed": "oui"}
    procedures.save(store, own_id, {path: text for path, text in typed.items() if path.startswith("seasons")})

    season = procedures.of(store, cloisirs().id).season("2026-2027")
    assert season is not None
    assert (season.last_deposit, season.confirmed) == (date(2027, 7, 2), True)
    assert procedures.extend(store, cloisirs().id) == own_id, "one goes on with the seasons already begun"
    assert procedures.preview(store, own_id).season("2026-2027") == season
    (row,) = procedures.listed(store).own
    assert (row.extends, row.left) == (cloisirs().title, 0)


def test_a_release_that_ships_her_identifier_does_not_overwrite_hers(store, own, monkeypatch):
    shipped = cloisirs().model_copy(update={"id": ID, "scheme": "Celle du programme"})
    both = (cloisirs(), shipped)
    monkeypatch.setattr(data, "procedures", lambda: both)

    assert procedures.of(store, ID).scheme == "Pass’Sports"
    found = procedures.listed(store)
    assert [row.replaces for row in found.own] == [True]
    assert ID not in {item.id for item in found.shipped}


def test_a_release_that_ships_her_season_does_not_overwrite_hers(store, monkeypatch):
    own_id = procedures.extend(store, cloisirs().id)
    typed = {**procedures.view(store, own_id).typed, "seasons.0.note": "Annoncé par la Ville."}
    procedures.save(store, own_id, typed)
    announced = cloisirs().seasons[1].model_copy(update={"note": "Autre chose."})
    newer = cloisirs().model_copy(update={"seasons": (cloisirs().seasons[0], announced)})
    monkeypatch.setattr(data, "procedures", lambda: (newer,))

    season = procedures.of(store, cloisirs().id).season("2026-2027")
    assert season is not None
    assert season.note == "Annoncé par la Ville."


def test_what_is_shared_opens_in_another_file(store, own, tmp_path):
    path = procedure_files.share(store, own, tmp_path / "demarche.toml")
    other = clubs.opened(tmp_path / "autre")
    received = procedure_files.look(other, path)
    assert (received.procedure, received.twin) == (procedures.of(store, ID), "")
    assert procedures.listed(other).own == (), "looking adds nothing"

    added = procedure_files.add(other, received.procedure)
    assert procedures.of(other, ID) == procedures.of(store, ID)
    assert procedures.view(other, added.id).problems == ()
    procedure_files.take_back(other, added, TODAY)
    assert procedures.listed(other).own == ()
    other.close()


def test_a_twin_is_kept_beside_under_another_name(store, own, tmp_path):
    path = procedure_files.share(store, own, tmp_path / "demarche.toml")
    received = procedure_files.look(store, path)
    assert received.twin == "Pass’Sports, Ville de Port-Neuf"

    procedure_files.add(store, received.procedure)
    assert procedures.of(store, f"{ID}-2").title == "Pass’Sports, Ville de Port-Neuf (reçue)"
    assert procedures.of(store, ID).title == "Pass’Sports, Ville de Port-Neuf"


def test_a_twin_takes_the_place_of_hers_when_told_to(store, own):
    received = procedures.of(store, ID).model_copy(update={"summary": "Corrigée."})

    added = procedure_files.add(store, received, replace=True)
    assert added.id == own
    assert procedures.of(store, ID).summary == "Corrigée."
    procedure_files.take_back(store, added, TODAY)
    assert procedures.of(store, ID).summary == PORT_NEUF["summary"]


def test_a_received_one_may_replace_one_of_the_program(store):
    received = cloisirs().model_copy(update={"summary": "Corrigée."})

    added = procedure_files.add(store, received, replace=True)
    assert procedures.of(store, cloisirs().id).summary == "Corrigée."
    procedure_files.take_back(store, added, TODAY)
    assert procedures.of(store, cloisirs().id) == cloisirs()


def test_one_that_lacks_a_season_in_use_does_not_replace(store, own, tmp_path):
    invoicing(store, tmp_path)
    procedure = procedures.of(store, ID)
    other = procedure.seasons[0].model_copy(update={"id": "2030-2031"})

    with pytest.raises(Trouble, match="2025-2026"):
        procedure_files.add(store, procedure.model_copy(update={"seasons": (other,)}), replace=True)
    assert procedures.of(store, ID) == procedure


def test_a_file_that_is_too_large_is_said_at_once(store, tmp_path):
    path = tmp_path / "grosse.toml"
    with path.open("wb") as file:
        file.truncate(10_000_000)

    with pytest.raises(Trouble, match="plus de 1\u00a0Mo"):
        procedure_files.look(store, path)


def test_a_file_that_is_not_there_is_said(store, tmp_path):
    with pytest.raises(Trouble, match=r"absente\.toml"):
        procedure_files.look(store, tmp_path / "absente.toml")


def test_a_place_that_cannot_be_written_is_said(store, own, tmp_path):
    with pytest.raises(Trouble, match="Impossible d’écrire"):
        procedure_files.share(store, own, tmp_path / "absent" / "x.toml")


def test_a_copy_begins_without_who_pays(store):
    view = procedures.view(store, procedures.copy(store, cloisirs().id))

    assert view.typed["scheme"] == "C’LOISIRS"
    assert (view.typed["recipient_name"], view.typed["siret"]) == ("", "")
    assert {problem.code for problem in view.problems} >= {"own.recipient", "own.siret", "own.checked_on"}
