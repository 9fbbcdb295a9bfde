"""« Attestation de présence »: one per child, per child and month, or a list of all; as one file with its bookmarks, or one file each."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from chorus_desktop.documents import kit
from chorus_desktop.documents.attended_table import place_children, place_sessions
from chorus_desktop.documents.blocks import Field, column_start, column_widths, fields, paragraphs, picture_line, prose
from chorus_desktop.documents.flow import Flow, Page
from chorus_desktop.documents.metadata import Metadata
from chorus_desktop.documents.ops import Box
from chorus_desktop.documents.paper import Foot, Paper, Sheet, paper
from chorus_desktop.documents.pictures import Picture, fitted
from chorus_desktop.documents.rows import Cell, Line, Row, gap, one_cell, text_lines
from chorus_desktop.documents.tags import Element
from chorus_desktop.documents.uninterrupted import uninterrupted
from chorus_desktop.domain.attesting import total
from chorus_desktop.domain.certificate import Attestation, CertificateSet, Grouping
from chorus_desktop.domain.french import long_date, month_year, period, plural

Told = Callable[[int, int, str], object]
"""Told how many attestations are done, of how many, and that in words; it may raise, and nothing more is drawn."""

_TITLE = "Attestation de présence"
_RATIO = 0.52


@dataclass(frozen=True)
class _Part:
    """One attestation laid out: its place in the tree, its pages, and what a bookmark calls it."""

    element: Element
    pages: list[Page]
    name: str


def certificate_paper(made: CertificateSet, images: Mapping[str, bytes], told: Told | None = None) -> Paper:
    """All the attestations of a set in one file, a bookmark at each.

    Args:
        made: the set; its words are printed as they are.
        images: the signature, by the SHA-256 that the set names; without it there is room to sign by hand.
        told: hears how far it is, and may stop it.

    Raises:
        Trouble: the signature is no image that can be read.
    """
    parts = _laid_out(made, images, told)
    root, pages, bookmarks = Element("Document"), list[Page](), list[tuple[str, int]]()
    for part in parts:
        root.children.append(part.element)
        bookmarks.append((part.name, len(pages)))
        pages += part.pages
    sheet = Sheet(root, Flow(kit.CODED, pages))
    title = _TITLE if len(parts) == 1 else "Attestations de présence"
    return paper(f"attestations-{made.code}.pdf", sheet, _foot(made), _metadata(made, title), bookmarks if len(parts) > 1 else ())


def certificate_files(made: CertificateSet, images: Mapping[str, bytes], told: Told | None = None) -> Iterator[Paper]:
    """The same attestations, one file each; no file is named after a child. Their pages keep the numbers they have in the set.

    Raises:
        Trouble: the signature is no image that can be read.
    """
    parts = _laid_out(made, images, None)
    count, before = sum(len(part.pages) for part in parts), 0
    for rank, part in enumerate(parts, start=1):
        sheet = Sheet(Element("Document", children=[part.element]), Flow(kit.CODED, part.pages))
        yield paper(f"attestation-{made.code}-{rank:03}.pdf", sheet, _foot(made, before, count), _metadata(made, _TITLE))
        before += len(part.pages)
        _tell(told, rank, len(parts))


def _laid_out(made: CertificateSet, images: Mapping[str, bytes], told: Told | None) -> list[_Part]:
    image = images.get(made.signature) if made.signature else None
    picture = fitted(image, kit.SIGNATURE_WIDTH, kit.SIGNATURE_HEIGHT) if image else None
    if made.grouping is Grouping.COLLECTIVE:
        return [_collective(made, picture)]
    parts = []
    with uninterrupted():
        for rank, (item, words) in enumerate(zip(made.items, made.words, strict=True), start=1):
            parts.append(_one(made, item, words, picture))
            _tell(told, rank, len(made.items))
    return parts


def _tell(told: Told | None, done: int, count: int) -> None:
    if told:
        told(done, count, f"{plural(done, 'attestation')} sur {count}")


def _one(made: CertificateSet, item: Attestation, words: str, picture: Picture | None) -> _Part:
    flow, part = Flow(kit.CODED), Element("Sect")
    who = [Field("Enfant", item.name, strong=True), Field(made.card_title or "Numéro", item.card), Field("Groupe", item.group)]
    _top(flow, part, made, words, who)
    end = Element("Sect")
    closing = [_total(item, end), *_bottom(end, made, picture)]
    place_sessions(flow, part, item, follower=sum(row.height for row in closing))
    part.children.append(end)
    flow.together(closing)
    name = f"{item.name}, {month_year(item.first)}" if made.grouping is Grouping.CHILD_MONTH else item.name
    return _Part(part, flow.pages, name)


def _collective(made: CertificateSet, picture: Picture | None) -> _Part:
    flow, part = Flow(kit.CODED), Element("Sect")
    _top(flow, part, made, "\n".join(made.words), ())
    end = Element("Sect")
    closing = _bottom(end, made, picture)
    place_children(flow, part, made, follower=sum(row.height for row in closing))
    part.children.append(end)
    flow.together(closing)
    return _Part(part, flow.pages, _TITLE)


def _top(flow: Flow, part: Element, made: CertificateSet, words: str, who: Sequence[Field]) -> None:
    """Whose it is, what it is, for whom, in which words, about whom."""
    left, right = column_widths(_RATIO)
    siret = f"SIRET {made.siret.pretty()}" if made.siret else ""
    issuer = (*text_lines(made.association, kit.NAME, left, part.add("P")), *paragraphs([*made.address, siret], part, kit.TEXT, left))
    payer = fields([Field("Destinataire", made.recipient), Field("Dispositif", made.scheme)], part, right)
    flow.add(Row((Cell(0, issuer), Cell(column_start(_RATIO), payer)), below=kit.SECTION_GAP))
    flow.add(one_cell(*text_lines(_TITLE, kit.TITLE, kit.BODY_WIDTH, part.add("H1")), below=kit.BIG_GAP))
    for row in prose(words.split("\n"), part, kit.LETTER, after=kit.GAP):
        flow.add(row)
    if who:
        flow.space(kit.SMALL_GAP)
        flow.add(one_cell(*fields(who, part, kit.BODY_WIDTH, kit.LETTER)))
    flow.space(kit.BIG_GAP)


def _total(item: Attestation, end: Element) -> Row:
    return one_cell(*text_lines(f"Total\u00a0: {total([item])}", kit.TOTAL, kit.BODY_WIDTH, end.add("P"), "right"), above=kit.GAP)


def _bottom(end: Element, made: CertificateSet, picture: Picture | None) -> list[Row]:
    """Where, when, who; and the signature, or the place for it."""
    place = f"Fait à {made.place}, le {long_date(made.issued_on)}" if made.place else f"Le {long_date(made.issued_on)}"
    who = ", ".join(word for word in (made.signatory, made.quality) if word)
    _, room = column_widths()
    lines = (*paragraphs([place], end, kit.TEXT, room), *paragraphs([who], end, kit.TEXT.bold(), room), gap(kit.SMALL_GAP))
    lines += (picture_line(picture, f"Signature de {made.signatory}", end),) if picture else _to_sign(end, room)
    return [Row((Cell(column_start(), lines),), above=kit.SECTION_GAP)]


def _to_sign(end: Element, room: float) -> tuple[Line, ...]:
    label = text_lines("Signature", kit.SMALL.soft(), room, end.add("P"))
    height = kit.SIGNATURE_HEIGHT
    return (*label, gap(kit.HAIR), Line(height, (Box(y=-height, width=room, height=height, grey=kit.INK_SOFT),)))


def _foot(made: CertificateSet, before: int = 0, count: int = 0) -> Foot:
    whose = f"{made.association} \u00b7 SIRET {made.siret}" if made.siret else made.association
    return Foot(whose, _TITLE, practice=made.practice, code=made.code, before=before, count=count)


def _metadata(made: CertificateSet, title: str) -> Metadata:
    return Metadata(title, made.association, f"{made.code.pretty()}, {period(made.first, made.last)}", made.issued_on)
