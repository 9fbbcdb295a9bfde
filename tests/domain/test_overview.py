"""What became of the invoices of a period, added up: four facts, each in its own month."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from chorus_desktop.domain.overview import Bill, Fact, Period, Receipt, Standing, Sums, counted, overview, received
from chorus_desktop.domain.overview_delays import Delay, delays

TODAY = date(2026, 7, 1)
ALL = Period()


def bill(key="a", **changes):
    values = {
        "id": key, "payer": "Ville", "season": "2025-2026", "total": 10_000, "net": 10_000, "void": False, "state": "finalised",
        "issued_on": "2026-01-31", "deposited_on": "", "accepted_on": "", "term": 30,
    }  # fmt: skip
    return Bill(**{**values, **changes})


def seen(*bills, receipts=(), period=ALL):
    paid = received(receipts)
    kept = counted(bills, period)
    return overview(kept, paid), delays(kept, paid, {}, TODAY)


def test_each_fact_stands_in_its_own_month():
    found, _ = seen(
        bill(deposited_on="2026-02-03", accepted_on="2026-04-01"),
        receipts=[Receipt("a", "2026-04-20", 4_000), Receipt("a", "2026-05-02", 6_000)],
    )

    assert [(item.title, item.sums) for item in found.slices] == [
        ("janvier 2026", Sums(10_000, 0, 0, 0)),
        ("février 2026", Sums(0, 10_000, 0, 0)),
        ("mars 2026", Sums()),
        ("avril 2026", Sums(0, 0, 10_000, 4_000)),
        ("mai 2026", Sums(0, 0, 0, 6_000)),
    ]
    assert found.total == Sums(10_000, 10_000, 10_000, 10_000)
    assert [item.short for item in found.slices][:2] == ["janv.", "févr."]
    assert (found.documents, found.by_year, found.expected, found.to_deposit) == (1, False, 0, 0)


def test_paid_without_being_accepted_is_paid_and_not_accepted():
    found, _ = seen(bill(deposited_on="2026-02-03"), receipts=[Receipt("a", "2026-03-01", 10_000)])

    assert found.total == Sums(10_000, 10_000, 0, 10_000)
    assert found.total.of(Fact.ACCEPTED) == 0


def test_what_will_never_be_paid_is_not_counted_and_a_credit_note_is_taken_off():
    found, _ = seen(bill(), bill("b", void=True, total=99_000), bill("c", total=-2_500, net=-2_500))

    assert (found.documents, found.total.billed, found.to_deposit) == (2, 7_500, 7_500)


def test_each_euro_billed_to_a_payer_stands_somewhere():
    found, _ = seen(
        bill(total=10_000, deposited_on="2026-02-01", accepted_on="2026-02-10"),
        bill("b", deposited_on="2026-02-01"),
        bill("c"),
        bill("d", payer="Département", total=30_000, net=30_000),
        receipts=[Receipt("a", "2026-03-01", 4_000)],
    )

    assert [item.payer for item in found.payers] == ["Département", "Ville"]
    assert found.payers[1].parts == {
        Standing.PAID: 4_000, Standing.ACCEPTED: 6_000, Standing.DEPOSITED: 10_000, Standing.WAITING: 10_000,
    }  # fmt: skip
    assert (found.expected, found.to_deposit) == (16_000, 40_000)
    assert all(item.label for item in (*Standing, *Fact))


def test_what_was_paid_before_the_invoice_is_not_awaited_and_too_much_is_not_owed_back():
    before = bill(total=10_000, net=7_000, deposited_on="2026-02-01")
    too_much = bill("b", deposited_on="2026-02-01")
    found, late = seen(before, too_much, receipts=[Receipt("a", "2026-03-01", 7_000), Receipt("b", "2026-03-01", 12_000)])

    assert found.expected == 0
    assert found.payers[0].parts[Standing.PAID] == 20_000
    assert (found.total.paid, late.late) == (19_000, 0)
    assert seen(before, receipts=[Receipt("a", "2026-03-01", 10_000)])[0].expected == 0


def test_a_period_is_a_season_a_year_or_all():
    bills = [bill(), bill("b", issued_on="2025-10-31"), bill("c", season="2024-2025", issued_on="2025-03-31")]

    assert [item.id for item in counted(bills, Period(season="2025-2026"))] == ["a", "b"]
    assert [item.id for item in counted(bills, Period(year="2025"))] == ["b", "c"]
    assert len(counted(bills, Period())) == 3
    assert [period.label for period in (Period("2025-2026"), Period(year="2026"), Period())] == [
        "Saison 2025-2026", "Année 2026", "Depuis le début",
    ]  # fmt: skip


def test_a_long_period_is_told_by_year():
    found, _ = seen(bill(issued_on="2020-05-31"), bill("b", issued_on="2026-01-31"))

    assert found.by_year
    assert [(item.title, item.short, item.sums.billed) for item in found.slices if item.sums.billed] == [
        ("2020", "2020", 10_000), ("2026", "2026", 10_000),
    ]  # fmt: skip
    assert len(found.slices) == 7


def test_nothing_gives_nothing():
    found, late = seen()

    assert (found.documents, found.slices, found.payers, found.total) == (0, (), (), Sums())
    assert (late.accepted, late.paid, late.late) == (Delay(), Delay(), 0)
    assert late.paid.sentence == ""


def test_delays_run_from_the_deposit():
    _, found = seen(
        bill("a", deposited_on="2026-02-01", accepted_on="2026-02-11"),
        bill("b", deposited_on="2026-02-01", accepted_on="2026-02-22"),
        bill("c", deposited_on="2026-06-20"),
        bill("d", deposited_on="2026-02-01", net=-500, total=-500),
        bill("e"),
        receipts=[Receipt("a", "2026-03-13", 10_000), Receipt("b", "2026-03-01", 2_500)],
    )

    assert found.accepted == Delay(2, 16, 21)
    assert found.paid == Delay(1, 40, 40)
    assert (found.late, found.late_amount, found.unheard) == (1, 7_500, 1)
    assert found.accepted.sentence == "la moitié en 16 jours au plus, la plus longue en 21 jours (2 factures)"
    assert found.paid.sentence == "40 jours (1 facture)"


ISO = st.dates(date(2020, 1, 1), date(2029, 12, 31)).map(date.isoformat)


@st.composite
def books(draw):
    bills, receipts = [], []
    for rank in range(draw(st.integers(0, 12))):
        total = draw(st.integers(-100_000, 100_000))
        deposited = draw(st.one_of(st.just(""), ISO))
        bills.append(
            bill(
                str(rank), payer=draw(st.sampled_from("ABC")), total=total, net=total, void=draw(st.booleans()), issued_on=draw(ISO),
                deposited_on=deposited, accepted_on=draw(st.one_of(st.just(""), ISO)) if deposited else "",
            )
        )  # fmt: skip
        receipts += (
            [Receipt(str(rank), day, draw(st.integers(-100_000, 100_000))) for day in draw(st.lists(ISO, max_size=3))] if deposited else []
        )
    return bills, receipts


@given(books())
def test_nothing_is_lost_between_months_payers_and_total(book):
    bills, receipts = book
    kept = counted(bills, Period())
    found = overview(kept, received(receipts))
    ids = {item.id for item in kept}

    for fact in Fact:
        whole = found.total.of(fact)
        assert sum(item.sums.of(fact) for item in found.slices) == whole
        assert sum(item.sums.of(fact) for item in found.payers) == whole
    assert found.total.billed == sum(item.total for item in kept)
    assert found.total.paid == sum(item.amount for item in receipts if item.invoice in ids)
    for payer in found.payers:
        assert sum(payer.parts.values()) == payer.sums.billed
    paid = sum(item.parts[Standing.PAID] for item in found.payers)
    assert found.expected + found.to_deposit + paid == found.total.billed
