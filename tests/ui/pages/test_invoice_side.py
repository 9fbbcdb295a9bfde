"""What stands beside and above the lines of an invoice: doubts on its period, what is left on its engagement."""

from datetime import date

from chorus_desktop import services
from chorus_desktop.store.dossiers import dossier, save_dossier
from chorus_desktop.ui.pages.invoice import InvoicePage
from tests.helpers import examples


def test_a_period_that_is_not_over_is_said_before_finalising(room):
    room.show(InvoicePage(room.desk, room.club.draft(issued_on=date(2026, 1, 20))))

    assert "facturez ce qui est déjà réalisé" in room.reads()
    room.press("Corriger la période")
    assert room.focus() == "Période du"


def test_a_credit_note_gives_room_back_on_its_engagement(room):
    number = examples.dossier().engagements[1].model_copy(update={"ceiling": 60_000})
    saved = dossier(room.store, room.club.dossier)
    save_dossier(room.store, room.club.dossier, saved.value.model_copy(update={"engagements": (number,)}), saved.unread)
    source = room.club.issue()
    credit = services.invoices.credit(room.store, source, room.today)
    room.show(InvoicePage(room.desk, credit))

    assert "Avec cet avoir\n600,00\u00a0€ restent sur 600,00\u00a0€" in room.reads()
    room.show(InvoicePage(room.desk, room.club.draft()))
    assert "Avec cette facture\ndépassé de" in room.reads()


def test_the_summary_follows_the_page(room):
    room.show(InvoicePage(room.desk, room.club.draft(issued_on=None, period_from=date(2024, 1, 1), period_to=date(2024, 1, 31), lines=())))
    room.press("Continuer")

    said = room.reads()
    places = [said.index(part) for part in ("Indiquez la date", "La période facturée (du 1er", "Ajoutez au moins une ligne")]
    assert places == sorted(places)
