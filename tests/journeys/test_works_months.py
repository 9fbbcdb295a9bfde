"""A market of works month after month, in the real window: seen by the titulaire, then by the MOE."""

from datetime import date

from tests.journeys import works_story as story

AUGUST_5, SEPTEMBER_10 = date(2026, 8, 5), date(2026, 9, 10)


def test_the_titulaire_describes_the_market_then_lives_a_month_to_its_payment(arrives, tmp_path):
    story.begun(tmp_path, AUGUST_5, filled=False)
    volunteer = arrives(AUGUST_5)
    volunteer.presses("Ouvrir le dossier")
    volunteer.presses("Décrire le marché")
    volunteer.is_on("Quel est ce marché ?")
    volunteer.types("Objet du marché", "Salle des fêtes")
    story.adds_a_party(volunteer, "Judo Club de la Baie", "12345678200010", "Titulaire")
    story.adds_a_party(volunteer, "Atelier Lebrun", "73282932000074", "Maîtrise d’œuvre", "moe@example.fr")
    story.adds_a_party(volunteer, "Commune de Valmarie", "20005684400018", "Maîtrise d’ouvrage", "moa@example.fr")
    story.adds_a_price(volunteer, "Fenêtres", "100", "60")
    story.adds_a_price(volunteer, "Combles", "40", "100")
    volunteer.sees("10 000,00 € HT")

    volunteer.presses("Fiche d’identité du marché")
    volunteer.is_on("Fiche d’identité du marché")
    volunteer.goes_back()
    volunteer.presses("L’envoyer à tous")
    volunteer.sees("moe@example.fr, moa@example.fr", "Fiche d’identité du marché", "Salle des fêtes")
    volunteer.goes_back()
    volunteer.presses("J’ai terminé")

    volunteer.presses("Pièces du marché")
    volunteer.presses("Projet de décompte mensuel (A4)")
    volunteer.is_on("Projet de décompte mensuel, juillet 2026")
    story.does(volunteer, Fenêtres="50")
    volunteer.sees("3 000,00 €")
    story.finalises(volunteer, "Projet de décompte mensuel n° FA2026-001")
    copied = story.deposits(volunteer)
    assert {"Dépôt initial", "FA2026-001", "3000,00", "73282932000074", "20005684400018"} <= set(copied)
    volunteer.sees("Déposée le 5 août 2026")

    volunteer.goes_to("Accueil")
    story.opens_the_pieces(volunteer)
    volunteer.sees("État d’acompte (A15)", "par la maîtrise d’œuvre, après FA2026-001")
    story.notes(volunteer, "État d’acompte (A15)", "EA-7", "05/08/2026", "3000")
    story.notes(volunteer, "État d’acompte validé (A19)", "EAV-7", "05/08/2026")
    volunteer.does_not_see("Ce qui vient ensuite")

    volunteer.leaves()
    paid = arrives(SEPTEMBER_10)
    paid.goes_to("Paiements")
    paid.sees("x")


def test_the_moe_answers_the_demand_with_what_it_accepts(arrives, tmp_path):
    story.begun(tmp_path, AUGUST_5, mine="manager")
    volunteer = arrives(AUGUST_5)
    story.opens_the_pieces(volunteer)
    volunteer.presses("Noter la pièce d’un autre")
    volunteer.is_on("Quelle pièce a été déposée ?")
    volunteer.chooses("A4", of="Pièce")
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
    assert {"2026-07-PDM", "EA2026-001", "2700,00"} <= set(copied)

    volunteer.goes_to("Accueil")
    story.opens_the_pieces(volunteer)
    volunteer.sees("État d’acompte validé (A19)", "par la maîtrise d’ouvrage, après EA2026-001")
    story.notes(volunteer, "État d’acompte validé (A19)", "EAV-7", "05/08/2026")
    volunteer.does_not_see("Ce qui vient ensuite")
    volunteer.leaves()
    paper = story.printed(tmp_path, "EA2026-001", AUGUST_5)
    assert "Établi pour Commune de Valmarie" in paper or "Établi pour" in paper
    assert "Net demandé, n° 2026-07-PDM" in paper
    assert "IBAN" not in paper
