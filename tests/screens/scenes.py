"""What is photographed: each page by its way, in the states in which a volunteer meets it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from chorus_desktop import services
from tests.screens.datafiles import Ids
from tests.screens.window import Look

NO_PAGE = {
    "open_copy": "asks for a file",
    "practice": "opens another data file, photographed as « practice »",
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


def _delete_dialog(look: Look, ids: Ids) -> QImage:
    return look.dialog(lambda: look.press("Vider la corbeille"))


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
    yield _way("sauvegardes", "backups", "season")
    yield _way("a-propos", "about", "season")

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

    yield _way("accueil-close", "home", "closed")
    yield _way("dossier-close", "dossier", "closed", "dossier")
    yield _way("facture-close", "invoice", "closed", "draft")
    yield _way("courriel-close", "letter", "closed", "dossier", "ask_closed_season")
    yield _way("dossier-a-confirmer", "dossier", "next_season", "dossier")
    yield _way("engagements-a-confirmer", "engagements", "next_season", "dossier")

    yield _way("accueil-longs", "home", "long")
    yield _way("dossier-longs", "dossier", "long", "dossier")
    yield _way("facture-longs", "invoice", "long", "draft")
    yield _way("pieces-jointes-longs", "attachments", "long", "draft")
    yield _way("relecture-longs", "review", "long", "draft")

    yield _way("accueil-plusieurs", "home", "many")
    yield _then(_way("factures-cherchees", "invoices", "many"), lambda look, _: look.type("Rechercher", "octobre"))
    yield _way("corbeille", "trash", "many")
    yield _then(_way("dialogue-vider", "trash", "many"), _delete_dialog)
