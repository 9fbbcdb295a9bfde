"""The page of an invoice in preparation, over a real data file."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from chorus_desktop import services
from chorus_desktop.domain.association import VatSituation
from chorus_desktop.domain.convention import Convention
from chorus_desktop.domain.invoice import DocumentKind, Line
from chorus_desktop.domain.references import InvoiceNumber
from chorus_desktop.store.dossiers import dossier, save_dossier
from chorus_desktop.ui.pages.invoice import InvoicePage
from chorus_desktop.ui.pages.invoice_words import question
from tests.helpers import examples, keyboard
from tests.helpers.accessible import nameless

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(room):
    invoice_id = room.club.draft()
    room.show(InvoicePage(room.desk, invoice_id))
    return invoice_id


def opened(room, **changes):
    invoice_id = room.club.draft(**changes)
    return room.show(InvoicePage(room.desk, invoice_id)), invoice_id


def change_dossier(room, **changes):
    saved = dossier(room.store, room.club.dossier)
    save_dossier(room.store, room.club.dossier, saved.value.model_copy(update=changes), saved.unread)


def saved(room, invoice_id):
    return services.invoices.view(room.store, invoice_id, room.today)


def test_the_heading_asks_what_was_done(room, page):
    assert room.shell.page.header.heading.text() == "Qu’avez-vous réalisé en janvier\u00a0?"
    assert "C’LOISIRS 2025-2026 · facture de janvier 2026" in room.reads()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"period_from": date(2026, 1, 3), "period_to": date(2026, 2, 9)}, "Qu’avez-vous réalisé du 3 janvier au 9 février 2026\u00a0?"),
        ({"period_from": None}, "Que facturez-vous\u00a0?"),
        ({"kind": DocumentKind.CREDIT_NOTE}, "Que corrige cet avoir\u00a0?"),
        (
            {"kind": DocumentKind.CREDIT_NOTE, "original_number": InvoiceNumber("FA2026-007")},
            "Que corrige cet avoir sur la facture FA2026-007\u00a0?",
        ),
    ],
)
def test_other_invoices_ask_otherwise(changes, said):
    assert question(examples.invoice(**changes)) == said


def test_the_page_begins_where_typing_goes_on(room):
    invoice_id = services.invoices.create(room.store, room.club.dossier, room.today)
    room.show(InvoicePage(room.desk, invoice_id))

    assert room.focus() == "Quantité, ligne 1"


@pytest.mark.parametrize(
    ("field", "name"),
    [
        ("lines.1.unit_price", "Prix unitaire, ligne 2"),
        ("lines.2.discount", "Remise"),
        ("period_to", "Période au"),
        ("comment", "Commentaire pour le portail"),
        ("engagement", "Engagement de cette facture"),
    ],
)
def test_the_page_opens_on_the_field_that_mends(room, field, name):
    room.show(InvoicePage(room.desk, room.club.draft(), field))

    assert room.focus() == name


def test_what_is_typed_is_kept_even_what_cannot_be_read(room, page):
    room.types("Quantité, ligne 1", "4O")
    room.types("Désignation, ligne 2", "Éveil du mercredi")
    room.shell.page.leaving()

    assert saved(room, page).lines[0]["quantity"] == "4O"
    assert saved(room, page).lines[1]["designation"] == "Éveil du mercredi"
    again = room.show(InvoicePage(room.desk, page))
    assert again is room.shell.page
    assert room.named("Quantité, ligne 1").text() == "4O"


def test_the_total_follows_the_keys(room, page):
    room.types("Quantité, ligne 1", "10")

    assert "247,50\u00a0€" in room.reads()


def test_the_engagement_is_picked_and_explained(room, page):
    assert "CP2026/4512/1" in room.reads()
    assert "Notice C’LOISIRS" not in room.reads()
    room.press("Pourquoi\u00a0?")
    assert "Source\u00a0: Notice C’LOISIRS" in room.reads()
    assert "4\u202f395,00\u00a0€ restent sur 4\u202f920,00\u00a0€" in room.reads()


def test_another_engagement_is_chosen_by_hand_with_a_reason_that_is_kept(room, page):
    room.press("En choisir un autre")
    choice = room.named("Engagement de cette facture")
    choice.setCurrentIndex(1)
    choice.activated.emit(1)
    room.types("Pourquoi cet engagement\u00a0?", "Demandé par la Ville")
    room.shell.page.leaving()
    QApplication.processEvents()

    invoice = saved(room, page).work.invoice
    assert (invoice.engagement, invoice.engagement_reason) == ("e2025", "Demandé par la Ville")
    assert "CP2025/4388/1" in room.reads()
    assert "Choisi à la main\u00a0: Demandé par la Ville" in room.reads()


def test_a_number_still_awaited_says_what_to_do_and_leads_there(room):
    change_dossier(room, engagements=examples.engagements()[:1])
    opened(room)

    assert "communiqué depuis le 1er janvier 2026" in room.reads() or "dont le numéro n’est pas encore saisi" in room.reads()
    room.press("Saisir le numéro")
    assert room.ways.taken[-1] == ("engagements", room.club.dossier)


def test_sessions_of_another_season_stop_with_a_ready_e_mail(room):
    _, invoice_id = opened(room, period_from=date(2026, 9, 1), period_to=date(2026, 9, 30))

    assert "n’est pas dans la saison 2025-2026" in room.reads()
    room.press("Préparer l’e-mail")
    assert room.ways.taken[-1] == ("letter", room.club.dossier, "ask_season", invoice_id)
    room.press("Corriger la période")
    assert room.focus() == "Période du"


def test_a_closed_season_offers_its_own_e_mail(room):
    room.today = date(2026, 7, 20)
    _, invoice_id = opened(room, issued_on=date(2026, 7, 20))

    room.press("Préparer l’e-mail")
    assert room.ways.taken[-1] == ("letter", room.club.dossier, "ask_closed_season", invoice_id)


def test_without_a_signed_convention_a_reason_is_asked_and_kept(room):
    change_dossier(room, convention=Convention(first_year=2025))
    _, invoice_id = opened(room)

    assert "La convention n’est pas encore signée" in room.reads()
    room.types("Pourquoi sans convention signée\u00a0?", "Signature promise pour lundi")
    room.shell.page.leaving()

    assert saved(room, invoice_id).work.invoice.convention_reason == "Signature promise pour lundi"
    assert "Facture sans convention en cours" in room.reads()
    room.press("Ouvrir la convention")
    assert room.ways.taken[-1] == ("convention", room.club.dossier)


def test_continue_says_every_point_and_leads_to_each(room):
    _, invoice_id = opened(room, lines=(Line(designation="Sortie", quantity=Decimal(1), unit="séance"),), issued_on=None)
    room.press("Continuer")

    assert "Il y a 2 points à corriger" in room.reads()
    room.press("Ligne 1\u00a0: indiquez le prix unitaire.")
    assert room.focus() == "Prix unitaire, ligne 1"
    room.press("Continuer sans corriger")
    assert room.ways.taken == [("attachments", invoice_id)]


def test_continue_goes_on_when_this_page_is_right(room, page):
    room.press("Continuer")

    assert room.ways.taken == [("attachments", page)]


def test_a_date_in_the_future_is_said_once_the_field_is_left(room, page):
    room.types("Date de la facture", "05/03/2026")
    assert "dans le futur" not in room.reads()
    room.leaves()
    room.shell.page._autosave.flush()

    assert "dans le futur" in room.reads()


def test_a_line_taken_away_comes_back(room, page):
    room.named("Désignation, ligne 2").setFocus()
    keyboard.press(Qt.Key.Key_Delete, CONTROL)
    assert "Ligne «\u00a0Éveil judo du samedi\u00a0» retirée." in room.shell.undo_bar._label.text()
    room.shell.undo_bar.undo()
    room.shell.page.leaving()

    names = [line["designation"] for line in saved(room, page).lines]
    assert names == ["Atelier judo du mercredi", "Éveil judo du samedi", "Prêt de kimonos"]


def test_a_line_comes_back_even_when_its_page_is_gone(room, page):
    room.named("Désignation, ligne 2").setFocus()
    keyboard.press(Qt.Key.Key_Delete, CONTROL)
    room.shell.open_page(InvoicePage(room.desk, room.club.draft()), root=True)
    QApplication.sendPostedEvents(None, 52)  # QEvent.DeferredDelete
    room.shell.undo_bar.undo()

    assert [line["designation"] for line in saved(room, page).lines][1] == "Éveil judo du samedi"


def test_as_last_month_shows_what_changes(room):
    again = services.invoices.again(room.store, room.club.issue(), room.today)
    room.show(InvoicePage(room.desk, again))

    assert "Ce qui change par rapport à la facture précédente" in room.reads()
    assert "Période\u00a0: du 1er au 28 février 2026 (avant\u00a0: du 1er au 31 janvier 2026)" in room.reads()


def test_what_the_portal_needs_is_listed_with_a_link_to_what_lacks(room, page):
    room.press("Attestations de présence, à faire")

    assert room.ways.taken == [("problem", "attachments", room.club.dossier, page)]


def test_an_association_with_vat_has_rates_and_a_split(tmp_path, room):
    from chorus_desktop.store.associations import association, save_association

    card = association(room.store, room.club.association)
    save_association(room.store, card.id, card.value.model_copy(update={"vat": VatSituation.SUBJECT_ON_RECEIPTS}), card.unread)
    opened(room, lines=(Line(designation="Sortie", quantity=Decimal(1), unit="séance", unit_price=Decimal(100), vat_rate=Decimal(20)),))

    assert room.named("TVA, ligne 1").text() == "20"
    assert "120,00\u00a0€" in room.reads()
    assert "TVA 20\u00a0%" in room.reads()


def test_a_finalised_invoice_is_shown_as_such(room):
    invoice_id = room.club.issue()
    room.show(InvoicePage(room.desk, invoice_id))

    assert room.ways.taken == [("issued_instead", invoice_id)]


def test_everything_has_a_name_for_a_screen_reader(room, page):
    room.press("Détails, ligne 1")
    room.press("Autres renseignements")
    room.press("En choisir un autre")

    assert nameless(room.shell.page) == []


def test_a_draft_is_deleted_and_comes_back(room, page):
    room.press("Supprimer cette facture")
    assert room.ways.taken == [("dossier", room.club.dossier)]
    assert [row.label for row in services.trash.listed(room.store)] == ["Facture de janvier 2026"]
    room.shell.undo_bar.undo()

    assert services.trash.listed(room.store) == ()
    assert room.ways.taken[-1] == ("invoice", page)


def test_tab_reads_the_page(room, page):
    """From the date to « Continuer », in the order of reading."""
    room.named("Date de la facture").setFocus()
    walked = [room.focus()]
    while walked[-1] != "Continuer":
        keyboard.tab()
        walked.append(room.focus())
        assert len(walked) < 60, walked

    first_line = [f"{title}, ligne 1" for title in ("Désignation", "Quantité", "Unité", "Prix unitaire", "Détails")]
    start = walked.index(first_line[0])
    assert walked[start : start + 5] == first_line
    assert walked[start + 5] == "Désignation, ligne 2"
    assert walked[-4:] == ["Ajouter une ligne", "Autres renseignements", "Retour", "Continuer"]


def test_continue_comes_last_whatever_the_width(room, page):
    """Beside the cards it stands under the lines; under each other, at the end of all; and the way there and back is safe."""
    for width in (*range(1100, 1260, 10), *range(1260, 1100, -10)):
        room.shell.resize(width, 500)
        QApplication.processEvents()

    def top(name):
        return room.named(name).mapTo(room.shell.page, QPoint(0, 0)).y()

    assert top("Continuer") > top("Supprimer cette facture")
    room.shell.resize(1280, 800)
    QApplication.processEvents()
    assert top("Continuer") < top("Supprimer cette facture")
