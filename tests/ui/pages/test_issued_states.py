"""What stands open and what is folded on the page of an issued invoice, as the portal's states go."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel, QPushButton

from chorus_desktop import services
from chorus_desktop.domain.lifecycle import Event, EventKind
from chorus_desktop.domain.portal_status import Phase
from chorus_desktop.ui.pages.issued import IssuedPage
from tests.helpers import accessible

STATES = {
    "deposited": (
        ["Déposée le 2 février 2026", "Le portail affiche…"],
        ["Paiement attendu le 6 mars 2026 au plus tard, Dans le délai", "Historique", "Revoir les champs du portail"],
    ),
    "suspendue": (
        ["Suspendue le 3 février 2026", "Le portail affiche…"],
        [
            "Paiement en attente de votre réponse, À vous de répondre",
            "Certificat de dépôt, À classer",
            "Historique",
            "Revoir les champs du portail",
        ],
    ),
    "rejetee": (
        ["Rejetée le 3 février 2026"],
        ["Le portail affiche…", "Paiements, Plus attendue", "Certificat de dépôt, À classer", "Historique", "Revoir les champs du portail"],
    ),
    "mise-en-paiement": (
        ["Mise en paiement le 3 février 2026", "Virement ordonné le 3 février 2026"],
        ["Le portail affiche…", "Certificat de dépôt, À classer", "Historique", "Revoir les champs du portail"],
    ),
}


@pytest.mark.parametrize("key", STATES)
def test_what_is_next_stands_open_and_the_rest_is_folded_to_its_state(room, issued, key):
    services.issue.deposited(room.store, issued, date(2026, 2, 2))
    if key != "deposited":
        event = Event(kind=EventKind.STATUS, status=key, phase=services.data.status(key).phase, on=room.today)
        services.issue.record(room.store, issued, event)
    page = room.show(IssuedPage(room.desk, issued))
    shown, folded = STATES[key]

    cards = [heading for heading in page._main.findChildren(QLabel) if heading.isVisible() and heading.property("step") == "subheading"]
    assert [heading.text() for heading in cards] == shown
    buttons = [
        button for button in page._main.findChildren(QPushButton) if button.isVisible() and button.accessibleDescription() == "Fermé"
    ]
    assert [accessible.name_of(button) for button in buttons if accessible.name_of(button) != "Autre état"] == folded


def test_what_the_portal_shows_was_deposited(room, issued):
    """That the deposit did not take place is offered only as long as nothing says otherwise."""
    services.issue.deposited(room.store, issued, date(2026, 2, 2))
    services.issue.record(room.store, issued, Event(kind=EventKind.STATUS, status="mandatee", phase=Phase.ACCEPTED, on=room.today))
    page = room.show(IssuedPage(room.desk, issued))

    assert "Ce dépôt n’a pas eu lieu" not in [button.text() for button in page.findChildren(QPushButton)]


def test_the_button_that_keeps_a_state_comes_in_sight(room, issued, qtbot):
    """In a window that is not tall, the second of the two presses would be under its edge."""
    services.issue.deposited(room.store, issued, date(2026, 2, 2))
    page = room.show(IssuedPage(room.desk, issued))
    room.shell.resize(900, 620)
    room.press("Mise à disposition du destinataire")
    button, seen = room.named("Noter cet état"), page.area.viewport()

    qtbot.waitUntil(lambda: 0 <= button.mapTo(seen, QPoint(0, 0)).y() <= seen.height() - button.height())


def test_all_the_states_are_there_behind_another(room, issued):
    services.issue.deposited(room.store, issued, date(2026, 2, 2))
    room.show(IssuedPage(room.desk, issued))
    room.press("Autre état")
    room.press("Brouillon")

    assert "sans l’envoyer" in room.reads()
