"""Bank statements in each format, as banks write them; and files that are none, are cut, or set a trap."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chorus_desktop.domain.bank_line import BankLine
from chorus_desktop.domain.payment import PaymentSource
from chorus_desktop.domain.statement_columns import guess_columns, line_of
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.intake import camt, ofx
from chorus_desktop.intake.statements import read_file, read_pasted
from tests.helpers import banks, workbooks
from tests.helpers.banks import DAY, line

LINES = [line(), line(-1_200, "CB LIBRAIRIE DU PORT & CIE"), line(20_000, "VIR SGC FA2026-013", on=date(2026, 3, 13))]
BOMB = b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def read(folder, data, name="releve.csv"):
    path = folder / name
    path.write_bytes(data)
    return read_file(path)


def told(statement):
    """(day, cents, label) of each line, read through the guessed columns where it is a table."""
    lines = statement.lines
    if statement.is_table:
        chosen = guess_columns(statement.titles, [cells for _, cells in statement.rows], headed=statement.headed)
        lines = [said for _, cells in statement.rows if (said := line_of(chosen, cells).line)]
    return [(each.on, each.amount, each.label) for each in lines]


WANTED = told(type("S", (), {"is_table": False, "lines": LINES}))


@pytest.mark.parametrize("split", [True, False])
@pytest.mark.parametrize("encoding", ["cp1252", "utf-8-sig", "utf-16"])
def test_a_table_is_read_below_the_lines_of_its_account(tmp_path, split, encoding):
    statement = read(tmp_path, banks.csv(LINES, split=split, encoding=encoding))

    assert statement.source is PaymentSource.TABLE
    assert told(statement) == WANTED


@pytest.mark.parametrize("xml", [False, True])
def test_ofx_is_read_in_both_its_ways(tmp_path, xml):
    statement = read(tmp_path, banks.ofx(LINES, xml=xml), "releve.ofx")

    assert statement.source is PaymentSource.OFX
    assert told(statement) == WANTED
    assert [each.reference for each in statement.lines] == ["1 2026-03-12 39250", "2 2026-03-12 -1200", "3 2026-03-13 20000"]


@pytest.mark.parametrize(("version", "kind"), [("02", "053"), ("08", "053"), ("02", "054"), ("08", "054")])
def test_camt_is_read_in_any_version(tmp_path, version, kind):
    statement = read(tmp_path, banks.camt(LINES, version=version, kind=kind), "releve.xml")

    assert statement.source is PaymentSource.CAMT
    assert told(statement) == [(on, amount, f"DRFIP {label}") for on, amount, label in WANTED]
    assert statement.lines[0].reference == "REF1 0 2026-03-12 39250"


def test_a_grouped_entry_gives_its_transfers_where_it_tells_their_amounts():
    def details(*amounts):
        return "".join(
            f"<TxDtls><AmtDtls><TxAmt><Amt Ccy='EUR'>{amount}</Amt></TxAmt></AmtDtls><RmtInf><Strd><CdtrRefInf><Ref>FA{rank}</Ref>"
            f"</CdtrRefInf></Strd></RmtInf></TxDtls>"
            for rank, amount in enumerate(amounts)
        )

    def entry(inside, more=""):
        body = f"<Ntry><Amt Ccy='EUR'>30.00</Amt><CdtDbtInd>CRDT</CdtDbtInd>{more}<BookgDt><DtTm>2026-03-12T08:00:00</DtTm></BookgDt>"
        return f"<Document><BkToCstmrStmt>{body}<NtryDtls>{inside}</NtryDtls></Ntry></BkToCstmrStmt></Document>".encode()

    assert [(each.amount, each.label) for each in camt.read(entry(details("10.00", "20.00"))).lines] == [(1_000, "FA0"), (2_000, "FA1")]
    assert [each.amount for each in camt.read(entry(details("10.00", "10.00"))).lines] == [3_000]
    assert [each.amount for each in camt.read(entry(details("x", "20.00"))).lines] == [3_000]
    assert [each.amount for each in camt.read(entry("", "<RvslInd>true</RvslInd>")).lines] == [-3_000]


def test_what_is_not_booked_or_in_another_currency_is_left_out():
    assert (camt.read(banks.camt(LINES, status="PDNG")).lines, camt.read(banks.camt(LINES, status="PDNG")).left_out) == ((), 3)
    assert camt.read(banks.camt(LINES, currency="CHF")).left_out == 3
    assert camt.read(banks.camt(LINES).replace(b"2026-03-13", b"13/03")).left_out == 1
    assert ofx.read(banks.ofx(LINES, currency="USD")).left_out == 3
    assert ofx.read(banks.ofx(LINES).replace(b"20260313", b"mars")).left_out == 1


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "est vide"),
        (b"%PDF-1.7 releve", "est un PDF"),
        (b"<html><body>Connexion</body></html>", "page web"),
        (b'\xef\xbb\xbf<?xml version="1.0"?><facture/>', "page web"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)), "n’est pas un tableau"),
        (banks.ofx(LINES)[:-60], "est coupé"),
        (banks.ofx(LINES).replace(b"</STMTTRN>\r\n<STMTTRN>", b"<STMTTRN>"), "est coupé"),
        (banks.camt(LINES)[:-60], "coupé ou abîmé"),
        (banks.ofx([]), "aucune ligne"),
        (banks.camt([]), "aucune ligne"),
        (banks.csv([]), "aucune ligne"),
        (BOMB + b"<Document><BkToCstmrStmt>&b;</BkToCstmrStmt></Document>", "des définitions"),
        (b'<?xml version="1.0"?><!DOCTYPE OFX SYSTEM "x.dtd"><OFX></OFX>', "des définitions"),
        (b"<Document><BkToCstmrStmt>" + b"<a>" * 100, "des définitions"),
        ((BOMB.decode() + "<Document><BkToCstmrStmt>&b;</BkToCstmrStmt></Document>").encode("utf-16"), "des définitions"),
    ],
)
def test_what_is_no_statement_is_told_what_it_is(tmp_path, data, said):
    with pytest.raises(Trouble) as trouble:
        read(tmp_path, data)

    assert said in trouble.value.sentence
    assert trouble.value.what_to_do


def test_a_file_that_is_gone_too_large_or_too_long_is_told(tmp_path, monkeypatch):
    with pytest.raises(Trouble, match="ne peut pas être lu"):
        read_file(tmp_path / "parti.csv")
    monkeypatch.setattr("chorus_desktop.intake.statements.MOST_LINES", 2)
    for data in (banks.csv(LINES), banks.ofx(LINES)):
        with pytest.raises(Trouble, match="cent mille"):
            read(tmp_path, data)
    monkeypatch.setattr("chorus_desktop.intake.statements.LARGEST_BYTES", 10)
    with pytest.raises(Trouble, match="trop gros"):
        read(tmp_path, banks.csv(LINES))


def test_pasted_cells_and_pasted_lines_are_read():
    cells = "\n".join(f"{each.on:%d/%m/%Y}\t{each.label}\t{each.amount / 100:.2f}".replace(".", ",") for each in LINES)
    page = cells.replace("\t", "  ")

    assert told(read_pasted(cells)) == WANTED
    assert told(read_pasted(page)) == WANTED
    assert read_pasted(page).source is PaymentSource.PASTED
    with pytest.raises(Trouble, match="rien à coller"):
        read_pasted("  \n")


def test_a_sheet_of_members_is_read_as_a_table_whose_columns_are_not_known(tmp_path):
    statement = read(tmp_path, "Nom;Prénom;Ville\nA.;Lina;Cherbourg\nB.;Noé;Cherbourg\n".encode())

    assert "on" not in guess_columns(statement.titles, [cells for _, cells in statement.rows], headed=statement.headed)


LABELS = st.text(
    alphabet=st.characters(codec="cp1252", exclude_categories=("Cc", "Zs"), exclude_characters="<>&;\"'|"), min_size=1, max_size=60
)


@settings(max_examples=60)
@given(
    st.lists(
        st.builds(BankLine, on=st.dates(date(2020, 1, 1), date(2030, 1, 1)), amount=st.integers(1, 10**8), label=LABELS),
        min_size=1,
        max_size=6,
    )
)
def test_every_format_says_the_same_lines(lines):
    wanted = [(each.on, each.amount) for each in lines]

    for statement in (ofx.read(banks.ofx(lines)), ofx.read(banks.ofx(lines, xml=True)), camt.read(banks.camt(lines))):
        assert [(each.on, each.amount) for each in statement.lines] == wanted


@settings(max_examples=60)
@given(st.binary(max_size=300), st.sampled_from([b"", b"OFXHEADER:100\n<OFX><STMTTRN>", b"<Document><BkToCstmrStmt><Ntry>"]))
def test_rubbish_is_a_trouble_or_rows(tmp_path_factory, rubbish, head):
    path = tmp_path_factory.mktemp("x") / "f"
    path.write_bytes(head + rubbish)
    statement = None

    with suppress(Trouble):
        statement = read_file(path)

    assert statement is None or statement.rows or statement.lines or statement.left_out


def test_a_label_keeps_its_accents_and_day(tmp_path):
    statement = read(tmp_path, banks.ofx([line(label="Virement reçu été")]), "a.ofx")

    assert (statement.lines[0].label, statement.lines[0].on) == ("Virement reçu été", DAY)


def test_a_spreadsheet_is_read_with_its_days(tmp_path):
    rows = [("Compte de l’association",), ("Date", "Libellé", "Débit", "Crédit")]
    rows += [(each.on, each.label, *(("", each.amount / 100) if each.amount > 0 else (-each.amount / 100, ""))) for each in LINES]

    assert told(read(tmp_path, workbooks.xlsx(workbooks.sheet(rows)), "releve.xlsx")) == WANTED


@pytest.mark.parametrize("amount", ["NaN", "sNaN", "Infinity", "1E400", "1E30", "999999999999999999999", "beaucoup"])
def test_what_is_no_amount_leaves_its_line_out_and_keeps_the_others(amount):
    lines = [line(35_250), line(7_500, "VIR SGC FA2026-013")]
    for reader, made in ((camt, banks.camt(lines)), (ofx, banks.ofx(lines))):
        statement = reader.read(made.replace(b"352.50", amount.encode()))
        assert ([line.amount for line in statement.lines], statement.left_out) == ([7_500], 1)
