"""The French that people meet: its apostrophes, its spaces, and a sentence for each problem."""

import ast
import importlib
import pkgutil
import re
import string

import chorus_desktop
from chorus_desktop.domain import problems
from tests.helpers.checkout import place, python_files, strings, tree
from tests.helpers.typography import data_files, loose

RAISED_BY = {"error", "warning", "Problem", "UnreadableError"}
CODE = re.compile(r"[a-z_]+\.[a-z_0-9]+")
STRAIGHT_APOSTROPHE = re.compile(r"(?<![\w'])(?:[cdjlmnst]|qu|jusqu|lorsqu|aujourd)'[a-zàâéèêëîïôûœæ]", re.IGNORECASE)


def raising_calls():
    """(place, code, names of the facts or None when some are unpacked) of each problem raised with a literal code."""
    for path in python_files("chorus_desktop"):
        for node in ast.walk(tree(path)):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in RAISED_BY):
                continue
            place_first = node.func.id in {"error", "warning"}  # whose path may look like a code: invoice.comment
            given = [*node.args[place_first:], *(keyword.value for keyword in node.keywords if keyword.arg == "code")]
            for value in given:
                if isinstance(value, ast.Constant) and isinstance(value.value, str) and CODE.fullmatch(value.value):
                    names = {keyword.arg for keyword in node.keywords}
                    yield place(path, node.lineno), value.value, None if None in names or node.func.id == "Problem" else names


def import_every_rule():
    for module in pkgutil.walk_packages(chorus_desktop.__path__, "chorus_desktop."):
        if module.name.split(".")[1] in {"domain", "pdf", "documents", "intake", "services"}:
            importlib.import_module(module.name)


def test_every_problem_has_its_sentence():
    import_every_rule()
    calls = [(where, code) for where, code, _ in raising_calls()]

    assert calls
    assert [(where, code) for where, code in calls if code not in problems.known_codes()] == []


def test_every_sentence_has_a_rule_that_says_it():
    import_every_rule()
    registered = {
        key
        for path in python_files("chorus_desktop")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "sentences"
        for argument in node.args
        if isinstance(argument, ast.Dict)
        for key in argument.keys
    }
    quoted = {
        node.value
        for path in python_files("chorus_desktop")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant) and node not in registered
    }

    assert problems.known_codes() - quoted == set()


def test_every_fact_that_a_sentence_quotes_is_given():
    """A missing fact is found only when the problem occurs, before the volunteer's eyes."""
    import_every_rule()
    templates = {code: problems._sentences[code] for code in problems.known_codes()}
    missing = []
    for where, code, facts in raising_calls():
        template = templates.get(code)
        if facts is None or not isinstance(template, str):
            continue
        wanted = {re.split(r"[.\[]", field)[0] for _, field, _, _ in string.Formatter().parse(template) if field}
        if wanted - facts:
            missing.append((where, code, wanted - facts))

    assert missing == []


def french():
    """(place, text) of what people may read: strings of the code, and resources."""
    for path in python_files("chorus_desktop"):
        for line, text in strings(path):
            yield place(path, line), text
    for path in data_files():
        for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if not text.lstrip().startswith("#"):
                yield place(path, number), text


def test_apostrophes_are_typographic():
    assert [(where, text) for where, text in french() if STRAIGHT_APOSTROPHE.search(text)] == []


def test_spaces_before_punctuation_do_not_break():
    """``make format`` mends them."""
    assert [(where, text) for where, text in french() if loose(text)] == []
