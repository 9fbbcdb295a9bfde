"""A file as a volunteer brings it, made ready for the portal: known by its content, opened, its pages laid out by a first recipe.

Meant to run apart: see ``services/apart``.
"""

import hashlib
from pathlib import PurePath

from chorus_desktop.domain.piece import PageUse, Recipe, Source, whole
from chorus_desktop.domain.shape import Record
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.pdf.build import build
from chorus_desktop.pdf.cleaning import UNLOCKED, Locked, Told, opened
from chorus_desktop.pdf.file_types import PICTURES, extension_of
from chorus_desktop.pdf.photo import seen


class Terms(Record):
    """What a file is made ready for.

    Attributes:
        limit: bytes that it should not exceed.
        extensions: what the portal takes.
        searchable: whether the words of photos are read, where a reader is installed.
    """

    limit: int
    extensions: tuple[str, ...]
    searchable: bool = False


class Taken(Record):
    """A file ready to be joined.

    Attributes:
        extension: of what will be deposited.
        data: what will be deposited, where something else than what came.
        working: a PDF without its password, from which the pages are taken; empty where they are taken from what came.
        recipe: how the PDF is made; none for a file passed on as it is.
        done: what was done to it, one sentence each.
    """

    extension: str
    data: bytes = b""
    working: bytes = b""
    recipe: Recipe | None = None
    done: tuple[str, ...] = ()


def taken(name: str, data: bytes, password: str, terms: Terms, told: Told | None = None) -> Taken | Locked:
    """Make a file ready to be joined.

    Args:
        name: as it was brought; kept, and never sent.
        data: as it came.
        password: as the volunteer typed it; empty for none.
        terms: what it is made ready for.
        told: how far it is.

    Raises:
        Trouble: it cannot be used; says why and what to do.
    """
    if not data:
        raise Trouble("Ce fichier est vide (zéro octet)\u00a0: le portail le refuse.", "Refaites la numérisation ou l’export.")
    written = PurePath(name).suffix.removeprefix(".").lower()
    kind = extension_of(data, written)
    if kind in PICTURES:
        return _picture(name, data, terms, told)
    if kind == "pdf":
        return _pdf(name, data, password, terms, told)
    _refuse(kind, terms.extensions)
    done = (f"Son nom disait «\u00a0.{written}\u00a0»\u00a0: c’est un fichier «\u00a0.{kind}\u00a0».",) if kind != written else ()
    return Taken(extension=kind, done=done)


def _picture(name: str, data: bytes, terms: Terms, told: Told | None) -> Taken:
    sheets = seen(data)
    source = Source(sha256=_fingerprint(data), name=name, size=len(data), pages=len(sheets), is_picture=True)
    pages = tuple(PageUse(source=0, page=rank, corners=sheet.corners, clearer=True) for rank, sheet in enumerate(sheets))
    recipe = Recipe(sources=(source,), pages=pages, searchable=terms.searchable)
    built = build(recipe, (data,), terms.limit, told)
    return Taken(extension="pdf", data=built.data, recipe=recipe, done=built.done)


def _pdf(name: str, data: bytes, password: str, terms: Terms, told: Told | None) -> Taken | Locked:
    cleaned = opened(data, password, told)
    if isinstance(cleaned, Locked):
        return cleaned
    working = cleaned.data if UNLOCKED in cleaned.done else b""
    source = Source(
        sha256=_fingerprint(working or data),
        name=name,
        size=len(data),
        pages=cleaned.pages,
        original=_fingerprint(data) if working else "",
    )
    recipe = whole(source)
    built = build(recipe, (working or data,), terms.limit, told)
    return Taken(extension="pdf", data=built.data, working=working, recipe=recipe, done=tuple(dict.fromkeys((*cleaned.done, *built.done))))


def _refuse(kind: str, extensions: tuple[str, ...]) -> None:
    if kind == "locked":
        raise Trouble(
            "Ce document est protégé par un mot de passe.",
            "Ouvrez-le, retirez son mot de passe, ou exportez-le en PDF, puis ajoutez ce PDF.",
        )
    if kind == "exe":
        raise Trouble("Ce fichier est un programme, ou se fait passer pour autre chose.", "Ne l’ouvrez pas, et ne le joignez pas.")
    if kind not in extensions:
        ending = f"les fichiers «\u00a0.{kind}\u00a0»" if kind else "un fichier sans extension"
        raise Trouble(
            f"Le portail n’accepte pas {ending}.", "Enregistrez-le en PDF avec le programme qui l’a produit, puis ajoutez ce PDF."
        )


def _fingerprint(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
