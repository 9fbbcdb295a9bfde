"""What is photographed: each page by its way, in the states in which a volunteer meets it."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtGui import QImage

from chorus_desktop import services
from tests.helpers import directory_files
from tests.screens.companion_scenes import companion_scenes
from tests.screens.datafiles import Ids
from tests.screens.deadline_scenes import deadline_scenes
from tests.screens.deposit_scenes import deposit_scenes
from tests.screens.life_scenes import life_scenes
from tests.screens.market_scenes import works_scenes
from tests.screens.money_scenes import money_scenes
from tests.screens.overview_scenes import overview_scenes
from tests.screens.piece_scenes import piece_scenes
from tests.screens.presence_scenes import presence_scenes
from tests.screens.scene import Scene, then, way
from tests.screens.search_scenes import search_scenes
from tests.screens.window import Look
from tests.screens.works_life_scenes import works_life_scenes

NO_PAGE = {
    "open_copy": "asks for a file",
    "practice": "opens another data file, photographed as « practice »",
    "own_file": "opens another data file",
    "issued_instead": "opens « issued » in the place of a page about its draft",
    "works_month_instead": "opens « works_month » in the place of an ordinary invoice",
    "recipient_instead": "opens the same page as « recipient »",
    "problem": "opens one of the other pages",
    "begin": "opens the first page",
    "refresh": "shows the column",
    "let_go": "ends the ways",
}
"""Ways that open no page of their own, and why."""


def _setup_step(rank: int) -> Scene:
    def act(look: Look, ids: Ids) -> None:
        if look.go._whose is None:
            look.go._desk.ask(services.associations.create, then=look.go.setup)
        else:
            look.go.setup(look.go._whose.id)
        look.settle()
        for _ in range(rank - 1):
            look.press("Plus tard")

    return Scene(f"nouvelle-association-{rank}", "setup", "empty", act)


def _paper(look: Look, ids: Ids) -> None:
    desk = look.go._desk
    desk.ask(services.issue.preview, ids["draft"], desk.today, then=lambda pdf: look.go.paper("Facture de janvier 2026", pdf))


def _directory(look: Look, ids: Ids) -> None:
    """The page that brings a directory in, its file chosen."""
    path = look.program._places.data_file.with_name("annuaire.csv")
    path.write_text(directory_files.csv(), encoding="cp1252")
    desk = look.go._desk
    desk.ask(lambda _store: services.directory.kind(desk.today), then=look.go.import_table)
    look.settle()
    look._dialogs.answers.append(path)
    look.press("Choisir le fichier")
    look._dialogs.asked.clear()


def _found(look: Look, ids: Ids) -> None:
    look.go.find_recipient(ids["dossier"])
    _directory(look, ids)
    look.press("Importer")
    look.type("Nom, ville ou SIRET", "port neuf")


def _delete_dialog(look: Look, ids: Ids) -> QImage:
    return look.dialog(lambda: look.press("Vider la corbeille"))


def _by_rib(look: Look, ids: Ids) -> None:
    look.press("Type : RIB")
    look.press("Affactureur")


def _open_care(look: Look, ids: Ids) -> None:
    look.press("Modifier la prise en charge 1")
    look.press("Modifier le prix de journée 2")
    look.press("Afficher les noms")


def _import_cares(look: Look, ids: Ids) -> None:
    look.go._desk.ask(services.care_import.kind, ids["dossier"], then=look.go.import_table)
    look.settle()
    look.page._look([Path(ids["table"])])
    look.settle()


def _received(look: Look, ids: Ids) -> None:
    look.go._desk.ask(services.procedure_files.look, Path(ids["shared"]), then=look.go.received_procedure)


def _new_procedure(look: Look, ids: Ids) -> None:
    look.go._desk.ask(services.procedures.create, then=look.go.own_procedure)


def scenes() -> Iterable[Scene]:
    """Every picture, those of one data file together."""
    yield way("bienvenue", "first_start", "empty")
    yield way("accueil-vide", "home", "empty")
    yield way("factures-vide", "invoices", "empty")
    yield way("corbeille-vide", "trash", "empty")
    yield from (_setup_step(rank) for rank in range(1, 7))
    yield way("exercice", "home", "practice")

    yield way("accueil", "home", "season")
    yield way("dossier", "dossier", "season", "dossier")
    yield way("association", "association", "season", "association")
    yield way("avant", "past", "season", "association")
    yield way("convention", "convention", "season", "dossier")
    yield way("engagements", "engagements", "season", "dossier")
    yield way("tarifs", "tariffs", "season", "dossier")
    yield way("demarche", "procedure", "season", "dossier")
    yield way("courriel", "letter", "season", "dossier", "send_convention")
    yield way("facture", "invoice", "season", "draft")
    yield way("pieces-jointes", "attachments", "season", "draft")
    yield way("relecture", "review", "season", "draft")
    yield Scene("apercu", "paper", "season", _paper)
    yield way("factures", "invoices", "season")
    yield way("deposee", "issued", "season", "deposited")
    yield way("nouveau-dossier", "new_dossier", "season", "association")
    yield way("regles", "rules", "season")
    yield way("guide", "guide", "season")
    yield then(way("guide-cherche", "guide", "season"), lambda look, _: look.type("Rechercher", "numero"))
    yield then(way("guide-rien", "guide", "season"), lambda look, _: look.type("Rechercher", "xylophone"))
    yield way("guide-statut", "guide", "season", "a-recycler")
    yield way("reforme", "guide", "season", "reforme")
    yield way("sauvegardes", "backups", "season")
    yield way("a-propos", "about", "season")

    yield way("mes-demarches-vide", "own_procedures", "season")
    yield Scene("demarche-neuve", "own_procedure", "season", _new_procedure)
    yield way("mes-demarches", "own_procedures", "own")
    yield way("ma-demarche", "own_procedure", "own", "own")
    yield then(way("ma-demarche-fautes", "own_procedure", "own", "begun"), lambda look, _: look.press("J’ai terminé"))
    yield way("saison-ajoutee", "own_procedure", "own", "adds")
    yield way("ma-demarche-apercu", "own_preview", "own", "own")
    yield Scene("demarche-recue", "received_procedure", "own", _received)

    yield way("finalisee", "confirmed", "to_deposit", "finalised")
    yield from deposit_scenes()
    yield way("depot", "issued", "to_deposit", "finalised")
    yield way("annulee", "issued", "to_deposit", "cancelled")
    yield way("avoir", "invoice", "to_deposit", "credit")
    yield way("dossier-a-deposer", "dossier", "to_deposit", "dossier")
    yield from companion_scenes()

    yield way("accueil-commence", "home", "begun")
    yield way("dossier-commence", "dossier", "begun", "dossier")
    yield then(way("association-fautes", "association", "begun", "association"), lambda look, _: look.press("Continuer"))
    yield way("convention-fautes", "convention", "begun", "dossier")
    yield way("engagements-fautes", "engagements", "begun", "dossier")
    yield way("tarifs-fautes", "tariffs", "begun", "dossier")
    yield then(way("facture-fautes", "invoice", "begun", "draft"), lambda look, _: look.press("Continuer"))
    yield way("relecture-fautes", "review", "begun", "draft")
    yield way("pieces-jointes-vide", "attachments", "begun", "draft")

    yield way("dossier-attendu", "dossier", "awaited", "dossier")
    yield way("tarifs-premiers", "tariffs", "awaited", "dossier")
    yield way("facture-attendue", "invoice", "awaited", "draft")
    yield way("engagements-attendu", "engagements", "awaited", "dossier")
    yield way("relecture-attendue", "review", "awaited", "draft")

    yield way("pret", "preparation", "portal", "association")
    yield way("pret-rien", "preparation", "begun", "association")
    for step in ("account", "structure", "attachment", "rights", "bank"):
        yield way(f"pret-{step}", "preparation", "portal", "association", step)
    yield way("pret-banque-fautes", "preparation", "begun", "association", "bank")
    yield then(way("pret-rib", "preparation", "portal", "association", "bank"), _by_rib)
    yield way("pret-injoignable", "preparation", "portal", "association", "unreachable")
    yield way("pret-personnes", "preparation", "portal", "association", "people")
    yield way("pret-personne", "preparation", "begun", "association", "people")

    yield way("accueil-close", "home", "closed")
    yield way("dossier-close", "dossier", "closed", "dossier")
    yield way("facture-close", "invoice", "closed", "draft")
    yield way("courriel-close", "letter", "closed", "dossier", "ask_closed_season")
    yield way("dossier-a-confirmer", "dossier", "next_season", "dossier")
    yield way("engagements-a-confirmer", "engagements", "next_season", "dossier")

    yield way("collectivites", "recipients", "towns")
    yield way("collectivite", "recipient", "towns", "town")
    yield way("collectivite-fermee", "recipient", "towns", "moved")
    yield then(way("collectivite-fautes", "recipient", "towns", "wrong"), lambda look, _: look.press("J’ai terminé"))
    yield way("collectivite-fournie", "recipient", "towns", "brought")
    yield way("collectivite-change", "move_recipient", "towns", "brought")
    yield Scene("annuaire", "import_table", "towns", _directory)
    yield Scene("collectivite-cherchee", "find_recipient", "towns", _found)
    yield way("collectivite-cherchee-vide", "find_recipient", "towns")
    yield way("dossier-ase", "dossier", "ase", "dossier")
    yield way("prises-en-charge", "cares", "ase", "dossier")
    yield then(way("prises-en-charge-ouverte", "cares", "ase", "dossier"), _open_care)
    yield then(way("prises-en-charge-fautes", "cares", "ase", "dossier"), lambda look, _: look.press("J’ai terminé"))
    yield Scene("importer-prises-en-charge", "import_table", "ase", _import_cares)
    yield way("facture-ase", "invoice", "ase", "draft")
    yield way("relecture-ase", "review", "ase", "draft")
    yield way("deposee-ase", "issued", "ase", "deposited")

    yield from presence_scenes()
    yield from piece_scenes()
    yield from works_scenes()
    yield from works_life_scenes()
    yield from deadline_scenes()
    yield from money_scenes()
    yield from overview_scenes()
    yield from search_scenes()
    yield from life_scenes()

    yield way("accueil-longs", "home", "long")
    yield way("dossier-longs", "dossier", "long", "dossier")
    yield way("facture-longs", "invoice", "long", "draft")
    yield way("pieces-jointes-longs", "attachments", "long", "draft")
    yield way("relecture-longs", "review", "long", "draft")

    yield way("accueil-plusieurs", "home", "many")
    yield then(way("factures-cherchees", "invoices", "many"), lambda look, _: look.type("Rechercher", "octobre"))
    yield way("corbeille", "trash", "many")
    yield then(way("dialogue-vider", "trash", "many"), _delete_dialog)
