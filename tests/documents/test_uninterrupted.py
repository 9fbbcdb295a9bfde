"""The search for abandoned cycles is put off, never left off."""

import gc

import pytest

from chorus_desktop.documents.uninterrupted import uninterrupted


@pytest.fixture(autouse=True)
def searching():
    """The window switches it off for good where it ran before."""
    was = gc.isenabled()
    gc.enable()
    yield
    if not was:
        gc.disable()


def interrupted():
    with uninterrupted():
        assert not gc.isenabled()
        with uninterrupted():
            pass
        assert not gc.isenabled(), "still inside the outer one"
        raise InterruptedError


def test_it_waits_and_goes_on_whatever_happened():
    with pytest.raises(InterruptedError):
        interrupted()

    assert gc.isenabled()


def test_who_had_switched_it_off_finds_it_off():
    gc.disable()

    with uninterrupted():
        pass

    assert not gc.isenabled()
