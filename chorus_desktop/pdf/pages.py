"""Pages copied from one PDF into another that is being made."""

from collections.abc import Sequence

from pikepdf import Dictionary, Name, Object, Page, Pdf

from chorus_desktop.domain.piece import PageUse
from chorus_desktop.domain.trouble import Trouble


def copied(whole: Pdf, source: Pdf, uses: Sequence[tuple[int, PageUse]]) -> dict[int, Object]:
    """The pages of one PDF that are used, by their place."""
    originals = list(source.pages)
    if any(use.page >= len(originals) for _, use in uses):
        raise Trouble("Ce PDF n’a plus toutes les pages qu’il avait.", "Retirez-le, puis ajoutez-le de nouveau.")
    wanted = list(dict.fromkeys(use.page for _, use in uses))
    if Name.OCProperties in source.Root:
        # Layers: without what the document says of them, a viewer shows those that it hides.
        before = len(whole.pages)
        whole.add_pages_from(source, wanted, forms="strip", outlines="ignore")
        copies: dict[int, Object] = {number: page.obj for number, page in zip(wanted, list(whole.pages)[before:], strict=True)}
    else:
        copies = {number: whole.copy_foreign(originals[number].obj) for number in wanted}
    pages, taken = dict[int, Object](), set[int]()
    for place, use in uses:
        page = copies[use.page]
        if use.page in taken:
            page = whole.make_indirect(Dictionary(dict(page.items())))
        taken.add(use.page)
        pages[place] = page
    # Turned at the end: a page used twice is copied as it was.
    for place, use in uses:
        if use.turn:
            Page(pages[place]).rotate(use.turn, relative=True)
    return pages
