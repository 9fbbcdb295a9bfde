"""A procedure of hers says how presences are noted, which absences are paid, and the words of its attestations."""

from PySide6.QtWidgets import QCheckBox

from chorus_desktop import services
from tests.ui.pages.test_own_procedures import opened, written


def test_children_received_by_the_day_ask_which_absences_are_paid(room):
    own_id = written(room)
    page = opened(room, own_id)
    boxes = lambda: [box.text() for box in room.everything(QCheckBox)]  # noqa: E731 - read again after each act
    assert "Le jour du départ n’est pas facturé" not in boxes()
    assert "Ajouter une sorte d’absence" not in room.reads()

    room.named("Par séjour\u00a0: de l’arrivée au départ, payé par jour").setChecked(True)
    assert "Le jour du départ n’est pas facturé" in boxes()
    room.press("Ajouter une sorte d’absence")
    room.types("Absence, absence 1", "Hospitalisation")
    room.types("Attestation d’un enfant", "J’atteste que {enfant} est venu.")
    room.press("J’ai terminé")
    assert "«\u00a0{enfant}\u00a0» n’est pas remplaçable" in room.reads()
    room.types("Attestation d’un enfant", "J’atteste que {child} est venu.")
    page.leaving()

    rule = services.procedures.view(room.store, own_id).own.served.attendance
    assert (rule.by, [kind.title for kind in rule.absences], rule.one_child) == (
        "stay",
        ["Hospitalisation"],
        "J’atteste que {child} est venu.",
    )
