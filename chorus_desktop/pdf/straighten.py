"""A sheet photographed at an angle, brought back to a rectangle: where its four corners are, and what is seen between them."""

from collections.abc import Sequence
from math import atan2, hypot, pi

from PIL import Image

from chorus_desktop.domain.piece import Corner, Corners
from chorus_desktop.domain.sheet_corners import are_corners

_LOOK = 320
"""Pixels of the long side in which a sheet is looked for: its edge is no finer than that."""

_SMALLEST = 0.2
"""Of the picture: anything smaller is no sheet that somebody photographed on purpose."""

_FULLEST = 0.8
"""Of the four-sided shape that the found paper must fill."""


_EDGE = 0.004
"""Of the picture's sides: how far inside the paper's edge a sheet is cut, so that no dark line is left of the table."""

_A4, _NEAR_A4 = 2**0.5, (1.12, 1.78)
"""Long side by short side; and the ratios that a sheet of A4 may show in a photo."""


def straightened(image: Image.Image, corners: Corners) -> Image.Image:
    """The sheet between four corners, as if photographed from above.

    Args:
        image: upright.
        corners: of the sheet, in parts of the image's width and height.
    """
    points = [(corner.x * image.width, corner.y * image.height) for corner in corners]
    top_left, top_right, bottom_right, bottom_left = points
    width, height = _sides(
        max(_apart(top_left, top_right), _apart(bottom_left, bottom_right)),
        max(_apart(top_left, bottom_left), _apart(top_right, bottom_right)),
    )
    target = [(0.0, 0.0), (float(width), 0.0), (float(width), float(height)), (0.0, float(height))]
    mode = image if image.mode in ("L", "RGB") else image.convert("RGB")
    return mode.transform(
        (width, height), Image.Transform.PERSPECTIVE, _projection(target, points), Image.Resampling.BICUBIC, fillcolor="white"
    )


def sheet_in(image: Image.Image) -> Corners | None:
    """The corners of the sheet of paper in a photo: the large bright shape with four sides; none when nothing looks like one.

    Args:
        image: upright.
    """
    small = image.convert("L")
    small.thumbnail((_LOOK, _LOOK), Image.Resampling.BOX)
    width, height = small.size
    level = _level(small.histogram())
    # A white border taken for paper would join the sheet to the edge of the picture: it is looked for inside.
    bright = small.point(lambda grey: 255 if grey > level else 0)
    points = _largest(bright)
    if len(points) < _SMALLEST * width * height:
        return None
    corners = _four(points)
    middle_x, middle_y = (sum(point[axis] for point in corners) / 4 for axis in (0, 1))
    shape: Corners = tuple(  # type: ignore[assignment]  # four of them
        Corner(_within(x / width, -_EDGE if x > middle_x else _EDGE), _within(y / height, -_EDGE if y > middle_y else _EDGE))
        for x, y in corners
    )
    area = _area(corners)
    if area <= 0 or len(points) < _FULLEST * area or not are_corners(shape) or not all(60 <= angle <= 120 for angle in _angles(corners)):
        return None
    # What fills the picture was scanned, not photographed: there is nothing to cut.
    return shape if area < 0.97 * width * height else None


def _sides(across: float, down: float) -> tuple[int, int]:
    """Width and height of the sheet: those of A4 where they are near, since a photo from below or above shortens one of them."""
    short, long = sorted((across, down))
    if _NEAR_A4[0] <= long / max(short, 1e-9) <= _NEAR_A4[1]:
        short, long = max(short, long / _A4), max(long, short * _A4)
    width, height = (short, long) if across <= down else (long, short)
    return max(1, round(width)), max(1, round(height))


def _within(part: float, further: float) -> float:
    return min(1.0, max(0.0, part + further))


def _apart(one: Sequence[float], other: Sequence[float]) -> float:
    return hypot(one[0] - other[0], one[1] - other[1])


def _area(corners: Sequence[Sequence[float]]) -> float:
    return abs(sum(corners[rank - 1][0] * each[1] - each[0] * corners[rank - 1][1] for rank, each in enumerate(corners))) / 2


def _angles(corners: Sequence[Sequence[float]]) -> list[float]:
    """Inner angles in degrees."""
    found = []
    for rank, (x, y) in enumerate(corners):
        before, after = corners[rank - 1], corners[(rank + 1) % len(corners)]
        turn = atan2(before[1] - y, before[0] - x) - atan2(after[1] - y, after[0] - x)
        found.append(turn % (2 * pi) * 180 / pi)
    return found


def _level(histogram: Sequence[int]) -> int:
    """The grey that parts paper from what lies around it best (Otsu)."""
    total, whole = sum(histogram), sum(grey * count for grey, count in enumerate(histogram))
    best, level, dark, weight = -1.0, 127, 0, 0
    for grey, count in enumerate(histogram):
        dark += count
        weight += grey * count
        light = total - dark
        if dark and light:
            between = dark * light * (weight / dark - (whole - weight) / light) ** 2
            if between > best:
                best, level = between, grey
    return level


def _largest(bright: Image.Image) -> list[tuple[int, int]]:
    """The points of the largest shape of neighbouring bright ones."""
    width, height = bright.size
    lit = bytearray(bright.tobytes())
    best: list[int] = []
    for start in range(len(lit)):
        if not lit[start]:
            continue
        lit[start] = 0
        shape = [start]
        for place in shape:
            x = place % width
            for near in (place - 1 if x else -1, place + 1 if x < width - 1 else -1, place - width, place + width):
                if 0 <= near < width * height and lit[near]:
                    lit[near] = 0
                    shape.append(near)
        if len(shape) > len(best):
            best = shape
    return [(place % width, place // width) for place in best]


def _four(points: Sequence[tuple[int, int]]) -> list[tuple[float, float]]:
    """The outermost points towards the four corners of the picture; half a dot further, where the paper ends."""
    return [
        (x + dx, y + dy)
        for (x, y), dx, dy in (
            (min(points, key=lambda p: p[0] + p[1]), 0.0, 0.0),
            (max(points, key=lambda p: p[0] - p[1]), 1.0, 0.0),
            (max(points, key=lambda p: p[0] + p[1]), 1.0, 1.0),
            (min(points, key=lambda p: p[0] - p[1]), 0.0, 1.0),
        )
    ]


def _projection(target: Sequence[tuple[float, float]], source: Sequence[tuple[float, float]]) -> list[float]:
    """The eight numbers by which Pillow finds, for each point of the target, where it is in the source."""
    rows = []
    for (x, y), (u, v) in zip(target, source, strict=True):
        rows.append([x, y, 1.0, 0.0, 0.0, 0.0, -u * x, -u * y, u])
        rows.append([0.0, 0.0, 0.0, x, y, 1.0, -v * x, -v * y, v])
    return _solved(rows)


def _solved(rows: list[list[float]]) -> list[float]:
    """The solution of linear equations, each row's last number being its right side (Gauss, the largest pivot first).

    Raises:
        ValueError: there is none: three of the corners are in a line.
    """
    size = len(rows)
    for column in range(size):
        pivot = max(range(column, size), key=lambda rank, column=column: abs(rows[rank][column]))  # type: ignore[misc]
        if abs(rows[pivot][column]) < 1e-9:
            raise ValueError("three corners in a line make no sheet")
        rows[column], rows[pivot] = rows[pivot], rows[column]
        head = rows[column]
        for rank in range(size):
            if rank != column and rows[rank][column]:
                factor = rows[rank][column] / head[column]
                rows[rank] = [value - factor * first for value, first in zip(rows[rank], head, strict=True)]
    return [row[-1] / row[rank] for rank, row in enumerate(rows)]
