"""What a log tells a stranger, and what it keeps for itself."""

import logging
import os
from datetime import datetime, timedelta
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.machine import logs

OURS = logging.getLogger("chorus_desktop.services.example")


@pytest.fixture
def log(tmp_path, caplog):
    """Writes with the logger it is given, and returns the text of the log."""
    file = logs.start(tmp_path)

    def write(message, *args, logger=OURS, level=logging.INFO, **kwargs):
        logger.log(level, message, *args, **kwargs)
        caplog.clear()
        return file.read_text(encoding="utf-8")

    yield write
    logs.stop()


def test_numbers_and_words_of_the_code_are_kept(log):
    text = log("dossier %s of %s moved to revision %s in %.1f s", 12, "cloisirs-cherbourg", "r0003", 0.25)

    assert "INFO chorus_desktop.services.example dossier 12 of cloisirs-cherbourg moved to revision r0003 in 0.2 s" in text


class Status(StrEnum):
    ISSUED = "issued"


def test_states_are_words_of_the_code(log):
    assert "invoice is issued" in log("invoice is %s", Status.ISSUED)


@pytest.mark.parametrize(
    "typed",
    [
        "Le Goff",
        "Judo Club de la Baie",
        "tresorier@exemple.fr",
        "FR7630006000011234567890189",
        "12345678200010",
        12345678200010,
        "06 12 34 56 78",
        "/data/club/facture Le Goff.pdf",
        ("Le", "Goff"),
        {"name": "Le Goff"},
        ValueError("Le Goff"),
    ],
)
def test_what_was_typed_is_hidden(log, typed):
    text = log("read %s for %s", typed, 7)

    assert "read … for 7" in text
    assert "Goff" not in text


def test_a_hidden_number_spoils_nothing(log):
    assert "paid %d cents" in log("paid %d cents", 123456789012)


def test_named_facts_are_hidden_alike(log):
    assert "from … to page 3" in log("from %(who)s to page %(page)s", {"who": "Le Goff", "page": 3})


@given(st.text())
def test_a_text_is_shown_whole_or_not_at_all(typed):
    assert logs._shown(typed) in {typed, logs.HIDDEN}
    if any(sign.isupper() or sign.isspace() or sign in "@/" for sign in typed):
        assert logs._shown(typed) == logs.HIDDEN


def test_exceptions_are_told_without_their_words(log):
    def read(typed):
        raise ValueError(f"cannot read {typed}")

    try:
        read("Le Goff")
    except ValueError:
        text = log("could not read the form", level=logging.ERROR, exc_info=True)

    assert "builtins.ValueError" in text
    assert "test_logs.py:" in text
    assert "read" in text
    assert "Goff" not in text


def test_libraries_only_say_where_they_are(log):
    text = log("Cannot open /data/facture Le Goff.pdf", logger=logging.getLogger("library.reader"), level=logging.WARNING)

    assert "WARNING library.reader test_logs:" in text
    assert "Goff" not in text


def test_the_chatter_of_libraries_is_left_out(log):
    assert log("loaded plugin", logger=logging.getLogger("library.reader")) == ""


def test_an_object_is_no_message(log):
    assert "…" in log(ValueError("Le Goff"), level=logging.ERROR)


def test_a_note_is_kept(tmp_path, log, caplog):
    logs.note("draft not saved")
    caplog.clear()

    assert "WARNING chorus_desktop draft not saved" in (tmp_path / logs.FILE_NAME).read_text(encoding="utf-8")


def test_five_days_are_kept(tmp_path, log):
    file = tmp_path / logs.FILE_NAME
    for days in range(9, 0, -1):
        logs.stop()
        day = datetime.now() - timedelta(days=days)  # noqa: DTZ005 -- the handler counts in local days
        file.write_text("an older day\n", encoding="utf-8")
        os.utime(file, (day.timestamp(), day.timestamp()))
        logs.start(tmp_path)
        log("the first line of a new day")

    assert len(list(tmp_path.iterdir())) == logs.DAYS_KEPT
    assert "an older day" not in file.read_text(encoding="utf-8")


def test_starting_again_moves_the_log(tmp_path, log):
    (tmp_path / "other").mkdir()
    logs.start(tmp_path / "other")
    before = log("a line")

    assert "a line" not in before
    assert "a line" in (tmp_path / "other" / logs.FILE_NAME).read_text(encoding="utf-8")


def test_a_folder_that_refuses_is_said(tmp_path):
    with pytest.raises(Trouble, match="journal"):
        logs.start(tmp_path / "nowhere")
