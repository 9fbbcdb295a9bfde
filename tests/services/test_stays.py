"""Stays of a dossier: typed, kept whatever was typed, taken away and back; and the lines of a month that follow from them."""

import io
from datetime import date
from decimal import Decimal

import pypdf
import pytest

from chorus_desktop.domain.attendance import Child
from chorus_desktop.domain.care import same_words
from chorus_desktop.services import cares, invoices, issue, recipients, stays, trash
from chorus_desktop.store import roster
from tests.helpers import ase
from tests.helpers.clubs import TODAY, codes

ROW = {"id": "s1", "arrived_on": "01/12/2025", "left_on": "", "notes": ""}
AWAY = {"absences.a.days": "du 14 au 15 janvier 2026", "absences.a.kind": "hospital", "absences.a.billed": ""}


def text_of(pdf):
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


@pytest.fixture
def year(club):
    return ase.opened(club.store, club.association)


@pytest.fixture
def child(club, year):
    """The id of the child of the prise en charge, taken over from it."""
    stays.take_children(club.store, year, TODAY)
    return roster.listed(club.store, roster.CHILDREN, year)[0].id


def row(child, **changes):
    return {**ROW, "child": child, **AWAY, **changes}


def test_the_children_of_the_prises_en_charge_are_taken_over_once(club, year):
    assert stays.view(club.store, year, TODAY).lacking == 1

    view = stays.take_children(club.store, year, TODAY)

    (taken,) = view.children
    assert (taken.first_name, taken.last_name, taken.beneficiary) == ("Éléonore", "Duval", True)
    assert (taken.beneficiary_from, taken.beneficiary_to) == (date(2025, 9, 1), date(2026, 8, 31))
    assert view.lacking == 0
    assert len(stays.take_children(club.store, year, TODAY).children) == 1, "a second press adds nothing"


def test_two_decisions_on_one_child_are_one_child_from_the_first_day_to_the_last(club, year):
    more = (
        {
            **ase.CARE_TYPED,
            "id": "c2",
            "reference": "PEC-9",
            "child": "Duval Éléonore",
            "valid_from": "01/09/2024",
            "valid_to": "31/08/2025",
        },
        {**ase.CARE_TYPED, "id": "c3", "reference": "PEC-3", "child": "HAMEL LE GOFF Noé", "valid_from": "", "valid_to": ""},
        {**ase.CARE_TYPED, "id": "c4", "reference": "PEC-4", "child": "SACHA"},
    )
    cares.save(club.store, year, (ase.CARE_TYPED, *more), ase.PRICES_TYPED, TODAY)

    children = stays.take_children(club.store, year, TODAY).children

    assert [(item.first_name, item.last_name) for item in children] == [("Éléonore", "Duval"), ("Noé", "HAMEL LE GOFF"), ("SACHA", "")]
    assert (children[0].beneficiary_from, children[0].beneficiary_to) == (date(2024, 9, 1), date(2026, 8, 31))
    assert (children[1].beneficiary_from, children[1].beneficiary_to) == (None, None)
    assert same_words(children[1].name) == same_words("HAMEL LE GOFF Noé"), "the prise en charge is found again by the name"


def test_what_is_typed_comes_back(club, year, child):
    view = stays.save(club.store, year, (row(child),), TODAY)

    (kept,) = view.stays
    assert (kept["child"], kept["arrived_on"], kept["left_on"]) == (child, "01/12/2025", "")
    assert kept["absences.0.days"] == "du 14/01/2026 au 15/01/2026"
    assert kept["absences.0.kind"] == "hospital"
    assert view.problems == ()
    assert stays.save(club.store, year, view.stays, TODAY).stays == view.stays
    assert view.months[0] == date(2026, 2, 1)
    assert view.months[-1] == date(2025, 12, 1), "from the first arrival on"


def test_what_cannot_be_read_is_kept_and_said_in_its_place(club, year, child):
    typed = row(child, left_on="demain", **{"absences.b.days": "hier", "absences.b.kind": "family", "absences.b.billed": "oui"})

    view = stays.save(club.store, year, (typed, {"id": "s9", "child": " "}), TODAY)

    assert codes(view.problems) == [("stays.s1.left_on", "date.text"), ("stays.s1.absences.b.days", "date.text")]
    (kept,) = view.stays
    assert (kept["left_on"], kept["absences.b.days"], kept["absences.b.kind"], kept["absences.b.billed"]) == (
        "demain",
        "hier",
        "family",
        "oui",
    )
    assert kept["absences.0.kind"] == "hospital", "the other absence is there too"
    assert stays.save(club.store, year, view.stays, TODAY).stays == view.stays, "and saved again it stays so"

    without = stays.save(club.store, year, (row(child, **{"absences.a.days": ""}),), TODAY)
    assert codes(without.problems) == [("stays.s1.absences.a.days", "stay.absence_days")]
    blank = stays.save(club.store, year, (row(child, **{"absences.b.days": "", "absences.b.kind": ""}),), TODAY)
    assert blank.problems == (), "a row of an absence that nobody filled is no absence"


def test_one_that_is_taken_away_waits_in_the_trash_and_comes_back_as_it_was(club, year, child):
    before = stays.save(club.store, year, (row(child), row(child, id="s2", arrived_on="", left_on="demain")), TODAY).stays

    assert len(stays.save(club.store, year, before[1:], TODAY).stays) == 1
    assert [(item.said, item.label) for item in trash.listed(club.store)] == [("Séjour", "Arrivée le 01/12/2025")], "it names no child"
    assert stays.save(club.store, year, before, TODAY).stays == before
    assert [item["id"] for item in stays.save(club.store, year, before[::-1], TODAY).stays] == ["s2", "s1"]


def test_problems_name_no_child(club, year, child):
    view = stays.save(club.store, year, (row(child), row(child, id="s2", arrived_on="02/12/2025")), TODAY)

    assert codes(view.problems) == [("stays.s2.arrived_on", "stay.overlap")]
    assert "Duval" not in "".join(found.sentence for found in view.problems)


def january(club, year):
    draft = invoices.create(club.store, year, TODAY)
    invoices.save(club.store, draft, {"service_code": "125", "period_from": "01/01/2026", "period_to": "31/01/2026"}, (), TODAY)
    return draft, [
        (line["quantity"], line["executed_from"], line["executed_to"], line["absences"])
        for line in cares.month_lines(club.store, year, draft, TODAY)
    ]


def test_the_lines_of_the_month_are_the_days_of_the_stays(club, year, child):
    stays.save(club.store, year, (row(child, left_on="20/01/2026"),), TODAY)

    _, lines = january(club, year)

    assert lines == [("13", "01/01/2026", "13/01/2026", ""), ("5", "16/01/2026", "20/01/2026", "")]


def test_absences_that_are_billed_are_proposed_with_the_other_days(club, year, child):
    stays.save(club.store, year, (row(child, **{"absences.a.billed": "oui"}),), TODAY)

    assert [line[0] for line in january(club, year)[1]] == ["15", "16"]


def test_the_days_away_are_printed_on_the_invoice_and_may_be_billed_later(club, year, child, tmp_path):
    stays.save(club.store, year, (row(child, **{"absences.a.days": "12/01/2026, du 18 au 19 janvier 2026"}),), TODAY)
    draft, lines = january(club, year)
    assert lines == [("14", "01/01/2026", "15/01/2026", "le 12/01/2026"), ("14", "16/01/2026", "31/01/2026", "du 18/01/2026 au 19/01/2026")]
    ase.joined(club.store, draft, tmp_path)
    invoices.save(club.store, draft, {"issued_on": "31/01/2026"}, cares.month_lines(club.store, year, draft, TODAY), TODAY)
    issue.finalise(club.store, draft, TODAY)

    paper = " ".join(text_of(issue.preview(club.store, draft, TODAY)).split())
    assert "Jours non facturés : du 18/01/2026 au 19/01/2026" in paper
    assert "Jours non facturés : le 12/01/2026" in paper
    billed = cares.view(club.store, year, TODAY).billed["pec-2026-0147"]
    assert (billed.days, len(billed.dates)) == (Decimal(28), 28)
    assert date(2026, 1, 18) not in billed.dates

    stays.save(club.store, year, (row(child, **{"absences.a.days": "12/01/2026"}),), TODAY)
    assert january(club, year)[1] == [("2", "18/01/2026", "19/01/2026", "")], "the child was there after all: these two days are left"


def test_like_last_month_counts_the_days_of_the_stays_anew(club, year, child):
    draft = ase.drafted(club.store, year)
    stays.save(club.store, year, (row(child, **{"absences.a.days": "du 1er au 3 février 2026"}),), TODAY)

    view = invoices.view(club.store, invoices.again(club.store, draft, TODAY), TODAY)

    assert [(line.quantity, line.executed_from) for line in view.work.invoice.lines] == [(Decimal(25), date(2026, 2, 4))]


def test_a_child_without_stays_is_billed_as_before(club, year, child):
    other = roster.add(club.store, roster.CHILDREN, year, Child(first_name="Noé", last_name="Hamel", beneficiary=True))
    stays.save(club.store, year, (row(other),), TODAY)

    assert [line[0] for line in january(club, year)[1]] == ["15", "16"]


def test_the_page_names_the_structure_that_was_chosen_to_pay(club, year):
    card = recipients.create(club.store, TODAY)
    recipients.save(club.store, card, {"name": "Département de l’Estuaire", "siret": "213 501 232 00010"}, ())
    recipients.choose(club.store, year, card)

    assert stays.view(club.store, year, TODAY).recipient == "Département de l’Estuaire"
