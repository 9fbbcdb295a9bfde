"""The offline guide: how to do things, the portal's words, the states of an invoice; found as one types, in any spelling."""

import re
from functools import lru_cache
from typing import Self

from pydantic import Field, model_validator

from chorus_desktop.domain.french import plain
from chorus_desktop.domain.portal import Checked
from chorus_desktop.domain.portal_status import PortalStatus, StatusFacts
from chorus_desktop.domain.procedure import Link
from chorus_desktop.domain.shape import Record

_WORD = re.compile(r"[^\W_]+")
_SMALL = frozenset((
    "a", "au", "aux", "avec", "c", "ce", "ces", "comment", "d", "dans", "de", "des", "du", "en", "est", "et", "faire", "il", "j", "je", "l", "la", "le", "les",
    "ma", "mes", "mon", "n", "ne", "on", "ou", "par", "pas", "pour", "qu", "que", "quel", "quelle", "qui", "s", "sa", "se", "ses", "son", "sur", "un", "une", "y",
))  # fmt: skip
"""Words that everything holds; looked for only when nothing else is typed."""
_SNIPPET = 110
_BEFORE = 18
_IN_TEXT = 4


class Entry(Record):
    """One article or one word of the guide.

    Attributes:
        key: pages open the guide on it; never shown.
        title: what it is about, in the portal's or the volunteer's words.
        aliases: other words that people look for.
        text: paragraphs.
        points: a list under them; ``steps`` are numbered.
        status: for a state of an invoice.
        links: official addresses, to copy or to open.
        see: keys of entries that go on from there.
        source: where it was read, when not where its section was.
    """

    key: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    title: str
    aliases: tuple[str, ...] = ()
    text: tuple[str, ...] = Field(min_length=1)
    points: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    status: StatusFacts | None = None
    links: tuple[Link, ...] = ()
    see: tuple[str, ...] = ()
    source: str = ""

    @property
    def lines(self) -> tuple[str, ...]:
        """All its sentences in reading order, without the title."""
        return (*self.text, *self.points, *self.steps)


class Section(Checked):
    """Entries that were read in the same places and are checked together."""

    entries: tuple[Entry, ...] = Field(min_length=1)


class Guide(Record):
    """The whole guide, in reading order."""

    sections: tuple[Section, ...]

    @model_validator(mode="after")
    def _keys_lead_somewhere(self) -> Self:
        keys = [entry.key for entry in self.entries]
        twice = sorted({key for key in keys if keys.count(key) > 1})
        lost = sorted({f"{entry.key} -> {key}" for entry in self.entries for key in entry.see if key not in keys or key == entry.key})
        if twice or lost:
            message = f"twice: {twice}, leads nowhere: {lost}"
            raise ValueError(message)
        return self

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every entry of every section."""
        return tuple(entry for section in self.sections for entry in section.entries)

    @property
    def statuses(self) -> tuple[PortalStatus, ...]:
        """Every state of « Factures émises » and of « Factures de travaux », in reading order."""
        return tuple(
            PortalStatus(key=entry.key, label=entry.title, meaning=entry.text[0], **dict(entry.status))
            for entry in self.entries
            if entry.status
        )

    def entry(self, key: str) -> Entry:
        """The entry of that key.

        Raises:
            KeyError: there is none (a test holds every key that a page or a form names to this).
        """
        for entry in self.entries:
            if entry.key == key:
                return entry
        raise KeyError(key)

    def section_of(self, key: str) -> Section:
        """The section that holds an entry.

        Raises:
            KeyError: no section does.
        """
        for section in self.sections:
            if any(entry.key == key for entry in section.entries):
                return section
        raise KeyError(key)


class Found(Record):
    """An entry that answers what was typed.

    Attributes:
        entry: the answer.
        snippet: its beginning, or the piece of its text that holds the words where its title does not.
    """

    entry: Entry
    snippet: str


def search(guide: Guide, typed: str) -> tuple[Found, ...]:
    """The entries that hold every typed word, or its beginning, the best first; all of them when nothing is typed.

    Capitals, accents, plural endings and small words (« le », « comment »…) make no difference. A title or an alias that is what was
    typed comes first, then titles and aliases that begin with it, titles, aliases, and at last the text.
    """
    every = _words(typed)
    wanted = tuple(_root(word) for word in every if word not in _SMALL) or every
    if not wanted:
        return tuple(Found(entry=entry, snippet=_cut(entry.text[0], 0)) for entry in guide.entries)
    ranked = [(rank, entry) for entry in guide.entries if (rank := _rank(entry, wanted, every)) is not None]
    ranked.sort(key=lambda pair: pair[0])
    return tuple(
        Found(entry=entry, snippet=_around(entry, wanted) if rank == _IN_TEXT else _cut(entry.text[0], 0)) for rank, entry in ranked
    )


def _rank(entry: Entry, wanted: tuple[str, ...], every: tuple[str, ...]) -> int | None:
    """0 for what was typed itself, ``_IN_TEXT`` for words of the text, None when a word is nowhere."""
    names = [_words(name) for name in (entry.title, *entry.aliases)]
    if every in names:
        return 0
    if any(" ".join(name).startswith(" ".join(every)) for name in names):
        return 1
    held: list[str] = []
    for rank, more in enumerate((names[:1], names[1:], [_words(line) for line in entry.lines]), start=2):
        held += (word for words in more for word in words)
        if all(any(word.startswith(root) for word in held) for root in wanted):
            return rank
    return None


def _around(entry: Entry, wanted: tuple[str, ...]) -> str:
    """The piece of text around the first typed word, of the line that holds most of them."""
    line = max(entry.lines, key=lambda each: sum(any(word.startswith(root) for word in _words(each)) for root in wanted))
    places = (match.start() for match in _WORD.finditer(line) if plain(match[0]).startswith(wanted))
    return _cut(line, next(places, 0))


def _cut(line: str, place: int) -> str:
    """A line around a place, short enough for a list, cut between words; little stands before the place, for a list may be narrow."""
    start = 0 if place <= _BEFORE else line.rfind(" ", 0, place - _BEFORE) + 1
    end = len(line) if len(line) - start <= _SNIPPET else line.rfind(" ", start, start + _SNIPPET)
    return f"{'… ' if start else ''}{line[start:end]}{' …' if end < len(line) else ''}"


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(plain(text)))


def _root(word: str) -> str:
    return word[:-1] if len(word) > 3 and word[-1] in "sx" else word
