"""Children who may be one and the same: written twice with other accents, swapped names, an initial for a name, a letter mistyped."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from chorus_desktop.domain.attendance import Child

_MARKS = re.compile("[\u0300-\u036f]")
_WORD = re.compile(r"[^\W_]+")
LONG_ENOUGH = 4
"""Letters of a word from which one letter of difference is likelier a slip than another name: « Lyna », but not « Tim »."""


class Likeness(StrEnum):
    """Why two children may be the same one, the surest first."""

    CARD = "card"
    SAME = "same"
    INITIAL = "initial"
    SHORTER = "shorter"
    LETTER = "letter"

    @property
    def label(self) -> str:
        """In words."""
        return {
            "card": "Même numéro de carte.",
            "same": "Même nom, aux accents, aux traits d’union ou à l’ordre près.",
            "initial": "L’un a le nom entier, l’autre son initiale.",
            "shorter": "L’un a un nom de plus que l’autre.",
            "letter": "Une lettre de différence.",
        }[self.value]


class Twin(NamedTuple):
    """Two children who may be the same one."""

    first: Child
    second: Child
    likeness: Likeness


class _Name(NamedTuple):
    """A name as one compares it: its words, in their order and as a set, and its letters in one piece, either name first."""

    ordered: tuple[str, ...]
    words: frozenset[str]
    joined: str
    swapped: str


def twins(children: Sequence[Child]) -> tuple[Twin, ...]:
    """Every two children who may be the same one, but for those of whom somebody said that they are two.

    Args:
        children: of one dossier, with their ``id``.
    """
    named = [(child, _name(child.first_name, child.last_name), _card(child)) for child in children]
    found = []
    for (one, name, card), (other, its_name, its_card) in combinations(named, 2):
        same_card = bool(card) and card == its_card
        if not same_card and name.words.isdisjoint(its_name.words) and not _may_be_near(name, its_name):
            continue
        likeness = Likeness.CARD if same_card else _likeness(name, its_name)
        # A payer gives each child one number: with two of them, only the same name leaves a doubt.
        told_apart = bool(card and its_card) and not same_card and likeness is not Likeness.SAME
        if likeness and not told_apart and other.id not in one.not_the_same and one.id not in other.not_the_same:
            found.append(Twin(one, other, likeness))
    return tuple(found)


def match(child: Child, known: Sequence[Child]) -> Child | None:
    """The child of a list who is surely this one: the same words, whatever their accents, capitals, hyphens and order.

    Args:
        child: as a table or a sheet names it.
        known: where to look.

    Returns:
        None where nobody has this name, where the numbers of the cards differ, or where two children could be meant.
    """
    name, card = _name(child.first_name, child.last_name), _card(child)
    if not name.ordered:
        return None
    same = [each for each in known if _is_same(name, _name(each.first_name, each.last_name))]
    with_card = [each for each in same if card and _card(each) == card]
    possible = with_card or [each for each in same if not (card and _card(each))]
    return possible[0] if len(possible) == 1 else None


@lru_cache(maxsize=4096)
def _name(first_name: str, last_name: str) -> _Name:
    first, last = _words(first_name), _words(last_name)
    ordered = (*first, *last)
    return _Name(ordered, frozenset(ordered), "".join(ordered), "".join((*last, *first)))


def _words(text: str) -> tuple[str, ...]:
    flat = unicodedata.normalize("NFKD", text.upper().casefold())
    return tuple(_WORD.findall(_MARKS.sub("", flat).replace("œ", "oe").replace("æ", "ae")))


def _card(child: Child) -> str:
    return "".join(_words(child.card))


def _is_same(one: _Name, other: _Name) -> bool:
    return sorted(one.ordered) == sorted(other.ordered)


def _may_be_near(one: _Name, other: _Name) -> bool:
    """Whether two names without a word in common are to be looked at all the same: of one piece, or one word each."""
    return one.joined in (other.joined, other.swapped) or len(one.ordered) == len(other.ordered) == 1


def _likeness(one: _Name, other: _Name) -> Likeness | None:
    if not one.ordered or not other.ordered:
        return None
    if _is_same(one, other) or one.joined in (other.joined, other.swapped):
        return Likeness.SAME
    mine, theirs = Counter(one.ordered), Counter(other.ordered)
    common = mine & theirs
    left, right = sorted((mine - common).elements()), sorted((theirs - common).elements())
    if any(len(word) > 1 for word in common):
        left, right, paired = _without_initials(left, right)
        if not left and not right:
            return Likeness.INITIAL
        if not left or not right:
            return None if paired else Likeness.SHORTER
        if paired:
            return None
    return Likeness.LETTER if len(left) == len(right) == 1 and _one_letter_apart(left[0], right[0]) else None


def _without_initials(left: Sequence[str], right: Sequence[str]) -> tuple[list[str], list[str], bool]:
    """The words that are left once each initial has met a whole word that begins with it; whether any did."""
    alone, kept = [], list(right)
    for word in left:
        meets = next((each for each in kept if (len(word) == 1) != (len(each) == 1) and word[0] == each[0]), None)
        if meets is None:
            alone.append(word)
        else:
            kept.remove(meets)
    return alone, kept, len(alone) < len(left)


def _one_letter_apart(one: str, other: str) -> bool:
    """Whether one letter more, less, changed or swapped with its neighbour makes one word of the other; never the first."""
    if min(len(one), len(other)) < LONG_ENOUGH or abs(len(one) - len(other)) > 1 or one[0] != other[0]:
        return False
    start = next((rank for rank, (mine, its) in enumerate(zip(one, other, strict=False)) if mine != its), min(len(one), len(other)))
    mine, its = one[start:], other[start:]
    return mine[1:] == its[1:] or mine == its[1:] or mine[1:] == its or (mine[:2] == its[:2][::-1] and mine[2:] == its[2:])
