"""Files of every revision come up to this version with their data, whole or not at all."""

import sqlite3
from contextlib import closing

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy.exc import OperationalError

from chorus_desktop.domain.lifecycle import InvoiceState
from chorus_desktop.store import connecting, triggers
from chorus_desktop.store.associations import association, associations
from chorus_desktop.store.attachments import attachments
from chorus_desktop.store.backup import check, list_backups
from chorus_desktop.store.files import file_bytes
from chorus_desktop.store.formats import ISSUED
from chorus_desktop.store.inspection import revision_of
from chorus_desktop.store.invoices import invoice
from chorus_desktop.store.issuing import issued, issued_pdf
from chorus_desktop.store.migrate import config, upgrade
from chorus_desktop.store.numbers import used
from chorus_desktop.store.past_invoices import past_invoices
from chorus_desktop.store.revisions import OURS
from chorus_desktop.store.saved import Owner, OwnerKind
from chorus_desktop.store.settings import setting
from chorus_desktop.store.summaries import invoice_rows
from chorus_desktop.store.troubles import NewerStore
from tests.helpers import examples
from tests.helpers.revisions import coming, sample
from tests.helpers.store_samples import SAMPLES
from tests.helpers.stores import CERTIFICATE, NAME, PDF, opened


@pytest.fixture
def connection(tmp_path):
    path = sample(OURS.head, tmp_path / NAME)
    engine = connecting.engine(path)
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def test_the_tables_are_what_the_migrations_make(connection):
    command.check(config(connection))


def test_the_known_revisions_are_the_files(connection):
    files = ScriptDirectory.from_config(config(connection))

    assert [script.revision for script in files.walk_revisions()][::-1] == list(OURS.known)


def test_every_revision_has_its_sample_and_every_format(tmp_path):
    assert {path.name for path in SAMPLES.iterdir()} == {
        *(f"{revision}.sql" for revision in OURS.known),
        *(f"issued-{number}.json" for number in range(1, ISSUED.format + 1)),
    }


@pytest.mark.parametrize("revision", OURS.known)
def test_a_file_of_every_revision_opens_with_its_data(tmp_path, revision):
    sample(revision, tmp_path / NAME)

    store = opened(tmp_path)

    (club,) = associations(store)
    card = association(store, club.id)
    draft, cancelled, deposited = invoice_rows(store)
    assert (card.value.name, card.unread, card.value.rna) == ("Judo Club de la Baie", {"phone": "02 33"}, "W502001234")
    assert file_bytes(store, card.value.logo) == b"logo of the club"
    assert (draft.state, cancelled.state, deposited.state) == ("draft", "cancelled", "deposited")
    assert invoice(store, draft.id).unread == {"lines.0.quantity": "12,5O"}
    assert invoice(store, draft.id).value.lines[0].amount == 35_250
    assert invoice(store, deposited.id).state is InvoiceState.DEPOSITED
    assert issued(store, deposited.id).totals.net == 52_500
    assert issued_pdf(store, deposited.id) == PDF
    (joined,) = attachments(store, Owner(OwnerKind.INVOICE, deposited.id))
    assert file_bytes(store, joined.sha256) == CERTIFICATE
    assert used(store, club.id) == {"cp2026/4512/1": 52_500, "cp2025/4388/1": 30_000}
    assert [past.value.number for past in past_invoices(store, club.id)] == ["FA2025-009"]
    assert setting(store, "theme") == "dark"
    store.close()
    assert revision_of(tmp_path / NAME) == OURS.head


def test_a_migration_is_preceded_by_a_backup(tmp_path):
    path = sample(OURS.head, tmp_path / NAME)
    later = coming(tmp_path / "coming")

    store = opened(tmp_path, revisions=later)
    assert store.rows("SELECT DISTINCT colour FROM issued") == [("blue",)]
    store.close()

    (made,) = list_backups(tmp_path / "sauvegardes")
    assert (made.label, made.day) == ("avant-r9001", examples.TODAY)
    assert check(made.path) == OURS.head
    assert revision_of(path, later) == "r9001"


def test_a_file_that_is_up_to_date_is_not_backed_up(tmp_path):
    opened(tmp_path).close()
    opened(tmp_path).close()

    assert list_backups(tmp_path / "sauvegardes") == ()


@pytest.mark.parametrize(
    ("more", "refusal", "said"),
    [
        ('op.execute("INSERT INTO nowhere VALUES (1)")', OperationalError, "nowhere"),
        ("op.execute(\"INSERT INTO issued_pdf VALUES ('nobody', x'00')\")", ValueError, "references to nothing"),
    ],
)
def test_a_migration_that_fails_leaves_the_file_as_it_was(tmp_path, more, refusal, said):
    path = sample(OURS.head, tmp_path / NAME)
    before = path.read_bytes()

    with pytest.raises(refusal, match=said):
        opened(tmp_path, revisions=coming(tmp_path / "coming", more))

    assert path.read_bytes() == before
    opened(tmp_path).close()


def test_the_older_version_refuses_what_the_newer_one_migrated(tmp_path):
    sample(OURS.head, tmp_path / NAME)
    opened(tmp_path, revisions=coming(tmp_path / "coming")).close()

    with pytest.raises(NewerStore):
        opened(tmp_path)


def test_every_guard_is_in_the_file_after_a_migration(tmp_path):
    path = sample(OURS.head, tmp_path / NAME)
    names = {trigger.name for trigger in triggers.TRIGGERS}

    def written():
        with closing(sqlite3.connect(path)) as connection:
            return {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")}

    assert written() == names
    upgrade(path, revisions=coming(tmp_path / "coming"))
    assert written() == names


def test_a_folder_with_a_percent_sign_migrates_too(tmp_path):
    folder = tmp_path / "100 % judo"
    folder.mkdir()

    opened(folder).close()
    opened(folder, revisions=coming(folder / "coming %(here)s")).close()


def test_a_trigger_of_somebody_else_is_left_alone():
    done = []

    triggers.drop(done.append, frozenset(("frozen_issued_update", "theirs")))

    assert done == ['DROP TRIGGER "frozen_issued_update"']


def test_a_guard_waits_for_the_tables_it_looks_at():
    done = []

    triggers.create(done.append, frozenset(("issued", "issued_pdf", "stored_file")))

    assert [statement.split()[2] for statement in done] == [
        f"frozen_{table}_{act}" for table in ("issued", "issued_pdf") for act in ("insert", "update", "delete")
    ]
