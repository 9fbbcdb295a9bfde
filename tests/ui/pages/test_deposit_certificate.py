"""The portal's certificate on the page of its invoice, and the confirmation after the deposit."""

from datetime import date

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication

from chorus_desktop import services
from chorus_desktop.domain.lifecycle import InvoiceState
from chorus_desktop.ui.pages.deposited import DepositedPage
from chorus_desktop.ui.pages.issued import IssuedPage
from chorus_desktop.ui.widgets.files import FileDropArea
from tests.helpers.accessible import nameless
from tests.helpers.deposit_certificates import PROOF, pdf
from tests.pdf import samples

ON = date(2026, 2, 2)


@pytest.fixture
def issued(room):
    return room.club.issue()


def view(room, invoice_id):
    return services.deposit.view(room.store, invoice_id, room.today)


def brought(room, invoice_id, name="certificat.pdf", **changes):
    path = room.folder / name
    path.write_bytes(pdf(view(room, invoice_id).document, ON, **changes))
    return path


def drop(room, *paths):
    area = room.everything(FileDropArea)[0]
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    held = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    area.dropEvent(QDropEvent(QPointF(QPoint(5, 5)), Qt.DropAction.CopyAction, mime, *held))
    QApplication.processEvents()


def test_dropped_on_its_invoice_it_tells_the_deposit_and_leads_to_what_comes_next(room, issued):
    room.show(IssuedPage(room.desk, issued))

    drop(room, brought(room, issued))

    seen = view(room, issued)
    assert (seen.state, seen.life.deposited_on, seen.life.certificate) == (InvoiceState.DEPOSITED, ON, PROOF)
    assert room.ways.taken == [("deposited", issued)]
    assert "Dépôt du 2 février 2026 noté." in room.reads()
    room.press("Certificat de dépôt, Classé")
    assert "certificat-FA2026-001.pdf" in room.reads()


def test_chosen_in_a_dialog_looked_at_copied_and_taken_back(room, issued):
    services.issue.deposited(room.store, issued, ON)
    room.show(IssuedPage(room.desk, issued))
    path = brought(room, issued)
    room.asked.answers += [path, True]

    room.press("Choisir le certificat…")
    room.press("Certificat de dépôt, Classé")
    room.press("Voir\u00a0: certificat-FA2026-001.pdf")
    room.press("Copier le numéro du certificat")

    assert room.ways.taken == [("scan", "certificat-FA2026-001.pdf", path.read_bytes())]
    assert QGuiApplication.clipboard().text() == PROOF
    room.press("Remplacer ou retirer le certificat")
    room.press("Retirer le certificat")
    assert view(room, issued).certificate == ""
    assert "Déposez ici le certificat de dépôt" in room.reads()


def test_one_of_another_invoice_is_said_and_filed_where_it_belongs(room, issued):
    other = room.club.issue("FA2026-002")
    room.show(IssuedPage(room.desk, other))

    drop(room, brought(room, issued))

    assert "Ce certificat est celui de la facture FA2026-001, pas de FA2026-002." in room.reads()
    room.press("Le classer avec FA2026-001")
    assert view(room, issued).life.certificate == PROOF
    assert view(room, other).state is InvoiceState.FINALISED
    assert room.ways.taken == [("deposited", issued)]


def test_filed_all_the_same_it_asks_for_the_day_and_judges_it(room, issued):
    room.show(IssuedPage(room.desk, issued))
    drop(room, brought(room, issued, net="12,00"))

    room.types("Jour du dépôt", "30/01/2026")
    room.press("Classer quand même")
    assert "n’a pas pu être déposé avant" in room.reads()
    assert view(room, issued).state is InvoiceState.FINALISED

    room.types("Jour du dépôt", "01/02/2026")
    room.press("Classer quand même")
    assert view(room, issued).life.deposited_on == date(2026, 2, 1)


def test_left_aside_nothing_is_filed(room, issued):
    room.show(IssuedPage(room.desk, issued))
    drop(room, brought(room, issued, net="12,00"))

    room.press("Ne pas le classer")

    assert view(room, issued).certificate == ""
    assert "ne correspond pas" not in room.reads()
    assert room.focus() == "Choisir le certificat…"


def test_one_that_cannot_be_read_is_filed_without_its_number(room, issued):
    services.issue.deposited(room.store, issued, ON)
    room.show(IssuedPage(room.desk, issued))
    path = room.folder / "scan.pdf"
    path.write_bytes(samples.pdf(""))

    drop(room, path)
    assert "Ce certificat n’a pas pu être lu" in room.reads()
    room.press("Classer sans le lire")

    assert (view(room, issued).certificate, view(room, issued).life.certificate) == ("certificat-FA2026-001.pdf", "")


def test_dropped_again_while_it_is_read_it_is_filed_once(room, issued, monkeypatch):
    services.issue.deposited(room.store, issued, ON)
    room.show(IssuedPage(room.desk, issued))
    path, ask, waiting = brought(room, issued), room.desk.ask, []
    with monkeypatch.context() as patch:
        patch.setattr(room.desk, "ask", lambda *args, **named: waiting.append((args, named)))
        drop(room, path)
        drop(room, path)
    (args, named), *more = waiting

    ask(*args, **named)

    assert more == []
    assert [event.kind.value for event in view(room, issued).events] == ["deposited", "certificate"]


def test_what_is_none_is_refused_with_what_to_do(room, issued):
    room.show(IssuedPage(room.desk, issued))
    path = room.folder / "certificat.txt"
    path.write_text("bonjour")

    drop(room, path)
    assert "n’est ni un PDF ni une image" in room.reads()
    drop(room, path, path)
    assert "Un seul certificat à la fois" in room.reads()


def test_the_day_told_leads_to_the_confirmation(room, issued):
    room.show(IssuedPage(room.desk, issued))

    room.press("Je l’ai déposée")

    assert room.ways.taken == [("deposited", issued)]


@pytest.fixture
def confirmed(room, issued):
    services.issue.deposited(room.store, issued, ON)
    return room.show(DepositedPage(room.desk, issued))


def test_the_confirmation_says_when_what_next_and_whom_to_call(room, confirmed):
    read = room.reads()

    for said in (
        "Facture FA2026-001 déposée",
        "2 février 2026",
        "525,00\u00a0€",
        "Vers le 6 mars 2026",
        "«\u00a0Mise à disposition du destinataire\u00a0»",
        "Exporter le certificat de dépôt",
        "cloisirs@cherbourg.fr",
    ):
        assert said in read, said
    assert nameless(confirmed) == []


def test_the_certificate_can_come_there_too(room, issued, confirmed):
    drop(room, brought(room, issued))

    assert view(room, issued).life.certificate == PROOF
    assert "certificat-FA2026-001.pdf" in room.reads()
    assert "Exporter le certificat de dépôt" not in room.reads()
    room.press("Revenir au dossier")
    assert room.ways.taken == [("dossier", room.club.dossier)]


def test_a_deposit_taken_back_meanwhile_is_said(room, issued, confirmed):
    services.issue.not_deposited(room.store, issued, room.today, "Erreur")

    confirmed.returned()

    assert room.troubles[-1].sentence == "Ce document n’est pas déposé."


def test_the_confirmation_is_one_printed_page(room, issued, confirmed):
    made = services.deposited.paper(room.store, issued)

    assert (made.pages, made.name) == (1, "confirmation-de-depot.pdf")
