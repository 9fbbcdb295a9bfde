"""Home: the dossiers, what to do now, what speaks of the whole file."""

from datetime import date

from chorus_desktop import services
from chorus_desktop.store.associations import add_association
from chorus_desktop.store.settings import PRACTICE, set_setting
from chorus_desktop.store.trash import TrashKind, trash
from chorus_desktop.ui.pages.home import HomePage
from tests.helpers import examples

SUMMER = date(2026, 7, 20)


def home(room):
    return room.show(HomePage(room.desk))


def test_a_dossier_says_where_it_stands(room):
    room.club.issue()
    home(room)

    said = room.reads()
    assert "C’LOISIRS 2025-2026" in said
    assert "Ville de Cherbourg-en-Cotentin · dernier dépôt le 3 juillet 2026, dans 150 jours" in said
    assert "525,00\u00a0€" in said
    assert "tâches terminées sur 7" in said


def test_the_button_opens_what_to_do_now(room):
    draft = room.club.draft()
    home(room)

    room.press("Joindre les pièces\u00a0: C’LOISIRS 2025-2026")

    assert room.ways.taken == [("attachments", draft)]


def test_the_dossier_itself_can_be_opened(room):
    home(room)

    room.press("Ouvrir le dossier C’LOISIRS 2025-2026")

    assert room.ways.taken == [("dossier", room.club.dossier)]


def test_several_associations_are_told_apart(room):
    other = add_association(room.store, examples.judo_club(name="Théâtre des Deux Caps", siret=None))
    home(room)

    assert "Judo Club de la Baie" in room.reads()
    room.press("Reprendre")
    assert room.ways.taken == [("setup", other)]


def test_a_closed_season_leads_to_the_next(room):
    room.today = SUMMER
    home(room)

    assert "Saison close" in room.reads()
    room.press("Ouvrir la saison suivante")
    assert room.ways.taken == [("new_dossier", room.club.association)]


def test_a_closed_season_that_has_its_next_one_offers_nothing_more(room):
    services.dossiers.create(room.store, room.club.association, "cloisirs-cherbourg", "2026-2027", SUMMER)
    room.today = SUMMER
    home(room)

    assert "à consulter et à imprimer" in room.reads()
    assert "continuez avec la saison suivante" not in room.reads()


def test_a_practice_file_says_so(room):
    home(room)
    assert "Vous vous exercez sur un exemple" not in room.reads()

    set_setting(room.store, PRACTICE, "1")
    home(room)
    assert "Vous vous exercez sur un exemple" in room.reads()


def test_an_empty_file_begins(room):
    trash(room.store, TrashKind.ASSOCIATION, room.club.association, room.today)
    home(room)

    room.press("Commencer")

    assert room.ways.taken == [("first_start",)]


def test_another_association_is_created_then_described(room):
    home(room)

    room.press("Ajouter une association")

    [(way, association)] = room.ways.taken
    assert way == "setup"
    assert services.associations.view(room.store, association).association.name == ""


def test_old_rules_warn(room):
    home(room)
    assert "Règles vérifiées le 21 novembre 2026." in room.reads()

    room.today = date(2028, 1, 5)
    home(room)
    assert "il y a plus d’un an" in room.reads()


def test_what_changed_meanwhile_is_read_again(room):
    page = home(room)
    room.club.issue()

    page.returned()

    assert "525,00\u00a0€" in room.reads()


def test_the_training_opens_its_page_and_its_companion_until_the_invoice_is_deposited(room):
    invoice_id = room.club.issue()
    set_setting(room.store, PRACTICE, "1")
    home(room)
    assert "À faire" in room.reads()

    room.press("Ouvrir la page d’entraînement")
    room.press("Ouvrir le compagnon")

    page = room.folder / "depots" / "FA2026-001" / "portail-d-entrainement.html"
    assert page.exists()
    assert room.opened == [page]
    assert "En cours" in room.reads()
    services.issue.deposited(room.store, invoice_id, room.today)
    home(room)
    room.press("Ouvrir FA2026-001")
    assert room.ways.taken == [("companion", invoice_id), ("issued", invoice_id)]


def test_the_years_before_are_folded_under_those_of_today(room):
    issued = room.club.issue()
    services.issue.deposited(room.store, issued, room.today)
    services.dossiers.create(room.store, room.club.association, "organisme-public", "2027", date(2027, 9, 1))
    room.today = date(2027, 9, 1)
    home(room)
    assert "Ouvrir le dossier C’LOISIRS 2025-2026" not in room.reads()

    room.press("Années passées\u00a0: 1 dossier, Judo Club de la Baie")
    assert "Facturé\u00a0: 525,00\u00a0€" in room.reads()
    room.press("Ouvrir le dossier C’LOISIRS 2025-2026")
    assert room.ways.taken == [("dossier", room.club.dossier)]


def test_where_all_is_over_the_years_before_are_in_sight(room):
    services.issue.deposited(room.store, room.club.issue(), room.today)
    room.today = date(2027, 9, 1)
    home(room)
    assert "Facturé\u00a0: 525,00\u00a0€" in room.reads()
    assert room.named("Nouveau dossier pour Judo Club de la Baie")
