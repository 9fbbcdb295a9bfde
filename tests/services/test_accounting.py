"""Accounting entries of a real data file: what each document leaves in them, the accounts she chooses, the file read again."""

import csv
import io
from datetime import date

import pytest

from chorus_desktop.domain import fec
from chorus_desktop.domain.invoice import DocumentKind
from chorus_desktop.domain.references import InvoiceNumber
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.services import accounting
from tests.helpers import books, fec_reading
from tests.helpers.stores import document, judo, opened

YEAR = {"first": "01/01/2026", "last": "31/12/2026"}


@pytest.fixture
def store(tmp_path):
    store = opened(tmp_path)
    yield store
    store.close()


@pytest.fixture
def club(store):
    return judo(store)


def written(club, tmp_path, **days):
    told = accounting.write_entries(club.store, club.association, {**YEAR, **days}, tmp_path / "a.txt")
    return told, fec_reading.read(told.path.read_text(encoding=fec.ENCODING))


def of(lines, piece):
    return [(line.on, line.account, line.debit, line.credit) for line in lines if line.piece == piece]


def test_the_year_is_written_document_by_document(club, tmp_path):
    books.year(club)
    told, lines = written(club, tmp_path)

    assert of(lines, "FA2026-001") == [("20260131", "411", 52_500, 0), ("20260131", "706", 0, 52_500)]
    assert of(lines, "AV2026-001") == [("20260315", "411", 0, 2_500), ("20260315", "706", 2_500, 0)]
    assert of(lines, "FA2026-004") == [], "cancelled before its deposit: nobody ever owed it"
    assert of(lines, "FA2026-005") == [
        ("20260430", "411", 44_000, 0), ("20260430", "706", 0, 44_000), ("20260520", "411", 0, 44_000), ("20260520", "706", 44_000, 0),
    ]  # fmt: skip
    assert of(lines, "VIR 20260420") == [("20260420", "512", 20_000, 0), ("20260420", "411", 0, 22_500), ("20260420", "411", 2_500, 0)]
    assert of(lines, "VIR 20260505") == [("20260505", "512", 1_000, 0), ("20260505", "4718", 0, 1_000)]
    assert (told.entries, told.absent) == (7 + 1 + 3, 1)
    # What is still owed: 255 + 612,50 + 440 + 300.
    assert sum(line.debit - line.credit for line in lines if line.account == "411") == 160_750
    assert {(line.account, line.party) for line in lines if line.party} == {("411", str(document().buyer.siret))}
    for _, entry in fec_reading.grouped(lines):
        assert sum(line.debit - line.credit for line in entry) == 0


def test_a_rejected_invoice_that_a_credit_note_takes_back_is_not_taken_back_twice(club, tmp_path):
    books.year(club)
    books.issue(club, "AV2026-002", 44_000, date(2026, 5, 25), kind=DocumentKind.CREDIT_NOTE, original_number=InvoiceNumber("FA2026-005"))
    books.issue(club, "AV2026-003", 99_900, date(2026, 5, 26), kind=DocumentKind.CREDIT_NOTE, original_number=InvoiceNumber("FA2026-004"))
    told, lines = written(club, tmp_path)

    assert len(of(lines, "FA2026-005")) == 2
    assert of(lines, "AV2026-002") == [("20260525", "411", 0, 44_000), ("20260525", "706", 44_000, 0)]
    assert of(lines, "AV2026-003") == []
    assert told.absent == 2


def test_what_a_credit_note_took_back_in_part_is_settled_when_the_invoice_is_rejected(club, tmp_path):
    books.year(club)
    books.issue(club, "AV2026-002", 4_000, date(2026, 5, 5), kind=DocumentKind.CREDIT_NOTE, original_number=InvoiceNumber("FA2026-005"))
    for first in ("01/01/2026", "10/05/2026"):
        _, lines = written(club, tmp_path, first=first)
        both = [*of(lines, "FA2026-005"), *of(lines, "AV2026-002")]
        before = 40_000 if first == "10/05/2026" else 0
        assert before + sum(debit - credit for _, account, debit, credit in both if account == "411") == 0, "nobody owes anything"
        assert ("20260520", "411", 4_000, 0) in of(lines, "AV2026-002")


def test_vat_and_her_own_accounts(club, tmp_path):
    books.issue(club, "FA2026-001", 12_000, date(2026, 1, 31), vat=2_000)
    accounting.save(club.store, club.association, {"bank": "512A", "product": "7061", "sales_code": "FAC", "customer": ""})
    _, lines = written(club, tmp_path)

    assert of(lines, "FA2026-001") == [("20260131", "411", 12_000, 0), ("20260131", "7061", 0, 10_000), ("20260131", "44571", 0, 2_000)]
    assert {line.journal for line in lines} == {"FAC"}


def test_a_rejection_of_another_year_is_written_back_in_that_year(club, tmp_path):
    books.year(club)
    _, lines = written(club, tmp_path, first="01/05/2026")

    assert of(lines, "FA2026-005") == [("20260520", "411", 0, 44_000), ("20260520", "706", 44_000, 0)]
    assert of(lines, "VIR 20260420") == []


def test_accounts_are_kept_as_typed_and_said_when_wrong(club, tmp_path):
    books.year(club)
    view = accounting.save(club.store, club.association, {"bank": "Banque postale", "vat": "44571"})

    assert view.typed["bank"] == "Banque postale"
    assert [(problem.where, problem.code) for problem in view.problems] == [("bank", "accounts.number")]
    with pytest.raises(Trouble, match="Banque postale"):
        written(club, tmp_path)
    assert not (tmp_path / "a.txt").exists()
    assert accounting.save(club.store, club.association, {"bank": ""}).typed["bank"] == "512"
    assert accounting.view(club.store, club.association).association == "Judo Club de la Baie"


def test_the_csv_has_the_same_cells(club, tmp_path):
    books.year(club)
    _, lines = written(club, tmp_path)
    path = accounting.write_entries(club.store, club.association, YEAR, tmp_path / "a.csv").path
    rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline=""), delimiter=";"))

    assert rows[0] == list(fec.COLUMNS)
    assert [(row[2], row[4], row[11]) for row in rows[1:]] == [
        (line.number, line.account, f"{line.debit // 100},{line.debit % 100:02}") for line in lines
    ]


def test_its_name_is_that_of_the_article(club):
    assert accounting.file_name(club.store, club.association, YEAR) == "123456782FEC20261231.txt"
    assert accounting.offered(date(2027, 3, 1)).typed == {"first": "01/01/2027", "last": "31/12/2027"}
    assert accounting.offered(date(2027, 3, 1)).readers[0].name == "Paheko"


@pytest.mark.parametrize("days", [{"first": "01/01/2030", "last": "31/12/2030"}, {"first": ""}, {"last": "31/12/2020"}])
def test_nothing_to_write_writes_nothing(club, tmp_path, days):
    books.year(club)

    with pytest.raises(Trouble):
        written(club, tmp_path, **days)
    assert not (tmp_path / "a.txt").exists()
