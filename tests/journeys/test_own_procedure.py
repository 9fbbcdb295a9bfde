"""A town that the program does not know: its procedure written in the window, an invoice made with it, the file shared with another club."""

import io
from datetime import date

from pypdf import PdfReader

from chorus_desktop.domain.numbers import Siret
from tests.journeys.papers import certificate
from tests.journeys.test_first_invoice import describes_the_club

DAY = date(2026, 2, 3)
TOWN = "73282932000074"


def writes_the_procedure(volunteer) -> None:
    volunteer.picks_from_menu("Mes démarches")
    volunteer.is_on("Mes démarches")
    volunteer.presses("Écrire une démarche")
    volunteer.is_on("Votre démarche")
    volunteer.types("Nom du dispositif", "Pass’Sports")
    volunteer.chooses("Par saison scolaire")
    volunteer.types("Collectivité qui paie", "Ville de Port-Neuf")
    volunteer.types("SIRET de la collectivité", TOWN)
    volunteer.ticks("Elle exige un numéro d’engagement")
    volunteer.types("Forme du numéro", "BC{année}/*")
    volunteer.presses("Ajouter une saison")
    volunteer.types("Saison, saison 1", "2025-2026")
    volunteer.types("Activités payées du, saison 1", "1/9/2025")
    volunteer.types("Au, saison 1", "31/8/2026")
    volunteer.ticks("La collectivité a annoncé ces dates, saison 1")
    volunteer.presses("Ajouter une période d’engagement, saison 1")
    volunteer.types("Nom de la période, période 1, saison 1", "Année 2026")
    volunteer.types("Factures datées à partir du, période 1, saison 1", "1/1/2026")
    volunteer.presses("Ajouter une pièce")
    volunteer.types("Pièce, pièce 1", "Liste des séances")
    volunteer.ticks("Obligatoire, pièce 1")
    volunteer.presses("J’ai terminé")
    volunteer.sees("Dites où vous avez lu ces règles", "Indiquez le jour où vous avez relu ces règles")
    volunteer.types("D’où viennent ces règles", "Délibération du 12 juin 2025")
    volunteer.types("Vérifiées le", "10/01/2026")
    volunteer.sees("Complète : vous pouvez ouvrir un dossier avec elle")


def test_a_town_of_ones_own_from_its_rules_to_its_deposit_folder(arrives, tmp_path):
    volunteer = arrives(DAY)
    describes_the_club(volunteer)
    writes_the_procedure(volunteer)

    volunteer.goes_to("Accueil")
    volunteer.presses("Nouveau dossier")
    volunteer.chooses("Pass’Sports, saison 2025-2026")
    volunteer.presses("Ouvrir ce dossier")
    volunteer.presses("Plus tard")
    volunteer.is_on("Pass’Sports 2025-2026")
    volunteer.presses("Indiquer les numéros d’engagement")
    volunteer.sees("Il s’écrit BC2026/….")
    volunteer.types("Numéro d’engagement, Année 2026", "BC2026/0042")
    volunteer.goes_back()
    volunteer.presses("Préparer une facture")
    volunteer.types("Désignation, ligne 1", "Séances de janvier")
    volunteer.types("Quantité, ligne 1", "10")
    volunteer.types("Unité, ligne 1", "séance")
    volunteer.types("Prix unitaire, ligne 1", "12")
    volunteer.sees("120,00 €", "BC2026/0042")
    volunteer.presses("Continuer")
    volunteer.drops([certificate(tmp_path)], on="Déposez ici des PDF ou des photos")
    volunteer.presses("Continuer")
    volunteer.presses("Finaliser et numéroter")
    volunteer.presses("Préparer le dépôt")
    volunteer.presses("Copier sans le compagnon")
    volunteer.sees(TOWN, "BC2026/0042")

    folder = next(tmp_path.rglob("FA2026-012"))
    text = PdfReader(io.BytesIO((folder / "FA2026-012.pdf").read_bytes())).pages[0].extract_text()
    assert Siret(TOWN) in text.replace(" ", "")
    assert "Ville de Port-Neuf" in text
    assert [path.name for path in sorted(folder.glob("PJ*"))] == ["PJ1-liste-des-seance-FA2026-012.pdf"]


def test_the_file_of_a_procedure_opens_with_another_club(arrives, tmp_path):
    volunteer = arrives(DAY)
    describes_the_club(volunteer)
    writes_the_procedure(volunteer)
    volunteer.will_answer(tmp_path / "demarche.toml")
    volunteer.presses("Partager cette démarche")
    assert "Fichier enregistré" in volunteer.dialogs.asked[-1]
    volunteer.leaves()

    other = arrives(DAY, tmp_path / "autre" / "dossiers.chorus")
    describes_the_club(other)
    other.picks_from_menu("Mes démarches")
    other.will_answer(tmp_path / "demarche.toml")
    other.presses("Ouvrir une démarche reçue")
    other.is_on("Pass’Sports, Ville de Port-Neuf")
    other.sees("Rien n’est encore ajouté", Siret(TOWN).pretty(), "Délibération du 12 juin 2025", "Liste des séances (obligatoire)")
    other.presses("Ajouter à mes démarches")
    other.is_on("Mes démarches")
    other.sees("Pass’Sports, Ville de Port-Neuf", "Complète")
    other.goes_to("Accueil")
    other.presses("Nouveau dossier")
    other.chooses("Pass’Sports, saison 2025-2026")
    other.presses("Ouvrir ce dossier")
    other.presses("Plus tard")
    other.is_on("Pass’Sports 2025-2026")
