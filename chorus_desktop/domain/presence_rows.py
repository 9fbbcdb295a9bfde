"""One row of a table of presences: whom it names, what it says of that child, and what of it cannot be read."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from chorus_desktop.domain.attendance import Attendance, Child, child_problems
from chorus_desktop.domain.columns import Chosen, plain_words
from chorus_desktop.domain.french import long_date, short_date
from chorus_desktop.domain.money import UnreadableError, parse_date
from chorus_desktop.domain.presence_cell import is_formula, is_unsure, read_cell, read_yes
from chorus_desktop.domain.presence_found import CellProblem
from chorus_desktop.domain.presence_gathering import Gathering
from chorus_desktop.domain.presence_table import Choices, Line, PresenceTable
from chorus_desktop.domain.presence_wanted import NAMES
from chorus_desktop.domain.problems import Problem, error, sentences, warning
from chorus_desktop.domain.session_title import When, read_when
from chorus_desktop.domain.written_name import LONGEST, is_last_name_first, taken_apart

sentences(
    {
        "presence.nobody": "Il manque le nom de l’enfant\u00a0: tapez-le, ou laissez cette ligne de côté.",
        "presence.long_name": "Ce texte est trop long pour un nom\u00a0: gardez 80 signes au plus.",
        "presence.no_day": "Il manque la date\u00a0: tapez-la, ou laissez cette ligne de côté.",
        "presence.day": "«\u00a0{text}\u00a0» n’est pas une date. Écrivez par exemple 07/01/2026.",
        "presence.outside": "Le {day} est hors de la saison\u00a0: vérifiez l’année.",
        "presence.wrong_day": "Le {day} n’est pas un {said}\u00a0: vérifiez la date.",
    }
)

QUOTED = 40
"""Characters of a text that a sentence quotes."""

_TOTALS = frozenset(("total", "totaux", "somme", "moyenne", "effectif", "effectifs", "nombre", "nb", "presents", "presences", "sous"))


class RowReader:
    """Reads the rows of a table into children, sessions and marks.

    Args:
        table: as it is in the file.
        choices: what a volunteer chose.
        known: the dossier's presences.

    Attributes:
        problems: what could not be read, in the order it was met.
        unsure: how many cells say that nobody knew.
    """

    def __init__(self, table: PresenceTable, choices: Choices, known: Attendance) -> None:
        self.table = table
        self.columns = choices.columns
        self.choices = choices
        self.gathered = Gathering(known, all_paid=choices.all_paid)
        self.problems: list[CellProblem] = []
        self.unsure = 0
        self._last_first = "whole" in self.columns and is_last_name_first(self.title(self.columns["whole"]))

    def title(self, place: int) -> str:
        """The title of a column, mended or not."""
        return self.choices.mended.get((self.table.head, place), self.table.titles[place])

    def default_activity(self) -> str:
        """Id of the activity chosen for the whole table."""
        return self.choices.activity or self.gathered.activity(self.choices.new_activity)

    def child(self, line: Line) -> str:
        """Id of the child that a row names; empty where it names none."""
        row, cells = line
        names = {key: cell_at(self.columns, key, cells) for key in NAMES if key in self.columns}
        for key, text in names.items():
            if is_formula(text) or len(text) > LONGEST:
                self.say(row, self.columns[key], text, error(key, "presence.formula" if is_formula(text) else "presence.long_name"))
                return ""
        first, last = taken_apart(names.get("whole", ""), last_first=self._last_first)
        named = Child(first_name=names.get("first_name") or first, last_name=names.get("last_name") or last)
        if not any(sign.isalnum() for sign in named.name):
            place = next(self.columns[key] for key in ("last_name", "whole", "first_name") if key in self.columns)
            self.say(row, place, named.name, error("name", "presence.nobody"))
            return ""
        given = self._facts(line)
        card = given.pop("card", "")
        return self.gathered.child(named.model_copy(update={"card": card}) if card else named, given)

    def _facts(self, line: Line) -> dict[str, Any]:
        """What a row says of a child beside its name; empty cells say nothing."""
        row, cells = line
        found: dict[str, Any] = {}
        for key, read in _FACTS.items():
            if text := cell_at(self.columns, key, cells):
                try:
                    found[key] = read(text)
                except UnreadableError as wrong:
                    self.say(row, self.columns[key], text, error(key, wrong.code, **wrong.facts))
        dates = {"beneficiary_from", "beneficiary_to"} & found.keys()
        for problem in child_problems(Child(first_name="-", **{key: found[key] for key in dates})):
            self.say(row, self.columns[problem.where], short_date(found.pop(problem.where)), problem)
        if dates and "beneficiary" not in self.columns:
            found["beneficiary"] = True
        return found

    def when(self, row: int, place: int, text: str, *, must: bool = False) -> When | None:
        """The day that a text says; none, told where it must be one, when it says none."""
        try:
            when = read_when(text, self.table.first, self.table.last)
        except UnreadableError as wrong:
            self.say(row, place, text, error("day", wrong.code, **wrong.facts))
            return None
        if when is None:
            if must:
                self.say(row, place, text, error("day", "presence.day", text=text) if text else error("day", "presence.no_day"))
            return None
        if when.outside:
            self.say(row, place, text, warning("day", "presence.outside", day=long_date(when.day)))
        if when.wrong_day:
            self.say(row, place, text, warning("day", "presence.wrong_day", day=long_date(when.day), said=when.wrong_day))
        return when

    def session(self, row: int, place: int, text: str, activity: str, when: When) -> str:
        """Id of the session meant; empty, and told, where several could be."""
        try:
            return self.gathered.session(activity, when)
        except UnreadableError as wrong:
            self.say(row, place, text, error("day", wrong.code, **wrong.facts))
            return ""

    def put(self, row: int, place: int, text: str, session: str, child: str, *, hours: bool) -> None:
        """Keep what a cell marks."""
        try:
            cell = read_cell(text, hours=hours)
            if cell is not None:
                self.gathered.mark(session, child, cell, row)
            elif text:
                self.unsure += is_unsure(text)
        except UnreadableError as wrong:
            self.say(row, place, text, error("mark", wrong.code, **wrong.facts))

    def say(self, row: int, place: int, text: str, problem: Problem) -> None:
        """Note what is wrong in a cell."""
        quoted = problem.facts.get("text")
        if isinstance(quoted, str) and len(quoted) > QUOTED:
            problem = problem.model_copy(update={"facts": {**problem.facts, "text": f"{quoted[:QUOTED]}…"}})
        self.problems.append(CellProblem(row, place, text, problem))


def cell_at(columns: Chosen, key: str, cells: tuple[str, ...]) -> str:
    """The text of a field in a row; empty where there is none."""
    place = columns.get(key, len(cells))
    return cells[place] if place < len(cells) else ""


def is_total(columns: Chosen, cells: tuple[str, ...]) -> bool:
    """Whether a row adds up the others: it says so where a name would stand, or it has numbers and no name."""
    names = plain_words(" ".join(cell_at(columns, key, cells) for key in NAMES))
    filled = [cell for cell in cells if cell]
    words = names or plain_words(filled[0] if filled else "")
    if words and words[0] in _TOTALS:
        return True
    numbers = [cell.replace(",", "") for cell in filled]
    return not names and all(each.isdigit() for each in numbers) and any(each not in ("0", "1") for each in numbers)


def _plain(text: str) -> str:
    if is_formula(text):
        raise UnreadableError("presence.formula")
    return text


def _day(text: str) -> date:
    return parse_date(_plain(text))


_FACTS: Mapping[str, Callable[[str], Any]] = {
    "card": _plain, "group": _plain, "beneficiary": read_yes, "beneficiary_from": _day, "beneficiary_to": _day,
}  # fmt: skip
