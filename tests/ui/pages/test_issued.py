"""An issued invoice and its deposit."""

from datetime import date

import pytest
from PySide6.QtGui import QGuiApplication

from chorus_desktop import services
from chorus_desktop.domain.lifecycle import InvoiceState
from chorus_desktop.domain.status_telling import StatusTold
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.ui.pages.issued import IssuedPage
from tests.helpers.accessible import nameless


@pytest.fixture
def page(room, issued):
    return room.show(IssuedPage(room.desk, issued))


def state(room, invoice_id):
    return services.deposit.view(room.store, invoice_id, room.today).state


@pytest.mark.parametrize(
    ("label", "copied"),
    [
        ("Identifiant (SIRET)", "20005684400018"),
        ("Numéro de facture", "FA2026-001"),
        ("Date de facture", "31/01/2026"),
        ("Numéro d’engagement", "CP2026/4512/1"),
        ("Montant à payer", "525,00"),
    ],
)
def test_each_field_of_the_portal_is_copied_as_the_portal_takes_it(room, page, label, copied):
    room.press("Copier sans le compagnon\u00a0: les champs du portail")
    button = room.named(f"Copier\u00a0: {label}")
    button.click()

    assert QGuiApplication.clipboard().text() == copied
    assert button.text() == "Copié"


def test_what_must_be_known_beside_the_portal_is_there(room, page):
    room.press("Copier sans le compagnon\u00a0: les champs du portail")
    read = room.reads()

    for said in (
        "Facture n°\u00a0FA2026-001",
        "«\u00a0Enregistrer\u00a0» ne dépose pas.",
        "(laisser vide)",
        "FA2026-001.pdf",
        "PJ1-attestations-FA2026-001.pdf",
        "Le compte Chorus Pro est créé et activé. Le 2 septembre 2025.",
        "Sur le portail, l’onglet «\u00a0Association\u00a0» est choisi.",
    ):
        assert said in read, said
    blocks = ["Cadre de facturation", "Destinataire", "Fournisseur", "Références", "Montants", "Pièces jointes et commentaire"]
    places = [read.index(block) for block in blocks]
    assert len(places) == len(blocks)


def test_what_is_not_ready_yet_is_one_press_away(room, page):
    room.press("Compte, structure, droits\u00a0: être prêt")

    assert room.ways.taken == [("preparation", room.club.association)]


def test_the_day_of_the_deposit_is_told_and_kept(room, issued, page):
    room.types("Je l’ai déposée le", "02/02/2026")
    room.press("Je l’ai déposée")

    assert state(room, issued) is InvoiceState.DEPOSITED
    assert "Déposée le 2 février 2026" in room.reads()
    assert "30 jours" in room.reads()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("05/03/2026", "n’est pas encore là"),
        ("30/01/2026", "n’a pas pu être déposé avant"),
        ("", "Indiquez le jour du dépôt"),
        ("demain", "n’est pas une date"),
    ],
)
def test_a_day_that_cannot_be_is_refused_with_a_sentence(room, issued, page, typed, said):
    room.types("Je l’ai déposée le", typed)
    room.press("Je l’ai déposée")

    assert said in room.reads()
    assert state(room, issued) is InvoiceState.FINALISED


def test_a_deposit_told_by_mistake_is_taken_back_with_its_reason(room, issued):
    services.issue.deposited(room.store, issued, date(2026, 2, 2))
    room.show(IssuedPage(room.desk, issued))
    room.asked.answers.append("Seulement enregistrée")
    room.press("Ce dépôt n’a pas eu lieu")

    view = services.deposit.view(room.store, issued, room.today)
    assert view.state is InvoiceState.FINALISED
    assert view.events[-1].reason == "Seulement enregistrée"


def test_a_mistake_seen_before_the_deposit_opens_a_new_one_filled_in(room, issued, page):
    room.asked.answers.append("Il manque une séance")
    room.press("Annuler avant le dépôt…")

    way, copy = room.ways.taken[-1]
    assert way == "invoice"
    assert state(room, issued) is InvoiceState.CANCELLED
    fresh = services.invoices.view(room.store, copy, room.today)
    assert (len(fresh.work.invoice.written_lines), len(fresh.files), fresh.work.invoice.replaces) == (3, 1, "FA2026-001")


def test_cancelling_asks_for_a_reason_or_does_nothing(room, issued, page):
    room.asked.answers.append(None)
    room.press("Annuler avant le dépôt…")

    assert state(room, issued) is InvoiceState.FINALISED
    assert room.ways.taken == []


def test_a_cancelled_invoice_says_so_and_offers_no_deposit(room, issued):
    services.issue.cancel(room.store, issued, room.today, "Erreur de prix")
    room.show(IssuedPage(room.desk, issued))

    assert "Annulée le 3 février 2026, avant le dépôt" in room.reads()
    assert "Erreur de prix" in room.reads()
    assert "Les champs du portail" not in room.reads()
    assert "Dossier de dépôt" not in room.reads()


def test_a_credit_note_for_the_accounts_alone_is_not_asked_to_be_deposited(room, issued):
    services.issue.deposited(room.store, issued, room.today)
    credit = services.invoices.credit(room.store, issued, room.today)
    services.issue.finalise(room.store, credit, room.today)
    room.show(IssuedPage(room.desk, credit))
    assert "compagnon" in room.reads().lower()

    services.life.tell(room.store, issued, StatusTold(status="rejetee", on=room.today), room.today)

    room.show(IssuedPage(room.desk, credit))
    assert "Pour vos comptes seulement" in room.reads()
    assert "«\u00a0Enregistrer\u00a0» ne dépose pas." not in room.reads()
    assert "compagnon" not in room.reads().lower()


def test_the_next_month_and_the_credit_note_begin_here(room, issued):
    services.issue.deposited(room.store, issued, date(2026, 2, 2))
    room.show(IssuedPage(room.desk, issued))
    room.press("Comme le mois dernier")
    room.press("Faire un avoir")

    (_, again), (_, credit) = room.ways.taken
    assert services.invoices.view(room.store, again, room.today).work.invoice.period_from == date(2026, 2, 1)
    assert services.invoices.view(room.store, credit, room.today).work.invoice.original_number == "FA2026-001"


def test_the_folder_is_written_when_it_is_not_there_then_opened(room, issued, page):
    room.press("Ouvrir le dossier")
    folder = room.folder / "depots" / "FA2026-001"
    assert room.opened == [folder]
    assert (folder / "FA2026-001.pdf").read_bytes() == services.issue.preview(room.store, issued, room.today)

    (folder / "FA2026-001.pdf").unlink()
    room.press("Ouvrir le dossier")
    assert room.opened == [folder, folder]


def test_the_folder_is_written_elsewhere_and_zipped(room, issued, page):
    elsewhere = room.folder / "clé USB"
    elsewhere.mkdir()
    room.asked.answers.append(elsewhere)
    room.press("L’écrire ailleurs…")
    assert (elsewhere / "FA2026-001" / "PJ1-attestations-FA2026-001.pdf").exists()

    room.press("En faire un ZIP")
    assert (elsewhere / "FA2026-001.zip").exists(), "beside the folder last written"


@pytest.mark.parametrize("paper", ["Facture", "Récapitulatif de dépôt", "Liste à vérifier", "Fiche pour le formulaire de la collectivité"])
def test_each_paper_is_looked_at(room, issued, page, paper):
    room.press(f"Voir\u00a0: {paper}")

    way, title, content, _ = room.ways.taken[-1]
    assert (way, title) == ("paper", f"{paper} FA2026-001")
    assert content.startswith(b"%PDF-")


def test_a_closed_season_is_said_loudly(room, issued):
    room.today = date(2026, 7, 20)
    room.show(IssuedPage(room.desk, issued))

    assert "Le dernier jour de dépôt de la saison 2025-2026 était le 3 juillet 2026." in room.reads()


@pytest.mark.parametrize("deposited", [False, True])
def test_everything_has_a_name_for_a_screen_reader(room, issued, deposited):
    if deposited:
        services.issue.deposited(room.store, issued, date(2026, 2, 2))
    page = room.show(IssuedPage(room.desk, issued))

    assert nameless(page) == []


def test_after_a_trouble_the_day_can_be_told_again(room, issued, page, monkeypatch):
    def full(*_):
        raise Trouble("Il n’y a plus de place sur le disque.", "Libérez de la place, puis recommencez.")

    with monkeypatch.context() as patch:
        patch.setattr(services.issue, "deposited", full)
        room.press("Je l’ai déposée")
    assert room.asked.asked[-1] == "Il n’y a plus de place sur le disque. Libérez de la place, puis recommencez."
    assert state(room, issued) is InvoiceState.FINALISED

    room.press("Je l’ai déposée")

    assert state(room, issued) is InvoiceState.DEPOSITED
