"""Formulas of an XLSX that were kept without their value: a program that writes spreadsheets without computing them leaves such."""

import posixpath
import re
import zipfile
from collections.abc import Iterator
from xml.sax.saxutils import unescape

Unvalued = dict[tuple[int, int], str]
"""Row and column, from 0 → the formula, with its « = »."""

_CHUNK = 1 << 20
_BARE = re.compile(
    rb"<(?:\w+:)?c\b(?P<head>[^>]*)>\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>(?P<formula>[^<]*)</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_PLACE = re.compile(rb'\br="([A-Z]{1,3})([0-9]{1,7})"')
_SHEET = re.compile(rb"<(?:\w+:)?sheet\b[^>]*>")
_RELATED = re.compile(rb'\b(?:\w+:)?id="([^"]*)"')
_LINK = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")
_WORKBOOK = "xl/workbook.xml"


def unvalued(parts: zipfile.ZipFile, sheet: int) -> Unvalued:
    """The formulas without a value of one sheet.

    Args:
        parts: of the workbook.
        sheet: its place among the sheets, from 0.
    """
    name = _part_of(parts, sheet)
    return {place: formula for line in _rows(parts, name) for place, formula in _found(line)} if name else {}


def _part_of(parts: zipfile.ZipFile, sheet: int) -> str:
    names = frozenset(parts.namelist())
    links = "xl/_rels/workbook.xml.rels"
    if not {_WORKBOOK, links} <= names:
        return ""
    sheets = _SHEET.findall(parts.read(_WORKBOOK))
    related = _RELATED.search(sheets[sheet]) if sheet < len(sheets) else None
    for link in _LINK.findall(parts.read(links)):
        known, target = re.search(rb'\bId="([^"]*)"', link), re.search(rb'\bTarget="([^"]*)"', link)
        if related and known and target and known[1] == related[1]:
            path = target[1].decode("utf-8", "replace")
            name = path.lstrip("/") if path.startswith("/") else posixpath.normpath(f"xl/{path}")
            return name if name in names else ""
    return ""


def _rows(parts: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """Pieces of a sheet that end with a row."""
    rest = b""
    with parts.open(name) as part:
        while chunk := part.read(_CHUNK):
            text = rest + chunk
            end = text.rfind(b"</row>")
            rest = text[end:] if end >= 0 else text
            if end >= 0:
                yield text[:end]
    yield rest


def _found(text: bytes) -> Iterator[tuple[tuple[int, int], str]]:
    if b"<f" not in text and b":f" not in text:
        return
    for match in _BARE.finditer(text):
        place = _PLACE.search(match["head"])
        if place:
            column = 0
            for letter in place[1]:
                column = column * 26 + letter - 64
            yield (int(place[2]) - 1, column - 1), f"={unescape((match['formula'] or b'?').decode('utf-8', 'replace'))}"
