"""Everything that is missing or doubtful in a dossier, with the place that mends each; a complete one has nothing."""

from datetime import date
from decimal import Decimal

import pytest

from chorus_desktop.domain.association import Association, VatSituation
from chorus_desktop.domain.dossier import Dossier
from chorus_desktop.domain.engagement import Engagement
from chorus_desktop.domain.invoice import Invoice, Line
from chorus_desktop.domain.problems import Level, error
from chorus_desktop.domain.readiness import blocking
from chorus_desktop.domain.references import EngagementNumber
from tests.helpers import examples
from tests.helpers.readiness import found, invoice_says, said


def test_a_complete_dossier_lacks_nothing():
    assert found() == ()


def test_an_empty_dossier_says_all_it_lacks_in_the_order_of_the_pages():
    empty = Dossier(association="a", procedure="cloisirs-cherbourg", season="2025-2026")

    everything = found(association=Association(), dossier=empty, invoice=Invoice(), attachments=())

    assert [(problem.where, problem.code) for problem in everything] == [
        ("association.name", "missing.name"),
        ("association.siret", "missing.siret"),
        ("association.street", "missing.address"),
        ("association.representative_name", "missing.representative"),
        ("association.vat", "missing.vat"),
        ("association.iban", "missing.iban"),
        ("invoice.issued_on", "invoice.date_missing"),
        ("invoice.period_from", "invoice.period_missing"),
        ("invoice.lines", "invoice.no_line"),
        ("invoice.convention_reason", "convention.unsigned"),
        ("attachments", "attachment.missing"),
    ]
    assert blocking(everything) == everything
    assert all(problem.sentence for problem in everything)


def test_without_an_invoice_only_the_dossier_is_looked_at():
    assert found(invoice=None, attachments=()) == ()


@pytest.mark.parametrize(
    ("changes", "where", "code"),
    [
        ({"postcode": None}, "postcode", "missing.address"),
        ({"city": ""}, "city", "missing.address"),
        ({"representative_quality": ""}, "representative_quality", "missing.representative"),
        ({"vat": VatSituation.SUBJECT_ON_RECEIPTS}, "vat_number", "missing.vat_number"),
        ({"numbering": "FA"}, "numbering", "numbering.no_rank"),
        ({"credit_note_numbering": "{x}{n}"}, "credit_note_numbering", "numbering.unknown"),
    ],
)
def test_what_the_card_lacks_points_to_its_field(changes, where, code):
    assert said(association=examples.judo_club(**changes), invoice=None) == [(f"association.{where}", code)]


def test_a_text_that_could_not_be_read_speaks_once_for_its_field():
    typed = error("siret", "number.length", label="SIRET", length=14, count=4)

    assert said(association=examples.judo_club(siret=None), unread={"association.siret": typed}) == [("association.siret", "number.length")]


@pytest.mark.parametrize(
    ("changes", "where", "code", "level"),
    [
        ({"ends_on": date(2028, 8, 31)}, "ends_reason", "convention.end_reason", Level.ERROR),
        ({"sent_on": date(2025, 9, 1)}, "sent_on", "convention.dates", Level.WARNING),
        ({"association_signer": " "}, "association_signer", "convention.signer", Level.WARNING),
        ({"payer_signer": ""}, "payer_signer", "convention.signer", Level.WARNING),
        ({"association_signed_on": None, "sent_on": None}, "association_signed_on", "convention.one_signature", Level.WARNING),
        ({"payer_signed_on": date(2026, 2, 4)}, "payer_signed_on", "convention.future", Level.ERROR),
        ({"sent_on": date(2026, 2, 4)}, "sent_on", "convention.future", Level.ERROR),
    ],
)
def test_what_does_not_hold_together_in_a_convention(changes, where, code, level):
    everything = found(dossier=examples.dossier(convention=examples.convention(**changes)), invoice=None)

    assert [(problem.where, problem.code, problem.level) for problem in everything] == [(f"convention.{where}", code, level)]
    assert everything[0].sentence


def test_another_end_with_its_reason_is_accepted():
    convention = examples.convention(ends_on=date(2028, 8, 31), ends_reason="Écrit à l’article 4")

    assert found(dossier=examples.dossier(convention=convention)) == ()


def test_without_a_signed_convention_a_reason_is_asked_then_kept():
    unsigned = examples.dossier(convention=examples.convention(payer_signed_on=None, payer_signer=""))

    (asked,) = found(dossier=unsigned)
    (kept,) = found(dossier=unsigned, invoice=examples.invoice(convention_reason="Signature promise pour mars"))

    assert (asked.where, asked.code, asked.level) == ("invoice.convention_reason", "convention.unsigned", Level.ERROR)
    assert (kept.code, kept.level) == ("convention.reason_kept", Level.WARNING)
    assert "Signature promise pour mars" in kept.sentence


def test_an_expired_convention_says_since_when():
    old = examples.dossier(
        convention=examples.convention(first_year=2020, association_signed_on=date(2020, 9, 1), payer_signed_on=date(2020, 9, 2))
    )

    assert ("invoice.convention_reason", "convention.expired") in said(dossier=old)
    assert any("31 août 2025" in problem.sentence for problem in found(dossier=old))


@pytest.mark.parametrize("convention", [None, examples.cloisirs().convention.model_copy(update={"required": False})])
def test_a_payer_may_ask_for_no_convention(convention):
    procedure = examples.cloisirs().model_copy(update={"convention": convention})
    bare = examples.dossier(convention=examples.convention(payer_signed_on=None, payer_signer=""))

    assert found(procedure=procedure, dossier=bare) == ()


def test_a_doubtful_engagement_points_to_its_own_row():
    odd = Engagement(id="e9", number=EngagementNumber("2026-1"), window="2026")

    assert said(dossier=examples.dossier(engagements=(examples.engagements()[0], odd))) == [("engagements.e9.number", "engagement.mask")]


def test_a_season_not_announced_warns_until_it_is_confirmed():
    autumn = {"issued_on": date(2026, 11, 2), "period_from": date(2026, 10, 1), "period_to": date(2026, 10, 31)}
    kept = Engagement(id="e", number=EngagementNumber("CP2026/4512/1"), window="2026")
    opened = examples.dossier(season="2026-2027", engagements=(kept,))
    confirmed = opened.model_copy(update={"season_confirmed_on": date(2026, 10, 5)})
    changes = {"season": examples.season("2026-2027"), "invoice": examples.invoice(**autumn, lines=examples.lines()[:2])}
    today = date(2026, 11, 21)

    doubts = found(today, dossier=opened, **changes)

    assert [(problem.code, problem.level) for problem in doubts] == [
        ("season.unconfirmed", Level.WARNING),
        ("engagement.by_analogy", Level.WARNING),
    ]
    assert [problem.code for problem in found(today, dossier=confirmed, **changes)] == []


def test_after_the_last_deposit_day_the_season_says_so_loudly():
    late = date(2026, 7, 4)

    assert said(late) == [("season", "season.last_deposit")]
    assert "3 juillet 2026" in found(late)[0].sentence
    assert said(date(2026, 7, 3)) == []


def test_an_invoice_dated_after_the_season_stops_instead_of_sliding_into_the_next():
    today = date(2026, 11, 21)

    codes = [
        code
        for _, code in said(
            today,
            invoice=examples.invoice(
                issued_on=today, period_from=date(2026, 6, 1), period_to=date(2026, 6, 30), lines=examples.lines()[:2]
            ),
        )
    ]

    assert codes == ["season.last_deposit", "engagement.no_window"]


def test_sessions_of_a_closed_season_never_enter_the_next_one():
    today = date(2026, 11, 21)
    kept = Engagement(id="e", number=EngagementNumber("CP2026/4512/1"), window="2026")
    invoice = examples.invoice(issued_on=today, period_from=date(2026, 6, 1), period_to=date(2026, 6, 30), lines=examples.lines()[:2])
    changes = {
        "season": examples.season("2026-2027"),
        "dossier": examples.dossier(season="2026-2027", engagements=(kept,)),
        "invoice": invoice,
    }

    stopped = {problem.code: problem for problem in found(today, **changes)}["season.period_closed"]

    assert stopped.level is Level.ERROR
    assert "2025-2026, close depuis le 3 juillet 2026" in stopped.sentence


@pytest.mark.parametrize(
    ("first", "last"), [(date(2026, 7, 1), date(2026, 7, 31)), (date(2025, 8, 1), date(2025, 8, 31)), (date(2026, 9, 1), date(2026, 9, 30))]
)
def test_a_period_outside_the_season_stops(first, last):
    assert ("invoice.period_from", "season.period") in invoice_says(period_from=first, period_to=last)


def test_a_line_of_a_closed_season_does_not_enter_the_next_one_through_its_own_dates():
    today = date(2026, 11, 20)
    season = examples.season("2026-2027")
    changes = {
        "season": season,
        "dossier": examples.dossier(season=season.id),
    }
    typed = {"issued_on": today, "period_from": date(2026, 10, 1), "period_to": date(2026, 10, 31)}

    def of(first, last, **other):
        line = Line(designation="Séances", quantity=Decimal(1), unit="séance", unit_price=Decimal(1), executed_from=first, executed_to=last)
        invoice = examples.invoice(lines=(line.model_copy(update={"executed_from": None, "executed_to": None}), line), **typed | other)
        return [pair for pair in said(today, **changes, invoice=invoice) if pair[1].startswith("season.period")]

    place = "invoice.lines.1.executed_from"
    assert of(date(2026, 6, 1), date(2026, 6, 30)) == [(place, "season.period_closed")]
    assert of(None, date(2026, 6, 30)) == [(place, "season.period_closed")]
    assert of(date(2028, 1, 5), None, period_from=None) == [(place, "season.period")]
    assert of(date(2026, 10, 7), date(2026, 11, 7)) == []
    assert of(date(2026, 6, 2), date(2026, 6, 3), period_from=date(2026, 6, 1)) == [("invoice.period_from", "season.period")]
    assert of(date(2026, 6, 3), date(2026, 6, 2)) == []
    yearly = examples.cloisirs().model_copy(update={"kind": "year", "seasons": ()})
    changes["procedure"] = yearly
    assert of(date(2026, 6, 1), date(2026, 6, 30)) == []


def test_the_number_of_whoever_pays_is_not_the_associations():
    siren = examples.cloisirs().recipient.siret

    assert ("association.siret", "recipient.self") in said(association=examples.judo_club(siret=siren))
