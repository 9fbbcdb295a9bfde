"""What holds for each page of an invoice's way: each button has its own name, no window of its own, nothing wider than it, at any size."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from chorus_desktop import services
from chorus_desktop.ui.pages.attachments import AttachmentsPage
from chorus_desktop.ui.pages.confirmed import ConfirmedPage
from chorus_desktop.ui.pages.deposited import DepositedPage
from chorus_desktop.ui.pages.invoice import InvoicePage
from chorus_desktop.ui.pages.invoices import InvoicesPage
from chorus_desktop.ui.pages.issued import IssuedPage
from chorus_desktop.ui.pages.paper import PaperPage
from chorus_desktop.ui.pages.piece import PiecePage
from chorus_desktop.ui.pages.piece_edit import PieceEditPage
from chorus_desktop.ui.pages.reconciliation import ReconciliationPage
from chorus_desktop.ui.pages.review import ReviewPage
from chorus_desktop.ui.pages.trash import TrashPage
from chorus_desktop.ui.theme import Appearance, Scheme
from tests.helpers import ase, deposit_certificates, pieces, presences, proofs
from tests.helpers.accessible import nameless
from tests.ui.pages.test_attachments import pdf


def joined(room):
    invoice_id = room.club.draft()
    files = [pdf(room.folder, "Attestation de Léo Dupont, atelier du mercredi.pdf"), pdf(room.folder, "deux.pdf", pages=2)]
    services.attachments.add(room.store, invoice_id, files, "attestation")
    return invoice_id


def of_photos(room):
    """A draft, and its piece of three photos; a folder waits with two files."""
    invoice_id = room.club.draft()
    waiting = room.folder / "à classer"
    waiting.mkdir()
    for name in ("scan.pdf", "Attestation de Léo Dupont pour l’atelier du mercredi, janvier et février.pdf"):
        pdf(waiting, name)
    services.inbox.choose(room.store, waiting)
    piece = pieces.piece(room, invoice_id, 3)
    services.attachments.add(room.store, invoice_id, [pdf(room.folder, "deux.pdf", pages=2)], "other")
    return invoice_id, piece


def finalised(room):
    invoice_id = joined(room)
    services.issue.finalise(room.store, invoice_id, room.today)
    return invoice_id


def deposited(room):
    invoice_id = finalised(room)
    services.issue.deposited(room.store, invoice_id, room.today)
    return invoice_id


def certified(room):
    invoice_id = finalised(room)
    path = room.folder / "certificat.pdf"
    path.write_bytes(deposit_certificates.pdf(services.deposit.view(room.store, invoice_id, room.today).document, room.today))
    looked = services.deposit_certificate.look(room.store, invoice_id, path, room.today)
    services.deposit_certificate.keep(room.store, invoice_id, looked, room.today)
    return invoice_id


def project(room):
    return services.issue.preview(room.store, room.club.draft(), room.today)


def of_children(room):
    return ase.drafted(room.store, ase.opened(room.store, room.club.association))


def with_a_sheet(room):
    """A draft with a gap, and an activity that no line bills."""
    made = presences.sheet(3, 4, (0, 1))
    other = presences.judo(id="eveil", name="Éveil judo du samedi")
    sessions = presences.weekly(1, other)
    marks = {**made.marks, (sessions[0].id, "c0"): presences.PRESENT}
    made = replace(made, activities=(*made.activities, other), sessions=(*made.sessions, *sessions), marks=marks)
    presences.stored(room.store, room.club.dossier, made)
    return room.club.draft(lines=(proofs.line(12), proofs.line(3, executed_from=room.today)))


PAGES = {
    "invoice with a sheet": lambda room: InvoicePage(room.desk, with_a_sheet(room)),
    "reconciliation": lambda room: ReconciliationPage(room.desk, with_a_sheet(room)),
    "invoice": lambda room: InvoicePage(room.desk, joined(room)),
    "invoice of children": lambda room: InvoicePage(room.desk, of_children(room)),
    "review of children": lambda room: ReviewPage(room.desk, of_children(room)),
    "attachments": lambda room: AttachmentsPage(room.desk, joined(room)),
    "attachments of photos": lambda room: AttachmentsPage(room.desk, of_photos(room)[0]),
    "piece": lambda room: PiecePage(room.desk, *of_photos(room)),
    "piece changed": lambda room: PieceEditPage(room.desk, *of_photos(room)),
    "review": lambda room: ReviewPage(room.desk, joined(room)),
    "confirmed": lambda room: ConfirmedPage(room.desk, finalised(room)),
    "issued": lambda room: IssuedPage(room.desk, finalised(room)),
    "deposited": lambda room: DepositedPage(room.desk, deposited(room)),
    "certificate kept": lambda room: IssuedPage(room.desk, certified(room)),
    "paper": lambda room: PaperPage(room.desk, "Récapitulatif de dépôt FA2026-001", project(room), "Ce que le papier dit"),
    "scan": lambda room: PaperPage(
        room.desk, "Convention signée", pdf(room.folder, "c.pdf", pages=3).read_bytes(), "Le scan", outside=True
    ),
    "invoices": lambda room: InvoicesPage(room.desk),
    "trash": lambda room: TrashPage(room.desk),
}


@pytest.fixture(params=PAGES)
def page(request, room):
    services.trash.delete_invoice(room.store, room.club.draft(), room.today)
    return room.show(PAGES[request.param](room))


def test_everything_has_a_name_of_its_own(room, page):
    assert nameless(page) == []

    names = [button.accessibleName() or button.text() for button in room.everything(QPushButton)]
    assert sorted({name for name in names if names.count(name) > 1}) == []


def test_it_is_the_only_window(room, page):
    assert [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()] == [room.shell]


@pytest.mark.parametrize("text", [1.0, 1.5, 2.0])
def test_nothing_runs_out_on_the_right(room, page, look, text):
    if look.appearance.text != text:
        look.show(Appearance(Scheme.LIGHT, text))
    room.shell.resize(1280, 800)
    for _ in range(3):
        QApplication.processEvents()

    assert page.area.horizontalScrollBar().maximum() == 0
