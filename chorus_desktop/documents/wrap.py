"""Texts cut into lines that never overflow: between words first, inside a word that is longer than the line."""

import re
from typing import NamedTuple

from chorus_desktop.documents.fonts import printable, width
from chorus_desktop.documents.kit import Style

_GOOD_BREAKS = "-/@._\u2013:"
_LOOK_BACK = 14
"""A long word is cut after one of the marks above when one stands among its last characters on the line."""


class Piece(NamedTuple):
    """One line: its text, and whether it ends inside a word, so that nothing parts it from the next line."""

    text: str
    inside_word: bool = False


def lines_of(text: str, style: Style, room: float) -> list[Piece]:
    """The lines of a text in a column ``room`` points wide; line ends of the text are kept, one empty line when it is empty."""
    return [line for paragraph in printable(text).split("\n") for line in _wrap(paragraph, style, room)]


def _wrap(paragraph: str, style: Style, room: float) -> list[Piece]:
    if width(paragraph, style.face, style.size) <= room:
        return [Piece(paragraph.strip(" "))]
    lines: list[Piece] = []
    current = ""
    for word in re.split(" +", paragraph.strip(" ")):
        candidate = f"{current} {word}" if current else word
        if width(candidate, style.face, style.size) <= room:
            current = candidate
            continue
        if current:
            lines.append(Piece(current))
        *full, current = _pieces(word, style, room)
        lines.extend(Piece(piece, inside_word=True) for piece in full)
    return [*lines, Piece(current)]


def _pieces(word: str, style: Style, room: float) -> list[str]:
    """A word cut into pieces no wider than the column; at least one character each, even in an absurdly narrow one."""
    pieces = []
    while width(word, style.face, style.size) > room and len(word) > 1:
        cut = _fitting(word, style, room)
        good = max(word.rfind(mark, max(0, cut - _LOOK_BACK), cut) for mark in _GOOD_BREAKS) + 1
        cut = good or cut
        pieces.append(word[:cut])
        word = word[cut:]
    return [*pieces, word]


def _fitting(word: str, style: Style, room: float) -> int:
    low, high = 1, len(word)
    while low < high:
        middle = (low + high + 1) // 2
        if width(word[:middle], style.face, style.size) <= room:
            low = middle
        else:
            high = middle - 1
    return low
