"""The search for abandoned cycles is put off, never left off."""

import gc

import pytest

from chorus_desktop.documents.uninterrupted import uninterrupted


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
    try:
        with uninterrupted():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
