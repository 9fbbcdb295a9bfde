"""A market of works month after month, in the real window: seen by the titulaire, then by the MOE."""

from datetime import date

from tests.helpers import banks
from tests.journeys import works_story as story

AUGUST_5, SEPTEMBER_10 = date(2026, 8, 5), date(2026, 9, 10)


def test_the_titulaire_describes_the_market_then_lives_a_month_to_its_payment(arrives, tmp_path):
    story.begun(tmp_path, AUGUST_5, filled=False)
    volunteer = arrives(AUGUST_5)
    volunteer.presses("Ouvrir le dossier")
    volunteer.presses("Décrire le marché")
    volunteer.is_on("Quel est ce marché ?")
    volunteer.types("Objet du marché", "Salle des fêtes")
    volunteer.sees("Judo Club de la Baie", "Ville de Port-Neuf")  # known already: nothing is typed twice
    story.adds_a_party(volunteer, "Atelier Lebrun", "73282932000074", "Maîtrise d’œuvre", "moe@example.fr")
    story.adds_a_party(volunteer, "Vitrerie Caron", "20005684400018", "Sous-traitant", "vitrerie@example.fr")
    story.adds_a_price(volunteer, "Fenêtres", "100", "60")
    story.adds_a_price(volunteer, "Combles", "40", "100")
    volunteer.sees("10 000,00 €, sans TVA")

    volunteer.presses("Fiche d’identité du marché")
    volunteer.is_on("Fiche d’identité du marché")
    volunteer.goes_back()
    volunteer.presses("L’envoyer à tous")
    volunteer.sees("moe@example.fr, vitrerie@example.fr", "Fiche d’identité du marché", "Salle des fêtes")
    volunteer.goes_back()
    volunteer.presses("J’ai terminé")

    volunteer.presses("Pièces du marché")
    volunteer.presses("Projet de décompte mensuel (A4)")
    volunteer.is_on("Projet de décompte mensuel, juillet 2026")
    story.does(volunteer, Fenêtres="50")
    volunteer.sees("3 000,00 €")
    story.finalises(volunteer, "Projet de décompte mensuel n° FA2026-001")
    copied = story.deposits(volunteer)
    assert {"Dépôt initial", "FA2026-001", "3000,00", "73282932000074"} <= set(copied)
    volunteer.sees("Déposée le 5 août 2026")

    volunteer.goes_to("Accueil")
    story.opens_the_pieces(volunteer)
    volunteer.sees("État d’acompte (A15)", "par la maîtrise d’œuvre, après FA2026-001")
    story.notes(volunteer, "État d’acompte (A15)", "EA-7", "05/08/2026", "3000")
    story.notes(volunteer, "État d’acompte validé (A19)", "EAV-7", "05/08/2026")
    volunteer.does_not_see("Ce qui vient ensuite")

    volunteer.leaves()
    statement = tmp_path / "releve.csv"
    statement.write_bytes(banks.csv([banks.line(300_000, "VIR SEPA DRFIP FA2026 001", on=date(2026, 9, 4))]))
    paid = arrives(SEPTEMBER_10)
    paid.goes_to("Paiements")
    paid.presses("Importer un relevé…")
    paid.will_answer(statement)
    paid.presses("Choisir le fichier…")
    paid.sees("1 virement semble payer vos factures")
    paid.presses("Noter le paiement coché")
    paid.goes_to("Accueil")
    story.opens_the_pieces(paid)
    paid.presses("Projet de décompte mensuel juillet 2026 (A4)")
    paid.is_on("Projet de décompte mensuel n° FA2026-001")
    paid.sees("Payée le")


def test_the_moe_answers_the_demand_with_what_it_accepts(arrives, tmp_path):
    story.begun(tmp_path, AUGUST_5, mine="manager")
    volunteer = arrives(AUGUST_5)
    story.opens_the_pieces(volunteer)
    volunteer.presses("Noter la pièce d’un autre")
    volunteer.is_on("Quelle pièce a été déposée ?")
    story.chooses_in(volunteer, "Pièce", "A4")
    volunteer.types("Numéro", "2026-07-PDM")
    volunteer.types("Déposée le", "31/07/2026")
    volunteer.types("Net à payer", "3000")
    volunteer.presses("Noter cette pièce")

    volunteer.is_on(story.WORKS)
    volunteer.sees("État d’acompte (A15)", "par la maîtrise d’œuvre, après 2026-07-PDM")
    volunteer.presses("État d’acompte (A15)")
    volunteer.is_on("État d’acompte, juillet 2026")
    assert volunteer.field_holds("Fait en tout, 1 Fenêtres") == ""
    story.does(volunteer, **{"1": "45"})
    story.finalises(volunteer, "État d’acompte n° EA2026-001")
    copied = story.deposits(volunteer)
    assert {"2026-07-PDM", "EA2026-001", "2700,00"} <= set(copied), copied

    volunteer.goes_to("Accueil")
    story.opens_the_pieces(volunteer)
    volunteer.sees("État d’acompte validé (A19)", "par la maîtrise d’ouvrage, après EA2026-001")
    story.notes(volunteer, "État d’acompte validé (A19)", "EAV-7", "05/08/2026")
    volunteer.does_not_see("Ce qui vient ensuite")

    volunteer.goes_to("Accueil")
    volunteer.presses("Ouvrir le dossier")
    volunteer.presses("Préparer une facture")
    volunteer.types("Désignation, ligne 1", "Mission de maîtrise d’œuvre, juillet")
    volunteer.types("Quantité, ligne 1", "1")
    volunteer.types("Unité, ligne 1", "forfait")
    volunteer.types("Prix unitaire, ligne 1", "800")
    volunteer.sees("800,00 €")
    story.finalises(volunteer, "Facture n° FA2026-001", then="Facture FA2026-001 finalisée")
    volunteer.leaves()
    paper = story.printed(tmp_path, "EA2026-001", AUGUST_5)
    assert "Établi pour Ville de Port-Neuf" in paper
    assert "Net demandé, n° 2026-07-PDM" in paper
    assert "IBAN" not in paper
