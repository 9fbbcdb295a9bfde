"""Attestations de présence: issued in one go from the sheet, signed by the image or by hand, issued again when the sheet has changed."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from chorus_desktop.documents.certificate import certificate_files, certificate_paper
from chorus_desktop.domain.attachment import Attachment
from chorus_desktop.domain.attendance import Child
from chorus_desktop.domain.blanks import blanks
from chorus_desktop.domain.certificate import CertificateSet, Grouping
from chorus_desktop.domain.dossier import Work, invoice_title
from chorus_desktop.domain.french import listing, plural
from chorus_desktop.domain.merging import ids_now
from chorus_desktop.domain.ordering import CertificateOrder, order_problems
from chorus_desktop.domain.paper_code import CERTIFICATE, paper_code
from chorus_desktop.domain.problems import Problem, error
from chorus_desktop.domain.reissuing import changes
from chorus_desktop.domain.shape import Record
from chorus_desktop.domain.trouble import Trouble
from chorus_desktop.services.attested import join_set, of_set, scans_of
from chorus_desktop.services.certificate_making import groups_of, made_of
from chorus_desktop.services.certificate_rows import SetRow, counted, days_in, set_rows
from chorus_desktop.services.certificates_before import before, keeping
from chorus_desktop.services.joining import sha256
from chorus_desktop.services.printable import set_problems
from chorus_desktop.services.scanned import assembled
from chorus_desktop.services.trash import restored
from chorus_desktop.services.views import Refused
from chorus_desktop.services.work import lay_out, of_invoice
from chorus_desktop.store import trash
from chorus_desktop.store.attachments import add_attachment, attachments
from chorus_desktop.store.certificates import add_certificates, certificates, free_code
from chorus_desktop.store.database import Store
from chorus_desktop.store.files import file_bytes
from chorus_desktop.store.invoices import invoice
from chorus_desktop.store.trash import TrashKind

ISSUED = "issued"
"""The kind of the attachment that is a set's own PDF, as it was issued."""

Told = Callable[[int, int, str], object]


class CertificatesView(Record):
    """What the page of the attestations shows.

    Attributes:
        title: of the dossier; ``invoice_title``: of the invoice that they prove, empty for none.
        numbered: that invoice has its number: its attachments do not change any more.
        order: what is proposed.
        groups: the choices of children; ``children``: id and name of each that the payer pays for.
        sensitive: names are hidden until asked for.
        has_image: the association keeps the image of a signature.
        sets: the last issued first.
    """

    title: str
    invoice_title: str
    numbered: bool
    order: CertificateOrder
    groups: tuple[tuple[str, str], ...]
    children: tuple[tuple[str, str], ...]
    sensitive: bool
    has_image: bool
    sets: tuple[SetRow, ...]


class Reckoned(Record):
    """What an order will give.

    Attributes:
        said: « 20 attestations, 240 présences »; empty while something is missing.
        words: of the list, or of the first child's attestation; ``named``: the child that they name, if any.
        left_out: names of those without any presence.
        replaces: codes of the sets that this one takes the place of; ``changes``: what is not the same, a sentence each.
        beside: codes of those on the same children that attest more than this one, and go on counting.
        blank: cells of past sessions of the period that say nothing yet, of the children it is about.
        problems: what is missing or wrong in the order.
    """

    said: str = ""
    words: str = ""
    named: str = ""
    left_out: tuple[str, ...] = ()
    replaces: str = ""
    beside: str = ""
    blank: int = 0
    changes: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def view(store: Store, dossier_id: str, invoice_id: str, today: date) -> CertificatesView:
    """The page as it is stored."""
    work = lay_out(store, dossier_id, invoice_id, today).work
    held = work.invoice
    first, last = (held.period_from, held.period_to) if held else (None, None)
    image = bool(work.association.signature)
    order = CertificateOrder(first=first, last=last, place=work.association.city, issued_on=today, by_image=image)
    children = [child for child in work.attendance.children if child.beneficiary]
    return CertificatesView(
        title=f"{work.procedure.scheme} {work.season.title}",
        invoice_title=invoice_title(held) if held else "",
        numbered=bool(invoice_id) and invoice(store, invoice_id).number is not None,
        order=order,
        groups=groups_of(work),
        children=tuple((child.id, child.name or "Enfant sans nom") for child in children),
        sensitive=work.procedure.invoice.sensitive,
        has_image=image,
        sets=set_rows(store, dossier_id, work),
    )


def reckon(store: Store, dossier_id: str, invoice_id: str, order: CertificateOrder, today: date) -> Reckoned:
    """What an order will give, before anything is issued."""
    problems = order_problems(order)
    if problems:
        return Reckoned(problems=tuple(problems))
    work = lay_out(store, dossier_id, invoice_id, today).work
    made, found = made_of(store, work, dossier_id, invoice_id, order, paper_code(CERTIFICATE, 0))
    if made is None:
        return Reckoned(problems=(error("children", "order.nobody"),), left_out=tuple(child.name for child in found.left_out))
    if problems := set_problems(made):
        return Reckoned(problems=tuple(problems))
    made = made if invoice_id else keeping(store, made, work)
    earlier = before(store, made, work)
    return Reckoned(
        said=f"{counted(made)}, {plural(days_in(made), 'présence')}",
        words=made.words[0],
        named="" if order.grouping is Grouping.COLLECTIVE else made.items[0].name,
        left_out=tuple(child.name for child in found.left_out),
        replaces=_codes(earlier.replaced),
        beside=_codes(earlier.beside),
        blank=_blank(work, made, found.left_out, today),
        changes=changes(_as_one(earlier.replaced), made, ids_now(work.attendance.children)) if earlier.replaced else (),
    )


def _blank(work: Work, made: CertificateSet, left_out: Sequence[Child], today: date) -> int:
    """Cells that attest nothing because nobody ticked them; where presences are stays, the sheet attests nothing at all."""
    if work.procedure.attendance.by == "stay":
        return 0
    ids = {item.child for item in made.items} | {child.id for child in left_out}
    asked = tuple(child for child in work.attendance.children if child.id in ids)
    return blanks(replace(work.attendance, children=asked), min(today, made.last), made.first).total()


def issue(
    store: Store, dossier_id: str, invoice_id: str, order: CertificateOrder, today: date, progress: Told
) -> tuple[str, Problem | None]:
    """Issue attestations: drawn in memory, then kept in one go; given up before the end, nothing is kept.

    Args:
        store: the open file.
        dossier_id: whose.
        invoice_id: the invoice that they prove; empty for none, or for that of the attestations that they take the place of.
        order: what is wanted.
        today: the day to reckon from.
        progress: told how far it is.

    Returns:
        The id of the set; and what she must know of its being joined to the invoice.

    Raises:
        Refused: something is missing in the order.
    """
    if problems := order_problems(order):
        raise Refused(tuple(problems))
    work = lay_out(store, dossier_id, invoice_id, today).work
    made, _ = made_of(store, work, dossier_id, invoice_id, order, free_code(store, CERTIFICATE))
    if made is None:
        raise Refused((error("children", "order.nobody"),))
    if problems := set_problems(made):
        raise Refused(tuple(problems))
    made = made if invoice_id else keeping(store, made, work)
    paper = certificate_paper(made, _images(store, made), progress)
    made = made.model_copy(update={"pages": paper.pages})
    progress(1, 1, "Enregistrement")
    with store.transaction():
        replaced = before(store, made, work).replaced
        made = add_certificates(store, made.model_copy(update={"replaces": tuple(other.id for other in replaced)}))
        kept = Attachment(kind=ISSUED, original_name=paper.name, size=len(paper.data), sha256=sha256(paper.data), pages=paper.pages)
        add_attachment(store, of_set(made.id), kept, paper.data)
        for other in replaced if made.invoice else ():
            unjoin(store, other, today)
        problem = join_set(store, made, paper.data, today) if made.invoice and not made.to_sign else None
        # Given up meanwhile, nothing of it is kept.
        progress(1, 1, "Enregistrement")
    return made.id, problem


def paper(store: Store, set_id: str) -> bytes:
    """The PDF of a set as it was issued."""
    own = next(item for item in attachments(store, of_set(set_id)) if item.kind == ISSUED)
    return file_bytes(store, own.sha256)


def signed(store: Store, dossier_id: str, set_id: str) -> bytes:
    """The pages of a set that have come back signed, in their order."""
    made = found_set(store, dossier_id, set_id)
    return assembled(store, scans_of(store, made), made.pages)


def files(store: Store, dossier_id: str, set_id: str, folder: Path, progress: Told) -> int:
    """Write the attestations of a set one file each into a folder; no file is named after a child.

    Returns:
        How many.

    Raises:
        Trouble: the disk is full, or the place cannot be written.
    """
    made, count = found_set(store, dossier_id, set_id), 0
    for each in certificate_files(made, _images(store, made), progress):
        count += 1
        try:
            (folder / each.name).write_bytes(each.data)
        except OSError as failure:
            raise Trouble(
                f"«\u00a0{each.name}\u00a0» n’a pas pu être écrit dans ce dossier.", "Choisissez un autre dossier, ou libérez de la place."
            ) from failure
    return count


def remove(store: Store, dossier_id: str, set_id: str, today: date) -> tuple[str, ...]:
    """Take a set away, with what it is of its invoice; it waits in the trash.

    Returns:
        The ids of the attachments that went with it, for ``put_back``.

    Raises:
        Trouble: it is joined to an invoice that has its number.
    """
    made = found_set(store, dossier_id, set_id)
    number = invoice(store, made.invoice).number if made.invoice else None
    if number is not None:
        raise Trouble(f"Ces attestations sont jointes à la facture {number}.", "Elles se gardent avec elle.")
    with store.transaction():
        gone = unjoin(store, made, today) if made.invoice else ()
        trash.trash(store, TrashKind.CERTIFICATES, set_id, today)
    return gone


def put_back(store: Store, set_id: str, attachment_ids: tuple[str, ...]) -> None:
    """Undo ``remove``.

    Raises:
        Trouble: the trash was emptied.
    """
    restored(store, TrashKind.CERTIFICATES, set_id)
    for attachment_id in attachment_ids:
        restored(store, TrashKind.ATTACHMENT, attachment_id)


def _codes(sets: Sequence[CertificateSet]) -> str:
    return listing([made.code.pretty() for made in sets])


def _as_one(sets: Sequence[CertificateSet]) -> CertificateSet:
    """Several sets as what they attest together, signed by whoever signs the last one."""
    together = {
        "first": min(made.first for made in sets),
        "last": max(made.last for made in sets),
        "items": tuple(item for made in sets for item in made.items),
        "words": tuple(words for made in sets for words in made.words),
    }
    return sets[-1].model_copy(update=together)


def found_set(store: Store, dossier_id: str, set_id: str) -> CertificateSet:
    """One set of a dossier.

    Raises:
        Trouble: it was taken away.
    """
    found = next((made for made in certificates(store, dossier_id) if made.id == set_id), None)
    if found is None:
        raise Trouble("Ces attestations ne sont plus là.", "Cherchez-les dans la corbeille, ou émettez-les de nouveau.")
    return found


def unjoin(store: Store, made: CertificateSet, today: date) -> tuple[str, ...]:
    """Take what a set is of its invoice away; the ids of the attachments that wait in the trash."""
    gone = [item.id for item in attachments(store, of_invoice(made.invoice)) if item.certificates == made.id]
    for attachment_id in gone:
        trash.trash(store, TrashKind.ATTACHMENT, attachment_id, today)
    return tuple(gone)


def _images(store: Store, made: CertificateSet) -> dict[str, bytes]:
    return {made.signature: file_bytes(store, made.signature)} if made.signature else {}
