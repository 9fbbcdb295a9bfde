"""The letters about a document that came back: its facts, in words that agree with it."""

import pytest

from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.services import dossiers, invoices, issue, returned_letters
from tests.helpers.clubs import TODAY
from tests.services.test_life import MARCH, deposited, shows


def test_a_letter_about_it_holds_its_facts_and_is_printed(club):
    invoice_id = deposited(club)
    shows(club, invoice_id, "rejetee", motive="Facture reçue deux fois")

    text = dossiers.letter(club.store, club.dossier, "contest_return", MARCH, invoice_id)

    assert text.printable
    for said in ("FA2026-001", "352,50", "Facture reçue deux fois", "20 février 2026", "Judo Club de la Baie", "3 février 2026"):
        assert said in text.subject + text.body, said
    assert "{" not in text.body
    assert returned_letters.on_paper(club.store, club.dossier, "contest_return", MARCH, invoice_id).startswith(b"%PDF-")
    with pytest.raises(Trouble):
        returned_letters.on_paper(club.store, club.dossier, "nothing", MARCH, invoice_id)


def test_a_letter_about_a_credit_note_agrees_with_it(club):
    credit = invoices.credit(club.store, deposited(club), TODAY)
    issue.finalise(club.store, credit, TODAY)
    issue.deposited(club.store, credit, TODAY)
    shows(club, credit, "a-recycler")

    for key in ("contest_return", "ask_references"):
        assert "sur Chorus Pro l’avoir AV2026-001 du" in dossiers.letter(club.store, club.dossier, key, MARCH, credit).body
