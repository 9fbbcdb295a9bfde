"""How a page gets into a PDF that is being made: copied from another, or drawn around a picture."""

from collections.abc import Sequence

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf

from chorus_desktop.domain.piece import PageUse
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.pdf.cleaning import A4
from chorus_desktop.pdf.photo import Picture
from chorus_desktop.pdf.writing import picture_stream

_MARGIN = 14.0
"""Points."""


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


def laid(whole: Pdf, picture: Picture) -> Object:
    """An A4 page, upright or lying as the picture is, that holds it as large as the margins allow."""
    width, height = sorted(A4, reverse=picture.width > picture.height)
    scale = min((width - 2 * _MARGIN) / picture.width, (height - 2 * _MARGIN) / picture.height)
    w, h = picture.width * scale, picture.height * scale
    image = picture_stream(whole, picture.jpeg, (picture.width, picture.height), grey=picture.grey)
    drawn = f"q {w:.2f} 0 0 {h:.2f} {(width - w) / 2:.2f} {(height - h) / 2:.2f} cm /Im Do Q\n"
    return whole.make_indirect(
        Dictionary(
            Type=Name.Page,
            MediaBox=Array([0, 0, width, height]),
            Resources=Dictionary(XObject=Dictionary(Im=image)),
            Contents=whole.make_stream(drawn.encode()),
        )
    )
