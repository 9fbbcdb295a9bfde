"""Tables as files of a spreadsheet: a workbook whose dates are dates and amounts numbers, or one CSV as a French Excel opens it."""

import csv
import io
from collections.abc import Sequence
from datetime import UTC, datetime

from xlsxwriter import Workbook

from chorus_desktop.domain.exported import ExportTable, csv_cell

_WIDTHS = {"day": 12, "euros": 14}
_LEAST, _MOST = 10, 48
_LONGEST = 32_767
"""What a cell of a workbook holds at most; a longer text would be left out whole."""
_MOMENT = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""Written in the workbook in place of the clock: the same tables give the same bytes."""


def csv_file(table: ExportTable) -> bytes:
    """Semicolons, CRLF, UTF-8 with the mark by which Excel knows it."""
    sheet = io.StringIO()
    writer = csv.writer(sheet, delimiter=";", lineterminator="\r\n")
    writer.writerow([column.title for column in table.columns])
    kinds = [column.kind for column in table.columns]
    writer.writerows([csv_cell(value, kind) for value, kind in zip(row, kinds, strict=True)] for row in table.rows)
    return sheet.getvalue().encode("utf-8-sig")


def workbook(tables: Sequence[ExportTable]) -> bytes:
    """One sheet for each table, its titles frozen and its rows ready to be filtered; texts are never formulas nor links."""
    kept = io.BytesIO()
    book = Workbook(kept, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False})
    book.set_properties({"created": _MOMENT})
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    formats = {
        "text": None,
        "day": book.add_format({"num_format": "dd/mm/yyyy"}),
        "euros": book.add_format({"num_format": '#,##0.00\\ "€"'}),
    }
    for table in tables:
        sheet = book.add_worksheet(table.name)
        sheet.freeze_panes(1, 0)
        for place, column in enumerate(table.columns):
            sheet.write_string(0, place, column.title, head)
            texts = [len(str(row[place] or "")) for row in table.rows] if column.kind == "text" else []
            sheet.set_column(place, place, _WIDTHS.get(column.kind) or max(_LEAST, min(_MOST, max(texts, default=0), _MOST) + 2), None)
        for line, row in enumerate(table.rows, start=1):
            for place, (value, column) in enumerate(zip(row, table.columns, strict=True)):
                if value is None or value == "":
                    continue
                if column.kind == "euros":
                    sheet.write_number(line, place, int(value) / 100, formats["euros"])
                elif column.kind == "day":
                    sheet.write_datetime(line, place, datetime.fromisoformat(str(value)), formats["day"])
                else:
                    sheet.write_string(line, place, str(value)[:_LONGEST])
        if table.rows:
            sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    book.close()
    return kept.getvalue()
