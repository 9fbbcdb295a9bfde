"""Why something was found: its title or the part that holds the words, those in bold; names that are hidden are not said."""

from collections.abc import Iterable

from chorus_desktop.domain.care import masked
from chorus_desktop.domain.french import NBSP
from chorus_desktop.domain.searching import Query, index_words, marks, snippet
from chorus_desktop.services.search_answers import Answer, Card, Line, Part

HIDDEN = "passage qui peut nommer un enfant, masqué"
MOST_PARTS = 2


def answer(card: Card, asked: Query, *, names: bool) -> Answer:
    """What is shown of something that was found.

    Args:
        card: it, as it is now.
        asked: what was typed.
        names: whether the names of children in care are shown.
    """
    hides = card.hides and not names
    title = Line(masked(card.title)) if hides and card.named else _line(card.title, asked)
    said = [_said(part, asked, hides=hides) for part in _telling(card, asked)]
    return Answer(
        title=title,
        why=_together([*said, _line(card.detail, asked)] if said else [_line(card.detail, asked)]),
        way=card.way,
        args=card.args,
    )


def names_somebody(card: Card, asked: Query) -> bool:
    """Whether what is found there may name a child."""
    return card.named or any(part.names for part in _telling(card, asked))


def _telling(card: Card, asked: Query) -> list[Part]:
    """The parts that hold what neither title nor detail does: each that says more of what is asked than those before."""
    seen = (card.title, *card.details)
    if asked.answered_by(index_words(seen)):
        return []
    left = set(asked.words) - _held(seen, asked.words)
    telling: list[Part] = []
    while left and len(telling) < MOST_PARTS:
        held = [(_held([part.text], left), part) for part in card.parts]
        best, part = max(held, key=lambda pair: len(pair[0]), default=(set(), None))
        if part is None or not best:
            break
        telling.append(part)
        left -= best
    return telling


def _held(texts: Iterable[str], wanted: Iterable[str]) -> set[str]:
    words = index_words(texts)
    return {each for each in wanted if any(word.startswith(each) for word in words)}


def _said(part: Part, asked: Query, *, hides: bool) -> Line:
    label = f"{part.label}{NBSP}: "
    if hides and part.names:
        return Line(f"{label}{HIDDEN}")
    return _after(label, _line(snippet(part.text, asked), asked))


def _line(text: str, asked: Query) -> Line:
    return Line(text, marks(text, asked))


def _after(before: str, line: Line) -> Line:
    moved = tuple(span._replace(start=span.start + len(before), end=span.end + len(before)) for span in line.bold)
    return Line(f"{before}{line.text}", moved)


def _together(lines: list[Line]) -> Line:
    whole = Line("")
    for line in lines:
        if line.text:
            added = _after(f"{whole.text} · " if whole.text else "", line)
            whole = Line(added.text, (*whole.bold, *added.bold))
    return whole
