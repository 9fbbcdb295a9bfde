"""Pages are tried one at a time, over a real data file."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from chorus_desktop import services
from tests.helpers import directory_files, rooms
from tests.ui.pages.test_attachments import pdf

PORT_NEUF = {"name": "Ville de Port-Neuf", "siret": "213 501 232 00010", "address": "1 place du Port\n35000 Port-Neuf"}


@pytest.fixture
def room(tmp_path, qtbot):
    with rooms.room(tmp_path) as made:
        yield made


@pytest.fixture
def issued(room):
    """An invoice that has its number, one attachment with it."""
    invoice_id = room.club.draft()
    services.attachments.add(room.store, invoice_id, [pdf(room.folder, "un.pdf")], "attestation")
    services.issue.finalise(room.store, invoice_id, room.today)
    return invoice_id


@pytest.fixture
def deposited(room, issued):
    """The same, deposited the day before."""
    services.issue.deposited(room.store, issued, date(2026, 2, 2))
    return issued


@pytest.fixture
def town(room):
    """A structure added by hand, with one service; its key."""
    key = services.recipients.create(room.store, room.today)
    services.recipients.save(room.store, key, PORT_NEUF, ({"code": "SPORT", "label": "Sports"},))
    return key


@pytest.fixture
def brought_in(room):
    """The portal's directory, imported."""
    path = room.folder / "annuaire.csv"
    path.write_text(directory_files.csv(), encoding="utf-8")
    kind = services.directory.kind(room.today)
    chosen = services.table_import.look(room.store, path, kind.wanted).chosen
    services.table_import.bring_in(room.store, kind, path, chosen, 9, lambda *_: None)


@pytest.fixture
def held(room, page, monkeypatch):
    """What is asked of the background waits; each call gives what waits its turn."""
    background, waiting = room.desk._background, []
    at_once = background._put
    monkeypatch.setattr(background, "_put", lambda call, *_: waiting.append(call))

    def run():
        while waiting:
            at_once(waiting.pop(0))
        QApplication.processEvents()

    return run
