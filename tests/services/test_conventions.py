"""The convention: each state reached by a date, carried from season to season, and what it keeps from finalising."""

from datetime import date

import pytest

from chorus_desktop.domain.convention import ConventionState
from chorus_desktop.domain.task import Stage, Status
from chorus_desktop.services import deposit, dossiers, invoices, issue
from chorus_desktop.services.views import Refused
from tests.helpers import clubs
from tests.helpers.clubs import PROCEDURE, SIGNED, TODAY, codes
from tests.pdf import samples


@pytest.fixture
def club(store, tmp_path):
    club = clubs.founded(store, tmp_path)
    club.receives("2026", "CP2026/4512/1")
    return club


def seen(club, today=TODAY):
    view = dossiers.view(club.store, club.dossier, today)
    task = next(task for task in view.tasks if task.stage is Stage.CONVENTION)
    return view.dossier.convention.state(today, 5), task


ASSOCIATION = {"association_signed_on": "08/09/2025", "association_signer": "Claire Martin"}
SENT = {**ASSOCIATION, "sent_on": "09/09/2025", "sent_by": "post"}
BOTH = {**SENT, "payer_signed_on": "12/09/2025", "payer_signer": "Jeanne Dubois"}


@pytest.mark.parametrize(
    ("typed", "today", "state", "status", "fact"),
    [
        ({}, TODAY, ConventionState.TO_FILL, Status.TODO, ""),
        (ASSOCIATION, TODAY, ConventionState.SIGNED_BY_ASSOCIATION, Status.DOING, "à envoyer"),
        (SENT, TODAY, ConventionState.SENT, Status.DOING, "Envoyée le 09/09/2025"),
        (BOTH, TODAY, ConventionState.SIGNED, Status.DONE, "12/09/2025, valable jusqu’au 31/08/2030"),
        (BOTH, date(2026, 9, 1), ConventionState.RENEWED, Status.DONE, "reconduite, valable jusqu’au 31/08/2030"),
        (BOTH, date(2030, 9, 1), ConventionState.EXPIRED, Status.FIX, "Expirée depuis le 31/08/2030"),
    ],
)
def test_each_state_is_reached_by_a_date(club, typed, today, state, status, fact):
    dossiers.save_convention(club.store, club.dossier, typed)

    found, task = seen(club, today)

    assert found is state
    assert task.status is status
    assert fact in task.fact


def test_the_first_year_is_proposed_from_the_season(club):
    assert dossiers.view(club.store, club.dossier, TODAY).convention_typed["first_year"] == "2025"


def test_another_end_than_the_proposed_one_asks_why(club):
    club.signs(ends_on="31/08/2028")
    assert codes(dossiers.view(club.store, club.dossier, TODAY).problems) == [("convention.ends_reason", "convention.end_reason")]

    club.signs(ends_on="31/08/2028", ends_reason="Écrit à l’article 4")
    assert dossiers.view(club.store, club.dossier, TODAY).problems == ()


def test_what_cannot_be_read_stays_as_typed_beside_the_rest(club):
    club.signs(sent_on="9 septembr", first_year="25")

    view = dossiers.view(club.store, club.dossier, TODAY)

    assert {name: view.convention_typed[name] for name in ("sent_on", "first_year")} == {"sent_on": "9 septembr", "first_year": "25"}
    assert {("convention.sent_on", "date.text"), ("convention.first_year", "year.text")} <= set(codes(view.problems))
    assert view.dossier.convention.payer_signed_on == date(2025, 9, 12)


def test_an_invoice_without_a_signed_convention_stops_until_a_reason_is_given_and_kept(club):
    invoice_id = club.ready()
    with pytest.raises(Refused) as refused:
        issue.finalise(club.store, invoice_id, TODAY)
    assert codes(refused.value.problems) == [("invoice.convention_reason", "convention.unsigned")]

    view = club.types(invoice_id, convention_reason="Signée, l’exemplaire est en route")
    assert codes(view.problems) == [("invoice.convention_reason", "convention.reason_kept")]
    issue.finalise(club.store, invoice_id, TODAY)

    assert deposit.view(club.store, invoice_id, TODAY).document.reasons == ("Signée, l’exemplaire est en route",)


def test_an_expired_convention_stops_likewise(club):
    club.signs(ends_on="31/12/2025", ends_reason="Un an seulement")

    view = invoices.view(club.store, club.ready(), TODAY)

    assert codes(view.problems) == [("invoice.convention_reason", "convention.expired")]
    assert "31 décembre 2025" in view.problems[0].sentence


def test_the_signed_copy_is_kept_a_photo_becoming_a_page(club):
    photo = club.brings("convention.jpg", samples.saved(samples.scan(), "JPEG"))

    assert dossiers.scan(club.store, club.dossier) == b""
    assert dossiers.join_convention_scan(club.store, club.dossier, photo) is None

    assert dossiers.scan(club.store, club.dossier).startswith(b"%PDF-")


def test_a_signed_copy_that_cannot_be_used_is_said_and_the_former_one_stays(club):
    dossiers.join_convention_scan(club.store, club.dossier, club.brings("convention.pdf"))
    before = dossiers.scan(club.store, club.dossier)

    problem = dossiers.join_convention_scan(club.store, club.dossier, club.brings("autre.pdf", b"no pdf"))

    assert problem is not None
    assert "autre.pdf" in problem.sentence
    assert dossiers.scan(club.store, club.dossier) == before


def test_typing_on_the_page_keeps_the_signed_copy(club):
    dossiers.join_convention_scan(club.store, club.dossier, club.brings("convention.pdf"))

    club.signs()

    assert dossiers.scan(club.store, club.dossier).startswith(b"%PDF-")


def test_the_next_season_carries_it_on(club):
    club.signs()
    later = date(2026, 9, 10)

    following = dossiers.create(club.store, club.association, PROCEDURE, "2026-2027", later)

    convention = dossiers.view(club.store, following, later).dossier.convention
    assert convention.state(later, 5) is ConventionState.RENEWED
    assert convention.association_signer == SIGNED["association_signer"]
