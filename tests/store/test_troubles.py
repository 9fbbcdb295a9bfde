"""Errors of the disk and of SQLite, said once in French; faults of the program are not dressed up as the disk's."""

import errno
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from chorus_desktop.store.troubles import Damaged, said, trouble_of

PATH = Path("club") / "dossiers.chorus"


def sqlite_error(code):
    error = sqlite3.OperationalError("said by SQLite")
    error.sqlite_errorcode = code
    return error


CASES = [
    (sqlite_error(sqlite3.SQLITE_FULL), "Il n’y a plus de place"),
    (sqlite_error(sqlite3.SQLITE_BUSY_SNAPSHOT), "occupé par un autre programme"),
    (sqlite_error(sqlite3.SQLITE_LOCKED), "occupé par un autre programme"),
    (sqlite_error(sqlite3.SQLITE_READONLY_DIRECTORY), "n’a pas le droit d’écrire"),
    (sqlite_error(sqlite3.SQLITE_CANTOPEN), "n’a pas le droit d’écrire"),
    (sqlite_error(sqlite3.SQLITE_IOERR_WRITE), "Le disque ne répond pas"),
    (sqlite_error(sqlite3.SQLITE_CORRUPT_INDEX), "est abîmé"),
    (sqlite_error(sqlite3.SQLITE_NOTADB), "est abîmé"),
    (OSError(errno.ENOSPC, "x"), "Il n’y a plus de place"),
    (OSError(errno.EDQUOT, "x"), "Il n’y a plus de place"),
    (OSError(errno.EROFS, "x"), "n’a pas le droit d’écrire"),
    (PermissionError(errno.EACCES, "x"), "n’a pas le droit d’écrire"),
    (FileNotFoundError(errno.ENOENT, "x"), "introuvable"),
    (OSError(errno.EIO, "x"), "Le disque ne répond pas"),
]


@pytest.mark.parametrize(("error", "sentence"), CASES)
def test_an_error_becomes_a_sentence_and_what_to_do(error, sentence):
    trouble = trouble_of(error, PATH)

    assert sentence in trouble.sentence
    assert "club" in trouble.sentence or "dossiers.chorus" in trouble.sentence
    assert trouble.what_to_do.endswith(".")


def test_the_error_inside_sqlalchemy_s_is_the_one_that_speaks():
    wrapped = OperationalError("SELECT", {}, sqlite_error(sqlite3.SQLITE_FULL))

    with pytest.raises(Exception, match="plus de place") as raised, said(PATH):
        raise wrapped

    assert raised.value.__cause__ is wrapped


@pytest.mark.parametrize("fault", [sqlite_error(sqlite3.SQLITE_CONSTRAINT), sqlite3.ProgrammingError("other thread"), KeyError("x")])
def test_a_fault_of_the_program_stays_what_it_is(fault):
    with pytest.raises(type(fault)) as raised, said(PATH):
        raise fault

    assert raised.value is fault


def test_a_damaged_file_is_named():
    assert Damaged(PATH).path == PATH
