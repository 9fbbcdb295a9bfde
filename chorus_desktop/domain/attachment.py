"""Files joined to an invoice, as the portal wants them: named by its rules, weighed against its limits."""

from collections.abc import Sequence
from datetime import date

from chorus_desktop.domain.french import plural, size
from chorus_desktop.domain.piece import Recipe
from chorus_desktop.domain.portal import PortalLimits
from chorus_desktop.domain.problems import Problem, error, sentences
from chorus_desktop.domain.procedure import AttachmentRule, Procedure
from chorus_desktop.domain.references import InvoiceNumber
from chorus_desktop.domain.shape import Key, Record

sentences(
    {
        "attachment.missing": "Il manque\u00a0: {title}. {help}",
        "attachment.too_large": "«\u00a0{name}\u00a0» pèse {size}\u00a0: le portail accepte {limit} au plus par fichier. Numérisez-le en qualité plus basse.",
        "attachment.total": "Facture et pièces jointes pèsent {size}\u00a0: le portail accepte {limit} en tout.",
        "attachment.wanted": "Vos derniers changements aux pages de «\u00a0{name}\u00a0» ne sont pas encore dans son PDF. Ouvrez la page des pièces "
        "jointes\u00a0: ils y seront finis, ou corrigés avec «\u00a0Modifier\u00a0».",
        "attachment.extension": "«\u00a0{name}\u00a0»\u00a0: le portail n’accepte pas les fichiers {extension}. Enregistrez-le en PDF.",
        "attachment.empty": "«\u00a0{name}\u00a0» est vide (zéro octet)\u00a0: le portail le refuse.",
        "attachment.encrypted": "«\u00a0{name}\u00a0» s’ouvre avec un mot de passe. Enregistrez-le sans mot de passe, puis ajoutez ce nouveau fichier.",
    }
)


class Attachment(Record):
    """One file joined to an invoice.

    Attributes:
        id: identifier in the data file.
        kind: as the procedure names it (``attestation``), or ``other``.
        original_name: the file's name when it was added; shown, never sent (it may hold a child's name).
        media_type: ``application/pdf`` or ``image/jpeg``… of the stored bytes.
        size: bytes of what will be deposited.
        sha256: of what will be deposited; the bytes live in their own table.
        pages: page count of a PDF; 0 when unknown.
        certificates: id of the set of attestations that it is; empty for any other file.
        received_on: the day the scan of a sheet or of attestations came; none of any other file.
        turned: by how many degrees clockwise each page of such a scan is turned to stand upright.
        scanned: of a scan of a sheet or of attestations, which page of the paper each of its pages is; 0 where nobody knows.
        recipe: how it is made from the files that came; none for a file passed on as it is, or joined by an older version.
        done: what was done to it, one sentence each.
        wanted: how she last left its pages on the page that changes them, where they are not made that way yet.
    """

    id: Key = ""
    kind: str
    original_name: str
    media_type: str = "application/pdf"
    extension: str = "pdf"
    size: int
    sha256: str
    pages: int = 0
    certificates: Key = ""
    received_on: date | None = None
    scanned: tuple[int, ...] = ()
    turned: tuple[int, ...] = ()
    recipe: Recipe | None = None
    done: tuple[str, ...] = ()
    wanted: Recipe | None = None


def portal_names(attachments: Sequence[Attachment], procedure: Procedure, number: InvoiceNumber, limit: int) -> tuple[str, ...]:
    """The names under which attachments are deposited: ``PJ1-attestations-FA2026-012.pdf``, never a child's name.

    Args:
        attachments: in their order.
        procedure: gives the stem of each kind.
        number: the invoice's.
        limit: characters at most, extension included.
    """
    names = []
    for rank, attachment in enumerate(attachments, start=1):
        rule = procedure.attachment_rule(attachment.kind)
        stem = f"PJ{rank}-{rule.file_stem if rule else 'piece'}-{number.safe}"
        names.append(f"{stem[: limit - len(attachment.extension) - 1]}.{attachment.extension}")
    return tuple(names)


def joined_said(attachments: Sequence[Attachment], erased: int) -> str:
    """What is joined, in words: « 2 pièces jointes, 3 pages »; what was erased with the names of the children is said, never left out."""
    pages = sum(item.pages for item in attachments)
    said = [plural(len(attachments), "pièce jointe", "pièces jointes")] if attachments else []
    said += [plural(pages, "page")] if pages else []
    said += [plural(erased, "pièce effacée", "pièces effacées")] if erased else []
    return ", ".join(said) or "Rien à joindre"


def missing(rules: Sequence[AttachmentRule], attachments: Sequence[Attachment]) -> tuple[Problem, ...]:
    """What the payer demands and nobody joined yet."""
    kinds = {attachment.kind for attachment in attachments}
    return tuple(
        error("attachments", "attachment.missing", title=rule.title, help=rule.help)
        for rule in rules
        if rule.demand == "required" and rule.kind not in kinds
    )


def weigh(attachments: Sequence[Attachment], limits: PortalLimits, invoice_bytes: int = 0) -> tuple[Problem, ...]:
    """What the portal would refuse for its size or its type, and what is not made as it was wanted.

    Args:
        attachments: those joined.
        limits: the portal's.
        invoice_bytes: size of the invoice's own PDF, when known.
    """
    problems: list[Problem] = []
    for attachment in attachments:
        name = attachment.original_name
        if attachment.size == 0:
            problems.append(error("attachments", "attachment.empty", name=name))
        if attachment.wanted is not None:
            problems.append(error("attachments", "attachment.wanted", name=name))
        if attachment.size > limits.file_bytes:
            problems.append(
                error("attachments", "attachment.too_large", name=name, size=size(attachment.size), limit=size(limits.file_bytes))
            )
        if attachment.extension.lower() not in limits.extensions:
            problems.append(error("attachments", "attachment.extension", name=name, extension=attachment.extension))
    total = invoice_bytes + sum(attachment.size for attachment in attachments)
    if total > limits.total_bytes:
        problems.append(error("attachments", "attachment.total", size=size(total), limit=size(limits.total_bytes)))
    return tuple(problems)
