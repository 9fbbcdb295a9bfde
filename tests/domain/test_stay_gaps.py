"""What an invoice bills, held against the stays: each day too many and each one left out is named."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from chorus_desktop.domain.absences import Absences
from chorus_desktop.domain.attendance import Absence, Attendance, Child, Stay
from chorus_desktop.domain.care import Billed, days_between
from chorus_desktop.domain.day_lines import proposed
from chorus_desktop.domain.invoice import DocumentKind, Line
from chorus_desktop.domain.stay_gaps import stay_gaps, used_stays
from chorus_desktop.domain.stays import received
from tests.helpers import ase

FIRST, LAST = date(2026, 1, 1), date(2026, 1, 31)
CHILD = Child(id="k1", first_name="Éléonore", last_name="Duval", beneficiary=True)


def presence(absences=None, **changes):
    away = (Absence(days=Absences(absences)),) if absences else ()
    one = Stay(**{"id": "s1", "child": "k1", "arrived_on": date(2025, 12, 1), "absences": away, **changes})
    return Attendance(children=(CHILD,), stays=(one,))


def gaps(*lines, attendance=None, **changes):
    work = ase.work(*lines, attendance=attendance or presence(), **changes)
    return stay_gaps(work, work.invoice)


WHOLE = ase.line(quantity=Decimal(31), executed_to=LAST)


def test_lines_and_stays_that_agree_say_so():
    (gap,) = gaps(WHOLE)

    assert gap.agrees
    assert (gap.rank, gap.care, gap.reference, gap.stayed) == (0, "c1", "PEC-2026-0147", 31)
    assert gap.said == "Facturé\u00a0: 31 jours\u00a0; séjours\u00a0: 31"


def test_days_too_many_are_named():
    (gap,) = gaps(WHOLE, attendance=presence("du 14 au 15 janvier 2026"))

    assert not gap.agrees
    assert gap.said == "Facturé\u00a0: 31 jours\u00a0; séjours\u00a0: 29 → 2 jours de trop, du 14/01/2026 au 15/01/2026"


def test_days_left_out_are_named_whether_a_line_leaves_them_out_or_none_is_there():
    (gap,) = gaps(ase.line(), ase.line(quantity=Decimal(14), executed_from=date(2026, 1, 16), executed_to=date(2026, 1, 29)))
    assert gap.said.endswith("→ 2 jours oubliés, du 30/01/2026 au 31/01/2026")

    (gap,) = gaps(ase.line(quantity=Decimal(30), executed_to=LAST, absences=Absences("2/1/2026")))
    assert gap.said.endswith("→ 1 jour oublié, le 02/01/2026")

    (gap,) = gaps(Line())
    assert (gap.rank, gap.billed, gap.stayed) == (None, 0, 31)
    assert gap.said.startswith("Facturé\u00a0: 0 jour\u00a0; séjours\u00a0: 31 → 31 jours oubliés")


def test_a_quantity_that_is_not_that_of_its_days_is_a_gap():
    (gap,) = gaps(ase.line(quantity=Decimal(30), executed_to=LAST))

    assert not gap.agrees
    assert gap.said.endswith("→ la quantité ne va pas avec les dates")


def test_without_dates_of_its_own_a_line_bills_its_whole_period():
    assert gaps(ase.line(quantity=Decimal(31), executed_from=None, executed_to=None))[0].agrees


def test_what_was_billed_before_and_what_is_not_paid_is_not_due():
    before = {"pec-2026-0147": Billed(dates=frozenset(days_between(FIRST, date(2026, 1, 10))))}
    rest = ase.line(quantity=Decimal(20), executed_from=date(2026, 1, 11), executed_to=date(2026, 1, 30))

    assert gaps(rest, cares=(ase.care(absences=Absences("31/01/2026")),), billed=before)[0].agrees
    assert gaps(rest, cares=(ase.care(valid_from=date(2026, 1, 11), valid_to=date(2026, 1, 30)),))[0].agrees


def test_days_of_a_child_whom_the_payer_does_not_pay_for_are_days_too_many():
    sheet = presence()
    until = replace(sheet, children=(CHILD.model_copy(update={"beneficiary_to": date(2026, 1, 15)}),))
    never = replace(sheet, children=(CHILD.model_copy(update={"beneficiary": False}),))

    assert gaps(WHOLE, attendance=until)[0].said.endswith("→ 16 jours de trop, du 16/01/2026 au 31/01/2026")
    assert gaps(WHOLE, attendance=never)[0].said.endswith("→ 31 jours de trop, du 01/01/2026 au 31/01/2026")


def test_there_is_nothing_to_compare_without_stays_nor_on_a_credit_note():
    assert gaps(WHOLE, attendance=Attendance(children=(CHILD,))) == ()
    assert gaps(WHOLE, cares=(ase.care(child="Noé Hamel"),)) == ()
    assert gaps(Line(), attendance=presence(left_on=date(2025, 12, 31))) == (), "no line, and no day of that month"
    assert gaps(WHOLE, rule={"care": False}) == ()
    back = ase.invoice(WHOLE, kind=DocumentKind.CREDIT_NOTE)
    assert stay_gaps(ase.work(attendance=presence()), back) == ()
    assert stay_gaps(ase.work(attendance=presence()), ase.invoice(WHOLE, period_from=None)) == ()


def test_what_is_proved_keeps_the_days_child_by_child():
    work = ase.work(ase.line(), ase.line(quantity=Decimal(1), unit="trajet"), attendance=presence())

    (used,) = used_stays(work, work.invoice)
    assert (used.child, used.days) == ("k1", tuple(days_between(FIRST, date(2026, 1, 15))))
    whole = ase.work(ase.line(executed_from=None, executed_to=None), attendance=presence())
    assert len(used_stays(whole, whole.invoice)[0].days) == 31, "a line without dates bills its period"
    assert used_stays(work, work.invoice.model_copy(update={"period_from": None})) == ()
    assert used_stays(ase.work(ase.line(care="gone"), attendance=presence()), work.invoice.model_copy(update={"lines": ()})) == ()


@given(
    st.dates(date(2025, 12, 1), date(2026, 2, 10)),
    st.none() | st.integers(0, 60),
    st.lists(st.tuples(st.integers(1, 31), st.integers(0, 5), st.booleans()), max_size=3),
    st.frozensets(st.sampled_from(days_between(FIRST, LAST)), max_size=5),
)
def test_the_lines_proposed_from_the_stays_never_differ_from_them(begun, lasting, spans, before):
    absences = tuple(
        Absence(days=Absences(f"2026-01-{day:02}/2026-01-{min(31, day + more):02}"), billed=billed) for day, more, billed in spans
    )
    ended = None if lasting is None else date.fromordinal(begun.toordinal() + lasting)
    known = presence(arrived_on=begun, left_on=ended).stays[0].model_copy(update={"absences": absences})
    attendance, billed = Attendance(children=(CHILD,), stays=(known,)), {"pec-2026-0147": Billed(dates=before)}
    work = ase.work(attendance=attendance, billed=billed)
    days = received(work.dossier.cares, attendance, work.procedure.attendance, FIRST, LAST)

    lines = proposed(work.dossier.cares, work.dossier.day_prices, FIRST, LAST, billed, received=days)

    assert all(gap.agrees for gap in stay_gaps(work, ase.invoice(*lines) if lines else ase.invoice(Line())))
