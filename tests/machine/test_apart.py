"""The other process: it answers, tells how far it is, and is ended when it takes too much; the next request finds a new one."""

import os
import sys

import psutil
import pytest

from chorus_desktop.machine.apart import Apart, Death, DiedError, Limits

ANSWERS = """
import os
from select import select
from chorus_desktop.machine.apart import serve

held = []

def answer(body, tell):
    if body == b"sleep":
        select([], [], [], 60)
    if body == b"work":
        for rank in range(4):
            select([], [], [], 0.15)
            tell(b"%d" % rank)
    if body == b"eat":
        while True:
            held.append(bytearray(20_000_000))
            select([], [], [], 0.001)
    if body == b"die":
        os._exit(3)
    if body == b"raise":
        raise ValueError("a name")
    if body == b"print":
        print("not an answer", flush=True)
        os.write(1, b"nor this")
    return b"%d %s" % (os.getpid(), body)

serve(answer)
"""
SHORT = Limits(memory=400_000_000, seconds=1.0)


@pytest.fixture
def apart():
    other = Apart((sys.executable, "-c", ANSWERS))
    yield other
    other.close()


def pid_of(answer):
    return int(answer.split()[0])


def test_one_process_answers_one_request_after_the_other(apart):
    first, second = apart.ask(b"hello", SHORT), apart.ask(bytes(3_000_000), SHORT)

    assert first.endswith(b" hello")
    assert pid_of(first) == pid_of(second) != os.getpid()
    assert len(second) > 3_000_000


@pytest.mark.parametrize(("asked", "why"), [(b"sleep", Death.TIME), (b"eat", Death.MEMORY), (b"die", Death.CRASH), (b"raise", Death.CRASH)])
def test_what_takes_too_much_is_ended_and_the_next_request_is_answered(apart, asked, why):
    before = pid_of(apart.ask(b"hello", SHORT))

    with pytest.raises(DiedError) as died:
        apart.ask(asked, Limits(memory=400_000_000, seconds=1.0 if why is Death.TIME else 30.0))

    assert died.value.why is why
    assert pid_of(apart.ask(b"again", SHORT)) != before


def test_a_process_that_ended_meanwhile_is_replaced(apart):
    before = pid_of(apart.ask(b"hello", SHORT))
    gone = psutil.Process(before)
    gone.kill()
    psutil.wait_procs([gone], timeout=10)

    assert pid_of(apart.ask(b"hello", SHORT)) != before


def test_a_long_work_lives_as_long_as_it_tells_how_far_it_is(apart):
    told = []

    answer = apart.ask(b"work", Limits(seconds=0.5), told.append)

    assert (answer.endswith(b" work"), told) == (True, [b"0", b"1", b"2", b"3"])


def test_a_work_given_up_ends_the_process(apart):
    class GivenUpError(Exception):
        pass

    def told(word):
        raise GivenUpError

    before = pid_of(apart.ask(b"hello", SHORT))
    with pytest.raises(GivenUpError):
        apart.ask(b"work", SHORT, told)

    assert pid_of(apart.ask(b"again", SHORT)) != before


def test_what_a_library_prints_is_no_answer(apart):
    assert apart.ask(b"print", SHORT).endswith(b" print")
    assert apart.ask(b"hello", SHORT).endswith(b" hello")


@pytest.mark.parametrize(
    "code", ["import sys; sys.stdout.buffer.write(b'A' + b'\\xff' * 8)", "import sys; sys.stdout.buffer.write(b'A\\0\\0')", "pass"]
)
def test_an_answer_that_is_none_of_ours_is_a_crash(code):
    other = Apart((sys.executable, "-c", f"import sys; sys.stdin.buffer.read(9); {code}; sys.stdout.flush()"))

    with pytest.raises(DiedError) as died:
        other.ask(b"", Limits(seconds=20.0))

    assert died.value.why is Death.CRASH
