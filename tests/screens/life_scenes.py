"""What happens after the deposit, photographed: each return with its recipe, the history, the portal's table."""

from collections.abc import Iterator

from PySide6.QtGui import QGuiApplication

from chorus_desktop.services import issue
from tests.screens.datafiles import Ids
from tests.screens.scene import Scene, then, way
from tests.screens.window import Look

TABLE = (
    "N° facture\tStatut\tDate du statut\tDate de dépôt\tMontant TTC\n"
    "FA2025-014\tMise en paiement\t02/11/2025\t05/10/2025\t326,25\n"
    "FA2025-015\tMandatée\t20/11/2025\t05/11/2025\t552,50\n"
    "FA2025-016\tÀ recycler\t08/12/2025\t05/12/2025\t999,99\n"
    "FA2026-001\tSuspendue\t09/02/2026\t05/01/2026\t403,75\n"
    "CLUB-2025-17\tMandatée\t02/12/2025\t30/11/2025\t90,00\n"
    "FA2026-002\tMise à disposition du destinataire\t10/02/2026\t10/02/2026\t552,50\n"
    "FA2026-001\tEn orbite\t21/11/2025\t05/11/2025\t552,50\n"
)


def life_scenes() -> Iterator[Scene]:
    """All of them."""
    yield way("suivi-suspendue", "issued", "returned", "suspended")
    yield way("suivi-payee", "issued", "returned", "paid")
    yield way("suivi-rejetee", "issued", "returned", "rejected")
    yield then(way("suivi-etat", "issued", "returned", "instead"), _told)
    yield way("revenue-suspendue", "came_back", "returned", "suspended")
    yield way("revenue-recycler", "came_back", "returned", "recycled")
    yield way("revenue-rejetee", "came_back", "returned", "rejected")
    yield way("revenue-rien", "came_back", "returned", "paid")
    yield way("revenue-lettre", "letter", "returned", "dossier", "contest_return", "suspended")
    yield way("factures-suivies", "invoices", "returned")
    yield way("dossier-revenu", "dossier", "returned", "dossier")
    yield way("accueil-revenu", "home", "returned")
    yield way("tableau-portail-vide", "portal_table", "returned")
    yield Scene("tableau-portail", "portal_table", "returned", _pasted)
    yield then(
        Scene("tableau-portail-colonnes", "portal_table", "returned", _pasted), lambda look, _: look.press("Ce que contient chaque colonne")
    )


def _told(look: Look, ids: Ids) -> None:
    issue_day = look.go._desk.today
    look.go._desk.ask(issue.deposited, ids["instead"], issue_day)
    look.settle()
    look.page.returned()
    look.settle()
    look.press("Suspendue")


def _pasted(look: Look, ids: Ids) -> None:
    look.go.portal_table()
    look.settle()
    QGuiApplication.clipboard().setText(TABLE)
    look.press("Coller le tableau (Ctrl + V)")
    look.settle()
