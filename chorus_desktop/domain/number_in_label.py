"""Numbers of invoices found in the label of a transfer, in whatever way the payer's accountant wrote them."""

import re
from collections.abc import Iterable, Mapping

from chorus_desktop.domain.french import plain

_RUNS = re.compile(r"[a-z]+|[0-9]+")
_WORDS = re.compile(r"[a-z0-9]+")
_SHORTEST = 4
_MOST_JOINED = 4

Runs = tuple[str, ...]


class Numbers:
    """Some numbers, looked for in many labels.

    « FA2026-012 » is found in « FA 2026 12 », « fa2026/012 », « FA-2026-0012 » and « FA2026012 ».

    Args:
        numbers: key → number as it is printed.
    """

    def __init__(self, numbers: Mapping[str, str]) -> None:
        self._by_runs: dict[Runs, list[str]] = {}
        self._by_letters: dict[str, list[str]] = {}
        for key, number in numbers.items():
            whole = "".join(_WORDS.findall(plain(number)))
            if len(whole) >= _SHORTEST:
                self._by_runs.setdefault(_runs(number), []).append(key)
                self._by_letters.setdefault(whole, []).append(key)
        self._lengths = sorted({len(runs) for runs in self._by_runs}, reverse=True)

    def named_in(self, label: str) -> tuple[str, ...]:
        """The keys of the numbers that a label names; of two that begin alike, the longer one."""
        folded = plain(label)
        found = list(_RUNS.finditer(folded))
        runs = tuple(_bare(run[0]) for run in found)
        keys, rest, place = list[str](), folded, 0
        while place < len(runs):
            taken = next((length for length in self._lengths if runs[place : place + length] in self._by_runs), 0)
            if taken:
                keys += self._by_runs[runs[place : place + taken]]
                # Blanked, so that what it is written with is not read again as something shorter.
                first, last = found[place].start(), found[place + taken - 1].end()
                rest = f"{rest[:first]}{'.' * (last - first)}{rest[last:]}"
            place += taken or 1
        return tuple(dict.fromkeys([*keys, *self._joined_in(rest)]))

    def _joined_in(self, text: str) -> Iterable[str]:
        """Numbers written in one piece, or cut where they have no sign: « FA2026012 », « FA 2026012 »."""
        words = _WORDS.findall(text)
        for place in range(len(words)):
            for length in range(1, _MOST_JOINED + 1):
                yield from self._by_letters.get("".join(words[place : place + length]), ())


def has_letters(number: str) -> bool:
    """Whether a number has letters: « 2026-001 » is found in many a date, and says little."""
    return any(run.isalpha() for run in _runs(number))


def _runs(text: str) -> Runs:
    """The letters and the digits, zeros before a number left out."""
    return tuple(_bare(run) for run in _RUNS.findall(plain(text)))


def _bare(run: str) -> str:
    return run.lstrip("0") or "0" if run[0].isdecimal() else run
