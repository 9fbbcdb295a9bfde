"""« Mes démarches »: writing one, sharing it, reading one received before it is added."""

from enum import Enum

from PySide6.QtWidgets import QPushButton

from chorus_desktop import services
from chorus_desktop.domain.numbers import Phone, Siret
from chorus_desktop.domain.shape import Record
from chorus_desktop.ui.pages.own_procedure import OwnProcedurePage
from chorus_desktop.ui.pages.own_procedures import OwnProceduresPage
from chorus_desktop.ui.pages.procedure_preview import OwnPreviewPage, ReceivedProcedurePage
from tests.helpers.examples import cloisirs
from tests.helpers.towns import PORT_NEUF

NAME = "Pass’Sports, Ville de Port-Neuf"


def written(room, **changes):
    own_id = services.procedures.create(room.store)
    services.procedures.save(room.store, own_id, {**PORT_NEUF, **changes})
    return own_id


def opened(room, own_id):
    return room.show(OwnProcedurePage(room.desk, own_id))


def stored(room, own_id):
    return services.procedures.view(room.store, own_id)


def test_one_begins_with_an_empty_list(room):
    room.show(OwnProceduresPage(room.desk))
    assert "Vous n’avez pas encore de démarche à vous" in room.reads()

    room.press("Écrire une démarche")
    (row,) = services.procedures.listed(room.store).own
    assert room.ways.taken == [("own_procedure", row.id)]


def test_the_list_says_where_each_stands(room):
    complete, begun = written(room), written(room, scheme="Pass’Culture", siret="")
    room.show(OwnProceduresPage(room.desk))

    assert "Complète" in room.reads()
    assert "Il reste 1 chose à compléter." in room.reads()
    room.press("Modifier\u00a0: Pass’Culture, Ville de Port-Neuf")
    room.press(f"Voir\u00a0: {NAME}")
    assert room.ways.taken == [("own_procedure", begun), ("own_preview", complete)]


def test_one_of_the_program_is_copied_or_completed(room):
    room.show(OwnProceduresPage(room.desk))
    room.press(f"En faire une copie\u00a0: {cloisirs().title}")
    room.press(f"Ajouter une saison\u00a0: {cloisirs().title}")

    copy, seasons = services.procedures.listed(room.store).own
    assert (copy.extends, seasons.extends) == ("", cloisirs().title)
    assert room.ways.taken == [("own_procedure", copy.id), ("own_procedure", seasons.id)]
    room.show(OwnProceduresPage(room.desk))
    assert f"Ajouter une saison\u00a0: {cloisirs().title}" not in [button.accessibleName() for button in room.everything(QPushButton)]


def test_what_is_deleted_can_be_taken_back(room):
    written(room)
    room.show(OwnProceduresPage(room.desk))

    room.press(f"Supprimer\u00a0: {NAME}")
    assert NAME not in room.reads()
    room.shell.undo_bar.undo()
    assert NAME in room.reads()


def test_what_is_typed_is_saved_as_it_is(room):
    own_id = written(room)
    page = opened(room, own_id)
    assert "Complète" in room.reads()

    room.types("SIRET de la collectivité", "732 829 320 0007")
    room.leaves()
    assert "il en manque un" in room.reads()
    page.leaving()
    assert stored(room, own_id).typed["siret"] == "732 829 320 0007"

    opened(room, own_id)
    assert room.named("SIRET de la collectivité").text() == "732 829 320 0007"
    assert "il en manque un" in room.reads()
    assert "vos dossiers suivent la dernière version complète" in room.reads()


def test_what_is_missing_is_said_on_finishing_and_not_before(room):
    own_id = written(room, scheme="", **{"links.a.url": "portail"})
    opened(room, own_id)
    assert "Donnez un nom au dispositif" not in room.reads()

    room.press("J’ai terminé")
    assert room.reads().count("Donnez un nom au dispositif\u00a0: il sert de titre aux dossiers.") == 2, "at the top and under its field"
    assert "Il y a 2 points à corriger" in room.reads()
    room.press("L’adresse commence par https://, sans espace ni nom d’utilisateur.")
    assert room.focus() == "Adresse, lien 1"
    assert room.ways.taken == []


def test_one_goes_back_when_nothing_is_missing(room):
    own_id = written(room)
    opened(room, own_id)

    room.press("J’ai terminé")

    assert room.ways.taken == [("home",)]


def test_a_long_list_is_closed_until_wanted(room):
    rows = {f"steps.r{rank}.title": f"Étape {rank}" for rank in range(2)}
    own_id = written(room, **rows, **{"steps.r2.title": ""})
    opened(room, own_id)
    assert "Voir et modifier\u00a0: Les étapes" in [button.accessibleName() for button in room.everything(QPushButton)]
    assert "Voir et modifier\u00a0: Sur Internet" not in [button.accessibleName() for button in room.everything(QPushButton)]
    assert "Étape 4" not in room.reads()

    room.press("J’ai terminé")
    room.press("Complétez cette ligne, ou retirez-la.")
    assert room.focus() == "Étape, étape 4"


def test_a_problem_of_a_whole_list_leads_to_it(room):
    own_id = written(room)
    page = opened(room, own_id)
    room.press("Retirer\u00a0: saison 1")
    page.leaving()

    room.press("J’ai terminé")
    room.press("Ajoutez au moins une saison, avec ses dates.")
    assert room.focus() == "Ajouter une saison"


def test_rows_are_added_and_named(room):
    own_id = written(room)
    page = opened(room, own_id)

    room.press("Ajouter une étape")
    assert room.focus() == "Étape, étape 2"
    room.types("Étape, étape 2", "Déposer la facture")
    room.press("Ajouter une période d’engagement, saison 1")
    room.types("Nom de la période, période 2, saison 1", "Ensuite")
    page.leaving()

    own = stored(room, own_id).own
    assert [step.title for step in own.steps] == ["Recevoir le bon de commande", "Déposer la facture"]
    assert [window.title for window in own.seasons[0].windows] == ["Toute la saison", "Ensuite"]


def test_a_row_removed_can_be_taken_back(room):
    own_id = written(room)
    page = opened(room, own_id)
    room.types("Ce qu’il faut faire, étape 1", "Changé sans attendre.")

    room.press("Retirer\u00a0: étape 1")
    assert stored(room, own_id).own.steps == ()
    room.shell.undo_bar.undo()
    assert [step.text for step in stored(room, own_id).own.steps] == ["Changé sans attendre."]
    assert room.named("Ce qu’il faut faire, étape 1").toPlainText() == "Changé sans attendre."

    room.press("Retirer\u00a0: période 1, saison 1")
    assert stored(room, own_id).own.seasons[0].windows == ()
    page.deleteLater()
    room.show(OwnProceduresPage(room.desk))
    room.shell.undo_bar.undo()
    assert len(stored(room, own_id).own.seasons[0].windows) == 1


def test_what_a_choice_does_not_ask_is_not_shown(room):
    opened(room, written(room))
    assert "Service à qui l’envoyer" not in room.reads()
    room.press("Une convention est signée avant toute facture")
    assert "Service à qui l’envoyer" in room.reads()

    assert "Les saisons" in room.reads()
    room.press("Toute l’année, un dossier par année civile")
    assert "Les saisons" not in room.reads()


def test_of_one_of_the_program_only_seasons_are_written(room):
    own_id = services.procedures.extend(room.store, cloisirs().id)
    room.show(OwnProceduresPage(room.desk))
    assert "Vous n’y avez encore rien changé." in room.reads()
    page = opened(room, own_id)
    assert "Qui paie" not in room.reads()
    assert "Corrigez ce que la collectivité a annoncé" in room.reads()

    room.types("Dernier jour de dépôt, saison 1", "02/07/2027")
    page.leaving()

    assert str(services.procedures.of(room.store, cloisirs().id).seasons[1].last_deposit) == "2027-07-02"
    assert "Vos dossiers suivent ces dates" in room.reads()
    assert "Partager cette démarche…" not in [button.text() for button in room.everything(QPushButton)]


def test_sharing_asks_where_and_says_what_to_do(room):
    own_id = written(room)
    opened(room, own_id)
    room.asked.answers = [room.folder / "partagee.toml"]

    room.press("Partager cette démarche…")

    assert "Fichier enregistré\u00a0: partagee.toml" in room.asked.asked[-1]
    assert services.procedure_files.read_shared(room.folder / "partagee.toml").title == NAME


def test_a_received_file_is_looked_at_before_anything(room):
    own_id = written(room)
    path = services.procedure_files.share(room.store, own_id, room.folder / "recue.toml")
    room.show(OwnProceduresPage(room.desk))
    room.asked.answers = [path, room.folder / "absente.toml"]

    room.press("Ouvrir une démarche reçue…")
    assert room.ways.taken == [("received_procedure", services.procedure_files.look(room.store, path))]
    room.press("Ouvrir une démarche reçue…")
    assert "absente.toml" in room.troubles[0].sentence


def texts_of(value):
    """Every text that a record holds, but for identifiers and choices."""
    if isinstance(value, Siret | Phone):
        yield value.pretty()
    elif isinstance(value, str) and not isinstance(value, Enum):
        yield value
    elif isinstance(value, Record):
        for name in type(value).model_fields:
            if name not in ("key", "kind", "known_by", "demand", "mask", "by", "billed"):
                yield from texts_of(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from texts_of(item)


def test_everything_that_it_contains_is_shown(room):
    received = services.procedure_files.Received(procedure=cloisirs(), twin="")
    room.show(ReceivedProcedurePage(room.desk, received))

    read = room.reads().casefold()
    wanted = [text for text in texts_of(cloisirs()) if text]
    assert [text for text in wanted if text.casefold() not in read] == []
    assert "https://portail.chorus-pro.gouv.fr" in read
    assert {button.text() for button in room.everything(QPushButton)} == {"Ne pas l’ajouter", "Ajouter à mes démarches"}, "nothing opens"


def test_a_received_one_is_added_or_not(room):
    written_id = written(room)
    procedure = services.procedures.of(room.store, stored(room, written_id).own.procedure)
    services.procedures.delete(room.store, written_id, room.today)
    received = services.procedure_files.Received(procedure=procedure, twin="")
    room.show(ReceivedProcedurePage(room.desk, received))
    room.press("Ne pas l’ajouter")
    assert services.procedures.listed(room.store).own == ()

    room.press("Ajouter à mes démarches")
    assert [row.name for row in services.procedures.listed(room.store).own] == [NAME]
    room.shell.undo_bar.undo()
    assert services.procedures.listed(room.store).own == ()


def test_a_twin_is_kept_beside_or_takes_the_place(room):
    own_id = written(room)
    procedure = services.procedures.of(room.store, stored(room, own_id).own.procedure)
    received = services.procedure_files.Received(procedure=procedure.model_copy(update={"summary": "Corrigée."}), twin=NAME)
    room.show(ReceivedProcedurePage(room.desk, received))
    assert "Vous avez déjà cette démarche" in room.reads()

    room.press("Remplacer la mienne")
    assert services.procedures.of(room.store, procedure.id).summary == "Corrigée."
    room.shell.undo_bar.undo()
    assert services.procedures.of(room.store, procedure.id) == procedure
    room.press("Garder les deux")
    assert len(services.procedures.listed(room.store).own) == 2


def test_her_own_is_seen_as_another_will(room):
    room.show(OwnPreviewPage(room.desk, written(room)))

    assert room.shell.page.header.heading.text() == NAME
    assert "732 829 320 00074" in room.reads()
    assert "Factures datées du 1er janvier 2026, numéro BC2026/…." in room.reads()
