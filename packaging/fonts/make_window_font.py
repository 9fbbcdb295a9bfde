"""Makes the window's font files from the web subsets that the npm package ships.

    npm pack @fontsource/atkinson-hyperlegible-next      (5.3.0, SIL OFL 1.1, no reserved name)
    python make_window_font.py UNPACKED_PACKAGE/files resources/fonts

Needs fonttools and brotli, in an environment of its own: the files it writes are kept in the repository.

Why: the package only ships the alphabet cut into pieces (`latin`, `latin-ext`) and compressed for browsers, while Qt
loads a whole .ttf on every system. The pieces also lost what French typography asks for: the narrow no-break space of
amounts, and signs of ours. They are put in here, so that no sentence of the window falls back on another font.
"""

import math
import sys
from itertools import pairwise
from pathlib import Path

from fontTools.merge import Merger
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

FAMILY = "Atkinson Hyperlegible Next"
STYLES = {400: ("Regular", 76), 700: ("Bold", 128)}
"""Weight → (style name, stroke of the drawn signs, in thousandths of an em)."""

SIGNS = {
    0x2190: (1.0, [(0.92, 0.33), (0.12, 0.33)], [(0.40, 0.62), (0.11, 0.33), (0.40, 0.04)]),
    0x2192: (1.0, [(0.08, 0.33), (0.88, 0.33)], [(0.60, 0.62), (0.89, 0.33), (0.60, 0.04)]),
    0x2713: (0.94, [(0.10, 0.36), (0.36, 0.08), (0.86, 0.70)]),
}
"""Code point → (advance, middle lines of the strokes…), in em: ←, → and ✓."""


def main(source: Path, target: Path) -> None:
    for weight, (style, stroke) in STYLES.items():
        font = merged(source, weight, target)
        add_narrow_space(font)
        add_signs(font, stroke)
        rename(font, style)
        font.save(target / f"AtkinsonHyperlegibleNext-{style}.ttf")


def merged(source: Path, weight: int, target: Path) -> TTFont:
    pieces = []
    for piece in ("latin", "latin-ext"):
        font = TTFont(source / f"atkinson-hyperlegible-next-{piece}-{weight}-normal.woff2")
        font.flavor = None
        path = target / f".{piece}-{weight}.ttf"
        font.save(path)
        pieces.append(path)
    whole = Merger().merge([str(path) for path in pieces])
    for path in pieces:
        path.unlink()
    return whole


def add_narrow_space(font: TTFont) -> None:
    space, _ = font["hmtx"][font.getBestCmap()[0x20]]
    # Two thirds of a space would be the custom; on a screen that is three dots, and 1 750 is read 1750.
    add_glyph(font, "uni202F", 0x202F, TTGlyphPen(None).glyph(), round(space * 0.9))


def add_signs(font: TTFont, stroke: int) -> None:
    em = font["head"].unitsPerEm
    for code, (width, *lines) in SIGNS.items():
        pen = TTGlyphPen(None)
        for line in lines:
            outline = stroked([(x * em, y * em) for x, y in line], stroke * em / 2000)
            pen.moveTo(outline[0])
            for point in outline[1:]:
                pen.lineTo(point)
            pen.closePath()
        add_glyph(font, f"uni{code:04X}", code, pen.glyph(), round(width * em))


def stroked(line: list[tuple[float, float]], half: float) -> list[tuple[int, int]]:
    """The outline, clockwise, of a line of two or three points drawn with a pen of twice ``half``."""
    sides = [normal(a, b, half) for a, b in pairwise(line)]
    offsets = [sides[0], sides[-1]]
    if len(sides) == 2:
        (ax, ay), (bx, by) = sides
        sharp = 1 / (1 + (ax * bx + ay * by) / half**2)
        offsets.insert(1, ((ax + bx) * sharp, (ay + by) * sharp))
    there = [(x + dx, y + dy) for (x, y), (dx, dy) in zip(line, offsets, strict=True)]
    back = [(x - dx, y - dy) for (x, y), (dx, dy) in zip(line, offsets, strict=True)]
    return [(round(x), round(y)) for x, y in [*there, *reversed(back)]]


def normal(a: tuple[float, float], b: tuple[float, float], length: float) -> tuple[float, float]:
    dx, dy = b[0] - a[0], b[1] - a[1]
    scale = length / math.hypot(dx, dy)
    return -dy * scale, dx * scale


def add_glyph(font: TTFont, name: str, code: int, glyph, width: int) -> None:
    font.setGlyphOrder([*font.getGlyphOrder(), name])
    font["glyf"].glyphs[name] = glyph
    glyph.recalcBounds(font["glyf"])
    font["hmtx"][name] = (width, getattr(glyph, "xMin", 0) or 0)
    for table in font["cmap"].tables:
        table.cmap[code] = name


def rename(font: TTFont, style: str) -> None:
    names = font["name"]
    names.names = [record for record in names.names if record.nameID not in {16, 17, 21, 22, 25}]
    postscript = f"{FAMILY.replace(' ', '')}-{style}"
    for number, text in ((1, FAMILY), (2, style), (3, postscript), (4, f"{FAMILY} {style}"), (6, postscript)):
        names.setName(text, number, 3, 1, 0x409)
        names.setName(text, number, 1, 0, 0)
    font["OS/2"].fsSelection = (font["OS/2"].fsSelection & ~0b1100001) | (0x20 if style == "Bold" else 0x40)
    font["OS/2"].usWeightClass = 700 if style == "Bold" else 400
    font["head"].macStyle = 1 if style == "Bold" else 0


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
