"""How a joined file is made from what the volunteer brought: the files as they came, and what is done with each of their pages.

The files that came are never changed. What is deposited is made from them by a recipe, and made again from another recipe when
something is turned, cut, put in order, or taken back.
"""

from itertools import pairwise
from typing import Literal, NamedTuple

from chorus_desktop.domain.french import plural
from chorus_desktop.domain.shape import FileId, Record

Turn = Literal[0, 90, 180, 270]
"""Degrees, clockwise."""


class Corner(NamedTuple):
    """A point of a picture, from 0 to 1 of its width and height, from its top left."""

    x: float
    y: float


Corners = tuple[Corner, Corner, Corner, Corner]
"""Of a sheet in a photo: top left, top right, bottom right, bottom left, as one reads the sheet."""


class Source(Record):
    """A file as it came.

    Attributes:
        sha256: of the bytes that its pages are taken from.
        original: of the file as it came, where those bytes had to be made from it first: a password taken off, a text converted.
        name: its name then; shown to the volunteer, never sent (it may hold a child's name).
        size: in bytes, as it came.
        pages: how many pages, or pictures, it holds.
        is_picture: a photo or a scan as an image, rather than a PDF.
    """

    sha256: FileId
    name: str
    size: int
    pages: int = 1
    is_picture: bool = False
    original: FileId = ""

    @property
    def came_as(self) -> str:
        """SHA-256 of the file as it came."""
        return self.original or self.sha256


class PageUse(Record):
    """One page of what is deposited.

    Attributes:
        source: place of its file among the sources, from 0; ``page``: which of its pages, from 0.
        turn: added to what the file itself says.
        corners: where the sheet lies in a photo, once turned upright by what the camera says and before ``turn``;
            none takes the whole picture.
        clearer: whether the paper of a photo is made white and its ink dark.
    """

    source: int
    page: int
    turn: Turn = 0
    corners: Corners | None = None
    clearer: bool = False


class Recipe(Record):
    """How a PDF is made.

    Attributes:
        pages: in their order; a page left out is not deposited.
        searchable: whether the words of its photos are read and laid invisible under them, where a reader is installed.
    """

    sources: tuple[Source, ...] = ()
    pages: tuple[PageUse, ...] = ()
    searchable: bool = True

    @property
    def is_whole(self) -> bool:
        """Whether each page of its files is used, once."""
        used = [(page.source, page.page) for page in self.pages]
        return sorted(used) == [(rank, page) for rank, source in enumerate(self.sources) for page in range(source.pages)]

    @property
    def has_photos(self) -> bool:
        """Whether one of its pages is a photo or a scan as an image."""
        return any(self.sources[page.source].is_picture for page in self.pages)


def whole(source: Source) -> Recipe:
    """All the pages of one file, as they are; pictures made clearer."""
    return Recipe(sources=(source,), pages=tuple(PageUse(source=0, page=page, clearer=source.is_picture) for page in range(source.pages)))


def together(recipes: tuple[Recipe, ...]) -> Recipe:
    """Several recipes one after the other; a file that several use is there once. One whose words are not to be read decides for all."""
    sources, pages = list[Source](), list[PageUse]()
    places: dict[str, int] = {}
    for recipe in recipes:
        for source in recipe.sources:
            if source.sha256 not in places:
                places[source.sha256] = len(sources)
                sources.append(source)
        pages += [page.model_copy(update={"source": places[recipe.sources[page.source].sha256]}) for page in recipe.pages]
    return Recipe(sources=tuple(sources), pages=tuple(pages), searchable=all(recipe.searchable for recipe in recipes))


def only(recipe: Recipe, places: tuple[int, ...]) -> Recipe:
    """The pages at these places, in this order; the files that none of them needs are left out."""
    pages = [recipe.pages[place] for place in places]
    needed = [rank for rank in range(len(recipe.sources)) if any(page.source == rank for page in pages)]
    moved = {rank: place for place, rank in enumerate(needed)}
    return Recipe(
        sources=tuple(recipe.sources[rank] for rank in needed),
        pages=tuple(page.model_copy(update={"source": moved[page.source]}) for page in pages),
        searchable=recipe.searchable,
    )


def turned(recipe: Recipe, place: int, by: Turn) -> Recipe:
    """The recipe with one page turned further."""
    page = recipe.pages[place]
    turn: Turn = (page.turn + by) % 360  # type: ignore[assignment]  # multiples of 90
    return changed(recipe, place, page.model_copy(update={"turn": turn}))


def changed(recipe: Recipe, place: int, page: PageUse) -> Recipe:
    """The recipe with another use of one page."""
    pages = (*recipe.pages[:place], page, *recipe.pages[place + 1 :])
    return recipe.model_copy(update={"pages": pages})


def cut(recipe: Recipe, at: tuple[int, ...]) -> tuple[Recipe, ...]:
    """The recipe in several, in their order.

    Args:
        recipe: of one piece.
        at: places, from 1, of the pages that begin another piece; those that cut nothing are passed over.
    """
    edges = [0, *sorted({place for place in at if 0 < place < len(recipe.pages)}), len(recipe.pages)]
    return tuple(only(recipe, tuple(range(first, last))) for first, last in pairwise(edges))


def photo_work(recipe: Recipe) -> tuple[str, ...]:
    """What is done to the photos of a recipe, one sentence each."""
    found = sum(page.corners is not None for page in recipe.pages)
    clear = sum(page.clearer for page in recipe.pages)
    if found == clear == sum(page.corners is not None and page.clearer for page in recipe.pages):
        return (f"{plural(found, 'photo recadrée et éclaircie', 'photos recadrées et éclaircies')}.",) if found else ()
    said = [f"{plural(found, 'photo recadrée sur sa feuille', 'photos recadrées sur leur feuille')}."] if found else []
    return (*said, *([f"{plural(clear, 'photo éclaircie', 'photos éclaircies')}."] if clear else ()))
