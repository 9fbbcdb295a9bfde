"""Which article of the guide F1 opens on each page; on any other it opens the guide itself."""

from PySide6.QtWidgets import QWidget

ARTICLES = {
    "PresencesPage": "tenir-la-feuille",
    "GridPage": "tenir-la-feuille",
    "ChildrenPage": "tenir-la-feuille",
    "ActivitiesPage": "tenir-la-feuille",
    "TwinsPage": "importer-des-presences",
    "ImportPresencesPage": "importer-des-presences",
    "SheetsPage": "feuille-imprimee",
    "SheetScanPage": "feuille-imprimee",
    "CertificatesPage": "faire-les-attestations",
    "ReconciliationPage": "verifier-avec-la-feuille",
    "StaysPage": "sejours",
    "ErasingPage": "effacer-les-noms",
    "AttachmentsPage": "pieces-jointes",
    "MarketPage": "decrire-le-marche",
    "WorksPage": "suivre-le-marche",
    "WorksPiecePage": "suivre-le-marche",
    "WorksMonthPage": "etablir-le-mois",
    "EngagementsPage": "numero-d-engagement",
    "ConfirmedPage": "premier-depot",
    "IssuedPage": "apres-le-depot",
    "PaymentsPage": "noter-les-paiements",
    "PaymentPage": "noter-les-paiements",
    "BankPage": "noter-les-paiements",
    "OverviewPage": "bilan-et-comptes",
    "ExportsPage": "bilan-et-comptes",
    "AccountsPage": "bilan-et-comptes",
}
"""Name of the page's class → key of an entry of the guide."""


def article_of(page: QWidget | None) -> str:
    """The entry that a page is about; empty for none."""
    return ARTICLES.get(type(page).__name__, "")
