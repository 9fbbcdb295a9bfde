"""Files joined: their order, their bytes kept once, what a purge erases, what is frozen."""

import hashlib

import pytest

from chorus_desktop.store.associations import association, save_association
from chorus_desktop.store.attachments import (
    add_attachment,
    attachments,
    reorder_attachments,
    set_attachment_kind,
)
from chorus_desktop.store.database import CorruptStore
from chorus_desktop.store.files import file_bytes, keep_file, sweep_files
from chorus_desktop.store.saved import Owner, OwnerKind
from chorus_desktop.store.trash import TrashKind, empty_trash, trash
from chorus_desktop.store.troubles import Frozen
from tests.helpers import examples
from tests.helpers.stores import CERTIFICATE, opened

PAGES = (b"page one", b"page two", b"page three")


def files_kept(store):
    return store.rows("SELECT count(*) FROM stored_file")[0][0]


def joined(store, owner):
    return [item.sha256 for item in attachments(store, owner)]


@pytest.fixture
def three(club):
    """An invoice with three files."""
    owner = Owner(OwnerKind.INVOICE, club.draft())
    return club, owner, [club.certificate(owner.id, page) for page in PAGES]


def test_files_come_back_in_their_order_with_their_bytes(three):
    club, owner, added = three

    found = attachments(club.store, owner)

    assert found == tuple(added)
    assert [file_bytes(club.store, item.sha256) for item in found] == list(PAGES)
    assert len({item.id for item in found}) == 3


def test_files_are_joined_to_a_dossier_or_an_association_too(club):
    for owner in (Owner(OwnerKind.DOSSIER, club.dossier), Owner(OwnerKind.ASSOCIATION, club.association)):
        add_attachment(club.store, owner, examples.attachment(id=""), CERTIFICATE)
        assert joined(club.store, owner) == [hashlib.sha256(CERTIFICATE).hexdigest()]
    assert files_kept(club.store) == 1


def test_another_order(three):
    club, owner, (first, second, third) = three

    reorder_attachments(club.store, owner, [third.id, first.id, second.id])

    assert attachments(club.store, owner) == (third, first, second)


def test_an_order_names_every_file_once(three):
    club, owner, (first, second, third) = three

    for wrong in ([first.id, second.id], [first.id, second.id, second.id], [first.id, second.id, third.id, "x"]):
        with pytest.raises(ValueError, match="order"):
            reorder_attachments(club.store, owner, wrong)

    assert attachments(club.store, owner) == (first, second, third)


def test_what_a_file_is_can_be_said_later(three):
    club, owner, (first, *_) = three

    set_attachment_kind(club.store, first.id, "other")

    assert [item.kind for item in attachments(club.store, owner)] == ["other", "attestation", "attestation"]
    with pytest.raises(KeyError):
        set_attachment_kind(club.store, "unknown", "other")


def test_a_file_joined_twice_is_kept_once(club):
    first, second = club.draft(), club.draft()

    club.certificate(first)
    club.certificate(second)

    assert files_kept(club.store) == 1


def test_bytes_that_are_not_those_described_are_refused(club):
    with pytest.raises(ValueError, match="SHA-256"):
        add_attachment(club.store, Owner(OwnerKind.INVOICE, club.draft()), examples.attachment(), b"other bytes")


@pytest.mark.parametrize("kind", OwnerKind)
def test_files_are_joined_to_what_exists(store, kind):
    with pytest.raises(KeyError):
        add_attachment(store, Owner(kind, "unknown"), examples.attachment(), CERTIFICATE)
    assert files_kept(store) == 0


def test_what_is_joined_to_an_issued_invoice_no_longer_changes(club):
    kept = club.issue()
    owner = Owner(OwnerKind.INVOICE, kept)
    (only,) = attachments(club.store, owner)

    for act in (
        lambda: club.certificate(kept, b"more"),
        lambda: set_attachment_kind(club.store, only.id, "other"),
        lambda: reorder_attachments(club.store, owner, [only.id]),
        lambda: trash(club.store, TrashKind.ATTACHMENT, only.id, examples.TODAY),
    ):
        with pytest.raises(Frozen):
            act()

    assert attachments(club.store, owner) == (only,)


def test_what_was_erased_is_nowhere_in_the_file(club):
    secret = b"Lou Exemple, 8 ans, presente le 7 et le 14" * 300
    kept = club.draft()
    joined = club.certificate(kept, secret)
    assert b"Lou Exemple" in club.store.path.read_bytes()

    trash(club.store, TrashKind.ATTACHMENT, joined.id, examples.TODAY)
    empty_trash(club.store)

    data = club.store.path.read_bytes()
    assert b"Lou Exemple" not in data
    assert "Léo Dupont".encode() not in data


def test_files_that_nothing_names_are_swept(club):
    logo, scan, loose = (keep_file(club.store, data) for data in (b"logo", b"scan", b"loose"))
    card = association(club.store, club.association).value
    save_association(club.store, club.association, card.model_copy(update={"logo": logo, "signature": scan}), {})
    club.certificate(club.draft())

    assert sweep_files(club.store) == 1

    assert file_bytes(club.store, logo) == b"logo"
    assert file_bytes(club.store, scan) == b"scan"
    assert files_kept(club.store) == 3
    with pytest.raises(KeyError):
        file_bytes(club.store, loose)


def test_the_logo_of_an_issued_invoice_outlives_its_change(club):
    logo = keep_file(club.store, b"logo")
    signature = keep_file(club.store, b"signature")
    club.issue(logo=logo, signature=signature)

    assert sweep_files(club.store) == 0
    assert (file_bytes(club.store, logo), file_bytes(club.store, signature)) == (b"logo", b"signature")


def test_a_removed_file_waits_in_the_trash_with_its_bytes(three):
    club, owner, (first, second, third) = three

    trash(club.store, TrashKind.ATTACHMENT, second.id, examples.TODAY)
    assert attachments(club.store, owner) == (first, third)
    assert sweep_files(club.store) == 0

    empty_trash(club.store)
    assert files_kept(club.store) == 2


def test_bytes_that_are_no_longer_the_same_are_told(club):
    sha256 = keep_file(club.store, b"bytes of that day")
    club.store.close()
    club.store.path.write_bytes(club.store.path.read_bytes().replace(b"of that day", b"of this day"))
    store = opened(club.store.path.parent)

    with pytest.raises(CorruptStore):
        file_bytes(store, sha256)
    store.close()
