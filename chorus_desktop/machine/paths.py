"""Where the program keeps its files on this computer."""

from dataclasses import dataclass
from pathlib import Path

import platformdirs

from chorus_desktop.domain.trouble import Trouble

APP = "chorus-desktop"
DATA_NAME = "dossiers.chorus"
PRACTICE_NAME = "exercice.chorus"
OWNER_ONLY = 0o700
"""The files name people and hold bank details: on a shared computer, other accounts do not read them."""


@dataclass(frozen=True)
class Places:
    """Every place that one run of the program writes to.

    Attributes:
        data_file: the one file that holds everything.
        backups: folder of the daily copies of it.
        logs: folder of the log and of the crash reports.
    """

    data_file: Path
    backups: Path
    logs: Path


def of_user() -> Places:
    """The places of the user's own data, in the folders that her system means for it."""
    data = platformdirs.user_data_path(APP, appauthor=False)
    return Places(
        data_file=(data / DATA_NAME).resolve(),
        backups=data / "sauvegardes",
        logs=platformdirs.user_log_path(APP, appauthor=False),
    )


def beside(data_file: Path) -> Places:
    """The places that go with another data file (``--data FILE``): all of them beside it, named after it.

    A link leads to the file itself: whichever way it is named, it is one file, with one lock and one folder of backups.
    """
    file = data_file.resolve()
    return Places(
        data_file=file,
        backups=file.with_name(f"{file.stem}-sauvegardes"),
        logs=file.with_name(f"{file.stem}-journaux"),
    )


def of_practice(own: Places) -> Places:
    """The places of the practice file, beside the user's own."""
    return beside(own.data_file.with_name(PRACTICE_NAME))


def deposits(places: Places, own: Places) -> Path:
    """The folder where deposit folders are written when she has chosen none.

    Her own dossiers go to her documents, where she looks for files. What belongs to another data file (a practice file, a
    copy that she opened, ``--data``) stays beside that file, so that nobody deposits an example.

    Args:
        places: those of the data file that is open.
        own: those that the program was started on.
    """
    if places == own == of_user():
        return platformdirs.user_documents_path() / "Chorus Desktop"
    return places.data_file.with_name(f"{places.data_file.stem}-depots")


def prepare(places: Places) -> None:
    """Make the folders that do not exist yet.

    Raises:
        Trouble: a folder can be neither made nor used.
    """
    for folder in (places.data_file.parent, places.backups, places.logs):
        try:
            folder.mkdir(mode=OWNER_ONLY, parents=True, exist_ok=True)
        except OSError as error:
            raise Trouble(
                f"Le dossier « {folder} » ne peut pas être créé.",
                "Vérifiez que le disque est branché, qu’il reste de la place et que vous avez le droit d’y écrire.",
            ) from error
