"""What reads files that anybody may have made runs in a process of its own: ``run`` there gives what the function itself would.

Only functions named in ``OPEN`` run there. Their arguments and results travel as JSON, checked on both sides against their
annotations.
"""

import importlib
import inspect
import json
from collections.abc import Callable, Sequence
from functools import cache, partial
from typing import Any, Protocol, TypeVar, get_type_hints

from pydantic import BaseModel, ConfigDict, TypeAdapter

from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.machine.apart import Apart, Death, DiedError, Limits, serve

T = TypeVar("T", covariant=True)
Told = Callable[[int, int, str], object]

OPEN = frozenset(
    {
        "chorus_desktop.intake.statements:read_file",
        "chorus_desktop.pdf.build:build",
        "chorus_desktop.pdf.cleaning:opened",
        "chorus_desktop.pdf.images:checked_picture",
        "chorus_desktop.pdf.page_codes:pages",
        "chorus_desktop.pdf.page_codes:seen_in",
        "chorus_desktop.pdf.first_pages:first_pages",
        "chorus_desktop.pdf.page_texts:page_texts",
        "chorus_desktop.pdf.portal_check:portal_check",
        "chorus_desktop.pdf.taking:taken",
        "chorus_desktop.pdf.thumbnails:page_count",
        "chorus_desktop.pdf.thumbnails:page_pictures",
        "chorus_desktop.pdf.thumbnails:photo_view",
        "chorus_desktop.pdf.thumbnails:thumbnails",
    }
)
"""``module:function`` of all that may run there."""

LIMITS = Limits()
_TIMES = 5
"""How often the bytes of the files stand in the other process while they travel and are opened."""
_VALUE, _TROUBLE, _FAILURE = b"V", b"T", b"F"
_BYTES = ConfigDict(ser_json_bytes="base64", val_json_bytes="base64", arbitrary_types_allowed=True)
_DEATHS = {
    Death.TIME: "Ce fichier demande trop de temps à lire\u00a0: la lecture a été arrêtée.",
    Death.MEMORY: "Ce fichier demande trop de mémoire à lire\u00a0: la lecture a été arrêtée.",
    Death.CRASH: "La lecture de ce fichier a échoué\u00a0: il est abîmé, ou il cherche à piéger le programme qui l’ouvre.",
}
_WHAT_TO_DO = "Rien n’est perdu. Numérisez-le de nouveau, ou imprimez-le en PDF, puis ajoutez ce nouveau fichier."


class Readable(Protocol[T]):
    """A function that may run apart."""

    __module__: str
    __qualname__: str

    def __call__(self, *args: Any, **more: Any) -> T: ...


@cache
def _other() -> Apart:
    return Apart()


def run(function: Readable[T], *args: Any, limits: Limits | None = None, told: Told | None = None) -> T:
    """What ``function(*args)`` gives, made in the other process.

    Args:
        function: one of ``OPEN``; its annotations say what travels. One that has a parameter ``told`` may say how far it is.
        args: its arguments, in their order.
        limits: what it may take.
        told: how far it is; what it raises gives the work up.

    Raises:
        Trouble: what the function raised; or the file brought the other process down, or would take too long, or too much memory.
    """
    name = f"{function.__module__}:{function.__qualname__}"
    adapters, result = _adapters(name)
    request = _joined([name.encode(), *(adapter.dump_json(arg) for adapter, arg in zip(adapters, args, strict=True))])
    listening = partial(_pass_on, told) if told is not None else None
    try:
        answer = _other().ask(request, limits or LIMITS, listening)
    except DiedError as died:
        raise Trouble(_DEATHS[died.why], _WHAT_TO_DO) from died
    kind, said = answer[:1], answer[1:]
    if kind == _VALUE:
        value: T = result.validate_json(said)
        return value
    if kind == _TROUBLE:
        raise Trouble(*json.loads(said))
    raise Trouble(_DEATHS[Death.CRASH], _WHAT_TO_DO)


def room_for(*contents: bytes) -> Limits:
    """What a work on these files may take: the files themselves, and as much beside them as is given to any."""
    return Limits(memory=LIMITS.memory + _TIMES * sum(map(len, contents)), seconds=LIMITS.seconds)


def _pass_on(told: Told, word: bytes) -> None:
    done, total, doing = json.loads(word)
    told(int(done), int(total), str(doing))


def serve_here() -> None:
    """Be the other process."""
    serve(_answer)


def _answer(request: bytes, tell: Callable[[bytes], object]) -> bytes:
    called, *texts = _parted(request)
    name = called.decode()
    if name not in OPEN:
        raise KeyError(name)
    function = _function(name)
    adapters, result = _adapters(name)
    args = [adapter.validate_json(text) for adapter, text in zip(adapters, texts, strict=True)]
    more = {"told": lambda *word: tell(json.dumps(word).encode())} if "told" in inspect.signature(function).parameters else {}
    try:
        return _VALUE + result.dump_json(function(*args, **more))
    except Trouble as trouble:
        return _TROUBLE + json.dumps([trouble.sentence, trouble.what_to_do]).encode()
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - a library that a file leads astray raises anything
        return _FAILURE


def _joined(parts: Sequence[bytes]) -> bytes:
    return b"".join(piece for part in parts for piece in (len(part).to_bytes(8), part))


def _parted(whole: bytes) -> list[bytes]:
    parts, place = [], 0
    while place < len(whole):
        length = int.from_bytes(whole[place : place + 8])
        parts.append(whole[place + 8 : place + 8 + length])
        place += 8 + length
    return parts


def _function(name: str) -> Readable[Any]:
    module, _, function = name.partition(":")
    found: Readable[Any] = getattr(importlib.import_module(module), function)
    return found


@cache
def _adapters(name: str) -> tuple[tuple[TypeAdapter[Any], ...], TypeAdapter[Any]]:
    function = _function(name)
    hints = get_type_hints(function)
    arguments = tuple(_adapter(hints[each]) for each in inspect.signature(function).parameters if each != "told")
    return arguments, _adapter(hints["return"])


def _adapter(hint: Any) -> TypeAdapter[Any]:
    own = isinstance(hint, type) and issubclass(hint, BaseModel)
    return TypeAdapter(hint, config=None if own else _BYTES)
