"""What a volunteer is told to expect after the deposit."""

from datetime import date

from chorus_desktop.domain.after_deposit import how_to_get_certificate, next_steps
from chorus_desktop.domain.invoice import DocumentKind
from chorus_desktop.services import data
from tests.helpers import examples

ON = date(2026, 2, 2)


def said(**changes):
    document = examples.issued().model_copy(update=changes)
    return [(step.when, step.what) for step in next_steps(document, ON, data.statuses())]


def test_states_are_quoted_in_the_portals_own_words_and_the_delay_ends_on_a_day():
    steps = said()
    whole = " ".join(what for _, what in steps)

    for code in (2, 3, 4, 5, 6, 7, 8, 11):
        (label,) = [status.label for status in data.statuses() if status.code == code]
        assert f"«\u00a0{label}\u00a0»" in whole
    assert steps[-1][0] == "Vers le 4 mars 2026"
    assert "30 jours" in steps[-1][1]


def test_a_credit_note_is_not_paid():
    steps = said(kind=DocumentKind.CREDIT_NOTE)

    assert steps[-1][0] == "Ensuite"
    assert "déduit" in steps[-1][1]
    assert "un nouvel avoir" in steps[2][1]


def test_what_is_paid_already_waits_for_no_transfer():
    paid = examples.issued().totals.model_copy(update={"already_paid": 52_500, "net": 0})

    assert said(totals=paid)[-1] == ("Ensuite", "La facture est déjà payée\u00a0: aucun virement n’est attendu.")


def test_the_certificate_can_still_be_had():
    assert "Exporter le certificat de dépôt" in how_to_get_certificate(examples.issued())
