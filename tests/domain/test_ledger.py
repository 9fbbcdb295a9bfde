"""Documents and payments as balanced entries, written as the tax code's file and read again."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chorus_desktop.domain import fec
from chorus_desktop.domain.accounts import Accounts, Span, account_problems, span_problems
from chorus_desktop.domain.invoice import DocumentKind
from chorus_desktop.domain.ledger import Posted, entries
from chorus_desktop.domain.payment import Payment, Share
from chorus_desktop.domain.references import InvoiceNumber
from chorus_desktop.services import portal_data
from tests.helpers import examples, fec_reading

ACCOUNTS = portal_data.accounting().defaults
YEAR = (date(2026, 1, 1), date(2026, 12, 31))
SIRET = "21500129600014"


def document(number="FA2026-001", cents=35_250, vat=0, on=date(2026, 1, 31), kind=DocumentKind.INVOICE):
    issued = examples.issued(number)
    totals = issued.totals.model_copy(update={"with_vat": cents, "vat": vat, "before_vat": cents - vat, "net": cents})
    return issued.model_copy(update={"number": InvoiceNumber(number), "totals": totals, "issued_on": on, "kind": kind})


def sides(entry):
    return [(line.account, line.debit, line.credit) for line in entry.lines]


def written(posted, payments=(), span=YEAR):
    return entries(posted, payments, ACCOUNTS, *span)


def test_an_invoice_is_owed_by_its_payer():
    (entry,) = written({"a": Posted(document())})

    assert sides(entry) == [("411", 35_250, 0), ("706", 0, 35_250)]
    assert (entry.journal, entry.piece, entry.on) == ("VE", "FA2026-001", date(2026, 1, 31))
    assert entry.lines[0].party == str(document().buyer.siret)
    assert entry.lines[0].party_name == document().buyer.name
    assert entry.lines[1].party == ""


def test_vat_has_its_own_account():
    (entry,) = written({"a": Posted(document(cents=12_000, vat=2_000))})

    assert sides(entry) == [("411", 12_000, 0), ("706", 0, 10_000), ("44571", 0, 2_000)]


def test_a_credit_note_is_the_other_way_round():
    (entry,) = written({"a": Posted(document("AV2026-001", cents=12_000, vat=2_000, kind=DocumentKind.CREDIT_NOTE))})

    assert sides(entry) == [("411", 0, 12_000), ("706", 10_000, 0), ("44571", 2_000, 0)]
    assert entry.label.startswith("Avoir AV2026-001 ")


def test_what_was_never_sent_has_no_entry_and_what_was_rejected_is_written_back():
    found = written({"a": Posted(document(), absent=True), "b": Posted(document("FA2026-002"), reversed_on=date(2026, 3, 2))})

    assert [(entry.on, sides(entry)) for entry in found] == [
        (date(2026, 1, 31), [("411", 35_250, 0), ("706", 0, 35_250)]),
        (date(2026, 3, 2), [("411", 0, 35_250), ("706", 35_250, 0)]),
    ]
    assert found[1].label.startswith("Rejet Facture FA2026-002")


def test_a_payment_settles_what_it_names_and_the_rest_waits():
    posted = {"a": Posted(document()), "c": Posted(document("AV2026-001", kind=DocumentKind.CREDIT_NOTE))}
    shares = (Share(invoice="a", amount=35_250), Share(invoice="c", amount=-5_000), Share(invoice="gone", amount=1_000))
    (entry,) = written(posted, [Payment(on=date(2026, 4, 2), amount=32_000, label="VIR DGFIP", shares=shares)], (date(2026, 4, 1), YEAR[1]))

    assert sides(entry) == [("512", 32_000, 0), ("411", 0, 35_250), ("411", 5_000, 0), ("411", 0, 1_000), ("4718", 0, 750)]
    assert (entry.journal, entry.piece, entry.label) == ("BQ", "VIR 20260402", "Paiement FA2026-001 et AV2026-001")


def test_a_payment_of_nothing_known_keeps_its_words():
    found = written(
        {}, [Payment(on=date(2026, 4, 2), amount=100, reference="R" * 60, label="VIR DGFIP"), Payment(on=date(2026, 4, 3), amount=200)]
    )

    assert [(entry.piece, entry.label) for entry in found] == [("R" * 40, "Paiement VIR DGFIP"), ("VIR 20260403", "Paiement reçu")]


def test_only_the_days_asked_for_oldest_first():
    posted = {
        "b": Posted(document("FA2026-002", on=date(2026, 2, 28))),
        "a": Posted(document()),
        "z": Posted(document("FA2025-001", on=date(2025, 12, 31))),
    }

    assert [entry.piece for entry in written(posted)] == ["FA2026-001", "FA2026-002"]


def test_a_document_of_nothing_has_no_entry():
    assert written({"a": Posted(document(cents=0))}) == ()


MONEY = st.integers(-10_000_000, 10_000_000)
DAYS = st.dates(date(2025, 6, 1), date(2027, 6, 30))


@st.composite
def books(draw):
    posted = {}
    for rank in range(draw(st.integers(0, 8))):
        cents = draw(st.integers(0, 10_000_000))
        kind = draw(st.sampled_from(DocumentKind))
        made = document(f"FA2026-{rank + 1:03}", cents, draw(st.integers(0, cents)), draw(DAYS), kind)
        posted[str(rank)] = Posted(made, draw(st.booleans()), draw(st.one_of(st.none(), DAYS)))
    payments = [
        Payment(
            on=draw(DAYS), amount=draw(st.integers(1, 10_000_000)), label=draw(st.text(max_size=30)), reference=draw(st.text(max_size=50)),
            shares=tuple(Share(invoice=key, amount=draw(MONEY)) for key in draw(st.lists(st.sampled_from([*posted, "gone"]), unique=True, max_size=3))),
        )
        for _ in range(draw(st.integers(0, 5)))
    ]  # fmt: skip
    return posted, payments


@given(books())
def test_every_file_is_balanced_and_says_again_what_the_documents_and_payments_say(book):
    posted, payments = book
    found = written(posted, payments)
    content = fec.text(fec.rows(found))
    read = fec_reading.read(content.encode(fec.ENCODING).decode(fec.ENCODING))

    assert [number for number, _ in fec_reading.grouped(read)] == [str(rank) for rank in range(1, len(found) + 1)]
    for _, lines in fec_reading.grouped(read):
        assert sum(line.debit for line in lines) == sum(line.credit for line in lines) > 0
        assert len({(line.journal, line.on, line.piece) for line in lines}) == 1
        assert all(line.debit >= 0 and line.credit >= 0 and not (line.debit and line.credit) for line in lines)
    assert [line.on for line in read] == sorted(line.on for line in read)

    def inside(day):
        return YEAR[0] <= day <= YEAR[1]

    def owed(account, side):
        return sum(line.debit - line.credit for line in read if line.account == account) * side

    standing = [item for item in posted.values() if not item.absent]
    signed = [(item, item.document.kind.sign) for item in standing]
    weight = [
        (item.document.totals, sign * (inside(item.document.issued_on) - (item.reversed_on is not None and inside(item.reversed_on))))
        for item, sign in signed
    ]
    came = [payment for payment in payments if inside(payment.on)]
    assert owed("706", -1) == sum((totals.with_vat - totals.vat) * count for totals, count in weight)
    assert owed("44571", -1) == sum(totals.vat * count for totals, count in weight)
    assert owed("512", 1) == sum(payment.amount for payment in came)
    shares = sum(share.amount for payment in came for share in payment.shares)
    assert owed("411", 1) == sum(totals.with_vat * count for totals, count in weight) - shares
    assert owed("4718", -1) == sum(payment.left for payment in came)


def test_the_file_has_its_name_its_columns_and_french_amounts():
    rows = fec.rows(written({"a": Posted(document(cents=123_405))}))

    assert fec.name("123456782", date(2026, 12, 31)) == "123456782FEC20261231.txt"
    head, *lines = fec.text(rows).split("\r\n")
    assert head.split("\t") == list(fec.COLUMNS)
    assert len(fec.COLUMNS) == 18
    cells = dict(zip(fec.COLUMNS, lines[0].split("\t"), strict=True))
    assert (cells["Debit"], cells["Credit"], cells["EcritureDate"], cells["EcritureNum"]) == ("1234,05", "0,00", "20260131", "1")
    assert (cells["CompteNum"], cells["CompteLib"], cells["PieceDate"], cells["ValidDate"]) == ("411", "Usagers", "20260131", "20260131")
    assert lines[-1] == ""


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("L’école\t«\u00a0A|B\u00a0»\r\nfin", "L'école « A/B » fin"),
        ("Œuvre à 5 €", "Œuvre à 5 €"),
        ("Ünï ą 东", "Ünï a ?"),
        ('dit "ici"', "dit 'ici'"),
        ("A｜B ＂C＂ ¸ D\0", "A/B 'C' D"),
        ("x" * 300, "x" * 200),
    ],
)
def test_a_text_never_breaks_the_file(said, kept):
    assert fec.clean(said) == kept


@given(st.text())
def test_any_text_fits_in_one_cell(said):
    kept = fec.clean(said)

    assert not set(kept) & set('\t\r\n|"')
    kept.encode(fec.ENCODING)
    assert fec.clean(kept) == kept


def test_accounts_are_checked_and_empty_ones_are_as_proposed():
    typed = Accounts(customer="41", bank="512A", sales_code="V", vat="TVA", product="7061")

    assert [(problem.where, problem.code) for problem in account_problems(typed)] == [
        ("customer", "accounts.number"), ("vat", "accounts.number"), ("sales_code", "accounts.journal"),
    ]  # fmt: skip
    assert all("\u00a0»" in problem.sentence for problem in account_problems(typed))
    assert account_problems(ACCOUNTS) == ()
    whole = Accounts(bank="512A").over(ACCOUNTS)
    assert (whole.bank, whole.customer) == ("512A", "411")


@pytest.mark.parametrize(
    ("span", "found"),
    [
        (Span(), [("first", "span.missing")]),
        (Span(first=YEAR[0]), [("last", "span.missing")]),
        (Span(first=YEAR[1], last=YEAR[0]), [("last", "span.order")]),
        (Span(first=YEAR[0], last=YEAR[1]), []),
    ],
)
def test_the_days_to_export(span, found):
    assert [(problem.where, problem.code) for problem in span_problems(span)] == found
