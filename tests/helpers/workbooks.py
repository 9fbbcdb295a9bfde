"""Spreadsheets written by hand, sound or broken on purpose."""

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from xml.sax.saxutils import escape

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SHEETS = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'


def packed(parts: Mapping[str, str]) -> bytes:
    """A zip archive."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text, zipfile.ZIP_STORED if name == "mimetype" else None)
    return buffer.getvalue()


def xlsx(*sheets: str) -> bytes:
    """An XLSX whose sheets hold this XML of rows."""
    numbers = range(1, len(sheets) + 1)
    kinds = "".join(f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{_SHEETS}.worksheet+xml"/>' for n in numbers)
    named = "".join(f'<sheet name="Feuille {n}" sheetId="{n}" r:id="rId{n}"/>' for n in numbers)
    related = "".join(f'<Relationship Id="rId{n}" Type="{_RELATIONS}/worksheet" Target="worksheets/sheet{n}.xml"/>' for n in numbers)
    parts = {
        "[Content_Types].xml": f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_SHEETS}.sheet.main+xml"/>{kinds}</Types>',
        "_rels/.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheets>{named}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{related}</Relationships>',
    }
    for number, rows in zip(numbers, sheets, strict=True):
        parts[f"xl/worksheets/sheet{number}.xml"] = f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData></worksheet>'
    return packed(parts)


def sheet(rows: Iterable[Sequence[object]]) -> str:
    """The XML of rows for ``xlsx``: texts as texts, numbers as numbers, days as days."""
    return "".join(
        f'<row r="{number}">{"".join(_cell(f"{chr(65 + place)}{number}", value) for place, value in enumerate(row))}</row>'
        for number, row in enumerate(rows, start=1)
    )


def _cell(where: str, value: object) -> str:
    if isinstance(value, date):
        return f'<c r="{where}" t="d"><v>{value.isoformat()}</v></c>'
    if isinstance(value, bool):
        return f'<c r="{where}" t="b"><v>{int(value)}</v></c>'
    if isinstance(value, int | float):
        return f'<c r="{where}"><v>{value}</v></c>'
    return f'<c r="{where}" t="inlineStr"><is><t>{escape(str(value))}</t></is></c>'


def ods(rows: str, prologue: str = "") -> bytes:
    """An ODS whose one sheet holds this XML of rows."""
    names = "".join(f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text"))
    manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    return packed(
        {
            "mimetype": kind,
            "META-INF/manifest.xml": f'{_HEAD}<manifest:manifest xmlns:manifest="{manifest}"><manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/></manifest:manifest>',
            "content.xml": f"{_HEAD}{prologue}<office:document-content{names}><office:body><office:spreadsheet>"
            f'<table:table table:name="Feuille">{rows}</table:table></office:spreadsheet></office:body></office:document-content>',
        }
    )


def ods_row(*texts: str, repeated: int = 1, blank: int = 0) -> str:
    """The XML of a row for ``ods``: texts, then cells left blank, as often as said."""
    cells = "".join(f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>' for text in texts)
    cells += f'<table:table-cell table:number-columns-repeated="{blank}"/>' if blank else ""
    return f'<table:table-row table:number-rows-repeated="{repeated}">{cells}</table:table-row>'
