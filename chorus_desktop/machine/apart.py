"""A second process that reads what cannot be trusted: it has little memory and little time, and its death costs a sentence.

One is kept warm and serves one request after the other; it is ended, and another begun, as soon as a request passes a limit or
is given up. What travels between the two is plain bytes, never pickles: a file that took the other process over could
make this one run nothing.
"""

import atexit
import os
import queue
import struct
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from typing import IO

import psutil

VERB = "apart"
"""The hidden verb of the command line that serves."""

LARGEST_MESSAGE = 1_000_000_000
_HEAD = struct.Struct(">cQ")
_ANSWER, _TOLD, _ASKED = b"A", b"T", b"Q"
_STEP = 0.05

Told = Callable[[bytes], object]


class Death(StrEnum):
    """Why a request was not answered."""

    TIME = "time"
    MEMORY = "memory"
    CRASH = "crash"


class DiedError(Exception):
    """The other process is gone; says why."""

    def __init__(self, why: Death) -> None:
        """Keep why."""
        super().__init__(why.value)
        self.why = why


@dataclass(frozen=True)
class Limits:
    """What one request may take: bytes of memory, seconds without an answer or a word of progress."""

    memory: int = 1_200_000_000
    seconds: float = 60.0


class Apart:
    """The other process, begun when it is first asked for something.

    Args:
        command: what begins it; its standard input and output carry the messages.
    """

    def __init__(self, command: tuple[str, ...] = ()) -> None:
        self._command = command or _own_command()
        self._process: subprocess.Popen[bytes] | None = None
        self._messages: queue.SimpleQueue[tuple[bytes, bytes] | None] = queue.SimpleQueue()
        self._turn = threading.Lock()
        atexit.register(self.close)

    def ask(self, request: bytes, limits: Limits, told: Told | None = None) -> bytes:
        """Have a request answered.

        Args:
            request: in the words that both sides know.
            limits: what it may take.
            told: given each word of progress; what it raises ends the other process, and is raised here.

        Raises:
            DiedError: a limit was passed, or the other process ended by itself.
        """
        with self._turn:
            try:
                return self._answer(request, limits, told)
            except BaseException:
                self._end()
                raise

    def close(self) -> None:
        """End the other process, if there is one."""
        with self._turn:
            self._end()

    def _answer(self, request: bytes, limits: Limits, told: Told | None) -> bytes:
        process = self._running()
        watched = psutil.Process(process.pid)
        try:
            assert process.stdin is not None  # noqa: S101 - it was asked for
            send(process.stdin, _ASKED, request)
        except OSError as gone:
            raise DiedError(Death.CRASH) from gone
        waited = 0.0
        while waited < limits.seconds:
            try:
                message = self._messages.get(timeout=_STEP)
            except queue.Empty:
                waited += _STEP
                with suppress(psutil.Error):
                    if watched.memory_info().rss > limits.memory:
                        raise DiedError(Death.MEMORY) from None
                continue
            if message is None:
                raise DiedError(Death.CRASH)
            kind, body = message
            if kind == _ANSWER:
                return body
            waited = 0.0
            if told is not None:
                told(body)
        raise DiedError(Death.TIME)

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is None:
            return self._process
        self._end()
        flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
        # Its own words about what it reads may hold a name: nobody listens to them.
        process = subprocess.Popen(  # noqa: S603 - our own program
            self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, creationflags=flags
        )
        self._process, self._messages = process, queue.SimpleQueue()
        threading.Thread(target=_listen, args=(process, self._messages), name="chorus-apart", daemon=True).start()
        return process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()


def _own_command() -> tuple[str, ...]:
    return (sys.executable, VERB) if getattr(sys, "frozen", False) else (sys.executable, "-m", "chorus_desktop", VERB)


def _listen(process: subprocess.Popen[bytes], messages: "queue.SimpleQueue[tuple[bytes, bytes] | None]") -> None:
    assert process.stdout is not None  # noqa: S101 - it was asked for
    try:
        for message in received(process.stdout):
            messages.put(message)
    except (OSError, ValueError):
        pass
    messages.put(None)


def send(pipe: IO[bytes], kind: bytes, body: bytes) -> None:
    """Write one message."""
    pipe.write(_HEAD.pack(kind, len(body)))
    pipe.write(body)
    pipe.flush()


def received(pipe: IO[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """The messages of a pipe, until it is closed.

    Raises:
        ValueError: one is cut short, or absurdly long.
    """
    while head := _exactly(pipe, _HEAD.size):
        if len(head) != _HEAD.size:
            raise ValueError("a message cut short")
        kind, length = _HEAD.unpack(head)
        if length > LARGEST_MESSAGE:
            raise ValueError("a message that long is none of ours")
        body = _exactly(pipe, length)
        if len(body) != length:
            raise ValueError("a message cut short")
        yield kind, body


def _exactly(pipe: IO[bytes], count: int) -> bytes:
    parts, left = [], count
    while left and (part := pipe.read(left)):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def serve(answer: Callable[[bytes, Told], bytes]) -> None:
    """Answer requests until nobody asks any more: what the other process does.

    Args:
        answer: makes the answer to a request; it may tell how far it is.
    """
    _hold_memory(Limits.memory)
    asked = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    # What a library writes to the console must not be taken for an answer.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    for _, body in received(asked):
        send(answers, _ANSWER, answer(body, lambda word: send(answers, _TOLD, word)))


def _hold_memory(memory: int) -> None:
    with suppress(ImportError, OSError, ValueError):
        import resource

        # What is mapped, more than what is used: the asking side watches that.
        resource.setrlimit(resource.RLIMIT_AS, (3 * memory, 3 * memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
