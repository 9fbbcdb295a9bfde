"""The end of a market of works, in the real window: to the signed décompte général, or to the tacit one."""

from datetime import date

from tests.journeys import works_story as story

AUGUST_5, SEPTEMBER_5, SEPTEMBER_16 = date(2026, 8, 5), date(2026, 9, 5), date(2026, 9, 16)


def asks_for_the_whole(arrives, tmp_path):
    """The projet de décompte final, deposited on 5 August."""
    story.begun(tmp_path, AUGUST_5)
    volunteer = arrives(AUGUST_5)
    story.opens_the_pieces(volunteer)
    volunteer.presses("Projet de décompte final (A7)")
    volunteer.is_on("Projet de décompte final, marché entier")
    story.does(volunteer, **{"1": "100", "2": "40"})
    volunteer.sees("Net du solde", "10 000,00 €")
    story.finalises(volunteer, "Projet de décompte final n° FA2026-001")
    assert {"Dépôt initial", "FA2026-001", "10000,00"} <= set(story.deposits(volunteer))
    volunteer.goes_to("Accueil")
    story.opens_the_pieces(volunteer)
    return volunteer


def test_the_final_chain_goes_to_the_decompte_general_signed(arrives, tmp_path):
    volunteer = asks_for_the_whole(arrives, tmp_path)
    volunteer.sees("Projet de décompte général (A17)", "avant le 4 septembre 2026")
    story.notes(volunteer, "Projet de décompte général (A17)", "PDG-1", "05/08/2026")
    story.notes(volunteer, "Décompte général (A20)", "DG-1", "05/08/2026")

    volunteer.sees("par le titulaire, après DG-1, avant le 4 septembre 2026")
    volunteer.presses("Décompte général et définitif (A8)")
    volunteer.is_on("Décompte général et définitif, marché entier")
    assert volunteer.field_holds("Fait en tout, 1 Fenêtres") == "100"
    story.finalises(volunteer, "Décompte général et définitif n° DG2026-001")
    copied = story.deposits(volunteer)
    assert {"DG-1", "DG2026-001", "10000,00"} <= set(copied)
    assert "Dépôt initial" not in copied

    volunteer.goes_to("Accueil")
    story.opens_the_pieces(volunteer)
    volunteer.does_not_see("Ce qui vient ensuite")
    volunteer.leaves()
    paper = story.printed(tmp_path, "DG2026-001", AUGUST_5)
    assert "lu et approuvé" in paper
    assert "renvoie signé le décompte général n° DG-1" in paper


def test_a_silent_moa_makes_the_decompte_definitive(arrives, tmp_path):
    volunteer = asks_for_the_whole(arrives, tmp_path)
    volunteer.sees("Projet de décompte général (procédure tacite) (A22)", "à partir du 5 septembre 2026")
    volunteer.leaves()

    later = arrives(SEPTEMBER_5)
    later.is_on(story.WORKS)  # where she was
    later.presses("Projet de décompte général (procédure tacite) (A22)")
    later.is_on("Projet de décompte général (procédure tacite), marché entier")
    later.does_not_see("n’ouvre aucun délai")
    story.finalises(later, "Projet de décompte général (procédure tacite) n° DG2026-001")
    story.deposits(later)
    later.goes_to("Accueil")
    story.opens_the_pieces(later)
    later.sees("Décompte général et définitif tacite (A23)", "à partir du 16 septembre 2026")
    later.leaves()

    last = arrives(SEPTEMBER_16)
    last.is_on(story.WORKS)
    last.presses("Décompte général et définitif tacite (A23)")
    last.does_not_see("a jusqu’au")
    story.finalises(last, "Décompte général et définitif tacite n° DG2026-002")
    assert {"DG2026-001", "DG2026-002", "10000,00"} <= set(story.deposits(last))
    last.leaves()
    paper = story.printed(tmp_path, "DG2026-002", SEPTEMBER_16)
    assert "notifié le 5 septembre 2026 à la maîtrise d’ouvrage, est resté sans réponse pendant dix jours" in paper
