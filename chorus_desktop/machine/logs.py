"""The log: what the program did, by day, without anything that was typed.

It is meant to be sent to a stranger who helps. So a message is a sentence of the code with facts put in by ``%s``, and a
fact is shown only when it is a number or a word of the code (``deposited``, ``0003``): a name, an address, a bank
account or a file name becomes ``…``. An exception is told by its kind and its places in the code. Of what libraries log,
whose messages may quote a file, only the warnings are kept, as places in their code.
"""

import logging
import re
from enum import Enum
from logging.handlers import TimedRotatingFileHandler
from pathlib import Path

from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.machine.crash_report import told

FILE_NAME = "chorus-desktop.log"
DAYS_KEPT = 5
OURS = "chorus_desktop"
HIDDEN = "…"

_WORD_OF_THE_CODE = re.compile(r"(?!.*\d{9})[a-z0-9][a-z0-9_.:\-]{0,63}")
"""No capital, space, @ or / as in names, addresses and paths; no nine digits in a row as in a SIREN or an account."""


class _Impersonal(logging.Formatter):
    def __init__(self) -> None:
        super().__init__("{asctime} {levelname} {name} {message}", style="{")

    def format(self, record: logging.LogRecord) -> str:
        copy = logging.makeLogRecord(record.__dict__)
        copy.msg, copy.args = (_sentence(record) if _is_ours(record) else f"{record.module}:{record.lineno}"), None
        copy.exc_text = copy.stack_info = None
        copy.exc_info = None
        text = super().format(copy)
        error = record.exc_info[1] if record.exc_info else None
        return text if error is None else f"{text}\n{told(error)}"


def start(folder: Path, level: int = logging.INFO) -> Path:
    """Write the log of this run in ``folder``, one file a day, the last five days kept.

    Calling it again moves the log to the new folder.

    Returns:
        The file of today.

    Raises:
        Trouble: the file cannot be written.
    """
    try:
        # today's file and four older ones
        handler = TimedRotatingFileHandler(folder / FILE_NAME, when="midnight", backupCount=DAYS_KEPT - 1, encoding="utf-8")
    except OSError as error:
        raise Trouble(
            f"Le journal ne peut pas être écrit dans le dossier « {folder} ».",
            "Vérifiez que le disque n’est pas plein et que vous avez le droit d’y écrire.",
        ) from error
    handler.setFormatter(_Impersonal())
    handler.addFilter(lambda record: _is_ours(record) or record.levelno >= logging.WARNING)
    stop()
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(level)
    return folder / FILE_NAME


def stop() -> None:
    """Close the log, if one was started."""
    root = logging.getLogger()
    for handler in [handler for handler in root.handlers if isinstance(handler.formatter, _Impersonal)]:
        root.removeHandler(handler)
        handler.close()


def note(sentence: str) -> None:
    """Note a fact of the program's own life, where no module's logger would say more; constants of the code only."""
    logging.getLogger(OURS).warning(sentence)


def _is_ours(record: logging.LogRecord) -> bool:
    return record.name.partition(".")[0] == OURS


def _sentence(record: logging.LogRecord) -> str:
    if not isinstance(record.msg, str):
        return HIDDEN
    args = record.args
    shown = {name: _shown(value) for name, value in args.items()} if isinstance(args, dict) else tuple(map(_shown, args or ()))
    try:
        return record.msg % shown if args else record.msg
    except (TypeError, ValueError):  # a %d for what had to be hidden
        return record.msg


def _shown(value: object) -> object:
    if isinstance(value, Enum):
        value = value.value
    if value is None or isinstance(value, bool | float):
        return value
    if isinstance(value, int):
        return value if len(str(abs(value))) < 9 else HIDDEN
    return value if isinstance(value, str) and _WORD_OF_THE_CODE.fullmatch(value) else HIDDEN
