"""What happens to a volunteer during a season: the next month, a mistake, a correction, the end of the season, the next treasurer."""

import sqlite3
from datetime import date

from PySide6.QtCore import Qt

from tests.helpers import clubs
from tests.journeys.papers import certificate

DAY = date(2026, 2, 10)


def practises(arrives, day=DAY):
    """A volunteer on the practice file: December billed and deposited, January begun."""
    volunteer = arrives(day)
    volunteer.presses("S’exercer avec un exemple")
    volunteer.is_on("Vos dossiers")
    volunteer.presses("Ouvrir le dossier")
    volunteer.is_on("C’LOISIRS 2025-2026")
    return volunteer


def finalises(volunteer, folder, number):
    volunteer.presses("Joindre les attestations de présence")
    volunteer.drops([certificate(folder)], on="Déposez ici des PDF ou des photos")
    volunteer.presses("Continuer")
    volunteer.is_on("Vérifiez avant de finaliser")
    volunteer.presses("Finaliser et numéroter")
    volunteer.is_on(f"Facture {number}")


def test_the_next_month_takes_a_few_keys(arrives, tmp_path):
    volunteer = practises(arrives)
    finalises(volunteer, tmp_path, "FA2026-002")
    volunteer.presses("Revenir au dossier")

    volunteer.today = date(2026, 3, 3)
    volunteer.presses("Comme la dernière fois")

    volunteer.is_on("Qu’avez-vous réalisé en février ?")
    volunteer.sees("Ce qui change", "du 1er au 28 février 2026", "CP2026/4512/1")
    assert volunteer.field_holds("Date de la facture") == "03/03/2026"
    volunteer.types("Quantité, ligne 1", "40")
    volunteer.sees("340,00 €", "Facturé : 40 ; feuille : 0")


def test_a_mistake_seen_before_the_deposit_keeps_its_number(arrives, tmp_path):
    volunteer = practises(arrives)
    finalises(volunteer, tmp_path, "FA2026-002")
    volunteer.presses("Préparer le dépôt")

    volunteer.will_answer("Quantité fausse")
    volunteer.presses("Annuler avant le dépôt")

    volunteer.is_on("Qu’avez-vous réalisé en janvier ?")
    volunteer.types("Quantité, ligne 1", "46")
    volunteer.presses("Vérifier avec la feuille")
    volunteer.sees("de trop")
    volunteer.types("Pourquoi cet écart avec la feuille", "Une séance offerte à un enfant.")
    volunteer.presses("J’ai terminé")
    volunteer.presses("Continuer")
    volunteer.sees("PJ1-attestations-FA2026-003.pdf")
    volunteer.presses("Continuer")
    volunteer.presses("Finaliser et numéroter")
    volunteer.is_on("Facture FA2026-003")
    volunteer.goes_to("Factures")
    table = volunteer.table("Factures")
    shown = {
        table.model().index(row, column).data() for row in range(table.model().rowCount()) for column in range(table.model().columnCount())
    }
    assert {"FA2026-002", "FA2026-003"} <= {str(text) for text in shown}


def test_what_was_half_typed_is_there_again_after_a_crash(arrives, tmp_path):
    data = tmp_path / "dossiers.chorus"
    volunteer = arrives(DAY, data)
    volunteer.presses("Créer mon association")
    volunteer.types("Nom de l’association", "Théâtre du Phare")
    volunteer.types("SIRET", "12345")
    volunteer.window.page.leaving()
    volunteer.settles()

    # The machine stops: nothing else is asked of this window, and another program opens the same file.
    with sqlite3.connect(data) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    volunteer.program._release()
    again = arrives(DAY, data)

    again.goes_to("Mon association")
    assert again.field_holds("SIRET") == "12345"
    again.sees("il en manque 9")


def test_a_season_that_is_closed_offers_the_next_one(arrives, tmp_path):
    volunteer = practises(arrives)
    volunteer.leaves()
    later = arrives(date(2026, 11, 21), tmp_path / "exercice.chorus")
    later.is_on("C’LOISIRS 2025-2026")
    later.goes_to("Accueil")

    later.sees("Saison close")
    later.presses("Ouvrir le dossier")
    later.sees("La date limite de dépôt de cette saison était le 3 juillet 2026.")
    later.presses("Ouvrir la saison 2026-2027")
    later.sees("à confirmer")


def test_the_next_treasurer_opens_a_copy(arrives, tmp_path):
    store = clubs.opened(tmp_path, DAY)
    clubs.judo(store, tmp_path)
    store.close()
    volunteer = arrives(DAY)
    copy = tmp_path / "pour Paul.chorus"
    volunteer.will_answer(copy)
    volunteer.picks_from_menu("Enregistrer une copie")
    assert copy.exists()

    paul = arrives(DAY, tmp_path / "paul" / "dossiers.chorus")
    paul.will_answer(copy, True)
    paul.presses("Ouvrir une copie reçue")

    paul.is_on("Vos dossiers")
    paul.sees("C’LOISIRS 2025-2026")


def test_practising_leaves_the_real_dossiers_alone(arrives):
    volunteer = practises(arrives)
    volunteer.goes_to("Accueil")
    volunteer.sees("Vous vous exercez sur un exemple")

    volunteer.presses("Revenir à mes dossiers")

    volunteer.is_on("Bienvenue. Par quoi commencez-vous ?")


def test_what_is_changed_from_the_review_stays_when_one_goes_back(arrives, tmp_path):
    volunteer = practises(arrives)
    volunteer.presses("Préparer la facture de janvier 2026")
    volunteer.presses("Continuer")
    volunteer.drops([certificate(tmp_path)], on="Déposez ici des PDF ou des photos")
    volunteer.presses("Continuer")
    volunteer.is_on("Vérifiez avant de finaliser")
    volunteer.presses("Modifier : Atelier judo du mercredi")
    volunteer.is_on("Qu’avez-vous réalisé en janvier ?")
    volunteer.types("Quantité, ligne 1", "12")

    for _ in range(3):
        volunteer.goes_back()

    volunteer.is_on("Qu’avez-vous réalisé en janvier ?")
    assert volunteer.field_holds("Quantité, ligne 1") == "12"
    volunteer.sees("355,00 €")


def test_the_last_number_typed_is_not_forgotten_for_want_of_a_button(arrives):
    volunteer = arrives(DAY)
    volunteer.presses("Créer mon association")
    volunteer.types("Nom de l’association", "Théâtre du Phare")
    for _ in range(4):
        volunteer.presses("Plus tard")
    volunteer.is_on("Avez-vous déjà fait des factures cette année ?")
    volunteer.chooses("Oui, j’en ai déjà fait cette année")
    volunteer.presses("Continuer")
    volunteer.sees("Indiquez le dernier numéro utilisé")
    volunteer.types("Numéro", "FA2026-007")
    volunteer.types("Date", "20/01/2026")

    volunteer.presses("Continuer")
    volunteer.is_on("Qui allez-vous facturer ?")
    volunteer.presses("Retour")

    volunteer.sees("Le prochain numéro sera FA2026-008")


def test_a_word_of_the_portal_is_looked_up_and_the_work_goes_on(arrives):
    volunteer = practises(arrives)
    volunteer.presses("Préparer la facture de janvier 2026")
    volunteer.is_on("Qu’avez-vous réalisé en janvier ?")
    volunteer.presses("Autres renseignements")
    volunteer.presses("Qu’est-ce que c’est : code service")

    volunteer.is_on("Guide et vocabulaire")
    volunteer.sees("N’en inventez pas", "Source : ", "Vérifié le 21 novembre 2026")
    volunteer.types("Rechercher : le guide", "facture suspendue")
    volunteer.sees("Votre numéro de facture : le même")
    volunteer.presses("Voir aussi : Complétée")
    volunteer.presses("Revenir à « Suspendue »")
    volunteer.presses("Imprimer cet article")
    volunteer.is_on("Suspendue")
    volunteer.goes_back()
    volunteer.goes_back()

    volunteer.is_on("Qu’avez-vous réalisé en janvier ?")


def test_the_guide_is_one_key_away_before_anything_is_typed(arrives):
    volunteer = arrives(DAY)
    volunteer.picks_from_menu("La réforme 2026-2027")
    volunteer.is_on("Guide et vocabulaire")
    volunteer.sees("La réforme vue d’une association", "À demander à votre comptable")

    volunteer.goes_back()
    volunteer.is_on("Bienvenue")
    volunteer.qtbot.keyClick(volunteer.window, Qt.Key.Key_F1)
    volunteer.is_on("Guide et vocabulaire")
    volunteer.sees("Votre premier dépôt, pas à pas")
    volunteer.goes_back()
    volunteer.goes_to("Guide")
    volunteer.is_on("Guide et vocabulaire")
