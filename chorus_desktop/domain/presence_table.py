"""Somebody's table of presences: which of three shapes it has, which column holds what, and what a volunteer chose about it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as kept
from datetime import date

from chorus_desktop.domain.columns import Chosen, guess, plain_words, problems_of
from chorus_desktop.domain.money import UnreadableError
from chorus_desktop.domain.presence_wanted import NAMES, WANTED, Shape
from chorus_desktop.domain.problems import Problem, error, sentences
from chorus_desktop.domain.session_title import read_when

sentences(
    {
        "presence_table.names": "Aucune colonne n’est choisie pour le nom des enfants\u00a0: dites laquelle le contient.",
        "presence_table.activity": "Dites de quelle activité sont ces séances, ou donnez le nom d’une nouvelle.",
        "presence_table.days": "Aucun titre de colonne n’est une date\u00a0: choisissez une autre forme de tableau, ou corrigez les titres.",
    }
)

Line = tuple[int, tuple[str, ...]]
"""Number of a row as a spreadsheet counts it, and its texts."""

Spot = tuple[int, int]
"""Number of a row, and place of a column from 0."""

SAMPLE = 50
"""Rows looked at to guess the shape."""


@dataclass(frozen=True)
class PresenceTable:
    """A table as it was read.

    Attributes:
        titles: one for each column; ``headed``: whether the table has a row of titles, ``head``: the number of that row.
        lines: its rows of data.
        first: of the season, from which the year of a day is deduced; ``last``: of the season.
    """

    titles: tuple[str, ...]
    headed: bool
    head: int
    lines: tuple[Line, ...]
    first: date
    last: date


@dataclass(frozen=True)
class Choices:
    """What a volunteer chose about a table.

    Attributes:
        activity: id of the activity of the sessions; ``new_activity``: the name of a new one.
        all_paid: the children that are added are beneficiaries, where no column says it.
        mended: the texts that replace those of the table; the row of titles may be mended too.
        aside: numbers of the rows that she leaves.
    """

    shape: Shape
    columns: Chosen
    activity: str = ""
    new_activity: str = ""
    all_paid: bool = False
    mended: Mapping[Spot, str] = kept(default_factory=dict)
    aside: frozenset[int] = frozenset()


def title_row(rows: Sequence[Sequence[str]], first: date, last: date) -> int | None:
    """Which of the first rows of a table holds its titles: the one in which the most of them are known, or are days.

    Args:
        rows: their texts.
        first: of the season.
        last: of the season.

    Returns:
        Its place; none when no row does.
    """
    scores = [
        _known_titles(row) + _days_across(row, [*rows[max(0, place - 1) : place], *rows[place + 1 : place + 2]], first, last)
        for place, row in enumerate(rows)
    ]
    best = max(scores, default=0)
    return scores.index(best) if best else None


def _known_titles(cells: Sequence[str]) -> int:
    found = [guess(wanted, _guessable(cells)) for wanted in WANTED.values()]
    return max((len(each) for each in found if set(NAMES) & each.keys()), default=0)


def _days_across(cells: Sequence[str], around: Sequence[Sequence[str]], first: date, last: date) -> int:
    """How many cells of a row are days, unless the rows around it have days in the same places: those are data."""
    places = [place for place, cell in enumerate(cells) if is_day(cell, first, last)]
    others = sum(is_day(cell, first, last) for row in around for place, cell in enumerate(row) if place in places)
    return len(places) if len(places) > 1 and others * 2 <= len(places) else 0


def is_day(text: str, first: date, last: date) -> bool:
    """Whether a text is a day, or a day and hours."""
    try:
        return bool(text) and read_when(text, first, last) is not None
    except UnreadableError:
        return False


def day_places(table: PresenceTable) -> tuple[int, ...]:
    """The columns whose title is a day."""
    return tuple(place for place, title in enumerate(table.titles) if is_day(title, table.first, table.last))


def guess_shape(table: PresenceTable) -> Shape:
    """The shape that a table seems to have."""
    days = day_places(table)
    place = guess(WANTED[Shape.LONG], _guessable(table.titles)).get("day") if table.headed else _days_down(table)
    if place is not None and len(days) < 2 and _is_of_days(table, place):
        return Shape.LONG
    return Shape.WIDE if days else Shape.CHILDREN


def _days_down(table: PresenceTable) -> int | None:
    return next((place for place in range(len(table.titles)) if _is_of_days(table, place)), None)


def _is_of_days(table: PresenceTable, place: int) -> bool:
    texts = [cells[place] for _, cells in table.lines[:SAMPLE] if place < len(cells) and cells[place]]
    return bool(texts) and sum(is_day(text, table.first, table.last) for text in texts) * 2 > len(texts)


def guess_columns(table: PresenceTable, shape: Shape) -> dict[str, int]:
    """The column of each wanted field, by the titles; where there are none, by what the columns hold."""
    if not table.headed:
        return _by_content(table, shape)
    titles = list(_guessable(table.titles))
    if shape is Shape.WIDE:
        for place in day_places(table):
            titles[place] = ""
    found = guess(WANTED[shape], titles)
    if "first_name" in found and "last_name" in found:
        found.pop("whole", None)
    elif "whole" in found:
        found.pop("first_name", None)
        found.pop("last_name", None)
    elif "last_name" in found:
        # « Nom » alone holds both.
        found["whole"] = found.pop("last_name")
    return found


def _by_content(table: PresenceTable, shape: Shape) -> dict[str, int]:
    days = _days_down(table) if shape is Shape.LONG else None
    words = [
        place
        for place in range(len(table.titles))
        if place != days
        and any(len(cells) > place and len(cells[place]) > 1 and cells[place][0].isalpha() for _, cells in table.lines[:SAMPLE])
    ]
    return {**({"whole": words[0]} if len(words) == 1 else {}), **({"day": days} if days is not None else {})}


def _guessable(titles: Sequence[str]) -> tuple[str, ...]:
    """Titles without those that are never asked for, lest a birth date be taken for another."""
    return tuple("" if {"naissance", "nee", "ne"} & set(plain_words(title)) else title for title in titles)


def choice_problems(choices: Choices, days: int) -> tuple[Problem, ...]:
    """What keeps the choices from being read; ``where`` is the key of a wanted field, ``activity_choice`` or ``shape``."""
    found = list(problems_of(WANTED[choices.shape], choices.columns))
    if not any(key in choices.columns for key in NAMES):
        found.append(error("first_name", "presence_table.names"))
    if choices.shape is Shape.WIDE and not days:
        found.append(error("shape", "presence_table.days"))
    by_column = choices.shape is Shape.LONG and "activity" in choices.columns
    if choices.shape is not Shape.CHILDREN and not by_column and not (choices.activity or choices.new_activity.strip()):
        found.append(error("activity_choice", "presence_table.activity"))
    return tuple(found)
