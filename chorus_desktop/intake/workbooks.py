"""Spreadsheets: XLSX, XLS and ODS through calamine, once it is sure that none of them would swell beyond this computer's memory."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.parsers import expat

from chorus_desktop.domain import french
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.intake.formulas import Unvalued, unvalued

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
LARGEST_UNPACKED = 1_000_000_000
LARGEST_OLD = 40_000_000
"""Bytes; an old XLS holds at most 65,536 rows a sheet."""

MOST_CELLS = 20_000_000
"""Height times width: a sheet is held whole in memory, empty cells included."""

_CHUNK = 1 << 20
_COLUMN = re.compile(rb'\br="([A-Z]{1,3})[0-9]')
_LINE = re.compile(rb'\br="[A-Z]{0,3}([0-9]{1,7})"')
_CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
_ROW = re.compile(rb"<(?:\w+:)?row[\s/>]")


def is_workbook(magic: bytes) -> bool:
    """Whether a file that begins so may be a spreadsheet."""
    return magic.startswith((ZIP, OLE))


def rows(path: Path) -> Iterator[list[str]]:
    """The rows of the first sheet that holds something.

    Raises:
        Trouble: it is no spreadsheet, is damaged, protected or too large.
    """
    # Seldom needed.
    from python_calamine import CalamineError, PasswordError, load_workbook

    _checked(path)
    try:
        # Its content, not its name, says what it is: people rename files.
        book = load_workbook(io.BytesIO(path.read_bytes()))
        sheets = ((place, book.get_sheet_by_index(place)) for place in range(len(book.sheet_names)))
        place, sheet = next(((place, each) for place, each in sheets if each.height), (0, None))
        lines = _lines(sheet, _without_value(path, place)) if sheet is not None else iter(())
    except PasswordError as locked:
        raise Trouble(
            "Ce fichier est protégé par un mot de passe.", "Ouvrez-le dans un tableur, enregistrez-le sans mot de passe, puis recommencez."
        ) from locked
    except (CalamineError, OSError, ValueError) as wrong:
        raise _damaged() from wrong
    except BaseException as wrong:
        # The library is written in another language, whose own failures are no Exception.
        if type(wrong).__name__ == "PanicException":
            raise _damaged() from wrong
        raise
    yield from lines


def _without_value(path: Path, sheet: int) -> Unvalued:
    if not zipfile.is_zipfile(path):
        return {}
    with zipfile.ZipFile(path) as parts:
        return unvalued(parts, sheet)


def _lines(sheet: "CalamineSheet", formulas: Unvalued) -> Iterator[list[str]]:
    """Its rows. Cells merged downwards hold their text in each row; a formula without a value stands as it is written."""
    merged: dict[int, list[tuple[int, int]]] = {}
    for (first, place), (last, _) in sheet.merged_cell_ranges or ():
        if last > first:
            merged.setdefault(first, []).append((place, last))
    held: dict[int, tuple[int, str]] = {}
    bare = {row for row, _ in formulas}
    for row, line in enumerate(sheet.iter_rows()):
        texts = [_text(value) for value in line]
        if row in bare:
            texts = [text or formulas.get((row, place), "") for place, text in enumerate(texts)]
        for place, (last, text) in held.items():
            if row <= last and place < len(texts):
                texts[place] = texts[place] or text
        held |= {place: (last, texts[place]) for place, last in merged.get(row, ()) if place < len(texts)}
        yield texts


def _text(value: Any) -> str:
    """A cell as a person reads it: days and numbers as French writes them."""
    match value:
        case str():
            return value
        case bool():
            return "oui" if value else "non"
        case float():
            return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value).replace(".", ",")
        case datetime():
            return (
                french.short_date(value.date()) if not (value.hour or value.minute) else f"{french.short_date(value.date())} {value:%H:%M}"
            )
        case date():
            return french.short_date(value)
        case time():
            return f"{value:%H:%M}"
        case timedelta():
            minutes = round(value.total_seconds() / 60)
            return f"{minutes // 60}:{minutes % 60:02}"
    return str(value)


def _checked(path: Path) -> None:
    """See that a spreadsheet is what it says and no bomb.

    Raises:
        Trouble: it is not.
    """
    with path.open("rb") as file:
        if file.read(4) == OLE:
            if path.stat().st_size > LARGEST_OLD:
                raise _too_large()
            return
    try:
        with zipfile.ZipFile(path) as parts:
            if sum(part.file_size for part in parts.infolist()) > LARGEST_UNPACKED:
                raise _too_large()
            # Reads every part to its end: one that is longer than it says, or cut, does not have the sum it announces.
            if parts.testzip() is not None:
                raise _damaged()
            for name in parts.namelist():
                if name.startswith("xl/worksheets/") and _extent(parts, name) > MOST_CELLS:
                    raise _too_large()
                if name == "content.xml" and _Repeats(parts).cells > MOST_CELLS:
                    raise _too_large()
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError, expat.ExpatError) as wrong:
        raise _damaged() from wrong


def _extent(parts: zipfile.ZipFile, name: str) -> int:
    """Height times width of a sheet of XLSX, from the places that its cells give: one cell in the last corner is a sheet of billions."""
    columns, height, lines, follow = set[bytes](), 0, 0, 0
    with parts.open(name) as part:
        rest = b""
        while chunk := part.read(_CHUNK):
            text = rest + chunk
            # What is cut in two is read with the next piece.
            end = text.rfind(b"<")
            text, rest = (text[:end], text[end:]) if end > 0 else (text, b"")
            found = _COLUMN.findall(text)
            columns.update(found)
            lines += len(_ROW.findall(text))
            height = max([height, *map(int, _LINE.findall(text))])
            if len(_CELL.findall(text)) > len(found):
                # Cells that do not say where they are follow each other.
                follow = max(follow, *(len(_CELL.findall(line)) for line in _ROW.split(text)))
    return max(height, lines) * (max(map(_place, columns), default=0) + follow)


def _place(letters: bytes) -> int:
    place = 0
    for letter in letters:
        place = place * 26 + letter - 64
    return place


class _Repeats:
    """Height times width of the sheets of ODS, where one cell can stand for thousands.

    Attributes:
        cells: of the largest sheet, up to its last filled row and column.
    """

    def __init__(self, parts: zipfile.ZipFile) -> None:
        self.cells = self._row = self._height = self._width = self._column = self._last = self._times = 0
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._begin
        parser.StartDoctypeDeclHandler = self._refuse
        with parts.open("content.xml") as part:
            while chunk := part.read(_CHUNK):
                parser.Parse(chunk)

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        match name:
            case "table:table":
                self._row = self._height = self._width = self._times = 0
            case "table:table-row":
                self._row += self._times
                self._times = int(attributes.get("table:number-rows-repeated", "1"))
                self._column = self._last = 0
            case "table:table-cell" | "table:covered-table-cell":
                self._column += int(attributes.get("table:number-columns-repeated", "1"))
                if "office:value-type" in attributes:
                    self._fill()
            case "text:p":
                self._fill()

    def _fill(self) -> None:
        self._width = max(self._width, self._column)
        self._height = self._row + self._times
        self.cells = max(self.cells, self._width * self._height)

    def _refuse(self, *_: object) -> None:
        message = "a spreadsheet declares no document type"
        raise ValueError(message)


def _damaged() -> Trouble:
    return Trouble(
        "Ce fichier n’est pas un classeur lisible, ou il est abîmé.",
        "Ouvrez-le dans un tableur et enregistrez-le de nouveau en XLSX, en ODS ou en CSV.",
    )


def _too_large() -> Trouble:
    return Trouble(
        "Ce classeur est trop gros pour être lu.",
        "Gardez les lignes et les colonnes utiles, ou enregistrez-le en CSV, que le programme lit sans limite de largeur.",
    )
