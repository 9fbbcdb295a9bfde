"""A PDF made as its recipe says from the files that came: joined, cut, turned, put in order, photos laid on A4 pages.

Meant to run apart: see ``services/apart``. The same recipe and files give the same bytes.
"""

import io
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager

from pikepdf import Array, Name, Object, OutlineItem, Pdf

from chorus_desktop.domain.piece import Recipe, photo_work
from chorus_desktop.domain.shape import Record
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.pdf.cleaning import Told, sound
from chorus_desktop.pdf.lighter import lighter
from chorus_desktop.pdf.pages import copied
from chorus_desktop.pdf.photo import PAGE_BUDGET
from chorus_desktop.pdf.photo_pages import photo_page
from chorus_desktop.pdf.writing import written

LEAST_BUDGET = 40_000
"""Bytes of a picture under which no sheet can be read any more."""

_ROOM = 2_000
"""Bytes that a page takes besides its picture, and more."""


class Built(Record):
    """What is ready to be deposited.

    Attributes:
        data: a PDF; above the limit only where even its pages turned into pictures would not fit.
        done: what was done to the files, one sentence each.
    """

    data: bytes
    pages: int
    done: tuple[str, ...] = ()


def build(
    recipe: Recipe,
    contents: tuple[bytes, ...],
    limit: int,
    told: Told | None = None,
) -> Built:
    """Make the PDF of a recipe.

    What could run or open something stays behind, as ``disarming`` says. Where several files meet, each has its bookmark,
    « Pièce 1 », never its name, which may be a child's.

    Args:
        recipe: one page at least.
        contents: the bytes of its sources, in their order; of one that opens with a password, what ``cleaning.opened`` gave.
        limit: bytes that the whole should not exceed.
        told: how far it is: pages made, pages in all, what is being done.

    Raises:
        Trouble: a source cannot be used, or has no such page; names it.
        ValueError: a recipe without a page.
    """
    if not recipe.pages:
        message = "a recipe without a page"
        raise ValueError(message)
    uses = [
        [(place, use) for place, use in enumerate(recipe.pages) if use.source == rank and not source.is_picture]
        for rank, source in enumerate(recipe.sources)
    ]
    pictures = [(place, use) for place, use in enumerate(recipe.pages) if recipe.sources[use.source].is_picture]
    done, pages = list[str](), dict[int, Object]()

    def tell(doing: str) -> None:
        if told is not None:
            told(len(pages), len(recipe.pages), doing)

    with Pdf.new() as whole, ExitStack() as open_until_written:
        for rank, mine in enumerate(uses):
            if mine:
                tell("Lecture des fichiers")
                with _naming(recipe, rank):
                    cleaned = sound(contents[rank])
                    source = open_until_written.enter_context(Pdf.open(io.BytesIO(cleaned.data)))
                    pages |= copied(whole, source, mine)
                done += cleaned.done
        left = limit - (len(_written(whole, pages, recipe)) if pages and pictures else 0)
        for place, use in pictures:
            tell("Mise en page des photos")
            with _naming(recipe, use.source):
                budget = max(LEAST_BUDGET, min(PAGE_BUDGET, left // len(pictures) - _ROOM))
                pages[place] = photo_page(whole, contents[use.source], use, budget, searchable=recipe.searchable)
        data = _written(whole, pages, recipe)
    if len(data) > limit:
        light = lighter(data, limit, lambda: tell("Allègement des images"))
        data, done = light.data, [*done, *light.done]
    return Built(data=data, pages=len(recipe.pages), done=tuple(dict.fromkeys((*photo_work(recipe), *done))))


@contextmanager
def _naming(recipe: Recipe, rank: int) -> Iterator[None]:
    """Where several files meet, say which one is in trouble."""
    try:
        yield
    except Trouble as trouble:
        if len(recipe.sources) == 1:
            raise
        said = trouble.sentence
        raise Trouble(f"«\u00a0{recipe.sources[rank].name}\u00a0»\u00a0: {said[0].lower()}{said[1:]}", trouble.what_to_do) from trouble


def _written(whole: Pdf, pages: Mapping[int, Object], recipe: Recipe) -> bytes:
    """The bytes of the pages made until now, in their order."""
    tree = whole.Root.Pages
    places = sorted(pages)
    for place in places:
        pages[place].Parent = tree
    # The list of pages that pikepdf offers costs more with each page that is in it already: 20 seconds for 10,000.
    tree.Kids, tree.Count = Array([pages[place] for place in places]), len(places)
    firsts: dict[int, Object] = {}
    for place in places:
        firsts.setdefault(recipe.pages[place].source, pages[place])
    with whole.open_outline() as outline:
        outline.root[:] = [
            OutlineItem(f"Pièce {rank}", Array([page, Name.Fit])) for rank, page in enumerate(firsts.values(), start=1) if len(firsts) > 1
        ]
    return written(whole, "Pièces jointes")
