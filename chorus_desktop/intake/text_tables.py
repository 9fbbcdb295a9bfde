"""Tables kept as text: the encoding and the separator are found, quotes and line ends inside cells are understood."""

import codecs
import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from chorus_desktop.domain.trouble import Trouble

if TYPE_CHECKING:
    from _csv import Reader

LONGEST_CELL = 32_767
"""Characters; what a spreadsheet itself holds in a cell."""

SEPARATORS = ";,\t|"
_CHUNK = 1 << 20
_SAMPLE = 1 << 16
_CONTROLS = frozenset(sign for sign in range(32) if chr(sign) not in "\t\n\r\f\v")
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def rows(path: Path) -> Iterator[list[str]]:
    """The rows of a text table, blank ones included.

    Raises:
        Trouble: it is no text, is cut short, or a cell is too long (a quote was forgotten).
    """
    encoding = _encoding(path)
    csv.field_size_limit(LONGEST_CELL)
    try:
        with path.open(encoding=encoding, errors="strict" if encoding.startswith("utf") else "replace", newline="") as file:
            separator = _separator(file.read(_SAMPLE))
            file.seek(0)
            yield from _cut(csv.reader(file, delimiter=separator))
    except UnicodeError as cut:
        raise _no_text() from cut


def rows_of(text: str) -> Iterator[list[str]]:
    """The rows of a table that was pasted, blank ones included.

    Raises:
        Trouble: a cell is too long (a quote was forgotten).
    """
    csv.field_size_limit(LONGEST_CELL)
    sample = text[:_SAMPLE]
    # What spreadsheets copy is always cut by tabs, whatever else stands in the cells.
    separator = "\t" if "\t" in sample else _separator(sample)
    yield from _cut(csv.reader(io.StringIO(text, newline=""), delimiter=separator))


def _cut(reader: "Reader") -> Iterator[list[str]]:
    try:
        yield from reader
    except csv.Error as wrong:
        raise Trouble(
            f"Vers la ligne {reader.line_num}, une cellule est démesurée\u00a0: il manque sans doute un guillemet fermant.",
            "Ouvrez le fichier dans un tableur, vérifiez cette ligne, puis enregistrez-le de nouveau.",
        ) from wrong


def _encoding(path: Path) -> str:
    """How the letters of a file are written: UTF-8 when all of it can be, else what Windows wrote for long."""
    with path.open("rb") as file:
        start = file.read(_SAMPLE)
        for mark, encoding in _BOMS:
            if start.startswith(mark):
                return encoding
        bare = _unmarked_utf16(start)
        if bare:
            return bare
        decoder = codecs.getincrementaldecoder("utf-8")()
        encoding, chunk = "utf-8", start
        while chunk:
            if any(sign in chunk for sign in (b"\0", b"\x01", b"\x02", b"\x1b")):
                raise _no_text()
            if encoding == "utf-8":
                try:
                    decoder.decode(chunk)
                except UnicodeDecodeError:
                    encoding = "cp1252"
            chunk = file.read(_CHUNK)
    if encoding == "cp1252" and _is_junk(start):
        raise _no_text()
    return encoding


def _unmarked_utf16(start: bytes) -> str:
    """UTF-16 without its mark: every other byte of plain French is zero."""
    half = len(start) // 2
    if half < 2:
        return ""
    if start[1::2].count(0) > 0.8 * half and start[0::2].count(0) == 0:
        return "utf-16-le"
    return "utf-16-be" if start[0::2].count(0) > 0.8 * half and start[1::2].count(0) == 0 else ""


def _is_junk(start: bytes) -> bool:
    """Whether what is no UTF-8 is no text either: French has few signs beyond ASCII, and no control characters."""
    controls = sum(byte in _CONTROLS for byte in start)
    foreign = sum(byte > 127 for byte in start)
    return controls > 0 or foreign > 0.4 * len(start)


def _no_text() -> Trouble:
    return Trouble(
        "Ce fichier n’est pas un tableau que le programme sait lire, ou il est abîmé.",
        "Il lit les fichiers CSV, XLSX, XLS et ODS\u00a0: ouvrez-le dans un tableur, puis enregistrez-le dans l’un de ces formats.",
    )


def _separator(sample: str) -> str:
    """The sign that cuts the first lines into the same number of cells, the most often and the finest."""

    def score(sign: str) -> tuple[float, int]:
        try:
            widths = [len(row) for row in csv.reader(io.StringIO(sample), delimiter=sign) if row]
        except csv.Error:
            return 0, 0
        # The last line of the sample is cut.
        widths = widths[:-1] or widths
        usual = max(set(widths), key=lambda width: (widths.count(width), width), default=1)
        return (widths.count(usual) / len(widths), usual) if usual > 1 else (0, 0)

    return max(SEPARATORS, key=score)
