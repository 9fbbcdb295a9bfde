"""Search across everything: the words by which a text is found, what somebody typed, and where a text answers it.

Capitals, accents, dashes and spaces make no difference: « FA2026-012 » is found by ``fa2026012``, « 123 456 782 00010 » by
``12345678200010``, « 1 234,50 € » by ``1234.5``, « 05/02/2026 » by ``5/2``. Any word is found by its beginning.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from chorus_desktop.domain.french import plain

_GAP = "[ \u00a0\u202f]"
_ALONE = r"(?<![^\W_]){}(?![^\W_])"
_WORD = re.compile(r"[^\W_]+")
_FIGURE = re.compile("[0-9]")
_JOINED = re.compile(r"[^\W_]+(?:(?:[-–/.'’_°]|(?<=[0-9]),(?=[0-9]))[^\W_]+)+")
_GROUPS = re.compile(_ALONE.format(rf"[0-9]{{1,9}}(?:(?:{_GAP}|\.)[0-9]{{2,5}}){{1,5}}"))
_AMOUNT = re.compile(_ALONE.format(rf"(?:[0-9]{{1,3}}(?:(?:{_GAP}|\.)[0-9]{{3}})+|[0-9]+)[,.][0-9]{{1,2}}"))
_DAY = re.compile(_ALONE.format(r"(?:[0-9]{1,2}[/.-][0-9]{1,2}(?:[/.-](?:[0-9]{4}|[0-9]{2}))?|[0-9]{4}-[0-9]{2}-[0-9]{2})"))
_MIXED = re.compile(r"[0-9]+|[^\W\d_]+")
_CENTS = "c"
"""Between the euros and the cents of an amount, in its one word: ``1234c50``."""
_DAYS = "d"
"""Between the parts of a day: ``05d02d2026``."""
_SNIPPET = 120
_BEFORE = 40


class Piece(NamedTuple):
    """A stretch of a text, and the words by which it is found."""

    start: int
    end: int
    words: tuple[str, ...]


def pieces(text: str) -> tuple[Piece, ...]:
    """The stretches of a text that can be found; they overlap, as a number does with the groups it is written in."""
    found = [Piece(match.start(), match.end(), _words(match[0])) for match in _WORD.finditer(text)]
    for pattern, word_of in ((_JOINED, _compact), (_GROUPS, _compact), (_AMOUNT, _amount), (_DAY, _day)):
        found += (Piece(match.start(), match.end(), (word_of(match[0]),)) for match in pattern.finditer(text))
    return tuple(found)


def index_words(texts: Iterable[str]) -> tuple[str, ...]:
    """Every word by which some texts are found, once each."""
    return tuple({word: None for text in texts for word in _words_of(text)})


@lru_cache(maxsize=4096)
def _words_of(text: str) -> tuple[str, ...]:
    """The words of one text: names, places, days and states stand in thousands of invoices."""
    found = [word for run in _WORD.findall(text) for word in _words(run)]
    if not text.isalpha():
        found += map(_compact, _JOINED.findall(text))
    if _FIGURE.search(text):
        for pattern, word_of in ((_GROUPS, _compact), (_AMOUNT, _amount), (_DAY, _day)):
            found += map(word_of, pattern.findall(text))
    return tuple(found)


@lru_cache(maxsize=16_384)
def _words(run: str) -> tuple[str, ...]:
    """A run of letters and figures: itself, and where both stand in it, each part: ``fa2026`` is found by ``2026`` too."""
    words = []
    for word in _spelled(run):
        words.append(word)
        parts = _MIXED.findall(word)
        if len(parts) > 1:
            words += parts
    return tuple(words)


def _spelled(text: str) -> tuple[str, ...]:
    """The words of a text in plain letters; a sign that only stands for letters, as « ™ » does, is none."""
    return tuple(word for run in _WORD.findall(text) for word in _WORD.findall(plain(run)))


@lru_cache(maxsize=16_384)
def _compact(run: str) -> str:
    return "".join(_spelled(run))


def _amount(run: str) -> str:
    """The one word of an amount; « 392,5 » and « 392,50 » are the same."""
    whole, cents = _parted(run)
    return f"{whole}{_CENTS}{cents.ljust(2, '0')}"


def _parted(run: str) -> tuple[str, str]:
    *whole, cents = re.split("[,.]", re.sub(_GAP, "", run))
    return "".join(whole), cents


def _day(run: str) -> str:
    """The one word of a day: ``05d02d2026``, or ``05d02`` without its year."""
    parts = re.split("[/.-]", run)
    day, month, *year = reversed(parts) if len(parts[0]) == 4 else parts
    return _DAYS.join((day.zfill(2), month.zfill(2), *(each if len(each) == 4 else f"20{each}" for each in year)))


class Term(NamedTuple):
    """One thing asked for: a text answers it that holds a word beginning as one of ``begin``, or words beginning as each of ``every``.

    Attributes:
        begin: a word as it may be written in one piece: an amount, a day, a number without its spaces.
        every: the words it is typed in.
    """

    begin: tuple[str, ...]
    every: tuple[str, ...]


class Query(NamedTuple):
    """What was typed: a text must answer every term, or else hold ``whole``, all of it in one word (« fa 2026 012 »); empty for none."""

    terms: tuple[Term, ...]
    whole: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """The beginnings of words that answer some of it."""
        every = (word for term in self.terms for word in (*term.begin, *term.every))
        return tuple(dict.fromkeys((*every, *([self.whole] if self.whole else []))))

    def answered_by(self, words: Iterable[str]) -> bool:
        """Whether a text found by these words answers all of it."""
        held = tuple(words)

        def there(beginning: str) -> bool:
            return any(word.startswith(beginning) for word in held)

        def met(term: Term) -> bool:
            return any(map(there, term.begin)) or (bool(term.every) and all(map(there, term.every)))

        return bool(self.terms) and (all(map(met, self.terms)) or (bool(self.whole) and there(self.whole)))


def query(typed: str) -> Query:
    """What somebody asks for; no term where nothing was typed that could be found."""
    chunks = [chunk for chunk in typed.replace("€", " ").split() if _compact(chunk)]
    whole = "".join(map(_compact, chunks)) if len(chunks) > 1 else ""
    return Query(tuple(map(_term, _runs(chunks))), whole)


def _runs(chunks: list[str]) -> list[list[str]]:
    """Chunks, those that go on with a number beside those that began it: « 123 456 782 00010 », « 1 234,50 »."""
    runs: list[list[str]] = []
    for chunk in chunks:
        if runs and re.fullmatch("[0-9]+", runs[-1][-1]) and re.fullmatch("[0-9]{2,}(?:[,.][0-9]*)?", chunk):
            runs[-1].append(chunk)
        else:
            runs.append([chunk])
    return runs


def _term(run: list[str]) -> Term:
    every = tuple(word for chunk in run for word in _spelled(chunk))
    joined = "".join(run)
    exact = [*_as_amount(joined.lstrip("-")), *_as_day(joined)]
    begin = [_compact(joined)] if len(every) > 1 else []
    # The figures of an amount or of a day stand in any text; only together do they say it.
    return Term((*begin, *exact), () if exact and len(run) == 1 else every)


def _as_amount(typed: str) -> list[str]:
    if not re.fullmatch(r"[0-9]+(?:\.[0-9]{3})*[,.][0-9]{1,2}", typed):
        return []
    whole, cents = _parted(typed)
    return [f"{whole}{_CENTS}{cents}"]


def _as_day(typed: str) -> list[str]:
    """The beginnings of the word of a day that is being typed: « 5/1 » may become January or December, « 05/02/20 » 2020 or 2026."""
    if not _DAY.fullmatch(typed):
        return []
    begun = _day(typed)
    last = re.split("[/.-]", typed)[-1]
    return [begun] if len(last) == 4 or "-" in typed[:5] else [begun, f"{begun[: begun.rindex(_DAYS)]}{_DAYS}{last}"]


class Span(NamedTuple):
    """A stretch of a text to be shown in bold."""

    start: int
    end: int


def marks(text: str, asked: Query) -> tuple[Span, ...]:
    """Where a text answers, in its order, what touches made one."""
    wanted = asked.words
    hit = sorted((piece.start, piece.end) for piece in pieces(text) if any(word.startswith(wanted) for word in piece.words))
    spans: list[Span] = []
    for start, end in hit:
        if spans and start <= spans[-1].end:
            spans[-1] = Span(spans[-1].start, max(end, spans[-1].end))
        else:
            spans.append(Span(start, end))
    return tuple(spans)


def snippet(text: str, asked: Query) -> str:
    """A text on one line, short enough for a list: cut between words, around the first place that answers."""
    line = " ".join(text.split())
    spans = marks(line, asked)
    place = spans[0].start if spans else 0
    start = 0 if place <= _BEFORE else line.rfind(" ", 0, place - _BEFORE) + 1
    if len(line) - start <= _SNIPPET:
        return f"{'… ' if start else ''}{line[start:]}"
    end = max(line.rfind(" ", start + 1, start + _SNIPPET), place + 1)
    return f"{'… ' if start else ''}{line[start:end]} …"
