"""Scans and photos dropped anywhere: the code of each page says to which sheet or attestations it belongs, in whichever dossier."""

from collections.abc import Callable, Sequence
from datetime import date

from chorus_desktop.domain.attachment import Attachment
from chorus_desktop.domain.certificate import CertificateSet
from chorus_desktop.domain.french import listing, plural
from chorus_desktop.domain.money import UnreadableError
from chorus_desktop.domain.paper_code import PaperCode, ScannedPage, scanned
from chorus_desktop.domain.problems import Problem, error, sentences
from chorus_desktop.domain.shape import Record
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.pdf.code_looks import Seen
from chorus_desktop.pdf.file_types import PICTURES, file_type
from chorus_desktop.pdf.page_codes import pages as pages_of
from chorus_desktop.pdf.page_codes import seen_in
from chorus_desktop.services import apart
from chorus_desktop.services.attested import replaced_by, settle
from chorus_desktop.services.coded_papers import CodedPaper, is_open, owner_of, pages_in, paper_of, said_of, whose
from chorus_desktop.services.joining import named, sha256
from chorus_desktop.services.scanned import SCAN, Brought, original
from chorus_desktop.store.attachments import add_attachment, attachments
from chorus_desktop.store.certificates import scan_codes
from chorus_desktop.store.database import Store

sentences(
    {
        "scan.unknown": "Aucun papier de ce fichier ne porte le code {paper}. Vérifiez-le, ou choisissez le papier dans la liste.",
        "scan.page": "Ces attestations ont {count} pages\u00a0: indiquez laquelle c’est (de 1 à {count}).",
        "scan.which": "Tapez le code qui est au pied de la page, ou choisissez le papier dans la liste.",
    }
)

Told = Callable[[int, int, str], object]


class Unplaced(Record):
    """A page on which no code was read: she says whose it is, or leaves it.

    Attributes:
        rank: of the page in its file, from 1.
        data: that page alone, as a PDF.
        said: « page 2 de scan.pdf : aucun code lu ».
    """

    name: str
    rank: int
    data: bytes
    said: str


class Filed(Record):
    """What became of scans.

    Attributes:
        done: what was filed, a sentence for each paper.
        refused: what was not, and why; or what was, and is of no use since other attestations count.
        unplaced: pages to be placed by hand.
        doubtful: files of attestations that never were on paper: they are filed once she says that they are ``signed``.
    """

    done: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    doubtful: tuple[Brought, ...] = ()


class _Part(Record):
    """Pages of one file that belong to one paper: their bytes, which page of the paper each is, how it lies, and whether none was printed."""

    paper: CodedPaper
    name: str
    extension: str
    data: bytes
    numbers: tuple[int, ...]
    turns: tuple[int, ...]
    drawn: bool = False


def file(store: Store, brought: Sequence[Brought], today: date, progress: Told) -> Filed:
    """Read the codes of every page, then file them all; given up before the end, nothing is kept.

    Args:
        store: the open file.
        brought: in their order.
        today: the day they come.
        progress: told how far it is.
    """
    parts, refused, unplaced = list[_Part](), list[str](), list[Unplaced]()
    doubtful = []
    for rank, each in enumerate(brought):
        progress(rank, len(brought), f"Lecture de «\u00a0{each.name}\u00a0»")
        try:
            data = original(each)
            _known(data)
            if known := scan_codes(store, sha256(data)):
                refused.append(f"«\u00a0{each.name}\u00a0» est déjà rangé\u00a0: {', '.join(code.pretty() for code in known)}.")
                continue
            found = _read(store, each, data, progress)
        except Trouble as trouble:
            refused.append(f"{named(trouble.sentence, each.name)} {trouble.what_to_do}")
            continue
        if not each.signed and any(part.drawn for part in found[0]):
            doubtful.append(each)
            continue
        parts += found[0]
        refused += found[1]
        unplaced += found[2]
    progress(len(brought), len(brought), "Rangement")
    with store.transaction():
        done, twice = _keep(store, parts, today)
        # Given up meanwhile, nothing of it is kept.
        progress(len(brought), len(brought), "Rangement")
    return Filed(done=done, refused=(*refused, *twice), unplaced=tuple(unplaced), doubtful=tuple(doubtful))


def place(store: Store, page: Unplaced, code: str, number: str, today: date) -> Filed | Problem:
    """File a page by the code that she typed or chose.

    Args:
        store: the open file.
        page: what no code was read on.
        code: as typed, or of the paper chosen in the list.
        number: which page of the paper it is, as typed; may be empty.
        today: the day it comes.

    Returns:
        What became of it, or the problem of what was typed.
    """
    if not code.strip():
        return error("code", "scan.which")
    whole = scanned(code)
    try:
        read = whole[0] if whole else ScannedPage(PaperCode(code), int(number) if number.strip().isdecimal() else 0)
    except UnreadableError as wrong:
        return error("code", wrong.code, **wrong.facts)
    paper = paper_of(store, read.code)
    if paper is None or not is_open(store, paper):
        return error("code", "scan.unknown", paper=read.code.pretty())
    count = pages_in(paper)
    rank = read.page or (1 if count == 1 else 0)
    if (isinstance(paper, CertificateSet) and rank == 0) or rank > count:
        return error("page", "scan.page", count=count)
    part = _Part(paper=paper, name=page.name, extension="pdf", data=page.data, numbers=(rank,), turns=(0,))
    done, twice = _keep(store, [part], today)
    return Filed(done=done, refused=twice)


def _read(store: Store, brought: Brought, data: bytes, told: Told) -> tuple[list[_Part], list[str], list[Unplaced]]:
    codes = apart.run(seen_in, data, told=lambda done, count, said: told(done, count, f"«\u00a0{brought.name}\u00a0»\u00a0: {said}"))
    groups: dict[PaperCode, list[tuple[int, Seen]]] = {}
    unplaced = []
    refused = []
    for rank, on_page in enumerate(codes):
        if not on_page:
            where = f"page {rank + 1} de " if len(codes) > 1 else ""
            said = f"{where}«\u00a0{brought.name}\u00a0»\u00a0: aucun code lu."
            unplaced.append(Unplaced(name=brought.name, rank=rank + 1, data=_pages(data, [rank]), said=said[:1].upper() + said[1:]))
        else:
            first = on_page[0]
            groups.setdefault(first.page.code, []).append((rank, first))
            others = dict.fromkeys(seen.page.code.pretty() for seen in on_page if seen.page.code != first.page.code)
            if others:
                refused.append(
                    f"Page {rank + 1} de «\u00a0{brought.name}\u00a0»\u00a0: deux papiers sont sur cette page. Elle est lue comme "
                    f"{first.page.code.pretty()}\u00a0; numérisez {listing(list(others))} à part."
                )
    parts = []
    for code, places in groups.items():
        paper = paper_of(store, code)
        if paper is not None and not is_open(store, paper):
            refused.append(
                f"«\u00a0{brought.name}\u00a0»\u00a0: le papier {code.pretty()} est d’un dossier qui est dans la corbeille. "
                "Remettez ce dossier, puis déposez le scan de nouveau."
            )
            continue
        if paper is None:
            refused.append(
                f"«\u00a0{brought.name}\u00a0»\u00a0: le code {code.pretty()} n’est d’aucun papier de ce fichier. "
                "Il a été imprimé ailleurs, ou ce papier a été supprimé."
            )
            continue
        count = pages_in(paper)
        numbers = tuple(seen.page.page if seen.page.page <= count else 0 for _, seen in places)
        turns = tuple(seen.turn for _, seen in places)
        # One paper alone: the very bytes that came. Several: each gets its own pages, and no name of another one's.
        whole = len(places) == len(codes)
        part = data if whole else _pages(data, [rank for rank, _ in places])
        drawn = isinstance(paper, CertificateSet) and paper.to_sign and any(seen.drawn for _, seen in places)
        extension = brought.extension if whole else "pdf"
        parts.append(_Part(paper=paper, name=brought.name, extension=extension, data=part, numbers=numbers, turns=turns, drawn=drawn))
    return parts, refused, unplaced


def _known(data: bytes) -> None:
    if file_type(data) not in PICTURES | {"pdf"}:
        raise Trouble("Ce fichier n’est ni un PDF ni une image.", "Donnez un PDF, ou une photo en JPEG ou en PNG.")


def _pages(data: bytes, wanted: Sequence[int]) -> bytes:
    return apart.run(pages_of, data, tuple(wanted))


def _keep(store: Store, parts: Sequence[_Part], today: date) -> tuple[tuple[str, ...], tuple[str, ...]]:
    counts: dict[PaperCode, int] = {}
    known: dict[PaperCode, CodedPaper] = {}
    refused = []
    with store.transaction():
        for part in parts:
            owner, paper = owner_of(part.paper), part.paper
            fingerprint = sha256(part.data)
            if any(item.sha256 == fingerprint for item in attachments(store, owner)):
                refused.append(f"«\u00a0{part.name}\u00a0» est déjà rangé\u00a0: {paper.code.pretty()}.")
                continue
            kept = Attachment(
                kind=SCAN,
                original_name=part.name,
                media_type="application/pdf" if part.extension == "pdf" else "application/octet-stream",
                extension=part.extension,
                size=len(part.data),
                sha256=fingerprint,
                pages=len(part.numbers),
                received_on=today,
                scanned=part.numbers,
                turned=part.turns,
            )
            add_attachment(store, owner, kept, part.data)
            counts[paper.code] = counts.get(paper.code, 0) + len(part.numbers)
            known[paper.code] = paper
        said = []
        for code, count in counts.items():
            paper = known[code]
            which = f"{said_of(store, paper)}{whose(store, paper)}"
            newer = replaced_by(store, paper) if isinstance(paper, CertificateSet) else None
            if newer is not None:
                stale = f"{which[:1].upper()}{which[1:]}\u00a0: elles ont été remplacées par {newer.code.pretty()}"
                refused.append(f"{stale}, et ne comptent plus. Faites signer celles-là\u00a0; ce scan reste rangé avec les anciennes.")
                continue
            rest = settle(store, paper, today) if isinstance(paper, CertificateSet) else ""
            said.append(f"{plural(count, 'page rangée', 'pages rangées')}\u00a0: {which}{rest}.")
    return tuple(said), tuple(refused)
