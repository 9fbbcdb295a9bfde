"""Attestations issued again: which sets the new ones take the place of, and which stand beside them."""

from dataclasses import replace

import pytest

from chorus_desktop.services import certificates, roster
from chorus_desktop.services.work import of_invoice
from chorus_desktop.store.attachments import attachments as kept_attachments
from tests.helpers import presences
from tests.helpers.clubs import TODAY
from tests.services.test_certificates import changes, issues, order, said_of, sets, signs_by_image


def work_attachments(club, draft):
    return kept_attachments(club.store, of_invoice(draft))


def grouped(club):
    made = presences.sheet(4, 4)
    children = tuple(child.model_copy(update={"group": "Un" if rank < 2 else "Deux"}) for rank, child in enumerate(made.children))
    presences.stored(club.store, club.dossier, replace(made, children=children))
    return club.draft()


def test_one_set_of_all_takes_the_place_of_those_of_each_group(club):
    signs_by_image(club)
    draft = grouped(club)
    one = issues(club, draft, children="group:Un")
    two = issues(club, draft, by_image=True, children="group:Deux")
    found = certificates.reckon(club.store, club.dossier, draft, order(by_image=True), TODAY)
    assert all(row.code in found.replaces for row in sets(club, draft))
    assert found.changes == ()

    whole = issues(club, draft, by_image=True)

    rows = {row.id: row for row in sets(club, draft)}
    assert rows[one].replaced_by == rows[two].replaced_by == rows[whole].code
    assert [item.certificates for item in work_attachments(club, draft)] == [whole]
    assert "certificates.to_sign" not in [code for _, code in said_of(club, draft)]


def test_a_part_stands_beside_the_whole(club):
    draft = grouped(club)
    whole = issues(club, draft)
    found = certificates.reckon(club.store, club.dossier, draft, order(only=("c0",)), TODAY)
    (row,) = sets(club, draft)
    assert (found.replaces, found.beside) == ("", row.code)

    issues(club, draft, only=("c0",))

    assert all(not row.replaced_by for row in sets(club, draft))
    changes(club, *(((f"judo-{rank}", "c3"), presences.ABSENT) for rank in range(4)))
    again = issues(club, draft)
    rows = {row.id: row for row in sets(club, draft)}
    assert rows[whole].replaced_by == rows[again].code, "who came to nothing after all keeps no old set standing"


@pytest.fixture
def marked(club):
    presences.stored(club.store, club.dossier, presences.sheet(10, 4))
    return club


def test_attestations_of_a_row_that_is_another_child_now_are_taken_the_place_of(marked):
    issues(marked, only=("c1",))
    (before,) = sets(marked)
    roster.merge(marked.store, marked.dossier, "c0", "c1", {}, TODAY)

    found = certificates.reckon(marked.store, marked.dossier, "", order(only=("c0",)), TODAY)

    assert (found.replaces, found.changes) == (before.code, ("Lina A.\u00a0: le nom était «\u00a0Noé A.\u00a0».",))
    issues(marked, only=("c0",))
    assert [bool(row.replaced_by) for row in sets(marked)] == [False, True]
