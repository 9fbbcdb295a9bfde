"""Attestations issued for themselves, joined to an invoice afterwards, and issued again from the page of the dossier."""

from datetime import date

import pytest

from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.services import attachments, certificate_joining, certificates, issue
from chorus_desktop.services.certificate_joining import join_to, joinable, take_back
from tests.helpers import presences, scanner
from tests.helpers.clubs import JANUARY, TODAY
from tests.services.test_certificates import issues, said_of, sets, signs_by_image
from tests.services.test_scans import drops

FEBRUARY = {"issued_on": "28/02/2026", "period_from": "01/02/2026", "period_to": "28/02/2026"}


@pytest.fixture
def marked(club):
    presences.stored(club.store, club.dossier, presences.sheet(4, 4))
    signs_by_image(club)
    return club


def joined(club, draft):
    return [item.certificates for item in attachments.listed(club.store, draft)]


def test_signed_by_the_image_they_are_joined_afterwards_and_taken_back(marked):
    made = issues(marked, by_image=True)
    draft = marked.draft()
    marked.draft(FEBRUARY)
    assert [row.drafts for row in sets(marked)] == [((draft, "Facture de janvier 2026"),)]
    assert [(item.id, item.signed) for item in joinable(marked.store, draft)] == [(made, True)]

    given = join_to(marked.store, made, draft, TODAY)
    assert given.joined
    assert joined(marked, draft) == [made]
    assert said_of(marked, draft) == []
    assert joinable(marked.store, draft) == ()
    (row,) = sets(marked)
    assert (row.invoice, row.joined, row.drafts) == ("Facture de janvier 2026", True, ())

    take_back(marked.store, given, TODAY)
    assert joined(marked, draft) == []
    assert [item.id for item in joinable(marked.store, draft)] == [made]


def test_to_be_signed_by_hand_they_are_joined_once_signed_before_or_after(marked):
    draft, made = marked.draft(), issues(marked)
    scan = scanner.scan(scanner.pictures(certificates.paper(marked.store, made)))
    given = join_to(marked.store, made, draft, TODAY)
    assert not given.joined
    assert said_of(marked, draft) == [("attachments.certificates", "certificates.to_sign")]
    take_back(marked.store, given, TODAY)

    drops(marked, ("scan.pdf", scan))
    assert [item.signed for item in joinable(marked.store, draft)] == [True]
    assert join_to(marked.store, made, draft, TODAY).joined
    assert joined(marked, draft) == [made]


def test_they_take_the_place_of_those_that_the_invoice_had(marked):
    draft = marked.draft()
    free = issues(marked, by_image=True, first=date(2025, 12, 1))
    own = issues(marked, draft, by_image=True)
    given = join_to(marked.store, free, draft, TODAY)

    assert joined(marked, draft) == [free]
    assert {row.id: bool(row.replaced_by) for row in sets(marked)} == {free: False, own: True}
    take_back(marked.store, given, TODAY)
    assert joined(marked, draft) == [own]
    assert not any(row.replaced_by for row in sets(marked))


def test_what_is_of_other_days_or_came_too_late_is_joined_to_nothing(marked):
    made = issues(marked, by_image=True)
    other = marked.draft(FEBRUARY)
    assert joinable(marked.store, other) == ()
    with pytest.raises(Trouble, match="ne peuvent plus être jointes"):
        join_to(marked.store, made, other, TODAY)

    draft = marked.draft(JANUARY)
    given = join_to(marked.store, made, draft, TODAY)
    issue.finalise(marked.store, draft, TODAY)
    with pytest.raises(Trouble, match="finalisée"):
        take_back(marked.store, given, TODAY)
    assert certificate_joining.joinable(marked.store, draft) == ()


def test_issued_again_from_the_dossier_they_go_on_proving_their_invoice(marked):
    draft = marked.draft()
    first = issues(marked, draft, by_image=True)
    again = issues(marked, by_image=True)

    assert joined(marked, draft) == [again]
    rows = {row.id: row for row in sets(marked)}
    assert rows[again].invoice == "Facture de janvier 2026"
    assert rows[first].replaced_by == rows[again].code
