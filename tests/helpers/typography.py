"""French typography in the strings of the code and in the data: found by a house test, mended by ``make format``.

What is typed on a keyboard has plain spaces, and a screen or a paper then breaks its line before the colon, between a
guillemet and its word, or between an amount and its euro. The mended spaces are U+00A0, as the characters themselves.

    python -m tests.helpers.typography        mends every sentence of the checkout and names the files
"""

import ast
import io
import re
import sys
import tokenize
from pathlib import Path

from tests.helpers.checkout import ROOT, place, prose_constants, python_files, tree

NO_BREAK = "\u00a0"
LOOSE = re.compile(
    r"""(?:(?<=[a-zà-ÿ0-9»’)}\]%])|(?<=^)) (?=[:;?!](?:[\s"'\\]|$))|(?<=[A-ZÀ-Ý]) (?=[:;](?:[\s"'\\]|$))"""
    r"""|(?<=«) | (?=»)|(?<=[\d}]) (?=[€%](?!\())"""
)
"""A plain space that should not break; the quotes are those that end a string in the code."""

DATA = ("procedures", "portal", "help")


def loose(text: str) -> bool:
    """Whether a sentence has a space that should not break."""
    return LOOSE.search(text) is not None


def mended(text: str) -> str:
    """The same text with its loose spaces made unbreakable."""
    return LOOSE.sub(NO_BREAK, text)


def mended_code(path: Path) -> str:
    """The source of a Python file, its strings mended; comments and docstrings are for readers of the code."""
    source = path.read_text(encoding="utf-8")
    prose = {(node.lineno, node.col_offset) for node in prose_constants(path)}
    lines = source.splitlines(keepends=True)
    for token in reversed(list(tokenize.generate_tokens(io.StringIO(source).readline))):
        if not _is_string(token) or token.start in prose or _is_pattern(token):
            continue
        (first, start), (last, end) = token.start, token.end
        text = "".join(lines[first - 1 : last])
        stop = len(text) - len(lines[last - 1]) + end
        lines[first - 1 : last] = (text[:start] + mended(text[start:stop]) + text[stop:]).splitlines(keepends=True)
    return "".join(lines)


def data_files() -> list[Path]:
    """The data whose sentences people read."""
    return [path for folder in DATA for path in sorted((ROOT / "resources" / folder).glob("*.toml"))]


def main() -> None:
    """Mend every file in place."""
    for path in (*python_files("chorus_desktop"), *data_files()):
        before = path.read_text(encoding="utf-8")
        after = mended_code(path) if path.suffix == ".py" else "".join(map(_mended_line, before.splitlines(keepends=True)))
        if before != after:
            if path.suffix == ".py" and ast.dump(ast.parse(after)).replace("\\xa0", " ") != ast.dump(tree(path)).replace("\\xa0", " "):
                raise AssertionError(f"mending {place(path)} would change more than spaces")
            path.write_text(after, encoding="utf-8")
            sys.stdout.write(f"{place(path)}\n")


def _is_string(token: tokenize.TokenInfo) -> bool:
    return token.type == tokenize.STRING or tokenize.tok_name[token.type] == "FSTRING_MIDDLE"


def _is_pattern(token: tokenize.TokenInfo) -> bool:
    return token.string.lower().startswith(("r'", 'r"', "rb", "br", "b'", 'b"'))


def _mended_line(line: str) -> str:
    return line if line.lstrip().startswith("#") else mended(line)


if __name__ == "__main__":
    main()
