"""Measures taken in turns, so that whatever else the machine does falls on all of them alike; and how they are written."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Figure:
    """What several rounds gave, in one unit."""

    values: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle of the rounds."""
        return median(self.values)

    def said(self, digits: int = 0) -> str:
        """Median, then smallest and largest: « 152 (140–190) »."""
        return f"{self.median:,.{digits}f} ({min(self.values):,.{digits}f}–{max(self.values):,.{digits}f})"

    def over(self, floor: "Figure") -> str:
        """How many times the floor: the median of the ratios of each round."""
        return f"{median(mine / bare for mine, bare in zip(self.values, floor.values, strict=True)):.1f}"


def in_turns(rounds: int, measures: Mapping[str, Callable[[], Mapping[str, float]]]) -> dict[str, dict[str, Figure]]:
    """Take each measure once a round, one after the other; a first round, which fills the caches of the disk, does not count.

    Args:
        rounds: how many count.
        measures: name → what takes it and gives its values by name.

    Returns:
        Name of the measure → name of the value → figure.
    """
    taken: dict[str, list[Mapping[str, float]]] = {name: [] for name in measures}
    for round_number in range(rounds + 1):
        for name, measure in measures.items():
            values = measure()
            if round_number:
                taken[name].append(values)
    return {name: {value: Figure(tuple(each[value] for each in runs)) for value in runs[0]} for name, runs in taken.items()}


def table(title: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown, as ``docs/performance.md`` holds it."""
    lines = [f"### {title}", "", f"| {' | '.join(heads)} |", f"|---{'|---:' * (len(heads) - 1)}|"]
    lines += [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([*lines, ""])
