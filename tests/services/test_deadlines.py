"""The deadlines of a real file; printed, and brought into an agenda."""

import io
from datetime import date, timedelta

import pypdf
import pytest
from icalendar import Calendar

from chorus_desktop.domain.deadlines import DeadlineKind, DeadlineLevel
from chorus_desktop.domain.lifecycle import Event, EventKind
from chorus_desktop.services import data, deadlines, delay, dossiers, invoices, issue
from chorus_desktop.store.settings import PRACTICE, set_setting
from tests.helpers import clubs
from tests.helpers.clubs import JANUARY, TODAY

FEBRUARY = {**JANUARY, "issued_on": "02/02/2026"}


def kinds(club, today=TODAY):
    return {item.kind: item for item in deadlines.upcoming(club.store, today).deadlines}


def tell(club, invoice_id, key, on, motive=""):
    issue.record(club.store, invoice_id, Event(kind=EventKind.STATUS, status=key, phase=data.status(key).phase, on=on, reason=motive))


def test_a_dossier_alone_has_its_season_and_its_convention(club):
    found = deadlines.upcoming(club.store, TODAY)

    assert {(item.kind, item.day) for item in found.deadlines} == {
        (DeadlineKind.LAST_DEPOSIT, date(2026, 7, 3)),
        (DeadlineKind.CONVENTION_END, date(2030, 8, 31)),
    }
    assert found.dossiers == ((club.dossier, "C’LOISIRS 2025-2026"),)
    assert deadlines.today_list(club.store, TODAY) == ()


def test_the_convention_is_of_the_last_season_only(club):
    later = dossiers.create(club.store, club.association, clubs.PROCEDURE, "2026-2027", TODAY)
    dossiers.save_convention(club.store, later, clubs.SIGNED)

    found = [item for item in deadlines.upcoming(club.store, TODAY).deadlines if item.kind is DeadlineKind.CONVENTION_END]
    assert [item.dossier_id for item in found] == [later]


def test_an_unsigned_convention_has_no_end(club):
    club.signs(payer_signed_on="")

    assert DeadlineKind.CONVENTION_END not in kinds(club)


def test_a_missing_number_is_asked_for(club):
    dossiers.remove_engagement(club.store, club.dossier, "2026")

    assert kinds(club)[DeadlineKind.ENGAGEMENT_MISSING].level is DeadlineLevel.LATE


def test_an_invoice_from_its_number_to_a_late_payment(club):
    invoice_id, _ = club.issues()
    assert kinds(club)[DeadlineKind.TO_DEPOSIT].day == date(2026, 2, 7)

    issue.deposited(club.store, invoice_id, TODAY)
    found = kinds(club)
    assert found[DeadlineKind.PAYMENT_DUE].day == date(2026, 3, 7), "two days after the deposit, as presumed"
    tell(club, invoice_id, "mise-a-disposition", TODAY)
    assert kinds(club)[DeadlineKind.PAYMENT_DUE].day == date(2026, 3, 5)

    late = kinds(club, date(2026, 3, 9))[DeadlineKind.PAYMENT_LATE]
    assert (late.invoice_id, late.amount, late.day) == (invoice_id, 35_250, date(2026, 3, 6))
    assert deadlines.today_list(club.store, date(2026, 3, 9))[0] == late
    view = delay.view(club.store, invoice_id, date(2026, 3, 9))
    assert view.delay.due_on + timedelta(days=1) == late.day, "list and page agree"


def test_what_was_deposited_years_ago_is_spoken_of_no_more(club):
    invoice_id, _ = club.issues()
    issue.deposited(club.store, invoice_id, TODAY)

    assert DeadlineKind.PAYMENT_LATE in kinds(club, TODAY + timedelta(days=729))
    assert {item.invoice_id for item in deadlines.upcoming(club.store, TODAY + timedelta(days=731)).deadlines} == {""}


def test_a_rejection_waits_for_its_acknowledgement_and_names_no_child(club):
    invoice_id, _ = club.issues()
    issue.deposited(club.store, invoice_id, TODAY)
    tell(club, invoice_id, "rejetee", TODAY, "Léo Dupont est inconnu")
    found = kinds(club)[DeadlineKind.ACKNOWLEDGE]

    assert found.day == date(2026, 2, 10)
    for content in (deadlines.calendar(club.store, "", TODAY), deadlines.paper(club.store, "", TODAY)):
        assert b"Dupont" not in content


def test_a_clock_moved_back_breaks_nothing(club):
    invoice_id, _ = club.issues()
    issue.deposited(club.store, invoice_id, TODAY)

    past = date(2001, 1, 1)
    assert kinds(club, past)[DeadlineKind.CLOCK].day == past
    assert b"BEGIN:VCALENDAR" in deadlines.calendar(club.store, "", past)


def test_more_invoices_ask_no_more_of_the_file(club):
    """Thousands of invoices must not be thousands of reads."""

    def asked():
        done = []
        club.store._raw.set_trace_callback(done.append)
        deadlines.upcoming(club.store, TODAY)
        club.store._raw.set_trace_callback(None)
        return len(done)

    for day in (1, 2):
        invoice_id, _ = club.issues({**JANUARY, "issued_on": f"0{day}/02/2026"})
        issue.deposited(club.store, invoice_id, TODAY)
    two = asked()
    for _ in range(3):
        invoice_id, _ = club.issues(FEBRUARY)
        issue.deposited(club.store, invoice_id, TODAY)

    assert asked() == two > 0


def test_a_dossier_of_unknown_rules_hides_none_of_the_others(club):
    with club.store.transaction() as session:
        session.connection().exec_driver_sql("UPDATE dossier SET body = json_set(body, '$.season', '2099-2100')")

    assert deadlines.upcoming(club.store, TODAY).deadlines == ()


@pytest.fixture
def calendar(club):
    club.issues()
    draft = club.draft(FEBRUARY)
    content = deadlines.calendar(club.store, "", TODAY)
    return draft, content, Calendar.from_ical(content)


def test_the_calendar_is_read_back_by_an_agenda(club, calendar):
    _, content, read = calendar
    events = {str(event["uid"]): event for event in read.walk("VEVENT")}

    assert read["prodid"]
    deposit = events[f"last_deposit-{club.dossier}@chorus-desktop"]
    assert (deposit.decoded("dtstart"), deposit.decoded("dtend")) == (date(2026, 7, 3), date(2026, 7, 4))
    (alarm,) = deposit.walk("VALARM")
    assert alarm.decoded("trigger") == timedelta(days=-3, hours=9)
    assert str(deposit["summary"]) == "Déposer les dernières factures de C’LOISIRS 2025-2026"
    assert len(content.splitlines()) > 20
    assert all(len(line) <= 75 for line in content.splitlines()), "RFC 5545, 3.1"


def test_its_identifiers_stay_the_same_when_days_move(club, calendar):
    again = Calendar.from_ical(deadlines.calendar(club.store, "", TODAY + timedelta(days=1)))

    assert {str(event["uid"]) for event in again.walk("VEVENT")} == {str(event["uid"]) for event in calendar[2].walk("VEVENT")}


def test_no_alarm_rings_for_what_is_too_near(club, calendar):
    to_deposit = next(event for event in calendar[2].walk("VEVENT") if str(event["uid"]).startswith("to_deposit"))
    nearer = Calendar.from_ical(deadlines.calendar(club.store, "", date(2026, 2, 5)))

    assert len(to_deposit.walk("VALARM")) == 1
    assert [event.walk("VALARM") for event in nearer.walk("VEVENT") if str(event["uid"]).startswith("to_deposit")] == [[]]


def test_one_dossier_is_exported_and_printed_alone(club):
    other = dossiers.create(club.store, club.association, clubs.PROCEDURE, "2026-2027", TODAY)

    read = Calendar.from_ical(deadlines.calendar(club.store, other, TODAY))
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(deadlines.paper(club.store, other, TODAY))).pages)

    assert {str(event["uid"]).split("@")[0].split("-")[1] for event in read.walk("VEVENT")} == {other}
    assert "C’LOISIRS 2026-2027" in text
    assert "C’LOISIRS 2025-2026" not in text


def test_a_credit_note_for_the_accounts_alone_is_not_to_be_deposited(club):
    invoice_id, _ = club.issues()
    issue.deposited(club.store, invoice_id, TODAY)
    credit = invoices.credit(club.store, invoice_id, TODAY)
    issue.finalise(club.store, credit, TODAY)
    assert kinds(club)[DeadlineKind.TO_DEPOSIT].invoice_id == credit
    assert "1 facture non déposée" in kinds(club)[DeadlineKind.LAST_DEPOSIT].why

    tell(club, invoice_id, "rejetee", TODAY)

    assert DeadlineKind.TO_DEPOSIT not in kinds(club)
    assert "Rien n’est en attente" in kinds(club)[DeadlineKind.LAST_DEPOSIT].why


def test_those_of_the_example_are_told_apart_in_an_agenda(club):
    titles = [item.title for item in deadlines.upcoming(club.store, TODAY).deadlines]
    assert [str(event["SUMMARY"]) for event in Calendar.from_ical(deadlines.calendar(club.store, "", TODAY)).events] == titles

    set_setting(club.store, PRACTICE, "1")

    told = Calendar.from_ical(deadlines.calendar(club.store, "", TODAY)).events
    assert [str(event["SUMMARY"]) for event in told] == [f"Exercice\u00a0: {title}" for title in titles]
