"""Tables as people have them; whatever is wrong with a file is a sentence."""

import codecs
import contextlib
import hashlib
import zipfile
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.intake import tables, workbooks
from chorus_desktop.intake.formulas import unvalued
from chorus_desktop.intake.tables import open_table
from tests.helpers.workbooks import ods, ods_row, packed, sheet, xlsx

ROWS = [("SIRET", "Raison sociale"), ("20005684400018", "Cherbourg-en-Cotentin, « mairie »"), ("22930008201453", "Seine;Saint|Denis – été")]


@pytest.fixture
def written(tmp_path):
    def write(data, name="annuaire.csv"):
        path = tmp_path / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return path

    return write


def read(path):
    table = open_table(path)
    return table.titles, [row.cells for row in table.rows()]


def quoted(separator):
    return "\r\n".join(separator.join(f'"{cell}"' for cell in row) for row in ROWS)


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
def test_any_encoding_and_separator_is_found(written, separator, encoding):
    assert read(written(quoted(separator).encode(encoding))) == (ROWS[0], ROWS[1:])


def test_a_cell_may_hold_several_lines_and_quotes(written):
    path = written('Nom;Adresse\nVille;"1 rue ""Neuve""\n50100 Ville"\n')

    assert read(path)[1] == [("Ville", '1 rue "Neuve" 50100 Ville')]


def test_rows_keep_the_number_that_a_spreadsheet_shows(written):
    path = written("Liste des structures\n\nSIRET;Nom\n;\n20005684400018;Ville\n\n22930008201453;Département\n")
    table = open_table(path)

    assert table.titles == ("SIRET", "Nom")
    assert [(row.number, row.cells[1]) for row in table.rows()] == [(5, "Ville"), (7, "Département")]


def test_a_table_without_titles_gives_numbers_to_its_columns(written):
    table = open_table(written("20005684400018;Ville\n22930008201453;Département;93\n"))

    assert (table.headed, table.titles) == (False, ("Colonne 1", "Colonne 2", "Colonne 3"))
    assert len(list(table.rows())) == 2


def test_a_column_without_a_title_is_counted(written):
    assert open_table(written("SIRET;;Nom\n1;2;3\n")).titles == ("SIRET", "Colonne 2", "Nom")


def test_one_column_is_a_table_too(written):
    assert read(written("Nom\nLéa\nNoé\n")) == (("Nom",), [("Léa",), ("Noé",)])


@pytest.mark.parametrize("make", [lambda rows: xlsx(sheet(rows)), lambda rows: ods("".join(ods_row(*map(str, row)) for row in rows))])
def test_spreadsheets_are_read(written, make):
    assert read(written(make(ROWS), "annuaire.xlsx")) == (ROWS[0], ROWS[1:])


def test_numbers_of_a_spreadsheet_are_read_as_french_writes_them(written):
    rows = [("SIRET", "Prix", "Actif", "Vide"), (20005684400018, 7.5, True, ""), (22930008201453, 3, False, "#N/A")]

    assert read(written(xlsx(sheet(rows))))[1] == [("20005684400018", "7,5", "oui", ""), ("22930008201453", "3", "non", "#N/A")]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (date(2026, 3, 1), "01/03/2026"),
        (datetime.combine(date(2026, 3, 1), time()), "01/03/2026"),
        (datetime.combine(date(2026, 3, 1), time(8, 30)), "01/03/2026 08:30"),
        (1e20, "1e+20"),
    ],
)
def test_days_are_read_as_french_writes_them(value, text):
    assert workbooks._text(value) == text


def test_the_first_sheet_that_holds_something_is_read(written):
    assert read(written(xlsx("", sheet(ROWS))))[1] == ROWS[1:]


def test_what_stands_above_the_first_filled_row_counts(written):
    rows = '<row r="4"><c r="B4" t="inlineStr"><is><t>Nom</t></is></c><c r="C4" t="inlineStr"><is><t>Ville</t></is></c></row>'
    rows += '<row r="6"><c r="B6" t="inlineStr"><is><t>Léa</t></is></c></row>'

    (row,) = open_table(written(xlsx(rows))).rows()

    assert row.number == 6


def test_a_sheet_padded_to_its_last_row_is_read(written):
    """What spreadsheets really write: the rest of the sheet as one blank row repeated a million times."""
    padded = ods("".join(ods_row(*row, blank=16_382) for row in ROWS) + ods_row(repeated=1_048_573, blank=16_384))

    assert read(written(padded))[1] == ROWS[1:]


def corner(place):
    return f'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="{place}"><v>2</v></c></row>'


def bomb():
    return packed({"xl/workbook.xml": "0" * 1000, "xl/worksheets/sheet1.xml": " " * 40_000_000})


def cut(data):
    return data[: len(data) // 2]


def flipped(data):
    place = data.index(b"xl/worksheets/sheet1.xml") + 60
    return data[:place] + bytes(byte ^ 0x5A for byte in data[place : place + 40]) + data[place + 40 :]


JUNK = b"".join(hashlib.sha256(bytes([rank])).digest() for rank in range(256))
NOT_WRITTEN = {*map(chr, range(32)), "\x7f", "\u2028"}
BAD = {
    "empty": b"",
    "only blank lines": b"\r\n;;\r\n \r\n",
    "only a mark": codecs.BOM_UTF8,
    "zeros": b"\0" * 4000,
    "a zero further on": b"SIRET;Nom\n" + b"1;Ville\n" * 20_000 + b"2;\0\n",
    "junk": JUNK,
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20,
    "a PDF": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n" + bytes(range(256)) * 4,
    "half a character of UTF-16": "SIRET;Nom\nVille".encode("utf-16")[:-1],
    "a zip of something else": packed({"lisez-moi.txt": "bonjour"}),
    "the start of a zip": b"PK\x03\x04" + b"junk" * 30,
    "half a spreadsheet": cut(xlsx(sheet(ROWS))),
    "a damaged spreadsheet": flipped(xlsx(sheet(ROWS * 50))),
    "an empty spreadsheet": xlsx(""),
    "old spreadsheet, only its start": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000,
    "old spreadsheet, junk": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + JUNK,
    "one cell in the last corner": xlsx(corner("XFD1048576")),
    "a cell far below, and one far right": xlsx(corner("A1048576") + '<row r="2"><c r="XFD2"><v>1</v></c></row>'),
    "cells that do not say where they are": xlsx("<row>" + "<c><v>1</v></c>" * 16_000 + "</row>" + "<row><c><v>1</v></c></row>" * 30_000),
    "a cell repeated over the whole sheet": ods(
        '<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384" '
        'office:value-type="string"><text:p>a</text:p></table:table-cell></table:table-row>'
    ),
    "a name that stands for billions": ods(ods_row("Nom"), '<!DOCTYPE a [<!ENTITY b "bbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]>'),
    "a quote never closed": b'SIRET;Nom\n1;"Ville\n' + b"2;Autre\n" * 20_000,
    "a cell without end": b"Nom;Ville\n" + b"x" * 40_000 + b";y\n",
    "too many columns": b";".join(b"titre" for _ in range(600)) + b"\n",
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_a_sentence(written, name):
    with pytest.raises(Trouble) as refused:
        read(written(BAD[name]))

    assert refused.value.sentence.endswith(".")
    assert refused.value.what_to_do


def test_what_unpacks_beyond_measure_is_refused_before_it_is(written, monkeypatch):
    monkeypatch.setattr(workbooks, "LARGEST_UNPACKED", 30_000_000)

    with pytest.raises(Trouble, match="trop gros"):
        open_table(written(bomb()))


@pytest.mark.parametrize(("where", "limit"), [(tables, "LARGEST_BYTES"), (workbooks, "LARGEST_OLD")])
def test_a_file_beyond_measure_is_refused(written, monkeypatch, where, limit):
    monkeypatch.setattr(where, limit, 3)

    with pytest.raises(Trouble, match="trop gros"):
        open_table(written(BAD["old spreadsheet, only its start"]))


def test_a_table_beyond_measure_is_refused(written, monkeypatch):
    monkeypatch.setattr(tables, "MOST_ROWS", 50)

    with pytest.raises(Trouble, match="lignes"):
        read(written("Nom\n" + "Léa\n" * 60))


def test_a_file_that_is_gone_is_said(tmp_path):
    with pytest.raises(Trouble, match=r"disparu\.csv"):
        open_table(tmp_path / "disparu.csv")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_a_table_or_a_sentence(written, data):
    with contextlib.suppress(Trouble):
        titles, rows = read(written(data))
        assert titles
        assert all(not NOT_WRITTEN & set(cell) for row in rows for cell in row)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_what_is_pasted_is_cut_by_tabs(end):
    pasted = tables.Pasted(f"Nom\tNote{end}Léa\tbien, très bien; oui{end}\tseule{end}Noé\t{end}")

    assert read(pasted) == (("Nom", "Note"), [("Léa", "bien, très bien; oui"), ("", "seule"), ("Noé", "")])


def test_a_pasted_cell_may_hold_several_lines():
    assert read(tables.Pasted('Nom\tAdresse\nLéa\t"1 rue\nNeuve"\n'))[1] == [("Léa", "1 rue Neuve")]


def test_what_is_pasted_from_a_text_has_another_separator():
    assert read(tables.Pasted("Nom;Ville\nLéa;Ici\n"))[1] == [("Léa", "Ici")]


@pytest.mark.parametrize("text", ["", "  \n\t\n"])
def test_nothing_pasted_is_said(text):
    with pytest.raises(Trouble) as told:
        open_table(tables.Pasted(text))

    assert "rien à coller" in told.value.sentence


def test_titles_are_those_that_the_kind_of_table_knows():
    pasted = tables.Pasted("Club\tSaison\nEnfant\t07/01\nLéa\tP\n")

    table = open_table(pasted, lambda rows: next(place for place, row in enumerate(rows) if row[0] == "Enfant"))
    assert (table.titles, table.headed, table.start) == (("Enfant", "07/01"), True, 3)

    table = open_table(pasted, lambda _: None)
    assert (table.titles, table.headed, table.start) == (("Colonne 1", "Colonne 2"), False, 1)


def merged(*places):
    """A sheet of two columns whose cells are merged at these places."""
    rows = sheet([("Enfant", "Groupe"), ("Léa", "Petits"), ("", "Grands"), ("Noé", ""), ("", "")])
    ends = "".join(f'<mergeCell ref="{place}"/>' for place in places)
    return xlsx(f"{rows}</sheetData><mergeCells>{ends}</mergeCells><sheetData>")


def test_cells_merged_downwards_hold_their_text_in_each_row(written):
    cells = read(written(merged("A2:A3", "B3:B5", "A4:B4"), "groupes.xlsx"))[1]

    assert cells == [("Léa", "Petits"), ("Léa", "Grands"), ("Noé", "Grands"), ("", "Grands")]


def test_a_formula_without_its_value_stands_as_it_is_written(written):
    row = '<row r="{}"><c r="A{}" t="inlineStr"><is><t>{}</t></is></c><c r="B{}" s="1">{}</c></row>'
    lines = [row.format(1, 1, "Enfant", 1, "<v>1</v>"), row.format(2, 2, "Léa", 2, "<f>B1&amp;C1</f><v>7</v>")]
    lines += [row.format(3, 3, "Noé", 3, "<f>B1&amp;C1</f>"), row.format(4, 4, "Zoé", 4, '<f t="shared" si="0"/><v/>')]
    lines += [row.format(5, 5, "Ana", 5, "<f>1</f><v></v>")]

    rows = read(written(xlsx("", "".join(lines)), "calcul.xlsx"))[1]

    assert [cells[1:] for cells in rows[-4:]] == [("7",), ("=B1&C1",), ("=?",), ("=1",)]


def test_a_workbook_that_does_not_name_its_parts_is_read_without_them(written):
    parts = dict.fromkeys(("[Content_Types].xml", "content.xml"), "")
    path = written(packed(parts), "vide.xlsx")
    with zipfile.ZipFile(path) as opened:
        assert unvalued(opened, 0) == {}


@pytest.mark.parametrize(("value", "text"), [(time(9, 5), "09:05"), (timedelta(hours=25, minutes=30), "25:30")])
def test_times_are_read_as_lengths_of_time(value, text):
    assert workbooks._text(value) == text
