"""The four corners between which a sheet lies in a photo: what makes a sheet, how one is moved, how they are said aloud."""

from collections.abc import Sequence

from chorus_desktop.domain.piece import Corner, Corners

WHOLE: Corners = (Corner(0, 0), Corner(1, 0), Corner(1, 1), Corner(0, 1))
"""The whole photo."""

NAMES = ("Coin en haut à gauche", "Coin en haut à droite", "Coin en bas à droite", "Coin en bas à gauche")


def are_corners(corners: Corners) -> bool:
    """Whether four points make a sheet: one goes round them clockwise, none is in a line with its neighbours."""
    return all(_turn(corners[rank - 1], corners[rank], corners[(rank + 1) % 4]) > 0.002 for rank in range(4))


def moved(corners: Corners, rank: int, x: float, y: float) -> Corners:
    """The corners with one of them elsewhere, kept inside the photo; as they were where they would make no sheet any more.

    Args:
        corners: as they are.
        rank: of the one that moves, clockwise from the top left, from 0.
        x: where to, in parts of the photo's width.
        y: the same, of its height.
    """
    points = list(corners)
    points[rank] = Corner(min(max(x, 0.0), 1.0), min(max(y, 0.0), 1.0))
    top_left, top_right, bottom_right, bottom_left = points
    new = (top_left, top_right, bottom_right, bottom_left)
    return new if are_corners(new) else corners


def place_said(corner: Corner) -> str:
    """« 12 %, 8 % »: how far from the left, and from the top."""
    return f"{round(corner.x * 100)}\u00a0%, {round(corner.y * 100)}\u00a0%"


def _turn(before: Sequence[float], at: Sequence[float], after: Sequence[float]) -> float:
    return (at[0] - before[0]) * (after[1] - at[1]) - (at[1] - before[1]) * (after[0] - at[0])
