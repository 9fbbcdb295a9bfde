"""From a fresh machine to a folder that the portal takes: the four steps of the town's procedure, by hand, in the real window."""

import io
from datetime import date

from pypdf import PdfReader

from chorus_desktop.domain.numbers import Siret
from tests.journeys.papers import certificate, photo

DAY = date(2026, 2, 3)
SIRET = "123 456 782 00010"


def describes_the_club(volunteer, payer: str = "C’LOISIRS, saison 2025-2026", dossier: str = "C’LOISIRS 2025-2026") -> None:
    volunteer.is_on("Bienvenue. Par quoi commencez-vous ?")
    volunteer.presses("Créer mon association")
    volunteer.is_on("Comment s’appelle votre association ?")
    volunteer.types("Nom de l’association", "Judo Club de la Baie")
    volunteer.types("SIRET", "123 456 782 0001")
    volunteer.sees("Le SIRET a 14 chiffres ; il en manque un.")
    volunteer.types("SIRET", SIRET)
    volunteer.does_not_see("il en manque un")
    volunteer.types("Adresse", "4 rue des Embruns")
    volunteer.types("Code postal", "50100")
    volunteer.types("Ville", "Cherbourg-en-Cotentin")
    volunteer.presses("Continuer")
    volunteer.is_on("Qui la représente ?")
    volunteer.types("Représentant légal", "Claire Martin")
    volunteer.types("Qualité", "Présidente")
    volunteer.types("E-mail", "contact@judo-baie.example")
    volunteer.presses("Continuer")
    volunteer.is_on("Quelle est sa situation de TVA ?")
    volunteer.chooses("Exonérée, services rendus aux membres")
    volunteer.presses("Continuer")
    volunteer.is_on("Sur quel compte serez-vous payés ?")
    volunteer.types("IBAN", "FR76 3000 6000 0112 3456 7890 189")
    volunteer.types("BIC", "AGRIFRPP")
    volunteer.presses("Continuer")
    volunteer.is_on("Avez-vous déjà fait des factures cette année ?")
    volunteer.chooses("Oui, j’en ai déjà fait cette année")
    volunteer.types("Numéro", "FA2026-011")
    volunteer.types("Date", "20/01/2026")
    volunteer.types("Montant", "300")
    volunteer.presses("Ajouter à la liste")
    volunteer.sees("FA2026-012")
    volunteer.presses("Continuer")
    volunteer.is_on("Qui allez-vous facturer ?")
    volunteer.chooses(payer)
    volunteer.presses("Ouvrir ce dossier")
    if "saison" in payer:  # a season's prices are agreed beforehand; elsewhere each order has its own
        volunteer.is_on("Quels prix avez-vous convenus ?")
        volunteer.presses("Plus tard")
    volunteer.is_on(dossier)


def signs_the_convention(volunteer) -> None:
    volunteer.presses("Faire signer la convention")
    volunteer.types("Signée par l’association le", "8/9/2025")
    volunteer.types("Signataire de l’association", "Claire Martin")
    volunteer.types("Envoyée le", "09092025")
    volunteer.chooses("Par e-mail")
    volunteer.types("Signée par la collectivité le", "12/09/2025")
    volunteer.types("Signataire pour la collectivité", "Jeanne Dubois")
    volunteer.goes_back()
    volunteer.is_on("C’LOISIRS 2025-2026")
    volunteer.sees("Signée par les deux parties le 12/09/2025, valable jusqu’au 31/08/2030")


def enters_the_engagement(volunteer, number: str = "CP2026/4512/1") -> None:
    volunteer.presses("Indiquer les numéros d’engagement")
    volunteer.types("Numéro d’engagement, Janvier au 3 juillet 2026", number)
    volunteer.goes_back()
    volunteer.sees(f"{number} du 01/01/2026 au 03/07/2026")


def writes_the_invoice(volunteer) -> None:
    volunteer.presses("Préparer une facture")
    volunteer.is_on("Qu’avez-vous réalisé en janvier ?")
    assert volunteer.field_holds("Date de la facture") == "03/02/2026"
    volunteer.types("Désignation, ligne 1", "Atelier judo du mercredi")
    volunteer.types("Quantité, ligne 1", "47")
    volunteer.types("Unité, ligne 1", "présence")
    volunteer.types("Prix unitaire, ligne 1", "7.50")
    volunteer.sees("352,50 €", "CP2026/4512/1")
    volunteer.presses("Continuer")


def joins_the_certificates(volunteer, folder) -> None:
    volunteer.is_on("Quelles pièces joignez-vous ?")
    volunteer.drops([certificate(folder), photo(folder)], on="Déposez ici des PDF ou des photos")
    volunteer.sees("PJ1-attestations-FA2026-012.pdf", "PJ2-attestations-FA2026-012.pdf")
    volunteer.presses("Continuer")


def test_a_new_volunteer_reaches_a_folder_ready_to_deposit(arrives, tmp_path):
    volunteer = arrives(DAY)

    describes_the_club(volunteer)
    signs_the_convention(volunteer)
    enters_the_engagement(volunteer)
    writes_the_invoice(volunteer)
    joins_the_certificates(volunteer, tmp_path)
    volunteer.is_on("Vérifiez avant de finaliser")
    volunteer.sees("FA2026-012")
    volunteer.presses("Finaliser et numéroter")
    volunteer.is_on("Facture FA2026-012")
    volunteer.presses("Préparer le dépôt")

    volunteer.presses("Copier sans le compagnon")
    # One datum, all its way: typed in a row, printed, frozen, copied in the portal.
    volunteer.sees("20005684400018", "CP2026/4512/1", "352,50")
    folder = next(tmp_path.rglob("FA2026-012"))
    assert sorted(path.name for path in folder.iterdir()) == [
        "FA2026-012.pdf",
        "PJ1-attestations-FA2026-012.pdf",
        "PJ2-attestations-FA2026-012.pdf",
        "a-verifier-avant-depot.pdf",
        "recapitulatif-de-depot.pdf",
    ]
    for name in ("FA2026-012.pdf", "recapitulatif-de-depot.pdf"):
        text = PdfReader(io.BytesIO((folder / name).read_bytes())).pages[0].extract_text()
        assert Siret(SIRET) in text.replace(" ", "")
    volunteer.types("Je l’ai déposée le", "03/02/2026")
    volunteer.presses("Je l’ai déposée")
    volunteer.is_on("Facture FA2026-012 déposée")
