"""The one door to ``resources/``: procedures, portal rules, fonts, icons, styles, help.

The files are data shipped with the program, never written to. They stand in three places, tried in this order:

- a PyInstaller bundle unpacks them under ``sys._MEIPASS/resources``;
- a wheel carries them inside the package, as ``chorus_desktop/_resources`` (see ``force-include`` in pyproject.toml);
- a checkout has them beside the package.
"""

import sys
from functools import cache
from pathlib import Path


def path(*parts: str) -> Path:
    """The place of one resource on disk, for what only takes a file name (fonts, icons).

    Args:
        parts: the names from the root of the resources, such as ``"fonts", "LiberationSans-Regular.ttf"``.

    Raises:
        FileNotFoundError: no such file or folder is shipped. This is always a bug or a damaged installation.
    """
    found = _root().joinpath(*parts)
    if not found.exists():
        raise FileNotFoundError(f"no such resource: {'/'.join(parts)}")
    return found


def text(*parts: str) -> str:
    """The whole text of one resource, read as UTF-8.

    Raises:
        FileNotFoundError: no such resource.
    """
    return path(*parts).read_text(encoding="utf-8")


def bytes_of(*parts: str) -> bytes:
    """The whole content of one resource.

    Raises:
        FileNotFoundError: no such resource.
    """
    return path(*parts).read_bytes()


def names(folder: str, suffix: str) -> tuple[str, ...]:
    """The names of the files of one folder that end with ``suffix``, sorted.

    Args:
        folder: a folder of the resources, such as ``"procedures"``.
        suffix: with its dot, such as ``".toml"``.

    Raises:
        FileNotFoundError: no such folder.
    """
    return tuple(sorted(entry.name for entry in path(folder).iterdir() if entry.name.endswith(suffix)))


@cache
def _root() -> Path:
    package = Path(__file__).resolve().parent
    bundle = getattr(sys, "_MEIPASS", None)
    places = [package / "_resources", package.parent / "resources"]
    if bundle is not None:
        places.insert(0, Path(bundle) / "resources")
    return next((place for place in places if place.is_dir()), places[-1])
