"""Which column of somebody's table holds what: guessed from its titles, changed by hand, and what is wrong row by row."""

import re
import unicodedata
from collections.abc import Mapping, Sequence

from chorus_desktop.domain.problems import Problem, error, sentences
from chorus_desktop.domain.shape import Record

sentences(
    {
        "columns.missing": "Aucune colonne n’est choisie pour «\u00a0{title}\u00a0»\u00a0: dites laquelle le contient.",
        "columns.twice": "«\u00a0{title}\u00a0» et «\u00a0{other}\u00a0» lisent la même colonne\u00a0: choisissez-en une autre pour l’un des deux.",
    }
)

Chosen = Mapping[str, int]
"""Key of a wanted field → place of its column, from 0; a field that is not named is not in the table."""

_MARKS = re.compile("[\u0300-\u036f]")
_WORD = re.compile("[a-z0-9]+")


class Wanted(Record):
    """A field looked for in a table.

    Attributes:
        key: its name for the program; ``title``: for the volunteer.
        heads: how other programs title its column, each a few words whose accents, capitals and signs do not matter.
        required: nothing can be imported without it.
        help: one line beside its choice.
        name: it names persons: what it holds is hidden on the screen until asked.
    """

    key: str
    title: str
    heads: tuple[str, ...] = ()
    required: bool = False
    help: str = ""
    name: bool = False


class RowProblem(Record):
    """What is wrong in one row of a table.

    Attributes:
        row: its number in the file, as a spreadsheet counts (the first is 1).
        problem: whose ``where`` is the key of the wanted field.
    """

    row: int
    problem: Problem


def plain_words(text: str) -> tuple[str, ...]:
    """The words of a text as one compares them: small letters and digits, without accents or signs."""
    bare = _MARKS.sub("", unicodedata.normalize("NFKD", text)).casefold().replace("œ", "oe")
    return tuple(_WORD.findall(bare))


def guess(wanted: Sequence[Wanted], titles: Sequence[str]) -> dict[str, int]:
    """The column of each wanted field, by its title; the best match first, no column twice."""
    heads = [plain_words(title) for title in titles]
    scores = [
        (-score, rank, place, each.key)
        for rank, each in enumerate(wanted)
        for place, head in enumerate(heads)
        if (score := max((_likeness(plain_words(known), head) for known in (each.title, *each.heads)), default=0))
    ]
    found: dict[str, int] = {}
    for _, _, place, key in sorted(scores):
        if key not in found and place not in found.values():
            found[key] = place
    return found


def _likeness(known: tuple[str, ...], head: tuple[str, ...]) -> int:
    """How well a column's title says a known one: the more words in common the better, and the same words best of all."""
    if not known or not set(known) <= set(head):
        return 0
    return 2 * len(set(known)) + (100 if set(known) == set(head) else 0)


def problems_of(wanted: Sequence[Wanted], chosen: Chosen) -> tuple[Problem, ...]:
    """What keeps a choice of columns from being read; each ``where`` is the key of a wanted field."""
    found = [error(each.key, "columns.missing", title=each.title) for each in wanted if each.required and each.key not in chosen]
    titles = {each.key: each.title for each in wanted}
    taken: dict[int, str] = {}
    for key, place in chosen.items():
        if place in taken:
            found.append(error(key, "columns.twice", title=titles[key], other=titles[taken[place]]))
        taken.setdefault(place, key)
    return tuple(found)


def cells_of(chosen: Chosen, cells: Sequence[str]) -> dict[str, str]:
    """Key of each chosen field → the text of its cell; a row that ends early has empty cells."""
    return {key: cells[place] if place < len(cells) else "" for key, place in chosen.items()}
