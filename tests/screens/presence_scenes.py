"""What is photographed of presences: sheets, children, activities, stays, papers, proof."""

from collections.abc import Iterable
from pathlib import Path

from chorus_desktop import services
from tests.screens import rosters
from tests.screens.datafiles import Ids
from tests.screens.scene import Scene, then, way
from tests.screens.window import Look


def _proof_paper(look: Look, ids: Ids) -> None:
    desk = look.go._desk
    desk.ask(services.proof.paper, ids["draft"], desk.today, then=lambda pdf: look.go.paper("La facture et la feuille de présence", pdf))


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


def _drop_lost(look: Look, ids: Ids) -> None:
    look.page._scans._drop.dropped.emit([Path(ids["lost"])])
    look.settle()
    look.press("Ranger")


def _open_stay(look: Look, ids: Ids) -> None:
    look.press("Modifier le séjour 2")
    look.press("Afficher les noms")


def _issue_part(look: Look, _: Ids) -> None:
    look.type("Du", "01/01/2026")
    look.type("au", "15/01/2026")
    look.page._reckon()
    look.settle()
    look.press("Émettre 14 attestations")


def presence_scenes() -> Iterable[Scene]:
    """Every picture, those of one data file together."""
    yield way("sejours", "stays", "ase", "dossier")
    yield then(way("sejours-ouverts", "stays", "ase", "dossier"), _open_stay)
    yield way("importer-presences-vide", "import_presences", "presences", "dossier")
    yield Scene("importer-presences", "import_presences", "presences", _import_presences)
    yield Scene("importer-presences-differe", "import_presences", "presences", _import_differing)
    yield Scene("importer-presences-ressemblent", "import_presences", "presences", _import_alike)
    yield way("feuilles-vide", "sheets", "season", "dossier")
    yield way("feuilles", "sheets", "papers", "dossier")
    yield then(way("feuille-vue", "sheets", "papers", "dossier"), lambda look, _: look.press("Voir la feuille"))
    yield then(way("scan-sans-code", "sheets", "papers", "dossier"), _drop_lost)
    yield way("scan-et-saisie", "sheet_scan", "papers", "dossier", "sheet")
    yield way("attestations", "certificates", "papers", "dossier", "draft")
    yield then(way("attestations-a-joindre", "certificates", "papers", "dossier"), _issue_part)
    yield way("pieces-jointes-a-signer", "attachments", "papers", "draft")
    yield way("effacer-les-noms", "erasing", "papers", "dossier")
    yield way("facture-feuille", "invoice", "proof", "draft")
    yield then(way("facture-feuille-ouverte", "invoice", "proof", "draft"), lambda look, _: look.press("Détails, ligne 1"))
    yield way("verification", "reconciliation", "proof", "draft")
    yield way("verification-accord", "reconciliation", "proof", "agrees")
    yield way("relecture-feuille", "review", "proof", "draft")
    yield way("deposee-changee", "issued", "proof", "changed")
    yield Scene("papier-verification", "paper", "proof", _proof_paper)
    yield way("presences", "presences", "attendance", "dossier")
    yield way("presences-vide", "presences", "attendance", "bare")
    yield way("feuille", "grid", "attendance", "dossier", "judo")
    yield then(way("feuille-toutes", "grid", "attendance", "dossier"), lambda look, _: look.choose("février 2026", "Tous les mois"))
    yield way("feuille-vide", "grid", "attendance", "bare")
    yield way("enfants-vide", "children", "season", "dossier")
    yield way("enfants", "children", "roster", "dossier")
    yield way("enfants-doute", "children", "roster", "dossier", "c3.beneficiary_to")
    yield way("enfants-jumeaux", "twins", "roster", "dossier")
    yield way("activites-vide", "activities", "season", "dossier")
    yield way("activites", "activities", "roster", "dossier")
    yield way("activite", "activities", "roster", "dossier", "judo.name")
    yield then(way("seances", "activities", "roster", "dossier"), _open_sessions)
    yield then(way("seance", "activities", "roster", "dossier"), _open_session)
    yield then(way("calendrier", "activities", "roster", "dossier"), _open_calendar)
