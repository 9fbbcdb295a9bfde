"""From the last look to the confirmation."""

import pytest

from chorus_desktop import services
from chorus_desktop.domain.convention import Convention
from chorus_desktop.domain.lifecycle import InvoiceState
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.store.dossiers import dossier, save_dossier
from chorus_desktop.ui.pages.confirmed import ConfirmedPage
from chorus_desktop.ui.pages.review import ReviewPage
from chorus_desktop.ui.widgets.page import Page
from tests.helpers.accessible import nameless
from tests.ui.pages.test_attachments import pdf

FINALISE = "Finaliser et numéroter"


@pytest.fixture
def ready(room):
    """A draft that lacks nothing."""
    invoice_id = room.club.draft()
    services.attachments.add(room.store, invoice_id, [pdf(room.folder, "un.pdf")], "attestation")
    return invoice_id


def state(room, invoice_id):
    return services.invoices.view(room.store, invoice_id, room.today).state


def test_every_fact_is_read_before_the_number(room, ready):
    room.show(ReviewPage(room.desk, ready))

    for fact in (
        "31 janvier 2026",
        "du 1er au 31 janvier 2026",
        "CP2026/4512/1",
        "47 × 7,50\u00a0€ par présence = 352,50\u00a0€",
        "525,00\u00a0€",
        "123 456 782 00010",
        "200 056 844 00018",
        "PJ1-attestations-FA2026-001.pdf",
        "Signée par les deux parties le 12/09/2025",
        "FA2026-001",
    ):
        assert fact in room.reads(), fact


@pytest.mark.parametrize(
    ("button", "where"),
    [
        ("Modifier\u00a0: Date", "invoice.issued_on"),
        ("Modifier\u00a0: Éveil judo du samedi", "invoice.lines.1.designation"),
        ("Modifier\u00a0: IBAN", "association.iban"),
        ("Modifier\u00a0: Numéro d’engagement", "invoice.engagement"),
        ("Modifier\u00a0: Convention", "convention"),
        ("Modifier\u00a0: Attestations de présence, 1 page", "attachments"),
    ],
)
def test_each_fact_leads_to_where_it_is_typed(room, ready, button, where):
    room.show(ReviewPage(room.desk, ready))
    room.press(button)

    assert room.ways.taken == [("problem", where, room.club.dossier, ready)]


def test_the_project_is_shown_beside(room, ready):
    page = room.show(ReviewPage(room.desk, ready))

    assert page._preview.document.pageCount() == 1
    assert "PROJET" in page._preview.document.getAllText(0).text() or "projet" in page._preview.document.getAllText(0).text()


def test_finalising_numbers_freezes_and_writes_the_folder(room, ready):
    room.show(ReviewPage(room.desk, ready))
    room.press(FINALISE)

    assert room.ways.taken == [("confirmed", ready)]
    assert state(room, ready) is InvoiceState.FINALISED
    assert sorted(path.name for path in (room.folder / "depots" / "FA2026-001").iterdir())[0].startswith("FA2026-001")


def test_two_quick_presses_give_one_number(room, ready):
    """The second one comes while the first still works, as in the real window."""
    page = room.show(ReviewPage(room.desk, ready))
    asked = []

    def later(function, *_, **__):
        asked.append(function)

    room.desk.ask = later
    page._primary.click()
    page._primary.click()
    page._finalise()

    assert len(asked) == 1
    assert not page._primary.isEnabled()


def test_what_lacks_is_said_at_the_top_with_a_way_there(room):
    invoice_id = room.club.draft()
    room.show(ReviewPage(room.desk, invoice_id))

    assert "Il y a un point à corriger" in room.reads()
    room.press(FINALISE)
    assert state(room, invoice_id) is InvoiceState.DRAFT
    link = next(line for line in room.reads().splitlines() if line.startswith("Il manque"))
    room.press(link)
    assert room.ways.taken == [("problem", "attachments", room.club.dossier, invoice_id)]


def test_a_doubt_is_read_before_going_on_but_stops_nothing(room, ready):
    saved = dossier(room.store, room.club.dossier)
    save_dossier(room.store, room.club.dossier, saved.value.model_copy(update={"convention": Convention(first_year=2025)}), saved.unread)
    view = services.invoices.view(room.store, ready, room.today)
    services.invoices.save(room.store, ready, {**view.typed, "convention_reason": "Signature lundi"}, view.lines, room.today)
    room.show(ReviewPage(room.desk, ready))

    assert "Facture finalisée sans convention en cours\u00a0: «\u00a0Signature lundi\u00a0»." in room.reads()
    room.press(FINALISE)
    assert state(room, ready) is InvoiceState.FINALISED


def test_a_folder_that_cannot_be_written_keeps_the_number(room, ready):
    (room.folder / "depots").write_text("a file where a folder should be")
    room.show(ReviewPage(room.desk, ready))
    room.press(FINALISE)

    assert state(room, ready) is InvoiceState.FINALISED
    assert room.ways.taken == [("confirmed", ready)]
    assert len(room.asked.asked) == 1


def test_a_folder_that_holds_another_pdf_of_that_number_is_told(room, ready):
    number = services.invoices.view(room.store, ready, room.today).expected_number
    there = room.folder / "depots" / number / f"{number}.pdf"
    there.parent.mkdir(parents=True)
    there.write_bytes(b"deposited before an older copy was opened")
    room.show(ReviewPage(room.desk, ready))
    room.press(FINALISE)

    room.show(ConfirmedPage(room.desk, ready))

    assert f"«\u00a0{number}\u00a0» contient déjà un autre PDF de ce numéro" in room.reads()
    assert there.read_bytes() == b"deposited before an older copy was opened"


def test_a_trouble_gives_the_button_back(room, ready, monkeypatch):
    page = room.show(ReviewPage(room.desk, ready))

    def full(*_):
        raise Trouble("Le disque est plein.", "Libérez de la place.")

    monkeypatch.setattr(services.issue, "finalise", full)
    room.press(FINALISE)

    assert room.asked.asked == ["Le disque est plein. Libérez de la place."]
    assert page._primary.isEnabled()
    assert page._primary.text() == FINALISE


def test_too_little_for_a_preview_is_said_in_words(room):
    invoice_id = room.club.draft(issued_on=None)
    room.show(ReviewPage(room.desk, invoice_id))

    assert "L’aperçu demande au moins" in room.reads()


def test_the_confirmation_says_what_comes_next_and_whom_to_call(room, ready):
    services.issue.finalise(room.store, ready, room.today)
    room.show(ConfirmedPage(room.desk, ready))

    for said in (
        "Facture FA2026-001 finalisée",
        "525,00\u00a0€",
        "Dernier dépôt le 3 juillet 2026, dans 150 jours",
        "30 jours",
        "cloisirs@cherbourg.fr",
    ):
        assert said in room.reads(), said
    room.press("Préparer le dépôt")
    assert room.ways.taken == [("issued", ready)]


def test_the_folder_is_opened_from_the_confirmation(room, ready):
    services.issue.finalise(room.store, ready, room.today)
    room.show(ConfirmedPage(room.desk, ready))
    room.press("Ouvrir le dossier de dépôt")

    assert room.opened == [room.folder / "depots" / "FA2026-001"]


@pytest.mark.parametrize("page", [ReviewPage, ConfirmedPage])
def test_everything_has_a_name_for_a_screen_reader(room, ready, page):
    if page is ConfirmedPage:
        services.issue.finalise(room.store, ready, room.today)
    shown = room.show(page(room.desk, ready))

    assert nameless(shown) == []


def test_a_convention_not_signed_asks_for_an_explanation_and_is_no_mistake(room):
    services.dossiers.save_convention(room.store, room.club.dossier, {"payer_signed_on": "", "payer_signer": ""})
    draft = room.club.draft()
    room.club.certificate(draft)
    room.show(ReviewPage(room.desk, draft))

    assert "Il reste une explication à donner" in room.reads()
    assert "point à corriger" not in room.reads()


def test_nothing_is_taken_back_beside_what_is_reviewed(room, ready):
    room.desk.offer_undo("Pièce retirée.", list)
    page = room.show(ReviewPage(room.desk, ready))
    assert room.shell.undo_bar.isHidden()

    room.show(Page("Pièces"))
    room.desk.offer_undo("Pièce retirée.", list)
    room.shell.back()
    assert room.shell.page is page
    assert room.shell.undo_bar.isHidden()
