"""A record with rows as one flat mapping of typed texts, and back: ``steps.<row>.title``, ``seasons.<row>.windows.<row>.mask``.

The name of a list alone (``steps``) says that the form shows that list: without it its rows stay as they were. The order of
the texts is the order of the rows.
"""

from collections.abc import Mapping
from typing import Any, TypeVar

from chorus_desktop.domain.own_procedure import ROWS
from chorus_desktop.domain.reading import Reading, read, write
from chorus_desktop.domain.shape import Record

T = TypeVar("T", bound=Record)
Texts = Mapping[str, str]


def below(place: str, texts: Texts) -> dict[str, str]:
    """The texts under one path, their paths made relative."""
    prefix = f"{place}."
    return {path.removeprefix(prefix): text for path, text in texts.items() if path.startswith(prefix)}


def read_rows(model: type[T], typed: Texts, before: T) -> Reading[T]:
    """Read a form and the rows below it.

    Args:
        model: the object's class; its lists are those of ``ROWS``.
        typed: path → text, as in the inputs.
        before: the object as it was, for what the form does not show.
    """
    reading = read(model, {path: text for path, text in typed.items() if "." not in path}, before)
    unread, problems, lists = dict(reading.unread), list(reading.problems), dict[str, Any]()
    for name, row_model in ROWS.get(model, {}).items():
        if name not in typed:
            continue
        texts, known = below(name, typed), {row.id: row for row in getattr(before, name)}
        rows = []
        for row_id in dict.fromkeys(path.split(".")[0] for path in texts):
            row = read_rows(row_model, below(row_id, texts), known.get(row_id) or row_model.model_validate({"id": row_id}))
            rows.append(row.value)
            place = f"{name}.{row_id}"
            unread |= {f"{place}.{path}": text for path, text in row.unread.items()}
            problems += [problem.under(place) for problem in row.problems]
        lists[name] = tuple(rows)
    return Reading[T](value=reading.value.model_copy(update=lists), unread=unread, problems=tuple(problems))


def write_rows(value: Record, unread: Texts) -> dict[str, str]:
    """The texts that show an object and its rows, what could not be read put back as it was typed."""
    texts = write(value, {path: text for path, text in unread.items() if "." not in path})
    for name in ROWS.get(type(value), {}):
        texts[name] = ""
        for row in getattr(value, name):
            place = f"{name}.{row.id}"
            texts |= {f"{place}.{path}": text for path, text in write_rows(row, below(place, unread)).items()}
    return texts
