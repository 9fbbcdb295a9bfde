"""The convention by its dates."""

from datetime import date

import pytest
from PySide6.QtGui import QGuiApplication

from chorus_desktop import services
from chorus_desktop.domain.convention import Convention
from chorus_desktop.store.dossiers import dossier, save_dossier
from chorus_desktop.ui.pages.convention import ConventionPage
from tests.helpers.accessible import nameless
from tests.ui.pages.test_attachments import pdf, photo


def opened(room, field=""):
    return room.show(ConventionPage(room.desk, room.club.dossier, field))


def stored(room):
    return services.dossiers.view(room.store, room.club.dossier, room.today).dossier.convention


def becomes(room, **changes):
    saved = dossier(room.store, room.club.dossier)
    value = saved.value.model_copy(update={"convention": Convention(first_year=2025, **changes)})
    save_dossier(room.store, room.club.dossier, value, {})


@pytest.mark.parametrize(
    ("changes", "pill"),
    [
        ({}, "À remplir"),
        ({"association_signed_on": date(2025, 9, 8)}, "À envoyer"),
        ({"association_signed_on": date(2025, 9, 8), "sent_on": date(2025, 9, 9)}, "Envoyée"),
        ({"association_signed_on": date(2025, 9, 8), "payer_signed_on": date(2025, 9, 12)}, "Signée"),
        (
            {"association_signed_on": date(2025, 9, 8), "payer_signed_on": date(2025, 9, 12), "ends_on": date(2026, 1, 31)},
            "Expirée",
        ),
    ],
)
def test_where_it_stands_follows_from_its_dates(room, changes, pill):
    becomes(room, **changes)
    opened(room)

    assert room.reads().splitlines()[3] == pill


def test_it_follows_while_one_types(room):
    becomes(room)
    opened(room)

    room.types("Signée par l’association le", "8/9/25")

    assert "À envoyer" in room.reads()
    assert "Signée par l’association le 8 septembre 2025" in room.reads()


def test_what_is_typed_is_saved(room):
    opened(room)
    room.types("Signataire pour la collectivité", "Paul Renouf")

    room.shell.page.leaving()

    assert stored(room).payer_signer == "Paul Renouf"
    assert stored(room).association_signer == "Claire Martin"


def test_the_signer_is_the_representative_at_one_press(room):
    becomes(room)
    opened(room)

    room.press("C’est Claire Martin, Présidente")
    room.shell.page.leaving()

    assert (stored(room).association_signer, stored(room).association_signer_quality) == ("Claire Martin", "Présidente")
    assert "C’est Claire Martin" not in room.reads()


def test_another_end_asks_for_its_reason(room):
    opened(room)
    assert "Proposé\u00a0: jusqu’au 31 août 2030, soit 5 années scolaires." in room.reads()
    assert "Pourquoi cette date" not in room.reads()

    room.types("Valable jusqu’au", "31/08/2028")
    assert "Pourquoi cette date" in room.reads()
    room.press("Continuer")
    assert "Il y a un point à corriger" in room.reads()

    room.types("Pourquoi cette date\u00a0?", "La convention dit trois ans.")
    room.press("Continuer")
    assert room.ways.taken == [("home",)]
    assert stored(room).ends_reason == "La convention dit trois ans."


def test_a_warning_does_not_keep_from_going_on(room):
    becomes(room, association_signed_on=date(2025, 9, 8))
    opened(room)

    room.press("Continuer")

    assert room.ways.taken == [("home",)]


def test_where_to_send_it_is_copied(room):
    opened(room)

    room.press("Copier\u00a0: Par la poste")

    assert QGuiApplication.clipboard().text().splitlines()[-1] == "50100 Cherbourg-en-Cotentin"


def test_letters_and_sheet_are_ready(room):
    opened(room)

    room.press("Voir l’e-mail tout prêt")
    room.press("Voir la lettre d’accompagnement")
    room.press("Voir ce qu’il faut recopier")

    letter, cover, sheet = room.ways.taken
    assert letter == ("letter", room.club.dossier, "send_convention")
    assert (cover[0], cover[2][:5]) == ("paper", b"%PDF-")
    assert (sheet[0], sheet[2][:5]) == ("paper", b"%PDF-")


@pytest.mark.parametrize("make", [pdf, photo])
def test_the_signed_copy_is_kept_looked_at_removed_and_taken_back(room, make):
    room.asked.answers = [make(room.folder, "convention.pdf" if make is pdf else "convention.png")]
    opened(room)
    room.press("Choisir un fichier…")
    kept = stored(room).scan
    assert kept
    assert "Copie signée gardée ici" in room.reads()

    room.press("Voir la copie")
    assert room.ways.taken[0][:2] == ("scan", "Convention signée")
    assert room.ways.taken[0][2].startswith(b"%PDF-")

    room.press("Retirer la copie de la convention")
    assert stored(room).scan == ""
    room.shell.undo_bar.undo()
    assert stored(room).scan == kept


def test_a_copy_that_is_none_is_refused_in_words(room):
    wrong = room.folder / "convention.pdf"
    wrong.write_bytes(b"not a paper")
    room.asked.answers = [wrong]
    opened(room)

    room.press("Choisir un fichier…")

    assert stored(room).scan == ""
    assert "convention.pdf" in room.reads()


def test_giving_up_the_choice_changes_nothing(room):
    room.asked.answers = [None]
    opened(room)

    room.press("Choisir un fichier…")

    assert stored(room).scan == ""


def test_a_problem_leads_to_its_field(room):
    becomes(room, association_signed_on=date(2026, 3, 1), association_signer="Claire Martin")
    opened(room, "association_signed_on")

    assert room.focus() == "Signée par l’association le"
    assert "est dans le futur" in room.reads()


def test_everything_is_named(room):
    assert nameless(opened(room)) == []
