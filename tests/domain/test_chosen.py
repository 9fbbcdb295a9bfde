"""What is chosen before a sheet or attestations: children, days."""

from datetime import date

from chorus_desktop.domain.chosen import ALL, GROUP, PAID, choices, chosen, days_said, month_of, months
from chorus_desktop.domain.ordering import CertificateOrder, order_problems
from tests.helpers.presences import children, judo, weekly

SPAN = (date(2026, 1, 1), date(2026, 1, 31))


def test_children_by_what_they_are():
    one, two, three = children(3)
    two = two.model_copy(update={"beneficiary_to": date(2025, 12, 31), "group": " Poussins"})
    three = three.model_copy(update={"beneficiary": False, "group": "Poussins "})
    those = (one, two, three)

    assert [value for value, _ in choices(those)] == [PAID, ALL, f"{GROUP}Poussins"]
    assert choices(those)[2][1] == "Le groupe «\u00a0Poussins\u00a0»"
    assert chosen(those, PAID, *SPAN) == (one,)
    assert chosen(those, ALL, *SPAN) == those
    assert chosen(those, f"{GROUP}Poussins", *SPAN) == (two, three)


def test_months_with_sessions_and_the_one_to_propose():
    spans = months((*weekly(3), *weekly(2, first=date(2025, 12, 17))))

    assert [span.label for span in spans] == ["décembre 2025 (2 séances)", "janvier 2026 (3 séances)"]
    assert (spans[0].first, spans[0].last) == (date(2025, 12, 1), date(2025, 12, 31))
    assert month_of(spans, date(2025, 11, 1)) == spans[0]
    assert month_of(spans, date(2026, 1, 15)) == spans[1]
    assert month_of(spans, date(2026, 5, 1)) == spans[1]
    assert month_of((), date(2026, 5, 1)) is None


def test_days_in_words():
    assert days_said(weekly(4)) == "du 7 au 28 janvier 2026"
    assert days_said(weekly(1, judo())) == "du 7 janvier 2026"
    assert days_said(()) == ""


def test_an_order_without_a_fault_has_no_problem():
    order = CertificateOrder(first=SPAN[0], last=SPAN[1], place="Cherbourg", issued_on=SPAN[1])

    assert order_problems(order) == []
    assert [problem.code for problem in order_problems(CertificateOrder())] == ["order.first", "order.last", "order.place", "order.day"]
    assert [problem.code for problem in order_problems(order.model_copy(update={"issued_on": SPAN[0]}))] == ["order.ahead"]
    assert [problem.code for problem in order_problems(order.model_copy(update={"last": date(2025, 1, 1)}))] == ["order.reversed"]
