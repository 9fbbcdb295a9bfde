"""A PDF read back the way the portal reads it: on the first, last but one and last pages, each value beside its word."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pypdf import PdfReader

from chorus_desktop.pdf.reading import open_pdf, read_pages, survived

_REACH = 60
"""How many characters, none of them a figure, may stand between the word and its value."""


@dataclass(frozen=True)
class Expectation:
    """A value that must be found.

    Attributes:
        label: what it is, in French, as the volunteer calls it.
        words: the words beside which the portal looks for it; one is enough.
        values: the ways of writing it; one is enough.
    """

    label: str
    words: tuple[str, ...]
    values: tuple[str, ...]


def read_back(data: bytes, expectations: Sequence[Expectation]) -> tuple[Expectation, ...]:
    """The expectations that the pages read by the portal do not fulfil, in their order; none is what one hopes for.

    Raises:
        UnusableError: the PDF cannot be read at all.
    """
    return apart(portal_texts(open_pdf(data)), expectations)


def apart(texts: Iterable[str], expectations: Iterable[Expectation]) -> tuple[Expectation, ...]:
    """Those whose value stands on none of these pages right after one of its words."""
    plain = [_plain(text) for text in texts]
    return tuple(item for item in expectations if not any(_found(item, text) for text in plain))


def absent(texts: Iterable[str], expectations: Iterable[Expectation]) -> tuple[Expectation, ...]:
    """Those whose value stands nowhere on these pages, beside its word or not."""
    plain = [_plain(text) for text in texts]
    return tuple(item for item in expectations if not any(re.search(_whole(value), text) for value in item.values for text in plain))


def portal_texts(reader: PdfReader) -> tuple[str, ...]:
    """The text of each page that the portal reads.

    Raises:
        UnusableError: the PDF cannot be read.
    """
    return survived(lambda: tuple(reader.pages[page].extract_text() for page in read_pages(len(reader.pages))))


def _found(item: Expectation, text: str) -> bool:
    return any(re.search(_pattern(word, value), text) for word in item.words for value in item.values)


def _pattern(word: str, value: str) -> str:
    words = r"\s?".join(re.escape(part) for part in _plain(word).split(" "))
    return rf"(?<!\w){words}(?!\w)\D{{0,{_REACH}}}?{_whole(value)}"


def _whole(value: str) -> str:
    """The value and nothing longer: « 352,50 » is not found in « 1 352,50 » nor « FA-12 » in « FA-123 »."""
    compact = re.sub(r"\s", "", _plain(value))
    letters = r"\s?".join(re.escape(character) for character in compact)
    before, after = (r"(?<!\d\s)", r"|\s\d{3}(?!\d)") if re.fullmatch(r"[\d,.]+", compact) else ("", "")
    return rf"(?<![\w,./+-]){before}{letters}(?![\w/]|[,.]\d|-\w{after})"


def _plain(text: str) -> str:
    """Lower case, one kind of space and of apostrophe, everything on one line."""
    flat = unicodedata.normalize("NFKC", text).replace("’", "'").replace("\u2212", "-").casefold()
    return re.sub(r"\s+", " ", flat).strip()
