"""A file that is joined already: where it is, and what may be done about it."""

import pytest
from PySide6.QtWidgets import QAbstractButton

from chorus_desktop import services
from chorus_desktop.ui.pages.attachments import AttachmentsPage
from tests.ui.pages.test_attachments import adds, names, originals, pdf


@pytest.fixture
def page(room):
    return room.show(AttachmentsPage(room.desk, room.club.draft()))


def test_a_file_joined_twice_is_said(room, page):
    adds(room, pdf(room.folder, "un.pdf"))
    adds(room, room.folder / "un.pdf")

    assert "est déjà joint\u00a0: c’est PJ1" in room.reads()
    assert originals(room) == ["un.pdf"]


def kinds(room):
    return [item.kind for item in services.attachments.listed(room.store, room.shell.page._id)]


def test_a_file_joined_as_something_else_becomes_what_it_is(room, page):
    adds(room, pdf(room.folder, "un.pdf"))
    room.press("Convention signée (facultatif)")
    adds(room, room.folder / "un.pdf")
    assert "sous une autre nature\u00a0: c’est PJ1" in room.reads()
    assert "Le joindre aussi\u00a0: Convention signée" not in [button.text() for button in room.everything(QAbstractButton)]

    room.press("Changer sa nature\u00a0: Convention signée")

    assert kinds(room) == ["convention"]
    assert "sous une autre nature" not in room.reads()
    room.press("Annuler")
    assert kinds(room) == ["attestation"]


def test_a_file_that_holds_two_demanded_documents_is_joined_as_both_when_she_insists(room, page):
    adds(room, pdf(room.folder, "un.pdf"))
    page._adding._demands = tuple(each.model_copy(update={"advised": True}) for each in page._adding._demands)
    room.press("Convention signée (facultatif)")
    adds(room, room.folder / "un.pdf")

    room.press("Le joindre aussi\u00a0: Convention signée")

    assert kinds(room) == ["attestation", "convention"]
    assert names(room)[1].startswith("PJ2-convention")
