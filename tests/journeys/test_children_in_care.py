"""A month of the Aide sociale à l’enfance: a prise en charge typed, its days proposed at two prices, names hidden on the screen and printed."""

from datetime import date

from pypdf import PdfReader

from tests.journeys.test_first_invoice import describes_the_club
from tests.pdf.samples import pdf

DAY = date(2026, 2, 3)
CHILD = "Éléonore Duval"


def hides_names(volunteer) -> None:
    volunteer.does_not_see("Duval")
    assert "Duval" not in volunteer.window.windowTitle()


def enters_the_engagement(volunteer) -> None:
    volunteer.presses("Indiquer le code service et les numéros d’engagement")
    volunteer.chooses("L’accueil d’enfants par un établissement ou un service médico-social (ESMS)")
    volunteer.types("Numéro d’engagement", "E930012345")
    volunteer.goes_back()
    volunteer.sees("E930012345")


def types_the_prise_en_charge(volunteer) -> None:
    volunteer.presses("Saisir les prises en charge")
    volunteer.is_on("Prises en charge et prix de journée")
    volunteer.presses("Ajouter une prise en charge")
    volunteer.types("Référence, prise en charge 1", "PEC-2026-0147")
    volunteer.types("Enfant ou jeune, prise en charge 1", CHILD)
    volunteer.types("Du, prise en charge 1", "01/09/2025")
    volunteer.types("Plafond en jours, prise en charge 1", "30")
    volunteer.presses("Replier la prise en charge 1")
    volunteer.sees("É… D…")
    hides_names(volunteer)
    for rank, (order, price, day) in enumerate((("2025-011", "178,35", "01/01/2025"), ("2026-045", "181.90", "16/01/2026")), 1):
        volunteer.presses("Ajouter un prix de journée")
        volunteer.types(f"Service, prix de journée {rank}", "Hébergement")
        volunteer.types(f"Prix d’une journée, prix de journée {rank}", price)
        volunteer.types(f"Arrêté, prix de journée {rank}", order)
        volunteer.types(f"Valable à partir du, prix de journée {rank}", day)
    volunteer.presses("J’ai terminé")
    volunteer.is_on("ASE 93 2026")
    volunteer.sees("1 prise en charge · 2 prix de journée")


def invoices_the_month(volunteer, folder) -> None:
    volunteer.presses("Préparer une facture")
    volunteer.is_on("Qu’avez-vous réalisé en janvier ?")
    volunteer.presses("Proposer les lignes du mois")
    assert volunteer.field_holds("Quantité, ligne 1") == "15"
    assert volunteer.field_holds("Prix unitaire, ligne 2") == "181,90"
    volunteer.sees("2 675,25 €", "2 910,40 €", "5 585,65 €", "É… D…")
    hides_names(volunteer)
    volunteer.presses("Continuer")
    volunteer.is_on("Quelles pièces joignez-vous ?")
    for kind, name in (("Prises en charge", "prise en charge.pdf"), ("Arrêté de prix de journée", "arrêté.pdf")):
        volunteer.chooses(kind)
        path = folder / name
        path.write_bytes(pdf(name))
        volunteer.drops([path], on="Déposez ici des PDF ou des photos")
    volunteer.presses("Continuer")


def checks_and_finalises(volunteer) -> None:
    volunteer.is_on("Vérifiez avant de finaliser")
    volunteer.sees("la prise en charge PEC-2026-0147 est dépassée de 1 jour", "Hébergement, É… D…, du 1er au 15 janvier 2026")
    hides_names(volunteer)
    volunteer.presses("Afficher les noms")
    volunteer.sees(f"Hébergement, {CHILD}, du 16 au 31 janvier 2026")
    volunteer.presses("Finaliser et numéroter")
    volunteer.is_on("Facture FA2026-012")
    hides_names(volunteer)


def test_a_month_of_a_child_in_care(arrives, tmp_path):
    volunteer = arrives(DAY)

    describes_the_club(volunteer, "ASE 93, année 2026", "ASE 93 2026")
    enters_the_engagement(volunteer)
    types_the_prise_en_charge(volunteer)
    invoices_the_month(volunteer, tmp_path)
    checks_and_finalises(volunteer)
    volunteer.presses("Préparer le dépôt")
    hides_names(volunteer)

    folder = next(tmp_path.rglob("FA2026-012"))
    paper = " ".join("".join(page.extract_text() for page in PdfReader(folder / "FA2026-012.pdf").pages).split())
    assert paper.count(f"Bénéficiaire : {CHILD}") == 2
    assert paper.count("Prise en charge PEC-2026-0147") == 2
    for said in ("Du 1er au 15 janvier 2026", "Du 16 au 31 janvier 2026", "178,35", "181,90"):
        assert said in paper
    assert not [path for path in tmp_path.rglob("*") if "duval" in path.name.casefold()]
    assert not [path for path in tmp_path.rglob("*.log") if b"Duval" in path.read_bytes()]

    volunteer.types("Je l’ai déposée le", "03/02/2026")
    volunteer.presses("Je l’ai déposée")
    volunteer.is_on("Facture FA2026-012 déposée")
    volunteer.presses("Retour")
    volunteer.will_answer(True)
    volunteer.presses("Effacer le dossier de dépôt de cet ordinateur")
    volunteer.sees("Le dossier de dépôt est effacé de cet ordinateur.")
    assert not folder.exists()
    volunteer.goes_to("Accueil")
    volunteer.presses("Ouvrir le dossier ASE 93 2026")
    volunteer.presses("Saisir les prises en charge")
    volunteer.sees("31 jours facturés sur 30")
    hides_names(volunteer)
