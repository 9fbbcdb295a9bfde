"""After the deposit: the three returns that a volunteer meets, each to its end, and the way to the payment without a return."""

from datetime import date

import pytest
from PySide6.QtGui import QGuiApplication

from tests.journeys.papers import certificate

DAY, WEEK_AFTER = date(2026, 2, 10), date(2026, 2, 17)


@pytest.fixture
def deposited(arrives, tmp_path):
    """A volunteer on the page of January's invoice, which she just deposited."""
    volunteer = arrives(DAY)
    volunteer.presses("S’exercer avec un exemple")
    volunteer.is_on("Vos dossiers")
    volunteer.presses("Ouvrir le dossier")
    volunteer.presses("Joindre les attestations de présence")
    volunteer.drops([certificate(tmp_path)], on="Déposez ici des PDF ou des photos")
    volunteer.presses("Continuer")
    volunteer.presses("Finaliser et numéroter")
    volunteer.is_on("Facture FA2026-002")
    volunteer.presses("Préparer le dépôt")
    volunteer.presses("Je l’ai déposée")
    volunteer.is_on("Facture FA2026-002 déposée")
    volunteer.presses("Retour")
    volunteer.sees("Déposée le 10 février 2026")
    volunteer.today = WEEK_AFTER
    return volunteer


def comes_back(volunteer, state, motive):
    """She reads the state on the portal, notes it in two presses and the motive, and finds it as her first task."""
    volunteer.presses(state)
    volunteer.types("Motif et commentaire", motive)
    volunteer.presses("Noter cet état")
    volunteer.sees(f"{state} le 17 février 2026", motive)
    volunteer.goes_to("Accueil")
    volunteer.sees("Facture FA2026-002", state.lower())
    volunteer.presses("Ouvrir le dossier")


def test_to_recycle_it_keeps_its_number_and_goes_elsewhere(deposited):
    volunteer = deposited
    comes_back(volunteer, "À recycler", "Le service n’est pas le bon.")
    volunteer.presses("Préparer la correction")

    volunteer.is_on("Où la facture doit-elle aller ?")
    volunteer.sees("Le service n’est pas le bon.", "Recycler")
    volunteer.types("Code service", "SPORT")
    volunteer.presses("Copier : Code service")
    assert QGuiApplication.clipboard().text() == "SPORT"
    volunteer.will_answer(True)
    volunteer.presses("C’est fait sur le portail")

    volunteer.is_on("Facture n° FA2026-002")
    volunteer.sees("Corrigé sur le portail le 17 février 2026", "Code service : SPORT (avant : vide)")
    volunteer.presses("Mise à disposition du destinataire")
    volunteer.presses("Noter cet état")
    volunteer.sees("Mise à disposition du destinataire le 17 février 2026")
    volunteer.presses("Revoir les champs du portail")
    volunteer.sees("FA2026-002")


def test_suspended_it_takes_the_piece_and_becomes_complete(deposited, tmp_path):
    volunteer = deposited
    comes_back(volunteer, "Suspendue", "Attestation illisible, merci d’en joindre une autre.")
    volunteer.presses("Ajouter la pièce")

    volunteer.is_on("Que demande la collectivité ?")
    (tmp_path / "encore").mkdir()
    volunteer.drops([certificate(tmp_path / "encore")], on="Déposez ici la pièce demandée")
    volunteer.sees("PJ2-attestations-FA2026-002.pdf")
    volunteer.will_answer(tmp_path / "PJ2-attestations-FA2026-002.pdf", True)
    volunteer.presses("Enregistrer PJ2-attestations-FA2026-002.pdf")
    assert (tmp_path / "PJ2-attestations-FA2026-002.pdf").read_bytes().startswith(b"%PDF-")
    volunteer.presses("C’est fait sur le portail")

    volunteer.is_on("Facture n° FA2026-002")
    volunteer.presses("Complétée")
    volunteer.presses("Noter cet état")
    volunteer.sees("Complétée le 17 février 2026", "la facture est de nouveau chez la collectivité")
    volunteer.goes_to("Accueil")
    volunteer.does_not_see("suspendue")


def test_rejected_it_is_acknowledged_and_another_takes_its_place(deposited):
    volunteer = deposited
    comes_back(volunteer, "Rejetée", "Quantité fausse le 14 janvier.")
    volunteer.presses("Traiter le rejet")

    volunteer.is_on("La facture est rejetée : que faire ?")
    volunteer.presses("J’ai acquitté sur le portail")
    volunteer.sees("Acquitté le 17 février 2026", "demandez à votre comptable")
    volunteer.presses("Préparer la facture corrigée")

    volunteer.is_on("Qu’avez-vous réalisé en janvier ?")
    volunteer.types("Quantité, ligne 1", "46")
    volunteer.presses("Vérifier avec la feuille")
    volunteer.types("Pourquoi cet écart avec la feuille", "Une séance offerte à un enfant.")
    volunteer.presses("J’ai terminé")
    volunteer.presses("Continuer")
    volunteer.sees("PJ1-attestations-FA2026-003.pdf")
    volunteer.presses("Continuer")
    volunteer.presses("Finaliser et numéroter")
    volunteer.is_on("Facture FA2026-003")
    volunteer.presses("Préparer le dépôt")
    volunteer.presses("Remplace FA2026-002")
    volunteer.is_on("Facture n° FA2026-002")
    volunteer.sees("Rejetée, remplacée par FA2026-003")


def test_the_portals_own_table_tells_all_of_it_at_once_to_the_payment_order(deposited):
    volunteer = deposited
    volunteer.goes_to("Factures")
    volunteer.presses("Tableau du portail")
    QGuiApplication.clipboard().setText(
        "N° facture\tStatut\tDate du statut\n"
        "FA2026-002\tMise à disposition du destinataire\t11/02/2026\n"
        "FA2026-002\tMandatée\t14/02/2026\n"
        "FA2026-002\tMise en paiement\t17/02/2026\n"
        "ZZ-1\tMandatée\t17/02/2026\n"
    )
    volunteer.presses("Coller le tableau")
    volunteer.sees("3 états à noter", "1 ligne reste de côté")
    volunteer.presses("Noter 3 états")

    volunteer.is_on("Factures")
    table = volunteer.table("Factures").model()
    assert "Mise en paiement" in {str(table.index(row, 2).data()) for row in range(table.rowCount())}
