"""The treasurer gets the association ready for the portal, then leaves; the next one finds what was done and what went wrong."""

from datetime import date

from PySide6.QtGui import QGuiApplication

from tests.journeys.papers import certificate
from tests.journeys.test_first_invoice import describes_the_club

DAY = date(2026, 2, 3)
NEXT_AUTUMN = date(2026, 9, 14)


def copied() -> str:
    return QGuiApplication.clipboard().text()


def gets_ready(volunteer) -> None:
    volunteer.goes_to("Mon association")
    volunteer.presses("Être prêt pour le portail")
    volunteer.is_on("Être prêt pour le portail")


def test_from_the_account_to_the_next_treasurer(arrives, tmp_path):
    data = tmp_path / "dossiers.chorus"
    volunteer = arrives(DAY, data)
    describes_the_club(volunteer)
    gets_ready(volunteer)
    volunteer.sees("0 étape faite sur 9")

    volunteer.presses("Commencer")
    volunteer.is_on("Créer le compte")
    volunteer.sees("60 minutes")
    volunteer.types("Fait le", "2/2/26")
    volunteer.types("Par", "Claire Martin")
    volunteer.presses("Étape suivante")

    volunteer.is_on("Trouver ou créer la structure")
    volunteer.types("Libellé de la structure", "Section jeunes")
    volunteer.presses("Copier : Identifiant SIRET")
    assert copied() == "12345678200010"
    volunteer.presses("C’est fait aujourd’hui")
    assert volunteer.field_holds("Par") == "Claire Martin"
    volunteer.presses("Étape suivante")

    volunteer.is_on("Se rattacher à la structure")
    volunteer.presses("Copier : Texte")
    assert "Judo Club de la Baie, SIRET 123 456 782 00010" in copied()
    volunteer.presses("Étape suivante")

    volunteer.is_on("Savoir qui est gestionnaire principal")
    volunteer.presses("Qui a quel droit")
    volunteer.is_on("Qui a quel droit")
    volunteer.presses("Ajouter une personne")
    volunteer.types("Nom, personne 1", "Claire Martin")
    volunteer.types("E-mail de connexion, personne 1", "claire@judo-baie.example")
    volunteer.sees("Personne n’a le droit « Factures émises » en modification")
    volunteer.ticks("Factures émises, personne 1")
    volunteer.sees("Une seule personne a accès au portail")
    volunteer.presses("J’ai terminé")
    volunteer.presses("C’est fait aujourd’hui")
    volunteer.presses("Étape suivante")

    volunteer.is_on("Obtenir les droits")
    volunteer.presses("C’est fait aujourd’hui")
    for _ in range(3):
        volunteer.presses("Étape suivante")
    volunteer.is_on("Indiquer les coordonnées bancaires")
    volunteer.types("Nom des coordonnées bancaires", "Compte courant")
    volunteer.presses("Copier : Clé IBAN")
    assert copied() == "76"
    volunteer.presses("Copier : Identification nationale du compte")
    assert copied() == "30006000011234567890189"
    volunteer.drops([certificate(tmp_path)], on="Glissez ici le PDF ou la photo du RIB")
    volunteer.sees("gardé dans le programme, à joindre")
    volunteer.leaves()

    # A change of people: she has left, nobody took her role over.
    paul = arrives(NEXT_AUTUMN, data)
    gets_ready(paul)
    paul.sees("4 étapes faites sur 9", "Fait le 2 février 2026 par Claire Martin")
    paul.presses("Qui a quel droit, Terminé")
    paul.types("Partie le, personne 1", "31/8/26")
    paul.sees("Claire Martin a quitté l’association le 31 août 2026 sans passer le rôle de gestionnaire principal")
    paul.presses("Ajouter une personne")
    paul.types("Nom, personne 2", "Paul Lemoine")
    paul.presses("L’ancien gestionnaire principal ne répond plus : Claire Martin")
    paul.is_on("L’ancien gestionnaire principal ne répond plus")
    paul.presses("Copier : Texte")
    assert "Ancien gestionnaire principal : Claire Martin (claire@judo-baie.example)" in copied().replace("\u00a0", " ")
    assert "Nouveau gestionnaire demandé : Paul Lemoine" in copied().replace("\u00a0", " ")

    gets_ready(paul)
    paul.presses("Créer le compte, Terminé")
    paul.presses("Décocher")
    paul.presses("Annuler : L’étape n’est plus cochée.")
    assert paul.field_holds("Fait le") == "02/02/2026"
    paul.goes_back()
    paul.presses("Imprimer la fiche")
    paul.is_on("Être prêt pour le portail")
    paul.presses("Retour")
    paul.goes_to("Mon association")
    assert paul.field_holds("Compte Chorus Pro créé le") == "02/02/2026"
