"""What is photographed: each page by its way, in the states in which a volunteer meets it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from chorus_desktop import services
from tests.helpers import directory_files
from tests.screens import rosters
from tests.screens.datafiles import Ids
from tests.screens.window import Look

NO_PAGE = {
    "open_copy": "asks for a file",
    "practice": "opens another data file, photographed as « practice »",
    "own_file": "opens another data file",
    "issued_instead": "opens « issued » in the place of a page about its draft",
    "recipient_instead": "opens the same page as « recipient »",
    "problem": "opens one of the other pages",
    "begin": "opens the first page",
    "refresh": "shows the column",
    "let_go": "ends the ways",
}
"""Ways that open no page of their own, and why."""


@dataclass(frozen=True)
class Scene:
    """One picture.

    Attributes:
        name: of the picture's file.
        way: the way of ``ui.ways`` it shows.
        file: a data file of ``datafiles.FILES``.
        act: what to do in the window first; a picture when it is of a dialog.
    """

    name: str
    way: str
    file: str
    act: Callable[[Look, Ids], QImage | QWidget | None]


def _way(name: str, way: str, file: str, *args: str) -> Scene:
    """A page opened straight by its way, on records of its data file."""
    return Scene(name, way, file, lambda look, ids: getattr(look.go, way)(*(ids.get(arg, arg) for arg in args)))


def _then(scene: Scene, act: Callable[[Look, Ids], QImage | QWidget | None]) -> Scene:
    """The same page after something was done on it."""

    def both(look: Look, ids: Ids) -> QImage | QWidget | None:
        scene.act(look, ids)
        look.settle()
        return act(look, ids)

    return Scene(scene.name, scene.way, scene.file, both)


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


def _open_stay(look: Look, ids: Ids) -> None:
    look.press("Modifier le séjour 2")
    look.press("Afficher les noms")


def _import_cares(look: Look, ids: Ids) -> None:
    look.go._desk.ask(services.care_import.kind, ids["dossier"], then=look.go.import_table)
    look.settle()
    look.page._look([Path(ids["table"])])
    look.settle()


def _proof_paper(look: Look, ids: Ids) -> None:
    desk = look.go._desk
    desk.ask(services.proof.paper, ids["draft"], desk.today, then=lambda pdf: look.go.paper("La facture et la feuille de présence", pdf))


def _open_sessions(look: Look, ids: Ids) -> None:
    look.press("40 séances : Atelier judo du mercredi")


def _import_presences(look: Look, ids: Ids) -> None:
    look.go.import_presences(ids["dossier"])
    look.settle()
    look.page._look(Path(ids["table"]))
    look.settle()


def _import_differing(look: Look, ids: Ids) -> None:
    look.go.import_presences(ids["dossier"])
    look.settle()
    look.page._look(services.presence_tables.pasted(ids["pasted"]))
    look.settle()


def _import_alike(look: Look, ids: Ids) -> None:
    look.go.import_presences(ids["dossier"])
    look.settle()
    look.page._look(services.presence_tables.pasted("Prénom\tNom\tCarte\nLina\tAubert\tP120045\nMaé\tLe Gall\t\n"))
    look.settle()
    look.press("Importer 2 enfants")


def _open_sessions(look: Look, ids: Ids) -> None:
    look.press("40 séances : Atelier judo du mercredi")
    look.settle()


def _open_session(look: Look, ids: Ids) -> None:
    _open_sessions(look, ids)
    look.press("Séance du 25/12/2025")


def _open_calendar(look: Look, ids: Ids) -> None:
    path = look.program._places.data_file.with_name("agenda.ics")
    path.write_text(rosters.CALENDAR, encoding="utf-8")
    _open_sessions(look, ids)
    look._dialogs.answers.append(path)
    look.press("Importer un calendrier")
    look._dialogs.asked.clear()


def _received(look: Look, ids: Ids) -> None:
    look.go._desk.ask(services.procedure_files.look, Path(ids["shared"]), then=look.go.received_procedure)


def _drop_lost(look: Look, ids: Ids) -> None:
    look.page._scans._drop.dropped.emit([Path(ids["lost"])])
    look.settle()
    look.press("Ranger")


def _new_procedure(look: Look, ids: Ids) -> None:
    look.go._desk.ask(services.procedures.create, then=look.go.own_procedure)


def scenes() -> Iterable[Scene]:
    """Every picture, those of one data file together."""
    yield _way("bienvenue", "first_start", "empty")
    yield _way("accueil-vide", "home", "empty")
    yield _way("factures-vide", "invoices", "empty")
    yield _way("corbeille-vide", "trash", "empty")
    yield from (_setup_step(rank) for rank in range(1, 7))
    yield _way("exercice", "home", "practice")

    yield _way("accueil", "home", "season")
    yield _way("dossier", "dossier", "season", "dossier")
    yield _way("association", "association", "season", "association")
    yield _way("avant", "past", "season", "association")
    yield _way("convention", "convention", "season", "dossier")
    yield _way("engagements", "engagements", "season", "dossier")
    yield _way("tarifs", "tariffs", "season", "dossier")
    yield _way("demarche", "procedure", "season", "dossier")
    yield _way("courriel", "letter", "season", "dossier", "send_convention")
    yield _way("facture", "invoice", "season", "draft")
    yield _way("pieces-jointes", "attachments", "season", "draft")
    yield _way("relecture", "review", "season", "draft")
    yield Scene("apercu", "paper", "season", _paper)
    yield _way("factures", "invoices", "season")
    yield _way("deposee", "issued", "season", "deposited")
    yield _way("nouveau-dossier", "new_dossier", "season", "association")
    yield _way("regles", "rules", "season")
    yield _way("guide", "guide", "season")
    yield _then(_way("guide-cherche", "guide", "season"), lambda look, _: look.type("Rechercher", "numero"))
    yield _then(_way("guide-rien", "guide", "season"), lambda look, _: look.type("Rechercher", "xylophone"))
    yield _way("guide-statut", "guide", "season", "a-recycler")
    yield _way("reforme", "guide", "season", "reforme")
    yield _way("sauvegardes", "backups", "season")
    yield _way("a-propos", "about", "season")

    yield _way("mes-demarches-vide", "own_procedures", "season")
    yield Scene("demarche-neuve", "own_procedure", "season", _new_procedure)
    yield _way("mes-demarches", "own_procedures", "own")
    yield _way("ma-demarche", "own_procedure", "own", "own")
    yield _then(_way("ma-demarche-fautes", "own_procedure", "own", "begun"), lambda look, _: look.press("J’ai terminé"))
    yield _way("saison-ajoutee", "own_procedure", "own", "adds")
    yield _way("ma-demarche-apercu", "own_preview", "own", "own")
    yield Scene("demarche-recue", "received_procedure", "own", _received)

    yield _way("finalisee", "confirmed", "to_deposit", "finalised")
    yield _way("depot", "issued", "to_deposit", "finalised")
    yield _way("annulee", "issued", "to_deposit", "cancelled")
    yield _way("avoir", "invoice", "to_deposit", "credit")
    yield _way("dossier-a-deposer", "dossier", "to_deposit", "dossier")

    yield _way("accueil-commence", "home", "begun")
    yield _way("dossier-commence", "dossier", "begun", "dossier")
    yield _then(_way("association-fautes", "association", "begun", "association"), lambda look, _: look.press("Continuer"))
    yield _way("convention-fautes", "convention", "begun", "dossier")
    yield _way("engagements-fautes", "engagements", "begun", "dossier")
    yield _way("tarifs-fautes", "tariffs", "begun", "dossier")
    yield _then(_way("facture-fautes", "invoice", "begun", "draft"), lambda look, _: look.press("Continuer"))
    yield _way("relecture-fautes", "review", "begun", "draft")
    yield _way("pieces-jointes-vide", "attachments", "begun", "draft")

    yield _way("dossier-attendu", "dossier", "awaited", "dossier")
    yield _way("tarifs-premiers", "tariffs", "awaited", "dossier")
    yield _way("facture-attendue", "invoice", "awaited", "draft")
    yield _way("engagements-attendu", "engagements", "awaited", "dossier")
    yield _way("relecture-attendue", "review", "awaited", "draft")

    yield _way("pret", "preparation", "portal", "association")
    yield _way("pret-rien", "preparation", "begun", "association")
    for step in ("account", "structure", "attachment", "rights", "bank"):
        yield _way(f"pret-{step}", "preparation", "portal", "association", step)
    yield _way("pret-banque-fautes", "preparation", "begun", "association", "bank")
    yield _then(_way("pret-rib", "preparation", "portal", "association", "bank"), _by_rib)
    yield _way("pret-injoignable", "preparation", "portal", "association", "unreachable")
    yield _way("pret-personnes", "preparation", "portal", "association", "people")
    yield _way("pret-personne", "preparation", "begun", "association", "people")

    yield _way("accueil-close", "home", "closed")
    yield _way("dossier-close", "dossier", "closed", "dossier")
    yield _way("facture-close", "invoice", "closed", "draft")
    yield _way("courriel-close", "letter", "closed", "dossier", "ask_closed_season")
    yield _way("dossier-a-confirmer", "dossier", "next_season", "dossier")
    yield _way("engagements-a-confirmer", "engagements", "next_season", "dossier")

    yield _way("collectivites", "recipients", "towns")
    yield _way("collectivite", "recipient", "towns", "town")
    yield _way("collectivite-fermee", "recipient", "towns", "moved")
    yield _then(_way("collectivite-fautes", "recipient", "towns", "wrong"), lambda look, _: look.press("J’ai terminé"))
    yield _way("collectivite-fournie", "recipient", "towns", "brought")
    yield _way("collectivite-change", "move_recipient", "towns", "brought")
    yield Scene("annuaire", "import_table", "towns", _directory)
    yield Scene("collectivite-cherchee", "find_recipient", "towns", _found)
    yield _way("collectivite-cherchee-vide", "find_recipient", "towns")
    yield _way("dossier-ase", "dossier", "ase", "dossier")
    yield _way("prises-en-charge", "cares", "ase", "dossier")
    yield _then(_way("prises-en-charge-ouverte", "cares", "ase", "dossier"), _open_care)
    yield _then(_way("prises-en-charge-fautes", "cares", "ase", "dossier"), lambda look, _: look.press("J’ai terminé"))
    yield _way("sejours", "stays", "ase", "dossier")
    yield _then(_way("sejours-ouverts", "stays", "ase", "dossier"), _open_stay)
    yield Scene("importer-prises-en-charge", "import_table", "ase", _import_cares)
    yield _way("importer-presences-vide", "import_presences", "presences", "dossier")
    yield Scene("importer-presences", "import_presences", "presences", _import_presences)
    yield Scene("importer-presences-differe", "import_presences", "presences", _import_differing)
    yield Scene("importer-presences-ressemblent", "import_presences", "presences", _import_alike)
    yield _way("facture-ase", "invoice", "ase", "draft")
    yield _way("relecture-ase", "review", "ase", "draft")
    yield _way("deposee-ase", "issued", "ase", "deposited")

    yield _way("feuilles-vide", "sheets", "season", "dossier")
    yield _way("feuilles", "sheets", "papers", "dossier")
    yield _then(_way("feuille-vue", "sheets", "papers", "dossier"), lambda look, _: look.press("Voir la feuille"))
    yield _then(_way("scan-sans-code", "sheets", "papers", "dossier"), _drop_lost)
    yield _way("scan-et-saisie", "sheet_scan", "papers", "dossier", "sheet")
    yield _way("attestations", "certificates", "papers", "dossier", "draft")
    yield _way("pieces-jointes-a-signer", "attachments", "papers", "draft")
    yield _way("effacer-les-noms", "erasing", "papers", "dossier")
    yield _way("facture-feuille", "invoice", "proof", "draft")
    yield _then(_way("facture-feuille-ouverte", "invoice", "proof", "draft"), lambda look, _: look.press("Détails, ligne 1"))
    yield _way("verification", "reconciliation", "proof", "draft")
    yield _way("verification-accord", "reconciliation", "proof", "agrees")
    yield _way("relecture-feuille", "review", "proof", "draft")
    yield _way("deposee-changee", "issued", "proof", "changed")
    yield Scene("papier-verification", "paper", "proof", _proof_paper)
    yield _way("presences", "presences", "attendance", "dossier")
    yield _way("presences-vide", "presences", "attendance", "bare")
    yield _way("feuille", "grid", "attendance", "dossier", "judo")
    yield _then(_way("feuille-toutes", "grid", "attendance", "dossier"), lambda look, _: look.choose("février 2026", "Tous les mois"))
    yield _way("feuille-vide", "grid", "attendance", "bare")
    yield _way("enfants-vide", "children", "season", "dossier")
    yield _way("enfants", "children", "roster", "dossier")
    yield _way("enfants-doute", "children", "roster", "dossier", "c3.beneficiary_to")
    yield _way("enfants-jumeaux", "twins", "roster", "dossier")
    yield _way("activites-vide", "activities", "season", "dossier")
    yield _way("activites", "activities", "roster", "dossier")
    yield _way("activite", "activities", "roster", "dossier", "judo.name")
    yield _then(_way("seances", "activities", "roster", "dossier"), _open_sessions)
    yield _then(_way("seance", "activities", "roster", "dossier"), _open_session)
    yield _then(_way("calendrier", "activities", "roster", "dossier"), _open_calendar)

    yield _way("accueil-longs", "home", "long")
    yield _way("dossier-longs", "dossier", "long", "dossier")
    yield _way("facture-longs", "invoice", "long", "draft")
    yield _way("pieces-jointes-longs", "attachments", "long", "draft")
    yield _way("relecture-longs", "review", "long", "draft")

    yield _way("accueil-plusieurs", "home", "many")
    yield _then(_way("factures-cherchees", "invoices", "many"), lambda look, _: look.type("Rechercher", "octobre"))
    yield _way("corbeille", "trash", "many")
    yield _then(_way("dialogue-vider", "trash", "many"), _delete_dialog)
