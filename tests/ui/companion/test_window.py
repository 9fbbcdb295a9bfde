"""The companion's window, used by its keys and by what a screen reader names."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from chorus_desktop import services
from chorus_desktop.domain import deposit
from chorus_desktop.domain.invoice import Cadre
from chorus_desktop.domain.lifecycle import InvoiceState
from chorus_desktop.store.issuing import issued as issued_document
from chorus_desktop.store.settings import PRACTICE, set_setting
from chorus_desktop.ui import tab_order
from chorus_desktop.ui.companion.keys_said import on_top_note
from chorus_desktop.ui.companion.step_row import StepRow
from chorus_desktop.ui.pages.issued import IssuedPage
from tests.helpers import deposit_certificates as certificates
from tests.helpers import examples
from tests.helpers.accessible import nameless
from tests.helpers.beside import ALT, F8, F9, finalised
from tests.helpers.keyboard import tab

SCREENS = [
    "Ouvrir le dépôt de facture",
    "Donner le PDF et le cadre",
    "Vérifier qui paie et qui est payé",
    "Vérifier les références",
    "Vérifier les montants",
    "Joindre les pièces et le commentaire",
    "Envoyer",
    "Garder la preuve",
]


def test_by_f8_alone_every_file_and_every_value_is_copied_once_in_order(room, beside, issued):
    copied = []
    while beside.heading != SCREENS[-1]:
        if (value := beside.copies()) is not None:
            copied.append(value)

    document = issued_document(room.store, issued)
    folder = Path(services.deposit.view(room.store, issued, room.today).folder)
    known = deposit.values(document, examples.portal())
    order = [key for block in examples.portal().form for field in block.fields for key in [field.key] if known[key] and key != "files"]
    paths = [str(folder / name) for name in ("FA2026-001.pdf", "PJ1-attestations-FA2026-001.pdf")]
    assert copied == ["https://portail.chorus-pro.gouv.fr", paths[0], *(known[key] for key in order), paths[1]]
    assert all(Path(path).is_file() for path in paths)
    assert beside.copies() is None


def test_a_screen_that_is_done_leads_to_the_next_one_and_says_what_is_copied(room, beside):
    beside.goes_to("Vérifier les montants")
    for label, value in (("Montant HT total", "525,00"), ("Montant TVA", "0,00"), ("Montant TTC avant remise globale", "525,00")):
        beside.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert (beside.clipboard, beside.is_ticked(label)) == (value, True)
        assert f"Dans le presse-papiers\u00a0: {label}" in beside.reads()
    assert "F8 copie\u00a0: Montant à payer" in beside.reads()
    beside.key(F8)
    assert "Tout est coché sur cet écran." in beside.reads()
    assert beside.heading == "Vérifier les montants"
    beside.key(F8)
    assert beside.heading == "Joindre les pièces et le commentaire"


def test_what_was_copied_and_what_waits_are_in_sight(beside):
    beside.window.resize(430, 480)
    beside.goes_to("Vérifier les références")
    for label in ("Numéro de facture", "Date de facture", "Type de facture", "Devise", "Type de TVA"):
        beside.key(F8)
        waits = next(row for row in beside.everything(StepRow) if row.property("surface") == "waiting")
        for row in (beside.named(f"Copié\u00a0: {label}"), waits):
            assert not row.visibleRegion().isEmpty(), label
            assert row.visibleRegion().boundingRect().height() == row.height(), label


def test_what_the_portal_read_right_is_ticked_without_being_copied(beside):
    beside.goes_to("Vérifier les références")
    beside.key(F8)
    beside.key(F9)

    assert beside.clipboard == "FA2026-001"
    assert (beside.is_ticked("Numéro de facture"), beside.is_ticked("Date de facture")) == (True, True)
    beside.named("Fait\u00a0: Numéro de facture").click()
    assert "F8 copie\u00a0: Numéro de facture" in beside.reads()


def test_copier_says_copie_and_may_be_pressed_again(beside):
    beside.goes_to("Vérifier qui paie et qui est payé")
    beside.presses("Copier\u00a0: Coordonnées bancaires")

    assert beside.clipboard == "FR7630006000011234567890189"
    assert "FR76 3000 6000 0112 3456 7890 189" in beside.reads()
    beside.presses("Copier\u00a0: Identifiant (SIRET)")
    beside.presses("Copié\u00a0: Coordonnées bancaires")
    assert beside.clipboard == "FR7630006000011234567890189"


def test_one_goes_back_and_forth_by_keys_and_buttons_and_never_past_the_ends(beside):
    seen = [beside.heading]
    for _ in range(9):
        beside.key(Qt.Key.Key_Right, ALT)
        seen.append(beside.heading)
    assert seen == [*SCREENS, SCREENS[-1], SCREENS[-1]]
    beside.presses("Écran 7")
    beside.presses("Écran suivant")
    assert beside.heading == SCREENS[-1]
    for _ in range(9):
        beside.key(Qt.Key.Key_Left, ALT)
    assert beside.heading == SCREENS[0]


def test_each_screen_says_where_one_is_what_to_click_and_where_one_goes_wrong(beside):
    for rank, said in enumerate(
        (
            ("onglet «\u00a0Association\u00a0»", "«\u00a0Saisir une facture\u00a0» n’est pas pour vous."),
            ("«\u00a0Factures émises\u00a0»", "PDF/A-3", "À choisir dans la liste."),
            ("blocs «\u00a0Destinataire\u00a0» et «\u00a0Fournisseur\u00a0»", "(laisser vide)", "inactif"),
            ("Le portail dit que ce numéro existe déjà\u00a0?", "bloc «\u00a0Montants\u00a0»"),
            ("Montant à payer",),
            ("PJ1-attestations-FA2026-001.pdf", "«\u00a0Valider et envoyer\u00a0»"),
            ("«\u00a0Enregistrer\u00a0» ne dépose pas.", "Confirmer et envoyer"),
            ("certificat de dépôt", "Jour du dépôt"),
        ),
        start=1,
    ):
        read = beside.reads()
        assert f"écran {rank} sur 8" in read
        for words in said:
            assert words in read, (rank, words)
        beside.key(Qt.Key.Key_Right, ALT)


def test_everything_has_a_name_and_tab_follows_what_is_read(beside):
    for _ in SCREENS:
        assert nameless(beside.window) == []
        stops = [stop for stop in tab_order.in_reading_order(beside.window) if stop.isVisibleTo(beside.window) and stop.isEnabled()]
        # A new screen begins at its heading.
        assert [tab() for _ in stops] == stops
        beside.key(Qt.Key.Key_Right, ALT)


@pytest.mark.parametrize("text", [1.0, 2.0])
def test_nothing_is_cut_on_a_small_screen_or_in_a_large_text(beside, look, text):
    look.show(look.appearance.__class__(look.appearance.scheme, text))
    beside.window.resize(round(290 * text), 480)
    for _ in SCREENS:
        QApplication.processEvents()
        assert beside.window._scrolled.area.horizontalScrollBar().maximum() == 0, beside.heading
        for button in beside.everything(QPushButton):
            assert button.width() >= button.sizeHint().width(), button.text()
        beside.key(Qt.Key.Key_Right, ALT)


def test_who_validates_a_subcontractors_invoice_is_asked_for(room, opens):
    validator = {"validator_name": "Exemple BTP", "validator_siret": "21350123200010"}
    beside = opens(finalised(room, cadre=Cadre.A9, **validator))
    beside.goes_to("Donner le PDF et le cadre")

    beside.presses("Copier\u00a0: Valideur (SIRET)")

    assert beside.clipboard == "21350123200010"
    assert "A9" in beside.reads()


def test_closed_with_escape_it_comes_back_where_it_was_and_not_by_itself(room, opens, beside, issued):
    beside.goes_to("Vérifier les montants")
    beside.key(F8)
    assert services.companion.left_open(room.store) == issued
    beside.key(Qt.Key.Key_Escape)

    assert not beside.window.isVisible()
    assert services.companion.left_open(room.store) == ""
    again = opens(issued)
    assert again.heading == "Vérifier les montants"
    assert (again.is_ticked("Montant HT total"), again.is_ticked("Montant TVA")) == (True, False)


def test_that_it_is_sent_is_told_with_its_day(room, beside, issued, qtbot):
    beside.goes_to("Garder la preuve")
    for typed, said in (("", "Indiquez le jour du dépôt"), ("05/03/2026", "n’est pas encore là"), ("demain", "n’est pas une date")):
        beside.types("Jour du dépôt", typed)
        beside.presses("C’est envoyé")
        assert said in beside.reads()
    beside.types("Jour du dépôt", "02/02/2026")
    with qtbot.waitSignal(beside.window.sent):
        beside.presses("C’est envoyé")

    life = services.deposit.view(room.store, issued, room.today).life
    assert (life.state, life.deposited_on) == (InvoiceState.DEPOSITED, date(2026, 2, 2))
    assert not beside.window.isVisible()
    assert services.companion.left_open(room.store) == ""


def test_the_certificate_dropped_on_it_tells_the_day_and_is_filed(room, beside, issued, qtbot):
    beside.goes_to("Garder la preuve")
    path = room.folder / "certificat.pdf"
    path.write_bytes(certificates.pdf(services.deposit.view(room.store, issued, room.today).document, date(2026, 2, 2)))
    room.asked.answers.append(path)
    with qtbot.waitSignal(beside.window.sent):
        beside.presses("Choisir le certificat…")

    seen = services.deposit.view(room.store, issued, room.today)
    assert (seen.life.deposited_on, seen.life.certificate) == (date(2026, 2, 2), certificates.PROOF)
    assert seen.certificate == "certificat-FA2026-001.pdf"
    assert not beside.window.isVisible()


def test_that_of_another_invoice_is_said_on_it_and_tells_nothing(room, beside, issued):
    beside.goes_to("Garder la preuve")
    path = room.folder / "certificat.pdf"
    document = services.deposit.view(room.store, issued, room.today).document
    path.write_bytes(certificates.pdf(document, date(2026, 2, 2), number="FA2026-099"))
    room.asked.answers.append(path)
    beside.presses("Choisir le certificat…")

    assert "Ce certificat est celui de la facture FA2026-099, pas de FA2026-001." in beside.reads()
    assert services.deposit.view(room.store, issued, room.today).state is InvoiceState.FINALISED
    assert beside.window.isVisible()


def test_an_exercise_never_leads_to_the_real_portal(room, opens, issued):
    set_setting(room.store, PRACTICE, "1")
    beside = opens(issued)

    assert "C’est un exercice" in beside.reads()
    assert "Adresse du portail" not in beside.reads()
    beside.copies()
    assert not beside.clipboard.startswith("http")


def test_told_in_the_main_window_the_deposit_closes_it(room, beside, issued, qtbot):
    services.issue.deposited(room.store, issued, room.today)
    room.shell.activateWindow()
    qtbot.waitUntil(room.shell.isActiveWindow)
    beside.window.activateWindow()

    qtbot.waitUntil(lambda: not beside.window.isVisible())


def test_cancelled_meanwhile_it_says_why_nothing_is_told(room, beside, issued):
    beside.goes_to("Garder la preuve")
    services.issue.cancel(room.store, issued, room.today, "Une séance manque")
    beside.presses("C’est envoyé")

    assert "annulée avant dépôt" in room.asked.asked[-1]


def test_that_it_stays_on_top_and_where_it_stood_are_remembered(beside, opens, issued, preferences):
    assert beside.window.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    beside.presses("Toujours au premier plan")
    assert beside.window.isVisible()
    assert not beside.window.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    beside.window.resize(390, 610)
    beside.window.close()

    again = opens(issued)
    again.window.restoreGeometry(preferences.companion_geometry)
    assert not again.window.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    assert again.window.size().width() == 390


@pytest.mark.parametrize(("platform", "told"), [("wayland", True), ("wayland-egl", True), ("xcb", False), ("windows", False)])
def test_where_a_window_cannot_stay_in_front_by_itself_what_to_do_is_told(platform, told):
    assert ("clic droit sur son titre" in on_top_note(platform)) is told


def test_what_a_word_means_and_what_the_keys_do_are_one_press_away(beside, qtbot):
    beside.goes_to("Donner le PDF et le cadre")
    with qtbot.waitSignal(beside.window.article_wanted) as asked:
        beside.presses("C’est quoi\u00a0: Cadre de facturation")
    assert asked.args == ["cadre-de-facturation"]
    with qtbot.waitSignal(beside.window.article_wanted) as asked:
        beside.key(Qt.Key.Key_F1)
    assert asked.args == ["deposer-avec-le-compagnon"]
    beside.presses("Au clavier")
    # Without a system that lends its keys, that is told.
    assert "F8 copie la ligne suivante ici seulement" in beside.reads()


def test_it_is_the_thing_to_do_on_the_page_of_what_is_to_be_deposited(room, issued):
    room.show(IssuedPage(room.desk, issued))
    room.press("Déposer avec le compagnon")
    assert room.ways.taken == [("companion", issued)]

    services.issue.deposited(room.store, issued, room.today)
    room.show(IssuedPage(room.desk, issued))
    assert "compagnon" not in room.reads()
