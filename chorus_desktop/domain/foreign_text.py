"""What may stand in a text that somebody else wrote or will read: no character that hides, no address but https, no path of a computer."""

import re
import unicodedata

LONGEST = 10_000
"""Characters of one text: twenty pages of a notice."""

MOST_ROWS = 300
"""Entries of one list: more would be no procedure, and no page shows them."""

MOST_STARS = 4
LONGEST_MASK = 50
"""A form of number is tried against what is typed: few ``*``, or trying would never end."""

_SCHEME = re.compile(r"(?<![a-z0-9])(?!https://)[a-z][a-z0-9+.\-]*://", re.IGNORECASE)
_DIRECT = re.compile(r"(?<![a-z0-9])(?:file|javascript|vbscript|data|mailto|smb):(?=\S)", re.IGNORECASE)
_PATH = re.compile(r"(?<![\w])[A-Za-z]:\\|\\\\\w|(?:^|[\s(«\"'])(?:~|\.\.?)?/(?:[\w.\-]+/)+|(?:^|[\s/\\])\.\.[/\\]")
_HTTPS = re.compile(r"https://[A-Za-z0-9.\-]+(?::\d+)?(?:[/?#][^\s]*)?")


def fault(text: str) -> str:
    """Which rule a text breaks: ``control``, ``link``, ``path``, ``long``; empty when it may stand."""
    if len(text) > LONGEST:
        return "long"
    if any(_hides(sign) for sign in text):
        return "control"
    if _SCHEME.search(text) or _DIRECT.search(text):
        return "link"
    return "path" if _PATH.search(text) else ""


def is_https(url: str) -> bool:
    """Whether an address is https, its host written in plain letters and nobody's name before it."""
    return _HTTPS.fullmatch(url) is not None


def mask_fault(mask: str) -> bool:
    """Whether a form of number has too many ``*``, two of them side by side, or is longer than a number."""
    return len(mask) > LONGEST_MASK or mask.count("*") > MOST_STARS or "**" in mask


def _hides(sign: str) -> bool:
    """Whether a sign is not seen, or turns the reading order of its neighbours; ends of lines and tabs may stand."""
    return sign not in "\n\t" and unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"} and sign != "\u00ad"
