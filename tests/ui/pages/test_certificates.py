"""The page of the attestations, and what the page of the attachments says of them."""

import pytest
from PySide6.QtCore import Qt

from chorus_desktop import services
from chorus_desktop.domain.attendance import Change
from chorus_desktop.store.associations import association, save_association
from chorus_desktop.store.files import keep_file
from chorus_desktop.store.marks import put_marks
from chorus_desktop.ui.pages.attachments import AttachmentsPage
from chorus_desktop.ui.pages.certificate_told import shown_words
from chorus_desktop.ui.pages.certificates import CertificatesPage
from tests.helpers import keyboard, presences, scanner
from tests.helpers.accessible import nameless
from tests.pdf import samples


@pytest.fixture
def dossier(room):
    presences.stored(room.store, room.club.dossier, presences.sheet(4, 4, *((3, session) for session in range(4))))
    return room.club.dossier


@pytest.fixture
def draft(room, dossier):
    return room.club.draft()


def opens(room, draft=""):
    return room.show(CertificatesPage(room.desk, room.club.dossier, draft))


def signs_by_image(room):
    saved = association(room.store, room.club.association)
    picture = keep_file(room.store, samples.saved(samples.scan(300, 100), "PNG"))
    save_association(room.store, room.club.association, saved.value.model_copy(update={"signature": picture}), {})


def sets(room):
    return services.certificates.view(room.store, room.club.dossier, "", room.today).sets


def test_what_will_be_issued_is_told_then_done(room, draft):
    opens(room, draft)
    assert "3 attestations, 12 présences" in room.reads()
    assert "1 enfant sans présence laissé de côté\u00a0: Adam A." in room.reads()
    room.press("Émettre 3 attestations")

    (row,) = sets(room)
    assert f"Attestations {row.code} émises" in room.reads()
    assert "Imprimez-les, faites-les signer, puis déposez leur scan" in room.reads()
    assert "À signer" in room.reads()
    assert "en bas de cette page" in room.reads()
    assert "atteste que Lina A., bénéficiaire" in room.reads()


def test_empty_cells_are_said_before_with_the_way_to_tick_them(room, draft):
    page = opens(room, draft)
    assert "case de cette période" not in room.reads()
    put_marks(room.store, room.club.dossier, [Change(("judo-1", "c0"), presences.PRESENT, None)], "Effacer")
    page.returned()

    assert "1 case de cette période est vide" in room.reads()
    room.press("Cocher les présences")
    assert room.ways.taken == [("grid", room.club.dossier)]


def test_the_image_signs_unless_she_unticks_it(room, draft):
    signs_by_image(room)
    opens(room, draft)
    room.press("Émettre 3 attestations")
    assert "Elles sont jointes à la facture de janvier 2026." in room.reads()
    assert "Signées et jointes" in room.reads()

    room.press("Signer avec l’image enregistrée")
    room.press("Émettre 3 attestations")
    assert [row.to_sign for row in sets(room) if not row.replaced_by] == [True]
    assert services.attachments.listed(room.store, draft) == ()


def test_what_changed_since_the_last_ones_is_told_before(room, draft):
    page = opens(room, draft)
    room.press("Émettre 3 attestations")
    assert "Rien n’a changé depuis" not in room.reads(), "right above what says that they are issued"
    page.returned()
    assert "Rien n’a changé depuis" in room.reads()
    put_marks(room.store, room.club.dossier, [Change(("judo-0", "c0"), None, presences.ABSENT)], "Corriger")
    page.returned()

    (row,) = sets(room)
    assert f"Depuis les attestations {row.code}, qui seront remplacées" in room.reads()
    assert "Lina A.\u00a0: 4 → 3 séances" in room.reads()
    assert "La feuille a changé depuis" in room.reads()


def test_some_children_are_chosen_one_by_one(room, draft):
    page = opens(room, draft)
    page._choices._who.combo.setCurrentIndex(page._choices._who.combo.count() - 1)
    room.press("Tout cocher")
    room.press("Noé A.")
    page._reckon()
    assert "2 attestations, 8 présences" in room.reads()
    room.press("Tout décocher")
    page._reckon()

    assert "Aucune présence n’est notée pour ces enfants" in room.reads()
    assert not page._issue.isEnabled()


def test_a_date_that_cannot_be_read_is_said_under_its_field(room, draft):
    page = opens(room, draft)
    room.types("Du", "31/02/2026")
    page._reckon()
    assert "Indiquez le premier jour attesté." in room.reads()


def test_the_signed_scan_is_dropped_there_and_joined(room, draft):
    page = opens(room, draft)
    room.press("Émettre 3 attestations")
    (row,) = sets(room)
    pages = scanner.pictures(services.certificates.paper(room.store, row.id))
    path = room.folder / "signé.pdf"
    path.write_bytes(scanner.scan([pages[2], pages[0]]))
    page._scans._drop.dropped.emit([path])
    assert "il manque la page 2" in room.reads()
    assert "Il manque la page 2 du scan signé." in room.reads()
    path.write_bytes(scanner.scan([pages[1]], [180]))
    page._scans._drop.dropped.emit([path])

    assert "3 pages signées sont jointes à la facture" in room.reads()
    room.press(f"Voir le scan signé\u00a0: les attestations {row.code}")
    way, title, data = room.ways.taken[-1]
    assert (way, title) == ("scan", f"Attestations {row.code}, scan signé")
    assert len(scanner.texts(data)) == 3


def test_a_set_is_opened_saved_apart_and_taken_away_with_a_way_back(room, draft):
    opens(room, draft)
    room.press("Émettre 3 attestations")
    (row,) = sets(room)
    room.press(f"Voir les attestations {row.code}")
    assert room.ways.taken[-1][:2] == ("paper", f"Attestations {row.code}")
    folder = room.folder / "à donner"
    folder.mkdir()
    room.asked.answers.append(folder)
    room.press(f"Un fichier par attestation\u00a0: les attestations {row.code}")
    assert len(list(folder.iterdir())) == 3
    assert "3 fichiers enregistrés dans «\u00a0à donner\u00a0»." in room.reads()
    room.press(f"Retirer les attestations {row.code}")
    assert sets(room) == ()
    room.shell.undo_bar.undo()
    assert len(sets(room)) == 1


def test_the_attachments_lead_to_the_attestations_and_name_them(room, draft):
    room.show(AttachmentsPage(room.desk, draft))
    room.press("Faire les attestations depuis la feuille")
    assert room.ways.taken[-1] == ("certificates", room.club.dossier, draft)

    opens(room, draft)
    room.press("Émettre 3 attestations")
    (row,) = sets(room)
    room.show(AttachmentsPage(room.desk, draft))
    assert f"Les attestations {row.code} sont à signer" in room.reads()
    room.press("Continuer")
    assert "Il y a un point à corriger" in room.reads()
    room.press("Voir les attestations")
    assert room.ways.taken[-1] == ("certificates", room.club.dossier, draft)

    signs_by_image(room)
    opens(room, draft)
    room.press("Émettre 3 attestations")
    row = next(row for row in sets(room) if not row.replaced_by)
    room.show(AttachmentsPage(room.desk, draft))
    assert f"Attestations {row.code}, signées" in room.reads()
    assert "ajoutée depuis" not in room.reads()


def test_issued_for_the_dossier_they_are_offered_to_the_invoice_of_those_days(room, draft):
    signs_by_image(room)
    page = opens(room)
    room.types("Du", "01/01/2026")
    room.types("au", "31/01/2026")
    page._reckon()
    room.press("Émettre 3 attestations")
    (row,) = sets(room)
    assert nameless(page) == []
    room.press("Joindre à la facture de janvier 2026")
    assert [item.certificates for item in services.attachments.listed(room.store, draft)] == [row.id]
    assert "Signées et jointes" in room.reads()
    room.shell.undo_bar.undo()

    room.show(AttachmentsPage(room.desk, draft))
    room.press(f"Joindre les attestations {row.code} (signées)")
    assert [item.certificates for item in services.attachments.listed(room.store, draft)] == [row.id]
    assert f"Attestations {row.code}, signées" in room.reads()
    room.shell.undo_bar.undo()
    assert services.attachments.listed(room.store, draft) == ()


def test_where_names_are_hidden_the_words_mask_the_child():
    found = services.certificates.Reckoned(words="Je soussignée atteste que Lina Arnaud a participé.", named="Lina Arnaud")

    assert shown_words(found, sensitive=True) == "Je soussignée atteste que L… A… a participé."
    assert shown_words(found, sensitive=False) == found.words


def test_everything_has_a_name_for_a_screen_reader(room, draft):
    page = opens(room, draft)
    room.press("Émettre 3 attestations")

    assert nameless(page) == []


class Work:
    """A long work that only runs in name."""

    def __init__(self):
        self.cancelled = False

    def cancel(self):
        self.cancelled = True


@pytest.fixture
def long_work(room, monkeypatch):
    """On the window's own thread nothing can be pressed meanwhile: what a work would have told is told here."""
    started = {}

    def ask_long(function, *args, then, otherwise, given_up, told):
        started.update(told=told, given_up=given_up, work=Work())
        return started["work"]

    monkeypatch.setattr(room.desk, "ask_long", ask_long)
    return started


def test_once_they_are_issued_the_focus_is_where_it_was(room, draft):
    opens(room, draft)
    room.named("Émettre 3 attestations").setFocus()

    keyboard.press(Qt.Key.Key_Space)

    assert len(sets(room)) == 1
    assert room.focus().startswith("Émettre")


def test_issuing_is_followed_and_given_up(room, draft, long_work, qtbot):
    opens(room, draft)
    room.press("Émettre 3 attestations")
    long_work["told"](120, 300, "120 attestations sur 300")
    qtbot.waitUntil(lambda: "120 attestations sur 300" in room.reads())
    room.press("Arrêter")

    assert long_work["work"].cancelled
    long_work["given_up"]()
    assert "Rien n’a été gardé." in room.reads()
    assert sets(room) == ()


def test_reading_scans_is_given_up_too_and_by_leaving_the_page(room, draft, long_work, qtbot):
    page = opens(room, draft)
    path = room.folder / "scan.pdf"
    path.write_bytes(b"%PDF-")
    page._scans._drop.dropped.emit([path])
    long_work["told"](3, 40, "3 pages lues sur 40")
    qtbot.waitUntil(lambda: "3 pages lues sur 40" in room.reads())
    room.press("Arrêter")
    assert long_work["work"].cancelled
    long_work["given_up"]()
    assert "Rien n’a été rangé." in room.reads()

    page._scans._drop.dropped.emit([path])
    page.leaving()
    assert long_work["work"].cancelled


def test_pages_that_never_were_on_paper_are_asked_about(room, draft):
    page = opens(room, draft)
    room.press("Émettre 3 attestations")
    (row,) = sets(room)
    path = room.folder / "copie.pdf"
    paper = services.certificates.paper(room.store, row.id)
    path.write_bytes(samples.changed(paper, lambda writer: writer.add_metadata({"/Producer": "Another tool"})))

    room.asked.answers = [False, True]
    page._scans._drop.dropped.emit([path])
    assert "Pas rangé, car pas signé\u00a0: «\u00a0copie.pdf\u00a0»." in room.reads()
    assert not sets(room)[0].joined
    page._scans._drop.dropped.emit([path])

    assert "3 pages signées sont jointes à la facture" in room.reads()
    assert "Pas rangé" not in room.reads()
    assert sets(room)[0].joined
